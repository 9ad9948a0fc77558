"""Commands of `gate user` that say how a person signs in, who they are elsewhere, and who takes over from a leaver."""

import sys

import click

from gate.cli.entrance import REFUSED, as_option, council_option, desk_of, leaving, signed, tell
from gate.desk.keep_sign_ins import give_code, set_password, sign_in_ways, tie_email, untie
from gate.desk.keep_users import stand_as


@click.command()
@click.argument("who", metavar="PERSON")
@click.option("--stdin", "from_input", is_flag=True, help="Read the password from standard input, one line.")
@as_option
@council_option
@leaving(REFUSED)
def password(who: str, from_input: bool, person: str, council: str | None) -> None:
    """Give a person a password. It is asked for, or read from standard input, and never an argument.

    \b
    Example:
      gate user password sam --as ann
    """
    if from_input:
        chosen = sys.stdin.readline().rstrip("\r\n")
    else:
        chosen = click.prompt("New password", hide_input=True, confirmation_prompt="The same again", err=True)
    set_password(desk_of(council), who, signed(person), chosen)
    click.echo(f"{who} has a new password. Their sign-ins until now have ended.")


@click.command()
@click.argument("who", metavar="PERSON")
@as_option
@council_option
@leaving(REFUSED)
def code(who: str, person: str, council: str | None) -> None:
    """Make a code for a person's first sign-in: good once, for seven days, shown this once.

    \b
    Example:
      gate user code priya --as ann
    """
    made = give_code(desk_of(council), who, signed(person))
    click.echo(made)
    click.echo(f"Give it to {who} yourself. They open /sign-in/code, or type it after signing in elsewhere.", err=True)


@click.command("await")
@click.argument("who", metavar="PERSON")
@click.option("--provider", required=True, metavar="NAME", help="As gate.toml names it.")
@click.option("--email", required=True, metavar="ADDRESS", help="As the provider has it, and verified it.")
@as_option
@council_option
@leaving(REFUSED)
def await_(who: str, provider: str, email: str, person: str, council: str | None) -> None:
    """Let the first who signs in at a provider with a verified e-mail be this person.

    \b
    Example:
      gate user await priya --provider google --email priya@anytown.gov.uk --as ann
    """
    tie_email(desk_of(council), who, signed(person), provider=provider, email=email)
    click.echo(f"{who} is awaited as {email}.")


@click.command("untie")
@click.argument("who", metavar="PERSON")
@as_option
@council_option
@leaving(REFUSED)
def untie_(who: str, person: str, council: str | None) -> None:
    """Take every way to sign in from a person, and end their sign-ins.

    \b
    Example:
      gate user untie priya --as ann
    """
    gone = untie(desk_of(council), who, signed(person))
    click.echo(f"{who} can sign in no more ({gone} taken away).")


@click.command("is")
@click.argument("who", metavar="PERSON")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@as_option
@council_option
@leaving(REFUSED)
def is_(who: str, ids: tuple[str, ...], person: str, council: str | None) -> None:
    """Say which candidates or members a person is, by the ids in their lists; without an id, none.

    \b
    Example:
      gate user is jane dc.1234 --as ann
    """
    kept = stand_as(desk_of(council), who, signed(person), as_ids=ids)
    click.echo(f"{kept.name} is {', '.join(kept.stands_as) or 'no candidate or member'}.")


@click.command("sign-ins")
@as_option
@council_option
@leaving(REFUSED)
def sign_ins(person: str, council: str | None) -> None:
    """Show as JSON how everyone may sign in, without any secret.

    \b
    Example:
      gate user sign-ins --as ann
    """
    desk = desk_of(council)
    tell(
        [
            {
                "person": one.person_id,
                "password": one.password,
                "providers": [
                    {"provider": each.provider, "email": each.email or None, "signed_in_before": not each.waits}
                    for each in one.identities
                ],
            }
            for one in sign_in_ways(desk, signed(person))
        ]
    )


COMMANDS = (password, code, await_, untie_, is_, sign_ins)

"""Commands that let other systems ask: the bearer tokens of the API."""

import datetime as dt

import click

from calendars.civil_time import civil_day
from gate.cli.entrance import REFUSED, Day, as_option, council_option, desk_of, json_option, leaving, signed, tell
from gate.desk.keep_tokens import create_token, revoke_token, tokens
from gate.store.tokens import Token, Use

USES = click.Choice([str(use) for use in Use])


@click.group()
def token() -> None:
    """Bearer tokens with which a council's own systems ask the API.

    \b
    Example:
      gate token create website --account town-website --until 2027-12-31 --as ann
    """


@token.command()
@click.argument("name")
@click.option("--until", type=Day(), required=True, metavar="DAY", help="The last day on which it holds.")
@click.option("--account", default="", metavar="A", help="For this account only; else for all of the council.")
@click.option(
    "--may", "uses", type=USES, multiple=True, default=("check",), show_default=True, help="May be given again."
)
@as_option
@council_option
@json_option
@leaving(REFUSED)
def create(
    name: str, until: dt.date, account: str, uses: tuple[str, ...], person: str, council: str | None, as_json: bool
) -> None:
    """Make a token, and show it this once. Only a digest of it is kept.

    \b
    Example:
      gate token create website --account town-website --until 2027-12-31 --as ann
    """
    issued = create_token(
        desk_of(council), name, signed(person), until=until, account_id=account, uses=[Use(use) for use in uses]
    )
    if as_json:
        tell({**_facts(issued.token), "secret": issued.secret})
        return
    click.echo(issued.secret)
    click.echo(f"{_line(issued.token)} It is shown this once: keep it where passwords are kept.", err=True)


@token.command("list")
@council_option
@json_option
@leaving(REFUSED)
def list_(council: str | None, as_json: bool) -> None:
    """Every token that was made, and whether it still holds.

    \b
    Example:
      gate token list
    """
    found = tokens(desk_of(council))
    if as_json:
        tell([_facts(one) for one in found])
        return
    for one in found:
        click.echo(_line(one))
    if not found:
        click.echo("No token was made yet. Make one with ‘gate token create’.")


@token.command()
@click.argument("name")
@click.option("--reason", default="", metavar="TEXT", help="Why; it stands in the record.")
@as_option
@council_option
@json_option
@leaving(REFUSED)
def revoke(name: str, reason: str, person: str, council: str | None, as_json: bool) -> None:
    """Let a token be used no more, from now on.

    \b
    Example:
      gate token revoke website --as ann
    """
    gone = revoke_token(desk_of(council), name, signed(person), reason=reason)
    if as_json:
        tell(_facts(gone))
    else:
        click.echo(_line(gone))


def _facts(one: Token) -> dict[str, object]:
    return {
        "token": one.token_id,
        "name": one.name,
        "may": sorted(one.uses),
        "account": one.account_id or None,
        "by": one.created_by,
        "until": str(one.until),
        "revoked": one.revoked_at.isoformat() if one.revoked_at else None,
    }


def _line(one: Token) -> str:
    whose = one.account_id or "every account"
    ends = (
        f"revoked by {one.revoked_by}, on {civil_day(one.revoked_at):%-d %B %Y}"
        if one.revoked_at
        else f"until {one.until:%-d %B %Y}"
    )
    return f"{one.name}: may {' and '.join(sorted(one.uses))}, for {whose}, made by {one.created_by}, {ends}."


COMMANDS = (token,)

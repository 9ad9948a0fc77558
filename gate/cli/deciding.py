"""Commands with which a second person decides on a post, and with which it is said what became of it."""

import datetime as dt

import click

from gate.cli.entrance import reason_option, signed
from gate.cli.one_act import act_on, on_post
from gate.desk.override import override_findings
from gate.desk.send_back import send_back
from gate.desk.settle import settle_found, settle_not_found
from gate.desk.take_down import take_down
from gate.desk.withdraw import refuse_post
from gate.workflow.override import Advice, Ground


@click.command("return")
@on_post
@click.option("--note", "--reason", required=True, metavar="TEXT", help="What the author should change.")
def return_(post: str, person: str, council: str | None, as_json: bool, note: str) -> None:
    """Return a held post to its author with a note.

    \b
    Example:
      gate return 41 --as ann --note "Leave the name out and it may go"
    """
    act_on(council, as_json, post, lambda desk: send_back(desk, post, signed(person), note=note))


@click.command()
@on_post
@reason_option
def refuse(post: str, person: str, council: str | None, as_json: bool, reason: str) -> None:
    """Withdraw a post as an officer, with a note to its author.

    \b
    Example:
      gate refuse 41 --as ann --reason "Not before the election"
    """
    act_on(council, as_json, post, lambda desk: refuse_post(desk, post, signed(person), reason=reason))


@click.command()
@on_post
@click.option("--ground", type=click.Choice([str(ground) for ground in Ground]), required=True)
@reason_option
@click.option("--advice", metavar="WHO,DAY,TEXT", help="What a monitoring or returning officer advised.")
def override(
    post: str, person: str, council: str | None, as_json: bool, ground: str, reason: str, advice: str | None
) -> None:
    """Answer for what holds a post, on exactly the words it has now.

    \b
    Example:
      gate override 41 --as ann --ground mistaken-identity --reason "A different person, the librarian"
    """
    taken = _advice(advice)
    act_on(
        council,
        as_json,
        post,
        lambda desk: override_findings(desk, post, signed(person), ground=Ground(ground), reason=reason, advice=taken),
    )


def _advice(told: str | None) -> Advice | None:
    if told is None:
        return None
    who, day, text = (*(part.strip() for part in told.split(",", maxsplit=2)), "", "")[:3]
    try:
        return Advice(given_by=who, day=dt.date.fromisoformat(day), text=text)
    except ValueError as error:
        raise click.BadParameter(
            f"‘{told}’ is not WHO,DAY,TEXT, such as ‘Helen Marsh,2027-04-12,It is plain information’.",
            param_hint="--advice",
        ) from error


@click.command()
@on_post
@click.option("--found", metavar="ADDRESS", help="Where the post stands.")
@click.option("--not-found", is_flag=True, help="Somebody looked: it was not posted.")
def settle(post: str, person: str, council: str | None, as_json: bool, found: str | None, not_found: bool) -> None:
    """Say what became of a post that was handed over.

    \b
    Example:
      gate settle 41 --as sam --found https://www.facebook.com/ThornwickTownCouncil/posts/1
    """
    if bool(found) == not_found:
        raise click.UsageError("Give either --found ADDRESS or --not-found.")
    act_on(
        council,
        as_json,
        post,
        lambda desk: (
            settle_found(desk, post, signed(person), address=found)
            if found
            else settle_not_found(desk, post, signed(person))
        ),
    )


@click.command()
@on_post
@reason_option
def takedown(post: str, person: str, council: str | None, as_json: bool, reason: str) -> None:
    """Record that a published post was taken down.

    \b
    Example:
      gate takedown 41 --as ann --reason "Deleted on Facebook at the monitoring officer's request"
    """
    act_on(council, as_json, post, lambda desk: take_down(desk, post, signed(person), reason=reason))


COMMANDS = (return_, refuse, override, settle, takedown)

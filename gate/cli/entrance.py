"""What every command shares: its options, how it opens the desk, and how an error leaves."""

import datetime as dt
import functools
import getpass
import json
import sys
from collections.abc import Callable
from typing import Any, NoReturn, ParamSpec, TypeVar

import click

from calendars.civil_time import CivilTimeError, read_instant
from calendars.errors import ExplainedError
from gate.desk.desk import Desk, SignedIn
from gate.desk.opening import open_desk
from gate.workflow.override import NotPermittedError

HELD, REFUSED, USAGE, COULD_NOT = 1, 1, 2, 3

Params = ParamSpec("Params")
Result = TypeVar("Result")


class When(click.ParamType[dt.datetime]):
    """An instant as a person types it: London's clock unless it carries an offset."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:
        """The instant, in UTC."""
        if isinstance(value, dt.datetime):
            return value
        try:
            return read_instant(value)
        except CivilTimeError as error:
            self.fail(str(error), param, ctx)


class Day(click.ParamType[dt.date]):
    """A day as a person types it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"‘{value}’ is not a day. Write it as 2027-05-06.", param, ctx)


council_option = click.option("--council", metavar="C", help="Which council, where the database holds several.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON.")
as_option = click.option("--as", "person", metavar="PERSON", required=True, help="Who acts: the id of a person.")
maybe_as_option = click.option(
    "--as", "person", metavar="PERSON", default="shell", help="Who acts; else the entry names the shell's user alone."
)
reason_option = click.option("--reason", required=True, metavar="TEXT", help="Why; kept in the record.")
at_option = click.option("--at", type=When(), metavar="WHEN", help="London time unless it carries an offset.")
text_argument = click.argument("text", required=False)


def desk_of(council: str | None) -> Desk:
    """The desk of the council named, or of the only one there is."""
    return open_desk().choose(council)


def signed(person: str) -> SignedIn:
    """The person named with --as; the shell is trusted, and the entry names its user too."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "unknown"
    return SignedIn(person_id=person, system_user=user)


def words_of(text: str | None) -> str:
    """The text given, or standard input for `-`."""
    if text != "-":
        return text or ""
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape").removesuffix("\n")


def tell(facts: Any) -> None:
    """Print facts as JSON."""
    click.echo(json.dumps(facts, ensure_ascii=False, indent=1))


def tell_line(facts: Any) -> None:
    """Print facts as one line of JSON."""
    click.echo(json.dumps(facts, ensure_ascii=False))


def leave(error: ExplainedError, code: int) -> NoReturn:
    """Say what went wrong, and what to do, on standard error; leave with `code`."""
    if isinstance(error, NotPermittedError):
        for objection in error.objections:
            click.echo(objection, err=True)
    else:
        click.echo(str(error), err=True)
    raise SystemExit(code)


def leaving(code: int) -> Callable[[Callable[Params, Result]], Callable[Params, Result]]:
    """Make a command leave with `code` when an explained error ends it."""

    def wrap(command: Callable[Params, Result]) -> Callable[Params, Result]:
        @functools.wraps(command)
        def run(*args: Params.args, **kwargs: Params.kwargs) -> Result:
            try:
                return command(*args, **kwargs)
            except ExplainedError as error:
                leave(error, code)

        return run

    return wrap

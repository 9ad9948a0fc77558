"""Commands that set the gate up and keep it running."""

import signal
import threading
from pathlib import Path

import click

from calendars.errors import ExplainedError
from gate.cli.entrance import (
    COULD_NOT,
    REFUSED,
    as_option,
    council_option,
    desk_of,
    json_option,
    leave,
    leaving,
    signed,
    tell,
)
from gate.cli.printing import print_answer
from gate.desk.demonstration import make_demonstration
from gate.desk.enquiries import kept_calendar, people, place, reason_of, today
from gate.desk.halt import halt_everything, resume_everything
from gate.desk.opening import open_desk
from gate.desk.release import keep_releasing, release_all
from gate.desk.set_up import read_council_file, set_up_council
from gate.desk.telling import council_facts


@click.command()
@json_option
@leaving(COULD_NOT)
def demo(as_json: bool) -> None:
    """Fill an empty database with an invented council whose poll is running.

    \b
    Example:
      gate demo --json
    """
    desk = make_demonstration(open_desk())
    found = place(desk)
    if as_json:
        tell(council_facts(found, kept_calendar(desk), people(desk)))
        return
    click.echo(f"{found.council.name} is set up, and its election is running.")
    click.echo('Try: gate today; gate queue; gate check "Thanks to Cllr Okafor for opening the fair"')


@click.command()
@click.option("--from", "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
@leaving(COULD_NOT)
def setup(file: Path) -> None:
    """Set up a council from one TOML file.

    \b
    Example:
      gate setup --from council.toml
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise ExplainedError(
            f"The file cannot be read ({error.strerror}).", where=str(file), remedy="Nothing was set up."
        ) from error
    except UnicodeDecodeError as error:
        raise ExplainedError(
            "The file is not text.", where=str(file), remedy="Nothing was set up. Save it as UTF-8."
        ) from error
    desk = open_desk()
    council_id = set_up_council(desk, read_council_file(text, source=str(file)))
    chosen = desk.choose(council_id)
    click.echo(f"The council ‘{council_id}’ is set up. Does a pre-election period apply today?")
    print_answer(today(chosen), desk.reference.statutes)
    if not kept_calendar(chosen).polls:
        click.echo("Next: gate calendar add, then gate calendar confirm.")


@click.command()
@click.option("--watch", is_flag=True, help="Keep releasing what falls due, until stopped.")
@leaving(COULD_NOT)
def release(watch: bool) -> None:
    """Release what is due now, each after a fresh reading. Safe to run many at once.

    \b
    Example:
      gate release --watch
    """
    desk = open_desk()
    if watch:
        stop = threading.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: stop.set())
        keep_releasing(desk, wait=stop.wait)
        return
    done = release_all(desk)
    for one in done:
        click.echo(f"Post {one.post.post_id}: {one.note or reason_of(one.post)}")
    if not done:
        click.echo("Nothing is due." if desk.councils() else "Nothing is due: no council is set up here.")


@click.command()
@as_option
@council_option
@click.option("--reason", required=True, metavar="TEXT", help="Why; kept in the record.")
def halt(person: str, council: str | None, reason: str) -> None:
    """Stop everything: no post leaves until someone resumes.

    \b
    Example:
      gate halt --as sam --reason "The account may have been taken over"
    """
    try:
        stopped = halt_everything(desk_of(council), signed(person), reason=reason)
    except ExplainedError as error:
        leave(error, REFUSED)
    click.echo(f"Everything is stopped, by {stopped.by}: {stopped.why}")


@click.command()
@as_option
@council_option
def resume(person: str, council: str | None) -> None:
    """Go on, without sending what was missed.

    \b
    Example:
      gate resume --as ann
    """
    try:
        missed = resume_everything(desk_of(council), signed(person))
    except ExplainedError as error:
        leave(error, REFUSED)
    click.echo("The gate is open again.")
    for post in missed:
        click.echo(f"Post {post.post_id} did not go out. {reason_of(post)}.")


COMMANDS = (demo, setup, release, halt, resume)

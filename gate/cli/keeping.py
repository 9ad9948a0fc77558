"""Commands that keep the election calendar."""

import datetime as dt
from pathlib import Path

import click

from calendars.nation import Nation
from calendars.poll import PollKind, PollStatus
from gate.cli.asking import KINDS, NATIONS
from gate.cli.entrance import (
    COULD_NOT,
    Day,
    When,
    as_option,
    council_option,
    desk_of,
    json_option,
    leaving,
    signed,
    tell,
)
from gate.desk.dates_in_words import full_day
from gate.desk.desk import Desk, SignedIn
from gate.desk.exchange_calendar import calendar_as_csv, calendar_as_ics, import_calendar, preview_import
from gate.desk.keep_calendar import (
    Kept,
    add_polls,
    adopt_start,
    coming_ordinary_polls,
    confirm_calendar,
    declare_sensitive,
    move_poll,
    new_poll,
    record_notice,
    set_end,
    set_status,
)


@click.group()
def calendar() -> None:
    """Keep the election calendar.

    \b
    Example:
      gate calendar notice local.anytown.2027-05-06 2027-03-30 --as ann
    """


def _say(kept: Kept, as_json: bool) -> None:
    if as_json:
        tell(
            {
                "polls": [poll.poll_id for poll in kept.polls],
                "moved": [{"post": post.post_id, "state": str(post.state)} for post in kept.moved],
            }
        )
        return
    for poll in kept.polls:
        click.echo(f"{poll.poll_id}: {full_day(poll.polling_day)}, {poll.status}")
    for post in kept.moved:
        click.echo(
            f"Post {post.post_id} was read again and is now {post.state}{': ' + post.note if post.note else ''}."
        )


@calendar.command()
@click.argument("kind", type=KINDS)
@click.argument("nation", type=NATIONS)
@click.argument("poll_day", type=Day())
@as_option
@council_option
@json_option
@click.option("--area", "areas", multiple=True, metavar="A", help="An area of the poll; without it the council's own.")
@click.option(
    "--id", "poll_id", metavar="ID", help="As Democracy Club writes it; made from kind, area and day if left out."
)
@click.option("--title", default="", metavar="TEXT", help="What people call it.")
@click.option("--only-account", "accounts", multiple=True, metavar="X", help="For a by-election: only these accounts.")
@click.option("--from-writ", type=Day(), metavar="DAY", help="The day on which the writ is received.")
@leaving(COULD_NOT)
def add(
    kind: str,
    nation: str,
    poll_day: dt.date,
    person: str,
    council: str | None,
    as_json: bool,
    areas: tuple[str, ...],
    poll_id: str | None,
    title: str,
    accounts: tuple[str, ...],
    from_writ: dt.date | None,
) -> None:
    """Add a poll. Its days are computed; past the known bank holidays it is refused.

    \b
    Example:
      gate calendar add local england 2027-05-06 --area northmarch --as ann
    """
    desk = desk_of(council)
    poll = new_poll(
        desk,
        PollKind(kind),
        Nation(nation),
        poll_day,
        areas=areas,
        poll_id=poll_id,
        title=title,
        accounts=accounts,
        from_writ=from_writ,
    )
    _say(add_polls(desk, (poll,), signed(person)), as_json)


@calendar.command()
@click.argument("poll")
@as_option
@council_option
@json_option
@click.option("--day", type=Day(), help="Another polling day.")
@click.option("--status", type=click.Choice([str(status) for status in PollStatus]), help="What has become of it.")
@click.option("--adopt", type=Day(), metavar="DAY", help="The council's own earlier start; needs --reason.")
@click.option("--ends", type=When(), metavar="WHEN", help="When the period ends, instead of the close of poll.")
@click.option("--reason", default="", metavar="TEXT", help="Why; kept in the record.")
@leaving(COULD_NOT)
def amend(
    poll: str,
    person: str,
    council: str | None,
    as_json: bool,
    day: dt.date | None,
    status: str | None,
    adopt: dt.date | None,
    ends: dt.datetime | None,
    reason: str,
) -> None:
    """Change a poll: its day, its status, an adopted start, the end of its period.

    \b
    Example:
      gate calendar amend local.anytown.2027-05-06 --adopt 2027-03-22 --reason "Full Council, minute 14" --as ann
    """
    desk, by = desk_of(council), signed(person)
    if sum(change is not None for change in (day, status, adopt, ends)) != 1:
        raise click.UsageError("Give one of --day, --status, --adopt or --ends.")
    if day is not None:
        kept = move_poll(desk, poll, day, by, reason=reason)
    elif status is not None:
        kept = set_status(desk, poll, PollStatus(status), by, reason=reason)
    elif adopt is not None:
        kept = adopt_start(desk, poll, adopt, reason, by)
    else:
        kept = _end(desk, poll, ends, by, reason)
    _say(kept, as_json)


def _end(desk: Desk, poll: str, ends: dt.datetime | None, by: SignedIn, reason: str) -> Kept:
    if ends is None:
        raise click.UsageError("--ends needs a time.")
    return set_end(desk, poll, ends, by, reason=reason)


@calendar.command()
@click.argument("poll")
@click.argument("day", type=Day())
@as_option
@council_option
@json_option
@leaving(COULD_NOT)
def notice(poll: str, day: dt.date, person: str, council: str | None, as_json: bool) -> None:
    """Record the day on which the notice of election is, or will be, published. The queue is read again.

    \b
    Example:
      gate calendar notice local.anytown.2027-05-06 2027-03-30 --as ann
    """
    _say(record_notice(desk_of(council), poll, day, signed(person)), as_json)


@calendar.command()
@click.option("--until", type=Day(), required=True, metavar="DAY", help="You are sure of every day before it.")
@as_option
@council_option
@json_option
@leaving(COULD_NOT)
def confirm(until: dt.date, person: str, council: str | None, as_json: bool) -> None:
    """Confirm that no poll is missing up to a day. Without it, the answer is never a plain no.

    \b
    Example:
      gate calendar confirm --until 2027-06-30 --as ann
    """
    _say(confirm_calendar(desk_of(council), until, signed(person)), as_json)


@calendar.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@as_option
@council_option
@json_option
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@leaving(COULD_NOT)
def import_(file: Path, person: str, council: str | None, as_json: bool, dry_run: bool) -> None:
    """Add the polls of an iCalendar, CSV or EveryElection JSON file, all or none.

    \b
    Example:
      gate calendar import polls.ics --dry-run --as ann
    """
    desk = desk_of(council)
    if not dry_run:
        _say(import_calendar(desk, file, signed(person)), as_json)
        return
    difference = preview_import(desk, file)
    lines = [str(change) for change in (*difference.polls, *difference.periods)]
    if as_json:
        tell({"dry_run": True, "would_change": lines})
        return
    for line in lines or ["Nothing would change."]:
        click.echo(line)


@calendar.command()
@council_option
@click.option("--form", "--format", "form", type=click.Choice(["ics", "csv"]), default="ics", show_default=True)
@leaving(COULD_NOT)
def export(council: str | None, form: str) -> None:
    """Print the calendar's polls, steps and periods as iCalendar, or its polls as CSV that comes in again.

    \b
    Example:
      gate calendar export > elections.ics
      gate calendar export --form csv > elections.csv
    """
    desk = desk_of(council)
    click.echo(calendar_as_csv(desk) if form == "csv" else calendar_as_ics(desk), nl=False)


@calendar.command()
@council_option
@json_option
@leaving(COULD_NOT)
def ordinary(council: str | None, as_json: bool) -> None:
    """Offer the ordinary polling days of the coming years: a person says which of them are theirs.

    \b
    Example:
      gate calendar ordinary
    """
    offered = coming_ordinary_polls(desk_of(council))
    if as_json:
        tell([{"kind": str(one.kind), "day": str(one.polling_day), "note": one.note} for one in offered])
        return
    for one in offered:
        click.echo(f"{full_day(one.polling_day)}: {one.kind}{f' ({one.note})' if one.note else ''}")
    click.echo("Add yours with ‘gate calendar add’.")


@calendar.command()
@click.argument("period")
@click.argument("title")
@click.option("--starts", type=When(), required=True, metavar="WHEN", help="From when care is asked.")
@click.option("--ends", type=When(), required=True, metavar="WHEN", help="Until when, that instant not included.")
@click.option("--area", "areas", multiple=True, metavar="A", help="Where; without it everywhere.")
@click.option("--reason", required=True, metavar="TEXT", help="Who decided it, and why.")
@as_option
@council_option
@json_option
@leaving(COULD_NOT)
def declare(
    period: str,
    title: str,
    starts: dt.datetime,
    ends: dt.datetime,
    areas: tuple[str, ...],
    reason: str,
    person: str,
    council: str | None,
    as_json: bool,
) -> None:
    """Declare a sensitive period that no poll gives: mourning, a consultation, a case in court.

    \b
    Example:
      gate calendar declare mourning-2027 "National mourning" --starts 2027-07-01 --ends 2027-07-11 \\
          --reason "Letter of the Lord Chamberlain" --as ann
    """
    kept = declare_sensitive(
        desk_of(council), period, title, starts_at=starts, ends_at=ends, areas=areas, reason=reason, by=signed(person)
    )
    _say(kept, as_json)


COMMANDS = (calendar,)

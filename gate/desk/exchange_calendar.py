"""The calendar in from a file, all or none, and out as a feed."""

from pathlib import Path

from calendars.calendar_difference import CalendarDifference, compare_calendars
from calendars.errors import ExplainedError
from calendars.every_election import polls_from_every_election
from calendars.ics import polls_from_ics
from calendars.ics_feed import calendar_to_ics
from calendars.poll import Poll
from calendars.poll_csv import polls_from_csv, polls_to_csv
from gate.desk.desk import Desk, SignedIn
from gate.desk.keep_calendar import Kept, merge_polls
from gate.desk.situate import election_calendar, merged

MOST_BYTES = 5_000_000


class UnreadableFileError(ExplainedError):
    """A file that cannot be imported; nothing of it was."""


def import_calendar(desk: Desk, file: Path, by: SignedIn) -> Kept:
    """Add the polls of an iCalendar, CSV or EveryElection JSON file; a poll known already is brought up to date.

    Raises ExplainedError, with line and cure; then nothing was imported.
    """
    return merge_polls(desk, polls_of(desk, file), by)


def preview_import(desk: Desk, file: Path) -> CalendarDifference:
    """What importing the file would change, periods included. Changes nothing."""
    polls = polls_of(desk, file)
    with desk.look() as work:
        kept = work.calendar.current()
        after = merged(kept.polls, polls)
        return compare_calendars(election_calendar(desk, work), election_calendar(desk, work, polls=after))


def polls_of(desk: Desk, file: Path) -> tuple[Poll, ...]:
    """The polls that a file holds, by its ending. Where it names no area, the council's own.

    Raises UnreadableFileError, CalendarFeedError or another ExplainedError, with the place in the file.
    """
    with desk.look() as work:
        council = work.registers.council
    text = read_text(file)
    match file.suffix.lower():
        case ".ics" | ".ical":
            return polls_from_ics(text, file.name, nation=council.nation, areas=frozenset({council.area}))
        case ".csv":
            return polls_from_csv(text, file.name)
        case ".json":
            return polls_from_every_election(text, file.name, nation=council.nation)
        case _:
            raise UnreadableFileError(
                "The file is neither iCalendar (.ics), CSV (.csv) nor EveryElection (.json).",
                where=file.name,
                remedy="Nothing was imported. Give it the ending of what it is.",
            )


def read_text(file: Path) -> str:
    """The text of a file that a person gave: UTF-8, or Windows-1252 as Excel writes it.

    Raises UnreadableFileError for a file too large, or that is not text.
    """
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableFileError(
                f"The file is {size / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB can be imported.",
                where=file.name,
                remedy="Nothing was imported. Check that it is the right file.",
            )
        raw = file.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"The file cannot be read ({error.strerror}).", where=file.name) from error
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableFileError(
        "The file is not text.", where=file.name, remedy="Nothing was imported. Save it as CSV or iCalendar text."
    )


def calendar_as_csv(desk: Desk) -> str:
    """The polls as a file that can be imported again; their histories are left out."""
    with desk.look() as work:
        return polls_to_csv(work.calendar.current().polls)


def calendar_as_ics(desk: Desk, *, area: str | None = None, account: str | None = None) -> str:
    """The polls, steps and periods as iCalendar text, as of the last change."""
    with desk.look() as work:
        kept, council = work.calendar.current(), work.registers.council
        return calendar_to_ics(
            election_calendar(desk, work),
            name=f"Elections and pre-election periods: {council.name}",
            domain=council.domains[0] if council.domains else f"{council.council_id}.purdah-gate",
            changed_at=kept.at or work.at,
            revision=kept.version,
            area=area,
            account=account,
        )

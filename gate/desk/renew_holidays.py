"""Taking in newer bank holidays, checked before they are used."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from calendars.bank_holidays import HolidayDifference
from calendars.errors import ExplainedError
from gate.desk.desk import Desk, SignedIn
from gate.desk.exchange_calendar import read_text
from gate.desk.keep_calendar import keeper_of
from gate.desk.refusal import refusals_recorded
from gate.desk.reread import reread_queue
from gate.desk.situate import holidays_of
from gate.workflow.lifecycle import Post
from gate.workflow.permission import Act

ADDRESS = "https://www.gov.uk/bank-holidays.json"
_PATIENCE = 20  # seconds


class HolidaysNotFetchedError(ExplainedError):
    """GOV.UK did not answer; what was known stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """What the newer list says otherwise, and the posts whose state it changed."""

    difference: HolidayDifference
    moved: tuple[Post, ...]


def renew_holidays(desk: Desk, by: SignedIn, *, file: Path | None = None) -> Renewed:
    """Take in bank holidays from `file`, or from GOV.UK. Years that the newer list no longer holds are kept.

    Raises ExplainedError, and then nothing has changed, for a list that cannot be read or knows less far
    ahead than the one in use.
    """
    text = read_text(file) if file else _fetch()
    with refusals_recorded(desk, Act.KEEP_CALENDAR, by), desk.work() as work:
        keeper = keeper_of(work, by)
        book = work.calendar.current()
        before = holidays_of(desk, book)
        joined = _with_older_years(text, desk.reference.holidays_text if not book.holidays else book.holidays)
        after = desk.reference.holidays_with(joined)
        difference = before.compare(after)
        if difference.known_until_after < difference.known_until_before:
            raise ExplainedError(
                f"The list ends on {difference.known_until_after:%-d %B %Y}, earlier than the one in use "
                f"({difference.known_until_before:%-d %B %Y}).",
                where=file.name if file else ADDRESS,
                remedy="Nothing was changed. Take a newer copy from GOV.UK.",
            )
        work.calendar.keep(replace(book, holidays=joined), by=keeper.name)
        values = {"until": str(difference.known_until_after), "added": str(len(difference.added))}
        work.record.append("renew bank holidays", keeper, "bank holidays", values=values)
        moved = reread_queue(desk, work)
        work.commit()
        return Renewed(difference=difference, moved=moved)


def _fetch() -> str:
    try:
        with urlopen(ADDRESS, timeout=_PATIENCE) as answer:
            text: str = answer.read(5_000_000).decode("utf-8")
    except (URLError, TimeoutError, OSError, UnicodeDecodeError) as error:
        raise HolidaysNotFetchedError(
            f"GOV.UK did not give its bank holidays ({error}).",
            where=ADDRESS,
            remedy="Nothing was changed. Save the address to a file on another machine and give the file.",
        ) from error
    return text


def _with_older_years(newer: str, older: str) -> str:
    """GOV.UK's list with the years before it, which GOV.UK drops and old polls still need."""
    try:
        fresh, past = json.loads(newer), json.loads(older)
        for division, listed in fresh.items():
            first = min(event["date"][:4] for event in listed["events"])
            kept = [event for event in past[division]["events"] if event["date"][:4] < first]
            listed["events"] = kept + listed["events"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return newer  # the parser says what is wrong with it
    return json.dumps(fresh, ensure_ascii=False)

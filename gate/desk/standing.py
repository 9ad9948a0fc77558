"""
What a council's public answers rest on, put together once and asked until it changes.

The pages without a script, the badge, the feed and the API ask far more often than the calendar changes. So
everything that is the same for every question is kept here in the server's memory: the calendar with its index of
starts, ends and lapses, the areas, the accounts, the counted steps and the feed's text. Whether it still stands is
asked of the database at each question, by the version of the calendar and the council's own rows; which period holds
is looked up at the instant of each question. So no answer is older than the last change, nor than a start, end or
lapse that has passed: no answer is kept, only what it is looked up in.
"""

import datetime as dt
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import func, select

from calendars.area import Area, Gazetteer
from calendars.civil_time import civil_day
from calendars.election_calendar import Answer, ElectionCalendar
from gate.desk.answer_in_words import AnswerInWords, told
from gate.desk.dates_in_words import Tongue
from gate.desk.desk import Desk
from gate.desk.exchange_calendar import calendar_as_ics
from gate.desk.situate import election_calendar, holidays_of
from gate.desk.timeline import Row, rows_of, steps_of
from gate.publicity.council import Account, Council
from gate.store.columns import table_of
from gate.store.registers import UnknownError
from gate.store.tables import AccountRow, CalendarRow, CouncilRow

_COUNCIL, _ACCOUNT, _CALENDAR = (table_of(row) for row in (CouncilRow, AccountRow, CalendarRow))
_COUNCILS = select(_COUNCIL.c.council_id, _COUNCIL.c.document, _COUNCIL.c.areas)
_ACCOUNTS = select(_ACCOUNT.c.council_id, _ACCOUNT.c.account_id, _ACCOUNT.c.document)
_VERSIONS = select(_CALENDAR.c.council_id, func.max(_CALENDAR.c.version), func.max(_CALENDAR.c.at)).group_by(
    _CALENDAR.c.council_id
)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """All that one council's public answers rest on, as it stands."""

    desk: Desk
    council: Council
    accounts: tuple[Account, ...]
    areas: tuple[Area, ...]
    gazetteer: Gazetteer
    calendar: ElectionCalendar
    rows: tuple[Row, ...]

    def answer(self, at: dt.datetime, *, area: str | None = None, account: str | None = None) -> Answer:
        """Does a period apply at `at` (aware), to an area, an account or the council as a whole.

        Raises UnknownError for an account that is not here.
        """
        asked = area or (self._account(account).area if account else self.council.area)
        return self.calendar.answer(at, area=asked, account=account)

    def _account(self, account_id: str) -> Account:
        found = next((account for account in self.accounts if account.account_id == account_id), None)
        if found is None:
            known = ", ".join(account.account_id for account in self.accounts) or "none yet"
            raise UnknownError(f"There is no account ‘{account_id}’ here.", remedy=f"Known: {known}.")
        return found

    def in_words(self, answer: Answer, tongue: Tongue, *, now: dt.datetime, area: str | None = None) -> AnswerInWords:
        """`answer` in the words of every page, with the steps that follow it; `now` (aware) is when it is read."""
        known = area is None or area in self.gazetteer
        place = area or self.council.area
        steps = steps_of(self.rows, self.gazetteer, place, civil_day(answer.at)) if known else ()
        return told(
            answer,
            tongue=tongue,
            titles_cy={row.poll.poll_id: row.poll.title_cy for row in self.rows},
            nation=self.council.nation,
            today=civil_day(now),
            steps=steps,
        )

    @cached_property
    def feed(self) -> str:
        """The polls, steps and periods as iCalendar text: the same bytes until something changes."""
        return calendar_as_ics(self.desk)


class Standings:
    """The standing of each council of one database, kept while it is true."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[object, Standing]] = {}

    def councils(self) -> tuple[str, ...]:
        """The ids of every council there is."""
        return self._desk.councils()

    def of(self, council_id: str | None) -> Standing:
        """The standing of the council named, or of the only one there is, as of now. Raises CouncilError."""
        with self._desk.engine.connect() as connection:
            councils = {row[0]: tuple(row[1:]) for row in connection.execute(_COUNCILS)}
            accounts = sorted(tuple(row) for row in connection.execute(_ACCOUNTS))
            versions = {row[0]: tuple(row[1:]) for row in connection.execute(_VERSIONS)}
        if council_id is None and len(councils) == 1:
            (council_id,) = councils
        if council_id is None or council_id not in councils:
            council_id = self._desk.choose(council_id).council_id  # says which there are
        mark = (councils.get(council_id), [one for one in accounts if one[0] == council_id], versions.get(council_id))
        kept = self._kept.get(council_id)
        if kept is not None and kept[0] == mark:
            return kept[1]
        # what changes while it is put together changes the mark too, and so is seen by the next question
        standing = _put_together(self._desk.choose(council_id))
        with self._lock:
            self._kept[council_id] = (mark, standing)
        return standing


def _put_together(desk: Desk) -> Standing:
    with desk.look() as work:
        registers, kept = work.registers, work.calendar.current()
        gazetteer = Gazetteer(registers.areas)
        return Standing(
            desk=desk,
            council=registers.council,
            accounts=registers.accounts,
            areas=tuple(_touching(gazetteer, registers.council.area)),
            gazetteer=gazetteer,
            calendar=election_calendar(desk, work),
            rows=rows_of(kept, holidays_of(desk, kept)),
        )


def _touching(gazetteer: Gazetteer, own: str) -> Iterable[Area]:
    return (area for area in gazetteer if area.area_id != own and gazetteer.touch(own, area.area_id))

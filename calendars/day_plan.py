"""
A statute table made ready to count: one version of it, bound to the holidays it counts by.

Thousands of polls share a table, and a table changes on a handful of days. So what can be settled once for a
version is settled here, and a timetable costs little more than its days.
"""

import bisect
import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from calendars.bank_holidays import BankHolidays
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.timetable import BanReckoning, Bound, Deadline, Reckoning, Step, Timetable, TimetableError
from calendars.timetables import IN_USE
from calendars.working_days import ONE_DAY, DayCount, WorkingDays, counting

LONGEST_LEAD = dt.timedelta(days=182)  # no table, doubt included, reaches further back from its poll than this
DOUBT_DAYS = 15  # working days before the last lawful day in which notices have been seen to go up


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """One version of one table. `rows` stand in the order in which `days` gives their days.

    `by_writ` gives the places of the rows that are counted forward once the day of the writ is told.
    """

    table: Timetable
    rows: tuple[Deadline, ...]
    counters: tuple[WorkingDays, ...]
    counter: WorkingDays
    groups: tuple[tuple[WorkingDays, tuple[int, ...]], ...]
    others: tuple[Deadline, ...]
    notice_place: int | None
    first_notice_place: int | None
    by_writ: tuple[tuple[int, int], ...]

    def days(self, polling_day: dt.date, from_writ: dt.date | None) -> tuple[dt.date, ...]:
        """The day of every row. Raises BankHolidayError where a count leaves the known days."""
        counted: list[dt.date] = []
        for counter, counts in self.groups:
            counted += counter.before_each(polling_day, counts)
        for row in self.others:
            if row.reckoned is Reckoning.CITY_WARD_LIST:
                counted.append(_ward_list_day(polling_day))
            elif from_writ is not None:
                counted.append(self.counter.after(from_writ, row.days))
        if from_writ is not None:
            for place, days in self.by_writ:
                counted[place] = self.counter.after(from_writ, days)
        return tuple(counted)

    def doubtful_day(self, days: tuple[dt.date, ...]) -> dt.date | None:
        """The first day on which the notice may be up: the first lawful one, or some days before the last."""
        if self.first_notice_place is not None:
            return days[self.first_notice_place]
        return None if self.notice_place is None else self.counter.before(days[self.notice_place], DOUBT_DAYS)

    def ban_starts(self, polling_day: dt.date) -> dt.date:
        """The first day of a referendum's statutory restriction."""
        rule = self.table.period
        if rule is None or rule.reckoned is None:
            raise TimetableError(f"The law gives {self.table.kind} ({self.table.nation}) no statutory restriction.")
        if rule.reckoned is BanReckoning.WORKING_DAYS_BEFORE_POLL:
            return self.counter.before(polling_day, rule.days)
        if rule.reckoned is BanReckoning.DAYS_BEFORE_POLL:
            return polling_day - rule.days * ONE_DAY
        return polling_day - (rule.days - 1) * ONE_DAY


class TablePlans:
    """Every version of one table, each ready to count."""

    __slots__ = ("_plans", "_starts", "table")

    def __init__(self, table: Timetable, holidays: BankHolidays) -> None:
        self.table = table
        changes = {dt.date.min}
        for row in table.deadlines:
            changes.update({row.since} if row.since else ())
            changes.update({row.until + ONE_DAY} if row.until else ())
        self._starts = sorted(changes)
        self._plans = [_plan(table, holidays, start) for start in self._starts]

    def on(self, polling_day: dt.date) -> DayPlan:
        """The version in force on that day. Raises TimetableError before the first version known."""
        if self.table.since is not None and polling_day < self.table.since:
            self.table.in_force(polling_day)
        return self._plans[bisect.bisect_right(self._starts, polling_day) - 1]


@lru_cache(maxsize=256)
def plans_of(kind: PollKind, nation: Nation, holidays: BankHolidays) -> TablePlans:
    """The table of a kind and nation, ready to count. Raises TimetableError when there is none."""
    return TablePlans(table_of(kind, nation), holidays)


def table_of(kind: PollKind, nation: Nation) -> Timetable:
    """The statute table in use. Raises TimetableError, naming the nations there are, when there is none."""
    found = IN_USE.get((kind, nation))
    if found is None:
        nations = sorted(place.value for table, place in IN_USE if table is kind)
        raise TimetableError(
            f"There is no timetable for {kind} in {nation}.",
            remedy=f"There is one for: {', '.join(nations)}." if nations else "No nation has one yet.",
        )
    return found


def _plan(table: Timetable, holidays: BankHolidays, day: dt.date) -> DayPlan:
    in_force = [row for row in table.deadlines if row.governs(day)]
    counted: dict[DayCount, list[Deadline]] = {}
    for row in in_force:
        if row.reckoned is Reckoning.WORKING_DAYS_BEFORE_POLL:
            counted.setdefault(row.count or table.count, []).append(row)
    others = tuple(row for row in in_force if row.reckoned is not Reckoning.WORKING_DAYS_BEFORE_POLL)
    counter = counting(table.count, holidays)
    rows = [row for group in counted.values() for row in group]
    notices = {row.bound: place for place, row in enumerate((*rows, *others)) if row.step is Step.NOTICE_OF_ELECTION}
    return DayPlan(
        table=table,
        rows=(*rows, *others),
        counters=(*(counting(row.count or table.count, holidays) for row in rows), *(counter for _ in others)),
        counter=counter,
        groups=tuple((counting(count, holidays), tuple(row.days for row in group)) for count, group in counted.items()),
        others=others,
        notice_place=notices.get(Bound.LATEST),
        first_notice_place=notices.get(Bound.EARLIEST),
        by_writ=tuple(
            (place, row.days_after_writ) for place, row in enumerate(rows) if row.days_after_writ is not None
        ),
    )


def _ward_list_day(polling_day: dt.date) -> dt.date:
    """The City's ward list is made up on 30 November and in force from the 16 February after."""
    years = 1 if polling_day >= dt.date(polling_day.year, 2, 16) else 2
    return dt.date(polling_day.year - years, 11, 30)

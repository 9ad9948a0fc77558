"""
Counting days for electoral purposes.

A "day" in these laws is a working day, because each law takes certain days out of the reckoning. Which
days those are differs by instrument and nation: the table is here, one `DayCount` for each.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dateutil.easter import easter

from calendars.bank_holidays import BankHolidays, Holiday, HolidayKind
from calendars.citation import Citation, Standing
from calendars.nation import Division

ONE_DAY = dt.timedelta(days=1)
_LONGEST_COUNT = 200  # days from a proclamation within which a poll's timetable may have been running


class LeftOut(StrEnum):
    """A class of days that a law leaves out of its counts."""

    WEEKEND = "Saturday or Sunday"
    CHRISTMAS_EVE = "Christmas Eve"
    CHRISTMAS_DAY = "Christmas Day"
    GOOD_FRIDAY = "Good Friday"
    EASTER_MONDAY = "Easter Monday"
    CITY_CHRISTMAS_BREAK = "the City’s Christmas break"
    CITY_EASTER_BREAK = "the City’s Easter break"
    HOLIDAY = "bank holiday, or day of public thanksgiving or mourning"


_USUAL = frozenset(
    {LeftOut.WEEKEND, LeftOut.CHRISTMAS_EVE, LeftOut.CHRISTMAS_DAY, LeftOut.GOOD_FRIDAY, LeftOut.HOLIDAY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """What one law leaves out, and whose bank holidays it means."""

    cites: Citation
    divisions: tuple[Division, ...]
    left_out: frozenset[LeftOut] = _USUAL


_ENGLAND_AND_WALES = (Division.ENGLAND_AND_WALES,)
_SCOTLAND = (Division.SCOTLAND,)
_NORTHERN_IRELAND = (Division.NORTHERN_IRELAND,)

ENGLAND_LOCAL = DayCount(cites=Citation("si-2006-3304", "Sch. 2 r. 2"), divisions=_ENGLAND_AND_WALES)
ENGLAND_PARISH = DayCount(cites=Citation("si-2006-3305", "Sch. 2 r. 2", Standing.FITTED), divisions=_ENGLAND_AND_WALES)
ENGLAND_MAYOR = DayCount(cites=Citation("si-2007-1024", "Sch. 1 r. 2", Standing.FITTED), divisions=_ENGLAND_AND_WALES)
ENGLAND_COMBINED = DayCount(cites=Citation("si-2017-67", "Sch. 1 r. 2", Standing.FITTED), divisions=_ENGLAND_AND_WALES)
POLICE = DayCount(cites=Citation("si-2012-1917", "Sch. 3 r. 2", Standing.FITTED), divisions=_ENGLAND_AND_WALES)
LONDON_ASSEMBLY = DayCount(
    cites=Citation("si-2007-3541", "Schs. 1-3 r. 4", Standing.FITTED), divisions=_ENGLAND_AND_WALES
)
CITY_OF_LONDON = DayCount(
    cites=Citation("act-of-common-council-1960", "", Standing.FITTED),
    divisions=_ENGLAND_AND_WALES,
    left_out=_USUAL | {LeftOut.CITY_CHRISTMAS_BREAK, LeftOut.CITY_EASTER_BREAK},
)
ENGLAND_REFERENDUM = DayCount(
    cites=Citation("si-2012-2031", "Sch. 3 r. 2", Standing.FITTED), divisions=_ENGLAND_AND_WALES
)
PARISH_POLL = DayCount(cites=Citation("si-1987-1", "Sch. r. 2", Standing.RECALLED), divisions=_ENGLAND_AND_WALES)
ELECTORS_ENGLAND_AND_WALES = DayCount(
    cites=Citation("si-2001-341", "reg. 8", Standing.FITTED), divisions=_ENGLAND_AND_WALES
)
WALES_LOCAL = DayCount(cites=Citation("wsi-2021-1459", "Sch. 1 r. 2"), divisions=_ENGLAND_AND_WALES)
WALES_COMMUNITY = DayCount(cites=Citation("wsi-2021-1460", "Sch. 1 r. 2"), divisions=_ENGLAND_AND_WALES)
SENEDD = DayCount(cites=Citation("wsi-2025-864", "Sch. 5", Standing.FITTED), divisions=_ENGLAND_AND_WALES)
SCOTLAND_LOCAL = DayCount(  # Christmas Eve counted in a published timetable of January 2026; the rule was not read
    cites=Citation("ssi-2011-399", "Sch. 1 r. 2", Standing.FITTED),
    divisions=_SCOTLAND,
    left_out=_USUAL - {LeftOut.CHRISTMAS_EVE} | {LeftOut.EASTER_MONDAY},
)
SCOTTISH_PARLIAMENT = DayCount(
    cites=Citation("ssi-2015-425", "Sch. 2 r. 2"), divisions=_SCOTLAND, left_out=_USUAL | {LeftOut.EASTER_MONDAY}
)
ELECTORS_SCOTLAND = DayCount(cites=Citation("si-2001-497", "", Standing.FITTED), divisions=_SCOTLAND)
NI_LOCAL = DayCount(cites=Citation("ela-ni-1962", "Sch. 5", Standing.FITTED), divisions=_NORTHERN_IRELAND)
NI_ASSEMBLY = DayCount(cites=Citation("si-2001-2599", "", Standing.FITTED), divisions=_NORTHERN_IRELAND)
ELECTORS_NI = DayCount(cites=Citation("si-2008-1741", "", Standing.FITTED), divisions=_NORTHERN_IRELAND)
UK_GENERAL = DayCount(cites=Citation("rpa-1983", "Sch. 1 r. 2"), divisions=tuple(Division))
UK_BY_ELECTION: Mapping[Division, DayCount] = {
    division: DayCount(cites=Citation("rpa-1983", "Sch. 1 r. 2"), divisions=(division,)) for division in Division
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """One day of a count. `number` is its place in the count; None for a day left out, and `why` says why."""

    day: dt.date
    number: int | None
    why: str = ""

    def __str__(self) -> str:
        counted = f"day {self.number}" if self.number is not None else f"left out: {self.why}"
        return f"{self.day:%A %-d %B %Y}: {counted}"


class _Layer:
    """The working days as they stood once every holiday proclaimed up to a day was known."""

    __slots__ = ("_first", "before", "days")

    def __init__(self, first: dt.date, last: dt.date, reasons: Mapping[dt.date, str]) -> None:
        self._first = first.toordinal()
        self.days: list[dt.date] = []
        self.before: list[int] = []
        for ordinal in range(self._first, last.toordinal() + 1):
            self.before.append(len(self.days))
            day = dt.date.fromordinal(ordinal)
            if day not in reasons:
                self.days.append(day)
        self.before.append(len(self.days))

    def back(self, day: dt.date, count: int) -> dt.date | None:
        place = self.before[day.toordinal() - self._first] - count
        return self.days[place] if place >= 0 else None

    def forward(self, day: dt.date, count: int) -> dt.date | None:
        place = self.before[day.toordinal() - self._first + 1] + count - 1
        return self.days[place] if place < len(self.days) else None


class WorkingDays:
    """Counts by one law over the days whose bank holidays are known. Build it with `counting`.

    A holiday proclaimed in the middle of a timetable moves what still lay ahead when it was
    proclaimed, never a day that had passed: what was done on time stays done on time.
    """

    def __init__(self, count: DayCount, holidays: BankHolidays) -> None:
        self.count = count
        self._holidays = holidays
        self._first = holidays.known_from(count.divisions)
        self._last = holidays.known_until(count.divisions)
        self._reasons = _reasons(count, holidays, self._first, self._last)
        late = {
            holiday.day: holiday.proclaimed_day
            for division in count.divisions
            for holiday in holidays.of_division(division).values()
            if holiday.proclaimed_day is not None and holiday.day.weekday() < 5
        }
        self._proclaimed = sorted(set(late.values()))
        self._layers = [
            _Layer(
                self._first,
                self._last,
                {day: why for day, why in self._reasons.items() if day not in late or late[day] < proclaimed},
            )
            for proclaimed in self._proclaimed
        ]
        self._layers.append(_Layer(self._first, self._last, self._reasons))
        self._first_ordinal = self._first.toordinal()
        self._length = self._last.toordinal() - self._first_ordinal + 1
        self._disturbed = frozenset(
            proclaimed.toordinal() - self._first_ordinal + days
            for proclaimed in self._proclaimed
            for days in range(1, _LONGEST_COUNT)
        )

    def before(self, day: dt.date, count: int) -> dt.date:
        """The day that lies `count` working days before `day`, which is itself not counted.

        Raises BankHolidayError where the count leaves the known days.
        """
        return self.before_each(day, (count,))[0]

    def before_each(self, day: dt.date, counts: Sequence[int]) -> list[dt.date]:
        """As `before`, for several counts from one day."""
        offset = day.toordinal() - self._first_ordinal
        if not 0 <= offset < self._length:
            self._holidays.require(day, day, self.count.divisions)
        if offset in self._disturbed:
            return [self._as_it_stood(day, count) for count in counts]
        layer = self._layers[-1]
        place = layer.before[offset]
        if place < max(counts, default=0):
            self._holidays.require(self._first - ONE_DAY, day, self.count.divisions)
        days = layer.days
        return [days[place - count] for count in counts]

    def _as_it_stood(self, day: dt.date, count: int) -> dt.date:
        """The count as it stood when each late holiday was proclaimed: days already past are left alone."""
        current = self._layers[0].back(day, count)
        for number, proclaimed in enumerate(self._proclaimed):
            moved = self._layers[number + 1].back(day, count)
            if current is None or moved is None:
                break
            if moved >= proclaimed:
                current = moved
        if current is None:
            self._holidays.require(self._first - ONE_DAY, day, self.count.divisions)
            raise AssertionError
        return current

    def after(self, day: dt.date, count: int) -> dt.date:
        """The day that lies `count` working days after `day`, which is itself not counted.

        Raises BankHolidayError where the count leaves the known days.
        """
        if not self._first <= day <= self._last:
            self._holidays.require(day, day, self.count.divisions)
        found = self._layers[-1].forward(day, count)
        if found is None:
            self._holidays.require(day, self._last + ONE_DAY, self.count.divisions)
            raise AssertionError
        return found

    def left_out(self, day: dt.date) -> bool:
        """Whether `day`, which must be known, is left out of the count."""
        return day in self._reasons

    def why_left_out(self, day: dt.date) -> str:
        """Why `day` is left out of the count; empty for a working day. Raises BankHolidayError past what is known."""
        self._holidays.require(day, day, self.count.divisions)
        return self._reasons.get(day, "")

    def explain(self, first: dt.date, last: dt.date) -> tuple[CountedDay, ...]:
        """Every day passed in counting from `first`, which is not counted, to `last`, which is; either way."""
        step = ONE_DAY if last >= first else -ONE_DAY
        told: list[CountedDay] = []
        day, number = first, 0
        while day != last:
            day += step
            why = self._reasons.get(day, "")
            if not why:
                number += 1
            told.append(CountedDay(day=day, number=None if why else number, why=why))
        return tuple(told)


@lru_cache(maxsize=128)
def counting(count: DayCount, holidays: BankHolidays) -> WorkingDays:
    """The counter for one law over one list of holidays, built once."""
    return WorkingDays(count, holidays)


def _reasons(count: DayCount, holidays: BankHolidays, first: dt.date, last: dt.date) -> dict[dt.date, str]:
    reasons: dict[dt.date, str] = {}
    for division in count.divisions:
        for holiday in holidays.of_division(division).values():
            if LeftOut.HOLIDAY in count.left_out:
                reasons[holiday.day] = _named(holiday, division, count, holidays)
    for year in range(first.year, last.year + 1):
        _add_feasts(reasons, year, count.left_out)
    if LeftOut.WEEKEND in count.left_out:
        day = first
        while day <= last:
            if day.weekday() >= 5:
                reasons[day] = f"{day:%A}"
            day += ONE_DAY
    return reasons


def _named(holiday: Holiday, division: Division, count: DayCount, holidays: BankHolidays) -> str:
    title = holiday.title if holiday.kind is HolidayKind.BANK_HOLIDAY else f"{holiday.title}, {holiday.kind}"
    shared = all(holiday.day in holidays.of_division(other) for other in count.divisions)
    return title if shared else f"{title}, {division.value.replace('-', ' ').title()}"


def _add_feasts(reasons: dict[dt.date, str], year: int, left_out: frozenset[LeftOut]) -> None:
    sunday = easter(year)
    single = {
        LeftOut.CHRISTMAS_EVE: dt.date(year, 12, 24),
        LeftOut.CHRISTMAS_DAY: dt.date(year, 12, 25),
        LeftOut.GOOD_FRIDAY: sunday - 2 * ONE_DAY,
        LeftOut.EASTER_MONDAY: sunday + ONE_DAY,
    }
    bank_holidays = frozenset(reasons)
    if LeftOut.CITY_EASTER_BREAK in left_out:  # from the Thursday before to the Tuesday after Easter Day
        for offset in range(-3, 3):
            reasons.setdefault(sunday + offset * ONE_DAY, LeftOut.CITY_EASTER_BREAK.value)
    if LeftOut.CITY_CHRISTMAS_BREAK in left_out:
        for day in _city_christmas_break(year, bank_holidays):
            reasons.setdefault(day, LeftOut.CITY_CHRISTMAS_BREAK.value)
    for which, day in single.items():
        if which in left_out:
            reasons[day] = which.value


def _city_christmas_break(year: int, bank_holidays: frozenset[dt.date]) -> list[dt.date]:
    """From the last weekday before Christmas Day to the first weekday after it that is no bank holiday."""
    first = dt.date(year, 12, 24)
    while first.weekday() >= 5:
        first -= ONE_DAY
    last = dt.date(year, 12, 26)
    while last.weekday() >= 5 or last in bank_holidays:
        last += ONE_DAY
    return [first + offset * ONE_DAY for offset in range((last - first).days + 1)]

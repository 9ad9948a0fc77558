"""
Bank holidays of the three divisions, and the last day up to which they are known.

GOV.UK publishes them a few years ahead. A count that needs a day outside what is known is refused:
an unknown holiday silently counted as a working day moves every date before it.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from calendars.errors import ExplainedError
from calendars.nation import Division

REFRESH = "Refresh it from https://www.gov.uk/bank-holidays.json."
_LAST_NEW_YEAR_DAY = 4  # 1 January on a Saturday is kept on the 3rd, in Scotland with the 2nd on the 4th
_FIRST_CHRISTMAS_DAY = 25


class BankHolidayError(ExplainedError):
    """Bank holidays that cannot be read, or are asked for outside the years that are known."""


class HolidayKind(StrEnum):
    """Why a day is a holiday. Electoral law leaves all three out of its counts."""

    BANK_HOLIDAY = "bank holiday"
    THANKSGIVING = "public thanksgiving"
    MOURNING = "mourning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One holiday. `proclaimed_day` is when a one-off was appointed; None where it was always foreseeable."""

    day: dt.date
    title: str
    kind: HolidayKind = HolidayKind.BANK_HOLIDAY
    proclaimed_day: dt.date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayDifference:
    """What a newer list says otherwise. Each line reads `2026-06-15 scotland World Cup`."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    known_until_before: dt.date
    known_until_after: dt.date


class BankHolidays:
    """The holidays of each division, whole calendar years only. Immutable; equal only to itself."""

    def __init__(
        self,
        holidays: Mapping[Division, Iterable[Holiday]],
        *,
        source: str = "bank-holidays.json",
        remedy: str = REFRESH,
    ) -> None:
        self.source = source
        self.remedy = remedy
        self._days: dict[Division, Mapping[dt.date, Holiday]] = {}
        self._known: dict[Division, tuple[dt.date, dt.date]] = {}
        for division in Division:
            days = {holiday.day: holiday for holiday in holidays.get(division, ())}
            self._known[division] = _whole_years(division, days, source)
            self._days[division] = MappingProxyType(dict(sorted(days.items())))

    @classmethod
    def of(cls, govuk_json: str, one_offs: str = "", *, source: str = "bank-holidays.json") -> "BankHolidays":
        """Read GOV.UK's JSON, and CSV of one-off holidays laid over it.

        A one-off that GOV.UK also lists adds its source and the day it was proclaimed. Raises
        BankHolidayError, naming the place, for anything that cannot be read.
        """
        holidays = _read_govuk(govuk_json, source)
        for division, one_off in _read_one_offs(one_offs, "one-off-holidays.csv"):
            holidays[division][one_off.day] = one_off
        return cls({division: days.values() for division, days in holidays.items()}, source=source)

    def of_division(self, division: Division) -> Mapping[dt.date, Holiday]:
        """Every holiday of one division by its day, in order."""
        return self._days[division]

    def known_from(self, divisions: Iterable[Division] = tuple(Division)) -> dt.date:
        """The first day that is known for all of `divisions`."""
        return max(self._known[division][0] for division in divisions)

    def known_until(self, divisions: Iterable[Division] = tuple(Division)) -> dt.date:
        """The last day that is known for all of `divisions`; that day is included."""
        return min(self._known[division][1] for division in divisions)

    def require(self, first: dt.date, last: dt.date, divisions: Iterable[Division]) -> None:
        """Raise BankHolidayError unless every day from `first` to `last`, both included, is known."""
        divisions = tuple(divisions)
        known_from, known_until = self.known_from(divisions), self.known_until(divisions)
        if last > known_until:
            raise BankHolidayError(
                f"Bank holidays are known until {known_until:%-d %B %Y}; the count runs from {last:%-d %B %Y}.",
                where=self.source,
                remedy=self.remedy,
            )
        if first < known_from:
            raise BankHolidayError(
                f"Bank holidays are known from {known_from:%-d %B %Y}; the count reaches {first:%-d %B %Y}.",
                where=self.source,
                remedy="Days before that cannot be counted.",
            )

    def compare(self, newer: "BankHolidays") -> HolidayDifference:
        """What `newer` adds, and what of the days both lists know it no longer has."""
        old, new = self.lines(), newer.lines()
        return HolidayDifference(
            added=tuple(sorted(new - old)),
            removed=tuple(sorted(old - new)),
            known_until_before=self.known_until(),
            known_until_after=newer.known_until(),
        )

    def lines(self) -> set[str]:
        """Each holiday as one line, `2026-06-15 scotland World Cup bank holiday`."""
        return {
            f"{holiday.day} {division} {holiday.title}"
            for division, days in self._days.items()
            for holiday in days.values()
        }


def _whole_years(division: Division, days: Mapping[dt.date, Holiday], source: str) -> tuple[dt.date, dt.date]:
    started = {day.year for day in days if day.month == 1 and day.day <= _LAST_NEW_YEAR_DAY}
    finished = {day.year for day in days if day.month == 12 and day.day >= _FIRST_CHRISTMAS_DAY}
    whole = started & finished
    if not whole:
        raise BankHolidayError(
            f"No whole year of bank holidays is given for {division}.", where=source, remedy="Take GOV.UK's whole file."
        )
    first, last = min(whole), max(whole)
    missing = sorted(set(range(first, last + 1)) - whole)
    if missing:
        raise BankHolidayError(
            f"The bank holidays of {missing[0]} are incomplete for {division}: New Year or Christmas is missing.",
            where=source,
            remedy="Take GOV.UK's whole file.",
        )
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def _read_govuk(text: str, source: str) -> dict[Division, dict[dt.date, Holiday]]:
    remedy = "Nothing was read. Take the file again from https://www.gov.uk/bank-holidays.json."
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BankHolidayError(f"This is not JSON ({error}).", where=source, remedy=remedy) from error
    holidays: dict[Division, dict[dt.date, Holiday]] = {}
    for division in Division:
        try:
            events = read[division.value]["events"]
        except (KeyError, TypeError) as error:
            raise BankHolidayError(
                f"There is no list of events for {division}.", where=source, remedy=remedy
            ) from error
        if not isinstance(events, list):
            raise BankHolidayError(f"The events of {division} are not a list.", where=source, remedy=remedy)
        days: dict[dt.date, Holiday] = {}
        for number, event in enumerate(events, start=1):
            try:
                day = dt.date.fromisoformat(event["date"])
                title = str(event["title"])
            except (KeyError, TypeError, ValueError) as error:
                raise BankHolidayError(
                    f"Event {number} of {division} has no title or no readable date.", where=source, remedy=remedy
                ) from error
            days[day] = Holiday(day=day, title=title)
        holidays[division] = days
    return holidays


def _read_one_offs(text: str, source: str) -> list[tuple[Division, Holiday]]:
    if not text.strip():
        return []
    rows = csv.DictReader(io.StringIO(text))
    if not rows.fieldnames or not {"day", "division", "title", "source"} <= set(rows.fieldnames):
        raise BankHolidayError(
            "The first line does not name the columns.",
            where=source,
            remedy="It needs day, division, title and source; kind and known_from may be left out.",
        )
    found = []
    for row in rows:
        try:
            holiday = Holiday(
                day=dt.date.fromisoformat(row["day"]),
                title=row["title"],
                kind=HolidayKind(row.get("kind") or HolidayKind.BANK_HOLIDAY),
                proclaimed_day=dt.date.fromisoformat(row["known_from"]) if row.get("known_from") else None,
                source=row["source"],
            )
            division = Division(row["division"])
        except (TypeError, ValueError) as error:
            raise BankHolidayError(
                f"The holiday cannot be read ({error}).",
                where=f"{source}, line {rows.line_num}",
                remedy="Write days as 2022-09-19 and the division as england-and-wales, scotland or northern-ireland.",
            ) from error
        if not holiday.title or not holiday.source:
            raise BankHolidayError(
                "A holiday needs a title and the source it was read in.",
                where=f"{source}, line {rows.line_num}",
                remedy="Add what is missing.",
            )
        found.append((division, holiday))
    return found

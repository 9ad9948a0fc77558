"""
Dates and hours as people write them in English and Welsh, with their places.

‘Monday 19 April’, ‘April 19th, 2027’, ‘19/04/2027’, ‘ddydd Llun 19 Ebrill’, ‘y 19eg o Ebrill’, ‘yfory’; ‘5pm’,
‘17:00’, ‘noon’, ‘7 y bore’. Nothing here knows today: a day told by its distance gives the distance.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr", "february feb chwefror", "march mar mawrth fawrth", "april apr ebrill", "may mai fai",
            "june jun mehefin fehefin", "july jul gorffennaf orffennaf", "august aug awst",
            "september sept sep medi fedi", "october oct hydref", "november nov tachwedd dachwedd",
            "december dec rhagfyr ragfyr",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        ("monday mon llun", "tuesday tues tue mawrth fawrth", "wednesday weds wed mercher fercher",
         "thursday thurs thur thu iau", "friday fri gwener wener", "saturday sat sadwrn", "sunday sun sul")
    )
    for name in names.split()
}  # fmt: skip
_AWAY: Final = {"today": 0, "tonight": 0, "tomorrow": 1, "heddiw": 0, "heno": 0, "yfory": 1}

_WEEKDAY: Final = r"(?:(?:(?:d?dydd|nos|this|next) )?\b(" + "|".join(_WEEKDAYS) + r")\b,? (?:the |y )?)?"
_MONTH: Final = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b"
_YEAR: Final = r"(?:,? (20\d\d)\b)?"
_DAY: Final = r"\b(\d{1,2})(?:st|nd|rd|th|af|ail|ydd|fed|ed|eg|ain)?"
_DAY_FIRST: Final = re.compile(_WEEKDAY + _DAY + r"(?: of| o)? " + _MONTH + _YEAR, re.IGNORECASE)
_MONTH_FIRST: Final = re.compile(
    _WEEKDAY + r"\b" + _MONTH + " " + _DAY + r"(?![\d:.]?\d|\s?[ap]m)" + _YEAR, re.IGNORECASE
)
_NUMBERS: Final = re.compile(_WEEKDAY + r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](20\d\d|\d\d)(?![\d/])", re.IGNORECASE)
_DISTANCE: Final = re.compile(r"\b(" + "|".join(_AWAY) + r")\b", re.IGNORECASE)
_HOUR: Final = re.compile(
    r"\b(\d{1,2})(?:[:.](\d\d))?\s?(a\.?m\b|p\.?m\b|o'r gloch y bore|y bore|o'r gloch y nos|y nos|yr hwyr|y p'?nawn"
    r"|y prynhawn)|\b([01]?\d|2[0-3]):([0-5]\d)\b|\b(midnight|noon|midday|hanner nos|hanner dydd)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDay:
    """A day as it is written: `start` and `end` are places in the text, `away` days from the day of reading."""

    start: int
    end: int
    day: int = 0
    month: int = 0
    year: int | None = None
    weekday: int | None = None
    away: int | None = None

    def on(self, *, year: int, today: dt.date | None) -> dt.date | None:
        """The day meant, in `year` where none is written; None for no day of the calendar, or an unknown today."""
        if self.away is not None:
            return today + dt.timedelta(days=self.away) if today else None
        try:
            return dt.date(self.year or year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldHour:
    """An hour as it is written. Midnight is the end of a day, and stands as 23:59."""

    start: int
    end: int
    hour: dt.time


def days_in(text: str) -> list[ToldDay]:
    """Every day written in `text`, in the order of the places."""
    found: list[ToldDay] = []
    for match in _DAY_FIRST.finditer(text):
        weekday, day, month, year = match.groups()
        found.append(_told(match, weekday, int(day), _MONTHS[month.lower()], year))
    for match in _MONTH_FIRST.finditer(text):
        weekday, month, day, year = match.groups()
        found.append(_told(match, weekday, int(day), _MONTHS[month.lower()], year))
    for match in _NUMBERS.finditer(text):
        weekday, day, month, year = match.groups()
        found.append(_told(match, weekday, int(day), int(month), year if len(year) > 2 else f"20{year}"))
    found += [
        ToldDay(start=match.start(), end=match.end(), away=_AWAY[match[1].lower()])
        for match in _DISTANCE.finditer(text)
    ]
    kept: list[ToldDay] = []
    for one in sorted(found, key=lambda told: (told.start, -told.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _told(match: re.Match[str], weekday: str | None, day: int, month: int, year: str | None) -> ToldDay:
    return ToldDay(
        start=match.start(),
        end=match.end(),
        day=day,
        month=month,
        year=int(year) if year else None,
        weekday=_WEEKDAYS[weekday.lower()] if weekday else None,
    )


def hours_in(text: str) -> Iterator[ToldHour]:
    """Every hour written in `text`."""
    for match in _HOUR.finditer(text):
        hour, minute, half, clock, clock_minute, word = match.groups()
        if word:
            late = word.lower() in {"midnight", "hanner nos"}
            told = dt.time(23, 59) if late else dt.time(12)
        elif clock:
            told = dt.time(int(clock), int(clock_minute))
        else:
            number, after = int(hour), half.lower().replace(".", "")
            if not 1 <= number <= 12 or int(minute or 0) > 59:
                continue
            morning = after == "am" or after.endswith("bore")
            told = dt.time(number % 12 + (0 if morning else 12), int(minute or 0))
        yield ToldHour(start=match.start(), end=match.end(), hour=told)

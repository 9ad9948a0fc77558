"""
Dates and hours as people write them in English and Welsh, with their places.

‘Monday 19 April’, ‘April 19th, 2027’, ‘19/04/2027’, ‘ddydd Llun 19 Ebrill’, ‘y 19eg o Ebrill’, ‘yfory’; ‘5pm’,
‘17:00’, ‘noon’, ‘7 y bore’. Nothing here knows today: a day told by its distance gives the distance, and a day of the
week alone (‘this Thursday’, ‘a week on Friday’) how many weeks on it may be.
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
_IN_DAYS: Final = re.compile(
    r"\b(?:(?:a|one) week (?:from )?(today|tomorrow)"
    r"|in (two|three|four|five|six|seven|ten|\d{1,2}) days(?:['’] time)?)\b",
    re.IGNORECASE,
)
_NUMBER_WORDS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_COMING: Final = re.compile(
    r"\b(?:(this coming|this|next|coming|a week on|last|past|every|each|most) )?"
    r"(?:(monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|d?dydd (llun|mawrth|mercher|iau|gwener|sadwrn|sul))\b(?! the \d| \d{1,2}(?:st|nd|rd|th)\b)"
    r"(?: (week|next|nesaf|diwethaf)\b)?",
    re.IGNORECASE,
)
_PASSED: Final = frozenset({"last", "past", "every", "each", "most", "diwethaf"})
_HOUR: Final = re.compile(
    r"\b(\d{1,2})(?:[:.](\d\d))?\s?(a\.?m\b|p\.?m\b|o'r gloch y bore|y bore|o'r gloch y nos|y nos|yr hwyr|y p'?nawn"
    r"|y prynhawn)|\b([01]?\d|2[0-3]):([0-5]\d)\b|\b(midnight|noon|midday|hanner nos|hanner dydd)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDay:
    """A day as it is written: `start` and `end` are places in the text, `away` days from the day of reading.

    `weeks` is for a day of the week alone: how many weeks after the first such day to come it may be. On that very day
    of the week the first to come may be the day itself or the one in a week.
    """

    start: int
    end: int
    day: int = 0
    month: int = 0
    year: int | None = None
    weekday: int | None = None
    away: int | None = None
    weeks: tuple[int, ...] = ()

    @property
    def relative(self) -> bool:
        """Whether the day is told from the day of reading."""
        return self.away is not None or bool(self.weeks)

    def may_be(self, *, year: int, today: dt.date | None) -> tuple[dt.date, ...]:
        """The days that may be meant, in `year` where none is written; none where `today` is wanted and not known."""
        if self.away is not None:
            return (today + dt.timedelta(days=self.away),) if today else ()
        if self.weeks and self.weekday is not None:
            if today is None:
                return ()
            distance = (self.weekday - today.weekday()) % 7
            told = {distance + 7 * week for week in self.weeks}
            return tuple(today + dt.timedelta(days=days) for days in sorted(told | ({7} if distance == 0 else set())))
        try:
            return (dt.date(self.year or year, self.month, self.day),)
        except ValueError:
            return ()


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
    found += [*_in_days(text), *_of_the_week(text)]
    kept: list[ToldDay] = []
    for one in sorted(found, key=lambda told: (told.start, -told.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _in_days(text: str) -> Iterator[ToldDay]:
    for match in _IN_DAYS.finditer(text):
        from_when, number = match.groups()
        away = 7 + _AWAY[from_when.lower()] if from_when else _NUMBER_WORDS.get(number.lower()) or int(number)
        yield ToldDay(start=match.start(), end=match.end(), away=away)


def _of_the_week(text: str) -> Iterator[ToldDay]:
    for match in _COMING.finditer(text):
        before, english, welsh, after = match.groups()
        told = {(before or "").lower(), (after or "").lower()}
        if told & _PASSED:
            continue
        weeks = (1,) if told & {"a week on", "week"} else (0, 1) if told & {"next", "nesaf"} else (0,)
        weekday = _WEEKDAYS[(english or welsh).lower()]
        yield ToldDay(start=match.start(), end=match.end(), weekday=weekday, weeks=weeks)


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

"""Days and times as people in the United Kingdom type them into a spreadsheet: day first, London's clocks."""

import datetime as dt
import re

from calendars.civil_time import CivilTimeError, read_instant

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_WORDS = re.compile(r"(?:([a-z]+),?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+),?\s+(\d{4})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::(\d{2}))?\s*(am|pm)?")


def read_typed_day(text: str) -> dt.date:
    """The day that `text` names: 2027-04-20, 20/04/2027, 20.4.27 or Tuesday 20 April 2027.

    Raises CivilTimeError for anything else, for a month first, and for a weekday that is not that day's.
    """
    told = text.strip().lower()
    try:
        if iso := _ISO.fullmatch(told):
            return dt.date(*(int(part) for part in iso.groups()))
        if numbers := _NUMBERS.fullmatch(told):
            day, month, year = (int(part) for part in numbers.groups())
            if month > 12 >= day:
                raise CivilTimeError(
                    f"‘{text}’ has the month first.", remedy="Write the day first, or write it as 2027-04-20."
                )
            return dt.date(year + 2000 if year < 100 else year, month, day)
        words = _WORDS.fullmatch(told)
        if words and words[3][:3] in _MONTHS:
            found = dt.date(int(words[4]), _MONTHS.index(words[3][:3]) + 1, int(words[2]))
            if words[1] and words[1][:3] != _WEEKDAYS[found.weekday()]:
                raise CivilTimeError(f"‘{text}’ is a {found:%A}.", remedy="Correct the day or the date.")
            return found
    except ValueError:
        pass
    raise CivilTimeError(f"‘{text}’ is not a day.", remedy="Write it as 20/04/2027 or 2027-04-20.") from None


def read_typed_clock(text: str) -> dt.time:
    """The time of day that `text` names: 09:00, 9.30am, 5pm or 17:00:00. Raises CivilTimeError for anything else."""
    told = _CLOCK.fullmatch(text.strip().lower())
    if told and (told[2] or told[4]):
        hour, minute, second = int(told[1]), int(told[2] or 0), int(told[3] or 0)
        if told[4] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if told[4] == "pm" else 0)
        elif told[4]:
            hour = 99
        if hour < 24 and minute < 60 and second < 60:
            return dt.time(hour, minute, second)
    raise CivilTimeError(f"‘{text}’ is not a time of day.", remedy="Write it as 09:00 or 9am.")


def read_typed_moment(text: str) -> dt.datetime:
    """The instant that `text` names, a day and then a time; with an offset only in ISO 8601. Raises CivilTimeError."""
    told = text.strip()
    if re.match(r"\d{4}-\d{2}-\d{2}T", told):
        return read_instant(told)
    day, _, clock = told.replace(" at ", " ").rpartition(" ")
    if clock.lower() in ("am", "pm"):  # ‘20/04/2027 9.30 am’
        day, _, hour = day.rpartition(" ")
        clock = hour + clock
    if not day:
        raise CivilTimeError(f"‘{text}’ has no time of day.", remedy="Write it as 20/04/2027 09:00.")
    return read_instant(dt.datetime.combine(read_typed_day(day.rstrip(",")), read_typed_clock(clock)).isoformat())

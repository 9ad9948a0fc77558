"""
One room for London civil time.

Instants are aware and kept in UTC; days are London days. A wall-clock time that the clocks skip or
repeat is refused with both offsets shown, never guessed.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from dateutil import tz

from calendars.errors import ExplainedError

LONDON = ZoneInfo("Europe/London")

_FIRST_YEAR, _LAST_YEAR = 1000, 8999  # what is typed beyond is a slip, and leaves no room to count days in


class CivilTimeError(ExplainedError):
    """A time that does not name exactly one instant."""


def _too_far(shown: str) -> CivilTimeError:
    return CivilTimeError(f"‘{shown}’ is too far from now to be meant.", remedy="Look at the year.")


def require_aware(instant: dt.datetime) -> dt.datetime:
    """`instant` in UTC. Raises ValueError for a naive one: only entrances read wall-clock times."""
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise ValueError(f"{instant!r} has no time zone; pass an aware instant")
    return instant.astimezone(dt.UTC)


def civil_day(instant: dt.datetime) -> dt.date:
    """The day it is in London at `instant`. Raises ValueError for a naive one."""
    return require_aware(instant).astimezone(LONDON).date()


def wall_day(wall: dt.datetime) -> dt.date:
    """The day that London's clocks show at `wall`; one without an offset is a London wall-clock time already."""
    return wall.date() if wall.tzinfo is None else civil_day(wall)


def london(instant: dt.datetime) -> dt.datetime:
    """`instant` on London's wall clock, still aware. Raises ValueError for a naive one."""
    return require_aware(instant).astimezone(LONDON)


def day_in_words(day: dt.date) -> str:
    """‘Wednesday 31 March 2027’: the one way in which sentences say a day."""
    return f"{day:%A %-d %B %Y}"


def hour_in_words(clock: dt.time) -> str:
    """‘9am’, ‘9.15am’, ‘noon’, ‘midnight’: the one way in which sentences say a time of day."""
    if clock.minute == 0 and clock.hour in (0, 12):
        return "noon" if clock.hour else "midnight"
    minutes = f".{clock.minute:02}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes}{'am' if clock.hour < 12 else 'pm'}"


def end_in_words(end: dt.datetime) -> str:
    """‘10pm on Thursday 6 May 2027’, for an end (aware) that is not included; midnight is the end of the day before."""
    clock = london(end)
    if clock.time() == dt.time(0):
        return f"the end of {day_in_words(clock.date() - dt.timedelta(days=1))}"
    return f"{hour_in_words(clock.time())} on {day_in_words(clock.date())}"


def instant_of(day: dt.date, at: dt.time = dt.time(0)) -> dt.datetime:
    """The instant, in UTC, at which London's clocks show `at` on `day`.

    Raises CivilTimeError when the clocks skip or repeat that time.
    """
    wall = dt.datetime.combine(day, at, tzinfo=LONDON)
    shown = f"{at:%H:%M} on {day:%-d %B %Y}"
    if not tz.datetime_exists(wall):
        raise CivilTimeError(
            f"{shown} does not exist in London: the clocks go from 01:00 (+00:00) to 02:00 (+01:00).",
            remedy="Choose a time before 01:00 or from 02:00.",
        )
    if tz.datetime_ambiguous(wall):
        raise CivilTimeError(
            f"{shown} happens twice in London: once at +01:00 and once at +00:00.",
            remedy="Write the offset too, as in 01:30+01:00.",
        )
    try:
        return wall.astimezone(dt.UTC)
    except OverflowError:
        raise _too_far(shown) from None


def read_instant(text: str) -> dt.datetime:
    """An ISO 8601 instant as a person typed it, in UTC; without an offset it is London's.

    A bare day means its midnight. Raises CivilTimeError for anything else, and for a time that the
    clocks skip or repeat.
    """
    try:
        written = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        raise CivilTimeError(
            f"‘{text}’ is not a time.",
            remedy="Write it as 2027-04-20T09:00, or 2027-04-20T09:00+01:00.",
        ) from None
    if not _FIRST_YEAR <= written.year <= _LAST_YEAR:
        raise _too_far(text)
    if written.tzinfo is not None:
        return written.astimezone(dt.UTC)
    return instant_of(wall_day(written), written.time())

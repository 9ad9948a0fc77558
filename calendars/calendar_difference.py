"""
What an import or a change of the calendar would do, before anyone does it.

Polls are matched by their identifiers; a poll that the newer list lacks is named, never silently dropped.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from calendars.civil_time import civil_day, day_in_words, end_in_words
from calendars.election_calendar import ElectionCalendar
from calendars.period import Period
from calendars.poll import Poll

_COMPARED = tuple(field.name for field in fields(Poll) if field.name not in {"poll_id", "history"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PollDifference:
    """One poll that changes: `changes` reads as people do, one line a field."""

    poll_id: str
    before: Poll | None
    after: Poll | None
    changes: tuple[str, ...]

    def __str__(self) -> str:
        if self.before is None:
            return f"added: {self.poll_id}"
        if self.after is None:
            return f"not in the newer list: {self.poll_id}"
        return f"changed: {self.poll_id}: {'; '.join(self.changes)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodDifference:
    """One period that starts, ends or is doubted otherwise than before."""

    poll_id: str
    before: Period | None
    after: Period | None

    def __str__(self) -> str:
        return f"{self.poll_id}: {_told(self.before)}, then {_told(self.after)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDifference:
    """Everything that differs between two calendars."""

    polls: tuple[PollDifference, ...]
    periods: tuple[PeriodDifference, ...]

    @property
    def nothing(self) -> bool:
        """Whether the two say the same."""
        return not self.polls and not self.periods


def compare_polls(before: Iterable[Poll], after: Iterable[Poll]) -> tuple[PollDifference, ...]:
    """Every poll that is added, changed or missing in `after`, by identifier. Histories are not compared."""
    old = {poll.poll_id: poll for poll in before}
    new = {poll.poll_id: poll for poll in after}
    found = []
    for poll_id in sorted(old.keys() | new.keys()):
        one, other = old.get(poll_id), new.get(poll_id)
        changes = _changes(one, other) if one is not None and other is not None else ()
        if one is None or other is None or changes:
            found.append(PollDifference(poll_id=poll_id, before=one, after=other, changes=changes))
    return tuple(found)


def compare_calendars(before: ElectionCalendar, after: ElectionCalendar) -> CalendarDifference:
    """What changes from one calendar to the other, periods included: also those that newer holidays move."""
    old, new = _by_poll(before.periods), _by_poll(after.periods)
    periods = [
        PeriodDifference(poll_id=poll_id, before=old.get(poll_id), after=new.get(poll_id))
        for poll_id in sorted(old.keys() | new.keys())
        if _span(old.get(poll_id)) != _span(new.get(poll_id))
    ]
    return CalendarDifference(polls=compare_polls(before.polls, after.polls), periods=tuple(periods))


def _by_poll(periods: Iterable[Period]) -> Mapping[str, Period]:
    return {period.poll_id: period for period in periods}


def _span(period: Period | None) -> tuple[object, ...]:
    if period is None:
        return ()
    return period.starts_at, period.ends_at, period.doubtful_from, period.provisional, period.areas, period.accounts


def _changes(one: Poll, other: Poll) -> tuple[str, ...]:
    return tuple(
        f"{name.replace('_', ' ')} {_plain(getattr(one, name))} becomes {_plain(getattr(other, name))}"
        for name in _COMPARED
        if getattr(one, name) != getattr(other, name)
    )


def _plain(value: object) -> str:
    if value is None or value in ("", frozenset()):
        return "nothing"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    if isinstance(value, dt.datetime):
        return end_in_words(value)
    return day_in_words(value) if isinstance(value, dt.date) else str(value)


def _told(period: Period | None) -> str:
    if period is None:
        return "no period"
    return f"{day_in_words(civil_day(period.starts_at))} to {end_in_words(period.ends_at)}"

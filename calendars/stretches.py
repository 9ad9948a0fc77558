"""
Time cut at every instant at which something begins or ends, once; then any instant is looked up.

Between two cuts nothing changes, so one look tells all that holds. Most days have no cut in them: for those
the day alone is enough, and only on the others is the hour searched for.
"""

import bisect
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Claim = TypeVar("Claim")
Seen = TypeVar("Seen")

_MIDNIGHT = dt.time(0, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Span(Generic[Claim]):
    """What is claimed from `start` until, not including, `end`: two aware instants in UTC."""

    start: dt.datetime
    end: dt.datetime
    claim: Claim


class Stretches(Generic[Claim]):
    """Spans cut into stretches in which nothing changes; `marks` are further instants to cut at. Immutable."""

    __slots__ = ("_by_day", "_origin", "bounds", "spans")

    def __init__(self, spans: Iterable[Span[Claim]], marks: Iterable[dt.datetime] = ()) -> None:
        kept = [span for span in spans if span.start < span.end]
        self.bounds = sorted({*marks, *(span.start for span in kept), *(span.end for span in kept)})
        self.spans = _cut(kept, self.bounds)
        self._origin = dt.datetime.combine(self.bounds[0], _MIDNIGHT) if self.bounds else None
        self._by_day = self._numbers_by_day()

    def _numbers_by_day(self) -> list[int]:
        """For each UTC day from the first cut to the last the number of its stretch; -1 where it is cut."""
        if self._origin is None:
            return []
        numbers = [0] * ((self.bounds[-1] - self._origin).days + 1)
        cuts = [(bound - self._origin).days for bound in self.bounds]
        for number, cut in enumerate(cuts, start=1):
            until = cuts[number] if number < len(cuts) else len(numbers)
            numbers[cut] = -1
            numbers[cut + 1 : until] = [number] * max(0, until - cut - 1)
        return numbers

    def number(self, at: dt.datetime) -> int:
        """The number of the stretch in which `at` (aware) lies, from 0."""
        if self._origin is None:
            return 0
        day = (at - self._origin).days
        if 0 <= day < len(self._by_day) and self._by_day[day] >= 0:
            return self._by_day[day]
        return bisect.bisect_right(self.bounds, at)

    def table(self, see: Callable[[Sequence[Span[Claim]]], Seen]) -> "StretchTable[Seen]":
        """What `see` makes of every stretch, ready to be looked up."""
        return StretchTable(self._origin, self._by_day, self.bounds, [see(spans) for spans in self.spans])


class StretchTable(Generic[Seen]):
    """One value for every stretch of time: a look-up of some tens of nanoseconds."""

    __slots__ = ("_bounds", "_days", "_length", "_origin", "_seen")

    def __init__(
        self, origin: dt.datetime | None, by_day: Sequence[int], bounds: list[dt.datetime], seen: list[Seen]
    ) -> None:
        self._origin = origin or dt.datetime(1, 1, 1, tzinfo=dt.UTC)
        self._bounds = bounds
        self._seen = seen
        self._days: list[Seen | None] = [seen[number] if number >= 0 else None for number in by_day]
        self._length = len(by_day)

    def at(self, at: dt.datetime) -> Seen:
        """The value of the stretch in which `at` (aware) lies."""
        day = (at - self._origin).days
        if 0 <= day < self._length:
            seen = self._days[day]
            if seen is not None:
                return seen
        return self._seen[bisect.bisect_right(self._bounds, at)]


def _cut(spans: Sequence[Span[Claim]], bounds: Sequence[dt.datetime]) -> list[tuple[Span[Claim], ...]]:
    place = {bound: number for number, bound in enumerate(bounds, start=1)}
    starting: dict[int, list[Span[Claim]]] = {}
    ending: dict[int, list[Span[Claim]]] = {}
    for span in spans:
        starting.setdefault(place[span.start], []).append(span)
        ending.setdefault(place[span.end], []).append(span)
    now: dict[int, Span[Claim]] = {}
    cut: list[tuple[Span[Claim], ...]] = [()]
    for number in range(1, len(bounds) + 1):
        for span in ending.get(number, ()):
            now.pop(id(span))
        for span in starting.get(number, ()):
            now[id(span)] = span
        cut.append(tuple(now.values()))
    return cut

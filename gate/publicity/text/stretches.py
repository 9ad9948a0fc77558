"""Stretches of a text: whether a place is taken already, asked of thousands at the cost of one look."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Taken:
    """The stretches taken so far, `end` excluded, those that overlap as one."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def meets(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with one that is taken."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start

    def take(self, start: int, end: int) -> None:
        """Takes a stretch."""
        first, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first < behind:
            start, end = min(start, self._starts[first]), max(end, self._ends[behind - 1])
        self._starts[first:behind] = [start]
        self._ends[first:behind] = [end]


class Stretches:
    """Stretches that may overlap, known from the beginning. `end` is excluded."""

    __slots__ = ("_farthest", "_starts")

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        found = sorted(stretches)
        self._starts = [start for start, _ in found]
        self._farthest = list(accumulate((end for _, end in found), max))

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds the whole of a stretch."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._farthest[at - 1] >= end

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with a stretch."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._farthest[at - 1] > start

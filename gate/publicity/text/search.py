"""
Search: every pattern that stands in a text as whole words, found in one pass.

The automaton itself minds where words end. It reads the text with each mark as a space, and looks for a pattern with a
space at either end, so that it never stops at what is part of a longer word. What must follow a beginning is tried only
where its first letters stand behind it or, behind a gap, begin some word of the text. The road not taken: to find each
pattern wherever its letters stand, and to look round each: of four, three were part of a longer word.
"""

from collections import defaultdict
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import Final

from ahocorasick_rs import AhoCorasick

from gate.publicity.text.entries import Entry, sign_of
from gate.publicity.text.phrases import BEGUN
from gate.publicity.text.words import parted

Finds = defaultdict[str, list[tuple[int, int, Entry]]]
"""What was found so far, as `Hits`."""
_Signed = tuple[tuple[str, Entry], ...]
_BEGINNING: Final = itemgetter(slice(BEGUN))
_NEXT: Final = 6  # characters by which it is told how a pattern may go on
_MOST: Final = 200  # continuations of one pattern to remember


class _Ways:
    """
    What one pattern may mean, each entry with its sign.

    `before` and `behind` are how far its place in the marked text lies from its place in the text; `inner` says that it
    holds a space or a mark, and so has to be compared. `sure` are the entries that need nothing behind them, `others`
    the rest, `stems` those whose last word may go on, `far` what words begin with that any entry wants behind a gap.
    """

    __slots__ = ("before", "behind", "far", "inner", "others", "pattern", "stems", "sure", "told")

    def __init__(self, pattern: str, entries: tuple[Entry, ...]) -> None:
        opens, closes = _bounds(pattern, entries)
        self.pattern = pattern
        self.before, self.behind = 1 - opens, 1 + closes
        self.inner = not pattern.isalnum()
        signed = [(sign_of(entry), entry) for entry in entries]
        self.sure: _Signed = tuple(one for one in signed if not one[1].stem and one[1].tail is None)
        self.others: _Signed = tuple(one for one in signed if one[1].stem or one[1].tail is not None)
        self.stems: _Signed = tuple(one for one in self.others if one[1].stem)
        self.far = frozenset[str]().union(*(entry.wanted for entry in entries))
        self.told: dict[str, tuple[_Signed, _Signed]] = {}  # by what follows: `after`, remembered

    def after(self, following: str) -> tuple[_Signed, _Signed]:
        """Of the others those that may go on with what follows: that want no word behind a gap, and that do."""
        may = [one for one in self.others if one[1].stem or _goes_on(one[1], following)]
        if len(self.told) >= _MOST:
            self.told.clear()
        self.told[following] = found = (
            tuple(one for one in may if not one[1].wanted),
            tuple(one for one in may if one[1].wanted),
        )
        return found


def _bounds(pattern: str, entries: tuple[Entry, ...]) -> tuple[bool, bool]:
    """Whether a word must begin where a pattern begins, and end where it ends."""
    return pattern[0].isalnum(), pattern[-1].isalnum() and not any(entry.stem for entry in entries)


def _goes_on(entry: Entry, following: str) -> bool:
    """Whether an entry may go on with what follows, as far as that can be seen."""
    if not entry.openings:
        return True
    letters = following.replace(" ", "")[:BEGUN]
    if len(letters) == BEGUN:
        return not entry.openings.isdisjoint(accumulate(letters))
    return letters in _begun(entry.openings) or not entry.openings.isdisjoint(accumulate(letters))


@cache
def _begun(openings: frozenset[str]) -> frozenset[str]:
    """What a text that ends too soon may end with, where it would have gone on with one of the openings."""
    return frozenset(one[:many] for one in openings for many in range(BEGUN))


def _marked(pattern: str, entries: tuple[Entry, ...]) -> str:
    """A pattern as the automaton looks for it."""
    opens, closes = _bounds(pattern, entries)
    return " " * opens + parted(pattern) + " " * closes


def _word_end(text: str, last: int) -> int:
    """Where the word or figure ends that goes on at `last`."""
    size = len(text)
    while last < size and (
        text[last].isalnum()
        or (text[last] == "'" and text[last + 1 : last + 2].isalnum())
        or (text[last] in ".," and text[last - 1].isdigit() and text[last + 1 : last + 2].isdigit())
    ):
        last += 1
    return last


class Search:
    """Patterns and what each means, compiled once. It never changes but by what it remembers."""

    def __init__(self, patterns: dict[str, list[Entry]]) -> None:
        words = [one for one in patterns if any(map(str.isalnum, one))]
        marks = [one for one in patterns if not any(map(str.isalnum, one))]  # a flower, a star
        self._patterns = [*words, *marks]
        self._entries = [tuple(patterns[one]) for one in self._patterns]
        self._ways: list[_Ways | None] = [None] * len(self._patterns)  # each sorted out when it is first met
        self._words = AhoCorasick([*map(_marked, words, self._entries)])
        self._marks = AhoCorasick(marks)
        self._first_mark = len(words)
        self._plain_marks = any(map(str.isascii, marks))

    def find_into(self, found: Finds, text: str, told: str, beginnings: set[str]) -> None:
        """
        Adds every entry that stands in folded `text`.

        `told` is the text as `parted` gives it, between two spaces; `beginnings` those of its words, when first needed.
        """
        ways = self._ways
        met = self._words.find_matches_as_indexes(told, overlapping=True)
        if self._plain_marks or not text.isascii():
            met += self._marks_in(text)
        for number, first, behind in met:
            way = ways[number] or self._way(number)
            start = first - way.before
            end = behind - way.behind
            if way.inner and not text.startswith(way.pattern, start):
                continue
            following = text[end : end + _NEXT]
            if way.stems and following[:1].isalnum():
                trying = way.stems
            else:
                for sign, entry in way.sure:
                    found[sign].append((start, end, entry))
                if not way.others:
                    continue
                trying, far = way.told.get(following) or way.after(following)
                if far:
                    if not beginnings:
                        beginnings.update(map(_BEGINNING, told.split()))
                    if not way.far.isdisjoint(beginnings):
                        trying += far
            for sign, entry in trying:
                last = end
                if entry.stem:
                    last = _word_end(text, end)
                    if not _goes_on(entry, text[last : last + 2 * BEGUN]):
                        continue
                if entry.tail is not None:
                    if beginnings and entry.wanted and entry.wanted.isdisjoint(beginnings):
                        continue
                    rest = entry.tail.match(text, last)
                    if rest is None:
                        continue
                    last = rest.end()
                found[sign].append((start, last, entry))

    def _marks_in(self, text: str) -> list[tuple[int, int, int]]:
        """Where patterns without any letter stand, as places in the text between two spaces."""
        found = self._marks.find_matches_as_indexes(text, overlapping=True)
        return [(self._first_mark + number, start + 1, end + 1) for number, start, end in found]

    def _way(self, number: int) -> _Ways:
        way = self._ways[number] = _Ways(self._patterns[number], self._entries[number])
        return way

"""
A field read: its words, sentences and what was found in them, with the questions that rules ask of it.

Every place is given in the author's own characters.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate, chain
from operator import itemgetter
from typing import Final

from ahocorasick_rs import AhoCorasick

from gate.publicity.text.entries import Entry, Found, Hits
from gate.publicity.text.folding import Folded, styled
from gate.publicity.text.naming import Naming
from gate.publicity.text.words import Token, sentences_of, tokens_of, words_of

PHRASE: Final = 300
"""Characters, more than any phrase of a list takes: whatever lies over a place begins no farther before it."""

_NONE: Final[tuple[Found, ...]] = ()
_NEAR: Final = 400
"""Characters beyond which words of one endless sentence no longer stand together."""


_begins: Final = itemgetter(0)
_found: Final[Callable[[tuple[int, int, Entry, bool]], Found]] = partial(tuple.__new__, Found)  # the quick way


def _in_order(found: list[Found]) -> list[Found]:
    """Sorted by their places; of those that begin together the longer first, and of these by their keys."""
    if len(found) > 1:
        found.sort(key=_begins)
        if len(set(map(_begins, found))) < len(found):
            found.sort(key=lambda one: (one.start, -one.end, one.entry.key))
    return found


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a field. `host` and `path` are folded; `start` and `end` are places in the field."""

    start: int
    end: int
    host: str
    path: str


@dataclass(kw_only=True)
class FieldReading:
    """One field of a draft, read. `people` stand in the order of their places.

    `marks` are the characters beside plain letters and spaces, `hits` what stands in the folded words, `further` what
    was found in a hashtag or a disguise. Words with and without their places, sentences, and what stands under one sign
    are worked out when they are first asked for: many posts go without.
    """

    name: str
    raw: str
    folded: Folded
    marks: frozenset[str]
    hits: Hits
    people: list[Naming] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tags: list[tuple[int, int, str]] = field(default_factory=list)
    handles: list[tuple[int, int, str]] = field(default_factory=list)
    further: dict[str, list[Found]] = field(default_factory=dict)
    sorted_out: dict[str, Sequence[Found]] = field(default_factory=dict)
    asked: dict[tuple[str, ...], Sequence[Found]] = field(default_factory=dict)
    once_for_all: "dict[Callable[[FieldReading], list[Found]], list[Found]]" = field(default_factory=dict)
    said: dict[re.Pattern[str], bool] = field(default_factory=dict)
    told: dict[re.Pattern[str], bool] = field(default_factory=dict)
    seen: dict[tuple[re.Pattern[str], int, int], re.Match[str] | None] = field(default_factory=dict)
    met: dict[int, bool] = field(default_factory=dict)
    farthest: dict[str, list[int]] = field(default_factory=dict)
    neighbours: dict[tuple[int, int], tuple[int, int] | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words, folded."""
        return self.folded.text

    @cached_property
    def signs(self) -> set[str]:
        """What stands here, as rules ask for it: the ideas of cues, the kinds of all else in capitals, and marks."""
        signs = {*self.hits, *self.further, *self.marks}
        shown = {"PERSON": self.people, "LINK": self.links, "TAG": self.tags, "HANDLE": self.handles}
        signs.update(name for name, found in shown.items() if found)
        return signs

    def signs_in(self, start: int, end: int) -> set[str]:
        """The signs of a stretch: the ideas, kinds and marks that stand in it, and whether anybody is named."""
        raw = self.raw[start:end]
        signs = {mark for mark in self.marks if mark in raw}
        signs.update(one for one in self.signs if len(one) > 1 and self.within(self.under(one), start, end))
        if any(start <= one.start < end for one in self.people):
            signs.add("PERSON")
        return signs

    def under(self, sign: str) -> Sequence[Found]:
        """What stands under one sign, in the order of its places: to be read, as others read it too."""
        found = self.sorted_out.get(sign)
        if found is None:
            found = self.sorted_out[sign] = self._sort_out(sign) if sign in self.signs else _NONE
        return found

    def _sort_out(self, sign: str) -> list[Found]:
        hits = self.hits.get(sign, ())
        if self.folded.places is None and self.raw.isascii():
            found = [_found((start, end, entry, False)) for start, end, entry in hits]
        else:
            found = [self.placed(start, end, entry) for start, end, entry in hits]
        found += self.further.get(sign, ())
        return _in_order(found)

    def placed(self, start: int, end: int, entry: Entry) -> Found:
        """What stands in the folded words, in the author's characters; disguised where those only look alike."""
        start, end = self.folded.span(start, end)
        return Found(start, end, entry, entry.kind in {"party", "cue"} and styled(self.raw[start:end]))

    @cached_property
    def figures(self) -> bool:
        """Whether a figure stands anywhere."""
        return any(mark.isdecimal() for mark in self.marks)

    @cached_property
    def small(self) -> str:
        """The author's own words in small letters, which may be longer than they."""
        return self.raw.lower()

    def speaks(self, words: frozenset[str]) -> bool:
        """Whether any of the words stands here."""
        return not words.isdisjoint(self.vocabulary)

    @cached_property
    def vocabulary(self) -> list[str]:
        """Every word, in order, without its place."""
        return words_of(self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """Every word, in order."""
        return tokens_of(self.folded)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return [token.start for token in self.tokens]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence begins and ends."""
        return sentences_of(self.raw)

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern stands anywhere in the author's own words, looked for once for all names in them."""
        if pattern not in self.said:
            self.said[pattern] = pattern.search(self.raw) is not None
        return self.said[pattern]

    def tells(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern stands anywhere in the folded words."""
        if pattern not in self.told:
            self.told[pattern] = pattern.search(self.text) is not None
        return self.told[pattern]

    def meets(self, words: AhoCorasick) -> bool:
        """Whether any of many words stands in the folded words, whole or not, looked for once."""
        if id(words) not in self.met:
            self.met[id(words)] = bool(words.find_matches_as_indexes(self.text))
        return self.met[id(words)]

    def sought(self, pattern: re.Pattern[str], first: int, last: int) -> re.Match[str] | None:
        """Where a pattern stands in the small letters of a stretch, looked for once for all that ask."""
        asked = (pattern, first, last)
        if asked not in self.seen:
            self.seen[asked] = pattern.search(self.small, first, last)
        return self.seen[asked]

    def of(self, kind: str, *keys: str) -> Iterator[Found]:
        """What was found of a kind, and of one of `keys` where any are given."""
        found = self.under(kind.upper())
        return iter(found) if not keys else (one for one in found if one.entry.key in keys)

    def covering(self, kind: str, start: int, end: int) -> Found | None:
        """The first of a kind that holds the whole of a stretch."""
        found = self.under(kind.upper())
        if not found:
            return None
        if kind not in self.farthest:
            self.farthest[kind] = list(accumulate((one.end for one in found), max))
        at = bisect_left(self.farthest[kind], end)  # the first that reaches so far
        return found[at] if at < len(found) and found[at].start <= start else None

    def cues(self, *concepts: str) -> Sequence[Found]:
        """The cues of the given ideas, in the order of their places: to be read, as others read them too."""
        found = self.asked.get(concepts)
        if found is None:
            found = self.asked[concepts] = _NONE if self.signs.isdisjoint(concepts) else self._together(concepts)
        return found

    def once(self, sorting_out: "Callable[[FieldReading], list[Found]]") -> list[Found]:
        """What is sorted out of this field, once for all the places that are asked about."""
        found = self.once_for_all.get(sorting_out)
        if found is None:
            found = self.once_for_all[sorting_out] = sorting_out(self)
        return found

    def _together(self, concepts: tuple[str, ...]) -> Sequence[Found]:
        present = [self.under(concept) for concept in concepts if concept in self.signs]
        return present[0] if len(present) == 1 else _in_order(list(chain.from_iterable(present)))

    def sentence(self, place: int) -> tuple[int, int]:
        """The start and end of the sentence in which `place` stands; of an endless one, what is near."""
        at = bisect_right(self.sentences, place, key=lambda one: one[0]) - 1
        start, end = 0, len(self.raw)
        if at >= 0 and self.sentences[at][0] <= place < self.sentences[at][1]:
            start, end = self.sentences[at]
        if end - start > 2 * _NEAR:
            return max(start, place - _NEAR), min(end, place + _NEAR)
        return start, end

    @staticmethod
    def within(found: Sequence[Found], start: int, end: int) -> Sequence[Found]:
        """Of what stands in the order of its places, all that begins between two of them."""
        return found[bisect_left(found, start, key=_begins) : bisect_left(found, end, key=_begins)]

    def told_beside(self, place: int, *concepts: str) -> Sequence[Found]:
        """The cues of the given ideas in the sentence of `place`: what else a post tells is no part of it."""
        found = self.cues(*concepts)
        return self.within(found, *self.sentence(place)) if found else _NONE

    def round(self, start: int, end: int) -> str:
        """The sentence round a stretch, in small letters; of a very long one, what is near."""
        first, last = self.sentence(start)
        return self.raw[max(first, start - _NEAR) : min(last, end + _NEAR)].lower()

    def tag_at(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The hashtag that holds the whole of a stretch."""
        at = bisect_right(self.tags, start, key=lambda one: one[0]) - 1
        return self.tags[at] if at >= 0 and end <= self.tags[at][1] else None

    def named_over(self, start: int, end: int) -> list[Naming]:
        """Those whose name shares a character with a stretch, in order. No two names do with each other."""
        last = bisect_left(self.people, end, key=lambda one: one.start)
        first = last
        while first and self.people[first - 1].end > start:
            first -= 1
        return self.people[first:last]

    def first_from(self, place: int) -> int:
        """The number of the first token that begins at `place` or behind it."""
        return bisect_left(self.starts, place)

    def token_from(self, place: int) -> Token | None:
        """The first token that begins at `place` or behind it."""
        at = bisect_left(self.starts, place)
        return self.tokens[at] if at < len(self.tokens) else None

    def token_at(self, place: int) -> Token | None:
        """The token that begins at `place`, if one does."""
        token = self.token_from(place)
        return token if token is not None and token.start == place else None

    def token_before(self, place: int) -> Token | None:
        """The last token that ends at `place` or before it."""
        return next(iter(self.tokens_before(place, 1)), None)

    def tokens_before(self, place: int, many: int) -> list[Token]:
        """The last tokens that end at `place` or before it, in whatever sentence, nearest last."""
        last = bisect_left(self.starts, place)
        while last and self.tokens[last - 1].end > place:
            last -= 1
        return self.tokens[max(0, last - many) : last]

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens of which any part stands between two places."""
        at = bisect_left(self.starts, start)
        if at and self.tokens[at - 1].end > start:
            at -= 1
        return self.tokens[at : bisect_left(self.starts, end)]

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether two places stand in one sentence."""
        start, end = self.sentence(one)
        return start <= other < end

    def opens_sentence(self, place: int) -> bool:
        """Whether the word at `place` is the first of its sentence, so that its capital says nothing."""
        start, _ = self.sentence(place)
        return not any(char.isalnum() for char in self.raw[start:place][-_NEAR:])

    def words_before(self, place: int, many: int = 3) -> list[str]:
        """The last words of the same sentence before `place`, nearest last."""
        start, _ = self.sentence(place)
        last = bisect_left(self.starts, place)
        near = self.tokens[max(0, last - many - 1) : last]
        return [token.word for token in near if start <= token.start and token.end <= place][-many:]

    def words_after(self, place: int, many: int = 3) -> list[str]:
        """The next words of the same sentence from `place` on."""
        _, end = self.sentence(max(place - 1, 0))
        first = bisect_left(self.starts, place)
        return [token.word for token in self.tokens[first : first + many] if token.end <= end]

    def capital(self, start: int, end: int) -> bool:
        """Whether every longer word of the stretch begins with a capital."""
        words = self.tokens_in(start, end)
        return bool(words) and all(token.capital for token in words if len(token.word) > 3 or len(words) == 1)

"""
Likeness: how much a post, as a whole, is like posts that had to be held.

Rules name what they find; this weighs what no list has. It is a second signal in two places: a post that no rule
holds and that is like held ones is given to a second person; what a rule made out of everyday words (`Mark.everyday`)
holds only where its sentence is like held ones too.

Every word, pair of neighbouring words, stretch of letters
inside a word and idea of the lists has a weight, inside a period and outside one, learned from labelled posts by
logistic regression with an L1 penalty (Tibshirani 1996), which leaves all but the telling ones at nothing. The sum,
over the root of how much was said, is the likeness; above nought a post is like those that were held. The weights are
data (`data/likeness.csv`), so that what weighed in a post can be shown.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from math import fsum, inf, isfinite, sqrt
from typing import Final

from calendars.errors import ExplainedError

LETTERS: Final = range(3, 6)
"""How many letters, the edge of the word among them, the stretches inside a word have."""
_SETTLED: Final = 4
"""Words, and ideas, as if said besides, so that one of them alone does not settle it."""
_HEADER: Final = ["kind", "what", "inside", "outside"]
_KINDS: Final = frozenset({"word", "pair", "letters", "idea"})
_BOUNDS: Final = frozenset({"start", "least"})


class LikenessError(ExplainedError):
    """A line of the weights that cannot be read. None of them is used."""


def letters_of(word: str) -> Iterator[str]:
    """The stretches of letters in a word, its edges written `_`; a word of one or two letters has none."""
    if len(word) > 2:
        edged = f"_{word}_"
        for many in LETTERS:
            for first in range(len(edged) - many + 1):
                yield edged[first : first + many]


def pairs_of(words: Sequence[str]) -> Iterator[str]:
    """Every two words that are neighbours, as the weights write them."""
    return map(" ".join, pairwise(words))


def spread(many: int) -> float:
    """By what the weights of so many words, or ideas, each counted once, together are divided."""
    return sqrt(many + _SETTLED)


@dataclass(frozen=True, kw_only=True, eq=False)
class Weights:
    """The weights on one side of the period. `start` is what a post has before a word is said.

    `least` is the likeness of a sentence below which everyday words do not hold it.
    """

    start: float = 0.0
    words: Mapping[str, float] = field(default_factory=dict)
    pairs: Mapping[str, float] = field(default_factory=dict)
    letters: Mapping[str, float] = field(default_factory=dict)
    ideas: Mapping[str, float] = field(default_factory=dict)
    least: float = -inf

    def likeness(self, fields: Sequence[Sequence[str]], ideas: Set[str]) -> float:
        """How much a post, or a sentence, is like those that were held: above nought, a post is.

        `fields` are the folded words of each field, `ideas` what else stands in them (`FieldReading.signs`). What is
        said again weighs no more.
        """
        words = {word for told in fields for word in told}
        pairs = {pair for told in fields for pair in pairs_of(told)} & self.pairs.keys()
        said = fsum(map(self.word, words)) + fsum(map(self.pairs.__getitem__, pairs))
        weighed = fsum(self.ideas[one] for one in ideas & self.ideas.keys())
        return self.start + said / spread(len(words)) + weighed / spread(len(ideas))

    @cached_property
    def word(self) -> Callable[[str], float]:
        """What one folded word weighs, with the letters in it. Words come again, so that it is worked out once."""

        def weight(word: str) -> float:
            return self.words.get(word, 0.0) + sum(self.letters.get(one, 0.0) for one in letters_of(word))

        return lru_cache(maxsize=1 << 15)(weight)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likeness:
    """The weights inside a period and outside one."""

    inside: Weights = field(default_factory=Weights)
    outside: Weights = field(default_factory=Weights)

    @property
    def ideas(self) -> frozenset[str]:
        """The ideas of the lists, kinds and marks that weigh anything."""
        return frozenset(self.inside.ideas) | frozenset(self.outside.ideas)


def read_likeness(text: str, *, where: str) -> Likeness:
    """The weights of a CSV with the columns kind, what, inside, outside. Raises LikenessError naming the line."""
    rows = csv.reader(io.StringIO(text))
    if next(rows, None) != _HEADER:
        raise LikenessError(
            "The header is not the one looked for.", where=f"{where}, line 1", remedy=f"Write: {','.join(_HEADER)}"
        )
    sides: tuple[_Read, _Read] = (defaultdict(dict), defaultdict(dict))
    for row in rows:
        kind, what, weights = _weights_of(row, f"{where}, line {rows.line_num}")
        for side, weight in zip(sides, weights, strict=True):
            side[kind][what] = weight
    inside, outside = (_side(side, where) for side in sides)
    return Likeness(inside=inside, outside=outside)


_Read = defaultdict[str, dict[str, float]]


def _weights_of(row: Sequence[str], place: str) -> tuple[str, str, tuple[float, float]]:
    try:
        kind, what, *figures = row
        inside, outside = map(float, figures)
    except ValueError:
        kind, what, inside, outside = "", "", 0.0, 0.0
    if (kind in _BOUNDS) is bool(what) or kind not in _BOUNDS | _KINDS or not isfinite(inside) or not isfinite(outside):
        raise LikenessError(
            f"‘{','.join(row)}’ is no weight.",
            where=place,
            remedy=f"Write one of {', '.join(sorted(_KINDS))}, what it is of, and two figures.",
        )
    return kind, what, (inside, outside)


def _side(read: _Read, where: str) -> Weights:
    for bound in sorted(_BOUNDS - read.keys()):
        raise LikenessError(
            f"The line ‘{bound}’ is missing.", where=where, remedy=f"Write it with two figures: {bound},,-3.0,-3.5"
        )
    kept = {kind: {what: weight for what, weight in read[kind].items() if weight} for kind in _KINDS}
    return Weights(
        start=read["start"][""],
        least=read["least"][""],
        words=kept["word"],
        pairs=kept["pair"],
        letters=kept["letters"],
        ideas=kept["idea"],
    )

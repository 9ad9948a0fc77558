"""
The sieve: which words of a text can begin a name or hide something, so that most texts are never searched for it.

What a word can do depends on its spelling alone, so it is learnt once for each that posts use, and a text whose words
are all known to do nothing is passed by one look at a set. Of any other the words that can begin a name are told by
their numbers, and only what stands round them is read. The road not taken: a look at each word of each post.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from gate.publicity.text.joined import hides_name
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.naming import begins_name
from gate.publicity.text.words import words_of

_MOST: Final = 50_000  # spellings to remember: more than a council uses, and no burden
_EITHER: Final = "^"  # before a word that may begin with a capital or not
_NAMES: Final = 1
_HIDES: Final = 2
_STANDS_ALONE: Final = 4
_REPEATS: Final = 8


class Sifted(NamedTuple):
    """What the words of a text may hold: the numbers of the pieces that begin a name, a name run together or turned, a
    letter that stands alone, a letter repeated."""

    named: Sequence[int] = ()
    hidden: bool = False
    single: bool = False
    repeated: bool = False


_NOTHING: Final = Sifted()


def sift(pieces: list[str], lexicon: Lexicon, *, capitals: bool) -> Sifted:
    """
    What the pieces of a text may hold, so that it has to be searched for it.

    `capitals` says that they have theirs; where they have not, each word may begin with one.
    """
    spellings, idle = pieces if capitals else [_EITHER + piece for piece in pieces], lexicon.idle
    if idle.issuperset(spellings):
        return _NOTHING
    able, named, may = lexicon.able, [], 0
    for at, spelling in enumerate(spellings):
        if spelling not in idle:
            can = able.get(spelling) or _learn(spelling, lexicon)
            may |= can
            if can & _NAMES:
                named.append(at)
    return Sifted(named, bool(may & _HIDES), bool(may & _STANDS_ALONE), bool(may & _REPEATS))


_REPEATED: Final = re.compile(r"([a-z])\1\1")


def _learn(spelling: str, lexicon: Lexicon) -> int:
    """What a word spelt so can do, remembered; a piece of two doubled apostrophes has several."""
    told = spelling.removeprefix(_EITHER)
    capital = told != spelling or told != told.lower()
    can = 0
    for word in words_of(told.lower()):
        can |= _NAMES if word in lexicon.names.known or (capital and begins_name(word, lexicon)) else 0
        can |= _HIDES if hides_name(word, lexicon) else 0
        can |= _STANDS_ALONE if len(word) == 1 else _REPEATS if _REPEATED.search(word) else 0
    if len(lexicon.idle) + len(lexicon.able) > _MOST:
        lexicon.idle.clear()
        lexicon.able.clear()
    if can:
        lexicon.able[spelling] = can
    else:
        lexicon.idle.add(spelling)
    return can

"""
The sieve: whether any word of a text can begin a name or hide something, so that most texts are never searched for it.

What a word can do depends on the word alone, so it is learnt once for each word that posts use, and a text whose words
are all known to do nothing is passed by one look at a set. The road not taken: a look at each word of each post.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from gate.publicity.text.folding import Folded
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.naming import begins_name, hides_name
from gate.publicity.text.words import capitals_of

_MOST: Final = 50_000  # words to remember: more than a council uses, and no burden


class Sifted(NamedTuple):
    """What the words of a text may hold: the beginning of a name, a name run together or turned, a letter that stands
    alone, a letter repeated."""

    named: bool = False
    hidden: bool = False
    single: bool = False
    repeated: bool = False


_NOTHING: Final = Sifted()


def sift(words: list[str], folded: Folded, lexicon: Lexicon) -> Sifted:
    """What the words of a text may hold, so that it has to be searched for it."""
    idle, found = lexicon.idle, _NOTHING
    if not idle.issuperset(words):
        others = set(words) - idle
        known = lexicon.names.known
        hiding = {word for word in others if hides_name(word, lexicon)}
        odd = {word for word in others if len(word) == 1 or _REPEATED.search(word)}
        found = Sifted(
            named=not known.isdisjoint(others),
            hidden=bool(hiding),
            single=1 in map(len, odd),
            repeated=any(len(word) > 1 for word in odd),
        )
        _learn(idle, others - known - hiding - odd)
    if not found.named:
        capitals = capitals_of(folded)
        nameless = lexicon.nameless
        if not nameless.issuperset(capitals):
            others = set(capitals) - nameless
            nobody = {word for word in others if not begins_name(word, lexicon)}
            _learn(nameless, nobody)
            if len(nobody) < len(others):
                found = found._replace(named=True)
    return found


_REPEATED: Final = re.compile(r"([a-z])\1\1")


def _learn(into: set[str], words: Iterable[str]) -> None:
    if len(into) > _MOST:
        into.clear()
    into.update(words)

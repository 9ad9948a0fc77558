"""
The sieve: whether any word of a text can begin a name or hide one, so that most texts are never searched for people.

What a word can do depends on the word alone, so it is learnt once for each word that posts use, and a text whose words
are all known to do nothing is passed by one look at a set. The road not taken: a look at each word of each post.
"""

from collections.abc import Iterable
from typing import Final

from gate.publicity.text.folding import Folded
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.naming import begins_name, hides_name
from gate.publicity.text.words import capitals_of

_MOST: Final = 50_000  # words to remember: more than a council uses, and no burden


def sift(words: list[str], folded: Folded, lexicon: Lexicon) -> tuple[bool, bool]:
    """Whether a word of a text may begin somebody's name, and whether one may hide a name run together or turned."""
    known, hidden = lexicon.names.known, False
    idle = lexicon.idle
    if idle.issuperset(words):
        named = False
    else:
        others = set(words) - idle
        hidden = any(hides_name(word, lexicon) for word in others)
        named = not known.isdisjoint(others)
        _learn(idle, (word for word in others if word not in known and not hides_name(word, lexicon)))
    if not named:
        capitals = capitals_of(folded)
        nameless = lexicon.nameless
        if not nameless.issuperset(capitals):
            others = set(capitals) - nameless
            nobody = {word for word in others if not begins_name(word, lexicon)}
            named = len(nobody) < len(others)
            _learn(nameless, nobody)
    return named, hidden


def _learn(into: set[str], words: Iterable[str]) -> None:
    if len(into) > _MOST:
        into.clear()
    into.update(words)

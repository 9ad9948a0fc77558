"""Addresses: whom the words of a link name (*/people/smith-jane*), in either order."""

from collections.abc import Sequence
from typing import Final

from gate.publicity.text.folding import word_set
from gate.publicity.text.lexicon import Lexicon

_WAYS: Final = word_set(
    "road street lane close avenue drive court terrace park place square gate walk green farm house hall school bridge "
    "works closed closure stryd heol lon ffordd parc ysgol"
)
_PROFILES: Final = word_set(
    "people person profile profiles team staff author authors candidate candidates councillor councillors cllr member "
    "members cynghorydd cynghorwyr pobl aelod aelodau tim ymgeisydd ymgeiswyr bio biography"
)


def named_in_address(words: Sequence[str], lexicon: Lexicon) -> frozenset[int] | None:
    """
    Those whose forename and surname stand side by side in `words`, single letters between them left out.

    On the page of a profile a surname and an initial are enough. Names that are also everyday words count reversed only
    on such a page, and a surname before a word for a street or a building is the street's.
    """
    told = [word for word in words if len(word) > 1]
    names = lexicon.names
    profile = not _PROFILES.isdisjoint(words)
    for at, word in enumerate(told):
        for entry in names.surnames.get(word, ()):
            size = len(entry.tokens)
            before, after = told[at - 1 : at], told[at + size : at + size + 1]
            if tuple(told[at : at + size]) != entry.tokens or (after and after[0] in _WAYS):
                continue
            if before and (holders := entry.by_forename.get(before[0])):
                return frozenset(holders)
            plain = profile or word not in lexicon.ordinary
            if after and plain and (holders := entry.by_forename.get(after[0])):
                return frozenset(holders)
            if (
                profile
                and word not in lexicon.ordinary
                and (holders := _by_initial(words, word, size, entry.by_initial))
            ):
                return frozenset(holders)
    return None


def _by_initial(words: Sequence[str], word: str, size: int, by_initial: dict[str, set[int]]) -> set[int] | None:
    """Those whose first letter stands right before or behind a surname."""
    place = words.index(word)
    near = (*words[place + size : place + size + 1], *words[max(0, place - 1) : place])
    return next((by_initial[letter] for letter in near if letter in by_initial), None)

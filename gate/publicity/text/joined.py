"""Joined: names written as one word, as hashtags, handles and addresses have them, or turned round."""

import re
from typing import Final

from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.names import NameIndex


def hides_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a name stands in a word turned round, or run together with another."""
    if len(word) < 6:
        return False
    if word in lexicon.turned:
        return True
    return (
        len(word) >= 9
        and any(word[:size] in lexicon.names.forenames for size in range(3, 9))
        and bool(joined_names(word, lexicon))
    )


_CAMEL: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]+(?![a-zß-ÿ])|[A-ZÀ-ÖØ-Þ]?[^\W\d_A-ZÀ-ÖØ-Þ]+|\d+")


def split_camel(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a hashtag or handle, by its capitals, digits and underscores, as places in `raw`."""
    return [(start + part.start(), start + part.end()) for part in _CAMEL.finditer(raw[start:end])]


def joined_names(word: str, lexicon: Lexicon) -> frozenset[int]:
    """The people whose forename and surname, in either order, stand in `word` run together (`votejanesmith`)."""
    names = lexicon.names
    size, most = len(word), names.longest
    for first in range(size - 4):
        for middle in range(first + 2, min(size - 3, first + most) + 1):
            piece = word[first:middle]
            if piece in names.forenames:
                for last in range(min(size, middle + most), middle + 2, -1):
                    if people := _holders(names, word[middle:last], piece):
                        return people
            if piece in names.surnames:
                for last in range(min(size, middle + most), middle + 2, -1):
                    if word[middle:last] in names.forenames and (people := _holders(names, piece, word[middle:last])):
                        return people
    return frozenset()


def _holders(names: NameIndex, surname: str, forename: str) -> frozenset[int]:
    """Those whose surname is the one word `surname`, and a forename `forename`."""
    return frozenset(
        number
        for entry in names.surnames.get(surname, ())
        if len(entry.tokens) == 1
        for number in entry.by_forename.get(forename, ())
    )

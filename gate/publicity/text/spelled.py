"""Spelled-out numbers: digits written as words, as a telephone number is read out. English and Welsh."""

from collections.abc import Iterator
from typing import Final

from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading

_DIGITS: Final = word_set(
    "zero oh o nought naught one two three four five six seven eight nine double treble triple hundred thousand "
    "sero dim un dau dwy tri tair pedwar pedair pump chwech chwe saith wyth naw dwbl"
)
_LEAST: Final = 7  # digits in a row: fewer may be a count, a rhyme or a score


def spelled_numbers(part: FieldReading) -> Iterator[tuple[int, int]]:
    """Rows of seven digits or more in words or figures, at least three of them words."""
    if not part.speaks(_DIGITS):
        return
    row: list[tuple[int, int, int, bool]] = []
    for token in (*part.tokens, None):
        word = token.word if token is not None else ""
        spelled = word in _DIGITS
        if token is not None and (spelled or word.isdigit()):
            row.append((token.start, token.end, 1 if spelled else len(word), spelled))
            continue
        if sum(one[2] for one in row) >= _LEAST and sum(one[3] for one in row) >= 3:
            yield row[0][0], row[-1][1]
        row = []

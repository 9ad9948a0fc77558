"""Strangers: stretches that look like somebody's name, whoever they are."""

from collections.abc import Iterator
from typing import Final

from gate.publicity.text.folding import word_set
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.reading import FieldReading

_CIVIL: Final = word_set("mr mrs ms miss mx dr sir dame lord lady rev revd")


def people_in(part: FieldReading, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches that look like somebody's name: a title and a capital, or a common forename and a capital."""
    if not part.speaks(_CIVIL) and not part.speaks(lexicon.common_forenames):
        return
    tokens = part.tokens
    skip = -1
    for at, token in enumerate(tokens[:-1]):
        following = tokens[at + 1]
        if token.start < skip or not token.capital or not following.capital:
            continue
        if part.raw[token.end : following.start] not in {" ", ". ", "-"} or following.word in lexicon.place_words:
            continue
        if part.covering("place", token.start, following.end):
            continue
        titled = token.word in _CIVIL
        if not titled and (
            token.word not in lexicon.common_forenames
            or (
                token.word in lexicon.ordinary
                and (following.word in lexicon.ordinary or following.word in lexicon.place_words)
                and part.opens_sentence(token.start)
            )
        ):
            continue
        last = following
        index = at + 2
        while (
            index < len(tokens)
            and tokens[index].capital
            and part.raw[last.end : tokens[index].start] in {" ", "-"}
            and index - at < 4
        ):
            if tokens[index].word in lexicon.place_words:
                break
            last = tokens[index]
            index += 1
        if index < len(tokens) and tokens[index].word in lexicon.place_words and tokens[index].capital:
            continue
        skip = last.end
        yield token.start, last.end

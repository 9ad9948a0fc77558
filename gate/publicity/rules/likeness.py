"""
Likeness (YR9): a post that no other rule holds and that, as a whole, reads like those that had to be held.

Publicity Code 2011, para 4: publicity is to be objective, even-handed, and issued with care in periods of heightened
sensitivity. What a list does not name may fail that too; a person looks.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.likeness import Weights
from gate.publicity.text.reading import FieldReading, Reading

_WITH_CARE: Final = Citation("publicity-code-2011", "para. 4")


@rule(
    code="YR901",
    name="reads-like-held-posts",
    title="reads like posts that are held",
    family=Family.PUBLICITY,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.CODE,
    cites=_WITH_CARE,
    message=(
        "No other rule holds this post, but as a whole it reads like posts that had to be held; ‘{words}’ weighs "
        "most. It may well be fine: have a second person read it."
    ),
    cure="Keep to what, when and where; or send it as it is, and a second person decides.",
    last=True,
)
def reads_like_held_posts(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A post that, as a whole, reads like posts that had to be held, though nothing in it is named by another rule."""
    weights = situation.weights
    if weights.likeness([part.vocabulary for part in reading.fields], reading.signs) <= 0:
        return
    part, start, end = max(
        ((part, *stretch) for part in reading.fields for stretch in _stretches(part, weights)),
        key=lambda found: found[3],
        default=(None, 0, 0, 0.0),
    )[:3]
    if part is not None:
        yield Mark(field=part.name, start=start, end=end)


def _stretches(part: FieldReading, weights: Weights) -> Iterator[tuple[int, int, float]]:
    """In each sentence the stretch of words that weighs most together: where it begins and ends, and its weight."""
    each = _each(part, weights)
    for first, last in part.sentences:
        at, behind = part.first_from(first), part.first_from(last)
        if at < behind:
            low, high, weight = _heaviest(each[at:behind])
            yield part.tokens[at + low].start, part.tokens[at + high].end, weight


def _each(part: FieldReading, weights: Weights) -> list[float]:
    """What each word weighs: by itself, its half of each pair, and its share of each idea that it carries."""
    words = [token.word for token in part.tokens]
    each = [weights.word(word) for word in words]
    for at, (one, other) in enumerate(pairwise(words)):
        half = weights.pairs.get(f"{one} {other}", 0.0) / 2
        each[at] += half
        each[at + 1] += half
    for idea in sorted(part.signs & weights.ideas.keys()):
        for found in part.under(idea):
            low, high = part.first_from(found.start), part.first_from(found.end)
            for at in range(low, high):
                each[at] += weights.ideas[idea] / (high - low)
    return each


def _heaviest(weights: Sequence[float]) -> tuple[int, int, float]:
    """The stretch with the greatest sum, its ends included, the shortest of equals (Kadane's algorithm)."""
    best = (0, 0, weights[0])
    begin, running = 0, 0.0
    for at, weight in enumerate(weights):
        if running <= 0:
            begin, running = at, 0.0
        running += weight
        if running > best[2]:
            best = (begin, at, running)
    return best

"""Doubt: whether a sentence in which a rule points at everyday words is like those that had to be held."""

from gate.publicity.text.likeness import Weights
from gate.publicity.text.reading import FieldReading


class Doubts:
    """The likeness of the sentences of one draft, each weighed once. Without weights nothing is doubted.

    A sentence is weighed by itself, so that what is said before and behind it takes nothing from a finding.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._known: dict[tuple[str, int, int], float] = {}

    def holds(self, part: FieldReading, place: int) -> bool:
        """Whether the sentence of `place` is enough like those that were held."""
        return self._likeness(part, *part.sentence(place)) >= self._weights.least

    def _likeness(self, part: FieldReading, start: int, end: int) -> float:
        known = self._known.get((part.name, start, end))
        if known is None:
            words = [token.word for token in part.tokens_in(start, end)]
            known = self._known[part.name, start, end] = self._weights.likeness([words], part.signs_in(start, end))
        return known

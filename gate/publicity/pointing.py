"""Pointing: how most rules find their words: a list of them, wherever no other list excuses them."""

from collections.abc import Iterator

from gate.publicity.rule import Mark
from gate.publicity.text.reading import Reading


def pointed(reading: Reading, *concepts: str, unless: tuple[str, ...] = ()) -> Iterator[Mark]:
    """Every cue of `concepts`, but in a field where a cue of `unless` stands."""
    for part in reading.fields:
        if unless and part.cues(*unless):
            continue
        for one in part.cues(*concepts):
            yield Mark(field=part.name, start=one.start, end=one.end)


def beside(reading: Reading, concept: str, other: str, *, unless: tuple[str, ...] = ()) -> Iterator[Mark]:
    """Every cue of `concept` in whose sentence one of `other` stands too, but in a field where one of `unless` does."""
    for part in reading.fields:
        others = part.cues(other)
        if not others or (unless and part.cues(*unless)):
            continue
        for one in part.cues(concept):
            if part.within(others, *part.sentence(one.start)):
                yield Mark(field=part.name, start=one.start, end=one.end)

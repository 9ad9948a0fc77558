"""
How house rules are written: most point at the words of a list, wherever no other list excuses them.

A code that ends in P is the stricter reading which a council's policy may ask for of the rule without it.
"""

from collections.abc import Callable, Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.rule import Finder, Mark, Rule, rule
from gate.publicity.text.reading import Reading

POLICY: Final = Citation("council-decision", "the social media policy that the council adopted")


def house_rule(
    *,
    code: str,
    name: str,
    title: str,
    message: str,
    cure: str,
    severity: Severity = Severity.FLAG,
    family: Family = Family.PUBLICITY,
    needs: tuple[str, ...] = (),
    inside_only: bool = False,
) -> Callable[[Finder], Rule]:
    """A rule on the authority of a council's own policy."""
    return rule(
        code=code,
        name=name,
        title=title,
        family=family,
        inside=severity,
        outside=None if inside_only else severity,
        authority=Authority.POLICY,
        cites=POLICY,
        message=message,
        cure=cure,
        needs=needs,
    )


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
            if any(part.same_sentence(near.start, one.start) for near in others):
                yield Mark(field=part.name, start=one.start, end=one.end)

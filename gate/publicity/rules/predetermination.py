"""
Predetermination (YR3): decisions on planning, licences and grants spoken of before they are made.

Localism Act 2011, s. 25: having a view is no bar, but a closed mind makes the decision unlawful.
"""

import re
from collections.abc import Iterator

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.reading import Reading
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation


@rule(
    code="YR306",
    name="predetermination",
    family=Family.PREDETERMINATION,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("localism-act-2011", "s. 25"),
    message="‘{words}’ sounds as if a planning or licensing matter were already decided. Say only when it is heard.",
    cure="Say only what will be heard, and when.",
    needs=("determination-body", "determined"),
)
def predetermination(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A planning, licensing or other open decision spoken of as made, or argued for by those who will make it."""
    for part in reading.fields:
        bodies = part.cues("determination-body")
        if not bodies:
            continue
        for one in part.cues("determined"):
            start, end = part.sentence(one.start)
            near = [
                body
                for body in bodies
                if start <= body.start < end and not (body.start >= one.start and body.end <= one.end)
            ]
            others = [body for body in bodies if not (body.start >= one.start and body.end <= one.end)]
            sentence = part.text[start:end] if part.folded.places is None else part.raw[start:end].lower()
            if re.search(r"\b(?:if|unless|os|oni bai|without|may be|until)\b", sentence):
                continue
            if near or (others and len(part.raw) < 260):
                yield Mark(field=part.name, start=one.start, end=one.end)

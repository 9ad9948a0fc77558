"""
Allegations and threats (YR3, YR4): what would harm somebody who can be recognised, if said by a council.

Defamation Act 2013 (in Scotland the Act of 2021); Protection from Harassment Act 1997. What a court or an
official body has found may be told as found.
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.mentions import mentions
from gate.publicity.meaning.strangers import people_in
from gate.publicity.rule import Mark, rule
from gate.publicity.rules.conduct import innocent
from gate.publicity.situation import Situation
from gate.publicity.text.reading import FieldReading, Reading

_REACH: Final = 60  # characters between a name and what is told of it
_ASKED: Final = re.compile(
    r"\b(?:if|whether|anyone|anybody|somebody|someone|suspect|os|unrhyw un|rhywun)\b", re.IGNORECASE
)


@rule(
    code="YR301",
    name="defamation-risk",
    title="alleges wrongdoing",
    family=Family.ABUSIVE,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("defamation-act-2013"),
    message="‘{words}’ tells something bad of somebody as a fact. Leave it out, unless a court has found it.",
    cure="Leave it out, or link to what the court or the regulator published.",
    needs=("allegation", "trader", "court"),
    signs=("allegation",),
)
def defamation_risk(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Crime, dishonesty or gross failing told of a named person or business, outside what a court found."""
    for part in reading.fields:
        told = part.cues("allegation")
        if not told or part.cues("court"):
            continue
        named = [*_businesses(part), *people_in(part, reading.lexicon)]
        named += [(one.start, one.end) for one in mentions(reading)[0] if one.part is part]
        for one in told:
            start, end = part.sentence(one.start)
            if _ASKED.search(part.raw[start:end]) or innocent(part, one):
                continue
            near = [
                (max(first - one.end, one.start - last), first, last)
                for first, last in named
                if start <= first < end and 0 <= max(first - one.end, one.start - last) <= _REACH
            ]
            if near:
                _, first, last = min(near)
                yield Mark(field=part.name, start=min(first, one.start), end=max(last, one.end))


def _businesses(part: FieldReading) -> Iterator[tuple[int, int]]:
    """Names of traders: a capital word or several, then what such a name ends in."""
    for one in part.cues("trader"):
        if not part.raw[one.start].isupper() and part.raw[one.start] != "&":
            continue
        before = part.tokens_before(one.start, 3)
        start = one.start
        for token in reversed(before):
            if not token.capital or part.raw[token.end : start].strip(" &'’s"):
                break
            start = token.start
        if start < one.start and part.same_sentence(start, one.start):
            yield start, one.end


@rule(
    code="YR404",
    name="harassment-or-distress",
    title="threatens somebody",
    family=Family.ABUSIVE,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=Citation("protection-from-harassment-act-1997"),
    message="‘{words}’ is a threat, or would alarm whoever it is about. Take it out.",
    cure="Take it out.",
    needs=("threat",),
    signs=("threat",),
)
def harassment_or_distress(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A threat, a wish of harm, or a call on others to go after somebody."""
    for part in reading.fields:
        for one in part.cues("threat"):
            if not innocent(part, one):
                yield Mark(field=part.name, start=one.start, end=one.end)

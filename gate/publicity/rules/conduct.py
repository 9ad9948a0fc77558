"""
Conduct (YR4): respect for whoever reads, or is written about.

Equality Act 2010, s. 149; Local Government Association, Model Councillor Code of Conduct 2020, on respect, which
councils' own social media policies ask of their official accounts too.
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.draft import Action
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.reading import FieldReading, Found, Reading
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation


@rule(
    code="YR401",
    name="abuse",
    family=Family.ABUSIVE,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.POLICY,
    cites=Citation("lga-model-code-2020", "Respect"),
    message="‘{words}’ is abusive. Take it out.",
    cure="Take it out.",
    needs=("insult", "insult-word", "insult-clear", "target"),
)
def abuse(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Insults, swearing and threats, masked ones too."""
    for part in reading.fields:
        for one in part.cues("insult", "threat"):
            if not _innocent(part, one):
                yield Mark(field=part.name, start=one.start, end=one.end)
        for one in part.cues("insult-word"):
            if _innocent(part, one) or not _aimed(part, one, close=True):
                continue
            yield Mark(field=part.name, start=one.start, end=one.end)


def _innocent(part: FieldReading, one: Found) -> bool:
    return any(clear.start <= one.start and clear.end >= one.end for clear in part.cues("insult-clear")) or any(
        place.start <= one.start and place.end >= one.end for place in part.of("place")
    )


def _aimed(part: FieldReading, one: Found, *, close: bool) -> bool:
    """Whether a word is aimed at somebody: a person in the same sentence, close by where `close`."""
    reach = 40 if close else 400
    return any(
        part.same_sentence(target.start, one.start)
        and (target.end <= one.start or target.start >= one.end)
        and min(abs(one.start - target.end), abs(target.start - one.end)) <= reach
        for target in part.cues("target")
    )


@rule(
    code="YR402",
    name="discriminatory-content",
    family=Family.ABUSIVE,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=Citation("equality-act-2010", "s. 149"),
    message="‘{words}’ demeans a group of people. Take it out.",
    cure="Take it out.",
    needs=("group-slur",),
)
def discriminatory_content(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Slurs and stereotypes about a group, by hint too."""
    for part in reading.fields:
        for one in part.cues("group-slur"):
            if not _innocent(part, one):
                yield Mark(field=part.name, start=one.start, end=one.end)


@rule(
    code="YR403",
    name="mild-disrespect",
    family=Family.ABUSIVE,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.POLICY,
    cites=Citation("lga-model-code-2020", "Respect"),
    message="‘{words}’ may read as disrespectful. Put it more kindly, or let a second person look.",
    cure="Answer the point, not the person.",
    needs=("mild", "target"),
)
def mild_disrespect(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A put-down, sarcasm or impatience aimed at a person."""
    for part in reading.fields:
        if part.name != "text" and reading.draft.action is Action.POST:
            continue
        for one in part.cues("mild"):
            if _innocent(part, one):
                continue
            plain = len(part.raw[one.start : one.end].split()) >= 2
            if (
                plain
                and (
                    _PERSONAL.search(part.raw[one.start : one.end].lower())
                    or len(part.raw[one.start : one.end].split()) >= 3
                )
            ) or (
                _aimed(part, one, close=not plain)
                and reading.draft.action
                in {
                    Action.REPLY,
                    Action.SHARE,
                }
            ):
                yield Mark(field=part.name, start=one.start, end=one.end)


_PERSONAL: Final = re.compile(
    r"warrior|armchair|expert|moaner|moaning|whing|complain|keyboard|usual suspects|diddums|boo hoo|get over"
    r"|grow up|pipe down|jog on|read|rocket"
    r"|hundredth|umpteenth|how many times|better to do|time on your|bothered|you lot|you people|our time"
    r"|don't be s|get a grip|get real"
    r"|serves you|own fault|tough luck|suck it|drama|attention|know-it|know it all|clever clogs|smart alec|cry me"
    r"|neck in|cwyno|bysellfwrdd|wnewch|darllen"
)

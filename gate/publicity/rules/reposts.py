"""
Reposts (PE1, PE5): what others have said, shared, liked or answered from an official account.

A share is publicity by the council like its own words (Local Government Act 1986, s. 6(4)); in a period it passes on
nothing of candidates and members (Publicity Code 2011, para. 34; LGA guide on social media, tips 3, 7 and 10).
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.draft import Action
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.issues import issues
from gate.publicity.meaning.mentions import Mention, mentions
from gate.publicity.meaning.partisan import party_mentions
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading

_SHARED: Final = "shared_text"
_SPEAKS: Final = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?::|—|–|-|\||says\b|said\b|writes\b|tweeted\b|posted\b|yn dweud)"
)
_FIRST: Final = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|my|dwi|rwy'n|rydw|fy)\b")


@rule(
    code="PE112",
    name="repost-of-a-politician",
    title="passes on what a politician has said",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=Citation("publicity-code-2011", "para. 34"),
    message="‘{words}’: these are the words of {subject}. In a period a council does not pass them on.",
    cure="Do not share it; say the fact in the council's own words.",
)
def repost_of_a_politician(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A share or like of the words of a candidate or member: their name opens it, or they speak in the first person."""
    if reading.draft.action not in {Action.SHARE, Action.LIKE}:
        return
    for one in mentions(reading)[0]:
        if one.part.name == _SHARED and one.person.role != "national" and _author(one):
            yield Mark(
                field=_SHARED,
                start=one.start,
                end=one.end,
                severity=Severity.BLOCK if one.person.standing else Severity.FLAG,
                subject=one.person.name,
            )


def _author(one: Mention) -> bool:
    """Whether what is shared is said by the person named: *Name: …*, or a name and *I*."""
    opens = not one.part.words_before(one.start, 3) or one.start <= 12
    return opens and bool(_SPEAKS.match(one.part.raw, one.end) or _FIRST.search(one.part.raw))


@rule(
    code="PE504",
    name="third-party-share",
    title="passes on words of others",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=None,
    authority=Authority.GUIDANCE,
    cites=Citation("lga-guide"),
    message="This passes on words of others. Look at the whole source, its name and its pictures before it goes.",
    cure="Say it in the council's own words.",
)
def third_party_share(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Anything shared or liked in a period; emergency and electoral services are shared as they are."""
    if reading.draft.action not in {Action.SHARE, Action.LIKE}:
        return
    for part in reading.fields:
        if part.name == _SHARED and not part.cues("emergency", "voter-info"):
            yield Mark(field=part.name, start=0, end=min(len(part.raw), 60))


@rule(
    code="PE507",
    name="reply-in-a-political-thread",
    title="answers in a political thread",
    family=Family.ELECTIONEERING,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.GUIDANCE,
    cites=Citation("lga-guide"),
    message="What is answered speaks of ‘{words}’. Answer a question on a service privately, or with the facts alone.",
    cure="Answer by message, or not at all.",
)
def reply_in_a_political_thread(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A reply to words that name a candidate or a party, or touch a controversial subject."""
    if reading.draft.action is not Action.REPLY:
        return
    for who in mentions(reading)[0]:
        if who.part.name == _SHARED:
            yield Mark(field=_SHARED, start=who.start, end=who.end, subject=who.person.name)
    for party in party_mentions(reading):
        if party.part.name == _SHARED:
            yield Mark(field=_SHARED, start=party.start, end=party.end)
    for one in issues(reading):
        if one.part.name == _SHARED and not one.quiet:
            yield Mark(field=_SHARED, start=one.start, end=one.end)

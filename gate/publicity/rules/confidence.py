"""
Confidence (YR2): business that the law keeps from the public, or that those concerned have not been told.

Local Government Act 1972, s. 100A and Sch. 12A, and for parishes the Public Bodies (Admission to Meetings) Act 1960.
"""

import re
from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.entries import Entry
from gate.publicity.text.reading import FieldReading, Found, Reading

_ANY: Final = Entry("cue", "labelled", "", "", False, None)
_LABELLED: Final = re.compile(
    r"(?<![\w'’])(?:(?:strictly |private and |highly )?confidential|in (?:strict )?confidence"
    r"|not for publication|under embargo"
    r"|embargo(?:ed)?(?: until| till| to)?(?! (?:is |has )?(?:been )?(?:lift|over|end))(?: [\w.]+){1,4}"
    r"|leaked?|top secret|classified"
    r"|restricted|official[- ]sensitive|internal only|privileged"
    r"|exclusive leak|yn gyfrinachol|cyfrinachol"
    r"|dan embargo|heb ei gyhoeddi(?: eto)?)(?:: | [-–—] )(?=\S)(?!that['’]s|it['’]s how|always|our |every |we |free )",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(
    r"\b(?:job|post|role|contract|lease|tenancy|franchise)(?: is|'s|’s| has| will)? (?:going|gone|goes|go) to (?:a )?"
    r"[A-Z][\w'’]+(?: [A-Z][\w'’]+)*"
)
_OFFERS: Final = re.compile(
    r"\b(?:[Tt]ender|[Bb]id|[Qq]uote|[Oo]ffer|[Tt]endr"
    r"|[Cc]ynnig)\w*\b[^.!?]{0,60}?[A-Z][\w&'’]+(?: [A-Z][\w&'’]+)?[^.!?\d£]{0,14}£[\d.,]+\w*"
    r"[^.!?]{0,8}?[A-Z][\w&'’]+(?: [A-Z][\w&'’]+)?[^!?\d£]{0,14}£[\d.,]+\w*"
)
_SCORED: Final = re.compile(
    r"\b[A-Z][\w&'’]+(?: [A-Z][\w&'’]+)? (?:with |on |at |scored |has |got )?\d{1,3}(?:%| per cent| points| marks)?"
    r"(?:, |; | and |, and | to )(?:[A-Z][\w&'’]+(?: [A-Z][\w&'’]+)?) (?:with |on |at |scored |has |got )?\d{1,3}\b"
)
"""Bidders and their marks: *Northbank 64, Grand Circle 58*, which in other company are goals and bus numbers."""
_BID: Final = re.compile(
    r"\b[A-Z][\w&'’]+(?: has| have| had)? (?:bid|tendered|quoted|put in a bid of|come in at|came in at) £[\d.,]+\w*"
    r"(?=[^.!?]{0,60}\b(?:contracts?|tenders?|lease|site|depot|works|franchise|concession|centre|building|land|job)\b)"
)
"""What a firm asks or offers for a contract that is still to be given."""
_SHAPES: Final = ((_LABELLED, frozenset(":-")), (_OFFERS, frozenset("£")), (_BID, frozenset("£")))
"""Turns of phrase, and the marks one of which each has."""


_MARKED: Final = AhoCorasick(["score", "marks", "marked", "marking", "evaluat", "points", "panel", "ahead", "lead"])
"""What no contest is without; the expression is dear."""
_CONTEST: Final = re.compile(
    r"(?i)\b(?:scores?|scored|marks|marked|marking|evaluat\w+|points|panel)\b[^!?]{0,120}\b(?:lease|contract|tender|bids?"
    r"|bidders?|franchise|supplier|operator|post|job|interviews?|concession)\b"
    r"|\b(?:lease|contract|tender|bids?|bidders?|franchise|supplier|operator|post|job|interviews?|concession)\b"
    r"[^!?]{0,120}\b(?:scores?|scored|marks|marked|marking|evaluat\w+|points|panel|ahead|leads?)\b"
)


@rule(
    code="YR205",
    name="confidential-or-exempt-business",
    title="gives confidential business",
    family=Family.CONFIDENTIAL,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("lga-1972", "s. 100A and Sch. 12A"),
    message="‘{words}’ looks like confidential or exempt business. Leave it out, or let the clerk look.",
    cure="Say only what the public papers say.",
    needs=(
        "confidential",
        "confidential-cy",
        "confidential-clear",
        "procedure",
        "already-public",
        "revealing",
        "closed-door",
        "resolved",
        "lawyer",
        "odds",
    ),
)
def confidential_business(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """What was said or decided with the public excluded, legal advice, bids, prices, and papers not for publication."""
    for part in reading.fields:
        for one in part.cues("confidential", "confidential-cy"):
            if not _public(part, one):
                yield Mark(field=part.name, start=one.start, end=_clause_end(part, one.end))
        shapes = (shape for shape, sign in _SHAPES if not sign.isdisjoint(part.marks))
        given = _GIVEN.finditer(part.raw) if " go" in part.raw else ()
        for told in (*(one for shape in shapes for one in shape.finditer(part.raw)), *given):
            if not _public(part, Found(told.start(), told.end(), _ANY)) or told.re is _LABELLED:
                yield Mark(
                    field=part.name, start=told.start(), end=min(told.end() + 60, part.sentence(told.start())[1])
                )
        if part.meets(_MARKED) and part.says(_CONTEST) and (scored := _SCORED.search(part.raw)) is not None:
            yield Mark(field=part.name, start=scored.start(), end=scored.end())
        yield from _together(part, "closed-door", "resolved")
        yield from _together(part, "lawyer", "odds")


@rule(
    code="YR212",
    name="internal-only-information",
    title="tells what is for inside only",
    family=Family.CONFIDENTIAL,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.POLICY,
    cites=Citation("lga-model-code-2020", "Confidentiality and access to information"),
    message="‘{words}’ hands on what is not announced, or what those concerned have not been told. Wait until it is.",
    cure="Post it when it is announced, in the words of the announcement.",
    needs=(
        *("whisper", "hush", "peek", "business", "business-hard", "unaware", "upheaval", "upheaval-clear"),
        *("unannounced", "deal-done", "deal-matter", "visit-foretold", "inspectorate"),
        *("unaware-weak", "taken-away"),
    ),
    signs=("whisper", "hush", "peek", "unaware", "unannounced", "visit-foretold", "unaware-weak"),
)
def internal_only_information(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A secret of the council handed on: a whisper with a matter of business, or news before its people hear it."""
    for part in reading.fields:
        yield from _together(part, "whisper", "business")
        yield from _together(part, "hush", "business")
        yield from _together(part, "peek", "business-hard")
        if not part.cues("upheaval-clear"):
            yield from _together(part, "unaware", "upheaval")
            yield from _together(part, "unaware-weak", "taken-away")
        for one in part.cues("visit-foretold") if part.cues("inspectorate") else ():
            yield Mark(field=part.name, start=one.start, end=_clause_end(part, one.end))
        yield from _bargains(part)


_WITH_WHOM: Final = re.compile(r"£\d|\b(?:to|by|with|i|gan|cwmni|gwmni|for) (?:[A-ZÂÊÎÔÛŴŶ][\w&'’]+)|[A-Z][\w&'’]+ $")
_WINNER: Final = re.compile(r"[A-Z][\w&'’]+ $")
_FROM_DEAL: Final = 60  # characters between a bargain and its price or party


def _bargains(part: FieldReading) -> Iterator[Mark]:
    """A price or a winner told before it is announced: the bargain, what it is about, and with whom or for how much."""
    done = part.cues("deal-done") if part.cues("unannounced") and part.cues("deal-matter") else ()
    for one in done:
        start, end = part.sentence(one.start)
        told = _WITH_WHOM.search(part.raw, max(start, one.start - 25), min(end, one.end + _FROM_DEAL))
        told = told or _WINNER.search(part.raw, max(start, one.start - 25), one.start)
        matter = any(abs(other.start - one.start) < _FROM_DEAL + 30 for other in part.cues("deal-matter"))
        if told and matter and not _public(part, one):
            yield Mark(
                field=part.name, start=min(one.start, told.start()), end=_clause_end(part, max(one.end, told.end()))
            )
            return


@rule(
    code="YR206",
    name="private-meeting-report",
    title="reports from a private meeting",
    family=Family.CONFIDENTIAL,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("lga-1972", "s. 100A"),
    message="‘{words}’ tells what was said or shown at a private meeting. Leave it out, or ask those who were there.",
    cure="Wait for what is published of it.",
    needs=("private-meeting", "told-there", "private-meeting-clear"),
    signs=("private-meeting",),
)
def private_meeting_report(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """What was said, shown or agreed at a briefing, workshop or meeting that is not open to the public."""
    for part in reading.fields:
        if part.cues("private-meeting") and not part.cues("private-meeting-clear"):
            yield from _together(part, "private-meeting", "told-there")


_UNKNOWING: Final = frozenset(["unaware", "unaware-weak"])
_READER: Final = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Yy]ou've|[Yy]ou’ve|[Ii]f|[Ww]hether)\b")
"""Somebody who reads the post and may not have heard: *if you haven't been told*."""


def _together(part: FieldReading, sign: str, matter: str) -> Iterator[Mark]:
    """The signs of an idea that have a matter to go with them: in the same sentence, or in the next one."""
    signs = part.cues(sign)
    if not signs:
        return
    matters = part.cues(matter)
    for one in signs:
        if _public(part, one) or (sign in _UNKNOWING and _READER.search(part.raw[max(one.start - 12, 0) : one.end])):
            continue
        start, end = part.sentence(one.start)
        near = [
            other
            for other in matters
            if (start <= other.start < end or -150 <= other.start - one.start <= 150)
            and not (other.start < one.end and one.start < other.end)
        ]
        if near:
            closest = min(near, key=lambda other: (abs(other.start - one.start), other.start))
            last = max(one.end, closest.end)
            yield Mark(field=part.name, start=min(one.start, closest.start), end=_clause_end(part, last))


def _public(part: FieldReading, one: Found) -> bool:
    """Whether the same words tell of something open: a helpline, the procedure of a meeting, a decision published."""
    if any(clear.start <= one.start and clear.end >= one.end for clear in part.cues("confidential-clear")):
        return True
    return not part.told_beside(one.start, "revealing") and any(
        part.same_sentence(clear.start, one.start) or abs(clear.start - one.start) < 90
        for clear in part.cues("already-public", "procedure")
    )


def _clause_end(part: FieldReading, end: int) -> int:
    """The end of the clause, at most a few words on: what was given away."""
    _, last = part.sentence(max(end - 1, 0))
    rest = part.raw[end:last]
    stop = re.search(r"[;:!?]|[,.](?!\d)", rest)
    return min(end + (stop.start() if stop else len(rest)), end + 45, last)

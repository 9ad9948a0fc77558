"""
Topics (PE2): subjects on which parties divide, national and local.

In a pre-election period a council does not publicise controversial issues, nor views on them that can be tied to
members or groups; what it must tell people to run its services and its planning register stays allowed.
Publicity Code 2011 (England), para. 34; the council's own list of local subjects is its policy.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.issues import Issue, issues
from gate.publicity.meaning.mentions import mentions
from gate.publicity.meaning.partisan import party_mentions
from gate.publicity.meaning.past import told_as_history
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.folding import fold_word
from gate.publicity.text.reading import FieldReading, Found, Reading

_CODE_34: Final = Citation("publicity-code-2011", "para. 34")
_CURE: Final = "Say only what people need to know: where, when, and how to take part."


def _marks(reading: Reading, *, argued: bool) -> Iterator[tuple[Issue, Mark]]:
    for one in (_without_foretelling(issue) for issue in issues(reading)):
        if one.quiet:
            continue
        tied = _tied(reading, one)
        if (one.argued is not None or tied) is not argued:
            continue
        start, end = one.start, one.end
        mark = Mark(
            field=one.part.name,
            start=start,
            end=end,
            subject=_label(reading, one),
            cut=not argued,
            everyday=argued and one.everyday and not tied,
        )
        if one.argued is None:
            yield one, mark
        elif one.part.same_sentence(one.argued.start, start):
            yield one, replace(mark, start=min(start, one.argued.start), end=max(end, one.argued.end))
        else:
            yield one, replace(mark, start=one.argued.start, end=one.argued.end)
            yield one, mark


_WILL: Final = re.compile(
    r"(?:\b(?:will|going to|bound to|set to|about to)|['’]ll)(?: be| all| both)? ?$"
    r"|\b(?:bydd|fydd|byddwn)(?:[ '’]\w+){1,4} (?:yn )?$",
    re.IGNORECASE,
)


def _without_foretelling(one: Issue) -> Issue:
    """The subject as one that is not argued, where its argument only foretells a decision."""
    return replace(one, argued=None) if one.argued is not None and _foretold(one.part, one.argued) else one


def _foretold(part: FieldReading, argued: Found) -> bool:
    """Whether what argues only foretells how those who decide will decide: that is a matter of its own (YR306)."""
    if not part.cues("determination-body") or not part.cues("pending"):
        return False
    overlap = any(one.start < argued.end and argued.start < one.end for one in part.cues("outcome", "outcome-weak"))
    return overlap and bool(_WILL.search(part.raw[max(0, argued.start - 60) : argued.start]))


def _listed(situation: Situation, one: Issue) -> bool:
    """Whether a subject is on the council's own list."""
    return any(topic.topic_id == one.topic for topic in situation.policy.local_topics)


def _label(reading: Reading, one: Issue) -> str:
    return reading.lexicon.topic_labels.get(one.topic, one.topic)


def _tied(reading: Reading, one: Issue) -> bool:
    """Whether a member or a party is named in the same field."""
    if any(who.part is one.part and who.person.role != "national" for who in mentions(reading)[0]):
        return True
    papers = _PAPERS.search(one.part.raw[one.start : one.end].lower()) and one.part.cues("group-doing")
    return not papers and any(
        party.part is one.part and party.how in {"name", "group"} for party in party_mentions(reading)
    )


_PAPERS: Final = re.compile(r"budget|g?[cg]h?yllideb")
"""A group that puts in its papers for the budget does what every group does: told plainly, it is not its argument."""


@rule(
    code="PE201",
    name="controversy-mentioned",
    title="mentions a controversial matter",
    family=Family.CONTROVERSIAL,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=_CODE_34,
    message=(
        "‘{words}’ touches a controversial subject ({subject}) while a poll is running. Leave it out, or let a "
        "second person look."
    ),
    cure=_CURE,
    needs=("contend",),
)
def controversy_mentioned(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A subject on which parties divide everywhere, or of that kind, mentioned without taking a side."""
    for one, mark in _marks(reading, argued=False):
        if not _listed(situation, one):
            yield mark


@rule(
    code="PE202",
    name="local-controversy-mentioned",
    title="mentions a subject on the council's own list",
    family=Family.CONTROVERSIAL,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=_CODE_34,
    message=(
        "‘{words}’ touches a subject that this council lists as controversial ({subject}) while a poll is running. "
        "Leave it out, or let a second person look."
    ),
    cure=_CURE,
    needs=("contend",),
)
def local_controversy_mentioned(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A subject on the council's own list, by its wording, its other words or its place, without taking a side."""
    for one, mark in _marks(reading, argued=False):
        if _listed(situation, one):
            yield mark


@rule(
    code="PE203",
    name="controversy-in-by-election-ward",
    title="ties a controversial matter to the ward of a by-election",
    family=Family.CONTROVERSIAL,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=_CODE_34,
    message=(
        "‘{words}’ is about a controversial matter ({subject}) in the very ward that votes. Leave it until the poll "
        "has closed."
    ),
    cure="Leave it until the poll has closed.",
    needs=("contend",),
)
def controversy_in_by_election_ward(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A controversial subject in one sentence with the ward that alone votes in a by-election."""
    voting = {fold_word(area) for period in situation.periods if ".by." in period.poll_id for area in period.areas}
    if not voting:
        return
    for one in issues(reading):
        if one.quiet:
            continue
        for ward in one.part.of("ward"):
            if fold_word(one.part.raw[ward.start : ward.end]) in voting and one.part.same_sentence(
                ward.start, one.start
            ):
                yield Mark(
                    field=one.part.name,
                    start=min(one.start, ward.start),
                    end=max(one.end, ward.end),
                    subject=_label(reading, one),
                )
                break


@rule(
    code="PE215",
    name="controversy-argued",
    title="argues a controversial matter",
    family=Family.CONTROVERSIAL,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=_CODE_34,
    message=(
        "‘{words}’ takes a side on a controversial subject ({subject}) while a poll is running. Say only the "
        "facts people need."
    ),
    cure=_CURE,
    needs=("loaded", "argue", "argue-weak", "blame", "contend", "creed"),
)
def controversy_argued(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A controversial subject argued for or against, by slogan or sarcasm too, or tied to a member, group or party."""
    for _, mark in _marks(reading, argued=True):
        yield mark
    for part, one in reading.cues("creed"):
        if not told_as_history(part, one.start) and not _ANOTHER.match(part.raw, one.end):
            yield Mark(field=part.name, start=one.start, end=one.end, subject=_CAUSE)


_ANOTHER: Final = re.compile(r" (?:of|gates?|beds?|hedges?|fences?|path|memorials?|collies?|plants?|walk|line)\b")
"""What makes the words of a creed another thing: full of castles, the border gate, the war memorial."""
_CAUSE: Final = "a cause on which the nation is divided"

"""
What holds a post for what it is, not for its words: a repeat, a paid advert, a picture of a candidate.

No rule can see these in the words: the author says them when asked, or the queue knows. So they are findings of the
act, added to those of the rules by every reading inside a period, and answered for like any other.
"""

from dataclasses import replace

from calendars.citation import Citation
from gate.publicity.draft import Draft
from gate.publicity.finding import Authority, Family, Finding, Severity, Span
from gate.publicity.screening import Screening
from gate.publicity.situation import Situation

PAID = "paid"
"""The attestation in which an author says whether money is paid for showing the post (`yes` or `no`)."""

PICTURED = "people-in-picture"
"""The attestation in which an author says whether a candidate or a member is in the picture (`yes` or `no`)."""


def with_circumstances(screening: Screening, draft: Draft, situation: Situation, *, repeat_of: str = "") -> Screening:
    """`screening` with what follows from the post's being a repeat or paid for. Outside a period it is unchanged.

    In a paid advert, what another post would only need a second person for is stopped.
    """
    if not situation.in_period:
        return screening
    answers = dict(draft.attestations)
    found = list(screening.findings)
    if answers.get(PAID) == "yes":
        found = [replace(one, severity=Severity.BLOCK) if one.severity.holds else one for one in found]
        found.append(_finding(PAID_ADVERT, draft, situation))
    if draft.attachments and answers.get(PICTURED) == "yes":
        found.append(_finding(CANDIDATE_PICTURED, draft, situation, subject=" ".join(draft.pictures)))
    if repeat_of:
        found.append(_finding(REPEAT_IN_PERIOD, draft, situation, subject=repeat_of))
    return replace(screening, findings=tuple(found)) if len(found) > len(screening.findings) else screening


PAID_ADVERT = Finding(
    code="PE506",
    name="paid-advert",
    family=Family.PUBLICITY,
    severity=Severity.FLAG,
    authority=Authority.CODE,
    citation=Citation("publicity-code-2011", "paras 10 and 35"),
    span=Span("text", 0, 0),
    words="",
    message="This is a paid advert inside a pre-election period. A second person must agree that it is paid for now.",
    cure="Post it without paying, or after the poll.",
)

CANDIDATE_PICTURED = Finding(
    code="PE110",
    name="candidate-or-member-pictured",
    family=Family.CANDIDATE,
    severity=Severity.BLOCK,
    authority=Authority.CODE,
    citation=Citation("publicity-code-2011", "para. 34"),
    span=Span("text", 0, 0),
    words="",
    message="Its author says that a candidate or a member is in the picture, and a pre-election period applies.",
    cure="Choose a picture of the place or the event without them.",
)

REPEAT_IN_PERIOD = Finding(
    code="PE520",
    name="repeat-inside-a-period",
    family=Family.PUBLICITY,
    severity=Severity.FLAG,
    authority=Authority.POLICY,
    citation=Citation("council-decision", "repeats stop inside a pre-election period"),
    span=Span("text", 0, 0),
    words="",
    message="Repeats stop inside a pre-election period: nobody looked at these words for this day. "
    "A second person may let this one go.",
    cure="Wait until the period is over, or put it before the gate as a post of its own.",
)


def _finding(kind: Finding, draft: Draft, situation: Situation, *, subject: str = "") -> Finding:
    """`kind` at the whole of the post's text, so that whoever answers sees what they answer for."""
    span = Span("text", 0, len(draft.words))
    return replace(kind, span=span, words=draft.words, polls=situation.polls, subject=subject)

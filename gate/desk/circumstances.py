"""
What holds a post for what it is, not for its words: a repeat, a paid advert, a picture of a candidate.

No rule can see these in the words: the author says them when asked, or the queue knows. So they are findings of the
act, added to those of the rules by every reading inside a period, and answered for like any other.
"""

from collections.abc import Iterator
from dataclasses import replace

from calendars.citation import Citation
from gate.publicity.draft import Draft
from gate.publicity.finding import Authority, Family, Finding, Severity, Span
from gate.publicity.rule import Mark, Rule
from gate.publicity.screening import Screening
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading

PAID = "paid"
"""The attestation in which an author says whether money is paid for showing the post (`yes` or `no`)."""

PICTURED = "people-in-picture"
"""The attestation in which an author says whether a candidate or a member is in the picture (`yes` or `no`)."""


def with_circumstances(
    screening: Screening, draft: Draft, situation: Situation, *, repeat_of: str = "", submitted: bool = False
) -> Screening:
    """`screening` with what follows from the post's being a repeat or paid for. Outside a period it is unchanged.

    A post that was `submitted` before anyone asked who is in its picture, since no period was known, is held for it.

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
    elif submitted and any(ask.key == PICTURED for ask in screening.asks):
        found.append(_unsaid(draft, situation))
    if repeat_of:
        found.append(_finding(REPEAT_IN_PERIOD, draft, situation, subject=repeat_of))
    return replace(screening, findings=tuple(found)) if len(found) > len(screening.findings) else screening


_CODE = "publicity-code-2011"


def _never(_reading: Reading, _situation: Situation) -> Iterator[Mark]:
    """Nothing in the words shows it."""
    yield from ()


def _circumstance(
    *,
    code: str,
    name: str,
    title: str,
    family: Family,
    inside: Severity,
    cites: Citation,
    what: str,
    message: str,
    cure: str,
) -> Rule:
    """Told like a rule, so that `gate rules` has its page too."""
    return Rule(
        code=code,
        name=name,
        title=title,
        family=family,
        inside=inside,
        outside=None,
        authority=Authority.POLICY if cites.source == "council-decision" else Authority.CODE,
        cites=cites,
        what=what,
        message=message,
        cure=cure,
        needs=(),
        find=_never,
    )


CANDIDATE_PICTURED = _circumstance(
    code="PE110",
    name="candidate-or-member-pictured",
    title="pictures a candidate or member",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    cites=Citation(_CODE, "para. 34"),
    what="A picture in which, as its author says when asked, a candidate or a member can be seen.",
    message="Its author says that a candidate or a member is in the picture, and a pre-election period applies.",
    cure="Choose a picture of the place or the event without them.",
)

PAID_ADVERT = _circumstance(
    code="PE506",
    name="paid-advert",
    title="is a paid advert",
    family=Family.PUBLICITY,
    inside=Severity.FLAG,
    cites=Citation(_CODE, "paras 10 and 35"),
    what="A post for whose showing money is paid, as its author says. Whatever else would only need a second person "
    "in it is stopped.",
    message="This is a paid advert inside a pre-election period. A second person must agree that it is paid for now.",
    cure="Post it without paying, or after the poll.",
)

REPEAT_IN_PERIOD = _circumstance(
    code="PE520",
    name="repeat-inside-a-period",
    title="repeats inside a period",
    family=Family.PUBLICITY,
    inside=Severity.FLAG,
    cites=Citation("council-decision", "repeats stop inside a pre-election period"),
    what="A post that a repeat made: nobody looked at its words for this day.",
    message="Repeats stop inside a pre-election period: nobody looked at these words for this day. "
    "A second person may let this one go.",
    cure="Wait until the period is over, or put it before the gate as a post of its own.",
)

CIRCUMSTANCES = (CANDIDATE_PICTURED, PAID_ADVERT, REPEAT_IN_PERIOD)
"""Each of them, in the order of the codes."""


def _finding(kind: Rule, draft: Draft, situation: Situation, *, subject: str = "") -> Finding:
    """`kind` at the whole of the post's text, so that whoever answers sees what they answer for."""
    return Finding(
        code=kind.code,
        name=kind.name,
        title=kind.title,
        family=kind.family,
        severity=_severity(kind, situation),
        authority=kind.authority,
        citation=kind.cites,
        span=Span("text", 0, len(draft.words)),
        words=draft.words,
        message=kind.message,
        cure=kind.cure,
        polls=situation.polls,
        subject=subject,
    )


def _unsaid(draft: Draft, situation: Situation) -> Finding:
    """That nobody has said who is in the picture: it may be a candidate."""
    return replace(
        _finding(CANDIDATE_PICTURED, draft, situation, subject=" ".join(draft.pictures)),
        title="does not say who is pictured",
        severity=Severity.FLAG,
        message="Nobody has said whether a candidate or a member is in the picture, and a period applies.",
        cure="Say who is in it: amend the post and answer the question.",
    )


def _severity(kind: Rule, situation: Situation) -> Severity:
    """The kind's own, or what the council's policy makes of it: what rests on the code is never lowered."""
    own = kind.inside or Severity.FLAG
    wanted = situation.policy.severities.get(kind.code, own)
    return wanted if wanted.rank > own.rank or kind.authority is Authority.POLICY else own

"""
Words for somebody's own account: a councillor's, or an officer's. Advice, never a block.

A member may speak for a party on their own account; what holds there is the code of conduct, the law that binds
everyone, and what the council's own policy asks. So what the rules for official accounts find is sorted by subject and
given as points, each with the clause of the council's policy where one speaks of it; the rest is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from calendars.citation import Citation
from gate.policy.asking import clause_told
from gate.publicity.draft import Draft
from gate.publicity.finding import Authority, Family, Finding, Severity, Span
from gate.publicity.house_rules import HOUSE
from gate.publicity.policy import Policy
from gate.publicity.screening import Screening, screen
from gate.publicity.situation import Situation
from gate.publicity.text.reading import FieldReading, Reading, read


class OwnAccount(StrEnum):
    """Whose own account it is, and in which capacity it is used."""

    COUNCILLOR = "councillor"
    MEMBER_PRIVATE = "member-private"
    OFFICER_PRIVATE = "officer-private"


class Subject(StrEnum):
    """What a point of advice is about, in the order in which points are given."""

    CAPACITY = "capacity"
    DISCLAIMER = "disclaimer"
    RESPECT = "respect"
    PREDETERMINATION = "predetermination"
    CONFIDENTIALITY = "confidentiality"
    DEFAMATION = "defamation and repetition"
    COPYRIGHT = "copyright"
    PERSONAL_DATA = "personal data"
    CASEWORK = "casework"
    CANDIDATES = "statements about candidates"
    MEETING = "posting during a meeting"
    LAW = "the law and safety"


SUBJECTS: dict[Subject, tuple[str, ...]] = {
    Subject.CAPACITY: ("YR506", "YR505", "YR501", "YR503", "YR503P", "YR103", "YR103P", "YR504"),
    Subject.DISCLAIMER: ("YR502",),
    Subject.RESPECT: ("YR401", "YR402", "YR403", "YR404", "YR404P", "YR408", "YR409", "YR608"),
    Subject.PREDETERMINATION: ("YR306", "YR208P"),
    Subject.CONFIDENTIALITY: ("YR205", "YR206", "YR206P", "YR212"),
    Subject.DEFAMATION: ("YR301", "YR301P", "YR302"),
    Subject.COPYRIGHT: ("YR303", "YR303P"),
    Subject.PERSONAL_DATA: ("YR201", "YR202", "YR203", "YR204", "YR204P", "YR210", "YR211", "YR213"),
    Subject.CASEWORK: ("YR207",),
    Subject.CANDIDATES: ("PE407",),
    Subject.MEETING: ("MT801",),
    Subject.LAW: ("YR309", "YR311", "YR214", "YR410", "YR612"),
}
"""The codes of each subject. What none has (parties, controversies, candidates by name) is no matter of advice."""

_OF = {code: subject for subject, codes in SUBJECTS.items() for code in codes}
_OFFICIAL_ALONE = frozenset({"YR501", "YR501P", "YR502"})
"""What is wrong on the council's account and right on one's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of advice. `clause` is that of the council's own policy, empty where none speaks of it."""

    subject: Subject
    finding: Finding
    clause: str

    @property
    def cure(self) -> str:
        """What to do; empty where the finding's message ends with it."""
        return "" if self.finding.message.endswith(self.finding.cure) else self.finding.cure


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAdvice:
    """What may be said of words for somebody's own account. `screening` holds the findings of its points."""

    account: OwnAccount
    points: tuple[Point, ...]
    screening: Screening


def advise(
    draft: Draft, situation: Situation, account: OwnAccount, *, display_name: str = "", meeting: str = ""
) -> OwnAdvice:
    """Points of advice on `draft`, for an account of that kind. Never raises on any words.

    `display_name` is the name under which the account posts; `meeting` names the council's meeting that is on now.
    """
    screening = screen(draft, situation)
    reading = read(draft, situation.lexicon)
    found = [one for one in screening.findings if one.code in _OF and one.code not in _OFFICIAL_ALONE]
    found += [one for one in _by_house_rules(reading, situation) if not _said(one, found)]
    found += _about_the_account(reading, account, display_name, meeting)
    order = {subject: number for number, subject in enumerate(Subject)}
    found.sort(key=lambda one: (order[_OF[one.code]], -one.severity.rank, one.span.field, one.span.start))
    points = tuple(
        Point(subject=_OF[one.code], finding=one, clause=_clause(situation.policy, one.code)) for one in found
    )
    return OwnAdvice(account=account, points=points, screening=replace(screening, findings=tuple(found), asks=()))


def _clause(policy: Policy, code: str) -> str:
    """The clause that asks for this, or for something else of the same subject."""
    subject = _OF[code]
    same = (code, *_CARRIED_TOO.get(subject, ()), *(one for one in SUBJECTS[subject] if one != code))
    return next((told for one in same if (told := clause_told(policy, one))), "")


_CARRIED_TOO: dict[Subject, tuple[str, ...]] = {
    Subject.CAPACITY: ("capacity", "identified", "separate-accounts"),
    Subject.DISCLAIMER: ("disclaimer", "capacity", "separate-accounts"),
    Subject.RESPECT: ("stand-by", "haste"),
    Subject.PREDETERMINATION: ("predetermination", "YR208"),
    Subject.DEFAMATION: ("libel",),
    Subject.COPYRIGHT: ("copyright",),
    Subject.PERSONAL_DATA: ("own-details", "children"),
    Subject.CASEWORK: ("casework",),
    Subject.CANDIDATES: ("second-reader", "before-an-election"),
    Subject.MEETING: ("in-meetings",),
}
"""Cards, settings and questions under which a policy may speak of a subject, in the order in which they fit."""


def _said(one: Finding, others: list[Finding]) -> bool:
    """Whether something of the same subject points at these words already."""
    return any(
        _OF[other.code] is _OF[one.code]
        and other.span.field == one.span.field
        and other.span.start < one.span.end
        and one.span.start < other.span.end
        for other in others
    )


def _by_house_rules(reading: Reading, situation: Situation) -> Iterator[Finding]:
    for rule in HOUSE:
        if rule.code not in _OF or rule.code in _OFFICIAL_ALONE or rule.code in ("YR506", "YR204P"):
            continue
        for mark in rule.find(reading, situation):
            part = next(one for one in reading.fields if one.name == mark.field)
            yield _point(
                rule.code,
                part,
                mark.start,
                mark.end,
                title=rule.title,
                message=rule.message,
                cure=rule.cure,
                severity=rule.inside or Severity.ADVISE,
            )


def _about_the_account(reading: Reading, account: OwnAccount, display_name: str, meeting: str) -> Iterator[Finding]:
    part = next(iter(reading.fields), None)
    if part is None:
        return
    business = [(one, found) for one in reading.fields for found in one.cues("house-council-business")][:1]
    as_member = [(one, found) for one in reading.fields for found in one.cues("house-capacity")][:1]
    titled = any(word in _TITLES for word in display_name.lower().replace(".", " ").split())
    signs = as_member or business
    said, cure = _CAPACITY[account]
    for field, one in signs:
        yield _point("YR506", field, one.start, one.end, title="shows your capacity", message=said, cure=cure)
    if titled and not signs:
        title = f"is under the name ‘{display_name}’"
        yield _point("YR506", part, 0, len(part.raw), title=title, message=said, cure=cure)
    marked = reading.has("house-personal-view")
    for field, one in business if not marked else ():
        yield _point(
            "YR502",
            field,
            one.start,
            one.end,
            title="does not say whose view it is",
            message="‘{words}’ is the council's business, and nothing says that the view is your own.",
            cure="Say so in the post or on your profile: ‘my own view’.",
        )
    if meeting and account is not OwnAccount.OFFICER_PRIVATE:
        yield _point(
            "MT801",
            part,
            0,
            len(part.raw),
            title="would go out during a meeting",
            message=f"The council is meeting now ({meeting}). A post may look as if you did not listen.",
            cure="Send it when the meeting is over.",
        )


_TITLES = frozenset({"cllr", "councillor", "cyng", "cynghorydd", "mayor", "ald", "alderman"})
_CAPACITY: dict[OwnAccount, tuple[str, str]] = {
    OwnAccount.COUNCILLOR: (
        "‘{words}’: you post as a councillor, and the code of conduct applies.",
        "Say it as you would at a meeting.",
    ),
    OwnAccount.MEMBER_PRIVATE: (
        "‘{words}’ lets readers take you for a councillor at work: the code of conduct may apply, private or not.",
        "Leave it out, or post it from the account of your role.",
    ),
    OwnAccount.OFFICER_PRIVATE: (
        "‘{words}’ is the council's business. It goes on the council's accounts, never on your own.",
        "Leave it out, or pass it to whoever posts for the council.",
    ),
}
"""What the capacity means, and what to do, for each kind of account."""


def _point(
    code: str,
    part: FieldReading,
    start: int,
    end: int,
    *,
    title: str,
    message: str,
    cure: str,
    severity: Severity = Severity.ADVISE,
) -> Finding:
    words = part.raw[start:end]
    return Finding(
        code=code,
        name=str(_OF[code]).replace(" ", "-"),
        title=title,
        family=Family.PUBLICITY,
        severity=severity,
        authority=Authority.POLICY,
        citation=Citation("council-decision", "the policy that the council adopted"),
        span=Span(part.name, start, end),
        words=words,
        message=message.replace("{words}", words),
        cure=cure,
    )

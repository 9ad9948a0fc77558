"""An override: someone with authority answers for named findings, on one exact draft."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from calendars.errors import ExplainedError
from gate.publicity.draft import Digest
from gate.publicity.finding import Finding, Severity
from gate.publicity.policy import Policy
from gate.workflow.role import OFFICERS, SECOND_PERSONS, WRITERS, Actor, Role, in_words

MAY_ANSWER: dict[Severity, frozenset[Role]] = {
    Severity.FLAG: SECOND_PERSONS,
    Severity.BLOCK: OFFICERS,
}

SHORTEST_REASON = 10
"""Letters a reason needs to say anything that a stranger could follow later."""

_FEWEST_LETTERS = 5  # different ones: ‘okokokokok’ is long enough and says nothing
_ROLES = {str(role): role for role in Role if role is not Role.GATE}


class Ground(StrEnum):
    """Why a finding does not bite here."""

    MISTAKEN_IDENTITY = "mistaken-identity"
    EXEMPT_PURPOSE = "exempt-purpose"
    LEGAL_DUTY = "legal-duty"
    EMERGENCY = "emergency"
    ADVICE_TAKEN = "advice-taken"
    APPROVED = "approved"  # the approval that the council's policy asks for
    OTHER = "other"


class Path(StrEnum):
    """How somebody came to answer. On the last two someone else must look afterwards."""

    SECOND_PERSON = "second person"
    SOLE_OFFICER = "sole officer"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What a monitoring or returning officer advised, and on which London day."""

    given_by: str
    day: dt.date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """An officer answers for findings they saw, on one exact draft, until an instant.

    A changed comma ends it, and so does a new name: `draft` is the digest of the whole draft, `findings`
    the digests of the findings seen. `until` is an aware instant, not included. `version` is the version of the
    post that was answered for: the same words put back later are another, and an answer once ended stays ended.
    """

    post_id: str
    draft: Digest
    findings: frozenset[Digest]
    by: str
    by_name: str
    role: Role
    ground: Ground
    reason: str
    at: dt.datetime
    until: dt.datetime
    path: Path = Path.SECOND_PERSON
    advice: Advice | None = None
    version: int = 0

    def answers(self, finding: Finding, *, draft: Digest, at: dt.datetime) -> bool:
        """Whether this covers `finding` on the draft with digest `draft` at `at` (aware), its end excluded."""
        return draft == self.draft and finding.digest in self.findings and self.at <= at < self.until


def may_answer(finding: Finding) -> frozenset[Role]:
    """The roles that may answer for a finding: those the policy names, else those of its severity.

    Where a policy names no role that a person can hold, the officers answer: it must not end in nobody, nor in anybody.
    """
    if finding.answered_by:
        return frozenset(_ROLES[name] for name in finding.answered_by if name in _ROLES) or OFFICERS
    return MAY_ANSWER.get(finding.severity, frozenset())


def theirs_to_answer(findings: tuple[Finding, ...], actor: Actor, *, writers: frozenset[str]) -> tuple[Finding, ...]:
    """Of `findings` those that `actor` answers for, where a policy gives some of them to roles that it names.

    An approval is given by whom the policy names, and what the rules found is answered for by an officer: two persons
    may each do their part. What is not parted so is answered for whole: then this is all of `findings`.
    """
    named = tuple(finding for finding in findings if finding.answered_by)
    others = tuple(finding for finding in findings if not finding.answered_by)
    mine = tuple(finding for finding in named if _held(finding, actor, writers))
    if others and all(may_answer(finding) & actor.roles for finding in others):
        mine += others
    return mine or findings


def _held(finding: Finding, actor: Actor, writers: frozenset[str]) -> bool:
    """Whether `actor` holds a role that may answer for `finding`: as line manager, of those who wrote it."""
    held = may_answer(finding) & actor.roles
    return bool(held) and (held != {Role.LINE_MANAGER} or _manages(actor, finding, writers))


def _manages(actor: Actor, finding: Finding, writers: frozenset[str]) -> bool:
    """Whether `actor` is line manager of whom the approval is asked of; where it names nobody, of all who wrote."""
    return frozenset({finding.asked_of} if finding.asked_of else writers) <= actor.manages


class NotPermittedError(ExplainedError):
    """An act that this person may not do now. `objections` holds every reason, each a sentence."""

    def __init__(self, objections: tuple[str, ...]) -> None:
        self.objections = objections
        super().__init__(" ".join(objections))


def objections_to_answering(
    findings: tuple[Finding, ...],
    actor: Actor,
    *,
    writers: frozenset[str],
    polls: tuple[str, ...],
    sole_officer: bool,
    emergency: bool = False,
) -> tuple[str, ...]:
    """Every reason why `actor` may not answer for `findings`; empty when they may.

    `writers` are the ids of everyone who ever worded the post and of who last edited it; `polls` those in force. Nobody
    answers for their own words (but a sole officer whose council says so), nor in a poll in which
    they stand: judged by person, whatever the role. `emergency` says that the policy lets this person answer
    in an emergency and that this is one: then they may write, and need no more; a candidate never may.
    """
    objections: list[str] = []
    own = actor.person_id in writers
    if own and not (sole_officer and actor.roles & OFFICERS) and not emergency:
        objections.append("You wrote or edited this post; another officer must decide.")
    standing = sorted(actor.standing_in & {*polls, *(poll for finding in findings for poll in finding.polls)})
    if standing:
        objections.append(f"You are a candidate in {', '.join(standing)}; someone who does not stand must decide.")
    for finding in findings:
        wanted = may_answer(finding)
        held = wanted & actor.roles
        if not wanted:
            objections.append(f"{finding.code} ({finding.told}) is advice: nobody needs to answer for it.")
        elif emergency and actor.roles & WRITERS:
            continue
        elif not held:
            kind = "blocked" if finding.severity is Severity.BLOCK else "flagged"
            objections.append(
                f"{finding.code} ({finding.told}) is {kind}: only a {in_words(wanted)} may answer for it."
            )
        elif held == {Role.LINE_MANAGER} and not _manages(actor, finding, writers):
            objections.append(
                f"You are line manager of some who wrote this post; it also {finding.told}, which another must give."
                if actor.manages & writers
                else "You are not the line manager of who wrote this post; their own line manager must decide."
            )
    return tuple(dict.fromkeys(objections))


def may_answer_in_emergency(policy: Policy, actor: Actor) -> bool:
    """Whether the policy lets this person answer for their own post in an emergency, and someone else looks after."""
    return actor.person_id in policy.emergency_by and bool(looks_afterwards(policy, actor))


def looks_afterwards(policy: Policy, actor: Actor) -> str:
    """The id of whom the policy names to look at what `actor` let out in an emergency; empty where nobody else is."""
    named = policy.emergency_reviewer or policy.outside_reviewer
    return named if named != actor.person_id else ""


def path_taken(
    policy: Policy, actor: Actor, findings: tuple[Finding, ...], *, writers: frozenset[str], ground: Ground
) -> Path:
    """How this person, who may answer, came to answer."""
    own = actor.person_id in writers
    if not own and all(may_answer(finding) & actor.roles for finding in findings):
        return Path.SECOND_PERSON
    if ground is Ground.EMERGENCY and may_answer_in_emergency(policy, actor):
        return Path.EMERGENCY
    return Path.SOLE_OFFICER


def objections_to_advice(advice: Advice, *, today: dt.date) -> tuple[str, ...]:
    """Every reason why `advice` says too little to stand in the record."""
    objections = []
    if not advice.given_by.strip() or not advice.text.strip():
        objections.append("Say who gave the advice, on which day, and what it was.")
    if advice.day > today:
        objections.append(f"Advice cannot have been given on {advice.day:%-d %B %Y}, which is still to come.")
    return tuple(objections)


def objections_to_reason(reason: str) -> tuple[str, ...]:
    """Every reason why `reason` says too little to stand in the record."""
    letters = [character for character in reason.casefold() if character.isalpha()]
    if len(letters) < SHORTEST_REASON or len(set(letters)) < _FEWEST_LETTERS:
        return (f"Give a reason that a stranger could follow: at least {SHORTEST_REASON} letters, in words.",)
    return ()

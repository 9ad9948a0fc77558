"""A pack: one council's social media policy, clause by clause, with what carries each; and the policy it makes."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum

from gate.publicity.finding import Severity
from gate.publicity.house_rules import HOUSE
from gate.publicity.policy import Approval, Attestation, Policy


class Kind(StrEnum):
    """How a clause is carried."""

    TEXT = "check on text"
    MEDIA = "check on media"
    ATTESTATION = "attestation"
    APPROVAL = "approval"
    RECORD = "record"
    SETTING = "account setting"
    GUIDANCE = "guidance"
    OUT_OF_SCOPE = "out of scope"

    @property
    def carried(self) -> bool:
        """Whether the program carries such a clause."""
        return self is not Kind.OUT_OF_SCOPE


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause, in our words. `number` is its own in the document, `when` the time in which it binds.

    `by` names what carries it: codes of rules, keys of attestations, approvals, settings or cards, or kinds of line in
    the record. `why` says why a clause is out of scope, or why its kind is not the one it was first given.
    """

    number: str
    says: str
    binds: tuple[str, ...]
    when: str
    kind: Kind
    by: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Something about an account or a person that somebody confirms, and again after `every_days` days."""

    key: str
    question: str
    of: str
    every_days: int


SETTINGS_OF = ("account", "person", "council")
"""What a setting may be a setting of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A few sentences shown at the right moment: each of `moments` is one of `MOMENTS` or begins with `MOMENTS_OF`."""

    key: str
    title: str
    text: str
    moments: tuple[str, ...]


MOMENTS = (
    "election near",
    "first post",
    "acceptance",
    "reply",
    "share",
    "picture",
    "own account",
    "comment",
    "setting",
)
MOMENTS_OF = ("rule:", "cue:", "ask:")
"""When a card may be shown: at one of these, or when a rule fires, words are found, or a question is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One document. `source` is its file's name, `review_days` after how many days it is to be reviewed (0: never)."""

    policy_id: str
    title: str
    whose: str
    source: str
    authority: str
    clauses: tuple[Clause, ...]
    approvals: tuple[Approval, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    settings: tuple[Setting, ...] = ()
    severities: dict[str, Severity] = field(default_factory=dict)
    review_days: int = 0

    @property
    def carried(self) -> int:
        """How many of its clauses the program carries."""
        return sum(clause.kind.carried for clause in self.clauses)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many clauses there are of each kind, in the order of the kinds."""
        found = Counter(clause.kind for clause in self.clauses)
        return {kind: found[kind] for kind in Kind}

    def clause(self, number: str) -> Clause | None:
        """The clause of that number, if there is one."""
        return next((clause for clause in self.clauses if clause.number == number), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookshelf:
    """Every pack, with the cards and settings that they share."""

    packs: tuple[Pack, ...] = ()
    cards: tuple[Card, ...] = ()
    settings: tuple[Setting, ...] = ()

    def pack(self, policy_id: str) -> Pack | None:
        """The pack of that id, if there is one."""
        return next((pack for pack in self.packs if pack.policy_id == policy_id), None)


def policy_of(pack: Pack, *, on: dt.date, before: Policy) -> Policy:
    """The policy that a council has which adopts `pack` on the London day `on`, keeping its own choices of `before`.

    What it chose itself (persons, minutes, local subjects, severities that it made stricter) stays; what came from a
    pack adopted earlier goes.
    """
    kept = _own_severities(before)
    wanted = _severities(pack)
    severities = kept | {
        code: severity for code, severity in wanted.items() if code not in kept or severity.rank > kept[code].rank
    }
    return Policy(
        policy_id=pack.policy_id,
        title=f"{pack.whose}: {pack.title}",
        severities=severities,
        local_topics=before.local_topics,
        sole_officer=before.sole_officer,
        outside_reviewer=before.outside_reviewer,
        emergency_by=before.emergency_by,
        emergency_reviewer=before.emergency_reviewer,
        approvers_wanted=before.approvers_wanted,
        two_approvers_days=before.two_approvers_days,
        grace_minutes=before.grace_minutes,
        least_minutes_before=before.least_minutes_before,
        close_minutes=before.close_minutes,
        pack=pack.policy_id,
        adopted_on=on,
        review_on=on + dt.timedelta(days=pack.review_days) if pack.review_days else None,
        approvals=pack.approvals,
        attestations=pack.attestations,
        clauses=clauses_by_code(pack),
    )


def policy_without_pack(before: Policy) -> Policy:
    """The policy that a council has which gives its document up: its own choices stay, house rules go with the rest."""
    bare = Policy()
    return replace(
        before,
        policy_id=bare.policy_id,
        title=bare.title,
        severities=_own_severities(before),
        pack=bare.pack,
        adopted_on=bare.adopted_on,
        review_on=bare.review_on,
        approvals=bare.approvals,
        attestations=bare.attestations,
        clauses=bare.clauses,
    )


def _own_severities(policy: Policy) -> dict[str, Severity]:
    """What the council chose itself: a house rule is asked for by a document alone."""
    house = {rule.code for rule in HOUSE}
    return {code: severity for code, severity in policy.severities.items() if code not in house}


def _severities(pack: Pack) -> dict[str, Severity]:
    """The severities that the pack sets, and those of the house rules that its clauses name."""
    named = {code for clause in pack.clauses for code in clause.by}
    defaults = {rule.code: rule.outside or rule.inside or Severity.FLAG for rule in HOUSE if rule.code in named}
    return defaults | pack.severities


def clauses_by_code(pack: Pack) -> dict[str, str]:
    """For each thing that carries clauses, the numbers of those clauses in a line."""
    found: dict[str, list[str]] = {}
    for clause in pack.clauses:
        for carrier in clause.by:
            found.setdefault(carrier, []).append(clause.number)
    return {carrier: "; ".join(numbers) for carrier, numbers in found.items()}

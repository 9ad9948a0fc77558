"""A policy: what a council has chosen for itself, above what the law asks of everyone."""

import datetime as dt
from dataclasses import dataclass, field

from gate.publicity.council import LocalTopic
from gate.publicity.finding import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """An approval that a policy asks for: which posts, of whom, and who gives it.

    `when` is one of `WHENS`, or `cue:` and the name of a list of words that the post must touch. `of` are the
    capacities of author it binds (empty: all), `excused` the roles that have it already. A role in `excused` is paused
    while its holder stands for election. `answered_by` are the roles that give it; where nobody who may is left (none
    holds the role, or each of them stands), those in `stands_in` do.
    """

    key: str
    code: str
    clause: str
    title: str
    message: str
    answered_by: tuple[str, ...]
    when: str = "always"
    of: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()
    stands_in: tuple[str, ...] = ("clerk", "deputy", "monitoring-officer")


WHENS = (
    "always",
    "in a period",
    "advice wanted",
    "at night",
    "own account",
    "terms not accepted",
    "no council address",
    "during a meeting",
)
"""When an approval may be asked for, besides where words of a list are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """What an author is asked before a post goes, with cause alone.

    `causes` are each one of `CAUSES`, or `cue:` and a list of words, or `rule:` and a code; any of them is cause
    enough. `answers` are those with which it may go.
    """

    key: str
    code: str
    question: str
    answers: tuple[str, ...]
    causes: tuple[str, ...]


CAUSES = ("picture", "video", "shared", "reply", "figures", "link")
"""What of a post may be a cause to ask, besides its words and what rules find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A council's adopted choices. `Policy()` is the product's default.

    `severities` maps a rule's code to the severity the council gives it. `sole_officer` is true where
    the clerk is the only officer and so may answer for their own post, with `outside_reviewer` named
    to look afterwards. `emergency_by` are the persons who may answer for their own post in an emergency; who
    looks afterwards then is `emergency_reviewer`, or else the outside reviewer. An answer needs `approvers_wanted`
    persons, and two at least in the last `two_approvers_days` days before a poll, its day included. `grace_minutes`
    is how late a queued post may still go after a fresh reading. Two posts of one account less than `close_minutes`
    apart bring a warning.

    `pack` is the document adopted, by the id of its pack, and `adopted_on` the London day it was, which is its version;
    `review_on` is the day its yearly review is due. `clauses` says for a code which clause of the document asks for it.
    """

    policy_id: str = "default"
    title: str = "Product default"
    severities: dict[str, Severity] = field(default_factory=dict)
    local_topics: tuple[LocalTopic, ...] = ()
    sole_officer: bool = False
    outside_reviewer: str = ""
    emergency_by: tuple[str, ...] = ()
    emergency_reviewer: str = ""
    approvers_wanted: int = 1
    two_approvers_days: int = 0
    grace_minutes: int = 15
    least_minutes_before: int = 0
    close_minutes: int = 30
    pack: str = ""
    adopted_on: dt.date | None = None
    review_on: dt.date | None = None
    approvals: tuple[Approval, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    clauses: dict[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """What is accepted when someone accepts the policy; empty where no document was adopted."""
        return f"{self.pack} of {self.adopted_on}" if self.pack and self.adopted_on else ""

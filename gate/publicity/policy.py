"""A policy: what a council has chosen for itself, above what the law asks of everyone."""

from dataclasses import dataclass, field

from gate.publicity.council import LocalTopic
from gate.publicity.finding import Severity


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

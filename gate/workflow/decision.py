"""A decision: may the post go now, and if not, who may let it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from gate.publicity.finding import Finding, Severity
from gate.publicity.screening import Screening
from gate.workflow.override import Override, Path, may_answer, objections_to_answering
from gate.workflow.role import Actor, Role, in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What follows from a screening and the overrides that stand. A record, never a permission.

    `standing` are the holding findings that nobody has answered for, `answered` those that somebody has.
    """

    standing: tuple[Finding, ...]
    answered: tuple[tuple[Finding, Override], ...]
    undecided: str = ""

    @property
    def clear(self) -> bool:
        """Whether nothing holds the post."""
        return not self.standing and not self.undecided

    @property
    def summary(self) -> str:
        """Why it is held, in a few words: the strongest findings' names; empty when clear."""
        if self.undecided:
            return "could not decide"
        ranked = sorted(self.standing, key=lambda finding: -finding.severity.rank)
        return ", ".join(dict.fromkeys(finding.told for finding in ranked))

    def __str__(self) -> str:
        if self.undecided:
            return f"Could not decide: {self.undecided} The post is held. This is advice. The clerk decides."
        if not self.standing:
            if self.answered:
                names = ", ".join(dict.fromkeys(override.by_name for _, override in self.answered))
                return f"May go: {names} answered for what the gate found."
            return "May go: no rule holds it."
        blocked = any(finding.severity is Severity.BLOCK for finding in self.standing)
        opening = "Stopped" if blocked else "Needs a second person"
        wanted = frozenset.intersection(*(may_answer(finding) for finding in self.standing))
        if wanted == {Role.LINE_MANAGER} and len({finding.asked_of for finding in self.standing}) > 1:
            wanted = frozenset()  # each has their own
        who = f" A {in_words(wanted)} who did not write it may answer for it." if wanted else _each(self.standing)
        return f"{opening}: {self.summary}.{who} This is advice. The clerk decides."


def _each(findings: tuple[Finding, ...]) -> str:
    """Who may answer for what, where no one role may answer for all of it."""
    told = {f"{finding.told}: {in_words(may_answer(finding))}" for finding in findings}
    return f" Each may answer for their part ({'; '.join(sorted(told))})."


def decide(
    screening: Screening,
    overrides: tuple[Override, ...],
    *,
    at: dt.datetime,
    actors: Mapping[str, Actor],
    writers: frozenset[str],
    polls: tuple[str, ...] = (),
    sole_officer: bool = False,
    emergency_by: frozenset[str] = frozenset(),
    approvers_wanted: int = 1,
) -> Decision:
    """Whether a post may go at `at` (aware), given who had answered for it.

    `actors` are the answering persons *as they are now*: an answer by someone who has since lost the
    role, or become a candidate, no longer counts. `emergency_by` are those whom the policy lets answer in an
    emergency. A finding needs answers from `approvers_wanted`
    different persons, and from one at least.
    """
    standing: list[Finding] = []
    answered: list[tuple[Finding, Override]] = []
    for finding in screening.holding:
        answers = [
            override
            for override in overrides
            if override.answers(finding, draft=screening.draft, at=at)
            and override.by in actors
            and not objections_to_answering(
                (finding,),
                actors[override.by],
                writers=writers,
                polls=polls,
                sole_officer=sole_officer,
                emergency=override.path is Path.EMERGENCY and override.by in emergency_by,
            )
        ]
        if len({override.by for override in answers}) >= max(approvers_wanted, 1):
            answered.extend((finding, override) for override in answers)
        else:
            standing.append(finding)
    return Decision(standing=tuple(standing), answered=tuple(answered), undecided=screening.undecided)

"""The lines that a council's policy has people write down: what each kind is, and what it must say."""

import datetime as dt
from dataclasses import dataclass

from calendars.errors import ExplainedError
from gate.workflow.override import objections_to_reason

PASSED_ON = ("clerk", "line manager", "chairman", "group leader", "member services", "police", "platform", "nobody yet")
"""Whom somebody may have told of what happened to them."""

ROUTES = ("code of conduct", "disciplinary procedure", "informal word", "no further step")
"""Where a breach may go. Who decides on it is never the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineKind:
    """A kind of line. `told` are the choices of whom it was passed to, or by which route it goes, where it must say.

    `evidence` says that a line needs evidence: a picture kept here, or where else it is kept.
    """

    key: str
    title: str
    what: str
    told: tuple[str, ...] = ()
    evidence: bool = False


LINES = {
    kind.key: kind
    for kind in (
        LineKind(
            key="acceptance", title="accepted the policy", what="Somebody has read and accepted the policy in force."
        ),
        LineKind(
            key="review", title="reviewed the policy", what="The yearly review of the policy, and what came of it."
        ),
        LineKind(key="training", title="was trained", what="Training on social media: whose, when, about what."),
        LineKind(
            key="abuse",
            title="reported abuse",
            what="Threats, abuse, harassment or a safeguarding concern, and who was told.",
            told=PASSED_ON,
        ),
        LineKind(
            key="breach",
            title="noted a breach of the policy",
            what="A breach of the policy and the way it takes. It says what happened, never who is guilty.",
            told=ROUTES,
        ),
        LineKind(
            key="moderation",
            title="acted on a comment",
            what="A comment hidden, removed or reported: by which rule, with the comment kept as evidence.",
            evidence=True,
        ),
        LineKind(key="correction", title="put something right", what="A mistake, and what was agreed to put it right."),
        LineKind(
            key="surveillance", title="justified a look", what="Why people's posts were looked at, before they were."
        ),
        LineKind(
            key="question", title="answered a question", what="A question that came in, and when it was answered."
        ),
        LineKind(
            key="feedback", title="promised what came of it", what="Feedback asked for, and where its results stand."
        ),
        LineKind(key="advice", title="kept advice", what="Words for somebody's own account, with the advice on them."),
        LineKind(key="setting", title="confirmed a setting", what="A setting of an account, a person or the council."),
        LineKind(key="meeting", title="noted a meeting", what="A meeting of the council, from when to when."),
    )
}
"""Every kind of line, by its key."""

ENTRIES = ("submit", "hold", "publish", "take down", "adopt policy", "remove person")
"""The events of the record itself that carry clauses, as `entry: …`."""

CARRIERS = frozenset(LINES) | {f"entry: {event}" for event in ENTRIES}
"""Everything in the record that a clause may name."""


class LineError(ExplainedError):
    """A line that cannot be written down as it is; nothing was."""


def objections_to_line(
    kind: LineKind, *, words: str, told: str, evidence: str, day: dt.date, today: dt.date
) -> tuple[str, ...]:
    """Every reason why a line says too little; empty when it may be written down. Both days are London's."""
    found = []
    if objections_to_reason(words):
        found.append("Say what happened, so that a stranger could follow it.")
    if kind.told and told not in kind.told:
        found.append(f"Say one of: {', '.join(kind.told)}.")
    if kind.evidence and not evidence.strip():
        found.append("Keep the evidence: a picture of the comment, or where it is kept.")
    if day > today and kind.key != "meeting":
        found.append(f"It cannot have happened on {day:%-d %B %Y}, which is still to come.")
    return tuple(found)

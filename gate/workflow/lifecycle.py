"""
The life of a post: its states, what may happen in each, and by whom.

*Held* means that a person must act, and nothing else means that. A post is born held and only the
gate's own reading at the due minute takes it out of the queue. What people call *unconfirmed* is
RELEASING: the platform may have it, and the machine never sends blind a second time.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from gate.publicity.draft import Draft
from gate.workflow.override import NotPermittedError, Override
from gate.workflow.role import ANSWERERS, CLERKS, OFFICERS, SECOND_PERSONS, WRITERS, Actor, Role, in_words


class State(StrEnum):
    """Where a post is in its life."""

    HELD = "held"
    QUEUED = "queued"
    RELEASING = "releasing"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    TAKEN_DOWN = "taken_down"


class Event(StrEnum):
    """What can happen to a post."""

    CLEAR = "clear"
    OVERRIDE = "override"
    RETURN = "return"
    AMEND = "amend"
    HOLD = "hold"
    TAKE = "take"
    PUBLISH = "publish"
    DEFER = "defer"
    REJECT = "reject"
    FOUND = "found"
    NOT_FOUND = "not found"
    WITHDRAW = "withdraw"
    TAKE_DOWN = "take down"


class Because(StrEnum):
    """Why a post is held. Only FINDINGS and NEW end by a clear reading; the others need a person's amend or move."""

    NEW = "new"
    FINDINGS = "findings"
    RETURNED = "returned"
    MISSED = "missed"
    REJECTED = "rejected"
    NOT_FOUND = "not found"
    RESTORED = "restored"


GATE_ONLY = frozenset({Role.GATE})
LOOKERS = WRITERS | OFFICERS | GATE_ONLY

TRANSITIONS: dict[tuple[State, Event], tuple[State, frozenset[Role]]] = {
    (State.HELD, Event.CLEAR): (State.QUEUED, GATE_ONLY),
    (State.HELD, Event.HOLD): (State.HELD, GATE_ONLY),  # read again, still or differently held
    (State.HELD, Event.OVERRIDE): (State.QUEUED, ANSWERERS | WRITERS),  # who of them, findings and policy say
    (State.HELD, Event.RETURN): (State.HELD, SECOND_PERSONS),
    (State.HELD, Event.AMEND): (State.HELD, WRITERS),
    (State.HELD, Event.WITHDRAW): (State.WITHDRAWN, WRITERS | OFFICERS),
    (State.QUEUED, Event.AMEND): (State.HELD, WRITERS),
    (State.QUEUED, Event.HOLD): (State.HELD, GATE_ONLY),
    (State.QUEUED, Event.TAKE): (State.RELEASING, GATE_ONLY),
    (State.QUEUED, Event.WITHDRAW): (State.WITHDRAWN, WRITERS | OFFICERS),
    (State.RELEASING, Event.PUBLISH): (State.PUBLISHED, GATE_ONLY),
    (State.RELEASING, Event.DEFER): (State.QUEUED, GATE_ONLY),
    (State.RELEASING, Event.REJECT): (State.HELD, GATE_ONLY),
    (State.RELEASING, Event.FOUND): (State.PUBLISHED, LOOKERS),
    (State.RELEASING, Event.NOT_FOUND): (State.HELD, LOOKERS),
    (State.PUBLISHED, Event.TAKE_DOWN): (State.TAKEN_DOWN, CLERKS),
}
"""Every state, what may happen in it, where that leads, and which roles may do it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Where and when a post came to stand. `address` is as the platform or a person gave it; `at` is aware."""

    address: str
    at: dt.datetime
    sent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One draft for one account on its way out.

    `version` counts the drafts it has had, from 1; `revision` every change, and guards each update.
    `due_at` is an aware instant, the time wanted. `key` is drawn once, stored before the first attempt, and
    never computed again. `note` says in words why it is held; `taken_at` is set while RELEASING.
    `repeat_of` names the repeat that made it, `form` the page's form that sent it, if any. `reworded_by` is everyone
    besides the author who ever changed what it says: to move it makes nobody the writer of its words.
    `tried_at` is when release first took it for this time, `later_at` when its platform asked to be tried again;
    both end when it is held. `passed_to` is who looks after it since its author left; they did not write it.
    """

    post_id: str
    council_id: str
    state: State
    draft: Draft
    author: str
    edited_by: str
    due_at: dt.datetime
    created_at: dt.datetime
    because: Because = Because.NEW
    note: str = ""
    version: int = 1
    revision: int = 0
    key: str = ""
    taken_at: dt.datetime | None = None
    receipt: Receipt | None = None
    repeat_of: str = ""
    form: str = ""
    reworded_by: tuple[str, ...] = ()
    tried_at: dt.datetime | None = None
    later_at: dt.datetime | None = None
    passed_to: str = ""

    @property
    def writers(self) -> frozenset[str]:
        """Everyone who ever worded it, and who last edited it: none may answer for it.

        Not only the last: a comma that somebody else moved would else make another's words theirs.
        """
        return frozenset({self.author, self.edited_by, *self.reworded_by})

    def is_covered_by(self, override: Override) -> bool:
        """Whether the answer was given for what the post is now: this version of it, and not an earlier one like it."""
        return override.draft == self.draft.digest and override.version == self.version

    @property
    def next_at(self) -> dt.datetime:
        """When it is to be sent: at its time, or when its platform asked to be tried again."""
        return max(self.due_at, self.later_at or self.due_at)

    @property
    def waits_for_reading_alone(self) -> bool:
        """Whether a clear reading is all that this held post needs."""
        return self.state is State.HELD and self.because in (Because.NEW, Because.FINDINGS)


_SUFFERED: Mapping[Event, str] = {
    Event.CLEAR: "cleared",
    Event.OVERRIDE: "answered for",
    Event.RETURN: "returned",
    Event.AMEND: "changed",
    Event.HOLD: "held",
    Event.TAKE: "taken to be sent",
    Event.PUBLISH: "published",
    Event.DEFER: "put off",
    Event.REJECT: "turned down by its platform",
    Event.FOUND: "settled",
    Event.NOT_FOUND: "settled",
    Event.WITHDRAW: "withdrawn",
    Event.TAKE_DOWN: "taken down",
}


def cannot_be(event: Event, state: State) -> str:
    """That nothing of the kind happens to a post in that state, as a sentence."""
    told = "being sent" if state is State.RELEASING else str(state).replace("_", " ")
    return f"A post that is {told} cannot be {_SUFFERED[event]}."


def objections_to(event: Event, state: State, actor: Actor) -> tuple[str, ...]:
    """Every reason why `actor` may not bring `event` about in `state`; empty when they may."""
    allowed = TRANSITIONS.get((state, event))
    if allowed is None:
        return (cannot_be(event, state),)
    _, roles = allowed
    if actor.role_among(roles) is None:
        if roles == GATE_ONLY:
            return (f"Only the gate itself may do ‘{event}’.",)
        return (f"‘{event}’ needs the role {in_words(roles - GATE_ONLY)}; ask your clerk.",)
    return ()


def advance(post: Post, event: Event, by: Actor, *, because: Because = Because.FINDINGS, note: str = "") -> Post:
    """`post` after `event`, its revision one higher. Raises NotPermittedError with every objection.

    `because` and `note` are kept only where the post ends up held.
    """
    objections = objections_to(event, post.state, by)
    if objections:
        raise NotPermittedError(objections)
    state, _ = TRANSITIONS[post.state, event]
    held = state is State.HELD
    return replace(
        post,
        state=state,
        because=because if held else Because.NEW,
        note=note if held else "",
        taken_at=post.taken_at if state is State.RELEASING else None,
        tried_at=None if held else post.tried_at,
        later_at=None if held else post.later_at,
        revision=post.revision + 1,
    )

"""
What waits for one person, as counts with the posts behind them: for a line on every page, and for `gate waiting`.

Mail and chat come later; until then this is how an owner hears that a post of theirs is held.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.hand_over import is_by_hand, waits_too_long
from gate.desk.sender import none_at_work
from gate.store.work import Work
from gate.workflow.lifecycle import Event, Post, State, objections_to
from gate.workflow.override import Override, objections_to_answering, theirs_to_answer
from gate.workflow.role import ANSWERERS, WRITERS, Actor

OVERDUE_AFTER = dt.timedelta(minutes=5)
"""How long a queued post may stay past its time before everyone is told that nothing sends it."""

SOON = dt.timedelta(hours=1)
"""How long before its time a post's people are told that nothing is at work to send it."""


class Matter(StrEnum):
    """Why something waits, most urgent first."""

    UNREADABLE = "unreadable"
    OVERDUE = "overdue"
    NO_SENDER = "no sender"
    BY_HAND_LATE = "by hand, late"
    BY_HAND = "by hand"
    TO_DECIDE = "to decide"
    YOURS_HELD = "yours, held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One matter that waits: the numbers of the posts, by time due, and a sentence for the person."""

    matter: Matter
    posts: tuple[str, ...]
    told: str

    @property
    def count(self) -> int:
        """How many posts."""
        return len(self.posts)


def waiting(desk: Desk, by: SignedIn) -> tuple[Waiting, ...]:
    """Everything that waits for this person now, most urgent first; empty when nothing does."""
    with desk.look() as work:
        queued = work.posts.in_states((State.QUEUED,))
        found = {
            Matter.OVERDUE: _overdue(work, queued),
            Matter.NO_SENDER: _unattended(work, queued),
            Matter.BY_HAND_LATE: [post for post in _by_hand(desk, work, by) if waits_too_long(post, work.at)],
            Matter.BY_HAND: [post for post in _by_hand(desk, work, by) if not waits_too_long(post, work.at)],
            Matter.TO_DECIDE: _to_decide(work, by),
            Matter.YOURS_HELD: [
                post for post in work.posts.in_states((State.HELD,)) if by.person_id in post.writers | {post.passed_to}
            ],
        }
        unreadable = tuple(work.posts.unreadable)
    waits = {Matter.UNREADABLE: unreadable} | {
        matter: tuple(post.post_id for post in posts) for matter, posts in found.items()
    }
    return tuple(
        Waiting(matter=matter, posts=posts, told=_told(matter, len(posts))) for matter, posts in waits.items() if posts
    )


def _overdue(work: Work, queued: tuple[Post, ...]) -> list[Post]:
    if work.registers.halt is not None:
        return []  # nothing is meant to leave, and every page says so
    return [post for post in queued if post.next_at <= work.at - OVERDUE_AFTER]


def _unattended(work: Work, queued: tuple[Post, ...]) -> list[Post]:
    """What goes out within the hour, where nothing that lets posts out has been seen at work."""
    if work.registers.halt is not None or not none_at_work(work):
        return []
    return [post for post in queued if post.next_at <= work.at + SOON]


def _by_hand(desk: Desk, work: Work, by: SignedIn) -> list[Post]:
    return [
        post
        for post in work.posts.in_states((State.RELEASING,))
        if is_by_hand(desk, work, post)
        and not objections_to(Event.FOUND, post.state, acting(work, by, account_id=post.draft.account_id))
    ]


def _to_decide(work: Work, by: SignedIn) -> list[Post]:
    """The posts that only a reading holds and for which this person could answer."""
    if acting(work, by).role_among(ANSWERERS | WRITERS) is None:
        return []
    held = [post for post in work.posts.in_states((State.HELD,)) if post.waits_for_reading_alone]
    answers = work.posts.overrides_of([post.post_id for post in held])
    actors = {one: acting(work, by, account_id=one) for one in {post.draft.account_id for post in held}}
    return [
        post for post in held if _may_answer(work, post, actors[post.draft.account_id], answers.get(post.post_id, ()))
    ]


def _may_answer(work: Work, post: Post, actor: Actor, answers: tuple[Override, ...]) -> bool:
    last = work.posts.last_screening(post.post_id)
    if last is None or not last.holding or last.undecided:
        return False
    if any(one.by == actor.person_id and post.is_covered_by(one) for one in answers):
        return False
    sole = work.registers.policy.sole_officer
    theirs = theirs_to_answer(last.holding, actor, writers=post.writers)
    return not objections_to_answering(theirs, actor, writers=post.writers, polls=(), sole_officer=sole)


def _told(matter: Matter, count: int) -> str:
    posts = "1 post" if count == 1 else f"{count} posts"
    waits, holds = ("waits", "is") if count == 1 else ("wait", "are")
    match matter:
        case Matter.UNREADABLE:
            return f"{posts} cannot be read and will not go out. Ask who runs the gate to look at the backup."
        case Matter.OVERDUE:
            return f"{posts} should have gone out 5 minutes ago and nothing sends them. Ask who runs the gate."
        case Matter.NO_SENDER:
            goes = "goes" if count == 1 else "go"
            return f"{posts} {goes} out within the hour and nothing that sends is at work. Ask who runs the gate."
        case Matter.BY_HAND_LATE:
            return f"{posts} {waits} for more than half an hour to be posted by hand. Say what became of it."
        case Matter.BY_HAND:
            return f"{posts} {waits} to be posted by hand."
        case Matter.TO_DECIDE:
            return f"{posts} {waits} for your decision."
        case Matter.YOURS_HELD:
            return f"{posts} of yours {holds} held."

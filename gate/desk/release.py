"""
Letting out what is due, after a fresh reading of everything in force at that instant.

Two transactions a post, and the platform between them: the post is read again and *taken* under its key;
the channel looks for the key, and publishes; then the answer is recorded. A worker may die anywhere: what
it had taken stays RELEASING until it has been looked up, and is never sent blind a second time.
"""

import datetime as dt
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from calendars.civil_time import civil_day
from gate.channels.channel import Accepted, CannotLookError, Deferred, Outcome, Rejected, Unknown
from gate.desk.desk import Desk
from gate.desk.forget_candidates import forget_past_candidates
from gate.desk.reading import read_post
from gate.desk.submit import MISSED_NOTE, is_late
from gate.store.posts import PostError
from gate.store.work import Work
from gate.workflow.lifecycle import Because, Event, Post, Receipt, State
from gate.workflow.role import THE_GATE

LOOK_AFTER = dt.timedelta(minutes=5)
"""How long a taken post is left to the worker that took it before another looks it up."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What became of one due post. `note` is a sentence where it did not go."""

    post: Post
    note: str = ""


def release_due(desk: Desk) -> tuple[Released, ...]:
    """Release everything due now, for the desk's council, and settle what an earlier worker left uncertain.

    Safe to run in many processes at once. While everything is halted nothing is taken.
    """
    with desk.look() as work:
        halted = work.registers.halt is not None
        due = () if halted else work.posts.in_states((State.QUEUED,), due_by=work.at)
        left = work.posts.in_states((State.RELEASING,))
        now = work.at
    done = [released for post in left if (released := _look_up(desk, post, now))]
    for post in due:
        try:
            released = _release(desk, post)
        except PostError:
            continue  # another worker, or a person, was first
        if released:
            done.append(released)
    return tuple(done)


def release_all(desk: Desk) -> tuple[Released, ...]:
    """Release what is due for every council in the database."""
    return tuple(
        released for council_id in desk.councils() for released in release_due(replace(desk, council_id=council_id))
    )


def keep_releasing(desk: Desk, *, wait: Callable[[float], bool], seconds: float = 5.0) -> None:
    """Release what is due, again and again, until `wait` says to stop. An error is logged, and tried again.

    Once a day it also forgets the candidates of polls that are over.
    """
    tidied: dt.date | None = None
    while True:
        try:
            release_all(desk)
            if (today := civil_day(desk.clock())) != tidied:
                for council_id in desk.councils():
                    forget_past_candidates(replace(desk, council_id=council_id))
                tidied = today
        except Exception:  # noqa: BLE001 - the loop must outlive a full disk or a locked database; what was due stays due
            _log.exception("A release round failed; nothing was sent without its claim. Trying again.")
        if wait(seconds):
            return


def _release(desk: Desk, seen: Post) -> Released | None:
    taken = _take(desk, seen)
    if isinstance(taken, Released):
        return taken
    channel = desk.channels[_channel_of(desk, taken)]
    pictures = _pictures_of(desk, taken)
    try:
        outcome: Outcome = channel.find(taken.key) or channel.publish(taken.draft, key=taken.key, pictures=pictures)
    except CannotLookError:
        outcome = channel.publish(taken.draft, key=taken.key, pictures=pictures)
    return _record(desk, taken, outcome)


def _take(desk: Desk, seen: Post) -> Post | Released:
    """Read the post again, now, and take it; or hold it, and say so."""
    with desk.work() as work:
        post = work.posts.get(seen.post_id)
        if post.revision != seen.revision or work.registers.halt is not None:
            raise PostError(f"Post {post.post_id} has just been changed.")
        reading = read_post(desk, work, post, at=work.at)
        work.posts.add_screening(post.post_id, reading.screening)
        codes = tuple(finding.code for finding in reading.screening.holding)
        digests = {"rules": reading.screening.rules, "verdict": reading.screening.verdict}
        if is_late(post.due_at, work.at, reading.situation):
            held = work.advance(
                post, Event.HOLD, THE_GATE, because=Because.MISSED, note=MISSED_NOTE, codes=codes, values=digests
            )
        elif not reading.decision.clear:
            held = work.advance(post, Event.HOLD, THE_GATE, note=reading.decision.summary, codes=codes, values=digests)
        elif not work.pictures.digests(post.draft.pictures) >= set(post.draft.pictures):
            note = "one of its pictures is no longer kept here; choose it again"
            held = work.advance(post, Event.HOLD, THE_GATE, because=Because.RESTORED, note=note, values=digests)
        else:
            marked = replace(post, key=post.key or secrets.token_hex(16), taken_at=work.at)
            taken = work.advance(
                post, Event.TAKE, THE_GATE, after=marked, codes=codes, values={**digests, "key": marked.key}
            )
            work.commit()
            return taken
        work.commit()
        return Released(post=held, note=f"held: {held.note}")


def _channel_of(desk: Desk, post: Post) -> str:
    with desk.look() as work:
        return work.registers.account(post.draft.account_id).channel


def _pictures_of(desk: Desk, post: Post) -> Mapping[str, bytes]:
    with desk.look() as work:
        return work.pictures.contents(post.draft.pictures)


def _record(desk: Desk, post: Post, outcome: Outcome) -> Released | None:
    """Write down what the platform answered. None where it is a person's turn and nothing is wrong."""
    with desk.work() as work:
        match outcome:
            case Accepted():
                moved = published(work, post, outcome, Event.PUBLISH)
                note = ""
            case Deferred():
                later = replace(post, due_at=max(outcome.until, post.due_at), taken_at=None)
                moved = work.advance(post, Event.DEFER, THE_GATE, after=later, words={"answer": outcome.why})
                note = f"later: {outcome.why}"
            case Rejected():
                moved = work.advance(
                    post,
                    Event.REJECT,
                    THE_GATE,
                    because=Because.REJECTED,
                    note=outcome.why,
                    words={"answer": outcome.why},
                )
                note = f"held: {outcome.why}"
            case Unknown():
                return Released(post=post, note=outcome.why)
        work.commit()
        return Released(post=moved, note=note)


def published(work: Work, post: Post, accepted: Accepted, event: Event) -> Post:
    """The post with its receipt, and the words as sent kept beside the entry."""
    receipt = Receipt(address=accepted.address, at=work.at, sent=accepted.sent)
    return work.advance(
        post,
        event,
        THE_GATE,
        after=replace(post, receipt=receipt),
        values={"address": accepted.address, "key": post.key},
        words={"sent": accepted.sent},
    )


def _look_up(desk: Desk, post: Post, now: dt.datetime) -> Released | None:
    """Settle a post whose worker did not come back, by looking whether it stands. None while that is not to be said."""
    if post.taken_at is None or now < post.taken_at + LOOK_AFTER:
        return None
    try:
        found = desk.channels[_channel_of(desk, post)].find(post.key)
    except CannotLookError:
        return None  # a person must look
    try:
        with desk.work() as work:
            if found:
                moved = published(work, post, found, Event.FOUND)
            else:
                note = "it was not found where it should stand; give it a new time to send it"
                moved = work.advance(post, Event.NOT_FOUND, THE_GATE, because=Because.NOT_FOUND, note=note)
            work.commit()
    except PostError:
        return None  # settled by someone else meanwhile
    return Released(post=moved, note=moved.note)

"""
Letting out what is due, after a fresh reading of everything in force at that instant.

Two transactions a post, and the platform between them: the post is read again and *taken* under its key;
the channel looks for the key, and publishes; then the answer is recorded. A worker may die anywhere: what
it had taken stays RELEASING until it has been looked up, and is never sent blind a second time. A worker
may also stand still anywhere: so just before it sends it sees that its claim still stands, and is fresh.
"""

import datetime as dt
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy.exc import SQLAlchemyError

from calendars.civil_time import civil_day
from gate.channels.channel import Accepted, CannotLookError, Channel, Deferred, Outcome, Rejected, Unknown
from gate.desk.desk import Desk
from gate.desk.forget_candidates import forget_past_candidates
from gate.desk.lateness import MISSED_NOTE, is_late
from gate.desk.look_up import Sightings, keep_late_answer, look_up, published
from gate.desk.reading import Reading, read_post
from gate.desk.sender import say_at_work
from gate.store.engine import StoreError
from gate.store.posts import PostError
from gate.store.work import Work
from gate.workflow.lifecycle import Because, Event, Post, State
from gate.workflow.role import THE_GATE

SEND_WITHIN = dt.timedelta(minutes=1)
"""How long after its reading a taken post may still be sent. Well under LOOK_AFTER: nobody looks meanwhile."""

LATEST_DEFERRAL = dt.timedelta(hours=1)
"""However often a platform says *later*: a post that would wait longer than this since its first try is held."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What became of one due post. `note` is a sentence where it did not go."""

    post: Post
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A taken post: how it leaves, the entry that says so, and when it was taken by this process's stopwatch."""

    post: Post
    channel: Channel
    pictures: Mapping[str, bytes]
    entry: int
    taken_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unsent:
    """The worker itself sent nothing, and knows it: the post goes back to the queue."""

    why: str


def release_due(desk: Desk, sightings: Sightings | None = None) -> tuple[Released, ...]:
    """Release everything due now, for the desk's council, and settle what an earlier worker left uncertain.

    Safe to run in many processes at once. While everything is halted nothing is taken. What goes wrong with one
    post is logged and stops no other; StoreError is raised where the database cannot be used.
    """
    with desk.look() as work:
        halted = work.registers.halt is not None
        due = () if halted else work.posts.in_states((State.QUEUED,), due_by=work.at)
        left = work.posts.in_states((State.RELEASING,))
        now = work.at
    if sightings:
        sightings.look_at(desk.council_id, left)
    done: list[Released] = []
    crowded = False
    for post in (*left, *due):
        try:
            if post.state is State.RELEASING:
                settled = look_up(desk, post, now, sightings)
                released = Released(post=settled, note=settled.note) if settled else None
            elif crowded and not _is_as_seen(desk, post):
                continue
            else:
                released = _release(desk, post)
        except PostError:
            crowded = True  # another worker, or a person, was first: from now on look before asking for a turn
            continue
        except StoreError:
            raise
        except Exception:  # noqa: BLE001 - one post that cannot be handled must not keep the others from leaving
            _log.exception("Post %s could not be released or looked up; it stays as it is.", post.post_id)
            continue
        if released:
            done.append(released)
    return tuple(done)


def _is_as_seen(desk: Desk, seen: Post) -> bool:
    """Whether nobody has changed the post since; this waits for no turn."""
    with desk.look() as work:
        return work.posts.get(seen.post_id).revision == seen.revision


def release_all(desk: Desk, sightings: Sightings | None = None) -> tuple[Released, ...]:
    """Release what is due for every council in the database, and write down that something is at work."""
    say_at_work(desk)
    return tuple(
        released
        for council_id in desk.councils()
        for released in release_due(replace(desk, council_id=council_id), sightings)
    )


def keep_releasing(desk: Desk, *, wait: Callable[[float], bool], seconds: float = 5.0) -> None:
    """Release what is due, again and again, until `wait` says to stop. An error is logged, and tried again.

    Once a day it also forgets the candidates of polls that are over.
    """
    tidied: dt.date | None = None
    sightings = Sightings(stopwatch=desk.stopwatch)
    while True:
        try:
            release_all(desk, sightings)
            if (today := civil_day(desk.clock())) != tidied:
                for council_id in desk.councils():
                    forget_past_candidates(replace(desk, council_id=council_id))
                tidied = today
        except Exception:  # noqa: BLE001 - the loop must outlive a full disk or a locked database; what was due stays due
            _log.exception("A release round failed; nothing was sent without its claim. Trying again.")
        if wait(seconds):
            return


def _release(desk: Desk, seen: Post) -> Released | None:
    while True:
        claim = _take(desk, seen)
        if isinstance(claim, Released):
            return claim
        outcome = _send(desk, claim)
        if not isinstance(outcome, _Unsent):
            return _record(desk, claim.post, outcome)
        seen = _give_back(desk, claim.post, outcome)


def _take(desk: Desk, seen: Post) -> _Claim | Released:
    """Read the post again, now, and take it; or hold it, and say so."""
    with desk.work() as work:
        post = work.posts.get(seen.post_id)
        if post.revision != seen.revision or work.registers.halt is not None:
            raise PostError(f"Post {post.post_id} has just been changed.")
        try:
            channel = desk.channels[work.registers.account(post.draft.account_id).channel]
            reading = read_post(desk, work, post, at=work.at)
        except (SQLAlchemyError, StoreError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever keeps a post from being read holds it
            _log.exception("Post %s could not be read.", post.post_id)
            held = work.advance(post, Event.HOLD, THE_GATE, note=f"could not decide: {error}")
            work.commit()
            return Released(post=held, note=f"held: {held.note}")
        held_or_marked = _held(work, post, reading)
        if held_or_marked is not None:
            work.commit()
            return Released(post=held_or_marked, note=f"held: {held_or_marked.note}")
        marked = replace(
            post, key=post.key or secrets.token_hex(16), taken_at=work.at, tried_at=post.tried_at or work.at
        )
        taken = work.advance(post, Event.TAKE, THE_GATE, after=marked, values={**_digests(reading), "key": marked.key})
        checkpoint = work.record.checkpoint()
        claim = _Claim(
            post=taken,
            channel=channel,
            pictures=work.pictures.contents(post.draft.pictures),
            entry=checkpoint.sequence if checkpoint else 0,
            taken_at=desk.stopwatch(),
        )
        work.commit()
        return claim


def _held(work: Work, post: Post, reading: Reading) -> Post | None:
    """The post as held, where the reading or the hour does not let it go; None where it may. Keeps the reading."""
    work.posts.add_screening(post.post_id, reading.screening)
    codes = tuple(finding.code for finding in reading.screening.holding)
    because, note = Because.FINDINGS, reading.decision.summary
    if is_late(post, work.at, reading.situation):
        because, note = Because.MISSED, MISSED_NOTE
    elif reading.decision.clear:
        if work.pictures.digests(post.draft.pictures) >= set(post.draft.pictures):
            return None
        because, note = Because.RESTORED, "one of its pictures is no longer kept here; choose it again"
    return work.advance(post, Event.HOLD, THE_GATE, because=because, note=note, codes=codes, values=_digests(reading))


def _digests(reading: Reading) -> dict[str, str]:
    return {"rules": reading.screening.rules, "verdict": reading.screening.verdict}


def _send(desk: Desk, claim: _Claim) -> Outcome | _Unsent:
    """What the platform answered. Whatever goes wrong once it may have been asked to publish is unknown."""
    post, channel = claim.post, claim.channel
    try:
        found = channel.find(post.key)
    except CannotLookError:
        found = None
    except Exception as error:  # noqa: BLE001 - a channel may fail in its own ways; another look settles it
        return Unknown(why=f"It could not be seen whether it stands already ({error}).")
    if found:
        return found
    if why := _why_not_after_all(desk, claim):
        return _Unsent(why=why)
    try:
        return channel.publish(post.draft, key=post.key, pictures=claim.pictures)
    except Exception as error:  # noqa: BLE001 - whatever it was, the platform may have the post
        return Unknown(why=f"The platform's answer was not understood ({error}).")


def _why_not_after_all(desk: Desk, claim: _Claim) -> str:
    """Why the taken post may not be sent after all; empty when it may. Raises PostError when it is settled already.

    A worker may have stood still since it took the post (a paused machine, a slow disk), and anything may have
    happened: a halt, a new notice, the loss of a role.
    """
    stood = dt.timedelta(seconds=desk.stopwatch() - claim.taken_at)
    with desk.look() as work:
        post = work.posts.get(claim.post.post_id)
        if post.revision != claim.post.revision:
            raise PostError(f"Post {post.post_id} was settled while its worker stood still.")
        if work.registers.halt is not None:
            return "Everything was stopped before it was sent."
        if post.taken_at is None or max(stood, abs(work.at - post.taken_at)) > SEND_WITHIN:
            return "Too much time passed between its reading and its sending."
        checkpoint = work.record.checkpoint()
        if checkpoint and checkpoint.sequence == claim.entry:
            return ""  # nothing at all has happened since
        if not read_post(desk, work, post, at=work.at).decision.clear:
            return "Something changed between its reading and its sending."
    return ""


def _give_back(desk: Desk, post: Post, unsent: _Unsent) -> Post:
    """Put an unsent post back into the queue, due when it was: there it is read afresh, or held as missed."""
    with desk.work() as work:
        queued = work.advance(post, Event.DEFER, THE_GATE, words={"answer": unsent.why})
        work.commit()
        return queued


def _record(desk: Desk, post: Post, outcome: Outcome) -> Released | None:
    """Write down what the platform answered."""
    with desk.work() as work:
        standing = work.posts.get(post.post_id)
        if standing.revision != post.revision:  # looked up meanwhile
            if not isinstance(outcome, Accepted) or standing.receipt:
                return None
            moved, note = keep_late_answer(work, standing, outcome), "answered late"
        else:
            moved, note = _moved(work, post, outcome)
        work.commit()
        return Released(post=moved, note=note)


def _moved(work: Work, post: Post, outcome: Outcome) -> tuple[Post, str]:
    """The post as the outcome leaves it, and a sentence where it did not go."""
    match outcome:
        case Accepted():
            return published(work, post, outcome, Event.PUBLISH), ""
        case Deferred():
            later = replace(post, later_at=outcome.until)
            again = {"again": outcome.until.isoformat()}
            moved = work.advance(post, Event.DEFER, THE_GATE, after=later, values=again, words={"answer": outcome.why})
            if outcome.until > (post.tried_at or work.at) + LATEST_DEFERRAL:
                moved = work.advance(moved, Event.HOLD, THE_GATE, because=Because.MISSED, note=MISSED_NOTE)
            return moved, f"later: {outcome.why}"
        case Rejected(why=why):
            moved = work.advance(
                post, Event.REJECT, THE_GATE, because=Because.REJECTED, note=why, words={"answer": why}
            )
            return moved, f"held: {why}"
        case Unknown(why=why):
            return post, why

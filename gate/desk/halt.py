"""Stopping everything in one act, and going on without sending what was missed."""

import datetime as dt
from collections.abc import Iterator

from calendars.errors import ExplainedError
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.lateness import MISSED_NOTE
from gate.desk.refusal import refusals_recorded, require
from gate.store.document import DocumentError
from gate.store.registers import Halt
from gate.store.work import Work
from gate.workflow.lifecycle import Because, Event, Post, State
from gate.workflow.override import objections_to_reason
from gate.workflow.permission import Act
from gate.workflow.role import THE_GATE

RESTORED_NOTE = "it comes from a backup: see that it did not go out or was stopped since, then give it a time"


class NotHaltedError(ExplainedError):
    """There is nothing to resume."""


def halt_everything(desk: Desk, by: SignedIn, *, reason: str) -> Halt:
    """Stop every post of the council from leaving. Anyone who may write may do it. Twice is once."""
    with refusals_recorded(desk, Act.HALT, by), desk.work() as work:
        actor = acting(work, by)
        require(Act.HALT, actor, *objections_to_reason(reason))
        standing = work.registers.halt
        if standing:
            return standing
        halt = Halt(at=work.at, by=actor.name, why=reason.strip())
        work.registers.set_halt(halt)
        work.record.append("halt", actor, "everything", words={"reason": halt.why})
        work.commit()
        return halt


def resume_everything(desk: Desk, by: SignedIn) -> tuple[Post, ...]:
    """Go on. What fell due meanwhile is held as missed, given back, and never goes by itself.

    After a restore every queued post that nobody has touched since is held: what became of it after the backup
    was made is not known here.
    Raises NotPermittedError unless a clerk, named deputy or monitoring officer asks, NotHaltedError where nothing
    is stopped.
    """
    with refusals_recorded(desk, Act.RESUME, by), desk.work() as work:
        actor = acting(work, by)
        require(Act.RESUME, actor)
        if work.registers.halt is None:
            raise NotHaltedError("Nothing is stopped, so there is nothing to resume.", remedy="Nothing was changed.")
        restored_at = work.registers.restored_at
        work.registers.set_halt(None)
        work.registers.mark_restored(None)
        work.record.append("resume", actor, "everything")
        missed = tuple(
            work.advance(post, Event.HOLD, THE_GATE, because=because, note=note)
            for post in work.posts.in_states((State.QUEUED,))
            for because, note in _why_not_sent(work, post, restored_at)
        )
        work.commit()
        return missed


def _why_not_sent(work: Work, post: Post, restored_at: dt.datetime | None) -> Iterator[tuple[Because, str]]:
    """Why a queued post may not go on by itself; nothing where it may."""
    if post.due_at <= work.at:
        yield Because.MISSED, MISSED_NOTE
    elif restored_at is not None and not _touched_since(work, post, restored_at):
        yield Because.RESTORED, RESTORED_NOTE


def _touched_since(work: Work, post: Post, then: dt.datetime) -> bool:
    """Whether somebody gave the post a new version after `then`; not where that cannot be read."""
    try:
        return work.posts.versions(post.post_id)[-1].at > then
    except DocumentError:
        return False

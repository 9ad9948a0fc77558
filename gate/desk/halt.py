"""Stopping everything in one act, and going on without sending what was missed."""

from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.submit import MISSED_NOTE, require_writer
from gate.store.registers import Halt
from gate.workflow.lifecycle import Because, Event, Post, State
from gate.workflow.override import NotPermittedError, objections_to_reason
from gate.workflow.role import OFFICERS, THE_GATE, in_words


def halt_everything(desk: Desk, by: SignedIn, *, reason: str) -> Halt:
    """Stop every post of the council from leaving. Anyone who may write may do it. Twice is once."""
    with desk.work() as work:
        actor = acting(work, by)
        if actor.role_among(OFFICERS) is None:
            require_writer(actor)
        objections = objections_to_reason(reason)
        if objections:
            raise NotPermittedError(objections)
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

    Raises NotPermittedError unless a clerk, named deputy or monitoring officer asks.
    """
    with desk.work() as work:
        actor = acting(work, by)
        if actor.role_among(OFFICERS) is None:
            raise NotPermittedError((f"Resuming needs the role {in_words(OFFICERS)}; ask your clerk.",))
        if work.registers.halt is None:
            return ()
        work.registers.set_halt(None)
        work.record.append("resume", actor, "everything")
        missed = tuple(
            work.advance(post, Event.HOLD, THE_GATE, because=Because.MISSED, note=MISSED_NOTE)
            for post in work.posts.in_states((State.QUEUED,), due_by=work.at)
        )
        work.commit()
        return missed

"""Refused attempts leave an entry too, with every objection."""

from collections.abc import Iterator
from contextlib import contextmanager

from gate.desk.desk import Desk, SignedIn, acting
from gate.workflow.override import NotPermittedError
from gate.workflow.permission import Act, objections_to_act
from gate.workflow.role import Actor

EVERYTHING = "everything"


@contextmanager
def refusals_recorded(desk: Desk, act: Act, by: SignedIn, subject: str = EVERYTHING) -> Iterator[None]:
    """Write down a refusal of what is done inside, in a transaction of its own, and pass it on."""
    try:
        yield
    except NotPermittedError as refusal:
        record_refusal(desk, act, by, subject, objections=refusal.objections)
        raise


def record_refusal(
    desk: Desk, act: Act, by: SignedIn, subject: str = EVERYTHING, *, objections: tuple[str, ...]
) -> None:
    """Write down that `act` was refused, and why."""
    with desk.work() as work:
        words = {"objections": "\n".join(objections)}
        work.record.append("refused", acting(work, by), subject, values={"act": str(act)}, words=words)
        work.commit()


def require(act: Act, actor: Actor, *further: str) -> None:
    """Raise NotPermittedError with every objection: that the role does not fit, and those in `further`."""
    objections = objections_to_act(act, actor) + further
    if objections:
        raise NotPermittedError(tuple(dict.fromkeys(objections)))

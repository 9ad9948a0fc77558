"""How the installation stands, for whoever runs it: the sender, the last backup, the length of the record."""

import datetime as dt
from dataclasses import dataclass

from gate.desk.desk import Desk
from gate.desk.reminders import OVERDUE_AFTER
from gate.desk.sender import last_at_work, none_at_work
from gate.store.figures import count_all
from gate.workflow.lifecycle import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Instants are aware; None is never. `sender_gone` is true where nothing was seen at work for ten minutes."""

    sender_seen_at: dt.datetime | None
    sender_gone: bool
    backed_up_at: dt.datetime | None
    entries: int


def health_of(desk: Desk) -> Health:
    """How it stands now."""
    with desk.look() as work:
        found = count_all(work.session, work.council_id, queued=State.QUEUED, late_before=work.at - OVERDUE_AFTER)
        return Health(
            sender_seen_at=last_at_work(work),
            sender_gone=none_at_work(work),
            backed_up_at=dt.datetime.fromisoformat(found.backed_up_at) if found.backed_up_at else None,
            entries=found.entries,
        )

"""Counts for whoever watches over the server: how many posts are where, how late, how long the record is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session

from gate.store.columns import table_of
from gate.store.tables import EntryRow, PostRow

_POST, _ENTRY = table_of(PostRow).c, table_of(EntryRow).c


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The counts of one council. `backed_up_at` is ISO 8601; empty where no backup was ever made."""

    by_state: Mapping[str, int]
    late: int
    entries: int
    backed_up_at: str


def count_all(session: Session, council_id: str, *, queued: str, late_before: dt.datetime) -> Counts:
    """The counts of a council; late is what is in the state `queued` and was due at `late_before` (aware) or before."""
    mine = _POST.council_id == council_id
    by_state = session.execute(select(_POST.state, func.count()).where(mine).group_by(_POST.state)).all()
    late = select(func.count()).where(mine, _POST.state == queued, _POST.due_at <= late_before)
    entries = select(func.max(_ENTRY.sequence)).where(_ENTRY.council_id == council_id)
    copied = select(func.max(_ENTRY.at)).where(
        _ENTRY.council_id == council_id,
        _ENTRY.subject == "everything",  # indexed, unlike the event: so that a long record costs nothing here
        _ENTRY.event == "back up",
    )
    return Counts(
        by_state={str(state): int(number) for state, number in by_state},
        late=session.scalar(late) or 0,
        entries=session.scalar(entries) or 0,
        backed_up_at=session.scalar(copied) or "",
    )

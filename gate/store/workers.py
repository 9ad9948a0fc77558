"""When each release worker was last seen at work. A worker serves every council of the database."""

import datetime as dt

from sqlalchemy import Engine, delete, func, select
from sqlmodel import Session, col

from gate.store.tables import WorkerRow

FORGOTTEN_AFTER = dt.timedelta(days=7)
"""How long a worker that came no more is kept in the list."""


def seen_at(engine: Engine, worker_id: str) -> dt.datetime | None:
    """When this worker last said that it is at work; None where it never did."""
    with Session(engine) as session:
        row = session.get(WorkerRow, worker_id)
        return row.seen_at if row else None


def say_seen(engine: Engine, worker_id: str, at: dt.datetime) -> None:
    """Keep that this worker is at work at `at` (aware), and forget those that came no more."""
    with Session(engine.execution_options(sqlite_begin="IMMEDIATE")) as session:
        session.merge(WorkerRow(worker_id=worker_id, seen_at=at))
        session.execute(delete(WorkerRow).where(col(WorkerRow.seen_at) < at - FORGOTTEN_AFTER))
        session.commit()


def last_seen(session: Session) -> dt.datetime | None:
    """When any worker was last seen; None where none ever was."""
    return session.scalar(select(func.max(col(WorkerRow.seen_at))))

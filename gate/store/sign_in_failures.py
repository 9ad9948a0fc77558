"""Failed sign-ins, counted in the database so that a restart forgives none. A guesser is of no council."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from gate.store.access_tables import SignInFailureRow
from gate.workflow.sign_in import FORGOTTEN_AFTER, Counted, waits_until

Keys = dict[Counted, str]
"""Under which key an attempt is counted, for each thing that is counted."""


def attempt(engine: Engine, keys: Keys, at: dt.datetime) -> dt.datetime | None:
    """Count an attempt as failed before it is looked at, or give the instant until which none is looked at.

    So that many guesses at once count as many. One that was made to wait is not counted.
    """
    try:
        return _attempt(engine, keys, at)
    except IntegrityError:  # another was the first under the same key at the same time, and has been counted
        return _attempt(engine, keys, at)


def _attempt(engine: Engine, keys: Keys, at: dt.datetime) -> dt.datetime | None:
    with Session(engine.execution_options(sqlite_begin="IMMEDIATE")) as session:
        session.execute(delete(SignInFailureRow).where(col(SignInFailureRow.last_at) < at - FORGOTTEN_AFTER))
        wanted = select(SignInFailureRow).where(col(SignInFailureRow.key).in_(keys.values())).with_for_update()
        rows = {row.key: row for row in session.scalars(wanted)}
        waits = [
            waits_until(counted, rows[key].failures, rows[key].last_at) for counted, key in keys.items() if key in rows
        ]
        until = max(waits, default=at)
        if until > at:
            session.commit()
            return until
        for key in keys.values():
            row = rows.get(key) or SignInFailureRow(key=key, failures=0, last_at=at)
            row.failures, row.last_at = row.failures + 1, at
            session.merge(row)
        session.commit()
        return None


def take_back(engine: Engine, keys: Keys) -> None:
    """The attempt just counted was right: forget the failures of that person from there, and its own elsewhere."""
    with Session(engine.execution_options(sqlite_begin="IMMEDIATE")) as session:
        own = col(SignInFailureRow.key) == keys.get(Counted.PERSON_FROM_ADDRESS, "")
        session.execute(delete(SignInFailureRow).where(own))
        others = [key for counted, key in keys.items() if counted is not Counted.PERSON_FROM_ADDRESS]
        theirs = update(SignInFailureRow).where(col(SignInFailureRow.key).in_(others))
        session.execute(theirs.values(failures=col(SignInFailureRow.failures) - 1))
        session.commit()


def forgive(engine: Engine, keys: Iterable[str]) -> None:
    """Forget the failures under these keys."""
    with Session(engine.execution_options(sqlite_begin="IMMEDIATE")) as session:
        session.execute(delete(SignInFailureRow).where(col(SignInFailureRow.key).in_(list(keys))))
        session.commit()


def told_first(engine: Engine, key: str, at: dt.datetime) -> bool:
    """Whether nothing has been counted under this key lately; from now on it has."""
    with Session(engine.execution_options(sqlite_begin="IMMEDIATE")) as session:
        if session.get(SignInFailureRow, key) is not None:
            return False
        session.add(SignInFailureRow(key=key, failures=1, last_at=at))
        session.commit()
        return True

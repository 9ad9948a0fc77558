"""Sessions: who is signed in, since when, and what ended it."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, update
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from gate.store.access_tables import SessionRow
from gate.workflow.sign_in import Session, Way

KEPT_FOR = dt.timedelta(days=31)
"""How long a sign-in that is over is remembered: longer than any browser keeps the cookie of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """The sign-ins of one council, within one transaction."""

    session: DatabaseSession
    council_id: str
    at: dt.datetime

    def start(self, started: Session) -> None:
        """Keep a new sign-in, and forget those that have long been over."""
        self.session.add(
            SessionRow(
                digest=started.digest,
                council_id=self.council_id,
                person_id=started.person_id,
                way=str(started.way),
                started_at=started.started_at,
                signed_in_at=started.signed_in_at,
                seen_at=started.seen_at,
            )
        )
        self.session.execute(delete(SessionRow).where(col(SessionRow.seen_at) < self.at - KEPT_FOR))
        self.session.flush()

    def end(self, digest: str, because: str) -> bool:
        """End one sign-in; whether it was still open."""
        return self._end(col(SessionRow.digest) == digest, because=because)

    def end_of(self, person_id: str, because: str, *, but: str = "") -> bool:
        """End every sign-in of a person, but for the one of the digest `but`; whether there was any."""
        mine = (col(SessionRow.person_id) == person_id, col(SessionRow.digest) != but)
        return self._end(*mine, because=because)

    def end_all(self, because: str) -> bool:
        """End every sign-in of the council; whether there was any."""
        return self._end(because=because)

    def _end(self, *where: object, because: str) -> bool:
        standing = (col(SessionRow.council_id) == self.council_id, col(SessionRow.ended_at).is_(None))
        ended = self.session.execute(
            update(SessionRow)
            .where(*standing, *where)  # type: ignore[arg-type]
            .values(ended_at=self.at, ended_because=because)
            .execution_options(synchronize_session=False)
        )
        return bool(ended.rowcount)  # type: ignore[attr-defined]


def session_of(database: DatabaseSession, digest: str) -> Session | None:
    """The sign-in of that digest, whichever council's; None where there is none."""
    row = database.get(SessionRow, digest)
    if row is None:
        return None
    return Session(
        digest=row.digest,
        council_id=row.council_id,
        person_id=row.person_id,
        way=Way(row.way),
        started_at=row.started_at,
        signed_in_at=row.signed_in_at,
        seen_at=row.seen_at,
        ended_at=row.ended_at,
        ended_because=row.ended_because,
    )


def say_used(database: DatabaseSession, digest: str, at: dt.datetime) -> None:
    """Keep that a sign-in was used at `at` (aware)."""
    mine = update(SessionRow).where(col(SessionRow.digest) == digest, col(SessionRow.ended_at).is_(None))
    database.execute(mine.values(seen_at=at))

"""Local accounts: the hashes of passwords, and the codes with which people give themselves one."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from gate.store.access_tables import PasswordRow, SignInCodeRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code for a first sign-in, good up to `until` (aware, not included)."""

    digest: str
    council_id: str
    person_id: str
    until: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Passwords:
    """The passwords and codes of one council, within one transaction."""

    session: DatabaseSession
    council_id: str
    at: dt.datetime

    def hash_of(self, person_id: str) -> str:
        """The hash of a person's password; empty where they have none."""
        row = self.session.get(PasswordRow, (self.council_id, person_id))
        return row.hash if row else ""

    def put(self, person_id: str, hashed: str, *, by: str) -> None:
        """Keep the hash of a new password."""
        self.session.merge(PasswordRow(council_id=self.council_id, person_id=person_id, hash=hashed, at=self.at, by=by))
        self.session.flush()

    def drop(self, person_id: str) -> int:
        """Take a person's password away, and say how many that were."""
        return self._drop(PasswordRow, person_id)

    def holders(self) -> frozenset[str]:
        """The ids of those who have a password."""
        mine = select(col(PasswordRow.person_id)).where(col(PasswordRow.council_id) == self.council_id)
        return frozenset(self.session.scalars(mine))

    def put_code(self, person_id: str, digest: str, *, until: dt.datetime, by: str) -> None:
        """Keep a person's code in the place of any that they had; good until `until` (aware), excluded."""
        self.drop_codes(person_id)
        self.session.add(
            SignInCodeRow(
                digest=digest, council_id=self.council_id, person_id=person_id, at=self.at, until=until, by=by
            )
        )
        self.session.flush()

    def drop_codes(self, person_id: str) -> int:
        """Let a person's codes be good for nothing, and say how many there were."""
        return self._drop(SignInCodeRow, person_id)

    def _drop(self, rows: type[PasswordRow | SignInCodeRow], person_id: str) -> int:
        where = (col(rows.council_id) == self.council_id, col(rows.person_id) == person_id)
        gone = self.session.execute(delete(rows).where(*where))
        return int(gone.rowcount)  # type: ignore[attr-defined]


def code_of(database: DatabaseSession, digest: str) -> Code | None:
    """The code of that digest, whichever council's; None where there is none."""
    row = database.get(SignInCodeRow, digest)
    return Code(digest=digest, council_id=row.council_id, person_id=row.person_id, until=row.until) if row else None

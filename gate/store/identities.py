"""Identities: which sign-in at a provider is whose, and which is still waited for."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from gate.store.access_tables import IdentityRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A sign-in at a provider that is one person's. Without a subject it waits for the first with that e-mail."""

    number: int
    person_id: str
    provider: str
    issuer: str
    subject: str
    email: str

    @property
    def waits(self) -> bool:
        """Whether nobody has signed in with it yet."""
        return not self.subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """The identities of one council, within one transaction."""

    session: DatabaseSession
    council_id: str
    at: dt.datetime

    def tied(self) -> tuple[Identity, ...]:
        """Every identity that is tied to a person here."""
        mine = select(IdentityRow).where(col(IdentityRow.council_id) == self.council_id)
        rows = self.session.scalars(mine.order_by(col(IdentityRow.person_id), col(IdentityRow.number)))
        return tuple(_identity(row) for row in rows)

    def tie(
        self, person_id: str, *, provider: str, by: str, issuer: str = "", subject: str = "", email: str = ""
    ) -> None:
        """Tie an identity to a person: one that is known, or one that is to come with that e-mail."""
        self.session.add(
            IdentityRow(
                council_id=self.council_id,
                person_id=person_id,
                provider=provider,
                issuer=issuer or None,
                subject=subject or None,
                email=email,
                at=self.at,
                by=by,
            )
        )
        self.session.flush()

    def complete(self, identity: Identity, *, issuer: str, subject: str) -> None:
        """Name the subject of an identity that waited: from now on the e-mail counts for nothing."""
        row = self.session.get_one(IdentityRow, identity.number)
        row.issuer, row.subject = issuer, subject
        self.session.add(row)
        self.session.flush()

    def untie(self, person_id: str) -> int:
        """Take every identity from a person, and give how many there were."""
        where = (col(IdentityRow.council_id) == self.council_id, col(IdentityRow.person_id) == person_id)
        gone = self.session.execute(delete(IdentityRow).where(*where))
        return int(gone.rowcount)  # type: ignore[attr-defined]


def councils_of(database: DatabaseSession, issuer: str, subject: str) -> tuple[str, ...]:
    """The councils in which this identity is somebody's."""
    where = (col(IdentityRow.issuer) == issuer, col(IdentityRow.subject) == subject)
    found = select(col(IdentityRow.council_id)).where(*where).order_by(col(IdentityRow.council_id))
    return tuple(database.scalars(found))


def councils_waiting_for(database: DatabaseSession, provider: str, email: str) -> tuple[str, ...]:
    """The councils that wait for somebody with this e-mail at this provider."""
    where = (col(IdentityRow.provider) == provider, col(IdentityRow.email) == email)
    waiting = select(col(IdentityRow.council_id)).where(*where, col(IdentityRow.subject).is_(None))
    return tuple(database.scalars(waiting.order_by(col(IdentityRow.council_id))))


def _identity(row: IdentityRow) -> Identity:
    return Identity(
        number=row.number or 0,
        person_id=row.person_id,
        provider=row.provider,
        issuer=row.issuer or "",
        subject=row.subject or "",
        email=row.email,
    )

"""Who may sign in how, and who is signed in: identities at a provider, passwords, codes, sessions, typed words."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from gate.store.tables import IdentityRow, PasswordRow, SessionRow, SignInCodeRow, TypedRow
from gate.workflow.sign_in import Session, Way

KEPT_FOR = dt.timedelta(days=31)
"""How long a sign-in that is over is remembered: longer than any browser keeps the cookie of one."""

TYPED_FOR = dt.timedelta(days=1)
"""How long what was typed waits for its writer to sign in again."""


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
class Code:
    """A code for a first sign-in, good up to `until` (aware, not included)."""

    digest: str
    council_id: str
    person_id: str
    until: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIns:
    """The sign-ins of one council, within one transaction."""

    session: DatabaseSession
    council_id: str
    at: dt.datetime

    def identities(self) -> tuple[Identity, ...]:
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
        return self._drop(IdentityRow, person_id)

    def password(self, person_id: str) -> str:
        """The hash of a person's password; empty where they have none."""
        row = self.session.get(PasswordRow, (self.council_id, person_id))
        return row.hash if row else ""

    def put_password(self, person_id: str, hashed: str, *, by: str) -> None:
        """Keep the hash of a new password."""
        self.session.merge(PasswordRow(council_id=self.council_id, person_id=person_id, hash=hashed, at=self.at, by=by))
        self.session.flush()

    def drop_password(self, person_id: str) -> int:
        """Take a person's password away, and say how many that were."""
        return self._drop(PasswordRow, person_id)

    def with_password(self) -> frozenset[str]:
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

    def put_typed(self, person_id: str, place: str, words: Mapping[str, str]) -> None:
        """Keep what a person typed at a place, in the place of what was kept there; forget what is a day old."""
        self.session.execute(delete(TypedRow).where(col(TypedRow.at) < self.at - TYPED_FOR))
        mine = {"council_id": self.council_id, "person_id": person_id, "place": place}
        self.session.merge(TypedRow(**mine, at=self.at, document=json.dumps(dict(words), ensure_ascii=False)))
        self.session.flush()

    def typed(self, person_id: str, place: str) -> dict[str, str]:
        """What a person typed at a place less than a day ago; empty for nothing."""
        row = self.session.get(TypedRow, (self.council_id, person_id, place))
        if row is None or row.at < self.at - TYPED_FOR:
            return {}
        found: dict[str, str] = json.loads(row.document)
        return found

    def drop_typed(self, person_id: str, place: str) -> None:
        """Forget what a person typed at a place."""
        where = (col(TypedRow.council_id) == self.council_id, col(TypedRow.person_id) == person_id)
        self.session.execute(delete(TypedRow).where(*where, col(TypedRow.place) == place))

    def _drop(self, rows: type[IdentityRow | PasswordRow | SignInCodeRow], person_id: str) -> int:
        where = (col(rows.council_id) == self.council_id, col(rows.person_id) == person_id)
        gone = self.session.execute(delete(rows).where(*where))
        return int(gone.rowcount)  # type: ignore[attr-defined]


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


def code_of(database: DatabaseSession, digest: str) -> Code | None:
    """The code of that digest, whichever council's; None where there is none."""
    row = database.get(SignInCodeRow, digest)
    return Code(digest=digest, council_id=row.council_id, person_id=row.person_id, until=row.until) if row else None


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

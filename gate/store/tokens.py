"""The bearer tokens of the API: what each may do and until when. Of the token itself only a digest is kept."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Session, col

from calendars.errors import ExplainedError
from gate.store.access_tables import TokenRow


class Use(StrEnum):
    """What a token may be used for."""

    CHECK = "check"
    RECORD = "record"


class TokenError(ExplainedError):
    """A token that is not there, or cannot be made or used as asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One bearer token, without its secret. `until` is the last London day on which it holds.

    An empty `account_id` means every account of its council. `digest` is SHA-256 of the token as it was shown.
    """

    token_id: str
    council_id: str
    name: str
    digest: str
    uses: frozenset[Use]
    account_id: str
    created_at: dt.datetime
    created_by: str
    until: dt.date
    revoked_at: dt.datetime | None = None
    revoked_by: str = ""

    def holds_on(self, day: dt.date) -> bool:
        """Whether it may be used on the London day `day`."""
        return self.revoked_at is None and day <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of one council, within one transaction."""

    session: Session
    council_id: str
    at: dt.datetime

    def all(self) -> tuple[Token, ...]:
        """Every token that was ever made, oldest first."""
        mine = select(TokenRow).where(col(TokenRow.council_id) == self.council_id)
        rows = self.session.scalars(mine.order_by(col(TokenRow.created_at), col(TokenRow.name)))
        return tuple(_of(row) for row in rows)

    def named(self, name: str) -> Token:
        """The token of that name which was not revoked. Raises TokenError."""
        standing = [token.name for token in self.all() if token.revoked_at is None]
        for token in self.all():
            if token.name == name and token.revoked_at is None:
                return token
        known = ", ".join(standing) or "none yet"
        raise TokenError(f"There is no token ‘{name}’ here.", remedy=f"Known: {known}.")

    def put(self, token: Token) -> None:
        """Keep a new token."""
        self.session.add(
            TokenRow(
                token_id=token.token_id,
                council_id=self.council_id,
                name=token.name,
                digest=token.digest,
                uses=" ".join(sorted(token.uses)),
                account_id=token.account_id,
                created_at=token.created_at,
                created_by=token.created_by,
                until=token.until,
            )
        )
        self.session.flush()

    def revoke(self, token: Token, *, by: str) -> Token:
        """Let a token be used no more, from now on."""
        row = self.session.get_one(TokenRow, token.token_id)
        row.revoked_at, row.revoked_by = self.at, by
        self.session.add(row)
        self.session.flush()
        return replace(token, revoked_at=self.at, revoked_by=by)


def token_of(session: Session, token_id: str) -> Token | None:
    """The token of that id, whichever council it belongs to; None where there is none."""
    row = session.get(TokenRow, token_id)
    return _of(row) if row else None


def _of(row: TokenRow) -> Token:
    return Token(
        token_id=row.token_id,
        council_id=row.council_id,
        name=row.name,
        digest=row.digest,
        uses=frozenset(Use(one) for one in row.uses.split()),
        account_id=row.account_id,
        created_at=row.created_at,
        created_by=row.created_by,
        until=row.until,
        revoked_at=row.revoked_at,
        revoked_by=row.revoked_by,
    )

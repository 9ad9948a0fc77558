"""The tables of who gets in: tokens of other systems, and how people sign in. Of a secret only a digest is kept."""

import datetime as dt

from sqlalchemy import Index, Integer
from sqlmodel import Field, SQLModel

from gate.store.columns import Instant, Rowid


class TokenRow(SQLModel, table=True):
    """A bearer token of the API. Of the token itself a digest alone is kept; `uses` are separated by spaces."""

    __tablename__ = "token"
    token_id: str = Field(primary_key=True)
    council_id: str = Field(foreign_key="council.council_id", index=True)
    name: str
    digest: str
    uses: str
    account_id: str
    created_at: dt.datetime = Field(sa_type=Instant)
    created_by: str
    until: dt.date
    revoked_at: dt.datetime | None = Field(default=None, sa_type=Instant)
    revoked_by: str = ""


class IdentityRow(SQLModel, table=True):
    """A sign-in at a provider, tied to one person. `issuer` and `subject` are empty (NULL) until they first sign in."""

    __tablename__ = "identity"
    __table_args__ = (Index("identity_by_subject", "council_id", "issuer", "subject", unique=True),)
    number: int | None = Field(default=None, primary_key=True, sa_type=Rowid)
    council_id: str = Field(foreign_key="council.council_id")
    person_id: str
    provider: str
    issuer: str | None = None
    subject: str | None = None
    email: str = ""
    at: dt.datetime = Field(sa_type=Instant)
    by: str


class PasswordRow(SQLModel, table=True):
    """The hash of a person's password."""

    __tablename__ = "password"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    person_id: str = Field(primary_key=True)
    hash: str
    at: dt.datetime = Field(sa_type=Instant)
    by: str


class SignInCodeRow(SQLModel, table=True):
    """A code for a first sign-in, good once. Of the code itself a digest alone is kept."""

    __tablename__ = "sign_in_code"
    digest: str = Field(primary_key=True)
    council_id: str = Field(foreign_key="council.council_id")
    person_id: str
    at: dt.datetime = Field(sa_type=Instant)
    until: dt.datetime = Field(sa_type=Instant)
    by: str


class SessionRow(SQLModel, table=True):
    """A sign-in in a browser. Of the token that the browser holds a digest alone is kept."""

    __tablename__ = "session"
    __table_args__ = (Index("session_by_person", "council_id", "person_id"),)
    digest: str = Field(primary_key=True)
    council_id: str = Field(foreign_key="council.council_id")
    person_id: str
    way: str
    started_at: dt.datetime = Field(sa_type=Instant)
    signed_in_at: dt.datetime = Field(sa_type=Instant)
    seen_at: dt.datetime = Field(sa_type=Instant)
    ended_at: dt.datetime | None = Field(default=None, sa_type=Instant)
    ended_because: str = ""


class SignInFailureRow(SQLModel, table=True):
    """Failed sign-ins under one key: a digest of a person, an address, or both."""

    __tablename__ = "sign_in_failure"
    key: str = Field(primary_key=True)
    failures: int = Field(sa_type=Integer)
    last_at: dt.datetime = Field(sa_type=Instant)

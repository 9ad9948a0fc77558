"""
The tables of a council, its calendar, its posts and its record. What must be searched or guarded has a column of its
own; the rest of a value stands beside it in `document`, as the JSON that its type writes, and checks when it is read.

Who gets in stands in `access_tables`, what is one person's own and no part of the record in `private_tables`.
"""

import datetime as dt

from sqlalchemy import Column, Index, Integer, LargeBinary, Text
from sqlmodel import Field, SQLModel

from gate.store.columns import AsHashed, Instant, Rowid


class CouncilRow(SQLModel, table=True):
    """A council that uses this database, and its settings."""

    __tablename__ = "council"
    council_id: str = Field(primary_key=True)
    document: str = Field(sa_type=Text)
    areas: str = Field(sa_type=Text)
    policy: str = Field(sa_type=Text)
    halted_at: dt.datetime | None = Field(default=None, sa_type=Instant)
    halted_by: str = ""
    halted_why: str = ""
    restored_at: dt.datetime | None = Field(default=None, sa_type=Instant)


class AccountRow(SQLModel, table=True):
    """An official account of a council."""

    __tablename__ = "account"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    account_id: str = Field(primary_key=True)
    document: str = Field(sa_type=Text)


class PersonRow(SQLModel, table=True):
    """Someone who may act for a council."""

    __tablename__ = "person"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    person_id: str = Field(primary_key=True)
    document: str = Field(sa_type=Text)


class CalendarRow(SQLModel, table=True):
    """The council's calendar as it stood from `at` on. A change adds a row, so that any past answer can be rebuilt.

    `confirmed_until` is the last day up to which someone confirmed that no poll is missing. `holidays` is GOV.UK's
    JSON where a newer one than the bundled was taken in, else empty; `sensitive` the periods that no poll gives.
    """

    __tablename__ = "calendar"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    version: int = Field(primary_key=True, sa_type=Integer)
    at: dt.datetime = Field(sa_type=Instant)
    by: str
    confirmed_until: dt.date | None = None
    polls: str = Field(sa_type=Text)
    sensitive: str = Field(sa_type=Text)
    holidays: str = Field(sa_type=Text)


class CandidateRow(SQLModel, table=True):
    """One candidacy. `ballot_id` is empty where the list did not name ballots."""

    __tablename__ = "candidate"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    poll_id: str = Field(primary_key=True)
    ballot_id: str = Field(primary_key=True)
    person_id: str = Field(primary_key=True)
    document: str = Field(sa_type=Text)


class BallotRow(SQLModel, table=True):
    """How complete the candidates of one poll are known to be."""

    __tablename__ = "ballot"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    poll_id: str = Field(primary_key=True)
    document: str = Field(sa_type=Text)


class MemberRow(SQLModel, table=True):
    """A sitting politician who matters to a council."""

    __tablename__ = "member"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    number: int = Field(primary_key=True, sa_type=Integer)
    document: str = Field(sa_type=Text)


class PostRow(SQLModel, table=True):
    """A post as it stands now. `revision` guards every update."""

    __tablename__ = "post"
    __table_args__ = (Index("post_by_state_and_due", "council_id", "state", "due_at"),)
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    post_id: str = Field(primary_key=True)
    account_id: str
    state: str
    due_at: dt.datetime = Field(sa_type=Instant)
    revision: int
    document: str = Field(sa_type=Text)


class VersionRow(SQLModel, table=True):
    """Each draft that a post has had, as it was hashed."""

    __tablename__ = "version"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    post_id: str = Field(primary_key=True)
    version: int = Field(primary_key=True, sa_type=Integer)
    by: str
    at: dt.datetime = Field(sa_type=Instant)
    digest: str
    draft: str = Field(sa_type=Text)


class ScreeningRow(SQLModel, table=True):
    """Each reading of a post that was acted on, with the decision it led to: a record, never a permission."""

    __tablename__ = "screening"
    number: int | None = Field(default=None, primary_key=True, sa_type=Rowid)
    council_id: str = Field(foreign_key="council.council_id", index=True)
    post_id: str = Field(index=True)
    at: dt.datetime = Field(sa_type=Instant)
    verdict: str
    document: str = Field(sa_type=Text)


class OverrideRow(SQLModel, table=True):
    """Each answer that someone gave for a post."""

    __tablename__ = "override"
    number: int | None = Field(default=None, primary_key=True, sa_type=Rowid)
    council_id: str = Field(foreign_key="council.council_id")
    post_id: str = Field(index=True)
    document: str = Field(sa_type=Text)


class EntryRow(SQLModel, table=True):
    """An entry of the record. The database itself refuses to change or delete one.

    No column but those that its bytes say again: what no digest covers could be altered unseen.
    """

    __tablename__ = "entry"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    sequence: int = Field(primary_key=True, sa_type=Integer)
    raw: bytes = Field(sa_column=Column("bytes", AsHashed, nullable=False))
    digest: str
    previous: str
    at: str
    actor: str
    role: str
    event: str
    subject: str = Field(index=True)


class EntryWordsRow(SQLModel, table=True):
    """The words that an entry holds a digest of. Erasing clears text and salt together and leaves the row."""

    __tablename__ = "entry_words"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    sequence: int = Field(primary_key=True, sa_type=Integer)
    field: str = Field(primary_key=True)
    salt: str | None = None
    text: str | None = Field(default=None, sa_type=Text)


class PictureRow(SQLModel, table=True):
    """A picture by the SHA-256 of its bytes."""

    __tablename__ = "picture"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    digest: str = Field(primary_key=True)
    media_type: str
    at: dt.datetime = Field(sa_type=Instant)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class WorkerRow(SQLModel, table=True):
    """A release worker, and when it was last seen at work."""

    __tablename__ = "worker"
    worker_id: str = Field(primary_key=True)
    seen_at: dt.datetime = Field(sa_type=Instant)


class ReviewRow(SQLModel, table=True):
    """A look that somebody else owes afterwards: at what was answered for by who wrote it."""

    __tablename__ = "review"
    __table_args__ = (Index("review_by_post", "council_id", "post_id"),)
    number: int | None = Field(default=None, primary_key=True, sa_type=Rowid)
    council_id: str = Field(foreign_key="council.council_id")
    post_id: str
    draft: str
    path: str
    answered_by: str
    answered_at: dt.datetime = Field(sa_type=Instant)
    done_at: dt.datetime | None = Field(default=None, sa_type=Instant)
    done_by: str = ""


class RetentionRow(SQLModel, table=True):
    """How many days things of one kind are kept."""

    __tablename__ = "retention"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    kind: str = Field(primary_key=True)
    days: int = Field(sa_type=Integer)


class LegalHoldRow(SQLModel, table=True):
    """A post, or everything, that may not be erased while the hold stands."""

    __tablename__ = "legal_hold"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    subject: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)
    by: str
    reason: str = Field(sa_type=Text)

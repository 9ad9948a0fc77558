"""The tables of what is one person's own and no part of the record: what they are writing, and what they last saw."""

import datetime as dt

from sqlalchemy import Column, Integer, LargeBinary, Text
from sqlmodel import Field, SQLModel

from gate.store.columns import Instant


class UnfinishedRow(SQLModel, table=True):
    """A text that someone is still writing. No part of the record; only its writer sees it."""

    __tablename__ = "unfinished"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    person_id: str = Field(primary_key=True)
    draft_id: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)
    post_id: str
    draft: str = Field(sa_type=Text)
    also: str = Field(sa_type=Text)
    version: int | None = Field(default=None, sa_type=Integer)


class UnfinishedPictureRow(SQLModel, table=True):
    """A picture of a text that someone is still writing."""

    __tablename__ = "unfinished_picture"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    person_id: str = Field(primary_key=True)
    draft_id: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class TypedRow(SQLModel, table=True):
    """What a person typed into a form and has not sent yet, kept while they sign in again. No part of the record."""

    __tablename__ = "typed"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    person_id: str = Field(primary_key=True)
    place: str = Field(primary_key=True)
    at: dt.datetime = Field(sa_type=Instant)
    document: str = Field(sa_type=Text)


class LastSeenRow(SQLModel, table=True):
    """Which version of a post a person last saw as a case: so that the next time shows what changed since."""

    __tablename__ = "last_seen"
    council_id: str = Field(primary_key=True, foreign_key="council.council_id")
    person_id: str = Field(primary_key=True)
    post_id: str = Field(primary_key=True)
    version: int = Field(sa_type=Integer)
    findings: str = Field(sa_type=Text)

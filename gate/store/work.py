"""One act, one transaction, one instant."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from gate.clock import Clock
from gate.store.calendar_book import CalendarBook
from gate.store.engine import StoreError, told_by
from gate.store.identities import Identities
from gate.store.oversight import Oversight
from gate.store.passwords import Passwords
from gate.store.pictures import Pictures
from gate.store.posts import Posts
from gate.store.record import Record, take_turn
from gate.store.registers import Registers
from gate.store.sessions import Sessions
from gate.store.tokens import Tokens
from gate.store.typed_words import TypedWords
from gate.store.unfinished import UnfinishedTexts
from gate.workflow.lifecycle import Because, Event, Post, advance
from gate.workflow.role import Actor

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """All of what one act does to one council's rows. Nothing is kept unless `commit` is called."""

    session: Session
    council_id: str
    at: dt.datetime
    registers: Registers
    calendar: CalendarBook
    posts: Posts
    pictures: Pictures
    record: Record
    oversight: Oversight
    unfinished: UnfinishedTexts
    tokens: Tokens
    identities: Identities
    passwords: Passwords
    sessions: Sessions
    typed: TypedWords

    def advance(
        self,
        post: Post,
        event: Event,
        by: Actor,
        *,
        after: Post | None = None,
        because: Because = Because.FINDINGS,
        note: str = "",
        codes: tuple[str, ...] = (),
        values: Mapping[str, str] = _NOTHING,
        words: Mapping[str, str] = _NOTHING,
        role: str = "",
    ) -> Post:
        """Bring `event` about, the row and its entry together: the only way in which a state changes.

        `after` carries what else the act changed about the post (its draft, its key, its receipt). Raises
        NotPermittedError where the table of transitions forbids it, PostError where the post has moved on.
        """
        moved = advance(after or post, event, by, because=because, note=note)
        self.posts.replace(post, moved)
        self.record.append(
            str(event),
            by,
            moved.post_id,
            role=role,
            codes=codes,
            values={
                "from": str(post.state),
                "to": str(moved.state),
                "version": str(moved.version),
                "draft": moved.draft.digest,
                **values,
            },
            words=words,
        )
        return moved

    def commit(self) -> None:
        """Keep what was done."""
        self.session.commit()
        self.record.lose_turn()


@contextmanager
def open_work(engine: Engine, council_id: str, at: dt.datetime | Clock, *, writing: bool) -> Iterator[Work]:
    """A transaction on one council's rows; leaving it without `commit` rolls back.

    Writing acts of one council follow each other, so that none decides on what another is just changing; a
    reading one sees everything as it stood at one instant. A clock is read once the turn has come, so that the
    entries of a record follow each other in time too.

    Raises StoreError when the database cannot be used (full, read-only, locked): then nothing was kept; ValueError
    for a naive instant.
    """
    try:
        with Session(_bound(engine, writing=writing), expire_on_commit=False) as session:
            if writing:
                take_turn(session, council_id)
            now = at if isinstance(at, dt.datetime) else at()
            record = Record(session=session, council_id=council_id, at=now)
            yield Work(
                session=session,
                council_id=council_id,
                at=now,
                registers=Registers(session=session, council_id=council_id),
                calendar=CalendarBook(session=session, council_id=council_id, at=now),
                posts=Posts(session=session, council_id=council_id),
                pictures=Pictures(session=session, council_id=council_id),
                record=record,
                oversight=Oversight(session=session, council_id=council_id, at=now),
                unfinished=UnfinishedTexts(session=session, council_id=council_id),
                tokens=Tokens(session=session, council_id=council_id, at=now),
                identities=Identities(session=session, council_id=council_id, at=now),
                passwords=Passwords(session=session, council_id=council_id, at=now),
                sessions=Sessions(session=session, council_id=council_id, at=now),
                typed=TypedWords(session=session, council_id=council_id, at=now),
            )
    except SQLAlchemyError as error:
        # a naive instant, or what else no column takes, is no fault of the disk
        if isinstance(error.__cause__, ValueError):
            raise error.__cause__ from error
        raise StoreError(
            f"The database refused ({told_by(error)}).",
            remedy="Nothing was changed. Check that the disk has room and may be written to, then try again.",
        ) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"The database cannot keep or look for text that is not valid Unicode ({error.reason}).",
            remedy="Nothing was changed. Type the text again.",
        ) from error


def _bound(engine: Engine, *, writing: bool) -> Engine:
    """`engine` with transactions as such an act needs them."""
    if engine.dialect.name == "sqlite":  # each reads at one instant; IMMEDIATE: a read that later writes would fail
        return engine.execution_options(sqlite_begin="IMMEDIATE") if writing else engine
    return engine if writing else engine.execution_options(isolation_level="REPEATABLE READ")

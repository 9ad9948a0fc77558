"""Opening a database so that what is committed is on disk, and bringing its schema up to date."""

import importlib
import secrets
import sqlite3
from importlib.resources import files
from pathlib import Path
from time import sleep
from typing import Any

from sqlalchemy import Connection, Engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import create_engine

from calendars.errors import ExplainedError


class StoreError(ExplainedError):
    """The database cannot be used as it is."""


def open_engine(url: str) -> Engine:
    """An engine for `url`, its schema upgraded to the newest. Raises StoreError when it cannot be used.

    SQLite runs in WAL mode with synchronous=FULL, so that a commit that returned is on disk, and every
    write transaction is BEGIN IMMEDIATE: a read that later writes would otherwise fail under load.
    `postgresql://` is opened with psycopg; writers of one council take turns there by locking its row.
    """
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite" and _is_path(parsed.database):
            Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed)
        if parsed.get_backend_name() == "sqlite":
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        try:
            upgrade(engine)
        except BaseException:
            engine.dispose()
            raise
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise StoreError(
            f"The database cannot be opened ({told_by(error)}).",
            where=url.rsplit("@", maxsplit=1)[-1].split("?", maxsplit=1)[0],
            remedy=_NO_DRIVER
            if isinstance(error, ImportError)
            else "Check GATE_DATABASE_URL, and that the disk is there, has room and may be written to.",
        ) from error
    return engine


def told_by(error: BaseException) -> str:
    """What the database itself said, in one line."""
    lines = str(error.__cause__ or error).splitlines()
    return lines[0].strip() if lines else type(error).__name__


_NO_DRIVER = "SQLite needs nothing more; for PostgreSQL install purdah-gate[postgresql]."


def _is_path(database: str | None) -> bool:
    return database not in (None, "", ":memory:") and not str(database).startswith("file:")


def upgrade(engine: Engine) -> None:
    """Bring the schema up to the newest. Raises StoreError when a newer program has already gone further.

    A schema that is the newest already is left at once, so that what brings one up need not be loaded.
    """
    if _schema_of(engine) != _newest_schema():
        importlib.import_module("gate.store.schema").upgrade_schema(engine)


def _schema_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT max(version_num) FROM alembic_version").scalar()


def _newest_schema() -> str:
    """The number of the last migration, which each carries at the head of its name."""
    folder = files("gate.store") / "migrations" / "versions"
    return max(file.name[:4] for file in folder.iterdir() if file.name[:4].isdigit())


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's own BEGIN below, never the driver's
    for pragma in ("busy_timeout=20000", "journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    manner = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    held = connection.connection.driver_connection
    if manner == "DEFERRED" or held is None:
        connection.exec_driver_sql(f"BEGIN {manner}")
        return
    (patience,) = held.execute("PRAGMA busy_timeout").fetchone()
    held.execute("PRAGMA busy_timeout = 0")
    try:
        if not _begun_in_turn(held, manner, patience):
            connection.exec_driver_sql(f"BEGIN {manner}")  # once more, so that a refusal is told as any other
    finally:
        held.execute(f"PRAGMA busy_timeout = {patience}")


def _begun_in_turn(held: sqlite3.Connection, manner: str, patience: int) -> bool:
    """Begin once nobody else writes; False where that took longer than `patience` milliseconds, or cannot be.

    SQLite itself asks less and less often the longer it waits, so that who came last is served first and who waited
    long may never be. Here everyone asks as often, at random: nobody's chance is less for having waited.
    """
    waited = 0
    while waited <= patience:
        try:
            held.execute(f"BEGIN {manner}")
        except sqlite3.OperationalError as refusal:
            if refusal.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                return False
            pause = 1 + secrets.randbelow(LONGEST_PAUSE)
            sleep(pause / 1000)
            waited += pause
        else:
            return True
    return False


LONGEST_PAUSE = 10
"""Milliseconds between two questions of one that waits for its turn, at most."""

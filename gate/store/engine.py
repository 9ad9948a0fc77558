"""Opening a database so that what is committed is on disk, and bringing its schema up to date."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event
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
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
            Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(url)
        if parsed.get_backend_name() == "sqlite":
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        upgrade(engine)
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise StoreError(
            f"The database cannot be opened ({str(error).splitlines()[0]}).",
            where=url.rsplit("@", maxsplit=1)[-1],
            remedy="Check GATE_DATABASE_URL, and that the disk is there, has room and may be written to.",
        ) from error
    return engine


def upgrade(engine: Engine) -> None:
    """Bring the schema up to the newest. Raises StoreError when a newer program has already gone further."""
    config = Config()
    config.set_main_option("script_location", str(files("gate.store") / "migrations"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == scripts.get_current_head():
        return
    if current is not None and current not in known:
        raise StoreError(
            f"The database was written by a newer version of this program (schema {current}).",
            remedy="Run that version or a later one.",
        )
    with engine.execution_options(sqlite_begin="IMMEDIATE").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's own BEGIN below, never the driver's
    for pragma in ("journal_mode=WAL", "busy_timeout=20000", "foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN " + connection.get_execution_options().get("sqlite_begin", "DEFERRED"))

"""Bringing a database's schema up to the newest. Loaded when there is something to bring up: Alembic takes its time."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from gate.store.engine import StoreError

_TURN_TO_UPGRADE = int.from_bytes(b"purdah", "big")


def upgrade_schema(engine: Engine) -> None:
    """Bring the schema up to the newest. Raises StoreError when a newer program has already gone further."""
    config = Config()
    config.set_main_option("script_location", str(files("gate.store") / "migrations").replace("%", "%%"))
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
        if connection.dialect.name == "postgresql":  # two that open a new database at once: one makes the schema
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN_TO_UPGRADE})")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

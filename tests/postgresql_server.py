"""
A PostgreSQL server to try things on, where `GATE_TEST_POSTGRESQL` names one, by its address.

Its user must be allowed to create databases: whatever asks gets one of its own, dropped afterwards.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import make_url
from sqlmodel import create_engine

from gate.store.engine import open_engine

SERVER = os.environ.get("GATE_TEST_POSTGRESQL", "")

ON_SQLITE_ALONE = (
    "tried on SQLITE ALONE: name a PostgreSQL server in GATE_TEST_POSTGRESQL to try store, release, override and "
    "crowds there too"
)


def administer(statement: str) -> None:
    """Run one statement on the server outside of any transaction."""
    engine = create_engine(
        make_url(SERVER).set(drivername="postgresql+psycopg", database="postgres"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def address_of(name: str) -> str:
    """The address of one database on the server."""
    return make_url(SERVER).set(database=name).render_as_string(hide_password=False)


@contextmanager
def a_database(*, like: str = "template1") -> Iterator[str]:
    """The name of a new database, a copy of `like`."""
    name = f"gate_{secrets.token_hex(6)}"
    administer(f"CREATE DATABASE {name} TEMPLATE {like}")
    try:
        yield name
    finally:
        administer(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def a_pattern() -> Iterator[str]:
    """The name of a database with the newest schema and nothing in it, to be copied."""
    with a_database() as name:
        open_engine(address_of(name)).dispose()
        yield name

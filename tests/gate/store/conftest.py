"""
Databases for the tests: SQLite always, PostgreSQL where TEST_POSTGRESQL_URL names a server.

That server's user must be allowed to create databases: each test gets one of its own. Without the server the same
tests run on SQLite alone, and the end of the run says so.
"""

import datetime as dt
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url
from sqlmodel import create_engine

from calendars.area import Area, AreaKind
from gate.publicity.council import Council
from gate.publicity.draft import Draft
from gate.publicity.policy import Policy
from gate.store.engine import open_engine
from gate.store.work import Work, open_work
from gate.workflow.lifecycle import Post, State
from gate.workflow.role import Actor, Role

SERVER = os.environ.get("TEST_POSTGRESQL_URL", "")
BACKENDS = ["sqlite", "postgresql"] if SERVER else ["sqlite"]

NOON = dt.datetime(2027, 4, 20, 11, 0, tzinfo=dt.UTC)  # Tuesday 12:00 in London
CLARE = Actor(person_id="clare", name="Clare Clerk", roles=frozenset({Role.CLERK}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    told = (
        "the store was tested on SQLite and PostgreSQL"
        if SERVER
        else "the store was tested on SQLITE ALONE: name a PostgreSQL server in TEST_POSTGRESQL_URL to try it there too"
    )
    terminalreporter.write_line(told, yellow=not SERVER)


def _administer(statement: str) -> None:
    url = make_url(SERVER).set(drivername="postgresql+psycopg", database="postgres")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with the newest schema and nothing in it, to be copied."""
    place = tmp_path_factory.mktemp("pattern") / "gate.db"
    open_engine(f"sqlite:///{place}").dispose()
    return place


@pytest.fixture(scope="session")
def pattern_on_server() -> Iterator[str]:
    """The name of a PostgreSQL database like `pattern`."""
    name = f"gate_pattern_{secrets.token_hex(4)}"
    _administer(f"CREATE DATABASE {name}")
    open_engine(make_url(SERVER).set(database=name).render_as_string(hide_password=False)).dispose()
    yield name
    _administer(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path: Path, pattern: Path) -> str:
    return f"sqlite:///{shutil.copy(pattern, tmp_path / 'gate.db')}"


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of its own for each test, with the newest schema."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    name = f"gate_{secrets.token_hex(6)}"
    _administer(f"CREATE DATABASE {name} TEMPLATE {request.getfixturevalue('pattern_on_server')}")
    yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    _administer(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty(database_url: str) -> Iterator[Engine]:
    """A database with no council in it."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def found_council(engine: Engine, council_id: str) -> None:
    area = Area(area_id=council_id, name=council_id.title(), kind=AreaKind.PARISH)
    council = Council(council_id=council_id, name=f"{council_id.title()} Town Council", area=council_id)
    with open_work(engine, council_id, NOON, writing=True) as work:
        work.registers.found(council, (area,), Policy())
        work.commit()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    """A database with one council in it, Anytown."""
    found_council(empty, "anytown")
    return empty


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Engine]:
    """Anytown in an SQLite database, for what only SQLite does."""
    engine = open_engine(sqlite_url)
    found_council(engine, "anytown")
    yield engine
    engine.dispose()


@pytest.fixture
def begin(engine: Engine) -> Callable[..., Iterator[Work]]:
    """Open a writing transaction on Anytown's rows, at noon unless told."""

    def opening(at: dt.datetime = NOON, *, council_id: str = "anytown", writing: bool = True):
        return open_work(engine, council_id, at, writing=writing)

    return opening


@pytest.fixture
def noon() -> dt.datetime:
    return NOON


@pytest.fixture
def clare() -> Actor:
    return CLARE


@pytest.fixture
def make_post() -> Callable[..., Post]:
    def make(post_id: str = "1", **more: object) -> Post:
        told = {
            "post_id": post_id,
            "council_id": "anytown",
            "state": State.HELD,
            "draft": Draft(account_id="town-page", words="The library opens at nine."),
            "author": "olive",
            "edited_by": "olive",
            "due_at": NOON,
            "created_at": NOON - dt.timedelta(days=1),
        }
        return Post(**{**told, **more})

    return make

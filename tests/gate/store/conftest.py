"""
Databases for the tests: SQLite always, PostgreSQL where GATE_TEST_POSTGRESQL names a server.

Each test gets a database of its own. Without the server the same tests run on SQLite alone, and the end of the run
says so.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from calendars.area import Area, AreaKind
from gate.publicity.council import Council
from gate.publicity.draft import Draft
from gate.publicity.policy import Policy
from gate.store.engine import open_engine
from gate.store.work import Work, open_work
from gate.workflow.lifecycle import Post, State
from gate.workflow.role import Actor, Role
from tests.postgresql_server import SERVER, a_database, a_pattern, address_of

BACKENDS = ["sqlite", "postgresql"] if SERVER else ["sqlite"]

NOON = dt.datetime(2027, 4, 20, 11, 0, tzinfo=dt.UTC)  # Tuesday 12:00 in London
CLARE = Actor(person_id="clare", name="Clare Clerk", roles=frozenset({Role.CLERK}))


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with the newest schema and nothing in it, to be copied."""
    place = tmp_path_factory.mktemp("pattern") / "gate.db"
    open_engine(f"sqlite:///{place}").dispose()
    return place


@pytest.fixture(scope="session")
def pattern_on_server() -> Iterator[str]:
    """The name of a PostgreSQL database like `pattern`."""
    with a_pattern() as name:
        yield name


@pytest.fixture
def sqlite_url(tmp_path: Path, pattern: Path) -> str:
    return f"sqlite:///{shutil.copy(pattern, tmp_path / 'gate.db')}"


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of its own for each test, with the newest schema."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    with a_database(like=request.getfixturevalue("pattern_on_server")) as name:
        yield address_of(name)


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

"""The same desk on a PostgreSQL server. Without one these files are left alone, and the end of the run says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gate.desk.demonstration import make_demonstration
from gate.desk.desk import Desk
from gate.desk.opening import open_desk
from gate.settings import Settings
from tests.conftest import HandClock
from tests.postgresql_server import SERVER, a_database, address_of

collect_ignore_glob = [] if SERVER else ["test_*.py"]


@pytest.fixture
def database_url() -> Iterator[str]:
    with a_database() as name:
        yield address_of(name)


@pytest.fixture
def desk(database_url: str, clock: HandClock, tmp_path: Path) -> Iterator[Desk]:
    """The demonstration council on the server."""
    found = make_demonstration(open_desk(Settings(database_url=database_url, outbox=tmp_path / "outbox"), clock=clock))
    yield found
    found.engine.dispose()

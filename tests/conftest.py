"""
What every test may ask for: an empty environment, a hand-set clock, and a desk over a real database.

`desk` is the demonstration council at 9am on Monday 12 April 2027; `empty_desk` holds no council yet.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from calendars.civil_time import instant_of
from gate.desk.demonstration import make_demonstration
from gate.desk.desk import Desk
from gate.desk.opening import open_desk
from gate.desk.words_in_pictures import can_read
from gate.settings import Settings
from tests.postgresql_server import ON_SQLITE_ALONE, SERVER, a_database, address_of


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: dt.datetime) -> None:
        self.at = at

    def __call__(self) -> dt.datetime:
        return self.at

    def move_to(self, day: dt.date, time: dt.time) -> None:
        self.at = instant_of(day, time)

    def forward(self, **step: int) -> None:
        self.at += dt.timedelta(**step)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--browser-required", action="store_true", help="Fail where there is no Chromium for the browser tests."
    )
    parser.addoption(
        "--on-postgresql",
        action="store_true",
        help="Give every desk a database on the server that GATE_TEST_POSTGRESQL names.",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    told = "tried on SQLite and PostgreSQL" if SERVER else ON_SQLITE_ALONE
    terminalreporter.write_line(told, yellow=not SERVER)
    if not can_read():
        terminalreporter.write_line("NO WORDS IN PICTURES WERE READ: Tesseract is not installed here", yellow=True)


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("GATE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(instant_of(dt.date(2027, 4, 12), dt.time(9)))  # Monday 9am, summer time


@pytest.fixture
def settings(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Settings]:
    if not request.config.getoption("--on-postgresql"):
        yield Settings(database_url=f"sqlite:///{tmp_path / 'gate.db'}", outbox=tmp_path / "outbox")
        return
    with a_database() as name:
        yield Settings(database_url=address_of(name), outbox=tmp_path / "outbox")


@pytest.fixture
def empty_desk(clock: HandClock, settings: Settings) -> Iterator[Desk]:
    opened = open_desk(settings, clock=clock)
    yield opened
    opened.engine.dispose()  # before its database goes


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    return make_demonstration(empty_desk)


@pytest.fixture
def at_noon_of() -> Callable[[dt.date], dt.datetime]:
    return lambda day: instant_of(day, dt.time(12))


@pytest.fixture
def frozen_desk(settings: Settings) -> Iterator[Callable[[], Desk]]:
    """A desk on the machine's own clock, for journeys that freeze it."""
    with ExitStack() as opened:

        def opens() -> Desk:
            desk = replace(open_desk(settings), council_id="")
            opened.callback(desk.engine.dispose)
            return desk

        yield opens

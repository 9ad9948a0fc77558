"""A full disk, a database that is locked or read-only: nothing is sent without its claim on disk."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from gate.desk.desk import Desk
from gate.desk.enquiries import queue
from gate.desk.look_up import LOOK_AFTER
from gate.desk.opening import open_desk
from gate.desk.release import keep_releasing, release_due
from gate.settings import Settings
from gate.store.engine import StoreError
from gate.workflow.lifecycle import State
from tests.reliability.council import NINE, littlebourne, queue_posts, standing_at
from tests.reliability.faults import fill_disks
from tests.reliability.watching import Watching, claim_on_disk


@pytest.fixture
def platform() -> Watching:
    return Watching()


@pytest.fixture
def desk(tmp_path: Path, platform: Watching) -> Desk:
    made = littlebourne(tmp_path, channels={"outbox": platform})
    event.listen(made.engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 20"))
    made.engine.dispose()
    queue_posts(made, 2)
    return made


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another program writes, and does not come to an end."""
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def states(desk: Desk) -> list[State]:
    return [post.state for post in queue(desk)]


def test_wherever_a_disk_fills_up_nothing_is_sent_without_its_claim_or_twice(tmp_path: Path) -> None:
    filled = fill_disks(tmp_path, times=12)
    assert filled.went_well, filled
    assert filled.refused > 0, "the disk was never full: the trial proves nothing"


def test_the_claim_is_on_disk_before_the_platform_is_asked(desk: Desk, platform: Watching, tmp_path: Path) -> None:
    seen: list[bool] = []

    def look() -> None:
        (taken,) = queue(desk, states=(State.RELEASING,))
        seen.append(claim_on_disk(tmp_path / "gate.db", taken.key))

    platform.while_publishing = look
    release_due(desk)
    assert seen == [True, True]


def test_a_locked_database_sends_nothing_and_says_what_to_do(desk: Desk, platform: Watching, tmp_path: Path) -> None:
    with locked(tmp_path / "gate.db"), pytest.raises(StoreError, match=r"locked.*Nothing was changed"):
        release_due(desk)
    assert platform.sent == []
    assert states(desk) == [State.QUEUED, State.QUEUED]


def test_a_database_locked_after_the_claim_leaves_the_post_to_be_looked_up(
    desk: Desk, platform: Watching, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="locked"):  # noqa: SIM117 - the lock comes while the platform is asked
        with locked_while_publishing(platform, tmp_path / "gate.db"):
            release_due(desk)
    assert states(desk) == [State.RELEASING, State.QUEUED]
    platform.while_publishing = lambda: None
    release_due(replace(desk, clock=standing_at(NINE + LOOK_AFTER)))
    assert states(desk) == [State.PUBLISHED, State.PUBLISHED]
    assert len(platform.sent) == 2


@contextmanager
def locked_while_publishing(platform: Watching, database: Path) -> Iterator[None]:
    others: list[sqlite3.Connection] = []

    def lock() -> None:
        others.append(sqlite3.connect(database, isolation_level=None))
        others[-1].execute("BEGIN IMMEDIATE")

    platform.while_publishing = lock
    try:
        yield
    finally:
        for other in others:
            other.close()


def test_a_database_that_may_not_be_written_to_sends_nothing(desk: Desk, platform: Watching, tmp_path: Path) -> None:
    place = f"sqlite:///file:{tmp_path / 'gate.db'}?mode=ro&uri=true"
    read_only = open_desk(Settings(database_url=place, outbox=tmp_path / "outbox"), clock=standing_at(NINE))
    read_only = replace(read_only, council_id=desk.council_id, channels=desk.channels)
    with pytest.raises(StoreError, match="readonly"):
        release_due(read_only)
    assert platform.sent == []
    assert states(desk) == [State.QUEUED, State.QUEUED]


def test_the_loop_outlives_a_locked_database_and_sends_once_it_is_free(
    desk: Desk, platform: Watching, tmp_path: Path
) -> None:
    rounds: list[float] = []

    def wait(seconds: float) -> bool:
        rounds.append(seconds)
        other.execute("ROLLBACK") if len(rounds) == 1 else None
        return len(rounds) == 2

    other = sqlite3.connect(tmp_path / "gate.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    keep_releasing(desk, wait=wait)
    other.close()
    assert states(desk) == [State.PUBLISHED, State.PUBLISHED]

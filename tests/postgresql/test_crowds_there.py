"""Two, eight and twenty at once on one PostgreSQL database, and workers killed there."""

from pathlib import Path

from tests.reliability.crowding import crowd_record, crowd_release
from tests.reliability.killing import kill_workers


def test_eight_workers_send_each_post_once(tmp_path: Path, database_url: str) -> None:
    crowded = crowd_release(tmp_path, workers=8, posts=60, database_url=database_url)
    assert crowded.went_well, crowded


def test_twenty_writers_leave_one_unbroken_chain(tmp_path: Path, database_url: str) -> None:
    written = crowd_record(tmp_path, writers=20, each=10, database_url=database_url)
    assert written.went_well, written


def test_killed_workers_lose_nothing_and_send_nothing_twice(tmp_path: Path, database_url: str) -> None:
    killed = kill_workers(tmp_path, kills=10, database_url=database_url)
    assert killed.went_well, killed

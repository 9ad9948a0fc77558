"""Killed, crowded, tampered with: the short form of each trial."""

from pathlib import Path

from tests.reliability.crowding import crowd_record, crowd_release
from tests.reliability.killing import kill_workers
from tests.reliability.tampering import tamper


def test_killed_workers_lose_nothing_and_send_nothing_twice(tmp_path: Path) -> None:
    killed = kill_workers(tmp_path, kills=16)
    assert killed.went_well, killed


def test_eight_workers_send_each_post_once(tmp_path: Path) -> None:
    crowded = crowd_release(tmp_path, workers=8, posts=60)
    assert crowded.went_well, crowded


def test_twenty_writers_leave_one_unbroken_chain(tmp_path: Path) -> None:
    written = crowd_record(tmp_path, writers=20, each=10)
    assert written.went_well, written


def test_random_tamperings_are_all_found(tmp_path: Path) -> None:
    tampered = tamper(tmp_path, times=96)
    assert tampered.went_well, tampered

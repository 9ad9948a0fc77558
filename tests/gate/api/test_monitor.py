import re
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from gate.desk.back_up import back_up
from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk
from gate.desk.halt import halt_everything
from gate.desk.sender import say_at_work
from tests.conftest import HandClock
from tests.gate.api.conftest import Caller

LINE = re.compile(r'[a-z_]+(\{[a-z]+="[^"\\\n]*"(,[a-z]+="[^"\\\n]*")*\})? -?\d+(\.\d+)?')
NOW = 1807516800  # 12 April 2027, 08:00 UTC: 20,920 days of 86,400 seconds, and eight hours


def figures(caller: Caller) -> dict[str, float]:
    told = caller.get("/metrics")
    assert told.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = [line for line in told.text.splitlines() if not line.startswith("#")]
    assert all(LINE.fullmatch(line) for line in lines), lines
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_the_figures_are_those_of_the_council(desk: Desk, stranger: Caller, clock: HandClock) -> None:
    found = figures(stranger)
    assert found['gate_posts{council="thornwick",state="held"}'] == 2
    assert found['gate_halted{council="thornwick"}'] == 0
    assert found['gate_reviews_overdue{council="thornwick"}'] == 0
    assert 'gate_backup_seconds{council="thornwick"}' not in found  # none was made
    clock.forward(days=2)
    halt_everything(desk.choose(None), CLERK, reason="To see that it is told")
    assert figures(stranger)['gate_halted{council="thornwick"}'] == 1
    assert figures(stranger)['gate_overdue{council="thornwick"}'] == 1


def test_the_last_backup_and_the_last_sender_are_told_as_instants(desk: Desk, stranger: Caller, tmp_path: Path) -> None:
    say_at_work(desk)
    back_up(desk, tmp_path / "copy.db", CLERK)
    found = figures(stranger)
    assert found["gate_sender_seen_seconds"] == NOW
    assert found['gate_backup_seconds{council="thornwick"}'] == NOW


def test_no_name_and_no_words_of_anybody_are_told(stranger: Caller) -> None:
    told = stranger.get("/metrics").text + stranger.get("/healthz").text
    for word in ("Okafor", "Price", "ann", "Sam", "Adeyemi", "library"):
        assert word not in told


def test_a_database_that_does_not_answer_is_told_as_such(
    desk: Desk, stranger: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Desk) -> tuple[str, ...]:
        raise OperationalError("select", {}, Exception("disk I/O error"))

    monkeypatch.setattr(Desk, "councils", broken)
    for path in ("/healthz", "/metrics"):
        answer = stranger.get(path)
        assert (answer.status_code, answer.text) == (503, "The database does not answer.")

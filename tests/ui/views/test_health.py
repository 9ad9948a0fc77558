from pathlib import Path

from gate.desk.back_up import back_up
from gate.desk.desk import Desk, SignedIn
from gate.desk.halt import halt_everything
from gate.desk.sender import say_at_work
from tests.conftest import HandClock
from tests.ui.conftest import Opened, told


def test_health_says_that_nothing_is_overdue_and_that_no_backup_was_made(page: Opened) -> None:
    said = told(page("health", "olu"))
    assert "Nothing is overdue." in said
    assert "No backup was made yet" in said


def test_health_says_when_nothing_sends_what_is_due(page: Opened, clock: HandClock) -> None:
    clock.forward(days=3)  # no release loop runs here, and both queued posts are past their time
    assert "Overdue: 2. Nothing sends them." in told(page("health", "olu"))


def test_health_says_who_stopped_everything(page: Opened, demonstration: Desk) -> None:
    halt_everything(demonstration, SignedIn(person_id="sam"), reason="The page may have been taken over")
    assert "Everything is stopped by Sam Adeyemi" in told(page("health", "olu"))


def test_health_says_when_the_sender_was_last_seen_and_when_it_is_gone(
    page: Opened, demonstration: Desk, clock: HandClock
) -> None:
    assert "Nothing that sends posts has ever been seen at work." in told(page("health", "olu"))
    say_at_work(demonstration)
    assert "At work, last seen today, 9am." in told(page("health", "olu"))
    clock.forward(minutes=11)
    assert "Last seen at work today, 9am. Restart" in told(page("health", "olu"))


def test_health_says_when_the_last_backup_was_made(page: Opened, demonstration: Desk, tmp_path: Path) -> None:
    back_up(demonstration, tmp_path / "copy.db", SignedIn(person_id="ann"))
    assert "○ today, 9am" in told(page("health", "olu"))

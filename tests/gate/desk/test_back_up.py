"""A copy made while the gate is at work, and starting again from one: halted, and nothing sent twice."""

import datetime as dt
import io
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from gate.desk.amend import amend_draft
from gate.desk.back_up import RestoreError, back_up, restore
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case, checkpoint, entries, queue, verify_record
from gate.desk.halt import resume_everything
from gate.desk.opening import open_desk
from gate.desk.release import release_due
from gate.desk.submit import submit_draft
from gate.publicity.draft import Draft
from gate.publicity.picture import look_at
from gate.settings import Settings
from gate.store.engine import StoreError
from gate.store.work import open_work
from gate.workflow.lifecycle import Because, Post, State
from gate.workflow.override import NotPermittedError
from tests.conftest import HandClock

SHELL = SignedIn(person_id="shell", system_user="root")
SAM = SignedIn(person_id="sam")
ANN = SignedIn(person_id="ann")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """On SQLite, whatever the others are tried on: PostgreSQL has tools of its own for copies."""
    return Settings(database_url=f"sqlite:///{tmp_path / 'gate.db'}", outbox=tmp_path / "outbox")


def _queued(desk: Desk, clock: HandClock, **later: int) -> Post:
    draft = Draft(
        account_id="town-website",
        words="The car park in Mill Lane is closed on Friday for resurfacing.",
        publish_at=clock() + dt.timedelta(**later) if later else None,
    )
    post = submit_draft(desk, draft, SAM)
    assert post.state is State.QUEUED
    return post


def _restored(desk: Desk, copy: Path) -> Desk:
    restore(desk.settings, copy, SHELL, clock=desk.clock)
    return replace(open_desk(desk.settings, clock=desk.clock), council_id=desk.council_id)


def test_a_copy_made_while_people_write_is_whole_and_its_record_verifies(desk: Desk, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            submit_draft(desk, Draft(account_id="town-website", words="The library opens at ten on Monday."), SAM)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            (copied,) = back_up(desk, tmp_path / f"{number}.db", SHELL)
            assert copied.verification.verifies
    finally:
        stop.set()
        writer.join()
    assert not list(tmp_path.glob("*.part"))


def test_the_copy_is_one_file_that_its_owner_alone_can_read(desk: Desk, tmp_path: Path) -> None:
    back_up(desk, tmp_path / "safe" / "copy.db", SHELL)
    assert [place.name for place in (tmp_path / "safe").iterdir()] == ["copy.db"]
    assert (tmp_path / "safe" / "copy.db").stat().st_mode & 0o077 == 0


def test_a_file_that_is_there_already_is_left_alone_until_it_is_said_to_be_replaced(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "copy.db"
    place.write_text("the minutes of last night's meeting", encoding="utf-8")
    before = entries(desk)
    with pytest.raises(StoreError, match=r"(?s)There is a file of that name already.* say --replace"):
        back_up(desk, place, SHELL)
    assert (place.read_text(encoding="utf-8"), entries(desk)) == ("the minutes of last night's meeting", before)
    (copied,) = back_up(desk, place, SHELL, in_its_place=True)
    assert copied.verification.verifies
    assert place.read_bytes().startswith(b"SQLite format 3")


def test_a_restored_system_is_halted_and_sends_nothing(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    post = _queued(desk, clock, minutes=5)
    back_up(desk, tmp_path / "copy.db", SHELL)
    again = _restored(desk, tmp_path / "copy.db")
    clock.forward(minutes=6)
    assert release_due(again) == ()
    assert case(again, post.post_id).post.state is State.QUEUED
    assert verify_record(again).verifies


def test_resuming_holds_what_was_queued_when_the_backup_was_made(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    missed, later = _queued(desk, clock, minutes=5), _queued(desk, clock, hours=5)
    back_up(desk, tmp_path / "copy.db", SHELL)
    again = _restored(desk, tmp_path / "copy.db")
    clock.forward(minutes=30)
    resume_everything(again, ANN)
    assert [case(again, post.post_id).post.because for post in (missed, later)] == [Because.MISSED, Because.RESTORED]
    clock.forward(hours=6)
    release_due(again)
    assert case(again, later.post_id).post.state is State.HELD


def test_what_a_person_gave_a_time_after_the_restore_goes_on(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    post = _queued(desk, clock, hours=5)
    back_up(desk, tmp_path / "copy.db", SHELL)
    again = _restored(desk, tmp_path / "copy.db")
    clock.forward(minutes=1)
    amend_draft(again, post.post_id, replace(post.draft, publish_at=clock() + dt.timedelta(hours=1)), SAM)
    resume_everything(again, ANN)
    clock.forward(hours=1)
    release_due(again)
    assert case(again, post.post_id).post.state is State.PUBLISHED


def test_a_post_sent_after_the_backup_was_made_is_not_sent_again(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    _queued(desk, clock, hours=1)
    back_up(desk, tmp_path / "copy.db", SHELL)
    clock.forward(hours=1)
    release_due(desk)
    sent = sorted(desk.settings.outbox.rglob("*.json"))
    again = _restored(desk, tmp_path / "copy.db")
    resume_everything(again, ANN)
    release_due(again)
    assert sorted(desk.settings.outbox.rglob("*.json")) == sent


def test_a_post_that_was_being_sent_is_settled_by_looking(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    post = _queued(desk, clock)
    channel = desk.channels["outbox"]
    stuck = replace(desk, channels={**desk.channels, "outbox": _Breaking(channel)})
    release_due(stuck)
    assert case(desk, post.post_id).post.state is State.RELEASING
    back_up(desk, tmp_path / "copy.db", SHELL)
    again = _restored(desk, tmp_path / "copy.db")
    clock.forward(hours=1)
    release_due(again)
    assert case(again, post.post_id).post.state is State.PUBLISHED  # it stood in the outbox under its key


class _Breaking:
    """A channel that takes the post, and then the worker dies."""

    def __init__(self, channel: object) -> None:
        self._channel = channel

    def __getattr__(self, name: str) -> object:
        return getattr(self._channel, name)

    def publish(self, *args: object, **named: object) -> object:
        self._channel.publish(*args, **named)
        raise ConnectionError


def test_what_stood_there_before_is_kept_beside_it(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    back_up(desk, tmp_path / "copy.db", SHELL)
    newer = _queued(desk, clock, hours=1)
    done = restore(desk.settings, tmp_path / "copy.db", SHELL, clock=clock)
    assert done.aside is not None
    with sqlite3.connect(done.aside) as kept:
        assert kept.execute("SELECT count(*) FROM post WHERE post_id = ?", (newer.post_id,)).fetchone() == (1,)


def test_a_database_that_can_no_longer_be_read_is_moved_aside_and_replaced(desk: Desk, tmp_path: Path) -> None:
    back_up(desk, tmp_path / "copy.db", SHELL)
    before = queue(desk)
    desk.engine.dispose()
    (tmp_path / "gate.db").write_bytes(b"\x00" * 8192)
    again = _restored(desk, tmp_path / "copy.db")
    assert queue(again) == before
    assert len(list(tmp_path.glob("gate.before-restore-*.db"))) == 1


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_backup_changes_nothing(desk: Desk, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "copy.db").write_bytes(content)
    before = (queue(desk), checkpoint(desk))
    with pytest.raises(StoreError):
        restore(desk.settings, tmp_path / "copy.db", SHELL, clock=desk.clock)
    assert (queue(desk), checkpoint(desk)) == before


def test_a_backup_whose_record_was_changed_is_refused_unless_that_is_known(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(desk, copy, SHELL)
    with sqlite3.connect(copy) as database:
        database.execute("DROP TRIGGER entry_is_never_changed")
        database.execute("UPDATE entry SET actor = 'nobody' WHERE sequence = 5")
    with pytest.raises(RestoreError, match="does not verify from entry 5"):
        restore(desk.settings, copy, SHELL, clock=desk.clock)
    done = restore(desk.settings, copy, SHELL, clock=desk.clock, although_unverified=True)
    assert not done.councils[0].verification.verifies


def test_an_old_backup_put_back_shows_against_a_newer_checkpoint_kept_elsewhere(
    desk: Desk, clock: HandClock, tmp_path: Path
) -> None:
    back_up(desk, tmp_path / "copy.db", SHELL)
    for _ in range(3):
        _queued(desk, clock)
    kept = checkpoint(desk)
    again = _restored(desk, tmp_path / "copy.db")
    assert verify_record(again).verifies
    assert not verify_record(again, against=kept).verifies


def test_pictures_are_in_the_copy(desk: Desk, tmp_path: Path) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(drawn, format="PNG")
    picture = look_at(drawn.getvalue(), name="navy.png")
    with desk.work() as work:
        work.pictures.put(picture, at=work.at)
        work.commit()
    back_up(desk, tmp_path / "copy.db", SHELL)
    with _restored(desk, tmp_path / "copy.db").look() as work:
        assert work.pictures.get(picture.digest).content == drawn.getvalue()


def test_an_author_may_not_back_up_and_the_attempt_is_written_down(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotPermittedError, match="may not back up or restore"):
        back_up(desk, tmp_path / "copy.db", SAM)
    assert not (tmp_path / "copy.db").exists()
    with open_work(desk.engine, desk.council_id, desk.clock(), writing=False) as work:
        assert list(work.record.entries())[-1].event == "refused"


def test_the_database_is_not_copied_onto_itself(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="That is the database itself"):
        back_up(desk, tmp_path / "gate.db", SHELL)


def test_postgresql_is_left_to_its_own_tools(desk: Desk, tmp_path: Path) -> None:
    settings = replace(desk.settings, database_url="postgresql://council@db/gate")
    with pytest.raises(StoreError, match="pg_dump"):
        restore(settings, tmp_path / "copy.db", SHELL)

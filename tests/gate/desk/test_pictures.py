import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from gate.desk.amend import amend_draft
from gate.desk.desk import Desk
from gate.desk.enquiries import case
from gate.desk.override import override_findings
from gate.desk.pictures import pictures_of, save_pictures
from gate.desk.release import release_due
from gate.desk.submit import submit_draft
from gate.desk.taking import NotTakenError
from gate.publicity.picture import Picture, look_at
from gate.store.pictures import PictureGoneError
from gate.workflow.lifecycle import Because, State
from gate.workflow.override import Ground
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, NAMING, PLAIN, SAM, saying, with_picture


def test_a_picture_leaves_beside_the_post_byte_for_byte(
    desk: Desk, clock: HandClock, picture: Picture, tmp_path: Path
) -> None:
    post = submit_draft(desk, with_picture(saying(PLAIN), picture), SAM, pictures=(picture,))
    assert post.state is State.QUEUED
    clock.at = post.due_at
    (released,) = (done for done in release_due(desk) if done.post.post_id == post.post_id)
    assert released.post.state is State.PUBLISHED
    sent = tmp_path / "outbox" / f"{released.post.key}.json"
    told = json.loads(sent.read_text("utf-8"))
    assert told["files"] == [f"{released.post.key}-1.png"]
    assert told["attachments"][0]["alt_text"] == "A red door"
    assert (sent.parent / told["files"][0]).read_bytes() == picture.content


def test_another_picture_is_another_draft_and_ends_the_answer_given_for_the_first(
    desk: Desk, picture: Picture, drawn: Callable[..., bytes]
) -> None:
    draft = with_picture(saying(NAMING), picture)
    post = submit_draft(desk, draft, SAM, pictures=(picture,))
    answered = override_findings(
        desk, post.post_id, ANN, ground=Ground.MISTAKEN_IDENTITY, reason="Our librarian of the same name"
    )
    assert answered.state is State.QUEUED
    blue = look_at(drawn("blue"), name="blue.png")
    changed = amend_draft(desk, post.post_id, with_picture(saying(NAMING), blue), SAM, pictures=(blue,))
    assert changed.draft.words == post.draft.words
    assert changed.draft.digest != post.draft.digest
    assert changed.state is State.HELD


def test_a_post_that_is_not_taken_leaves_no_picture_behind(desk: Desk, picture: Picture) -> None:
    with pytest.raises(NotTakenError, match="Picture 1 has no description"):
        submit_draft(desk, with_picture(saying(PLAIN), picture, alt=" "), SAM, pictures=(picture,))
    with desk.look() as work:
        assert not work.pictures.has(picture.digest)


def test_a_picture_that_nobody_gave_is_refused(desk: Desk, picture: Picture) -> None:
    with pytest.raises(NotTakenError, match=r"Picture 1 is not kept here. Choose its file again."):
        submit_draft(desk, with_picture(saying(PLAIN), picture), SAM)


def test_the_same_picture_is_kept_once(desk: Desk, picture: Picture) -> None:
    for words in (PLAIN, "The library opens at eleven on Sundays."):
        submit_draft(desk, with_picture(saying(words), picture), SAM, pictures=(picture,))
    with desk.look() as work:
        assert work.session.execute(text("SELECT count(*) FROM picture")).scalar() == 1


def test_a_post_whose_picture_has_gone_is_held_and_the_others_leave(
    desk: Desk, clock: HandClock, picture: Picture
) -> None:
    post = submit_draft(desk, with_picture(saying(PLAIN), picture), SAM, pictures=(picture,))
    other = submit_draft(desk, saying("Bins go out a day later."), SAM)
    with desk.work() as work:
        work.session.execute(text("DELETE FROM picture"))
        work.commit()
    clock.at = post.due_at
    done = {released.post.post_id: released.post for released in release_due(desk)}
    assert (done[post.post_id].state, done[post.post_id].because) == (State.HELD, Because.RESTORED)
    assert done[post.post_id].note == "one of its pictures is no longer kept here; choose it again"
    assert done[other.post_id].state is State.PUBLISHED


def test_a_picture_changed_in_the_database_is_never_served(desk: Desk, picture: Picture) -> None:
    post = submit_draft(desk, with_picture(saying(PLAIN), picture), SAM, pictures=(picture,))
    with desk.work() as work:
        work.session.execute(text("UPDATE picture SET content = :other"), {"other": b"\x89PNG other"})
        work.commit()
    with pytest.raises(PictureGoneError, match="is no longer what was looked at"):
        pictures_of(desk, post.post_id)


def test_pictures_are_saved_under_the_number_of_their_post(desk: Desk, picture: Picture, tmp_path: Path) -> None:
    post = submit_draft(desk, with_picture(saying(PLAIN), picture), SAM, pictures=(picture,))
    (saved,) = save_pictures(desk, post.post_id, tmp_path / "to post")
    assert saved.name == f"post-{post.post_id}-1.png"
    assert saved.read_bytes() == picture.content


def test_moving_a_post_keeps_its_picture(desk: Desk, clock: HandClock, picture: Picture) -> None:
    post = submit_draft(desk, with_picture(saying(PLAIN), picture), SAM, pictures=(picture,))
    later = saying(PLAIN, time=dt.time(15)).publish_at
    moved = amend_draft(desk, post.post_id, replace(post.draft, publish_at=later), SAM)
    assert moved.draft.pictures == (picture.digest,)
    assert case(desk, post.post_id).post.state is State.QUEUED

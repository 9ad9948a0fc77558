"""One row that cannot be read stops no other post, and nobody has to find it by chance."""

import datetime as dt

import pytest
from sqlalchemy import text

from gate.desk.desk import Desk
from gate.desk.enquiries import case, queue
from gate.desk.halt import halt_everything, resume_everything
from gate.desk.keep_calendar import confirm_calendar
from gate.desk.override import override_findings
from gate.desk.release import release_due
from gate.desk.reminders import Matter, waiting
from gate.desk.submit import submit_draft
from gate.store.posts import Posts
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Ground
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, NAMING, PLAIN, SAM, saying


def spoil(desk: Desk, table: str, post: Post) -> None:
    """Put something into the row's document that its type does not accept, as a fault of the disk or a hand would."""
    with desk.engine.begin() as connection:
        connection.execute(
            text(f"UPDATE {table} SET document = '{{}}' WHERE post_id = :post"),  # noqa: S608
            {"post": post.post_id},
        )


@pytest.fixture
def two(desk: Desk) -> tuple[Post, Post]:
    """Two queued posts for nine tomorrow."""
    return submit_draft(desk, saying(PLAIN), SAM), submit_draft(desk, saying("The market is on Friday."), SAM)


def test_the_others_leave_in_the_same_round(desk: Desk, clock: HandClock, two: tuple[Post, Post]) -> None:
    bad, good = two
    spoil(desk, "post", bad)
    clock.at = good.due_at
    assert good.post_id in {done.post.post_id for done in release_due(desk)}
    assert case(desk, good.post_id).post.state is State.PUBLISHED


def test_the_queue_is_still_shown_and_read_again_when_the_calendar_changes(
    desk: Desk, clock: HandClock, two: tuple[Post, Post]
) -> None:
    bad, good = two
    spoil(desk, "post", bad)
    confirm_calendar(desk, dt.date(2027, 12, 1), ANN)
    assert good.post_id in {post.post_id for post in queue(desk)}


def test_everyone_is_told_its_number(desk: Desk, two: tuple[Post, Post]) -> None:
    spoil(desk, "post", two[0])
    first = waiting(desk, SAM)[0]
    assert (first.matter, first.posts) == (Matter.UNREADABLE, (two[0].post_id,))
    assert first.told == "1 post cannot be read and will not go out. Ask who runs the gate to look at the backup."


def test_somebody_can_still_write_and_resume(desk: Desk, two: tuple[Post, Post]) -> None:
    spoil(desk, "post", two[0])
    assert submit_draft(desk, saying(PLAIN, time=dt.time(9, 10)), SAM).state is State.QUEUED
    halt_everything(desk, ANN, reason="The account may have been taken over")
    assert resume_everything(desk, ANN) == ()


def test_an_answer_that_cannot_be_read_counts_for_nothing_and_holds_its_post_alone(
    desk: Desk, clock: HandClock, two: tuple[Post, Post]
) -> None:
    named = submit_draft(desk, saying(NAMING), SAM)
    override_findings(desk, named.post_id, ANN, ground=Ground.MISTAKEN_IDENTITY, reason="Our librarian of that name")
    spoil(desk, "override", named)
    confirm_calendar(desk, dt.date(2027, 12, 1), ANN)
    assert case(desk, named.post_id).post.state is State.HELD
    assert case(desk, two[1].post_id).post.state is State.QUEUED


def test_a_post_whose_reading_fails_is_held_and_the_rest_is_read_again(
    desk: Desk, two: tuple[Post, Post], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = two
    from_file = Posts.overrides_of

    def without(posts: Posts, numbers: list[str]) -> object:
        found = dict(from_file(posts, numbers))
        return {**found, bad.post_id: None} if bad.post_id in numbers else found  # so that reading this one fails

    monkeypatch.setattr(Posts, "overrides_of", without)
    confirm_calendar(desk, dt.date(2027, 12, 1), ANN)
    monkeypatch.undo()
    held = case(desk, bad.post_id).post
    assert held.state is State.HELD
    assert held.note.startswith("could not decide: ")
    assert case(desk, good.post_id).post.state is State.QUEUED

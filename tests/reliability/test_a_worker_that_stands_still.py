"""A worker that pauses, a clock that is set, a halt in the last moment: what it then may not do."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from gate.channels.channel import Deferred
from gate.desk.amend import amend_draft
from gate.desk.desk import Desk
from gate.desk.enquiries import case, queue
from gate.desk.halt import halt_everything, resume_everything
from gate.desk.look_up import LOOK_AFTER, Sightings
from gate.desk.release import release_due
from gate.workflow.lifecycle import Because, Post, State
from tests.reliability.council import CLERK, NINE, OFFICER, littlebourne, queue_posts
from tests.reliability.watching import Watching


@dataclass
class Hands:
    """The clock on the wall and the stopwatch in the hand; they need not agree."""

    at: dt.datetime = NINE
    seconds: float = 0.0

    def forward(self, minutes: float) -> None:
        self.at += dt.timedelta(minutes=minutes)
        self.seconds += minutes * 60


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def platform() -> Watching:
    return Watching()


@pytest.fixture
def desk(tmp_path: Path, hands: Hands, platform: Watching) -> Desk:
    made = littlebourne(tmp_path, clock=lambda: hands.at, channels={"outbox": platform})
    made = replace(made, stopwatch=lambda: hands.seconds)
    queue_posts(made, 1)
    return made


def the_post(desk: Desk) -> Post:
    (post,) = queue(desk)
    return post


def once(act: Callable[[], object]) -> Callable[[], None]:
    """Do `act` the first time only."""
    left = [act]

    def do() -> None:
        if left:
            left.pop()()

    return do


def test_a_halt_between_reading_and_sending_stops_the_post(desk: Desk, platform: Watching) -> None:
    platform.while_looking = once(lambda: halt_everything(desk, OFFICER, reason="The account may be taken over."))
    release_due(desk)
    assert platform.sent == []
    assert the_post(desk).state is State.QUEUED
    resume_everything(desk, CLERK)
    assert (the_post(desk).state, the_post(desk).because) == (State.HELD, Because.MISSED)


def test_a_worker_that_stood_still_reads_the_post_again_before_it_sends(
    desk: Desk, platform: Watching, hands: Hands
) -> None:
    platform.while_looking = once(lambda: hands.forward(2))
    release_due(desk)
    assert the_post(desk).state is State.PUBLISHED
    assert [entry.event for entry in case(desk, "1").entries] == ["take", "defer", "take", "publish"]


def test_a_worker_that_stood_still_past_the_grace_sends_nothing(desk: Desk, platform: Watching, hands: Hands) -> None:
    platform.while_looking = once(lambda: hands.forward(16))
    release_due(desk)
    assert platform.sent == []
    assert the_post(desk).because is Because.MISSED


def test_a_clock_set_back_between_reading_and_sending_makes_it_read_again(
    desk: Desk, platform: Watching, hands: Hands
) -> None:
    def set_back() -> None:
        hands.at -= dt.timedelta(hours=1)

    platform.while_looking = once(set_back)
    release_due(desk)
    assert [entry.event for entry in case(desk, "1").entries][:2] == ["take", "defer"]


def test_a_worker_whose_post_was_settled_meanwhile_sends_nothing(desk: Desk, platform: Watching, hands: Hands) -> None:
    def another_looks() -> None:
        hands.forward(6)
        release_due(desk)

    platform.while_looking = once(another_looks)
    release_due(desk)
    assert platform.sent == []
    assert (the_post(desk).state, the_post(desk).because) == (State.HELD, Because.NOT_FOUND)


def test_an_answer_that_comes_after_the_look_is_recorded_and_never_sent_again(
    desk: Desk, platform: Watching, hands: Hands
) -> None:
    def another_looks() -> None:
        hands.forward(6)
        release_due(desk)

    platform.while_publishing = once(another_looks)
    release_due(desk)
    held = the_post(desk)
    assert held.state is State.HELD
    assert f"https://platform.example/{held.key}" in held.note
    assert "answered late" in [entry.event for entry in case(desk, "1").entries]

    amend_draft(desk, "1", replace(held.draft, publish_at=hands.at + dt.timedelta(minutes=1)), OFFICER)
    hands.forward(1)
    release_due(desk)
    assert the_post(desk).state is State.PUBLISHED
    assert len(platform.sent) == 1


def test_a_host_whose_clock_is_ahead_does_not_look_for_what_another_is_still_sending(
    desk: Desk, platform: Watching, hands: Hands
) -> None:
    ahead = replace(desk, clock=lambda: hands.at + dt.timedelta(minutes=20))
    its_own = Sightings(stopwatch=lambda: hands.seconds)
    platform.while_publishing = once(lambda: release_due(ahead, its_own))
    release_due(desk)
    assert the_post(desk).state is State.PUBLISHED
    assert [entry.event for entry in case(desk, "1").entries] == ["take", "publish"]


def test_a_post_left_uncertain_is_looked_for_though_the_clock_was_set_back(
    desk: Desk, platform: Watching, hands: Hands
) -> None:
    platform.answers = False
    release_due(desk)
    hands.at -= dt.timedelta(days=1)
    its_own = Sightings(stopwatch=lambda: hands.seconds)
    release_due(desk, its_own)
    assert the_post(desk).state is State.RELEASING
    hands.seconds += LOOK_AFTER.total_seconds()
    release_due(desk, its_own)
    assert the_post(desk).state is State.PUBLISHED
    assert len(platform.sent) == 1


def test_a_clock_set_back_after_a_release_sends_nothing_again(desk: Desk, platform: Watching, hands: Hands) -> None:
    release_due(desk)
    for minutes in (-60, 30, 30, 1):
        hands.forward(minutes)
        release_due(desk)
    assert len(platform.sent) == 1


def test_a_platform_that_cannot_be_asked_leaves_the_post_to_be_looked_up(desk: Desk, platform: Watching) -> None:
    def fail() -> None:
        raise OSError("no route to the platform")

    platform.while_looking = fail
    (released,) = release_due(desk)
    assert released.post.state is State.RELEASING
    assert "no route to the platform" in released.note
    assert platform.sent == []


def test_one_post_that_cannot_be_read_is_held_and_keeps_no_other_from_leaving(desk: Desk, platform: Watching) -> None:
    queue_posts(desk, 1)
    with desk.work() as work:
        post = work.posts.get("1")
        work.posts.replace(post, replace(post, draft=replace(post.draft, account_id="gone"), revision=1))
        work.commit()
    release_due(desk)
    first, second = queue(desk)
    assert first.state is State.HELD
    assert "could not decide" in first.note
    assert second.state is State.PUBLISHED


def test_a_platform_that_says_later_again_and_again_does_not_put_a_post_off_for_ever(
    desk: Desk, platform: Watching, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def later(draft: object, **_: object) -> Deferred:
        return Deferred(until=hands.at + dt.timedelta(minutes=10), why="The platform asks to wait.")

    monkeypatch.setattr(platform, "publish", later)
    for _ in range(8):
        release_due(desk)
        hands.forward(10)
    assert (the_post(desk).state, the_post(desk).because) == (State.HELD, Because.MISSED)

"""A platform that says *later*: believed for an hour from the first try, and the time wanted stays as it was."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from gate.channels.channel import NO_PICTURES, Accepted, Deferred, Limits, Outcome
from gate.desk.amend import amend_draft
from gate.desk.desk import Desk
from gate.desk.enquiries import case, reason_of
from gate.desk.release import LATEST_DEFERRAL, release_due
from gate.desk.reminders import OVERDUE_AFTER, Matter, waiting
from gate.desk.submit import submit_draft
from gate.publicity.draft import Draft
from gate.workflow.lifecycle import Because, State
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, PLAIN, SAM, saying


class Busy:
    """A platform that asks to be tried again after `wait`, until it is told to take posts."""

    by_hand = False

    def __init__(self, clock: HandClock) -> None:
        self.clock, self.wait, self.takes, self.tries = clock, dt.timedelta(minutes=20), False, 0

    def limits(self, network: str) -> Limits:
        return Limits(characters=None)

    def find(self, key: str) -> Accepted | None:
        return None

    def publish(self, draft: Draft, *, key: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> Outcome:
        self.tries += 1
        if self.takes:
            return Accepted(address="https://platform.example/1", sent=draft.words)
        return Deferred(until=self.clock() + self.wait, why="Too many posts in this hour.")


@pytest.fixture
def busy(clock: HandClock) -> Busy:
    return Busy(clock)


@pytest.fixture
def at_busy(desk: Desk, busy: Busy) -> Desk:
    return replace(desk, channels={**desk.channels, "outbox": busy})


def test_the_time_wanted_stays_and_the_next_try_is_told_beside_it(at_busy: Desk, clock: HandClock, busy: Busy) -> None:
    post = submit_draft(at_busy, saying(PLAIN), SAM)  # for 9am
    clock.at = post.due_at
    release_due(at_busy)
    later = case(at_busy, post.post_id).post
    assert (later.state, later.due_at) == (State.QUEUED, post.due_at)
    assert later.next_at == post.due_at + dt.timedelta(minutes=20)
    assert reason_of(later) == "Queued: its network asked for later; tried again at 9.20am"


def test_it_is_not_tried_before_then_and_goes_then(at_busy: Desk, clock: HandClock, busy: Busy) -> None:
    post = submit_draft(at_busy, saying(PLAIN), SAM)
    clock.at = post.due_at
    release_due(at_busy)
    clock.forward(minutes=19, seconds=59)
    release_due(at_busy)
    assert busy.tries == 1
    busy.takes = True
    clock.forward(seconds=1)
    release_due(at_busy)
    assert case(at_busy, post.post_id).post.state is State.PUBLISHED


def test_nobody_is_told_that_nothing_sends_what_a_platform_put_off(at_busy: Desk, clock: HandClock) -> None:
    post = submit_draft(at_busy, saying(PLAIN), SAM)
    clock.at = post.due_at
    release_due(at_busy)
    clock.at += OVERDUE_AFTER
    overdue = [one.posts for one in waiting(at_busy, ANN) if one.matter is Matter.OVERDUE]
    assert all(post.post_id not in posts for posts in overdue)


def test_an_hour_after_the_first_try_it_is_held_as_missed(at_busy: Desk, clock: HandClock, busy: Busy) -> None:
    post = submit_draft(at_busy, saying(PLAIN), SAM)
    clock.at = post.due_at + dt.timedelta(minutes=10)  # first tried ten minutes late
    for _ in range(3):  # put off until 30, 50, 70 minutes past: the last exactly an hour after the first try
        release_due(at_busy)
        assert case(at_busy, post.post_id).post.state is State.QUEUED
        clock.forward(minutes=20)
    release_due(at_busy)
    held = case(at_busy, post.post_id).post
    assert (held.state, held.because) == (State.HELD, Because.MISSED)
    assert busy.tries == 4


def test_an_amended_post_wanted_now_is_not_missed_at_the_first_later(at_busy: Desk, clock: HandClock) -> None:
    post = submit_draft(at_busy, replace(saying(PLAIN), publish_at=None), SAM)
    clock.forward(hours=3)
    amended = amend_draft(at_busy, post.post_id, replace(post.draft, words=f"{PLAIN} Come in."), SAM)
    assert amended.state is State.QUEUED
    release_due(at_busy)
    assert case(at_busy, post.post_id).post.state is State.QUEUED


def test_a_new_time_starts_the_hour_anew(at_busy: Desk, clock: HandClock, busy: Busy) -> None:
    post = submit_draft(at_busy, saying(PLAIN), SAM)
    clock.at = post.due_at
    busy.wait = LATEST_DEFERRAL + dt.timedelta(seconds=1)
    release_due(at_busy)
    assert case(at_busy, post.post_id).post.because is Because.MISSED
    busy.wait = dt.timedelta(minutes=20)
    moved = replace(post.draft, publish_at=clock.at + dt.timedelta(hours=2))
    assert amend_draft(at_busy, post.post_id, moved, SAM).state is State.QUEUED
    clock.forward(hours=2)
    release_due(at_busy)
    assert case(at_busy, post.post_id).post.state is State.QUEUED

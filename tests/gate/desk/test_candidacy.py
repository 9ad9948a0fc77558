"""A candidate with an officer's role cannot take away what holds the posts about their own poll."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from calendars.civil_time import instant_of
from calendars.poll import PollStatus
from gate.desk.adopt_policy import adopt_policy
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import entries
from gate.desk.keep_accounts import keep_account
from gate.desk.keep_calendar import add_polls, merge_polls, move_poll, set_end, set_status
from gate.desk.keep_people import keep_candidates
from gate.desk.submit import submit_draft
from gate.publicity.policy import Policy
from gate.workflow.lifecycle import State
from gate.workflow.override import NotPermittedError
from tests.conftest import HandClock
from tests.gate.desk.conftest import AFTER_THE_POLL, ANN, NAMING, SAM, saying

JANE = SignedIn(person_id="jane")  # clerk too, and a candidate
POLL = "parish.thornwick.2027-04-22"


def _under_another_name(desk: Desk) -> object:
    with desk.look() as work:
        (herself,) = [one for one in work.registers.people.candidates if one.person_id == "demo-1"]
    return keep_candidates(desk, (replace(herself, name="Somebody Else"),), JANE, complete=True)


def _as_cancelled(desk: Desk) -> object:
    with desk.look() as work:
        (poll,) = [one for one in work.calendar.current().polls if one.poll_id == POLL]
    return merge_polls(desk, (replace(poll, status=PollStatus.COUNTERMANDED),), JANE)


def _elsewhere(desk: Desk) -> object:
    with desk.look() as work:
        account = work.registers.account("town-website")
    return keep_account(desk, replace(account, area="estermere"), JANE)


WAYS: list[Callable[[Desk], object]] = [
    _under_another_name,
    _as_cancelled,
    _elsewhere,
    lambda desk: adopt_policy(desk, JANE, Policy(grace_minutes=30)),
    lambda desk: move_poll(desk, POLL, dt.date(2027, 5, 6), JANE, reason="It is held with the others"),
    lambda desk: set_status(desk, POLL, PollStatus.COUNTERMANDED, JANE, reason="Nobody else stands there"),
    lambda desk: set_end(desk, POLL, instant_of(dt.date(2027, 4, 13), dt.time(9)), JANE, reason="It is called off"),
]


@pytest.mark.parametrize("way", WAYS)
def test_who_stands_does_not_change_what_holds_the_posts_about_their_own_poll(
    desk: Desk, way: Callable[[Desk], object]
) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    with pytest.raises(NotPermittedError, match=f"You are a candidate in {POLL}; someone who does not stand"):
        way(desk)
    with desk.look() as work:
        assert work.posts.get(post.post_id).state is State.HELD
    assert (entries(desk)[-1].event, entries(desk)[-1].actor) == ("refused", "jane")


def test_who_stands_keeps_what_their_own_poll_does_not_touch(desk: Desk) -> None:
    with desk.look() as work:
        (poll,) = [one for one in work.calendar.current().polls if one.poll_id == POLL]
    other = replace(poll, poll_id="parish.thornwick.2028-05-04", polling_day=dt.date(2028, 5, 4), notice_day=None)
    assert add_polls(desk, (other,), JANE).polls == (other,)


def test_who_stood_may_again_once_the_poll_is_over(desk: Desk, clock: HandClock) -> None:
    clock.forward(days=(AFTER_THE_POLL - dt.date(2027, 4, 12)).days)
    assert adopt_policy(desk, JANE, Policy(grace_minutes=30)).grace_minutes == 30


def test_an_officer_who_does_not_stand_keeps_the_poll(desk: Desk) -> None:
    assert set_status(desk, POLL, PollStatus.COUNTERMANDED, ANN, reason="Nobody else stands there").polls

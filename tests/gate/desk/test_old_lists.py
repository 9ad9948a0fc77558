"""A list that has grown old is no list: what it cannot decide is held and says why, and never passes in silence."""

import datetime as dt

import pytest

from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from gate.desk.desk import Desk
from gate.desk.enquiries import case
from gate.desk.keep_calendar import add_polls, move_poll
from gate.desk.keep_people import keep_candidates
from gate.desk.submit import submit_draft
from gate.workflow.lifecycle import Post, State
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, SAM, saying

POLL = "parish.thornwick.2027-04-22"
A_STRANGER = "Martin Sedge will lead the walk on Saturday."
OLD = f"The list of candidates for {POLL} is of before its polling day was changed: load the new statement."


def moved(desk: Desk, clock: HandClock) -> None:
    clock.forward(hours=1)
    move_poll(desk, POLL, dt.date(2027, 4, 29), ANN, reason="The hall is flooded")
    clock.forward(minutes=1)


def told(desk: Desk, post: Post) -> tuple[set[str], tuple[str, ...]]:
    reading = case(desk, post.post_id).reading
    assert reading is not None
    return {finding.code for finding in reading.screening.holding}, reading.screening.notes


def test_a_whole_list_lets_a_stranger_be_named(desk: Desk) -> None:
    assert submit_draft(desk, saying(A_STRANGER), SAM).state is State.QUEUED


def test_once_the_poll_is_moved_its_old_list_holds_whoever_it_does_not_know(desk: Desk, clock: HandClock) -> None:
    queued = submit_draft(desk, saying(A_STRANGER), SAM)
    moved(desk, clock)
    assert case(desk, queued.post_id).post.state is State.HELD  # read again as the calendar changed
    found, notes = told(desk, queued)
    assert "PE122" in found
    assert OLD in notes


@pytest.mark.parametrize(("whole", "state"), [(False, State.HELD), (True, State.QUEUED)])
def test_an_old_list_is_made_whole_by_the_new_statement_and_not_by_one_more_name(
    whole: bool, state: State, desk: Desk, clock: HandClock
) -> None:
    moved(desk, clock)
    with desk.look() as work:
        (one, *_) = [each for each in work.registers.people.candidates if each.poll_id == POLL]
    keep_candidates(desk, (one,), ANN, complete=whole)
    assert submit_draft(desk, saying(A_STRANGER), SAM).state is state


def test_a_candidate_of_the_old_list_is_stopped_after_the_move_as_before(desk: Desk, clock: HandClock) -> None:
    moved(desk, clock)
    post = submit_draft(desk, saying("Thank you to Jane Okafor for opening our play area."), SAM)
    assert "PE101" in told(desk, post)[0]


def test_no_list_is_awaited_where_a_question_is_put(desk: Desk) -> None:
    referendum = Poll(
        poll_id="ref.thornwick.2027-04-22",
        kind=PollKind.NP_REFERENDUM,
        nation=Nation.ENGLAND,
        areas=frozenset({"thornwick"}),
        polling_day=dt.date(2027, 4, 22),
        notice_day=dt.date(2027, 3, 12),
    )
    add_polls(desk, (referendum,), ANN)
    post = submit_draft(desk, saying(A_STRANGER), SAM)
    found, notes = told(desk, post)
    assert "PE122" not in found
    assert not any(referendum.poll_id in note for note in notes)

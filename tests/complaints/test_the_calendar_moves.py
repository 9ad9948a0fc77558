"""T71 to T76, T81, T82: a poll that is moved, called off or doubled, and who hears of what it does to the queue."""

import datetime as dt
from dataclasses import replace

import pytest

from calendars.election_calendar import Holds
from calendars.poll import PollStatus
from gate.desk.desk import Desk
from gate.desk.enquiries import kept_calendar, today
from gate.desk.keep_calendar import add_polls, move_poll, set_end, set_status
from gate.desk.keep_people import keep_candidates
from gate.desk.reminders import Matter, waiting
from gate.desk.send_back import send_back
from gate.desk.submit import submit_draft
from gate.publicity.council import Candidate
from gate.workflow.lifecycle import State
from tests.complaints.conftest import BY_ELECTION, NAMING_THE_MAYOR, state_of
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, NAMING, SAM, saying

AFTER = dt.date(2027, 7, 20)  # after the by-election of 15 July


@pytest.fixture
def by_election(desk: Desk, clock: HandClock) -> Desk:
    clock.move_to(dt.date(2027, 6, 9), dt.time(9))
    add_polls(desk, (BY_ELECTION,), ANN)
    return desk


def test_t73_a_poll_put_off_takes_its_period_with_it_and_the_queue_is_read_again(
    by_election: Desk, clock: HandClock
) -> None:
    post = submit_draft(by_election, saying(NAMING_THE_MAYOR, day=AFTER), SAM)
    assert post.state is State.QUEUED
    move_poll(by_election, BY_ELECTION.poll_id, dt.date(2027, 7, 29), ANN, reason="A candidate has died")
    assert state_of(by_election, post) is State.HELD
    assert post.post_id in {one.matter: one.posts for one in waiting(by_election, SAM)}[Matter.YOURS_HELD]


def test_t73_a_period_that_a_person_ends_lets_the_queue_go_on(by_election: Desk, clock: HandClock) -> None:
    post = submit_draft(by_election, saying(NAMING_THE_MAYOR, day=dt.date(2027, 7, 1)), SAM)
    assert post.state is State.HELD
    set_status(by_election, BY_ELECTION.poll_id, PollStatus.COUNTERMANDED, ANN, reason="A candidate has died")
    assert state_of(by_election, post) is State.HELD  # a status alone ends nothing
    ended = clock.at + dt.timedelta(hours=1)
    set_end(by_election, BY_ELECTION.poll_id, ended, ANN, reason="The new poll is for October")
    assert state_of(by_election, post) is State.QUEUED


@pytest.mark.parametrize("status", [PollStatus.COUNTERMANDED, PollStatus.UNCONTESTED, PollStatus.ABANDONED])
def test_t74_the_words_for_a_poll_that_is_not_held_are_kept_apart(by_election: Desk, status: PollStatus) -> None:
    set_status(by_election, BY_ELECTION.poll_id, status, ANN, reason="Told by the returning officer")
    (kept,) = (poll for poll in kept_calendar(by_election).polls if poll.poll_id == BY_ELECTION.poll_id)
    assert kept.status is status
    assert len({str(one) for one in PollStatus}) == len(PollStatus)


def test_t75_two_polls_at_once_are_both_named_and_the_end_of_one_keeps_the_other(
    by_election: Desk, clock: HandClock
) -> None:
    second = replace(
        BY_ELECTION,
        poll_id="parish.thornwick.by2.2027-07-22",
        polling_day=dt.date(2027, 7, 22),
        title="Priory by-election",
    )
    add_polls(by_election, (second,), ANN)
    assert {period.title for period in today(by_election).periods} == {"Thornwick by-election", "Priory by-election"}
    clock.move_to(dt.date(2027, 7, 15), dt.time(22))  # the first closes
    answer = today(by_election)
    assert (answer.holds, [period.title for period in answer.periods]) == (Holds.YES, ["Priory by-election"])


def test_t76_candidates_of_a_poll_that_is_over_stop_counting_unless_they_stand_elsewhere(
    by_election: Desk, clock: HandClock
) -> None:
    polls = kept_calendar(by_election).polls
    old = polls[0].poll_id
    there = [
        Candidate(person_id="new-1", name="Rosalind Thackeray", poll_id=old),
        Candidate(person_id="new-2", name="Edmund Hartley-Quill", poll_id=old),
        Candidate(person_id="new-2", name="Edmund Hartley-Quill", poll_id=BY_ELECTION.poll_id),
    ]
    keep_candidates(by_election, tuple(there), ANN, complete=True)
    day = dt.date(2027, 6, 15)
    only_then = submit_draft(by_election, saying("Rosalind Thackeray reads to children.", day=day), SAM)
    now_too = submit_draft(by_election, saying("Edmund Hartley-Quill reads to children.", day=day), SAM)
    assert (only_then.state, now_too.state) == (State.QUEUED, State.HELD)


def test_t81_t82_an_author_is_told_of_a_decision_and_the_clerk_of_a_case(desk: Desk) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    assert post.post_id in {one.matter: one.posts for one in waiting(desk, ANN)}[Matter.TO_DECIDE]
    returned = send_back(desk, post.post_id, ANN, note="Leave the name out and it may go")
    assert post.post_id in {one.matter: one.posts for one in waiting(desk, SAM)}[Matter.YOURS_HELD]
    assert returned.note == "Leave the name out and it may go"
    assert post.post_id not in {one.matter: one.posts for one in waiting(desk, ANN)}.get(Matter.TO_DECIDE, ())

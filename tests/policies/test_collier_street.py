"""
A council that adopted Collier Street's policy: line manager and chairman approve, chairman and clerk need nobody, and
the chairman's standing approval pauses while the chairman stands.
"""

import datetime as dt
from collections.abc import Callable

import pytest

from gate.desk.amend import amend_draft
from gate.desk.desk import Desk
from gate.desk.enquiries import case, entries, verify_record
from gate.desk.submit import submit_draft
from gate.desk.taking import NotTakenError
from gate.publicity.draft import Draft
from gate.workflow.lifecycle import State
from gate.workflow.override import Ground
from tests.conftest import HandClock
from tests.policies.conftest import (
    AFTER,
    CHAIRMAN,
    CLERK,
    DURING,
    MANAGER,
    MEMBER,
    OFFICER,
    OTHER_MANAGER,
    OTHER_OFFICER,
    approve,
    at,
    out,
    refused,
    saying,
    standing,
)

FETE = "The fête on the green begins at two on Saturday."


def test_chairman_and_clerk_need_nobody_and_three_posts_go(adopted: Callable[[str], Desk], clock: HandClock) -> None:
    desk = adopted("collier-street")
    first = submit_draft(desk, saying(FETE), CLERK)
    second = submit_draft(desk, saying("The footpath by the church is open again."), CHAIRMAN)
    third = submit_draft(desk, saying("Allotment rents are due on 1 March."), MEMBER)
    assert (first.state, second.state, third.state) == (State.QUEUED, State.QUEUED, State.HELD)
    assert approve(desk, third, CHAIRMAN).state is State.QUEUED
    assert out(desk) == {first.post_id, second.post_id, third.post_id}


def test_three_posts_are_held_for_what_the_policy_forbids(adopted: Callable[[str], Desk], clock: HandClock) -> None:
    desk = adopted("collier-street")
    held = [
        submit_draft(desk, saying("My manager bullied me and my grievance goes on."), CLERK),
        submit_draft(desk, saying("Don't pay your council tax on Friday."), CLERK),
        submit_draft(desk, saying("The finest takeaway in town: order now!"), CLERK),
    ]
    assert [post.state for post in held] == [State.HELD] * 3
    assert ["YR409" in standing(desk, held[0]), "YR309" in standing(desk, held[1])] == [True, True]
    assert "YR504" in standing(desk, held[2])
    assert out(desk) == set()


def test_an_employee_waits_for_their_own_line_manager_and_a_member_for_the_chairman(
    adopted: Callable[[str], Desk], clock: HandClock
) -> None:
    desk = adopted("collier-street")
    by_officer = submit_draft(desk, saying(FETE), OFFICER)
    assert standing(desk, by_officer) == {"GV701"}
    assert "only a line manager may answer" in refused(desk, by_officer, CHAIRMAN)
    assert approve(desk, by_officer, MANAGER).state is State.QUEUED
    by_member = submit_draft(desk, saying(FETE), MEMBER)
    assert "only a chairman may answer" in refused(desk, by_member, MANAGER)
    assert "only a chairman may answer" in refused(desk, by_member, CLERK)
    assert approve(desk, by_member, CHAIRMAN).state is State.QUEUED


def test_a_post_that_two_employees_worded_waits_for_the_line_manager_of_each(
    adopted: Callable[[str], Desk], clock: HandClock
) -> None:
    desk = adopted("collier-street")
    post = submit_draft(desk, saying(FETE), OFFICER)
    post = amend_draft(desk, post.post_id, saying("The fête on the green begins at three on Saturday."), OTHER_OFFICER)
    reading = case(desk, post.post_id).reading
    assert reading is not None
    assert str(reading.decision) == (
        "Needs a second person: lacks the line manager's approval for Olive Marsh, lacks the line manager's approval"
        " for Ivo Penn. Each may answer for their part (lacks the line manager's approval for Ivo Penn: line manager;"
        " lacks the line manager's approval for Olive Marsh: line manager). This is advice. The clerk decides."
    )
    after_one = approve(desk, post, MANAGER)
    assert (after_one.state, standing(desk, after_one)) == (State.HELD, {"GV701"})
    assert refused(desk, after_one, MANAGER) == (
        "You are line manager of some who wrote this post; it also lacks the line manager's approval for Ivo Penn,"
        " which another must give."
    )
    assert approve(desk, after_one, OTHER_MANAGER).state is State.QUEUED


def test_the_manager_approves_and_the_clerk_answers_for_what_a_rule_found_each_their_part(
    adopted: Callable[[str], Desk], clock: HandClock
) -> None:
    desk = adopted("collier-street")
    post = submit_draft(desk, saying("The finest takeaway in town is at the fête."), OFFICER)
    assert standing(desk, post) == {"GV701", "YR504"}
    reading = case(desk, post.post_id).reading
    assert reading is not None
    assert "lacks the line manager's approval: line manager" in str(reading.decision)
    after = approve(desk, post, MANAGER)
    assert (after.state, standing(desk, after)) == (State.HELD, {"YR504"})
    assert approve(desk, after, CLERK, Ground.OTHER).state is State.QUEUED


def test_the_chairmans_standing_approval_pauses_while_the_chairman_stands(
    adopted: Callable[[str], Desk], nominated: Callable[[Desk], None], clock: HandClock
) -> None:
    desk = adopted("collier-street")
    assert submit_draft(desk, saying(FETE), CHAIRMAN).state is State.QUEUED
    at(clock, DURING)
    nominated(desk)
    own = submit_draft(desk, saying("The footpath is open again."), CHAIRMAN)
    assert (own.state, standing(desk, own)) == (State.HELD, {"GV701"})
    by_member = submit_draft(desk, saying("The path is open again."), MEMBER)
    assert "You are a candidate in" in refused(desk, by_member, CHAIRMAN)
    assert approve(desk, by_member, CLERK).state is State.QUEUED  # nobody else is chairman: the clerk stands in
    assert approve(desk, own, CLERK).state is State.QUEUED
    at(clock, AFTER)
    assert submit_draft(desk, saying("The count is over; thank you to all who worked."), CHAIRMAN).state is State.QUEUED


def test_from_notice_to_close_of_poll_candidates_are_held_and_the_record_says_all_of_it(
    adopted: Callable[[str], Desk], nominated: Callable[[Desk], None], clock: HandClock
) -> None:
    desk = adopted("collier-street")
    words = "Nora Quayle opens the fête on Saturday."
    clerk_before = submit_draft(desk, saying(words), CLERK)
    assert clerk_before.state is State.QUEUED
    assert out(desk) == {clerk_before.post_id}
    at(clock, DURING)
    nominated(desk)
    during = submit_draft(desk, saying(words), CLERK)
    assert "PE101" in standing(desk, during)
    at(clock, dt.date(2027, 5, 6), 21, 59)
    last_minute = submit_draft(desk, saying("Nora Quayle ran the tombola."), CLERK)
    assert last_minute.state is State.HELD
    at(clock, dt.date(2027, 5, 6), 22, 1)
    assert submit_draft(desk, saying("Nora Quayle ran the raffle, too."), CLERK).state is State.QUEUED
    assert verify_record(desk).verifies
    told = [entry.event for entry in entries(desk)]
    assert {"adopt policy", "submit", "hold", "publish"} <= set(told)


def test_what_is_asked_is_asked_with_cause_alone(adopted: Callable[[str], Desk], clock: HandClock) -> None:
    desk = adopted("collier-street")
    with pytest.raises(NotTakenError, match="Is it fair and whole"):
        submit_draft(desk, saying("Rents go up by 4%."), CLERK)
    assert submit_draft(desk, saying("Rents go up by 4%.", balanced="yes"), CLERK).state is State.QUEUED
    assert submit_draft(desk, Draft(account_id="news", words="Rents are due in March."), CLERK).state is State.QUEUED

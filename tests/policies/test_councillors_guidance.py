"""
A council that adopted the guidance for councillors: who speaks for the council needs leave, pictures of people and
children need permission, others' words are checked before they are shared, evidence of a comment is kept.
"""

from collections.abc import Callable

import pytest

from gate.desk.desk import Desk
from gate.desk.enquiries import entries, verify_record
from gate.desk.log_outside import Outside, log_outside
from gate.desk.note_line import note_line
from gate.desk.submit import submit_draft
from gate.desk.taking import NotTakenError
from gate.publicity.draft import Action, Draft
from gate.workflow.lifecycle import State
from tests.conftest import HandClock
from tests.policies.conftest import (
    AFTER,
    CLERK,
    DURING,
    MEMBER,
    OFFICER,
    REVIEWER,
    approve,
    at,
    out,
    refused,
    saying,
    standing,
)


def sharing(words: str, shared: str, *, action: Action = Action.SHARE) -> Draft:
    return Draft(
        account_id="news", words=words, action=action, shared_text=shared, attestations=(("who-it-is", "yes"),)
    )


def test_three_posts_go_and_three_are_held(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("councillors-guidance")
    go = [
        submit_draft(desk, saying("The ferry runs again."), MEMBER),
        submit_draft(desk, sharing("Please take care.", "The river is high tonight."), MEMBER),
        submit_draft(desk, saying("The hall reopens on Monday."), OFFICER),
    ]
    assert [post.state for post in go] == [State.QUEUED] * 3
    held = [
        submit_draft(desk, sharing("Worth reading.", "That builder Tom Larkin is a thief."), MEMBER),
        submit_draft(desk, sharing("Well said.", "Best plumber in town, book yours today!"), MEMBER),
        submit_draft(desk, saying("Off to the pub with my husband."), OFFICER),
    ]
    assert [post.state for post in held] == [State.HELD] * 3
    assert out(desk) == {post.post_id for post in go}


def test_a_member_who_speaks_for_the_council_needs_leave(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("councillors-guidance")
    words = "I am authorised to speak for the council: the hall reopens on Monday."
    post = submit_draft(desk, saying(words), MEMBER)
    assert "YR503P" in standing(desk, post)
    assert "only a clerk, deputy or monitoring officer" in refused(desk, post, REVIEWER)
    assert approve(desk, post, CLERK).state is State.QUEUED


def test_whoever_answers_or_shares_says_that_they_know_who_it_is(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("councillors-guidance")
    reply = Draft(account_id="news", words="At seven.", action=Action.REPLY, shared_text="When does it open?")
    with pytest.raises(NotTakenError, match="who it says it is"):
        submit_draft(desk, reply, MEMBER)
    assert submit_draft(desk, sharing("At seven.", "When does it open?", action=Action.REPLY), MEMBER)


def test_a_like_and_a_follow_made_elsewhere_are_read_by_the_same_rules_and_logged(
    adopted: Callable[[str], Desk], nominated: Callable[[Desk], None], clock: HandClock
) -> None:
    desk = adopted("councillors-guidance")
    when = at(clock, DURING)
    nominated(desk)
    liked = log_outside(
        desk, OFFICER, account_id="news", what=Outside.LIKE, whom="@example", at=when, words="Vote Labour on Thursday"
    )
    assert any(finding.code.startswith("PE3") for finding in liked.screening.findings)
    followed = log_outside(desk, OFFICER, account_id="news", what=Outside.FOLLOW, whom="@lifeboats", at=when)
    assert followed.screening.verdict == "allow"


def test_before_an_election_every_post_has_a_second_reader_and_the_record_says_all_of_it(
    adopted: Callable[[str], Desk], nominated: Callable[[Desk], None], clock: HandClock
) -> None:
    desk = adopted("councillors-guidance")
    at(clock, DURING)
    nominated(desk)
    plain = submit_draft(desk, saying("The lido opens at ten."), OFFICER)
    assert standing(desk, plain) == {"GV725"}
    assert approve(desk, plain, REVIEWER).state is State.QUEUED
    accused = submit_draft(desk, saying("The candidate Nora Quayle is a liar who took bribes."), OFFICER)
    assert {"PE101", "GV725"} <= standing(desk, accused)
    note_line(
        desk,
        OFFICER,
        kind="moderation",
        words="A racially aggravated comment, told to the site's administrator",
        about="news",
        evidence="screenshot 3 in the folder of comments",
    )
    at(clock, AFTER)
    assert submit_draft(desk, saying("The lido is open till six."), OFFICER).state is State.QUEUED
    assert verify_record(desk).verifies
    assert {"adopt policy", "submit", "hold", "override", "note"} <= {entry.event for entry in entries(desk)}

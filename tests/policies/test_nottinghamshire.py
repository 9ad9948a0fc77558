"""
A council that adopted Nottinghamshire's protocol: members' posts, thinking twice at night, guidance before a post
in doubt, safeguarding and abuse reported to the police, no badge on private accounts.
"""

from collections.abc import Callable

import pytest

from gate.desk.desk import Desk
from gate.desk.enquiries import entries, verify_record
from gate.desk.note_line import LineError, lines, note_line
from gate.desk.own_account import check_own_words
from gate.desk.submit import submit_draft
from gate.desk.taking import NotTakenError
from gate.policy.own_account import OwnAccount, Subject
from gate.workflow.lifecycle import State
from gate.workflow.override import NotPermittedError
from tests.conftest import HandClock
from tests.policies.conftest import AFTER, BEFORE, CLERK, DURING, MEMBER, REVIEWER, approve, at, out, saying, standing


def test_three_posts_go_and_three_are_held(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("nottinghamshire")
    go = [
        submit_draft(desk, saying("The bridge opens on Monday."), MEMBER),
        submit_draft(desk, saying("More at https://example.org/roads"), MEMBER),
        submit_draft(desk, saying("The county show is on Saturday."), MEMBER),
    ]
    assert [post.state for post in go] == [State.QUEUED] * 3
    held = [
        submit_draft(desk, saying("More at http://198.51.100.7/roads"), MEMBER),
        submit_draft(desk, saying("Mr Percy Dunn is off the road today."), MEMBER),
        submit_draft(desk, saying("Stop moaning, you people.", stand_by="yes"), MEMBER),
    ]
    assert [post.state for post in held] == [State.HELD] * 3
    assert {"YR612"} <= standing(desk, held[0])
    assert out(desk) == {post.post_id for post in go}


def test_the_author_is_asked_with_cause_and_a_post_in_doubt_waits_for_guidance(
    adopted: Callable[[str], Desk],
) -> None:
    desk = adopted("nottinghamshire")
    with pytest.raises(NotTakenError, match="Have you checked the facts"):
        submit_draft(desk, saying("Accidents here have halved."), MEMBER)
    asked = submit_draft(
        desk, saying("Accidents here have halved.", accurate="yes", balanced="yes", advice="wanted"), MEMBER
    )
    assert standing(desk, asked) == {"GV719"}
    assert approve(desk, asked, CLERK).state is State.QUEUED


def test_a_post_written_at_half_past_ten_at_night_waits(adopted: Callable[[str], Desk], clock: HandClock) -> None:
    desk = adopted("nottinghamshire")
    at(clock, BEFORE, 22, 30)
    post = submit_draft(desk, saying("The road is clear."), MEMBER)
    assert standing(desk, post) == {"YR407"}
    assert approve(desk, post, REVIEWER).state is State.QUEUED


def test_abuse_is_reported_by_whom_it_befell_and_breaches_are_noted_by_officers_alone(
    adopted: Callable[[str], Desk],
) -> None:
    desk = adopted("nottinghamshire")
    with pytest.raises(LineError, match="Say one of"):
        note_line(desk, MEMBER, kind="abuse", words="Three threats to come to the house")
    note_line(desk, MEMBER, kind="abuse", words="Three threats to come to the house", told="police")
    with pytest.raises(NotPermittedError, match="needs the clerk"):
        note_line(
            desk, MEMBER, kind="breach", words="Somebody broke the code", told="code of conduct", about="chairman"
        )
    note_line(desk, CLERK, kind="breach", words="A post of 3 May", told="code of conduct", about="chairman")
    assert [line.told for line in lines(desk, "abuse")] == ["police"]
    assert [line.about for line in lines(desk, "breach")] == ["chairman"]
    refusals = [entry for entry in entries(desk) if entry.event == "refused"]
    assert [entry.actor for entry in refusals] == ["member"]


def test_a_councillor_tries_words_for_their_own_account_and_nothing_is_kept(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("nottinghamshire")
    before = len(entries(desk))
    told = check_own_words(
        desk,
        "Our county council crest looks fine on my gate, and the planning committee will refuse the quarry on Monday.",
        OwnAccount.COUNCILLOR,
        display_name="Cllr Mabel Thorne",
    )
    subjects = {point.subject for point in told.advice.points}
    assert {Subject.CAPACITY, Subject.DISCLAIMER, Subject.PREDETERMINATION} <= subjects
    badge = next(point for point in told.advice.points if point.finding.code == "YR505")
    assert badge.clause.endswith("Responsibilities 4")
    assert len(entries(desk)) == before


def test_in_an_election_period_nothing_names_who_stands_and_the_record_is_whole(
    adopted: Callable[[str], Desk], nominated: Callable[[Desk], None], clock: HandClock
) -> None:
    desk = adopted("nottinghamshire")
    early = submit_draft(desk, saying("Nora Quayle opens the show."), MEMBER)
    assert early.state is State.QUEUED
    assert out(desk) == {early.post_id}
    at(clock, DURING)
    nominated(desk)
    named = submit_draft(desk, saying("Nora Quayle opens the show."), MEMBER)
    assert "PE101" in standing(desk, named)
    assert submit_draft(desk, saying("The show opens at ten."), MEMBER).state is State.QUEUED
    at(clock, AFTER)
    assert submit_draft(desk, saying("Nora Quayle opened the show."), MEMBER).state is State.QUEUED
    assert verify_record(desk).verifies

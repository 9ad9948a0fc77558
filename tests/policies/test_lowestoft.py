"""
A council that adopted Lowestoft's protocol: a second reader before an election, nothing late at night without a second
look, advice from the clerk or the monitoring officer, no posting by members in a meeting, comments kept as evidence.
"""

import datetime as dt
from collections.abc import Callable

import pytest

from calendars.civil_time import instant_of
from gate.desk.desk import Desk
from gate.desk.enquiries import entries, verify_record
from gate.desk.note_line import LineError, lines, note_line
from gate.desk.submit import submit_draft
from gate.workflow.lifecycle import State
from tests.conftest import HandClock
from tests.policies.conftest import (
    AFTER,
    BEFORE,
    CLERK,
    DURING,
    MEMBER,
    MONITOR,
    OFFICER,
    REVIEWER,
    approve,
    at,
    out,
    refused,
    saying,
    standing,
)


def test_three_posts_go_and_three_are_held(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("lowestoft")
    go = [
        submit_draft(desk, saying("The beach huts are open again."), OFFICER),
        submit_draft(desk, saying("The museum is free on Sunday."), OFFICER),
        submit_draft(desk, saying("Ring the town hall about beach huts."), OFFICER),
    ]
    assert [post.state for post in go] == [State.QUEUED] * 3
    held = [
        submit_draft(desk, saying("Speaking entirely personally, I would close the pier."), OFFICER),
        submit_draft(
            desk, saying("Honestly, our managers are useless and the members are a joke.", stand_by="yes"), OFFICER
        ),
        submit_draft(desk, saying("Lovely flower beds, right outside my shop."), OFFICER),
    ]
    assert [post.state for post in held] == [State.HELD] * 3
    assert {"YR408"} <= standing(desk, held[1])
    assert {"YR311"} <= standing(desk, held[2])
    assert out(desk) == {post.post_id for post in go}


def test_what_is_written_at_night_waits_for_a_second_person(adopted: Callable[[str], Desk], clock: HandClock) -> None:
    desk = adopted("lowestoft")
    at(clock, BEFORE, 23, 40)
    post = submit_draft(desk, saying("The car park reopens tomorrow."), OFFICER)
    assert standing(desk, post) == {"YR407"}
    assert "another officer must decide" in refused(desk, post, OFFICER)
    assert approve(desk, post, REVIEWER).state is State.QUEUED


def test_advice_is_given_by_the_clerk_or_the_monitoring_officer(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("lowestoft")
    post = submit_draft(desk, saying("May we say who paid for the roof?", advice="wanted"), OFFICER)
    assert standing(desk, post) == {"GV719"}
    assert "only a clerk, deputy or monitoring officer" in refused(desk, post, REVIEWER)
    assert approve(desk, post, MONITOR).state is State.QUEUED


def test_members_do_not_post_while_a_meeting_is_on(adopted: Callable[[str], Desk], clock: HandClock) -> None:
    desk = adopted("lowestoft")
    note_line(
        desk,
        CLERK,
        kind="meeting",
        words="Full council in the town hall",
        about="full council",
        starts=instant_of(BEFORE, dt.time(19)),
        ends=instant_of(BEFORE, dt.time(21)),
    )
    at(clock, BEFORE, 18, 59)
    assert submit_draft(desk, saying("The fair is on Saturday."), MEMBER).state is State.QUEUED
    at(clock, BEFORE, 19, 30)
    during = submit_draft(desk, saying("The fair is on Sunday, too."), MEMBER)
    assert standing(desk, during) == {"MT801"}
    assert submit_draft(desk, saying("The meeting is being webcast."), OFFICER).state is State.QUEUED
    at(clock, BEFORE, 21)
    assert submit_draft(desk, saying("The fair is on Monday, too."), MEMBER).state is State.QUEUED


def test_before_an_election_a_second_person_reads_every_post_and_comments_are_kept(
    adopted: Callable[[str], Desk], nominated: Callable[[Desk], None], clock: HandClock
) -> None:
    desk = adopted("lowestoft")
    at(clock, DURING)
    nominated(desk)
    plain = submit_draft(desk, saying("The pier is closed for repairs on Monday."), OFFICER)
    assert standing(desk, plain) == {"GV725"}
    assert approve(desk, plain, REVIEWER).state is State.QUEUED
    named = submit_draft(desk, saying("Nora Quayle thanks the repair crew."), OFFICER)
    assert {"GV725", "PE101"} <= standing(desk, named)
    with pytest.raises(LineError, match="Keep the evidence"):
        note_line(desk, OFFICER, kind="moderation", words="A comment for a candidate, hidden", about="news")
    note_line(
        desk,
        OFFICER,
        kind="moderation",
        words="A comment for a candidate under the pier post, hidden under rule 4 of the page",
        about="news",
        evidence="screenshot 12 in the election folder",
    )
    (line,) = lines(desk, "moderation")
    assert (line.by, line.evidence) == ("Olive Marsh", "screenshot 12 in the election folder")
    at(clock, AFTER)
    assert submit_draft(desk, saying("The pier is open again."), OFFICER).state is State.QUEUED
    assert verify_record(desk).verifies
    assert {"adopt policy", "submit", "hold", "override", "note"} <= {entry.event for entry in entries(desk)}

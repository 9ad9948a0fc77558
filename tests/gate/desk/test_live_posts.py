import datetime as dt

import pytest

from calendars.civil_time import instant_of
from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from gate.audit.entry import facts_of
from gate.desk.desk import Desk
from gate.desk.enquiries import entries, verify_record
from gate.desk.keep_calendar import add_polls
from gate.desk.live_posts import live_posts
from gate.desk.log_outside import Outside, log_outside
from gate.desk.release import release_due
from gate.desk.submit import submit_draft
from gate.desk.take_down import take_down
from gate.desk.taking import NotTakenError
from gate.workflow.lifecycle import State
from gate.workflow.override import NotPermittedError
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, NAMING, OLU, PLAIN, SAM, saying

JUNE = dt.date(2027, 6, 1)
BY_ELECTION = Poll(
    poll_id="parish.thornwick.by.2027-07-15",
    kind=PollKind.PARISH,
    nation=Nation.ENGLAND,
    areas=frozenset({"thornwick"}),
    polling_day=dt.date(2027, 7, 15),
    notice_day=dt.date(2027, 6, 8),
    title="Thornwick by-election",
)


def test_what_still_stands_when_a_period_starts_is_listed_with_its_address(desk: Desk, clock: HandClock) -> None:
    clock.move_to(JUNE, dt.time(8))
    naming = submit_draft(desk, saying("Our Town Mayor Beryl Stanhope opened the fair.", day=JUNE), SAM)
    plain = submit_draft(desk, saying(PLAIN, day=JUNE), SAM)
    assert (naming.state, plain.state) == (State.QUEUED, State.QUEUED)  # no poll is near
    clock.move_to(JUNE, dt.time(9))
    release_due(desk)
    assert live_posts(desk) == ()

    add_polls(desk, (BY_ELECTION,), ANN)
    clock.move_to(dt.date(2027, 6, 8), dt.time(9))  # the notice is up
    first, second = (one for one in live_posts(desk) if one.post.post_id in (naming.post_id, plain.post_id))
    assert first.post.post_id == naming.post_id  # what would now be held comes first
    assert first.address.startswith("file://")
    assert ["Beryl Stanhope" in finding.words for finding in first.findings] == [True]
    assert first.period == "Thornwick by-election"
    assert (second.post.post_id, second.findings) == (plain.post_id, ())

    take_down(desk, naming.post_id, ANN, reason="Taken down for the by-election")
    assert naming.post_id not in [one.post.post_id for one in live_posts(desk)]


def test_what_went_out_inside_the_period_is_not_listed(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    clock.at = post.due_at
    release_due(desk)
    assert post.post_id not in [one.post.post_id for one in live_posts(desk)]


def test_a_like_made_outside_is_read_by_the_rules_and_stands_in_the_record(desk: Desk, clock: HandClock) -> None:
    logged = log_outside(
        desk,
        SAM,
        account_id="town-facebook",
        what=Outside.LIKE,
        whom="@janeokafor",
        at=clock.at - dt.timedelta(hours=1),
        words=NAMING,
    )
    assert logged.screening.verdict == "block"
    (entry,) = (one for one in entries(desk) if one.sequence == logged.sequence)
    facts, _ = facts_of(entry.raw)
    assert (facts.event, facts.actor, facts.subject) == ("outside", "sam", "town-facebook")
    assert facts.values["what"] == "like"
    assert facts.values["happened"] == "2027-04-12T08:00:00+01:00"
    assert {kept.field: kept.text for kept in entry.words}["whom"] == "@janeokafor"
    assert {kept.field: kept.text for kept in entry.words}["words"] == NAMING
    assert set(facts.codes) >= {finding.code for finding in logged.screening.holding}
    assert verify_record(desk).verifies


def test_somebody_elses_comment_is_noted_as_not_in_our_control(desk: Desk, clock: HandClock) -> None:
    logged = log_outside(
        desk,
        ANN,
        account_id="town-facebook",
        what=Outside.COMMENT,
        whom="a candidate",
        at=clock.at,
        words="Vote for me",
    )
    (entry,) = (one for one in entries(desk) if one.sequence == logged.sequence)
    assert facts_of(entry.raw)[0].values["what"] == "comment"


def test_a_log_entry_needs_someone_who_may_write_and_a_time_that_has_passed(desk: Desk, clock: HandClock) -> None:
    with pytest.raises(NotPermittedError):
        log_outside(desk, OLU, account_id="town-x", what=Outside.FOLLOW, whom="@a", at=clock.at)
    with pytest.raises(NotTakenError) as refused:
        log_outside(desk, SAM, account_id="town-x", what=Outside.FOLLOW, whom=" ", at=instant_of(JUNE))
    assert refused.value.reasons == (
        "It cannot have happened yet. Give the time at which it did.",
        "Say whose post or page it was.",
    )

"""A candidate is named: the clerk may answer, the author may not, and the answer covers exactly what was seen."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from freezegun import freeze_time

from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from gate.desk.amend import amend_draft
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case, entries, verify_record
from gate.desk.keep_calendar import add_polls, confirm_calendar
from gate.desk.keep_people import keep_candidates
from gate.desk.override import override_findings
from gate.desk.release import release_due
from gate.desk.submit import submit_draft
from gate.publicity.council import Candidate
from gate.workflow.lifecycle import Because, Post, State
from gate.workflow.override import Ground, NotPermittedError
from tests.journeys.conftest import CLERK, DEPUTY, OFFICER, WRITING_CLERK, saying

TOWN = Poll(
    poll_id="parish.riverbourne.2027-05-06",
    kind=PollKind.PARISH,
    nation=Nation.ENGLAND,
    areas=frozenset({"riverbourne"}),
    polling_day=dt.date(2027, 5, 6),
    notice_day=dt.date(2027, 3, 30),
)
PRIYA = Candidate(person_id="1", name="Priya Hallam", poll_id=TOWN.poll_id, party_name="Independent")
NILS = Candidate(person_id="2", name="Nils Oakeshott", poll_id=TOWN.poll_id, party_name="Independent")
TUESDAY = dt.date(2027, 4, 13)
WORDS = "The library, run by Priya Hallam and Nils Oakeshott, opens at ten."
REASON = "Our librarian, a different person of the same name"


@pytest.fixture
def in_period(riverbourne: Callable[[], Desk]) -> Callable[[], Desk]:
    def made() -> Desk:
        desk = riverbourne()
        add_polls(desk, (TOWN,), CLERK)
        keep_candidates(desk, (PRIYA,), CLERK, complete=True)
        confirm_calendar(desk, dt.date(2027, 12, 31), CLERK)
        return desk

    return made


def _answered(desk: Desk, post: Post, by: SignedIn) -> Post:
    return override_findings(desk, post.post_id, by, ground=Ground.MISTAKEN_IDENTITY, reason=REASON)


def test_the_clerk_overrides_and_the_post_goes_out_to_the_outbox(in_period: Callable[[], Desk], tmp_path: Path) -> None:
    with freeze_time("2027-04-12 08:00") as clock:  # Monday 09:00 in London
        desk = in_period()
        post = submit_draft(desk, saying(WORDS, day=TUESDAY), OFFICER)
        assert (post.state, post.because) == (State.HELD, Because.FINDINGS)

        with pytest.raises(NotPermittedError) as refused:
            _answered(desk, post, OFFICER)
        assert any("wrote or edited" in objection for objection in refused.value.objections)
        assert case(desk, post.post_id).post.state is State.HELD

        assert _answered(desk, post, CLERK).state is State.QUEUED

        clock.move_to("2027-04-13 07:59")  # a minute before it is due
        assert release_due(desk) == ()
        clock.move_to("2027-04-13 08:00")
        (released,) = release_due(desk)
        assert released.post.state is State.PUBLISHED
        (sent,) = (tmp_path / "outbox").iterdir()
        assert json.loads(sent.read_text("utf-8"))["text"] == WORDS
        assert released.post.receipt.address == sent.absolute().as_uri()

        assert release_due(desk) == ()
        assert len(list((tmp_path / "outbox").iterdir())) == 1
        assert verify_record(desk).verifies
        told = [(entry.event, entry.actor) for entry in entries(desk) if entry.subject == post.post_id]
        assert told == [
            ("submit", "officer"),
            ("hold", "the-gate"),
            ("override refused", "officer"),
            ("override", "clerk"),
            ("take", "the-gate"),
            ("publish", "the-gate"),
        ]


def test_an_officer_who_wrote_the_post_may_not_answer_for_it_though_they_are_clerk(
    in_period: Callable[[], Desk],
) -> None:
    with freeze_time("2027-04-12 08:00"):
        desk = in_period()
        post = submit_draft(desk, saying(WORDS, day=TUESDAY), WRITING_CLERK)
        with pytest.raises(NotPermittedError) as refused:
            _answered(desk, post, WRITING_CLERK)
        assert refused.value.objections == ("You wrote or edited this post; another officer must decide.",)


def test_a_changed_comma_voids_the_override(in_period: Callable[[], Desk]) -> None:
    with freeze_time("2027-04-12 08:00"):
        desk = in_period()
        post = _answered(desk, submit_draft(desk, saying(WORDS, day=TUESDAY), OFFICER), CLERK)
        assert post.state is State.QUEUED
        changed = replace(post.draft, words=WORDS.replace("library,", "library"))
        assert amend_draft(desk, post.post_id, changed, OFFICER).state is State.HELD
        assert release_due(desk) == ()


def test_a_candidate_added_after_the_override_is_held_again(in_period: Callable[[], Desk]) -> None:
    with freeze_time("2027-04-12 08:00"):
        desk = in_period()
        post = _answered(desk, submit_draft(desk, saying(WORDS, day=TUESDAY), OFFICER), CLERK)
        assert post.state is State.QUEUED
        keep_candidates(desk, (NILS,), CLERK, complete=True)
        held = case(desk, post.post_id)
        assert held.post.state is State.HELD
        assert [finding.words for finding in held.reading.decision.standing] == ["Nils Oakeshott"]


def test_a_deputys_answer_ends_with_their_days_and_release_reads_the_post_afresh(in_period: Callable[[], Desk]) -> None:
    with freeze_time("2027-04-13 08:00") as clock:  # Tuesday, the deputy's last day
        desk = in_period()
        wednesday = saying(WORDS, day=dt.date(2027, 4, 14))
        post = _answered(desk, submit_draft(desk, wednesday, OFFICER), DEPUTY)
        assert post.state is State.QUEUED
        clock.move_to("2027-04-14 08:00")
        (released,) = release_due(desk)
        assert released.post.state is State.HELD


def test_nothing_that_is_stored_lets_a_post_out(in_period: Callable[[], Desk], tmp_path: Path) -> None:
    with freeze_time("2027-04-13 08:00"):
        desk = in_period()
        post = submit_draft(desk, saying(WORDS, day=TUESDAY), OFFICER)
        with desk.work() as work:  # as if a decision on file said that it may go
            work.posts.replace(post, replace(post, state=State.QUEUED, revision=post.revision + 1))
            work.commit()
        (released,) = release_due(desk)
        assert released.post.state is State.HELD
        assert not (tmp_path / "outbox").exists()


def test_a_post_that_is_late_is_held_as_missed(in_period: Callable[[], Desk]) -> None:
    with freeze_time("2027-04-12 08:00") as clock:
        desk = in_period()
        post = submit_draft(desk, saying("Bins go out a day later next week.", day=TUESDAY), OFFICER)
        assert post.state is State.QUEUED
        clock.move_to("2027-04-13 08:15:01")  # a second past the grace of 15 minutes
        (released,) = release_due(desk)
        assert (released.post.state, released.post.because) == (State.HELD, Because.MISSED)

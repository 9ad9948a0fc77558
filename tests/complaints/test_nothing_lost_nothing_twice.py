"""T14 to T36: no post is lost, stuck unseen, sent before its time or sent twice."""

import ast
import contextlib
import datetime as dt
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from calendars.errors import ExplainedError
from gate.desk.amend import amend_draft
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case, queue, reason_of, verify_record
from gate.desk.override import override_findings
from gate.desk.release import release_due
from gate.desk.reminders import Matter, waiting
from gate.desk.send_back import send_back
from gate.desk.settle import settle_found, settle_not_found
from gate.desk.submit import submit_draft
from gate.desk.take_down import take_down
from gate.desk.telling import post_facts
from gate.desk.withdraw import withdraw_post
from gate.workflow.lifecycle import Because, State
from gate.workflow.override import Ground, NotPermittedError
from tests.complaints.conftest import released, state_of
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, NAMING, OLU, PLAIN, RAVI, SAM, saying

ROOT = Path(__file__).resolve().parents[2]


def test_t14_posts_that_nobody_sends_are_told_with_their_numbers(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    clock.at = post.due_at + dt.timedelta(minutes=6)
    first = waiting(desk, ANN)[0]
    assert first.matter is Matter.OVERDUE
    assert post.post_id in first.posts


def test_t17_what_is_overdue_is_found_with_no_page_open(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    clock.at = post.due_at + dt.timedelta(minutes=16)  # past the grace of 15
    assert released(desk)[post.post_id].because is Because.MISSED
    assert reason_of(case(desk, post.post_id).post) == "Held: its time has passed; give it a new one"


def test_t20_every_entrance_tells_the_state_from_the_same_row(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    clock.at = post.due_at
    release_due(desk)
    shown = case(desk, post.post_id).post
    (listed,) = (one for one in queue(desk) if one.post_id == post.post_id)
    assert listed == shown
    assert post_facts(shown, desk.reference.statutes)["state"] == "published"
    assert queue(desk, states=(State.QUEUED,)) == tuple(one for one in queue(desk) if one.state is State.QUEUED)


@pytest.mark.parametrize("seed", [1, 2])
def test_t21_after_any_acts_every_post_is_still_in_exactly_one_state(desk: Desk, clock: HandClock, seed: int) -> None:
    chance = random.Random(seed)
    taken_in = {post.post_id for post in queue(desk)}
    everyone = [SAM, ANN, RAVI, OLU, SignedIn(person_id="helen")]
    for step in range(40):
        someone = chance.choice(everyone)
        one = chance.choice(sorted(taken_in))
        act = chance.choice(
            ["submit", "submit", "override", "return", "withdraw", "amend", "release", "settle", "down"]
        )
        with contextlib.suppress(ExplainedError):  # a refused act is as good a step as any
            match act:
                case "submit":
                    words = chance.choice([PLAIN, NAMING])
                    account = chance.choice(["town-website", "town-facebook"])
                    draft = replace(
                        saying(words, account=account), publish_at=clock.at + dt.timedelta(minutes=chance.randrange(90))
                    )
                    taken_in.add(submit_draft(desk, draft, someone).post_id)
                case "override":
                    override_findings(desk, one, someone, ground=Ground.OTHER, reason="A different person altogether")
                case "return":
                    send_back(desk, one, someone, note="Please leave the name out")
                case "withdraw":
                    withdraw_post(desk, one, someone)
                case "amend":
                    draft = replace(case(desk, one).post.draft, words=f"{PLAIN} {step}")
                    amend_draft(desk, one, draft, someone)
                case "settle":
                    settle_not_found(desk, one, someone)
                case "down":
                    take_down(desk, one, someone, reason="Asked to by its author")
                case _:
                    clock.forward(minutes=20)
                    release_due(desk)
        counted = Counter(post.post_id for post in queue(desk))
        assert counted == Counter(taken_in)
    assert verify_record(desk).verifies


def test_t22_what_may_stand_already_cannot_be_sent_again_before_somebody_has_looked(
    desk: Desk, clock: HandClock
) -> None:
    post = submit_draft(desk, saying(PLAIN, account="town-facebook"), SAM)
    clock.at = post.due_at
    release_due(desk)
    later = replace(post.draft, publish_at=clock.at + dt.timedelta(hours=2))
    with pytest.raises(NotPermittedError, match="A post that is being sent cannot be changed"):
        amend_draft(desk, post.post_id, later, SAM)
    settle_not_found(desk, post.post_id, SAM)
    assert amend_draft(desk, post.post_id, later, SAM).state is State.QUEUED
    told = [(entry.event, entry.actor) for entry in case(desk, post.post_id).entries]
    assert ("not found", "sam") in told


def test_t23_an_account_that_fails_never_makes_another_look_sent_or_unsent(
    desk: Desk, clock: HandClock, tmp_path: Path
) -> None:
    website = submit_draft(desk, saying(PLAIN), SAM)
    facebook = submit_draft(desk, saying(PLAIN, account="town-facebook"), SAM)
    x = submit_draft(desk, saying(PLAIN, account="town-x"), SAM)
    (tmp_path / "outbox").write_text("a file where the folder should be")  # so the website's channel fails
    clock.at = website.due_at
    release_due(desk)
    settle_found(desk, facebook.post_id, SAM, address="https://www.facebook.com/thornwick/posts/123")
    settle_not_found(desk, x.post_id, SAM)
    assert state_of(desk, website) in (State.HELD, State.RELEASING)
    assert state_of(desk, facebook) is State.PUBLISHED
    assert state_of(desk, x) is State.HELD
    assert case(desk, website.post_id).post.receipt is None


def test_t24_a_moved_post_has_one_due_time_and_the_old_one_is_gone(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    later = post.due_at + dt.timedelta(hours=3)
    amend_draft(desk, post.post_id, replace(post.draft, publish_at=later), SAM)
    clock.at = post.due_at
    assert post.post_id not in released(desk)
    assert [one.due_at for one in queue(desk) if one.post_id == post.post_id] == [later]
    clock.at = later
    assert released(desk)[post.post_id].state is State.PUBLISHED
    assert post.post_id not in released(desk)


def test_t25_a_new_time_is_judged_and_not_the_old_one(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    clock.at = post.due_at + dt.timedelta(hours=5)
    assert released(desk)[post.post_id].because is Because.MISSED
    moved = amend_draft(desk, post.post_id, replace(post.draft, publish_at=clock.at + dt.timedelta(hours=1)), SAM)
    assert moved.state is State.QUEUED


def test_t26_nothing_is_given_to_a_network_before_its_minute(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    clock.at = post.due_at - dt.timedelta(seconds=1)
    release_due(desk)
    early = [one for one in (tmp_path / "outbox").glob("*.json") if PLAIN in one.read_text("utf-8")]
    clock.forward(seconds=1)
    release_due(desk)
    in_time = [one for one in (tmp_path / "outbox").glob("*.json") if PLAIN in one.read_text("utf-8")]
    assert (early, len(in_time)) == ([], 1)


def test_t27_t32_what_a_dead_worker_had_taken_is_looked_up_and_never_sent_blind(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    clock.at = post.due_at
    with desk.work() as work:  # a worker takes it and dies before it sends
        queued = work.posts.get(post.post_id)
        taken = replace(queued, state=State.RELEASING, key="k" * 32, taken_at=work.at, revision=queued.revision + 1)
        work.posts.replace(queued, taken)
        work.commit()
    clock.forward(hours=1)
    settled = released(desk)[post.post_id]
    assert (settled.state, settled.because) == (State.HELD, Because.NOT_FOUND)
    clock.forward(hours=5)  # hours later, as it happened to somebody
    assert post.post_id not in released(desk)


def test_t31_a_form_sent_twice_makes_one_post_and_one_entry(desk: Desk) -> None:
    first = submit_draft(desk, saying(PLAIN), SAM, form="form-1")
    entries = len(case(desk, first.post_id).entries)
    again = submit_draft(desk, saying(PLAIN), SAM, form="form-1")
    assert again == first
    assert len(case(desk, first.post_id).entries) == entries
    assert submit_draft(desk, saying(PLAIN), SAM, form="form-2").post_id != first.post_id


def test_t34_a_withdrawn_post_does_not_go_when_its_time_comes(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    withdraw_post(desk, post.post_id, SAM)
    clock.at = post.due_at
    assert post.post_id not in released(desk)
    assert state_of(desk, post) is State.WITHDRAWN


def test_t35_what_is_withdrawn_stays_to_be_seen(desk: Desk) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    withdraw_post(desk, post.post_id, SAM, reason="The library has closed")
    kept = case(desk, post.post_id)
    assert kept.post.draft == post.draft
    assert [entry.event for entry in kept.entries][-1] == "withdraw"


def test_t36_taking_down_says_for_that_account_what_the_platform_answered(desk: Desk, clock: HandClock) -> None:
    website = submit_draft(desk, saying(PLAIN), SAM)
    other = submit_draft(desk, saying("Bins go out a day later."), SAM)
    clock.at = website.due_at
    release_due(desk)
    with pytest.raises(NotPermittedError, match="Give a reason"):
        take_down(desk, website.post_id, ANN, reason=" ")
    take_down(desk, website.post_id, ANN, reason="Removed; the page answers 404 now")
    last = case(desk, website.post_id).entries[-1]
    assert {words.field: words.text for words in last.words}["reason"] == "Removed; the page answers 404 now"
    assert (state_of(desk, website), state_of(desk, other)) == (State.TAKEN_DOWN, State.PUBLISHED)


def test_t45_one_function_sends_and_every_entrance_comes_through_it() -> None:
    places = [place for room in ("gate", "ui") for place in (ROOT / room).rglob("*.py")]
    callers = {
        str(place.relative_to(ROOT))
        for place in places
        for node in ast.walk(ast.parse(place.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "publish"
    }
    assert callers == {"gate/desk/release.py"}

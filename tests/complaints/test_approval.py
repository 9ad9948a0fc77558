"""T37 to T55, T90: nobody approves their own words, no approval covers other words, and no path goes round the gate."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from calendars.errors import ExplainedError
from gate.audit.entry import facts_of
from gate.desk.amend import amend_draft
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case, check, queue
from gate.desk.import_posts import import_posts
from gate.desk.keep_calendar import add_polls
from gate.desk.override import override_findings
from gate.desk.post_file import read_post_file
from gate.desk.release import release_due
from gate.desk.submit import submit_draft
from gate.desk.taking import NotTakenError
from gate.workflow.lifecycle import TRANSITIONS, Because, Post, State
from gate.workflow.override import Ground, NotPermittedError
from gate.workflow.role import Grant, Person, Role
from tests.complaints.conftest import BY_ELECTION, NAMING_THE_MAYOR, NOTICE, released, state_of
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, NAMING, PLAIN, SAM, saying

HELEN = SignedIn(person_id="helen")
REASON = "Our librarian of the same name"


def answered(desk: Desk, post: Post, by: SignedIn = ANN) -> Post:
    return override_findings(desk, post.post_id, by, ground=Ground.MISTAKEN_IDENTITY, reason=REASON)


def keep(desk: Desk, *people: Person) -> None:
    with desk.work() as work:
        for person in people:
            work.registers.put_person(person)
        work.commit()


def test_t37_t38_whoever_writes_cannot_let_out_what_is_held(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    assert post.state is State.HELD  # a state, not a label
    keep(desk, Person(person_id="kim", name="Kim", grants=(Grant(role=Role.AUTHOR),)))
    for someone in (SAM, SignedIn(person_id="kim")):
        with pytest.raises(NotPermittedError):
            answered(desk, post, someone)
    clock.at = post.due_at
    assert post.post_id not in released(desk)


def test_t39_a_clerk_who_edited_a_post_cannot_answer_for_it_in_any_of_their_roles(desk: Desk) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    amend_draft(desk, post.post_id, replace(post.draft, words=f"{NAMING} Well done!"), ANN)
    several = (Grant(role=Role.CLERK), Grant(role=Role.REVIEWER), Grant(role=Role.MONITORING_OFFICER))
    keep(desk, Person(person_id="ann", name="Ann Price", grants=several))
    with pytest.raises(NotPermittedError, match="You wrote or edited this post"):
        answered(desk, post)
    assert answered(desk, post, HELEN).state is State.QUEUED


def test_t40_without_a_role_nothing_is_taken_and_an_answer_does_not_outlive_the_role(
    desk: Desk, clock: HandClock
) -> None:
    post = answered(desk, submit_draft(desk, saying(NAMING), SAM))
    keep(desk, Person(person_id="ann", name="Ann Price"), Person(person_id="sam", name="Sam Adeyemi"))
    clock.at = post.due_at
    assert released(desk)[post.post_id].state is State.HELD
    with pytest.raises(NotPermittedError):
        submit_draft(desk, saying(PLAIN, day=dt.date(2027, 4, 14)), SAM)


def test_t40_what_cannot_be_read_is_held_and_nobody_can_answer_for_it(desk: Desk) -> None:
    endless = submit_draft(desk, saying("bins " * 60_000), SAM)
    assert (endless.state, case(desk, endless.post_id).reading.decision.clear) == (State.HELD, False)
    with pytest.raises(NotPermittedError, match="The gate could not decide"):
        answered(desk, endless)


def test_t41_a_save_that_changes_nothing_keeps_the_answer(desk: Desk) -> None:
    post = answered(desk, submit_draft(desk, saying(NAMING), SAM))
    with pytest.raises(NotTakenError, match="Nothing about the post would change"):
        amend_draft(desk, post.post_id, post.draft, SAM)
    kept = case(desk, post.post_id)
    assert kept.post == post
    assert kept.reading is not None
    assert kept.reading.decision.clear


def test_t42_what_is_sent_is_byte_for_byte_what_was_answered_for(desk: Desk, clock: HandClock, tmp_path: Path) -> None:
    words = f"  {NAMING}\n\n– «Diolch», £5 \u200d👩‍👧 e\u0301\t"
    post = answered(desk, submit_draft(desk, saying(words), SAM))
    clock.at = post.due_at
    sent = released(desk)[post.post_id]
    told = json.loads((tmp_path / "outbox" / f"{sent.key}.json").read_text("utf-8"))
    assert told["text"] == sent.receipt.sent == words


@pytest.mark.parametrize(
    ("day", "state"),
    [(dt.date(2027, 4, 15), State.QUEUED), (dt.date(2027, 4, 16), State.HELD), (dt.date(2027, 4, 22), State.HELD)],
)
def test_t43_in_the_last_seven_days_before_the_poll_a_council_may_ask_for_two_persons(
    desk: Desk, day: dt.date, state: State
) -> None:
    # the poll is on Thursday 22 April 2027, so the last seven days begin on Friday the 16th
    with desk.work() as work:
        work.registers.adopt(replace(work.registers.policy, two_approvers_days=7))
        work.commit()
    post = submit_draft(desk, saying(NAMING, day=day), SAM)
    assert answered(desk, post).state is state
    if state is State.HELD:
        assert answered(desk, post, HELEN).state is State.QUEUED


def test_t44_the_gate_sends_on_the_authority_of_whoever_answered_and_both_are_recorded(
    desk: Desk, clock: HandClock
) -> None:
    post = answered(desk, submit_draft(desk, saying(NAMING), SAM))
    clock.at = post.due_at
    release_due(desk)
    told = [(entry.event, entry.actor) for entry in case(desk, post.post_id).entries]
    assert told[-3:] == [("override", "ann"), ("take", "the-gate"), ("publish", "the-gate")]


def test_t46_an_edit_after_the_answer_ends_it_and_says_so(desk: Desk) -> None:
    post = answered(desk, submit_draft(desk, saying(NAMING), SAM))
    changed = amend_draft(desk, post.post_id, replace(post.draft, words=NAMING.replace("play area", "play  area")), SAM)
    assert changed.state is State.HELD
    amended = next(entry for entry in case(desk, post.post_id).entries if entry.event == "amend")
    assert facts_of(amended.raw)[0].values["voided"] == "1"


def test_t47_due_and_not_answered_for_is_held(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    clock.at = post.due_at
    release_due(desk)
    assert state_of(desk, post) is State.HELD


def test_t48_a_past_time_is_no_way_round_the_gate(desk: Desk, clock: HandClock) -> None:
    past = submit_draft(desk, replace(saying(PLAIN), publish_at=clock.at - dt.timedelta(hours=1)), SAM)
    assert (past.state, past.because) == (State.HELD, Because.MISSED)
    now = submit_draft(desk, replace(saying(NAMING), publish_at=clock.at), SAM)
    assert now.state is State.HELD
    at_once = submit_draft(desk, replace(saying(NAMING), publish_at=None), SAM)
    assert at_once.state is State.HELD
    release_due(desk)
    assert {state_of(desk, one) for one in (past, now, at_once)} == {State.HELD}


def test_t49_nor_is_a_file(desk: Desk) -> None:
    text = f"account,when,text\ntown-website,2027-04-11T09:00,{NAMING}\n"
    done = import_posts(desk, read_post_file(text.encode(), name="posts.csv"), SAM)
    assert [row.faults for row in done.rows] == [("Its time has passed. Give it one that is still to come.",)]
    soon = f"account,when,text\ntown-website,2027-04-12T09:00,{NAMING}\n"  # this very minute
    (row,) = import_posts(desk, read_post_file(soon.encode(), name="posts.csv"), SAM).rows
    assert row.post.state is State.HELD


def test_t52_an_answer_counts_for_one_post_on_one_account_and_runs_out(desk: Desk, clock: HandClock) -> None:
    first = answered(desk, submit_draft(desk, saying(NAMING), SAM))
    second = submit_draft(desk, saying(NAMING), SAM)  # the same words again
    assert second.state is State.HELD
    other = amend_draft(desk, first.post_id, replace(first.draft, account_id="town-x"), SAM)
    assert other.state is State.HELD
    third = answered(desk, second)
    assert case(desk, third.post_id).overrides[0].until == third.due_at + dt.timedelta(minutes=15)


WHO_WRITE = (Role.AUTHOR, Role.REVIEWER, Role.CLERK, Role.DEPUTY)


def alone_as(desk: Desk, role: Role) -> SignedIn:
    keep(desk, Person(person_id="lone", name="Lone", grants=(Grant(role=role),)))
    return SignedIn(person_id="lone")


@pytest.mark.parametrize("role", WHO_WRITE)
def test_t53_no_role_goes_round_the_gate(desk: Desk, role: Role) -> None:
    lone = alone_as(desk, role)
    post = submit_draft(desk, saying(NAMING), lone)
    assert post.state is State.HELD
    with pytest.raises(NotPermittedError):
        answered(desk, post, lone)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.GATE, *WHO_WRITE}))
def test_t53_nor_does_one_that_may_not_write(desk: Desk, role: Role) -> None:
    with pytest.raises(NotPermittedError):
        submit_draft(desk, saying(NAMING), alone_as(desk, role))


def test_t53_a_post_in_somebodys_hands_when_a_period_starts_is_recorded_as_such(desk: Desk, clock: HandClock) -> None:
    clock.move_to(NOTICE, dt.time(8))
    post = submit_draft(desk, saying(NAMING_THE_MAYOR, day=NOTICE, account="town-facebook"), SAM)
    clock.at = post.due_at
    release_due(desk)
    assert state_of(desk, post) is State.RELEASING
    add_polls(desk, (BY_ELECTION,), ANN)
    assert case(desk, post.post_id).entries[-1].event == "hand-over hidden"


def test_t54_a_period_that_comes_between_approval_and_slot_holds_the_post(desk: Desk, clock: HandClock) -> None:
    clock.move_to(dt.date(2027, 6, 1), dt.time(9))
    post = submit_draft(desk, saying(NAMING_THE_MAYOR, day=NOTICE), SAM)
    assert post.state is State.QUEUED
    add_polls(desk, (BY_ELECTION,), ANN)
    assert state_of(desk, post) is State.HELD
    clock.at = post.due_at
    release_due(desk)
    assert state_of(desk, post) is State.HELD


def test_t50_t55_the_documented_table_of_states_is_the_one_in_force() -> None:
    told = (Path(__file__).resolve().parents[2] / "docs" / "queue.md").read_text("utf-8")
    table = told.split("| From | Event | To | Who |")[1].split("\n\n")[0]
    documented = set()
    for line in table.strip().splitlines()[1:]:
        start, event, to, who = (cell.strip() for cell in line.strip("|").split("|"))
        documented.add((start, event, to, frozenset(who.split(", "))))
    assert documented == {
        (str(start), str(event), str(to), frozenset(str(role) for role in roles))
        for (start, event), (to, roles) in TRANSITIONS.items()
    }


def test_t90_an_emergency_is_a_ground_of_its_own_and_off_until_a_policy_names_who(desk: Desk) -> None:
    post = submit_draft(desk, saying(NAMING), ANN)
    with pytest.raises(NotPermittedError, match="You wrote or edited this post"):
        override_findings(desk, post.post_id, ANN, ground=Ground.EMERGENCY, reason="Flood warning for the harbour")


def test_a_post_for_an_account_of_another_council_is_refused(desk: Desk) -> None:
    before = queue(desk)
    with pytest.raises(ExplainedError, match=r"There is no account ‘northmarch-news’ here\. Known: town-facebook"):
        submit_draft(desk, saying(PLAIN, account="northmarch-news"), SAM)
    post = submit_draft(desk, saying(PLAIN), SAM)
    with pytest.raises(ExplainedError, match="There is no account ‘northmarch-news’ here"):
        amend_draft(desk, post.post_id, replace(post.draft, account_id="northmarch-news"), SAM)
    assert len(queue(desk)) == len(before) + 1
    assert state_of(desk, post) is State.QUEUED


def test_a_check_keeps_nothing(desk: Desk) -> None:
    before = queue(desk)
    assert check(desk, saying(NAMING)).verdict == "block"
    assert queue(desk) == before

"""A clerk who is the only officer, and the emergency path: the answer counts, and someone else looks after."""

import datetime as dt
from dataclasses import replace

import pytest

from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case
from gate.desk.keep_users import add_person, remove_person
from gate.desk.override import override_findings, why_not_override
from gate.desk.release import release_due
from gate.desk.review import review_post, reviews_owed
from gate.desk.submit import submit_draft
from gate.desk.telling import case_facts, entry_facts
from gate.publicity.draft import Draft
from gate.publicity.policy import Policy
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Advice, Ground, NotPermittedError, Path
from gate.workflow.role import Grant, Role
from tests.conftest import HandClock

ANN = SignedIn(person_id="ann")
SAM = SignedIn(person_id="sam")
HELEN = SignedIn(person_id="helen")
OLU = SignedIn(person_id="olu")
JANE = SignedIn(person_id="jane")
NAMES_A_CANDIDATE = "Flood warning: Cllr Jane Okafor asks everyone in Harbour to move upstairs now."
REASON = "Life is at risk in Harbour and the words cannot wait"
LOOKED = "Read where it stands: a plain warning of flooding"


def _adopt(desk: Desk, **policy: object) -> None:
    with desk.work() as work:
        work.registers.adopt(replace(Policy(), **policy))
        work.commit()


def _held(desk: Desk, by: SignedIn, words: str = NAMES_A_CANDIDATE) -> Post:
    post = submit_draft(desk, Draft(account_id="town-website", words=words), by)
    assert post.state is State.HELD
    return post


def _answered(desk: Desk, post: Post, by: SignedIn, ground: Ground = Ground.EMERGENCY) -> Post:
    return override_findings(desk, post.post_id, by, ground=ground, reason=REASON)


def test_a_sole_officer_may_answer_for_their_own_post_and_somebody_outside_must_look_afterwards(desk: Desk) -> None:
    _adopt(desk, sole_officer=True, outside_reviewer="helen")
    post = _held(desk, ANN)
    assert _answered(desk, post, ANN, Ground.LEGAL_DUTY).state is State.QUEUED
    assert reviews_owed(desk) == ()  # nothing has gone out yet
    release_due(desk)
    (owed,) = reviews_owed(desk)
    assert (owed.post.post_id, owed.path, owed.reviewer, owed.overdue) == (post.post_id, "sole officer", "helen", False)
    (entry,) = [entry_facts(one) for one in case(desk, post.post_id).entries if one.event == "override"]
    assert entry["values"]["path"] == "sole officer"


def test_without_a_policy_that_says_so_nobody_answers_for_their_own_post_in_an_emergency_either(desk: Desk) -> None:
    post = _held(desk, ANN)
    with pytest.raises(NotPermittedError, match="You wrote or edited this post"):
        _answered(desk, post, ANN)


def test_whom_the_policy_names_may_answer_for_their_own_post_in_an_emergency(desk: Desk) -> None:
    _adopt(desk, emergency_by=("sam",), emergency_reviewer="helen")
    post = _held(desk, SAM)
    assert "You wrote or edited this post; another officer must decide." in why_not_override(desk, post.post_id, SAM)
    assert why_not_override(desk, post.post_id, SAM, ground=Ground.EMERGENCY) == ()
    assert _answered(desk, post, SAM).state is State.QUEUED
    (override,) = case(desk, post.post_id).overrides
    assert override.path is Path.EMERGENCY
    release_due(desk)
    assert case(desk, post.post_id).post.state is State.PUBLISHED
    assert reviews_owed(desk)[0].reviewer == "helen"


def test_the_emergency_path_is_for_emergencies_alone(desk: Desk) -> None:
    _adopt(desk, emergency_by=("sam",), emergency_reviewer="helen")
    post = _held(desk, SAM)
    with pytest.raises(NotPermittedError, match="You wrote or edited this post"):
        _answered(desk, post, SAM, Ground.OTHER)


def test_a_candidate_never_uses_the_emergency_path(desk: Desk) -> None:
    _adopt(desk, emergency_by=("jane",), emergency_reviewer="helen")
    post = _held(desk, JANE)
    with pytest.raises(NotPermittedError, match="You are a candidate in parish"):
        _answered(desk, post, JANE)


def test_the_emergency_path_stays_shut_until_somebody_else_is_named_to_look_afterwards(desk: Desk) -> None:
    for reviewer in ("", "sam"):
        _adopt(desk, emergency_by=("sam",), emergency_reviewer=reviewer)
        with pytest.raises(NotPermittedError, match="names nobody else to look afterwards"):
            _answered(desk, _held(desk, SAM), SAM)


def test_an_emergency_answer_ends_when_the_policy_no_longer_names_who_gave_it(desk: Desk, clock: HandClock) -> None:
    _adopt(desk, emergency_by=("sam",), emergency_reviewer="helen")
    post = submit_draft(
        desk,
        Draft(account_id="town-website", words=NAMES_A_CANDIDATE, publish_at=clock() + dt.timedelta(hours=1)),
        SAM,
    )
    assert _answered(desk, post, SAM).state is State.QUEUED
    _adopt(desk)
    clock.forward(hours=1)
    release_due(desk)
    assert case(desk, post.post_id).post.state is State.HELD


def test_a_second_person_who_answers_in_an_emergency_owes_no_look_to_anybody(desk: Desk) -> None:
    _adopt(desk, emergency_by=("ann",), emergency_reviewer="helen")
    post = _held(desk, SAM)
    _answered(desk, post, ANN)
    release_due(desk)
    assert case(desk, post.post_id).overrides[0].path is Path.SECOND_PERSON
    assert reviews_owed(desk) == ()


def _out_alone(desk: Desk) -> Post:
    _adopt(desk, sole_officer=True, outside_reviewer="helen")
    post = _held(desk, ANN)
    _answered(desk, post, ANN)
    release_due(desk)
    return post


def test_only_the_named_person_looks_afterwards_and_with_words_of_substance(desk: Desk) -> None:
    post = _out_alone(desk)
    for by, objection in ((ANN, "somebody else must look"), (OLU, "names helen to look")):
        with pytest.raises(NotPermittedError, match=objection):
            review_post(desk, post.post_id, by, reason=LOOKED)
    with pytest.raises(NotPermittedError, match="Give a reason"):
        review_post(desk, post.post_id, HELEN, reason="        ")
    review_post(desk, post.post_id, HELEN, reason=LOOKED)
    assert reviews_owed(desk) == ()
    assert [one.event for one in case(desk, post.post_id).entries].count("review") == 1
    with pytest.raises(NotPermittedError, match="Nobody owes a look"):
        review_post(desk, post.post_id, HELEN, reason=LOOKED)


def test_a_look_that_took_longer_than_seven_days_is_overdue(desk: Desk, clock: HandClock) -> None:
    _out_alone(desk)
    clock.forward(days=6, hours=23)
    assert not reviews_owed(desk)[0].overdue
    clock.forward(hours=1)
    assert reviews_owed(desk)[0].overdue


def test_nobody_looks_before_the_post_is_out(desk: Desk) -> None:
    _adopt(desk, sole_officer=True, outside_reviewer="helen")
    post = _held(desk, ANN)
    _answered(desk, post, ANN)
    with pytest.raises(NotPermittedError, match="has not gone out"):
        review_post(desk, post.post_id, HELEN, reason=LOOKED)


def test_advice_taken_stands_in_the_record_beside_the_answer(desk: Desk) -> None:
    post = _held(desk, SAM)
    advice = Advice(given_by="Returning officer of Estermere", day=dt.date(2027, 4, 11), text="A plain warning may go.")
    override_findings(desk, post.post_id, ANN, ground=Ground.ADVICE_TAKEN, reason=REASON, advice=advice)
    found = case(desk, post.post_id)
    (entry,) = [entry_facts(one) for one in found.entries if one.event == "override"]
    assert (entry["words"]["adviser"], entry["words"]["advice"]) == (advice.given_by, advice.text)
    assert entry["values"]["advised_on"] == "2027-04-11"
    assert case_facts(found, desk.reference.statutes)["overrides"][0]["advice"]["text"] == advice.text


def test_advice_of_tomorrow_is_refused(desk: Desk) -> None:
    post = _held(desk, SAM)
    advice = Advice(given_by="Helen Marsh", day=dt.date(2027, 4, 13), text="It may go.")
    with pytest.raises(NotPermittedError, match="which is still to come"):
        override_findings(desk, post.post_id, ANN, ground=Ground.ADVICE_TAKEN, reason=REASON, advice=advice)


def test_an_answer_ends_with_the_removal_of_who_gave_it(desk: Desk, clock: HandClock) -> None:
    draft = Draft(account_id="town-website", words=NAMES_A_CANDIDATE, publish_at=clock() + dt.timedelta(hours=2))
    add_person(desk, "una", ANN, name="Una Wells", grants=(Grant(role=Role.CLERK),))
    post = submit_draft(desk, draft, SAM)
    assert _answered(desk, post, SignedIn(person_id="una")).state is State.QUEUED
    remove_person(desk, "una", ANN)
    found = case(desk, post.post_id)
    assert found.post.state is State.HELD  # read again in the same act
    assert "Una Wells" in {kept.text for entry in found.entries for kept in entry.words}

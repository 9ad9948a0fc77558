import datetime as dt
from dataclasses import replace

import pytest

from gate.audit.entry import facts_of
from gate.desk.amend import amend_draft
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.enquiries import case, entries
from gate.desk.override import override_findings
from gate.desk.submit import submit_draft
from gate.desk.telling import case_facts
from gate.desk.who_worded import writers_with
from gate.desk.withdraw import refuse_post, withdraw_post
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Ground, NotPermittedError
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, NAMING, SAM, saying

HELEN = SignedIn(person_id="helen")  # monitoring officer


def answered(desk: Desk, post: Post, by: SignedIn) -> Post:
    return override_findings(
        desk, post.post_id, by, ground=Ground.MISTAKEN_IDENTITY, reason="Our librarian of the same name"
    )


def test_the_same_answer_clicked_twice_changes_nothing_and_says_so(desk: Desk) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    assert answered(desk, post, ANN).state is State.QUEUED
    before, record = case(desk, post.post_id).post, entries(desk)
    with pytest.raises(NotPermittedError) as again:
        answered(desk, post, ANN)
    assert again.value.objections == (
        "This post was answered for already, by you, and is queued. Nothing was changed.",
    )
    assert (case(desk, post.post_id).post, entries(desk)) == (before, record)
    assert len(case(desk, post.post_id).overrides) == 1


def test_the_second_of_two_officers_hears_that_it_is_decided(desk: Desk) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    answered(desk, post, ANN)
    with pytest.raises(NotPermittedError, match="answered for already, by Ann Price, and is queued"):
        answered(desk, post, HELEN)


def test_override_and_refuse_in_quick_succession_the_first_wins(desk: Desk) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    refuse_post(desk, post.post_id, ANN, reason="Not before the election is over")
    with pytest.raises(NotPermittedError, match="A post that is withdrawn cannot be answered for"):
        answered(desk, post, HELEN)
    assert case(desk, post.post_id).post.state is State.WITHDRAWN


def test_one_person_clicking_twice_is_not_two_approvers(desk: Desk) -> None:
    with desk.work() as work:
        work.registers.adopt(replace(work.registers.policy, approvers_wanted=2))
        work.commit()
    post = submit_draft(desk, saying(NAMING), SAM)
    assert answered(desk, post, ANN).state is State.HELD
    with pytest.raises(NotPermittedError, match="another person must answer too"):
        answered(desk, post, ANN)
    assert len(case(desk, post.post_id).overrides) == 1
    assert answered(desk, post, HELEN).state is State.QUEUED


def test_that_somebody_else_moves_a_post_lets_nobody_answer_for_their_own_words(desk: Desk) -> None:
    post = submit_draft(desk, saying("The library opens at ten on Saturdays."), SAM)
    amend_draft(desk, post.post_id, saying(NAMING), ANN)
    amend_draft(desk, post.post_id, saying(NAMING, time=dt.time(10)), SAM)
    with pytest.raises(NotPermittedError, match="You wrote or edited this post"):
        answered(desk, post, ANN)
    assert answered(desk, post, HELEN).state is State.QUEUED


@pytest.mark.parametrize("again", [NAMING, NAMING.upper(), f"  {NAMING[:-1]}!"])
def test_words_that_somebody_else_submits_again_are_still_not_for_their_writer_to_answer(
    desk: Desk, again: str
) -> None:
    withdraw_post(desk, submit_draft(desk, saying(NAMING), ANN).post_id, ANN, reason="Sam will post it")
    post = submit_draft(desk, saying(again), SAM)
    with pytest.raises(NotPermittedError, match="You wrote or edited this post"):
        answered(desk, post, ANN)
    assert answered(desk, post, HELEN).state is State.QUEUED


def test_who_only_moved_the_same_words_once_may_answer_for_them(desk: Desk) -> None:
    first = submit_draft(desk, saying(NAMING), SAM)
    amend_draft(desk, first.post_id, saying(NAMING, time=dt.time(10)), ANN)
    post = submit_draft(desk, saying(NAMING, time=dt.time(15)), SAM)
    assert answered(desk, post, ANN).state is State.QUEUED


def test_words_written_longer_ago_than_any_period_lasts_bind_nobody(desk: Desk, clock: HandClock) -> None:
    submit_draft(desk, saying(NAMING), ANN)
    clock.forward(days=91)
    late = saying(NAMING, day=dt.date(2027, 7, 20))
    with desk.look() as work:
        post = Post(
            post_id="9", council_id="thornwick", state=State.HELD, draft=late, author="sam", edited_by="sam",
            due_at=work.at, created_at=work.at,
        )  # fmt: skip
        assert writers_with(work, post, acting(work, ANN)) == {"sam"}


def test_a_comma_that_somebody_else_moves_lets_nobody_answer_for_their_own_words(desk: Desk) -> None:
    post = submit_draft(desk, saying("The library opens at ten on Saturdays."), SAM)
    amend_draft(desk, post.post_id, saying(NAMING), ANN)
    amend_draft(desk, post.post_id, saying(f"{NAMING}!"), SAM)
    with pytest.raises(NotPermittedError, match="You wrote or edited this post"):
        answered(desk, post, ANN)
    assert answered(desk, post, HELEN).state is State.QUEUED


def test_who_only_moved_a_post_may_answer_once_somebody_else_has_had_it(desk: Desk) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    amend_draft(desk, post.post_id, saying(NAMING, time=dt.time(10)), ANN)
    with pytest.raises(NotPermittedError, match="You wrote or edited this post"):
        answered(desk, post, ANN)
    amend_draft(desk, post.post_id, saying(NAMING, time=dt.time(11)), SAM)
    assert answered(desk, post, ANN).state is State.QUEUED


def test_an_answer_once_ended_by_an_edit_stays_ended_when_the_words_are_put_back(desk: Desk) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    assert answered(desk, post, ANN).state is State.QUEUED
    assert amend_draft(desk, post.post_id, saying(f"{NAMING}!"), SAM).state is State.HELD
    assert amend_draft(desk, post.post_id, saying(NAMING), SAM).state is State.HELD
    amended = [facts_of(entry.raw)[0] for entry in case(desk, post.post_id).entries if entry.event == "amend"]
    assert [facts.values["voided"] for facts in amended] == ["1", "0"]
    assert answered(desk, post, ANN).state is State.QUEUED
    assert [given["void"] for given in case_facts(case(desk, post.post_id), desk.reference.statutes)["overrides"]] == [
        True,
        False,
    ]

import pytest

from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import queue
from gate.desk.keep_users import change_roles
from gate.desk.review import why_not_review
from gate.desk.why_not import EVENTS, why_not
from gate.desk.withdraw import refuse_post
from gate.workflow.lifecycle import State
from gate.workflow.override import NotPermittedError
from gate.workflow.permission import Act
from gate.workflow.role import Grant, Role

ANN, SAM, OLU, RAVI = (SignedIn(person_id=one) for one in ("ann", "sam", "olu", "ravi"))


@pytest.fixture
def held(desk: Desk) -> str:
    return next(post for post in queue(desk, states=(State.HELD,)) if "Jane Okafor" in post.draft.words).post_id


def test_the_clerk_may_return_and_refuse_what_is_held(desk: Desk, held: str) -> None:
    assert why_not(desk, Act.RETURN, held, ANN) == ()
    assert why_not(desk, Act.REFUSE, held, ANN) == ()


def test_whoever_may_not_is_told_which_role_it_needs_and_the_act_says_the_same(desk: Desk, held: str) -> None:
    told = why_not(desk, Act.REFUSE, held, SAM)
    needs = "it needs the role clerk, deputy or monitoring officer. Ask your clerk."
    assert told == (f"Sam Adeyemi may not refuse a post: {needs}",)
    with pytest.raises(NotPermittedError) as refused:
        refuse_post(desk, held, SAM, reason="Not now, wait for the poll.")
    assert refused.value.objections == told


def test_what_its_state_forbids_is_said_too(desk: Desk, held: str) -> None:
    refuse_post(desk, held, ANN, reason="Not during the election period.")
    for act in EVENTS:
        assert why_not(desk, act, held, ANN)[0].startswith("A post that is withdrawn cannot be ")


def test_a_role_for_one_account_alone_counts_for_that_account(desk: Desk, held: str) -> None:
    change_roles(desk, "ravi", ANN, grants=(Grant(role=Role.REVIEWER, account_id="town-x"),))
    assert why_not(desk, Act.RETURN, held, RAVI)  # the post is for Facebook


def test_nobody_owes_a_look_at_what_has_not_gone_out(desk: Desk, held: str) -> None:
    assert why_not_review(desk, held, OLU) == (f"Nobody owes a look at post {held}.",)

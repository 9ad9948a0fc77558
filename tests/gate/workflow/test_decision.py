"""May the post go now, and what the officer is told."""

import datetime as dt

import pytest

from gate.publicity.finding import Severity
from gate.workflow.decision import decide
from gate.workflow.role import Role

POLL = "local.anytown.2027-05-06"
WRITERS = frozenset({"olive"})


@pytest.fixture
def clare(make_actor):
    return make_actor("clare", Role.CLERK)


def deciding(screening, *overrides, at, actors=(), writers=WRITERS, **more):
    return decide(
        screening, overrides, at=at, actors={actor.person_id: actor for actor in actors}, writers=writers, **more
    )


def test_a_post_in_which_nothing_was_found_may_go(make_screening, noon):
    decision = deciding(make_screening(), at=noon)
    assert decision.clear
    assert str(decision) == "May go: no rule holds it."


def test_advice_holds_nothing(make_screening, make_finding, noon):
    assert deciding(make_screening(make_finding(Severity.ADVISE)), at=noon).clear


def test_a_block_stops_a_post_and_names_the_officers(make_screening, make_finding, noon):
    decision = deciding(make_screening(make_finding()), at=noon)
    assert not decision.clear
    assert str(decision) == (
        "Stopped: candidate full name. A clerk, deputy or monitoring officer who did not write it may answer for it."
        " This is advice. The clerk decides."
    )


def test_a_flag_needs_a_second_person_and_names_the_reviewer_too(make_screening, make_finding, noon):
    assert str(deciding(make_screening(make_finding(Severity.FLAG)), at=noon)) == (
        "Needs a second person: controversial matter. A reviewer, clerk, deputy or monitoring officer who did not"
        " write it may answer for it. This is advice. The clerk decides."
    )


def test_the_strongest_finding_is_named_first_and_each_name_once(make_screening, make_finding, noon):
    found = (make_finding(Severity.FLAG), make_finding(), make_finding(words="Jon Okafor"))
    assert deciding(make_screening(*found), at=noon).summary == "candidate full name, controversial matter"


def test_where_no_one_role_may_answer_for_all_each_is_named_with_their_part(make_screening, make_finding, noon):
    found = (make_finding(), make_finding(Severity.FLAG, answered_by=("chairman",)))
    assert str(deciding(make_screening(*found), at=noon)) == (
        "Stopped: candidate full name, controversial matter. Each may answer for their part (candidate full name: "
        "clerk, deputy or monitoring officer; controversial matter: chairman). This is advice. The clerk decides."
    )


def test_what_could_not_be_decided_holds_whatever_the_findings(make_screening, noon):
    decision = deciding(make_screening(undecided="The list of candidates cannot be read."), at=noon)
    assert not decision.clear
    assert decision.summary == "could not decide"
    assert str(decision) == (
        "Could not decide: The list of candidates cannot be read. The post is held. This is advice. The clerk decides."
    )


def test_nobody_can_answer_for_what_could_not_be_decided(make_screening, make_finding, make_override, clare, noon):
    found = make_finding()
    screening = make_screening(found, undecided="The list of candidates cannot be read.")
    assert not deciding(screening, make_override(found, by=clare), at=noon, actors=(clare,)).clear


def test_a_post_that_an_officer_answered_for_may_go_and_says_who(
    make_screening, make_finding, make_override, clare, noon
):
    found = make_finding()
    decision = deciding(make_screening(found), make_override(found, by=clare), at=noon, actors=(clare,))
    assert decision.clear
    assert str(decision) == "May go: Clare answered for what the gate found."


def test_an_answer_does_not_cover_a_name_added_later(make_screening, make_finding, make_override, clare, noon):
    seen, new = make_finding(), make_finding(words="Jon Okafor")
    decision = deciding(make_screening(seen, new), make_override(seen, by=clare), at=noon, actors=(clare,))
    assert decision.standing == (new,)


def test_an_answer_that_has_lapsed_no_longer_counts(make_screening, make_finding, make_override, clare, noon):
    found = make_finding()
    late = noon + dt.timedelta(minutes=15)
    assert not deciding(make_screening(found), make_override(found, by=clare), at=late, actors=(clare,)).clear


@pytest.mark.parametrize(
    "now",
    [
        pytest.param({}, id="someone removed since"),
        pytest.param({"roles": ()}, id="the role was lost since"),
        pytest.param({"roles": (Role.REVIEWER,)}, id="only a lesser role is left"),
        pytest.param({"roles": (Role.CLERK,), "standing_in": frozenset({POLL})}, id="they stand since"),
    ],
)
def test_authority_is_judged_again_as_it_is_now(
    now, make_screening, make_finding, make_override, make_actor, clare, noon
):
    found = make_finding()
    actors = (make_actor("clare", *now.pop("roles"), **now),) if now else ()
    assert not deciding(make_screening(found), make_override(found, by=clare), at=noon, actors=actors).clear


def test_an_answer_by_someone_who_has_since_edited_the_post_no_longer_counts(
    make_screening, make_finding, make_override, clare, noon
):
    found = make_finding()
    decision = deciding(
        make_screening(found),
        make_override(found, by=clare),
        at=noon,
        actors=(clare,),
        writers=frozenset({"olive", "clare"}),
    )
    assert decision.standing == (found,)


def test_two_approvers_are_two_different_persons(make_screening, make_finding, make_override, make_actor, clare, noon):
    found = make_finding()
    mo = make_actor("mo", Role.MONITORING_OFFICER)
    first, again, other = (make_override(found, by=by) for by in (clare, clare, mo))
    held = deciding(make_screening(found), first, again, at=noon, actors=(clare, mo), approvers_wanted=2)
    gone = deciding(make_screening(found), first, other, at=noon, actors=(clare, mo), approvers_wanted=2)
    assert (held.clear, gone.clear) == (False, True)
    assert str(gone) == "May go: Clare, Mo answered for what the gate found."


def test_a_council_that_asks_for_no_approver_still_needs_one(make_screening, make_finding, noon):
    assert not deciding(make_screening(make_finding()), at=noon, approvers_wanted=0).clear


def test_different_officers_may_answer_for_different_findings(
    make_screening, make_finding, make_override, make_actor, clare, noon
):
    block, flag = make_finding(), make_finding(Severity.FLAG)
    rita = make_actor("rita", Role.REVIEWER)
    answers = (make_override(block, by=clare), make_override(flag, by=rita))
    assert deciding(make_screening(block, flag), *answers, at=noon, actors=(clare, rita)).clear

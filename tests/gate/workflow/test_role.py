"""Who holds which role, on which London day, for which account."""

import datetime as dt

import pytest

from gate.workflow.role import THE_GATE, Actor, Grant, Person, Role, in_words

MONDAY, FRIDAY = dt.date(2027, 4, 19), dt.date(2027, 4, 23)
DAY = dt.timedelta(days=1)


@pytest.fixture
def deputy() -> Person:
    """Named deputy from Monday to Friday."""
    return Person(
        person_id="dev",
        name="Dev Deputy",
        grants=(Grant(role=Role.AUTHOR), Grant(role=Role.DEPUTY, starts=MONDAY, until=FRIDAY)),
    )


@pytest.mark.parametrize(
    ("day", "is_deputy"), [(MONDAY - DAY, False), (MONDAY, True), (FRIDAY, True), (FRIDAY + DAY, False)]
)
def test_a_named_deputy_is_deputy_on_the_days_named_both_included(day, is_deputy, deputy):
    assert (Role.DEPUTY in deputy.acting(day=day).roles) is is_deputy


def test_a_deputy_keeps_their_other_roles_outside_those_days(deputy):
    assert deputy.acting(day=FRIDAY + DAY).roles == frozenset({Role.AUTHOR})


def test_a_person_who_was_removed_acts_with_no_role_from_that_day_on():
    gone = Person(person_id="gil", name="Gil Gone", grants=(Grant(role=Role.CLERK),), removed_on=MONDAY)
    assert gone.acting(day=MONDAY - DAY).roles == frozenset({Role.CLERK})
    assert gone.acting(day=MONDAY).roles == frozenset()
    assert gone.acting(day=FRIDAY).roles == frozenset()


def test_a_role_for_one_account_is_none_for_another():
    person = Person(
        person_id="ray", name="Ray", grants=(Grant(role=Role.REVIEWER, account_id="library"), Grant(role=Role.AUTHOR))
    )
    assert person.acting(day=MONDAY, account_id="library").roles == frozenset({Role.REVIEWER, Role.AUTHOR})
    assert person.acting(day=MONDAY, account_id="museum").roles == frozenset({Role.AUTHOR})


def test_a_line_manager_acts_for_the_persons_named_and_only_while_the_grant_holds():
    grant = Grant(role=Role.LINE_MANAGER, manages=("olive", "pat"), until=FRIDAY)
    manager = Person(person_id="max", name="Max", grants=(grant,))
    assert manager.acting(day=FRIDAY).manages == frozenset({"olive", "pat"})
    assert manager.acting(day=FRIDAY + DAY).manages == frozenset()


def test_the_strongest_fitting_role_is_not_guessed_but_taken_in_one_fixed_order():
    actor = Actor(person_id="clare", name="Clare", roles=frozenset({Role.MONITORING_OFFICER, Role.CLERK}))
    assert actor.role_among(frozenset({Role.CLERK, Role.MONITORING_OFFICER})) is Role.CLERK
    assert actor.role_among(frozenset({Role.AUTHOR})) is None
    assert actor.role_among(frozenset()) is None


def test_no_person_is_the_gate_and_the_gate_is_nothing_else():
    assert THE_GATE.roles == frozenset({Role.GATE})


def test_nobody_can_be_granted_to_act_as_the_gate():
    person = Person(person_id="sly", name="Sly", grants=(Grant(role=Role.GATE), Grant(role=Role.AUTHOR)))
    assert person.acting(day=MONDAY).roles == frozenset({Role.AUTHOR})


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (frozenset(), "nobody"),
        (frozenset({Role.CLERK}), "clerk"),
        (frozenset({Role.MONITORING_OFFICER, Role.CLERK}), "clerk or monitoring officer"),
        (frozenset({Role.DEPUTY, Role.AUTHOR, Role.CLERK}), "author, clerk or deputy"),
    ],
)
def test_roles_are_named_as_a_sentence_names_them(roles, said):
    assert in_words(roles) == said

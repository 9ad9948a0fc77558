import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import entries, place, queue
from gate.desk.keep_sign_ins import sign_in_ways
from gate.desk.sign_in import sign_in_with_code
from gate.desk.typed_words import typed_before
from gate.workflow.lifecycle import State
from gate.workflow.role import Grant, Person, Role
from tests.conftest import HandClock
from tests.ui.conftest import Opened, told


def person(desk: Desk, person_id: str) -> Person:
    return next(one for one in place(desk).persons if one.person_id == person_id)


def task(at: AppTest, who: str, what: str) -> AppTest:
    at.selectbox(key="user-who").select(who).run()
    at.radio(key="user-task").set_value(what).run()
    return at


def test_a_person_is_added_with_roles(page: Opened, demonstration: Desk) -> None:
    at = page("users", "ann")
    at.text_input(key="user-name").set_value("Dilys Hart")
    at.text_input(key="user-id").set_value("dilys")
    at.multiselect(key="user-roles").set_value([Role.AUTHOR])
    at.button(key="user-add").click().run()
    assert person(demonstration, "dilys").grants == (Grant(role=Role.AUTHOR),)


def test_roles_are_given_for_one_account_and_the_others_stay(page: Opened, demonstration: Desk) -> None:
    before = person(demonstration, "sam").grants
    at = task(page("users", "ann"), "sam", "Roles")
    at.selectbox(key="account-sam").select("town-x").run()
    at.multiselect(key="roles-sam-town-x").set_value([Role.REVIEWER])
    at.button(key="user-change").click().run()
    assert person(demonstration, "sam").grants == (*before, Grant(role=Role.REVIEWER, account_id="town-x"))


def test_a_deputy_is_named_from_day_to_day(page: Opened, demonstration: Desk) -> None:
    at = task(page("users", "ann"), "ravi", "Deputy for certain days")
    at.date_input(key="deputy-from").set_value(dt.date(2027, 4, 13))
    at.date_input(key="deputy-until").set_value(dt.date(2027, 4, 16))
    at.button(key="user-deputy").click().run()
    assert Grant(role=Role.DEPUTY, starts=dt.date(2027, 4, 13), until=dt.date(2027, 4, 16)) in (
        person(demonstration, "ravi").grants
    )
    assert "deputy from 13 April 2027 to 16 April 2027" in told(at)


def test_a_code_for_a_first_sign_in_is_shown_once_and_is_good(page: Opened, demonstration: Desk) -> None:
    at = task(page("users", "ann"), "sam", "How they sign in")
    at.button(key="user-code").click().run()
    shown = next(one.value for one in at.success if "shown this once" in one.value)
    code = shown.rsplit(" ", 1)[1]
    assert sign_in_with_code(demonstration, code, "harbour lemon quiet stove", address="").person_id == "sam"
    assert code not in told(at.run())


def test_someone_is_said_to_be_a_candidate(page: Opened, demonstration: Desk) -> None:
    with demonstration.look() as work:
        candidate = work.registers.people.candidates[0]
    at = task(page("users", "ann"), "sam", "Who they are among candidates and members")
    at.multiselect(key="user-is").set_value([candidate.person_id])
    at.button(key="user-stands").click().run()
    assert person(demonstration, "sam").stands_as == (candidate.person_id,)
    assert f"{candidate.name} (candidate)" in told(at)


def test_a_leaver_is_removed_and_what_they_had_open_goes_to_another(page: Opened, demonstration: Desk) -> None:
    held = [post for post in queue(demonstration, states=(State.HELD,)) if post.author == "sam"]
    at = task(page("users", "ann"), "sam", "They leave")
    assert "Sam Adeyemi has" in told(at)
    at.selectbox(key="user-heir").select("ravi").run()
    at.button(key="user-remove").click().run()
    assert person(demonstration, "sam").removed_on == dt.date(2027, 4, 12)
    assert {post.passed_to for post in queue(demonstration, states=(State.HELD,)) if post.author == "sam"} == {"ravi"}
    passed = [entry.subject for entry in entries(demonstration) if entry.event == "pass on"]
    assert {post.post_id for post in held} <= set(passed)


def test_nobody_is_offered_a_change_to_their_own_roles(page: Opened) -> None:
    at = page("users", "ann")
    assert "Ann Price" not in at.selectbox(key="user-who").options


def test_an_author_is_told_who_says_who_may_do_what_and_the_attempt_is_written_down_once(
    page: Opened, demonstration: Desk
) -> None:
    before = len(entries(demonstration))
    at = page("users", "sam").run()
    assert not [button for button in at.button if str(button.key).startswith("user-")]
    assert "Sam Adeyemi may not say who may do what" in told(at)
    assert "Ask Ann Price or Jane Okafor." in told(at)
    added = entries(demonstration)[before:]
    assert [(entry.event, entry.actor) for entry in added] == [("refused", "sam")]


def test_an_old_sign_in_is_asked_for_anew_and_what_was_typed_is_kept(
    page: Opened, demonstration: Desk, clock: HandClock
) -> None:
    at = page("users", "ann", **{"signed-in-at": clock() - dt.timedelta(minutes=16)})
    at.text_input(key="user-name").set_value("Dilys Hart")
    assert not [button for button in at.button if button.key == "user-add"]
    at.button(key="user-add-again").click().run()
    assert not at.exception
    assert "dilys" not in {one.person_id for one in place(demonstration).persons}
    again = page("users", "ann")
    assert again.text_input(key="user-name").value == "Dilys Hart"


@pytest.mark.parametrize("minutes", [15, 14])
def test_a_sign_in_of_fifteen_minutes_is_not_old(page: Opened, clock: HandClock, minutes: int) -> None:
    at = page("users", "ann", **{"signed-in-at": clock() - dt.timedelta(minutes=minutes)})
    assert [button for button in at.button if button.key == "user-add"]


def test_how_everyone_signs_in_is_shown_to_who_keeps_it(page: Opened, demonstration: Desk) -> None:
    at = page("users", "ann")
    assert "nothing yet" in told(at)
    assert {ways.person_id for ways in sign_in_ways(demonstration, SignedIn(person_id="ann"))} >= {"ann", "sam"}


def test_nothing_typed_waits_where_nothing_was_kept(demonstration: Desk) -> None:
    assert typed_before(demonstration, SignedIn(person_id="ann"), "users") == {}

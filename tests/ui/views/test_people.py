import datetime as dt

from gate.desk.desk import Desk
from gate.desk.enquiries import people, place
from gate.workflow.role import Grant, Person, Role
from tests.ui.conftest import Opened, told

MORE = (
    b"name,role,body\nBeryl Stanhope,Town Mayor,Thornwick Town Council\nIdris Vale,Councillor,Thornwick Town Council\n"
)


def person(desk: Desk, person_id: str) -> Person:
    return next(one for one in place(desk).persons if one.person_id == person_id)


def test_who_stands_is_told_poll_by_poll_with_whether_the_list_is_complete(page: Opened) -> None:
    said = told(page("people", "sam"))
    assert "6, complete" in said
    assert "Jane Okafor (Labour Party)" in said
    assert "0, not complete: sitting members stand in" in said


def test_a_file_is_looked_at_before_it_is_taken_in(page: Opened, demonstration: Desk) -> None:
    at = page("people", "ann")
    at.file_uploader(key="people-file").upload("members.csv", MORE, "text/csv")
    at.run()
    assert "It holds: 2 for members. Nothing is taken in yet." in told(at)
    assert len(people(demonstration).members) == 3
    at.button(key="people-take").click().run()
    assert {one.name for one in people(demonstration).members} == {"Beryl Stanhope", "Idris Vale"}


def test_a_person_is_added_with_roles(page: Opened, demonstration: Desk) -> None:
    at = page("people", "ann")
    at.text_input(key="user-name").set_value("Dilys Hart")
    at.text_input(key="user-id").set_value("dilys")
    at.multiselect(key="user-roles").set_value([Role.AUTHOR])
    at.button(key="user-add").click().run()
    assert person(demonstration, "dilys").grants == (Grant(role=Role.AUTHOR),)


def test_a_deputy_is_named_from_day_to_day(page: Opened, demonstration: Desk) -> None:
    at = page("people", "ann")
    at.selectbox(key="user-who").select("ravi").run()
    at.date_input(key="deputy-from").set_value(dt.date(2027, 4, 13))
    at.date_input(key="deputy-until").set_value(dt.date(2027, 4, 16))
    at.button(key="user-deputy").click().run()
    assert Grant(role=Role.DEPUTY, starts=dt.date(2027, 4, 13), until=dt.date(2027, 4, 16)) in (
        person(demonstration, "ravi").grants
    )
    assert "deputy, 13 April 2027 to 16 April 2027" in told(at)


def test_a_leaver_is_removed_and_cannot_be_signed_in_as_before(page: Opened, demonstration: Desk) -> None:
    at = page("people", "ann")
    at.selectbox(key="user-who").select("ravi").run()
    at.button(key="user-remove").click().run()
    assert person(demonstration, "ravi").removed_on == dt.date(2027, 4, 12)
    desk_of_ravi = page("clerks_desk", "ravi")
    assert not [button for button in desk_of_ravi.button if button.key == "act-override"]


def test_nobody_is_offered_a_change_to_their_own_roles(page: Opened) -> None:
    at = page("people", "ann")
    assert "ann" not in at.selectbox(key="user-who").options
    assert "Ann Price" not in at.selectbox(key="user-who").options


def test_an_author_is_told_who_says_who_may_do_what(page: Opened) -> None:
    at = page("people", "sam")
    assert not [button for button in at.button if str(button.key).startswith("user-")]
    assert "Sam Adeyemi may not say who may do what" in told(at)

import datetime as dt

from gate.desk.desk import Desk
from gate.desk.enquiries import case, kept_calendar, people, place
from gate.desk.keep_calendar import move_poll
from gate.desk.submit import submit_draft
from gate.workflow.lifecycle import State
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, SAM, saying
from tests.ui.conftest import Opened, told

MORE = (
    b"name,role,body\nBeryl Stanhope,Town Mayor,Thornwick Town Council\nIdris Vale,Councillor,Thornwick Town Council\n"
)
STATEMENT = "QUILL, Ada Rose (commonly known as Ada Quill)\tGreen Party\nO'DOWD, Seán\tIndependent\n"


def test_who_stands_is_told_poll_by_poll_with_whether_the_list_is_complete(page: Opened) -> None:
    said = told(page("people", "sam"))
    assert "6, everybody who stands" in said
    assert "<strong>Harbour</strong>: Jane Okafor (Labour Party; works here)" in said
    assert "0, not everybody yet: sitting members count as standing" in said


def test_a_clerk_who_stands_is_explained(page: Opened) -> None:
    assert "Jane Okafor works here and stands for election: one person" in told(page("people", "sam"))


def test_a_file_is_looked_at_before_it_is_taken_in(page: Opened, demonstration: Desk) -> None:
    at = page("people", "ann")
    at.file_uploader(key="people-file").upload("members.csv", MORE, "text/csv")
    at.run()
    assert "It holds: 2 for members. Nothing is taken in yet." in told(at)
    assert len(people(demonstration).members) == 3
    at.button(key="people-take").click().run()
    assert {one.name for one in people(demonstration).members} == {"Beryl Stanhope", "Idris Vale"}


def test_a_pasted_statement_is_shown_before_it_is_kept(page: Opened, demonstration: Desk) -> None:
    before = len(people(demonstration).candidates)
    county = next(poll.poll_id for poll in kept_calendar(demonstration).polls if poll.poll_id.startswith("local."))
    at = page("people", "ann")
    at.selectbox(key="paste-poll").set_value(county)
    at.text_input(key="paste-area").set_value("Quay")
    at.text_area(key="paste-text").set_value(STATEMENT).run()
    assert "2 people were read" in told(at)
    assert len(people(demonstration).candidates) == before
    at.button(key="paste-keep").click().run()
    kept = [one for one in people(demonstration).candidates if one.poll_id == county]
    assert [(one.name, one.area_name) for one in kept] == [("Ada Quill", "Quay"), ("Seán O'Dowd", "Quay")]
    assert "2 candidates are kept." in told(at)


def test_a_line_that_is_no_person_is_told_with_its_number_and_what_to_do(page: Opened) -> None:
    at = page("people", "ann")
    at.text_area(key="paste-text").set_value("Returning Officer").run()
    assert any("line 1" in one.value and "SURNAME, Forenames" in one.value for one in at.error)


def test_an_account_is_added_with_its_area_and_how_a_post_leaves(page: Opened, demonstration: Desk) -> None:
    at = page("people", "ann")
    at.text_input(key="name-new-3").set_value("Harbour ward on Nextdoor")
    at.selectbox(key="network-new-3").set_value("nextdoor")
    at.selectbox(key="area-new-3").set_value("thornwick-harbour")
    at.button(key="FormSubmitter:account-new-3-Keep this account").click().run()
    assert "Harbour ward on Nextdoor is kept." in told(at)
    kept = next(one for one in place(demonstration).accounts if one.network == "nextdoor")
    assert (kept.account_id, kept.area, kept.channel) == ("harbour-ward-on-nextdoor", "thornwick-harbour", "handover")


def test_who_may_not_keep_accounts_is_told_why(page: Opened) -> None:
    assert "Sam Adeyemi may not keep the accounts" in told(page("people", "sam"))


def test_a_pasted_statement_that_asks_for_a_fresh_sign_in_comes_back_as_pasted(
    page: Opened, demonstration: Desk, clock: HandClock
) -> None:
    poll_id = "parish.thornwick.2027-04-22"
    move_poll(demonstration, poll_id, dt.date(2027, 4, 29), ANN, reason="The hall is flooded")
    clock.forward(minutes=1)
    held = submit_draft(demonstration, saying("Martin Sedge will lead the walk."), SAM)  # the list is of before
    at = page("people", "ann", **{"signed-in-at": clock() - dt.timedelta(minutes=20)})
    at.selectbox(key="paste-poll").select(poll_id)
    at.checkbox(key="paste-whole").check()
    at.text_area(key="paste-text").set_value(STATEMENT).run()
    at.button(key="paste-keep").click().run()
    assert "Sign in again: this would let" in told(at)
    at.button(key="again-statement").click().run()
    again = page("people", "ann")
    assert not again.exception
    assert again.text_area(key="paste-text").value == STATEMENT
    assert again.checkbox(key="paste-whole").value
    again.button(key="paste-keep").click().run()
    assert case(demonstration, held.post_id).post.state is State.QUEUED

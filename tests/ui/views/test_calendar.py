import datetime as dt

from calendars.nation import Nation
from calendars.poll import Poll, PollKind, PollStatus
from gate.desk.desk import Desk
from gate.desk.enquiries import case, kept_calendar, queue
from gate.desk.keep_calendar import add_polls, new_poll, the_poll
from gate.desk.submit import submit_draft
from gate.desk.typed_words import typed_before
from gate.workflow.lifecycle import State
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, NAMING, SAM, saying
from tests.ui.conftest import Opened, told

TOWN = "parish.thornwick.2027-04-22"


def town(desk: Desk) -> Poll:
    with desk.look() as work:
        return the_poll(work, TOWN)


def test_the_picture_and_the_table_say_the_same(page: Opened) -> None:
    at = page("calendar", "ann")
    assert not at.exception
    said = told(at)
    assert said.count("Thornwick Town Council election") >= 2
    assert "Polls and periods" in said
    assert "today" in said


def test_the_day_from_which_it_cannot_tell_is_named_as_such(page: Opened) -> None:
    """Confirmed until 28 days after the poll of 4 May 2028: the last day that may be answered no is 31 May."""
    at = page("calendar", "ann")
    assert "no poll is missing before Thursday 1 June 2028" in told(at)
    assert "From then on the gate answers cannot tell" in told(at)
    assert at.date_input(key="confirm-day").label == "You are sure of every day before"


def test_a_poll_is_added_in_three_answers_with_its_timetable_to_check(page: Opened, demonstration: Desk) -> None:
    at = page("calendar", "ann")
    at.selectbox(key="add-kind").select(PollKind.LOCAL)
    at.selectbox(key="add-area").select("thornwick-east")
    at.date_input(key="add-day").set_value(dt.date(2027, 5, 27)).run()
    said = told(at)
    assert "Check: " in said
    # 25 working days before Thursday 27 May 2027: 26 to 4 May are 17, then the bank holiday of 3 May is left out, and
    # 30 to 26 April make 22, 23 to 21 April 25
    assert "not later than Wednesday 21 April 2027" in said
    at.button(key="add-save").click().run()
    assert "local.thornwick-east.2027-05-27" in {poll.poll_id for poll in kept_calendar(demonstration).polls}


def test_a_poll_beyond_the_known_bank_holidays_is_refused_never_guessed(page: Opened) -> None:
    at = page("calendar", "ann")
    at.date_input(key="add-day").set_value(dt.date(2035, 5, 3)).run()
    assert "Bank holidays are known until" in told(at)
    assert not [button for button in at.button if button.key == "add-save"]


def test_a_poll_shows_before_it_is_saved_which_queued_posts_it_would_catch(page: Opened) -> None:
    at = page("calendar", "ann")
    at.selectbox(key="add-area").select("thornwick")
    at.date_input(key="add-day").set_value(dt.date(2027, 5, 6)).run()
    assert "It would catch" in told(at)


def test_a_notice_is_recorded_and_stands_in_the_history(page: Opened, demonstration: Desk) -> None:
    at = page("calendar", "ann")
    at.selectbox(key="poll").select(TOWN).run()
    at.date_input(key=f"notice-{TOWN}").set_value(dt.date(2027, 3, 12)).run()
    at.button(key="record-notice").click().run()
    assert town(demonstration).notice_day == dt.date(2027, 3, 12)
    assert town(demonstration).history[-1].by == "Ann Price"
    assert "to Friday 12 March 2027</li>" in told(at)


def test_an_earlier_start_is_adopted_with_its_reason(page: Opened, demonstration: Desk) -> None:
    at = page("calendar", "ann")
    at.selectbox(key="poll").select(TOWN)
    at.selectbox(key="change").select("The council starts the period earlier").run()
    at.date_input(key="adopt-day").set_value(dt.date(2027, 3, 1))
    at.text_input(key="adopt-reason").set_value("Full council, 2 February, minute 14")
    at.button(key="adopt").click().run()
    adopted = town(demonstration).adopted
    assert adopted is not None
    assert (adopted.day, adopted.by) == (dt.date(2027, 3, 1), "Ann Price")


def test_a_status_is_recorded_and_the_period_goes_on(page: Opened, demonstration: Desk) -> None:
    at = page("calendar", "ann")
    at.selectbox(key="poll").select(TOWN)
    at.selectbox(key="change").select("The poll is postponed, countermanded, uncontested or abandoned").run()
    at.selectbox(key="status").select(PollStatus.UNCONTESTED)
    at.text_input(key="status-reason").set_value("Six candidates for six seats")
    at.button(key="set-status").click().run()
    assert town(demonstration).status is PollStatus.UNCONTESTED
    assert "Does its period end with the declaration?" in told(at)
    assert len(queue(demonstration, states=(State.HELD,))) == 2


def test_the_end_is_extended_to_the_declaration(page: Opened, demonstration: Desk) -> None:
    at = page("calendar", "ann")
    at.selectbox(key="poll").select(TOWN)
    at.selectbox(key="change").select("The period ends at another time").run()
    at.date_input(key="end-day").set_value(dt.date(2027, 4, 23))
    at.time_input(key="end-time").set_value(dt.time(15))
    at.text_input(key="end-reason").set_value("The clerk: until the results are declared")
    at.button(key="set-end").click().run()
    assert town(demonstration).ends_at == dt.datetime(2027, 4, 23, 14, tzinfo=dt.UTC)


def test_the_calendar_is_confirmed_complete_to_a_day(page: Opened, demonstration: Desk) -> None:
    at = page("calendar", "ann")
    at.date_input(key="confirm-day").set_value(dt.date(2027, 12, 31)).run()
    at.button(key="confirm").click().run()
    assert kept_calendar(demonstration).confirmed_until == dt.date(2027, 12, 31)


def test_an_author_reads_the_calendar_and_is_told_who_keeps_it(page: Opened) -> None:
    at = page("calendar", "sam")
    assert not at.button
    assert "Polls are added and changed by the clerk, a deputy or the monitoring officer." in told(at)


def test_the_list_of_polls_follows_the_language_of_the_page(page: Opened) -> None:
    at = page("calendar", "olu")  # an auditor keeps no calendar, and chooses the language
    assert at.selectbox(key="poll").options[0].endswith("April 2027")
    at.radio(key="tongue").set_value("cy").run()
    assert at.selectbox(key="poll-cy").options[0].endswith("Ebrill 2027")
    assert [box.key for box in at.selectbox].count("poll") == 0


ENDS = "The period ends at another time"


def test_a_change_that_asks_for_a_fresh_sign_in_keeps_what_was_typed_for_it(
    page: Opened, demonstration: Desk, clock: HandClock
) -> None:
    held = submit_draft(demonstration, saying(NAMING), SAM)
    at = page("calendar", "ann", **{"signed-in-at": clock() - dt.timedelta(minutes=20)})
    at.selectbox(key="poll").select(TOWN).run()
    at.selectbox(key="change").select(ENDS).run()
    at.date_input(key="end-day").set_value(dt.date(2027, 4, 12))
    at.time_input(key="end-time").set_value(dt.time(9, 30))
    at.text_input(key="end-reason").set_value("The returning officer abandoned the poll").run()
    at.button(key="set-end").click().run()
    assert "Sign in again: this would let" in told(at)
    assert case(demonstration, held.post_id).post.state is State.HELD
    at.button(key="again-calendar").click().run()
    assert not at.exception

    again = page("calendar", "ann")
    assert not again.exception
    assert again.selectbox(key="change").value == ENDS
    assert again.date_input(key="end-day").value == dt.date(2027, 4, 12)
    assert again.time_input(key="end-time").value == dt.time(9, 30)
    assert again.text_input(key="end-reason").value == "The returning officer abandoned the poll"
    again.button(key="set-end").click().run()
    assert case(demonstration, held.post_id).post.state is State.QUEUED
    assert typed_before(demonstration, ANN, "calendar") == {}


def test_a_poll_to_which_the_law_gives_no_period_is_not_offered_another_start_or_end(
    page: Opened, demonstration: Desk
) -> None:
    poll = new_poll(demonstration, PollKind.PARISH_POLL, Nation.ENGLAND, dt.date(2027, 5, 27))
    add_polls(demonstration, (poll,), ANN)
    at = page("calendar", "ann")
    at.selectbox(key="poll").select(poll.poll_id).run()
    assert at.selectbox(key="change").options == [
        "The notice of election is up, or its day is known",
        "The poll is moved to another day",
        "The poll is postponed, countermanded, uncontested or abandoned",
    ]
    at.selectbox(key="change").select("The poll is postponed, countermanded, uncontested or abandoned").run()
    assert "never ends the period" not in told(at)
    at.selectbox(key="poll").select(TOWN).run()
    assert "The council starts the period earlier" in at.selectbox(key="change").options

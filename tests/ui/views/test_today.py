import datetime as dt

from tests.ui.conftest import Opened, told


def test_the_answer_is_told_to_anyone_with_its_end_its_start_and_its_poll(page: Opened) -> None:
    # The demonstration's town poll is on Thursday 22 April 2027. Its notice is due by the 25th working day before:
    # 21 to 1 April are 15, 31, 30 and 25 March 18 (Easter Monday and Good Friday left out), 24 to 16 March 25.
    at = page("today")
    assert not at.exception
    said = told(at)
    assert "Yes, until 10pm on Thursday 22 April 2027" in said
    assert "Thornwick Town Council election" in said
    assert "since Tuesday 16 March 2027 (notice of election published)" in said


def test_another_day_outside_every_period_is_answered_no_in_another_shape(page: Opened) -> None:
    at = page("today")
    at.selectbox(key="other-day").select(True).run()
    at.date_input(key="day").set_value(dt.date(2027, 4, 23)).run()  # the day after that poll
    assert "pg-no" in told(at)
    assert "Yes, until" not in told(at)


def test_a_day_beyond_the_confirmed_calendar_cannot_be_told_and_says_what_is_missing(page: Opened) -> None:
    at = page("today")
    at.selectbox(key="other-day").select(True).run()
    at.date_input(key="day").set_value(dt.date(2030, 1, 15)).run()
    assert "Cannot tell" in told(at)
    assert "confirmed complete only to" in told(at)


def test_an_hour_that_the_clocks_skip_is_refused_with_both_offsets(page: Opened) -> None:
    at = page("today")
    at.selectbox(key="other-day").select(True).run()
    at.date_input(key="day").set_value(dt.date(2028, 3, 26))
    at.time_input(key="time").set_value(dt.time(1, 30)).run()  # clocks go forward at 1am on 26 March 2028
    assert [error.value for error in at.error] == [
        (
            "01:30 on 26 March 2028 does not exist in London: the clocks go from 01:00 (+00:00) to 02:00 (+01:00). "
            "Choose a time before 01:00 or from 02:00."
        )
    ]


def test_the_page_speaks_welsh(page: Opened) -> None:
    at = page("today")
    at.radio(key="tongue").set_value("cy").run()
    assert "Oes, tan 10pm ddydd Iau 22 Ebrill 2027" in told(at)
    assert "Etholiad Cyngor Tref Thornwick" in told(at)
    assert at.title[0].value == "A oes cyfnod cyn-etholiad mewn grym?"


def test_the_page_speaks_the_language_of_the_page_one_came_from_until_another_is_chosen(page: Opened) -> None:
    at = page("today", address={"lang": "cy"})
    assert at.title[0].value == "A oes cyfnod cyn-etholiad mewn grym?"
    at.radio(key="tongue").set_value("en").run()
    assert at.title[0].value == "Does a pre-election period apply?"
    assert "lang" not in at.query_params
    assert page("today", address={"lang": "fr"}).title[0].value == "Does a pre-election period apply?"


def test_a_past_day_also_says_what_was_answered_then(page: Opened) -> None:
    at = page("today")
    at.selectbox(key="other-day").select(True).run()
    at.date_input(key="day").set_value(dt.date(2027, 4, 1)).run()  # before the demonstration's calendar was kept
    assert "On that day the answer here was: Cannot tell." in told(at)


def test_the_day_asked_about_stays_chosen_when_the_language_changes(page: Opened) -> None:
    at = page("today")
    at.selectbox(key="other-day").select(True).run()
    at.date_input(key="day").set_value(dt.date(2027, 4, 23)).run()
    at.radio(key="tongue").set_value("cy").run()
    assert at.selectbox(key="other-day-cy").value is True
    assert at.date_input(key="day").value == dt.date(2027, 4, 23)
    assert "pg-no" in told(at)

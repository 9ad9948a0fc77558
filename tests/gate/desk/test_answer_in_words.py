import datetime as dt
from dataclasses import replace

import pytest

from calendars.civil_time import civil_day, instant_of
from calendars.election_calendar import Doubt, Holds
from calendars.nation import Nation
from calendars.period import StartBasis
from calendars.poll import PollKind
from calendars.timetable import Step
from gate.desk.answer_in_words import AnswerInWords, Said, told
from gate.desk.answer_texts import ADVICE, BASIS, EXPLAINED, STEP, WORD
from gate.desk.dates_in_words import Tongue
from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk
from gate.desk.enquiries import kept_calendar, today
from gate.desk.keep_calendar import add_polls, new_poll
from gate.desk.timeline import steps_to_come


def said(desk: Desk, tongue: Tongue, at: dt.datetime | None = None) -> AnswerInWords:
    return told(
        today(desk, at=at),
        tongue=tongue,
        titles_cy={poll.poll_id: poll.title_cy for poll in kept_calendar(desk).polls},
        nation=Nation.ENGLAND,
        today=civil_day(desk.clock()),
    )


def test_two_periods_at_once_are_both_named_and_the_later_end_leads(desk: Desk) -> None:
    poll = new_poll(
        desk, PollKind.LOCAL, Nation.ENGLAND, dt.date(2027, 5, 6), areas=("estermere",), title="District poll"
    )
    add_polls(desk, (replace(poll, notice_day=dt.date(2027, 3, 30)),), CLERK)
    words = said(desk, Tongue.ENGLISH)
    assert words.headline == "Yes, until 10pm on Thursday 6 May 2027"
    assert {"Thornwick Town Council election", "District poll"} <= {cause.title for cause in words.causes}


def test_a_notice_that_may_be_up_is_told_with_who_can_end_the_doubt(desk: Desk) -> None:
    # The county's poll of 4 May 2028: its notice is due by 27 March 2028 (1 May, Easter Monday 17 April and Good Friday
    # 14 April left out), so 20 March lies within the fifteen working days before.
    words = said(desk, Tongue.ENGLISH, instant_of(dt.date(2028, 3, 20), dt.time(12)))
    assert words.headline == "Cannot tell"
    assert "The clerk can end the doubt" in words.doubts[0].text


def test_every_doubt_and_date_of_the_demonstration_is_said_in_welsh(desk: Desk) -> None:
    for day in (dt.date(2027, 4, 12), dt.date(2028, 3, 20), dt.date(2030, 1, 1)):
        words = said(desk, Tongue.WELSH, instant_of(day, dt.time(12)))
        spoken = [*words.doubts, *(what for _, what in words.next)]
        assert {one.tongue for one in spoken} <= {Tongue.WELSH}, day
        assert "May" not in " ".join(one.text for one in spoken)


def test_an_english_sentence_without_welsh_says_that_it_is_english(desk: Desk) -> None:
    answer = replace(today(desk), doubts=(Doubt(what="The weather is odd.", who_can_end_it="Nobody", how="wait."),))
    words = told(answer, tongue=Tongue.WELSH, titles_cy={}, nation=Nation.ENGLAND, today=civil_day(desk.clock()))
    assert words.doubts == (Said("The weather is odd. Nobody can end the doubt: wait.", Tongue.ENGLISH),)


def test_an_area_that_is_not_known_is_said_in_welsh(desk: Desk) -> None:
    answer = today(desk, area="atlantis")
    words = told(answer, tongue=Tongue.WELSH, titles_cy={}, nation=Nation.ENGLAND, today=civil_day(desk.clock()))
    assert words.holds is Holds.CANNOT_TELL
    assert {one.tongue for one in words.doubts} == {Tongue.WELSH}
    assert "‘atlantis’" in words.doubts[0].text


def test_every_date_to_come_names_its_poll_in_welsh(desk: Desk) -> None:
    titles = {poll.poll_id: f"Pleidlais {number}" for number, poll in enumerate(kept_calendar(desk).polls)}
    for day in (dt.date(2027, 1, 11), dt.date(2027, 4, 12), dt.date(2027, 4, 23)):
        answer = today(desk, at=instant_of(day, dt.time(12)))
        words = told(answer, tongue=Tongue.WELSH, titles_cy=titles, nation=Nation.ENGLAND, today=day)
        about = [what for coming, (_, what) in zip(answer.next, words.next, strict=True) if coming.poll_id]
        assert about
        assert all("Pleidlais" in one.text for one in about), [one.text for one in about]


def test_a_notice_whose_day_is_still_to_come_is_planned_and_from_that_day_on_published(desk: Desk) -> None:
    # Polling on 27 May 2027: the notice is due by the 25th working day before it, 21 April (3 May left out).
    poll = new_poll(
        desk, PollKind.LOCAL, Nation.ENGLAND, dt.date(2027, 5, 27), areas=("estermere",), title="District poll"
    )
    add_polls(desk, (replace(poll, notice_day=dt.date(2027, 4, 13)),), CLERK)  # tomorrow

    def since(tongue: Tongue, today_is: dt.date) -> str:
        answer = today(desk, at=instant_of(dt.date(2027, 4, 20), dt.time(12)))
        words = told(answer, tongue=tongue, titles_cy={}, nation=Nation.ENGLAND, today=today_is)
        return next(cause.since for cause in words.causes if cause.title == "District poll")

    first, later = dt.date(2027, 4, 12), dt.date(2027, 4, 13)
    assert since(Tongue.ENGLISH, first) == "from Tuesday 13 April 2027 (day planned for the notice of election)"
    assert since(Tongue.ENGLISH, later) == "since Tuesday 13 April 2027 (notice of election published)"
    assert since(Tongue.WELSH, first).startswith("o ddydd Mawrth 13 Ebrill 2027 (y diwrnod a gynlluniwyd")
    assert since(Tongue.WELSH, later) == "ers dydd Mawrth 13 Ebrill 2027 (cyhoeddwyd yr hysbysiad etholiad)"


@pytest.mark.parametrize("tongue", list(Tongue))
def test_every_answer_and_every_basis_has_words_in_both_languages(tongue: Tongue) -> None:
    assert set(WORD[tongue]) == set(EXPLAINED[tongue]) == set(Holds)
    assert set(BASIS[tongue]) == set(StartBasis)
    assert [len(ADVICE[tongue][inside]) for inside in (True, False)] == [3, 2]


@pytest.mark.parametrize("tongue", list(Tongue))
def test_every_step_has_words_in_both_languages(tongue: Tongue) -> None:
    assert set(STEP[tongue]) == set(Step)


def test_the_steps_of_a_poll_are_told_among_the_dates_to_come(desk: Desk) -> None:
    # Polling day is 22 April 2027: proxies by the 6th working day before it, Wednesday 14 April; the notice of poll
    # by the 6th too.
    steps = steps_to_come(desk, dt.date(2027, 4, 12))
    words = told(
        today(desk), tongue=Tongue.ENGLISH, titles_cy={}, nation=Nation.ENGLAND, today=dt.date(2027, 4, 12), steps=steps
    )
    said_then = [(when, what.text) for when, what in words.next]
    proxy = "Last day to ask for a proxy vote (Thornwick Town Council election)."
    assert ("Wednesday 14 April 2027 (in 2 days)", proxy) in said_then
    assert ("Thursday 22 April 2027 (in 10 days)", "Polling day (Thornwick Town Council election).") in said_then

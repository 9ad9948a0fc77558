import datetime as dt

import pytest

from calendars.civil_time import instant_of
from gate.desk.dates_in_words import Tongue, full_day, hour, how_far, moment, offset_told, until_when

POLL = dt.date(2027, 5, 6)  # a Thursday


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (dt.time(9), "9am"),
        (dt.time(9, 15), "9.15am"),
        (dt.time(0), "midnight"),
        (dt.time(0, 5), "12.05am"),
        (dt.time(12), "noon"),
        (dt.time(12, 30), "12.30pm"),
        (dt.time(22), "10pm"),
    ],
)
def test_an_hour_is_said_as_on_londons_clock(time: dt.time, said: str) -> None:
    assert hour(instant_of(POLL, time)) == said


def test_a_day_is_said_in_both_languages() -> None:
    assert full_day(POLL) == "Thursday 6 May 2027"
    assert full_day(POLL, Tongue.WELSH) == "dydd Iau 6 Mai 2027"


def test_an_end_at_midnight_is_the_end_of_the_day_before() -> None:
    assert until_when(instant_of(POLL)) == "the end of Wednesday 5 May 2027"
    assert until_when(instant_of(POLL, dt.time(22))) == "10pm on Thursday 6 May 2027"
    assert until_when(instant_of(POLL, dt.time(22)), Tongue.WELSH) == "10pm ddydd Iau 6 Mai 2027"


def test_what_is_near_is_said_by_how_near_it_is() -> None:
    now = instant_of(POLL, dt.time(8))
    assert moment(instant_of(POLL, dt.time(9)), now) == "today, 9am"
    assert moment(instant_of(dt.date(2027, 5, 7), dt.time(9)), now) == "tomorrow, 9am"
    assert moment(instant_of(dt.date(2027, 5, 8), dt.time(9)), now) == "Saturday 8 May 2027, 9am"
    assert (how_far(POLL, dt.date(2027, 4, 24)), how_far(POLL, dt.date(2027, 5, 8))) == ("in 12 days", "2 days ago")


def test_today_is_londons_day_not_that_of_greenwich() -> None:
    late = dt.datetime(2027, 5, 5, 23, 30, tzinfo=dt.UTC)  # 00:30 on 6 May in London
    assert moment(instant_of(POLL, dt.time(9)), late) == "today, 9am"


def test_the_offset_is_told_of_the_day_asked_about() -> None:
    assert offset_told(instant_of(POLL, dt.time(9))) == "summer time, one hour ahead of GMT"
    assert offset_told(instant_of(dt.date(2027, 12, 1), dt.time(9))) == "GMT"

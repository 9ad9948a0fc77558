import datetime as dt

import pytest

from calendars.civil_time import CivilTimeError
from gate.desk.typed_time import read_typed_clock, read_typed_day, read_typed_moment

APRIL_20 = dt.date(2027, 4, 20)  # a Tuesday


@pytest.mark.parametrize(
    "text",
    [
        "2027-04-20",
        "20/04/2027",
        "20/4/27",
        "20.04.2027",
        "20-04-2027",
        "20 April 2027",
        "20th Apr 2027",
        "Tuesday 20 April 2027",
        "Tues, 20 April 2027",
        " 20/04/2027 ",
    ],
)
def test_a_day_is_read_as_people_here_write_it(text: str) -> None:
    assert read_typed_day(text) == APRIL_20


def test_a_day_that_could_be_read_either_way_is_read_day_first() -> None:
    assert read_typed_day("04/05/2027") == dt.date(2027, 5, 4)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("04/20/2027", "‘04/20/2027’ has the month first. Write the day first, or write it as 2027-04-20."),
        ("Monday 20 April 2027", "‘Monday 20 April 2027’ is a Tuesday. Correct the day or the date."),
        ("31/04/2027", "‘31/04/2027’ is not a day. Write it as 20/04/2027 or 2027-04-20."),
        ("next week", "‘next week’ is not a day. Write it as 20/04/2027 or 2027-04-20."),
        ("46132", "‘46132’ is not a day. Write it as 20/04/2027 or 2027-04-20."),
        ("", "‘’ is not a day. Write it as 20/04/2027 or 2027-04-20."),
    ],
)
def test_what_is_no_day_is_refused_with_the_cure(text: str, told: str) -> None:
    with pytest.raises(CivilTimeError) as refused:
        read_typed_day(text)
    assert str(refused.value) == told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("09:00", dt.time(9)),
        ("9am", dt.time(9)),
        ("9.30am", dt.time(9, 30)),
        ("9:30 PM", dt.time(21, 30)),
        ("12am", dt.time(0)),
        ("12pm", dt.time(12)),
        ("17:00:00", dt.time(17)),
        ("17.45", dt.time(17, 45)),
    ],
)
def test_a_time_of_day_is_read_as_people_here_write_it(text: str, wanted: dt.time) -> None:
    assert read_typed_clock(text) == wanted


@pytest.mark.parametrize("text", ["9", "25:00", "13pm", "0am", "9:60", "noon", ""])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(CivilTimeError, match="is not a time of day"):
        read_typed_clock(text)


@pytest.mark.parametrize(
    "text",
    [
        "20/04/2027 09:00",
        "20/04/2027 9am",
        "20/04/2027 9.00 am",
        "Tuesday 20 April 2027 at 9am",
        "2027-04-20 09:00",
        "2027-04-20T09:00",
        "2027-04-20T08:00+00:00",
        "20/04/2027, 09:00",
    ],
)
def test_a_day_and_a_time_are_one_instant_on_londons_clocks(text: str) -> None:
    assert read_typed_moment(text) == dt.datetime(2027, 4, 20, 8, tzinfo=dt.UTC)  # summer time: an hour ahead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("28/03/2027 01:30", "01:30 on 28 March 2027 does not exist in London"),
        ("31/10/2027 1.30am", "01:30 on 31 October 2027 happens twice in London"),
        ("20/04/2027", "‘20/04/2027’ has no time of day"),
    ],
)
def test_a_time_that_is_no_instant_is_refused(text: str, told: str) -> None:
    with pytest.raises(CivilTimeError, match=told):
        read_typed_moment(text)

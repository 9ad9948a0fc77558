"""Days and hours as people write them."""

import datetime as dt

import pytest

from gate.publicity.text.dates import days_in, hours_in


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Monday 19 April", dt.date(2027, 4, 19)),
        ("by the 19th of April 2027", dt.date(2027, 4, 19)),
        ("April 19th", dt.date(2027, 4, 19)),
        ("19/04/2027", dt.date(2027, 4, 19)),
        ("19.04.27", dt.date(2027, 4, 19)),
        ("Thurs 6 May", dt.date(2027, 5, 6)),
        ("ddydd Llun 19 Ebrill", dt.date(2027, 4, 19)),
        ("y 6ed o Fai", dt.date(2027, 5, 6)),
        ("19eg o Ebrill", dt.date(2027, 4, 19)),
        ("1af o Fehefin", dt.date(2027, 6, 1)),
        ("31 April", None),
        ("tomorrow", dt.date(2027, 4, 13)),
        ("yfory", dt.date(2027, 4, 13)),
        ("this Thursday", dt.date(2027, 4, 15)),
        ("ddydd Iau", dt.date(2027, 4, 15)),
        ("Thursday week", dt.date(2027, 4, 22)),
        ("a week on Friday", dt.date(2027, 4, 23)),
        ("a week today", dt.date(2027, 4, 19)),
        ("in three days' time", dt.date(2027, 4, 15)),
    ],
)
def test_a_day_is_read_in_both_languages(words: str, day: dt.date | None) -> None:
    found = [one.may_be(year=2027, today=dt.date(2027, 4, 12)) for one in days_in(words)]  # a Monday
    assert found == [(day,) if day else ()]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("next Thursday", (dt.date(2027, 4, 15), dt.date(2027, 4, 22))),
        ("Monday", (dt.date(2027, 4, 12), dt.date(2027, 4, 19))),
    ],
)
def test_a_day_of_the_week_may_mean_one_of_two(words: str, days: tuple[dt.date, ...]) -> None:
    (told,) = days_in(words)
    assert told.may_be(year=2027, today=dt.date(2027, 4, 12)) == days


@pytest.mark.parametrize("words", ["tomorrow", "this Thursday"])
def test_a_day_by_its_distance_means_nothing_where_today_is_not_known(words: str) -> None:
    assert [one.may_be(year=2027, today=None) for one in days_in(words)] == [()]


@pytest.mark.parametrize("words", ["last Thursday", "every Thursday", "Thursdays", "dydd Iau diwethaf"])
def test_a_day_that_has_passed_or_comes_every_week_is_no_day_to_come(words: str) -> None:
    assert days_in(words) == []


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("5pm", dt.time(17)),
        ("5.30 pm", dt.time(17, 30)),
        ("17:00", dt.time(17)),
        ("12 p.m.", dt.time(12)),
        ("12am", dt.time(0)),
        ("noon", dt.time(12)),
        ("midnight", dt.time(23, 59)),
        ("7 y bore", dt.time(7)),
        ("10 yr hwyr", dt.time(22)),
    ],
)
def test_an_hour_is_read_in_both_languages(words: str, hour: dt.time) -> None:
    assert [one.hour for one in hours_in(words)] == [hour]


@pytest.mark.parametrize("words", ["13pm", "99 problems", "may be", "5 of us"])
def test_what_is_no_day_and_no_hour_is_left_alone(words: str) -> None:
    assert [*days_in(words), *hours_in(words)] == []

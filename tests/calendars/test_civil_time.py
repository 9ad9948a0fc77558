"""London civil time: days, hours, and the two nights on which the clocks change."""

import datetime as dt

import pytest

from calendars.civil_time import (
    CivilTimeError,
    civil_day,
    end_in_words,
    hour_in_words,
    instant_of,
    read_instant,
    require_aware,
)

UTC = dt.UTC


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (dt.datetime(2027, 3, 30, 22, 59, tzinfo=UTC), dt.date(2027, 3, 30)),
        (dt.datetime(2027, 3, 30, 23, 0, tzinfo=UTC), dt.date(2027, 3, 31)),  # 00:00 in London, 23:00 in UTC
        (dt.datetime(2027, 3, 30, 23, 59, tzinfo=UTC), dt.date(2027, 3, 31)),
        (dt.datetime(2027, 12, 1, 23, 59, tzinfo=UTC), dt.date(2027, 12, 1)),
    ],
)
def test_the_hour_after_midnight_in_summer_belongs_to_the_new_day(instant: dt.datetime, day: dt.date) -> None:
    assert civil_day(instant) == day


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2027-04-20T09:00", dt.datetime(2027, 4, 20, 8, 0, tzinfo=UTC)),
        ("2027-01-20T09:00", dt.datetime(2027, 1, 20, 9, 0, tzinfo=UTC)),
        ("2027-04-20", dt.datetime(2027, 4, 19, 23, 0, tzinfo=UTC)),
        ("2027-10-31T01:30+01:00", dt.datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        ("2027-10-31T01:30+00:00", dt.datetime(2027, 10, 31, 1, 30, tzinfo=UTC)),
        ("2027-04-20T09:00Z", dt.datetime(2027, 4, 20, 9, 0, tzinfo=UTC)),
    ],
)
def test_a_time_without_an_offset_is_londons(written: str, instant: dt.datetime) -> None:
    assert read_instant(written) == instant


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2027-03-28T01:30", ["does not exist in London", "+00:00", "+01:00"]),
        ("2027-10-31T01:30", ["happens twice in London", "+01:00", "+00:00"]),
        ("next Tuesday", ["‘next Tuesday’ is not a time"]),
    ],
)
def test_an_hour_that_is_skipped_or_repeated_is_refused_with_both_offsets(written: str, told: list[str]) -> None:
    with pytest.raises(CivilTimeError) as refused:
        read_instant(written)
    assert all(part in str(refused.value) for part in told)


def test_a_day_may_begin_on_the_nights_that_the_clocks_change() -> None:
    assert instant_of(dt.date(2027, 3, 28)) == dt.datetime(2027, 3, 28, 0, 0, tzinfo=UTC)
    assert instant_of(dt.date(2027, 10, 31)) == dt.datetime(2027, 10, 30, 23, 0, tzinfo=UTC)


def test_a_naive_instant_is_an_error() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        require_aware(dt.datetime(2027, 4, 20, 9))


@pytest.mark.parametrize(
    ("clock", "told"),
    [
        (dt.time(0), "midnight"),
        (dt.time(0, 5), "12.05am"),
        (dt.time(9), "9am"),
        (dt.time(12), "noon"),
        (dt.time(16, 30), "4.30pm"),
        (dt.time(22), "10pm"),
    ],
)
def test_a_time_of_day_is_told_in_one_way(clock: dt.time, told: str) -> None:
    assert hour_in_words(clock) == told


def test_an_end_is_told_with_its_weekday_and_midnight_as_the_end_of_the_day_before() -> None:
    assert end_in_words(instant_of(dt.date(2027, 5, 6), dt.time(22))) == "10pm on Thursday 6 May 2027"
    assert end_in_words(instant_of(dt.date(2027, 5, 6))) == "the end of Wednesday 5 May 2027"

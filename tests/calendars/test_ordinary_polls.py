"""The ordinary polling days that are offered as a start."""

import datetime as dt

import pytest

from calendars.nation import Nation
from calendars.ordinary_polls import first_thursday_in_may, ordinary_polls
from calendars.poll import PollKind

# ordinary days of English local elections; 2014 moved to the European poll
DAYS = [(2013, 2), (2014, 22), (2015, 7), (2016, 5), (2021, 6), (2023, 4), (2025, 1), (2027, 6), (2028, 4), (2030, 2)]


@pytest.mark.parametrize(("year", "day"), DAYS)
def test_the_ordinary_day_is_the_first_thursday_in_may(year: int, day: int) -> None:
    assert first_thursday_in_may(year) == dt.date(year, 5, day)


def test_the_coming_years_are_offered_soonest_first_and_never_a_past_day() -> None:
    offered = ordinary_polls(Nation.ENGLAND, dt.date(2027, 5, 6), years=2)
    assert sorted({one.polling_day for one in offered}) == [dt.date(2028, 5, 4), dt.date(2029, 5, 3)]
    assert {one.kind for one in offered if one.polling_day.year == 2028} >= {PollKind.GLA, PollKind.PCC, PollKind.LOCAL}
    assert PollKind.GLA not in {one.kind for one in offered if one.polling_day.year == 2029}


def test_wales_and_scotland_vote_for_councils_every_five_years() -> None:
    for nation in (Nation.WALES, Nation.SCOTLAND):
        days = [one.polling_day for one in ordinary_polls(nation, dt.date(2026, 11, 21), years=6)]
        local = [
            one.polling_day
            for one in ordinary_polls(nation, dt.date(2026, 11, 21), years=6)
            if one.kind is PollKind.LOCAL
        ]
        assert local == [dt.date(2027, 5, 6), dt.date(2032, 5, 6)]
        assert days == sorted(days)

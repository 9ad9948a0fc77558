"""Counting days: which are left out by which law, and what a late proclamation changes."""

import datetime as dt

import pytest

from calendars import working_days
from calendars.bank_holidays import BankHolidayError, BankHolidays, Holiday
from calendars.nation import Division
from calendars.working_days import DayCount, counting
from tests.calendars.more_holidays import with_holidays


@pytest.mark.parametrize(
    ("count", "day", "why"),
    [
        # SI 2006/3304 Sch. 2 r. 2: Saturday, Sunday, Christmas Eve and Day, Good Friday, bank holiday
        (working_days.ENGLAND_LOCAL, dt.date(2026, 5, 2), "Saturday"),
        (working_days.ENGLAND_LOCAL, dt.date(2026, 12, 24), "Christmas Eve"),
        (working_days.ENGLAND_LOCAL, dt.date(2026, 4, 3), "Good Friday"),
        (working_days.ENGLAND_LOCAL, dt.date(2026, 4, 6), "Easter Monday"),
        (working_days.ENGLAND_LOCAL, dt.date(2026, 4, 2), ""),  # Maundy Thursday counts since 2007
        (working_days.ENGLAND_LOCAL, dt.date(2020, 5, 4), ""),  # the holiday was moved to 8 May
        (working_days.ENGLAND_LOCAL, dt.date(2026, 6, 15), ""),  # Scotland alone
        (working_days.ELECTORS_SCOTLAND, dt.date(2026, 6, 15), "World Cup bank holiday"),
        # Scottish councils: Easter Monday left out for nominations, not for the register
        (working_days.SCOTLAND_LOCAL, dt.date(2022, 4, 18), "Easter Monday"),
        (working_days.ELECTORS_SCOTLAND, dt.date(2022, 4, 18), ""),
        (working_days.SCOTLAND_LOCAL, dt.date(2025, 12, 24), ""),
        # UK general election: a holiday of any nation; 2 December 2019 stood in for St Andrew's Day
        (working_days.UK_GENERAL, dt.date(2019, 12, 2), "St Andrew’s Day, Scotland"),
        (working_days.ENGLAND_LOCAL, dt.date(2019, 12, 2), ""),
        # City of London: from the Thursday before to the Tuesday after Easter Day; the Christmas break
        (working_days.CITY_OF_LONDON, dt.date(2025, 4, 17), "the City’s Easter break"),
        (working_days.CITY_OF_LONDON, dt.date(2025, 4, 22), "the City’s Easter break"),
        (working_days.CITY_OF_LONDON, dt.date(2025, 4, 23), ""),
        (working_days.CITY_OF_LONDON, dt.date(2025, 12, 29), "the City’s Christmas break"),  # after Thu 25, Fri 26
        (working_days.CITY_OF_LONDON, dt.date(2025, 12, 30), ""),
    ],
)
def test_a_day_is_left_out_by_the_law_of_that_poll(
    count: DayCount, day: dt.date, why: str, holidays: BankHolidays
) -> None:
    assert counting(count, holidays).why_left_out(day) == why


def test_the_count_is_explained_day_by_day(holidays: BankHolidays) -> None:
    counter = counting(working_days.ENGLAND_LOCAL, holidays)
    told = [str(day) for day in counter.explain(dt.date(2027, 5, 6), dt.date(2027, 4, 29))]
    assert told == [
        "Wednesday 5 May 2027: day 1",
        "Tuesday 4 May 2027: day 2",
        "Monday 3 May 2027: left out: Early May bank holiday",
        "Sunday 2 May 2027: left out: Sunday",
        "Saturday 1 May 2027: left out: Saturday",
        "Friday 30 April 2027: day 3",
        "Thursday 29 April 2027: day 4",
    ]


@pytest.mark.parametrize("polling_day", [dt.date(2029, 1, 2), dt.date(2010, 5, 6), dt.date(2031, 5, 1)])
def test_a_count_from_outside_the_known_years_is_refused(polling_day: dt.date, holidays: BankHolidays) -> None:
    with pytest.raises(BankHolidayError):
        counting(working_days.ENGLAND_LOCAL, holidays).before(polling_day, 25)


def test_a_count_that_leaves_the_known_years_is_refused_in_both_directions(holidays: BankHolidays) -> None:
    counter = counting(working_days.ENGLAND_LOCAL, holidays)
    with pytest.raises(BankHolidayError, match="known from 1 January 2011"):
        counter.before(dt.date(2011, 1, 20), 25)
    with pytest.raises(BankHolidayError, match="known until 31 December 2028"):
        counter.after(dt.date(2028, 12, 20), 25)


FUNERAL = dt.date(2022, 9, 19)


def counted(holidays: BankHolidays, proclaimed_day: dt.date | None, days: int) -> dt.date:
    """Working days before 13 October 2022, the Roman Road Bow referendum, with the funeral proclaimed on a day."""
    holiday = Holiday(day=FUNERAL, title="State funeral", proclaimed_day=proclaimed_day)
    known = with_holidays(holidays, [Division.ENGLAND_AND_WALES], holiday)
    return counting(working_days.ENGLAND_REFERENDUM, known).before(dt.date(2022, 10, 13), days)


@pytest.mark.parametrize(
    ("proclaimed_day", "days", "expected"),
    [
        # by hand: 12-3 Oct are 8, 30-26 Sep 13, 23-20 Sep 17 (19 Sep left out), 16-12 Sep 22, 9, 8, 7 Sep 25
        (None, 25, dt.date(2022, 9, 7)),
        (dt.date(2022, 9, 1), 25, dt.date(2022, 9, 7)),
        # proclaimed on 10 September: the 8th had passed, and stays as it was published
        (dt.date(2022, 9, 10), 25, dt.date(2022, 9, 8)),
        # what still lay ahead moves: the 18th day was the 19th itself and becomes the 16th
        (dt.date(2022, 9, 10), 18, dt.date(2022, 9, 16)),
        (dt.date(2022, 9, 10), 12, dt.date(2022, 9, 27)),
    ],
)
def test_a_holiday_proclaimed_in_mid_timetable_moves_only_what_lay_ahead(
    proclaimed_day: dt.date | None, days: int, expected: dt.date, holidays: BankHolidays
) -> None:
    assert counted(holidays, proclaimed_day, days) == expected

"""
The copied bank holidays, held against facts that were not taken from the copy.

The number of holidays of a year is arithmetic: eight in England and Wales, nine in Scotland, ten in Northern Ireland
(gov.uk/bank-holidays), and one more for each day added for one year. The added and moved days are the ones listed in
data/SOURCES.md. Easter is the calendar's own.
"""

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from dateutil.easter import easter

DATA = Path(__file__).parents[2] / "data"
ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND = "england-and-wales", "scotland", "northern-ireland"
DIVISIONS = (ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND)
YEARS = range(2011, 2029)
ORDINARY_NUMBER = {ENGLAND_AND_WALES: 8, SCOTLAND: 9, NORTHERN_IRELAND: 10}
ADDED = {  # royal wedding; diamond jubilee; platinum jubilee and state funeral; coronation
    2011: 1,
    2012: 1,
    2022: 2,
    2023: 1,
}
ADDED_IN_SCOTLAND_ONLY = {2026: 1}  # World Cup

Holidays = dict[dt.date, dict[str, object]]


@pytest.fixture(scope="module")
def holidays() -> dict[str, Holidays]:
    """Every event by division and day."""
    published = json.loads((DATA / "bank-holidays.json").read_text(encoding="utf-8"))
    return {
        division: {dt.date.fromisoformat(event["date"]): event for event in published[division]["events"]}
        for division in published
    }


def test_the_three_divisions_are_named_as_gov_uk_names_them(holidays: dict[str, Holidays]) -> None:
    assert set(holidays) == set(DIVISIONS)


@pytest.mark.parametrize("division", DIVISIONS)
def test_every_event_has_the_four_fields_of_gov_uk_and_days_stand_in_order_once(division: str) -> None:
    published = json.loads((DATA / "bank-holidays.json").read_text(encoding="utf-8"))[division]
    days = [event["date"] for event in published["events"]]
    assert published["division"] == division
    assert days == sorted(set(days))
    assert {tuple(sorted(event)) for event in published["events"]} == {("bunting", "date", "notes", "title")}


@pytest.mark.parametrize("division", DIVISIONS)
@pytest.mark.parametrize("year", YEARS)
def test_every_year_is_whole(year: int, division: str, holidays: dict[str, Holidays]) -> None:
    expected = ORDINARY_NUMBER[division] + ADDED.get(year, 0)
    if division == SCOTLAND:
        expected += ADDED_IN_SCOTLAND_ONLY.get(year, 0)
    assert len([day for day in holidays[division] if day.year == year]) == expected


@pytest.mark.parametrize("division", DIVISIONS)
def test_the_file_covers_2011_to_2028_and_no_other_year(division: str, holidays: dict[str, Holidays]) -> None:
    assert {day.year for day in holidays[division]} == set(YEARS)


@pytest.mark.parametrize("division", DIVISIONS)
def test_no_holiday_falls_on_a_weekend(division: str, holidays: dict[str, Holidays]) -> None:
    assert [day for day in holidays[division] if day.weekday() >= 5] == []


@pytest.mark.parametrize("year", YEARS)
def test_good_friday_is_a_holiday_everywhere_and_easter_monday_everywhere_but_scotland(
    year: int, holidays: dict[str, Holidays]
) -> None:
    good_friday, easter_monday = easter(year) - dt.timedelta(days=2), easter(year) + dt.timedelta(days=1)
    assert [holidays[division][good_friday]["title"] for division in DIVISIONS] == ["Good Friday"] * 3
    assert holidays[ENGLAND_AND_WALES][easter_monday]["title"] == "Easter Monday"
    assert holidays[NORTHERN_IRELAND][easter_monday]["title"] == "Easter Monday"
    assert easter_monday not in holidays[SCOTLAND]


EXCEPTIONAL_DAYS = [  # Exceptional days, as the press and GOV.UK announced them; Thursday to Tuesday, never a weekend
    (dt.date(2011, 4, 29), DIVISIONS),  # royal wedding
    (dt.date(2012, 6, 4), DIVISIONS),  # spring holiday moved
    (dt.date(2012, 6, 5), DIVISIONS),  # diamond jubilee
    (dt.date(2020, 5, 8), DIVISIONS),  # early May moved for VE day
    (dt.date(2022, 6, 2), DIVISIONS),  # spring holiday moved
    (dt.date(2022, 6, 3), DIVISIONS),  # platinum jubilee
    (dt.date(2022, 9, 19), DIVISIONS),  # state funeral
    (dt.date(2023, 5, 8), DIVISIONS),  # coronation
    (dt.date(2026, 6, 15), (SCOTLAND,)),  # World Cup
]


@pytest.mark.parametrize(("day", "where"), EXCEPTIONAL_DAYS)
def test_an_exceptional_day_is_a_holiday_where_it_was_proclaimed_and_nowhere_else(
    day: dt.date, where: tuple[str, ...], holidays: dict[str, Holidays]
) -> None:
    assert tuple(division for division in DIVISIONS if day in holidays[division]) == where


@pytest.mark.parametrize("day", [dt.date(2012, 5, 28), dt.date(2020, 5, 4), dt.date(2022, 5, 30)])
def test_the_day_a_holiday_was_moved_from_is_a_working_day(day: dt.date, holidays: dict[str, Holidays]) -> None:
    assert [division for division in DIVISIONS if day in holidays[division]] == []


@pytest.mark.parametrize("year", YEARS)
def test_scotland_keeps_its_own_january_august_and_november_days(year: int, holidays: dict[str, Holidays]) -> None:
    first_monday_of_august = next(day for day in _days_of(year, 8) if day.weekday() == 0)
    st_andrew = next(
        day
        for day in (dt.date(year, 11, 30), dt.date(year, 12, 1), dt.date(year, 12, 2))
        if day.weekday() < 5  # a Saturday or Sunday gives the Monday: 2007 asp 2, s. 1
    )
    scottish = holidays[SCOTLAND]
    assert scottish[first_monday_of_august]["title"] == "Summer bank holiday"
    assert scottish[st_andrew]["title"] == "St Andrew’s Day"
    assert len([day for day in scottish if (day.year, day.month) == (year, 1)]) == 2
    assert first_monday_of_august not in holidays[ENGLAND_AND_WALES]


@pytest.mark.parametrize("year", YEARS)
def test_northern_ireland_adds_st_patrick_and_the_boyne_to_the_days_of_england(
    year: int, holidays: dict[str, Holidays]
) -> None:
    def on_a_weekday(day: dt.date) -> dt.date:
        return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)

    own = {on_a_weekday(dt.date(year, 3, 17)), on_a_weekday(dt.date(year, 7, 12))}
    of_england = {day for day in holidays[ENGLAND_AND_WALES] if day.year == year}
    assert {day for day in holidays[NORTHERN_IRELAND] if day.year == year} == of_england | own


def test_each_one_off_holiday_stands_in_the_published_file_under_the_same_title(holidays: dict[str, Holidays]) -> None:
    with (DATA / "one-off-holidays.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 8 * 3 + 1
    for row in rows:
        assert holidays[row["division"]][dt.date.fromisoformat(row["day"])]["title"] == row["title"], row


def _days_of(year: int, month: int) -> list[dt.date]:
    return [dt.date(year, month, number) for number in range(1, 29)]

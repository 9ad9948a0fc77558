"""Bank holidays: what is known, and that nothing is guessed beyond it."""

import datetime as dt
import json

import pytest

from calendars.bank_holidays import BankHolidayError, BankHolidays, Holiday
from calendars.nation import Division
from tests.calendars.more_holidays import with_holidays


def govuk(*days: str) -> str:
    events = [{"title": "A holiday", "date": day, "notes": "", "bunting": True} for day in days]
    return json.dumps({division.value: {"division": division.value, "events": events} for division in Division})


WHOLE = govuk("2026-01-01", "2026-12-25", "2027-01-01", "2027-12-27")


def test_the_bundled_list_covers_every_year_from_2011_to_2028(holidays: BankHolidays) -> None:
    assert holidays.known_from() == dt.date(2011, 1, 1)
    assert holidays.known_until() == dt.date(2028, 12, 31)


def test_a_year_counts_as_known_only_when_new_year_and_christmas_are_both_listed() -> None:
    known = BankHolidays.of(govuk("2025-12-25", "2026-01-01", "2026-12-28", "2027-01-01", "2027-05-03"))
    assert (known.known_from(), known.known_until()) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def test_a_day_past_the_last_known_year_is_refused_with_the_day_and_the_cure() -> None:
    with pytest.raises(BankHolidayError) as refused:
        BankHolidays.of(WHOLE).require(dt.date(2027, 12, 1), dt.date(2031, 5, 1), [Division.SCOTLAND])
    assert str(refused.value) == (
        "bank-holidays.json: Bank holidays are known until 31 December 2027; the count runs from 1 May 2031. "
        "Refresh it from https://www.gov.uk/bank-holidays.json."
    )


def test_a_day_before_the_first_known_year_is_refused() -> None:
    with pytest.raises(BankHolidayError, match=r"known from 1 January 2026; the count reaches 20 December 2025"):
        BankHolidays.of(WHOLE).require(dt.date(2025, 12, 20), dt.date(2026, 2, 1), [Division.ENGLAND_AND_WALES])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("not json", "This is not JSON"),
        ("{}", "There is no list of events for england-and-wales."),
        (json.dumps({"england-and-wales": {"events": "none"}}), "The events of england-and-wales are not a list."),
        (govuk("2026-01-01", "2026-13-25"), "Event 2 of england-and-wales has no title or no readable date."),
        (govuk("2026-05-04"), "No whole year of bank holidays is given for england-and-wales."),
        (
            govuk("2024-01-01", "2024-12-25", "2026-01-01", "2026-12-25"),
            "The bank holidays of 2025 are incomplete for england-and-wales: New Year or Christmas is missing.",
        ),
    ],
)
def test_a_list_that_cannot_be_read_says_where_and_what_to_do(text: str, told: str) -> None:
    with pytest.raises(BankHolidayError) as refused:
        BankHolidays.of(text)
    assert refused.value.where == "bank-holidays.json"
    assert refused.value.what.startswith(told)
    assert refused.value.remedy


def test_a_one_off_brings_its_source_and_the_day_it_was_proclaimed() -> None:
    one_off = "day,division,title,known_from,source\n2026-06-15,scotland,World Cup,2026-02-04,https://example.org\n"
    read = BankHolidays.of(WHOLE, one_off).of_division(Division.SCOTLAND)[dt.date(2026, 6, 15)]
    assert (read.title, read.proclaimed_day, read.source) == ("World Cup", dt.date(2026, 2, 4), "https://example.org")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("15 June,scotland,World Cup,,https://example.org", "The holiday cannot be read"),
        ("2026-06-15,england,World Cup,,https://example.org", "The holiday cannot be read"),
        ("2026-06-15,scotland,World Cup,,", "A holiday needs a title and the source it was read in."),
    ],
)
def test_a_one_off_that_cannot_be_read_names_its_line(line: str, told: str) -> None:
    with pytest.raises(BankHolidayError) as refused:
        BankHolidays.of(WHOLE, f"day,division,title,known_from,source\n{line}\n")
    assert refused.value.where == "one-off-holidays.csv, line 2"
    assert refused.value.what.startswith(told)


def test_a_newer_list_is_compared_before_it_is_used() -> None:
    newer = with_holidays(
        BankHolidays.of(WHOLE), [Division.SCOTLAND], Holiday(day=dt.date(2026, 6, 15), title="World Cup")
    )
    difference = BankHolidays.of(WHOLE).compare(newer)
    assert difference.added == ("2026-06-15 scotland World Cup",)
    assert difference.removed == ()

"""From a poll to its period: three possible starts, the earliest wins; its own close ends it."""

import datetime as dt
from dataclasses import replace

import pytest

from calendars.bank_holidays import BankHolidayError, BankHolidays
from calendars.citation import Citation
from calendars.civil_time import read_instant
from calendars.nation import Nation
from calendars.period import Period, PeriodKind, StartBasis
from calendars.poll import AdoptedStart, Poll, PollKind, PollStatus
from calendars.poll_periods import PeriodError, periods_of
from calendars.timetable import TimetableError

COMPUTED, EARLIER, LATER = dt.date(2027, 3, 31), dt.date(2027, 3, 22), dt.date(2027, 4, 5)
ADOPTED = AdoptedStart(day=dt.date(2027, 3, 24), by="Full Council", reason="minute 112")


def only(poll: Poll, holidays: BankHolidays) -> Period:
    (period,) = periods_of(poll, holidays)
    return period


@pytest.mark.parametrize(
    ("notice_day", "adopted", "starts", "basis", "provisional"),
    [
        (None, None, COMPUTED, StartBasis.COMPUTED, True),
        (EARLIER, None, EARLIER, StartBasis.NOTICE, False),
        (COMPUTED, None, COMPUTED, StartBasis.NOTICE, False),
        (None, ADOPTED, ADOPTED.day, StartBasis.ADOPTED, True),
        (EARLIER, ADOPTED, EARLIER, StartBasis.NOTICE, False),
        (COMPUTED, ADOPTED, ADOPTED.day, StartBasis.ADOPTED, False),
        (LATER, None, COMPUTED, StartBasis.COMPUTED, False),  # a late notice delays nothing
    ],
)
def test_the_earliest_of_the_possible_starts_wins(
    notice_day: dt.date | None,
    adopted: AdoptedStart | None,
    starts: dt.date,
    basis: StartBasis,
    provisional: bool,
    district_poll: Poll,
    holidays: BankHolidays,
) -> None:
    period = only(replace(district_poll, notice_day=notice_day, adopted=adopted), holidays)
    assert period.starts_at == read_instant(starts.isoformat())
    assert (period.basis, period.provisional) == (basis, provisional)


def test_all_possible_starts_are_kept_with_who_adopted_and_why(district_poll: Poll, holidays: BankHolidays) -> None:
    period = only(replace(district_poll, notice_day=EARLIER, adopted=ADOPTED), holidays)
    assert [(start.basis, start.day, start.by, start.reason) for start in period.starts] == [
        (StartBasis.COMPUTED, COMPUTED, "", ""),
        (StartBasis.NOTICE, EARLIER, "", ""),
        (StartBasis.ADOPTED, ADOPTED.day, "Full Council", "minute 112"),
    ]


def test_an_unrecorded_notice_is_in_doubt_from_15_working_days_before_its_last_day(
    district_poll: Poll, holidays: BankHolidays
) -> None:
    """By hand from 31 March 2027: 30 March 1, 25-22 March 5 (Easter left out), 19-15 March 10, 12-8 March 15."""
    assert only(district_poll, holidays).doubtful_from == read_instant("2027-03-08")
    assert only(replace(district_poll, notice_day=EARLIER), holidays).doubtful_from is None


def test_in_scotland_the_doubt_begins_on_the_first_lawful_day(district_poll: Poll, holidays: BankHolidays) -> None:
    """The Electoral Management Board's notice day for 5 May 2022 was 14 March, the 35th working day."""
    scottish = replace(district_poll, nation=Nation.SCOTLAND, polling_day=dt.date(2022, 5, 5))
    period = only(scottish, holidays)
    assert period.doubtful_from == read_instant("2022-03-14")
    assert period.starts_at == read_instant("2022-03-23")


def test_a_period_ends_at_its_own_close_unless_the_council_says_otherwise(
    district_poll: Poll, holidays: BankHolidays
) -> None:
    declared = read_instant("2027-05-07T15:00")
    assert only(district_poll, holidays).ends_at == read_instant("2027-05-06T22:00")
    assert only(replace(district_poll, ends_at=declared), holidays).ends_at == declared


@pytest.mark.parametrize("status", list(PollStatus))
def test_no_status_ends_or_shortens_a_period(status: PollStatus, district_poll: Poll, holidays: BankHolidays) -> None:
    assert periods_of(replace(district_poll, status=status), holidays) == periods_of(district_poll, holidays)


def test_a_referendum_gives_its_ban_and_waits_for_no_notice(district_poll: Poll, holidays: BankHolidays) -> None:
    period = only(replace(district_poll, kind=PollKind.GOVERNANCE_REFERENDUM), holidays)
    assert (period.kind, period.basis) == (PeriodKind.REFERENDUM, StartBasis.STATUTORY_BAN)
    assert (period.provisional, period.doubtful_from) == (False, None)
    assert period.citation == Citation("si-2012-323", "reg. 5")


@pytest.mark.parametrize("kind", [PollKind.PARISH_POLL, PollKind.RECALL])
def test_a_poll_whose_law_gives_no_period_gives_none(
    kind: PollKind, district_poll: Poll, holidays: BankHolidays
) -> None:
    assert periods_of(replace(district_poll, kind=kind), holidays) == ()


def test_a_recorded_notice_is_enough_where_the_days_cannot_be_counted(
    district_poll: Poll, holidays: BankHolidays
) -> None:
    far = replace(district_poll, polling_day=dt.date(2031, 5, 1))
    with pytest.raises(BankHolidayError):
        periods_of(far, holidays)
    period = only(replace(far, notice_day=dt.date(2031, 3, 24)), holidays)
    assert (period.starts_at, period.ends_at) == (read_instant("2031-03-24"), read_instant("2031-05-01T22:00"))


def test_a_parliamentary_by_election_without_its_writ_says_so(district_poll: Poll, holidays: BankHolidays) -> None:
    with pytest.raises(TimetableError, match="the day of the writ is missing"):
        periods_of(replace(district_poll, kind=PollKind.PARL_BY), holidays)


def test_a_period_that_would_end_before_it_starts_is_refused(district_poll: Poll, holidays: BankHolidays) -> None:
    wrong = replace(
        district_poll, kind=PollKind.PARL_BY, notice_day=dt.date(2027, 5, 20), from_writ=dt.date(2020, 1, 1)
    )
    with pytest.raises(PeriodError, match=r"would end on 6 May 2027, before it starts on 20 May 2027"):
        periods_of(wrong, holidays)

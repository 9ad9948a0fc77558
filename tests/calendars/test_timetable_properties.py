"""What must be true of every timetable, for any polling day that can be counted."""

import datetime as dt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calendars.bank_holidays import BankHolidays, Holiday
from calendars.day_plan import LONGEST_LEAD
from calendars.nation import Division, Nation
from calendars.poll import PollKind
from calendars.poll_timetable import PollTimetable, compute
from calendars.statutory_step import StatutoryStep
from calendars.timetable import Bound, Reckoning, Step, TimetableError
from calendars.timetables import IN_USE
from calendars.working_days import counting
from tests.calendars.more_holidays import with_holidays

TABLES = sorted(IN_USE, key=str)
BACKWARD = [key for key in TABLES if not IN_USE[key].needs_writ]
FORWARD = [key for key in TABLES if IN_USE[key].needs_writ]
polling_days = st.dates(dt.date(2016, 6, 1), dt.date(2028, 12, 20))
MIDDLE_OF_THE_WINDOW = 23  # working days after the writ; the law allows 20 to 26


def timetable_or_skip(key: tuple[PollKind, Nation], day: dt.date, holidays: BankHolidays) -> PollTimetable:
    try:
        return compute(*key, day, holidays)
    except TimetableError:
        assume(False)
        raise


def each_once(timetable: PollTimetable) -> dict[tuple[object, ...], StatutoryStep]:
    """Steps by what stays the same when their days move: the merging of nations may differ."""
    everywhere = tuple(nation for nation in Nation if nation is not Nation.UK)
    return {
        (step.step, step.bound, nation): step for step in timetable.steps for nation in (step.nations or everywhere)
    }


@given(key=st.sampled_from(BACKWARD), day=polling_days)
@settings(max_examples=150, deadline=None)
def test_steps_counted_back_keep_their_order_and_fall_on_working_days(
    key: tuple[PollKind, Nation], day: dt.date, holidays: BankHolidays
) -> None:
    timetable = timetable_or_skip(key, day, holidays)
    counted = [step for step in timetable.steps if step.reckoned is Reckoning.WORKING_DAYS_BEFORE_POLL]
    assert [step.day for step in timetable.steps] == sorted(step.day for step in timetable.steps)
    for step in counted:
        assert step.counter is not None
        assert step.counter.why_left_out(step.day) == ""
        for other in counted:
            if other.counter is step.counter and (other.working_days_before or 0) < (step.working_days_before or 0):
                assert step.day < other.day or (step.day == other.day and squeezed(step, timetable, holidays))


def squeezed(step: StatutoryStep, timetable: PollTimetable, holidays: BankHolidays) -> bool:
    """Whether a holiday was proclaimed while the timetable ran: a step then due stays, and the next moves up to it."""
    return any(
        holiday.proclaimed_day is not None
        and step.day - dt.timedelta(days=7) < holiday.proclaimed_day < timetable.polling_day
        for division in Division
        for holiday in holidays.of_division(division).values()
    )


@given(key=st.sampled_from(BACKWARD), day=polling_days)
@settings(max_examples=100, deadline=None)
def test_the_notice_comes_before_nominations_close_and_they_before_the_statement(
    key: tuple[PollKind, Nation], day: dt.date, holidays: BankHolidays
) -> None:
    timetable = timetable_or_skip(key, day, holidays)
    order = (Step.NOTICE_OF_ELECTION, Step.CLOSE_OF_NOMINATIONS, Step.STATEMENT_OF_PERSONS_NOMINATED, Step.POLL)
    last = [max(one.day for one in timetable.steps if one.step is step) for step in order if has(timetable, step)]
    assert last == sorted(last)


def has(timetable: PollTimetable, step: Step) -> bool:
    return any(one.step is step for one in timetable.steps)


@given(
    key=st.sampled_from(BACKWARD),
    day=polling_days,
    before=st.integers(1, 60),
    division=st.sampled_from(list(Division)),
)
@settings(max_examples=60, deadline=None)
def test_a_holiday_more_moves_steps_counted_back_only_earlier(
    key: tuple[PollKind, Nation], day: dt.date, before: int, division: Division, holidays: BankHolidays
) -> None:
    plain = each_once(timetable_or_skip(key, day, holidays))
    extra = Holiday(day=day - dt.timedelta(days=before), title="One more")
    moved = each_once(timetable_or_skip(key, day, with_holidays(holidays, [division], extra)))
    for place, step in plain.items():
        assert moved[place].day <= step.day


@given(key=st.sampled_from(FORWARD), writ=polling_days, after=st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_a_holiday_more_moves_steps_counted_from_the_writ_only_later(
    key: tuple[PollKind, Nation], writ: dt.date, after: int, holidays: BankHolidays
) -> None:
    assume(writ < dt.date(2028, 9, 1))
    division = key[1].divisions[0]
    polling_day = counting(IN_USE[key].count, holidays).after(writ, MIDDLE_OF_THE_WINDOW)
    extra = Holiday(day=writ + dt.timedelta(days=after), title="One more")
    assume(extra.day != polling_day)
    plain = compute(*key, polling_day, holidays, from_writ=writ)
    moved = compute(*key, polling_day, with_holidays(holidays, [division], extra), from_writ=writ)
    later = each_once(moved)
    for place, step in each_once(plain).items():
        if step.reckoned is Reckoning.WORKING_DAYS_AFTER_WRIT:
            assert later[place].day >= step.day


@pytest.mark.parametrize(
    ("polling_day", "ward_list"),
    [  # the list of 30 November serves polls from 16 February of the next year on
        (dt.date(2025, 3, 20), dt.date(2024, 11, 30)),
        (dt.date(2025, 2, 14), dt.date(2023, 11, 30)),
        (dt.date(2025, 12, 12), dt.date(2024, 11, 30)),
    ],
)
def test_the_citys_register_stays_on_30_november_whatever_the_holidays(
    polling_day: dt.date, ward_list: dt.date, holidays: BankHolidays
) -> None:
    extra = Holiday(day=polling_day - dt.timedelta(days=1), title="One more")
    for known in (holidays, with_holidays(holidays, list(Division), extra)):
        timetable = compute(PollKind.CITY_OF_LONDON, Nation.ENGLAND, polling_day, known)
        assert timetable.of(Step.REGISTRATION_DEADLINE).day == ward_list


@pytest.mark.parametrize("key", TABLES, ids=lambda key: f"{key[0]}-{key[1]}")
def test_no_start_or_doubt_reaches_further_back_than_the_calendar_looks(
    key: tuple[PollKind, Nation], holidays: BankHolidays
) -> None:
    """`LONGEST_LEAD` bounds what a poll that cannot be computed puts in doubt."""
    day = dt.date(2027, 1, 28)  # Christmas and New Year lie within every count
    writ = counting(IN_USE[key].count, holidays).before(day, MIDDLE_OF_THE_WINDOW) if IN_USE[key].needs_writ else None
    period = compute(*key, day, holidays, from_writ=writ).period
    if period is not None:
        assert day - (period.doubtful_day or period.start_day) < LONGEST_LEAD


@pytest.mark.parametrize("key", TABLES, ids=lambda key: f"{key[0]}-{key[1]}")
def test_polling_day_itself_is_the_one_exact_step(key: tuple[PollKind, Nation], holidays: BankHolidays) -> None:
    rows = [row for row in IN_USE[key].deadlines if row.bound is Bound.EXACT]
    assert [(row.step, row.days) for row in rows] == [(Step.POLL, 0)]

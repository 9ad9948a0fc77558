"""What may happen to a poll: each change is kept, and none ends a period by itself."""

import datetime as dt
from dataclasses import replace

import pytest

from calendars.bank_holidays import BankHolidays
from calendars.civil_time import read_instant
from calendars.poll import Poll, PollKind, PollStatus
from calendars.poll_changes import (
    PollChangeError,
    adopt_start,
    change_status,
    end_period,
    move_poll,
    open_questions,
    record_notice,
)
from calendars.poll_periods import periods_of

AT = read_instant("2027-04-01T09:00")
CLERK = "Town Clerk"


def test_every_change_is_kept_with_who_when_what_and_why(district_poll: Poll) -> None:
    poll = record_notice(district_poll, dt.date(2027, 3, 22), at=AT, by=CLERK)
    poll = adopt_start(poll, dt.date(2027, 3, 15), at=AT, by=CLERK, reason="minute 112")
    poll = change_status(poll, PollStatus.COUNTERMANDED, at=AT, by=CLERK, reason="a candidate died")
    assert [(one.field, one.before, one.after, one.by, one.at) for one in poll.history] == [
        ("notice_day", "", "2027-03-22", CLERK, AT),
        ("adopted", "", "2027-03-15", CLERK, AT),
        ("status", "planned", "countermanded", CLERK, AT),
    ]


@pytest.mark.parametrize("status", [status for status in PollStatus if status is not PollStatus.PLANNED])
def test_a_poll_that_is_not_held_is_asked_about_and_its_period_kept(
    status: PollStatus, district_poll: Poll, holidays: BankHolidays
) -> None:
    poll = change_status(district_poll, status, at=AT, by=CLERK, reason="as told by the returning officer")
    assert len(open_questions(poll)) == 1
    assert "stays until" in open_questions(poll)[0]
    assert periods_of(poll, holidays) == periods_of(district_poll, holidays)


def test_a_person_may_end_the_period_and_is_asked_no_more(district_poll: Poll, holidays: BankHolidays) -> None:
    poll = change_status(district_poll, PollStatus.UNCONTESTED, at=AT, by=CLERK, reason="one candidate")
    ended = end_period(poll, read_instant("2027-04-09T16:00"), at=AT, by=CLERK, reason="declared elected")
    assert open_questions(ended) == ()
    assert periods_of(ended, holidays)[0].ends_at == read_instant("2027-04-09T16:00")


def test_a_moved_poll_keeps_its_identifier_and_its_notice_unless_a_new_one_is_due(
    district_poll: Poll, holidays: BankHolidays
) -> None:
    """2020: the notice was up when the polls of 7 May were put off for a year."""
    noticed = record_notice(district_poll, dt.date(2027, 3, 22), at=AT, by=CLERK)
    postponed = change_status(noticed, PollStatus.POSTPONED, at=AT, by=CLERK, reason="regulations")
    moved = move_poll(postponed, dt.date(2027, 10, 7), at=AT, by=CLERK, reason="regulations", new_notice=True)
    assert (moved.poll_id, moved.status, moved.notice_day) == (district_poll.poll_id, PollStatus.PLANNED, None)
    assert periods_of(moved, holidays)[0].ends_at == read_instant("2027-10-07T22:00")
    kept = move_poll(noticed, dt.date(2027, 5, 13), at=AT, by=CLERK, reason="order", new_notice=False)
    assert periods_of(kept, holidays)[0].starts_at == read_instant("2027-03-22")


def test_a_change_that_contradicts_the_poll_is_refused(district_poll: Poll) -> None:
    with pytest.raises(PollChangeError, match="after polling day, 6 May 2027"):
        record_notice(district_poll, dt.date(2027, 5, 7), at=AT, by=CLERK)
    with pytest.raises(PollChangeError, match="needs a reason"):
        adopt_start(district_poll, dt.date(2027, 3, 15), at=AT, by=CLERK, reason=" ")
    with pytest.raises(PollChangeError, match="after polling day"):
        adopt_start(district_poll, dt.date(2027, 5, 15), at=AT, by=CLERK, reason="x")
    noticed = record_notice(district_poll, dt.date(2027, 3, 22), at=AT, by=CLERK)
    with pytest.raises(PollChangeError, match="would end on 1 March 2027, before its notice of 22 March 2027"):
        end_period(noticed, read_instant("2027-03-01T09:00"), at=AT, by=CLERK, reason="x")


@pytest.mark.parametrize("kind", [PollKind.PARISH_POLL, PollKind.RECALL])
def test_no_start_is_adopted_for_a_poll_to_which_the_law_gives_no_period(kind: PollKind, district_poll: Poll) -> None:
    poll = replace(district_poll, kind=kind)
    with pytest.raises(PollChangeError, match=r"The law gives such a poll no period, so none can start earlier\."):
        adopt_start(poll, dt.date(2027, 3, 15), at=AT, by=CLERK, reason="minute 112")

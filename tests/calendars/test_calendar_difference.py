"""What an import or newer holidays would change, said before it is done."""

import datetime as dt
from dataclasses import replace

from calendars.area import Gazetteer
from calendars.bank_holidays import BankHolidays, Holiday
from calendars.calendar_difference import compare_calendars, compare_polls
from calendars.election_calendar import ElectionCalendar
from calendars.nation import Division
from calendars.poll import Poll
from tests.calendars.more_holidays import with_holidays


def test_added_changed_and_missing_polls_are_named(district_poll: Poll) -> None:
    moved = replace(district_poll, polling_day=dt.date(2027, 5, 13), areas=frozenset({"east", "west"}))
    added = replace(district_poll, poll_id="parish.hale.2027-05-06")
    gone = replace(district_poll, poll_id="local.teme.2027-05-06")
    assert [str(one) for one in compare_polls([district_poll, gone], [moved, added])] == [
        (
            "changed: local.clunmoor.2027-05-06: areas clunmoor becomes east, west; "
            "polling day Thursday 6 May 2027 becomes Thursday 13 May 2027"
        ),
        "not in the newer list: local.teme.2027-05-06",
        "added: parish.hale.2027-05-06",
    ]


def test_newer_holidays_list_the_periods_they_move(
    district_poll: Poll, gazetteer: Gazetteer, holidays: BankHolidays
) -> None:
    """One holiday more on 4 May 2027 makes the 25th working day the 30th of March."""
    extra = Holiday(day=dt.date(2027, 5, 4), title="One more")
    newer = with_holidays(holidays, [Division.ENGLAND_AND_WALES], extra)
    before = ElectionCalendar(polls=[district_poll], gazetteer=gazetteer, holidays=holidays)
    after = ElectionCalendar(polls=[district_poll], gazetteer=gazetteer, holidays=newer)
    difference = compare_calendars(before, after)
    assert [str(one) for one in difference.periods] == [
        (
            "local.clunmoor.2027-05-06: Wednesday 31 March 2027 to 10pm on Thursday 6 May 2027, "
            "then Tuesday 30 March 2027 to 10pm on Thursday 6 May 2027"
        )
    ]
    assert not difference.nothing
    assert compare_calendars(before, before).nothing

"""
A parish poll gives no period, and a council takes no side in it all the same.

Publicity Code 2011, para. 35; Local Government Act 1972, Sch. 12. The poll of these tests is on Thursday 27 May 2027,
after Thornwick's own election of 22 April and before the day to which its calendar is confirmed.
"""

import datetime as dt

import pytest

from calendars.civil_time import instant_of
from calendars.election_calendar import Holds
from calendars.nation import Nation
from calendars.poll import PollKind
from gate.desk.desk import Desk
from gate.desk.enquiries import check, today
from gate.desk.keep_calendar import add_polls, new_poll
from gate.publicity.draft import Draft
from tests.gate.desk.conftest import ANN

THE_DAY = dt.date(2027, 5, 27)
ARGUES = "The yes campaign is right about the green: the parish poll must stop the sale."
TELLS = "The parish poll on the green is on Thursday 27 May, from 4pm to 9pm."


def found(desk: Desk, words: str, day: dt.date) -> list[tuple[str, tuple[str, ...]]]:
    """What RF605 says of the words on that day: its severity and the polls it names."""
    at = instant_of(day, dt.time(9))
    screening = check(desk, Draft(account_id="town-website", words=words), at=at)
    return [(str(one.severity), one.polls) for one in screening.findings if one.code == "RF605"]


@pytest.fixture
def poll_id(desk: Desk) -> str:
    poll = new_poll(desk, PollKind.PARISH_POLL, Nation.ENGLAND, THE_DAY)
    add_polls(desk, (poll,), ANN)
    return poll.poll_id


def test_a_side_taken_before_a_parish_poll_wants_a_second_person(desk: Desk, poll_id: str) -> None:
    day = THE_DAY - dt.timedelta(days=7)
    assert today(desk, at=instant_of(day, dt.time(9))).holds is Holds.NO
    assert found(desk, ARGUES, day) == [("flag", (poll_id,))]
    assert found(desk, ARGUES, THE_DAY) == [("flag", (poll_id,))]


def test_when_and_where_people_vote_may_be_told(desk: Desk, poll_id: str) -> None:
    assert found(desk, TELLS, THE_DAY - dt.timedelta(days=7)) == []


def test_the_day_after_nothing_is_asked_any_more(desk: Desk, poll_id: str) -> None:
    assert found(desk, ARGUES, THE_DAY + dt.timedelta(days=1)) == []


def test_without_a_parish_poll_nothing_is_asked(desk: Desk) -> None:
    assert found(desk, ARGUES, THE_DAY - dt.timedelta(days=7)) == []

"""iCalendar out: what subscribers see, and what must stay the same for them."""

import datetime as dt
from dataclasses import replace

import pytest
from icalendar import Calendar, Event

from calendars.area import Gazetteer
from calendars.bank_holidays import BankHolidays
from calendars.civil_time import read_instant
from calendars.election_calendar import ElectionCalendar
from calendars.ics import polls_from_ics
from calendars.ics_feed import calendar_to_ics
from calendars.poll import Poll, PollStatus
from calendars.poll_changes import change_status, move_poll, record_notice

MONDAY = read_instant("2027-03-15T09:00")


@pytest.fixture
def feed_of(gazetteer: Gazetteer, holidays: BankHolidays) -> "FeedOf":
    return FeedOf(gazetteer, holidays)


class FeedOf:
    def __init__(self, gazetteer: Gazetteer, holidays: BankHolidays) -> None:
        self.gazetteer = gazetteer
        self.holidays = holidays

    def text(self, *polls: Poll, area: str | None = None) -> str:
        calendar = ElectionCalendar(polls=polls, gazetteer=self.gazetteer, holidays=self.holidays)
        return calendar_to_ics(calendar, name="Clunmoor", domain="clunmoor.example", changed_at=MONDAY, area=area)

    def events(self, *polls: Poll, area: str | None = None) -> dict[str, Event]:
        feed = Calendar.from_ical(self.text(*polls, area=area))
        return {str(event["UID"]): event for event in feed.walk("VEVENT") if isinstance(event, Event)}


POLL_UID = "local.clunmoor.2027-05-06/poll@clunmoor.example"
PERIOD_UID = "local.clunmoor.2027-05-06/period@clunmoor.example"
NOTICE_UID = "local.clunmoor.2027-05-06/notice_of_election-latest@clunmoor.example"


def days(event: Event) -> tuple[dt.date, dt.date]:
    return event["DTSTART"].dt, event["DTEND"].dt


def test_polling_day_steps_and_period_are_whole_days_that_end_exclusively(feed_of: FeedOf, district_poll: Poll) -> None:
    events = feed_of.events(district_poll)
    assert days(events[POLL_UID]) == (dt.date(2027, 5, 6), dt.date(2027, 5, 7))
    assert days(events[NOTICE_UID]) == (dt.date(2027, 3, 31), dt.date(2027, 4, 1))
    assert days(events[PERIOD_UID]) == (dt.date(2027, 3, 31), dt.date(2027, 5, 7))


def test_a_period_that_ends_at_midnight_does_not_show_on_the_day_after(feed_of: FeedOf, district_poll: Poll) -> None:
    poll = replace(district_poll, ends_at=read_instant("2027-05-08T00:00"))
    assert days(feed_of.events(poll)[PERIOD_UID])[1] == dt.date(2027, 5, 8)


def test_every_event_has_what_the_standard_and_the_three_great_calendars_ask(
    feed_of: FeedOf, district_poll: Poll
) -> None:
    text = feed_of.text(district_poll)
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "METHOD:PUBLISH\r\n" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    for event in feed_of.events(district_poll).values():
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "LAST-MODIFIED", "STATUS"} <= set(event)


def test_the_same_calendar_always_gives_the_same_text(feed_of: FeedOf, district_poll: Poll) -> None:
    assert feed_of.text(district_poll) == feed_of.text(replace(district_poll))


def test_a_change_keeps_the_uid_and_raises_the_sequence(feed_of: FeedOf, district_poll: Poll) -> None:
    noticed = record_notice(district_poll, dt.date(2027, 3, 22), at=MONDAY, by="Town Clerk")
    moved = move_poll(noticed, dt.date(2027, 5, 13), at=MONDAY, by="Town Clerk", reason="order", new_notice=False)
    told = [feed_of.events(poll)[POLL_UID] for poll in (district_poll, noticed, moved)]
    assert [event["SEQUENCE"] for event in told] == [0, 1, 2]
    assert [days(event)[0].day for event in told] == [6, 6, 13]


def test_a_period_is_tentative_until_its_notice_is_recorded(feed_of: FeedOf, district_poll: Poll) -> None:
    noticed = record_notice(district_poll, dt.date(2027, 3, 22), at=MONDAY, by="Town Clerk")
    assert feed_of.events(district_poll)[PERIOD_UID]["STATUS"] == "TENTATIVE"
    assert feed_of.events(noticed)[PERIOD_UID]["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize("status", [status for status in PollStatus if status is not PollStatus.PLANNED])
def test_a_poll_that_is_not_held_stays_as_cancelled_and_its_period_goes_on(
    status: PollStatus, feed_of: FeedOf, district_poll: Poll
) -> None:
    at = read_instant("2027-04-10T09:00")
    events = feed_of.events(change_status(district_poll, status, at=at, by="Town Clerk", reason="death"))
    assert events[POLL_UID]["STATUS"] == "CANCELLED"
    assert events[PERIOD_UID]["STATUS"] == "TENTATIVE"
    assert events[NOTICE_UID]["STATUS"] == "CONFIRMED"  # it lay before the change


def test_a_feed_of_one_area_leaves_out_what_does_not_touch_it(feed_of: FeedOf, district_poll: Poll) -> None:
    other = replace(district_poll, poll_id="local.teme.2027-05-06", areas=frozenset({"teme"}))
    events = feed_of.events(district_poll, other, area="hafrenbridge")
    assert {uid.partition("/")[0] for uid in events} == {"local.clunmoor.2027-05-06"}


def test_a_poll_past_the_known_holidays_shows_its_day_and_no_guessed_step(feed_of: FeedOf, district_poll: Poll) -> None:
    far = replace(district_poll, poll_id="local.clunmoor.2031-05-01", polling_day=dt.date(2031, 5, 1))
    assert list(feed_of.events(far)) == ["local.clunmoor.2031-05-01/poll@clunmoor.example"]


def test_our_own_feed_comes_in_again_as_the_same_polls(feed_of: FeedOf, district_poll: Poll) -> None:
    polls = (
        district_poll,
        replace(
            district_poll,
            poll_id="local.clunmoor.east.by.2027-09-16",
            polling_day=dt.date(2027, 9, 16),
            areas=frozenset({"east"}),
            accounts=frozenset({"ward-news", "main"}),
            notice_day=dt.date(2027, 8, 9),
            status=PollStatus.POSTPONED,
            title="",
        ),
    )
    assert polls_from_ics(feed_of.text(*polls), "feed.ics") == polls

"""No answer page, badge, feed or API answer is older than the last change, or than a start, end or lapse since."""

import datetime as dt

import httpx
import pytest
from icalendar import Calendar
from starlette.applications import Starlette

from calendars.civil_time import instant_of
from calendars.poll import PollStatus
from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk
from gate.desk.keep_calendar import adopt_start, confirm_calendar, set_end, set_status
from gate.desk.standing import Standings
from gate.public_routes import public_routes
from tests.conftest import HandClock
from tests.gate.asked import asked

POLL = "parish.thornwick.2027-04-22"
EVERYWHERE = ("/today", "/today?lang=cy", "/badge", "/badge?as=json", "/api/v1/today")


class Readers:
    """Everyone who reads the answer, through one server that was asked before."""

    def __init__(self, desk: Desk) -> None:
        self._app = Starlette(routes=public_routes(desk))

    def get(self, path: str, **headers: str) -> httpx.Response:
        return asked(self._app, "GET", path, headers=headers)

    def answers(self) -> set[str]:
        """The answer that each place gives, in one word."""
        found = set()
        for path in EVERYWHERE:
            told = self.get(path)
            assert told.headers["cache-control"] == "no-cache"
            words = {"■</span>": "yes", "○</span>": "no", "?</span>": "cannot tell"}
            if told.headers["content-type"] == "application/json":
                found.add(told.json()["answer"])
            else:
                found |= {answer for mark, answer in words.items() if f'"true">{mark}' in told.text}
        return found


@pytest.fixture
def readers(desk: Desk) -> Readers:
    found = Readers(desk)
    assert found.answers() == {"yes"}  # 12 April 2027: the parish poll of 22 April is running
    return found


def test_the_answer_turns_at_the_very_minute_at_which_a_period_ends(readers: Readers, clock: HandClock) -> None:
    clock.move_to(dt.date(2027, 4, 22), dt.time(21, 59, 59))
    assert readers.answers() == {"yes"}
    clock.move_to(dt.date(2027, 4, 22), dt.time(22))
    assert readers.answers() == {"no"}


def test_the_answer_turns_on_the_day_on_which_nobody_has_confirmed_the_calendar(
    desk: Desk, readers: Readers, clock: HandClock
) -> None:
    confirm_calendar(desk.choose(None), dt.date(2027, 7, 1), CLERK)
    clock.move_to(dt.date(2027, 6, 30), dt.time(23, 59))
    assert readers.answers() == {"no"}
    clock.move_to(dt.date(2027, 7, 1), dt.time(0))
    assert readers.answers() == {"cannot tell"}


def test_the_answer_turns_when_a_period_starts(desk: Desk, readers: Readers, clock: HandClock) -> None:
    # The county's poll is on 4 May 2028; its notice is due by 27 March 2028 and may be up before.
    clock.move_to(dt.date(2028, 3, 26), dt.time(23, 59))
    assert readers.answers() == {"cannot tell"}
    clock.move_to(dt.date(2028, 3, 27), dt.time(0))
    assert readers.answers() == {"yes"}


def test_a_change_to_the_calendar_is_told_by_the_next_answer(desk: Desk, readers: Readers, clock: HandClock) -> None:
    here = desk.choose(None)
    set_end(here, POLL, instant_of(dt.date(2027, 4, 23), dt.time(12)), CLERK, reason="A recount")
    clock.move_to(dt.date(2027, 4, 23), dt.time(11, 59))
    assert readers.answers() == {"yes"}
    set_end(here, POLL, instant_of(dt.date(2027, 4, 23), dt.time(9)), CLERK, reason="The recount is over")
    assert readers.answers() == {"no"}


def test_another_process_that_changes_the_calendar_is_seen_too(desk: Desk, readers: Readers) -> None:
    before = readers.get("/api/v1/today?at=2027-03-10T09:00").json()["answer"]
    with desk.choose(None).work() as work:  # as any other process would, past this server
        kept = work.calendar.current()
        work.calendar.keep(kept, by="ann")
        work.commit()
    assert readers.get("/api/v1/today?at=2027-03-10T09:00").json()["answer"] == before
    adopt_start(desk.choose(None), POLL, dt.date(2027, 3, 1), "Full council, minute 14", CLERK)
    assert readers.get("/api/v1/today?at=2027-03-10T09:00").json()["answer"] == "yes"


def test_a_new_name_of_an_account_is_shown_by_the_next_answer(desk: Desk, readers: Readers) -> None:
    with desk.choose(None).work() as work:
        account = work.registers.account("town-x")
        work.registers.put_account(type(account)(**{**_fields(account), "name": "Thornwick on X, renamed"}))
        work.commit()
    assert "Thornwick on X, renamed" in readers.get("/today").text


def _fields(account: object) -> dict[str, object]:
    return {name: getattr(account, name) for name in account.__slots__}  # type: ignore[attr-defined]


def test_what_did_not_change_is_put_together_once(desk: Desk) -> None:
    standings = Standings(desk)
    first = standings.of("thornwick")
    assert standings.of(None) is first
    confirm_calendar(desk.choose(None), dt.date(2028, 1, 1), CLERK)
    assert standings.of(None) is not first


def test_the_feed_stays_the_same_to_the_byte_as_time_goes_by(readers: Readers, clock: HandClock) -> None:
    first = readers.get("/feeds/thornwick.ics")
    clock.forward(days=40)
    later = readers.get("/feeds/thornwick.ics", **{"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (later.status_code, later.content, later.headers["etag"]) == (304, b"", first.headers["etag"])
    assert readers.get("/feeds/thornwick.ics").content == first.content
    stamps = {str(event["DTSTAMP"].dt) for event in Calendar.from_ical(first.content).walk("VEVENT")}
    assert stamps == {"2027-04-12 08:00:00+00:00"}  # when the calendar was last changed: 9am in London


def test_a_poll_that_is_called_off_stays_in_the_feed_as_cancelled_with_a_higher_number(
    desk: Desk, readers: Readers, clock: HandClock
) -> None:
    def polling_day() -> tuple[str, int, str, str]:
        feed = Calendar.from_ical(readers.get("/feeds/thornwick.ics").content)
        event = next(one for one in feed.walk("VEVENT") if str(one["UID"]).startswith(f"{POLL}/poll"))
        return str(event["STATUS"]), int(event["SEQUENCE"]), str(event["UID"]), str(event["DTSTAMP"].dt)

    status, number, uid, stamp = polling_day()
    assert status == "CONFIRMED"
    clock.forward(days=1)
    set_status(desk.choose(None), POLL, PollStatus.COUNTERMANDED, CLERK, reason="A candidate has died")
    off, next_number, same, later = polling_day()
    assert (off, same) == ("CANCELLED", uid)
    assert next_number > number
    assert (stamp, later) == ("2027-04-12 08:00:00+00:00", "2027-04-13 08:00:00+00:00")

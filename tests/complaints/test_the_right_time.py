"""T1 to T13, and T7 and T8 above all: the time that was chosen is the time at which it happens."""

import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from calendars.civil_time import civil_day, instant_of, london
from gate.desk.desk import Desk
from gate.desk.enquiries import queue
from gate.desk.keep_calendar import add_polls
from gate.desk.repeat import Every, repeat_draft
from gate.desk.submit import submit_draft
from gate.desk.telling import post_facts
from gate.workflow.lifecycle import State
from tests.complaints.conftest import BY_ELECTION, NAMING_THE_MAYOR, NOTICE, at, released, state_of
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, PLAIN, SAM, saying

ROOT = Path(__file__).resolve().parents[2]


def test_t1_nine_oclock_chosen_in_january_for_april_is_shown_stored_and_sent_at_nine_in_summer_time(
    desk: Desk, clock: HandClock
) -> None:
    clock.move_to(dt.date(2028, 1, 17), dt.time(9))
    post = submit_draft(desk, saying(PLAIN, day=dt.date(2028, 4, 3)), SAM)  # summer time begins on 26 March 2028
    assert post_facts(post, desk.reference.statutes)["due"] == "2028-04-03T09:00:00+01:00"
    assert post.due_at == dt.datetime(2028, 4, 3, 8, tzinfo=dt.UTC)
    clock.move_to(dt.date(2028, 4, 3), dt.time(8, 59))
    assert post.post_id not in released(desk)
    clock.move_to(dt.date(2028, 4, 3), dt.time(9))
    assert released(desk)[post.post_id].state is State.PUBLISHED


def test_t3_what_the_queue_shows_of_a_repeat_is_what_the_sender_sends(desk: Desk, clock: HandClock) -> None:
    # over the end of summer time on 31 October 2027
    repeat_draft(desk, saying(PLAIN, day=dt.date(2027, 10, 25)), SAM, every=Every.WEEK, until=dt.date(2027, 11, 8))
    shown = [london(post.due_at).replace(tzinfo=None) for post in queue(desk, states=(State.QUEUED,)) if post.repeat_of]
    sent = []
    for day in (25, 32, 39):  # of October
        clock.at = instant_of(dt.date(2027, 10, 1) + dt.timedelta(days=day - 1), dt.time(9))
        sent += [london(clock.at).replace(tzinfo=None) for post in released(desk).values() if post.repeat_of]
    assert sent == shown == [dt.datetime(2027, 10, 25, 9), dt.datetime(2027, 11, 1, 9), dt.datetime(2027, 11, 8, 9)]


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "America/Los_Angeles", "Europe/London"])
@pytest.mark.parametrize("zone_files", [None, "/nowhere"], ids=["zone files of the machine", "none on the machine"])
def test_t4_the_zone_of_the_machine_changes_nothing(zone: str, zone_files: str | None) -> None:
    told = (
        "from calendars.civil_time import read_instant, civil_day, london\n"
        "at = read_instant('2027-06-08T00:30')\n"
        "print(at.isoformat(), civil_day(at), london(at).isoformat())"
    )
    environment = {**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT)}
    if zone_files:
        environment["PYTHONTZPATH"] = zone_files
    said = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout == "2027-06-07T23:30:00+00:00 2027-06-08 2027-06-08T00:30:00+01:00\n"


def test_t7_a_period_begins_at_midnight_in_london_and_not_in_greenwich(desk: Desk, clock: HandClock) -> None:
    clock.move_to(dt.date(2027, 6, 1), dt.time(9))
    add_polls(desk, (BY_ELECTION,), ANN)
    evening, night = NOTICE - dt.timedelta(days=1), NOTICE
    before = submit_draft(desk, saying(NAMING_THE_MAYOR, day=evening, time=dt.time(23, 30)), SAM)
    after = submit_draft(desk, saying(NAMING_THE_MAYOR, day=night, time=dt.time(0, 30)), SAM)
    assert after.due_at.date() == evening  # by Greenwich it would still be the day before
    assert (before.state, after.state) == (State.QUEUED, State.HELD)


def test_t8_polling_day_is_inside_until_the_close_of_poll_and_not_a_minute_longer(desk: Desk, clock: HandClock) -> None:
    polling_day = dt.date(2027, 4, 22)  # of the demonstration's own poll; polls close at 10pm
    late = submit_draft(desk, saying(NAMING_THE_MAYOR, day=polling_day, time=dt.time(21, 59)), SAM)
    closed = submit_draft(desk, saying(NAMING_THE_MAYOR, day=polling_day, time=dt.time(22, 0)), SAM)
    assert (late.state, closed.state) == (State.HELD, State.QUEUED)


def test_t13_a_naive_time_is_refused_where_it_enters() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        replace(saying(PLAIN), publish_at=dt.datetime(2027, 4, 13, 9))
    with pytest.raises(ValueError, match="has no time zone"):
        civil_day(dt.datetime(2027, 4, 13, 9))


def test_t7_a_post_cleared_in_the_evening_is_read_again_after_midnight(desk: Desk, clock: HandClock) -> None:
    clock.move_to(dt.date(2027, 6, 1), dt.time(9))
    post = submit_draft(desk, saying(NAMING_THE_MAYOR, day=NOTICE, time=dt.time(0, 5)), SAM)
    assert post.state is State.QUEUED  # nobody knows of a poll yet
    clock.at = at(NOTICE - dt.timedelta(days=1), 23, 50)
    add_polls(desk, (BY_ELECTION,), ANN)
    assert state_of(desk, post) is State.HELD

import datetime as dt

import pytest

from calendars.civil_time import instant_of
from calendars.poll import PollStatus
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import kept_calendar, people
from gate.desk.forget_candidates import forget_past_candidates
from gate.desk.keep_calendar import set_end, set_status
from tests.conftest import HandClock

ANN = SignedIn(person_id="ann")


def test_who_stood_is_forgotten_36_days_after_the_poll_and_not_a_day_before(desk: Desk, clock: HandClock) -> None:
    poll = kept_calendar(desk).polls[0]
    clock.at = instant_of(poll.polling_day + dt.timedelta(days=36), dt.time(23, 30))
    assert forget_past_candidates(desk) == ()
    clock.at = instant_of(poll.polling_day + dt.timedelta(days=37), dt.time(0, 30))
    assert forget_past_candidates(desk) == (poll.poll_id,)
    assert people(desk).candidates == ()
    assert forget_past_candidates(desk) == ()


@pytest.mark.parametrize("status", [PollStatus.POSTPONED, PollStatus.COUNTERMANDED, PollStatus.ABANDONED])
def test_a_poll_that_is_to_be_held_again_keeps_its_candidates(desk: Desk, clock: HandClock, status: PollStatus) -> None:
    poll = kept_calendar(desk).polls[0]
    set_status(desk, poll.poll_id, status, ANN, reason="The returning officer's notice")
    clock.forward(days=120)
    assert forget_past_candidates(desk) == ()


@pytest.mark.parametrize("status", [PollStatus.UNCONTESTED, PollStatus.COUNTERMANDED])
def test_a_period_ended_early_by_a_person_lets_who_stood_be_forgotten(
    desk: Desk, clock: HandClock, status: PollStatus
) -> None:
    poll = kept_calendar(desk).polls[0]
    set_status(desk, poll.poll_id, status, ANN, reason="The returning officer's notice")
    set_end(desk, poll.poll_id, clock.at + dt.timedelta(hours=2), ANN, reason="Declared elected without a poll")
    clock.forward(hours=1)
    assert forget_past_candidates(desk) == ()
    clock.forward(hours=1)
    assert forget_past_candidates(desk) == (poll.poll_id,)


def test_an_extended_period_is_no_early_end(desk: Desk, clock: HandClock) -> None:
    poll = kept_calendar(desk).polls[0]
    declared = instant_of(poll.polling_day + dt.timedelta(days=1), dt.time(15))
    set_end(desk, poll.poll_id, declared, ANN, reason="Until the declaration")
    clock.at = declared + dt.timedelta(days=2)
    assert forget_past_candidates(desk) == ()

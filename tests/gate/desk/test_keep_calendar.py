import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from calendars.civil_time import instant_of
from calendars.election_calendar import Holds
from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.period import StartBasis
from calendars.poll import Poll, PollKind, PollStatus
from calendars.sensitive_period import sensitive_period
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import answered_then, entries, kept_calendar, today
from gate.desk.exchange_calendar import calendar_as_ics, import_calendar, preview_import
from gate.desk.keep_calendar import (
    CalendarError,
    add_polls,
    adopt_start,
    confirm_calendar,
    declare_period,
    merge_polls,
    move_poll,
    new_poll,
    record_notice,
    set_end,
    set_status,
)
from gate.desk.renew_holidays import renew_holidays
from gate.desk.submit import submit_draft
from gate.publicity.draft import Draft
from gate.workflow.lifecycle import State
from gate.workflow.override import NotPermittedError
from tests.conftest import HandClock

ANN, SAM = SignedIn(person_id="ann"), SignedIn(person_id="sam")
MAY_2028 = dt.date(2028, 5, 4)
COUNTY = Poll(
    poll_id="local.estermere.2028-05-04",
    kind=PollKind.LOCAL,
    nation=Nation.ENGLAND,
    areas=frozenset({"estermere"}),
    polling_day=MAY_2028,
)


def noon(*day: int) -> dt.datetime:
    return instant_of(dt.date(*day), dt.time(12))


def test_a_county_poll_touches_the_town_in_it(desk: Desk) -> None:
    add_polls(desk, (COUNTY,), ANN)
    confirm_calendar(desk, dt.date(2028, 6, 30), ANN)
    # 25 working days before 4 May 2028, past Good Friday 14 and Easter Monday 17 April and Monday 1 May: 27 March
    assert today(desk, at=noon(2028, 3, 27)).holds is Holds.YES
    assert today(desk, at=noon(2028, 6, 1)).holds is Holds.NO


def test_the_days_before_a_notice_is_recorded_cannot_be_told(desk: Desk) -> None:
    add_polls(desk, (COUNTY,), ANN)
    confirm_calendar(desk, dt.date(2028, 6, 30), ANN)
    answer = today(desk, at=noon(2028, 3, 24))
    assert answer.holds is Holds.CANNOT_TELL
    record_notice(desk, COUNTY.poll_id, dt.date(2028, 3, 23), ANN)
    answer = today(desk, at=noon(2028, 3, 24))
    assert answer.holds is Holds.YES
    assert answer.periods[0].basis is StartBasis.NOTICE
    assert not answer.periods[0].provisional


def test_an_adopted_start_is_the_earliest_and_the_others_are_kept(desk: Desk) -> None:
    add_polls(desk, (COUNTY,), ANN)
    adopt_start(desk, COUNTY.poll_id, dt.date(2028, 3, 20), "Full Council, minute 14", ANN)
    (period,) = [one for one in today(desk, at=noon(2028, 3, 20)).periods if one.poll_id == COUNTY.poll_id]
    assert period.basis is StartBasis.ADOPTED
    assert {start.basis for start in period.starts} >= {StartBasis.ADOPTED, StartBasis.COMPUTED}
    adopted = next(start for start in period.starts if start.basis is StartBasis.ADOPTED)
    assert (adopted.by, adopted.reason) == ("Ann Price", "Full Council, minute 14")


@pytest.mark.parametrize("status", [status for status in PollStatus if status is not PollStatus.PLANNED])
def test_a_status_alone_never_ends_a_period(desk: Desk, status: PollStatus) -> None:
    running = kept_calendar(desk).polls[0]
    set_status(desk, running.poll_id, status, ANN, reason="The returning officer's notice of today")
    assert today(desk).holds is Holds.YES
    assert kept_calendar(desk).polls[0].history[-1].after == str(status)


def test_a_period_may_be_ended_by_a_person_for_good(desk: Desk, clock: HandClock) -> None:
    running = kept_calendar(desk).polls[0]
    set_end(
        desk, running.poll_id, clock.at + dt.timedelta(hours=1), ANN, reason="Countermanded; the new poll is entered"
    )
    clock.forward(hours=1)
    assert running.poll_id not in [period.poll_id for period in today(desk).periods]


def test_what_was_answered_on_a_past_day_stays_what_it_was(desk: Desk, clock: HandClock) -> None:
    monday = clock.at
    add_polls(desk, (COUNTY,), ANN)
    confirm_calendar(desk, dt.date(2028, 6, 30), ANN)
    running = kept_calendar(desk).polls[0]
    clock.forward(days=2)
    set_end(desk, running.poll_id, clock.at, ANN, reason="It was not our election at all")
    assert today(desk, at=monday).holds is Holds.YES  # the period had begun by then, whatever is known since
    assert answered_then(desk, monday).holds is Holds.YES
    assert answered_then(desk, monday - dt.timedelta(days=1)).holds is Holds.CANNOT_TELL  # nothing was kept then


def test_of_days_before_the_calendar_was_kept_nobody_can_tell(desk: Desk) -> None:
    add_polls(desk, (COUNTY,), ANN)
    confirm_calendar(desk, dt.date(2028, 6, 30), ANN)
    for past in (noon(1800, 1, 1), noon(2020, 6, 1), noon(2027, 3, 1)):
        assert today(desk, at=past).holds is Holds.CANNOT_TELL


def test_a_poll_beyond_the_known_bank_holidays_is_refused_and_nothing_kept(desk: Desk) -> None:
    before = kept_calendar(desk)
    with pytest.raises(ExplainedError, match="Bank holidays are known until"):
        add_polls(desk, (replace(COUNTY, poll_id="local.x.2031-05-01", polling_day=dt.date(2031, 5, 1)),), ANN)
    assert kept_calendar(desk) == before


def test_two_polls_of_one_id_are_refused(desk: Desk) -> None:
    add_polls(desk, (COUNTY,), ANN)
    with pytest.raises(ExplainedError, match=r"already has local\.estermere"):
        add_polls(desk, (COUNTY,), ANN)


def test_a_poll_in_an_unknown_area_is_refused(desk: Desk) -> None:
    with pytest.raises(ExplainedError, match="‘atlantis’"):
        add_polls(desk, (replace(COUNTY, areas=frozenset({"atlantis"})),), ANN)


def test_polling_day_on_a_sunday_is_refused(desk: Desk) -> None:
    with pytest.raises(ExplainedError, match="is not a working day"):
        add_polls(desk, (replace(COUNTY, polling_day=dt.date(2028, 5, 7)),), ANN)


def test_only_officers_keep_the_calendar(desk: Desk) -> None:
    with pytest.raises(NotPermittedError, match="needs the role clerk, deputy or monitoring officer"):
        add_polls(desk, (COUNTY,), SAM)


def test_a_by_election_may_be_limited_to_its_accounts(desk: Desk) -> None:
    poll = new_poll(
        desk, PollKind.PARISH, Nation.ENGLAND, dt.date(2027, 9, 23), areas=("thornwick-harbour",), accounts=("town-x",)
    )
    assert poll.poll_id == "parish.harbour.by.2027-09-23"
    add_polls(desk, (poll,), ANN)
    confirm_calendar(desk, dt.date(2027, 12, 31), ANN)
    at = noon(2027, 9, 20)
    assert today(desk, at=at, account="town-x").holds is Holds.YES
    assert today(desk, at=at, account="town-website").holds is Holds.NO


def test_moving_a_poll_reads_the_queue_again(desk: Desk, clock: HandClock) -> None:
    add_polls(desk, (COUNTY,), ANN)
    confirm_calendar(desk, dt.date(2028, 6, 30), ANN)
    words = "Thanks to Cllr Beryl Stanhope, our Town Mayor, for opening the fair."
    post = submit_draft(desk, Draft(account_id="town-website", words=words, publish_at=noon(2028, 5, 10)), SAM)
    assert post.state is State.QUEUED
    kept = move_poll(desk, COUNTY.poll_id, dt.date(2028, 5, 18), ANN, reason="The Order of 2 April 2028")
    assert [(moved.post_id, moved.state) for moved in kept.moved] == [(post.post_id, State.HELD)]


def test_a_declared_sensitive_period_is_named_in_the_answer(desk: Desk, clock: HandClock) -> None:
    period = sensitive_period(
        "mourning-2027",
        "National mourning",
        starts_at=noon(2027, 7, 1),
        ends_at=noon(2027, 7, 11),
        areas=frozenset(),
        by="Ann Price",
        reason="Letter of the Lord Chamberlain",
    )
    declare_period(desk, period, ANN)
    confirm_calendar(desk, dt.date(2027, 12, 31), ANN)
    answer = today(desk, at=noon(2027, 7, 2))
    assert answer.holds is Holds.NO
    assert "National mourning" in answer.why


def test_a_malformed_calendar_file_imports_nothing_and_says_which_line(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "polls.ics"
    file.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:local.estermere.2028-05-04\n"
        "DTSTART;VALUE=DATE:20280599\nEND:VEVENT\nEND:VCALENDAR\n",
        "utf-8",
    )
    before = kept_calendar(desk)
    with pytest.raises(ExplainedError, match=r"polls\.ics, line 6"):
        import_calendar(desk, file, ANN)
    assert kept_calendar(desk) == before


def test_what_goes_out_as_icalendar_comes_in_again_without_a_change(desk: Desk, tmp_path: Path) -> None:
    add_polls(desk, (COUNTY,), ANN)
    file = tmp_path / "own.ics"
    file.write_text(calendar_as_ics(desk), "utf-8", newline="")
    assert preview_import(desk, file).nothing


def test_newer_bank_holidays_are_taken_in_and_older_years_kept(desk: Desk, tmp_path: Path) -> None:
    known = json.loads(desk.reference.holidays_text)
    newer = {
        division: {
            "division": division,
            "events": [event for event in listed["events"] if event["date"] >= "2025"]
            + [
                {"title": "New Year’s Day", "date": "2029-01-01", "notes": "", "bunting": True},
                {"title": "Good Friday", "date": "2029-03-30", "notes": "", "bunting": False},
                {"title": "Christmas Day", "date": "2029-12-25", "notes": "", "bunting": True},
                {"title": "Boxing Day", "date": "2029-12-26", "notes": "", "bunting": True},
            ],
        }
        for division, listed in known.items()
    }
    file = tmp_path / "bank-holidays.json"
    file.write_text(json.dumps(newer), "utf-8")
    renewed = renew_holidays(desk, ANN, file=file)
    assert renewed.difference.known_until_after == dt.date(2029, 12, 31)
    assert not renewed.difference.removed
    add_polls(desk, (replace(COUNTY, poll_id="local.estermere.2029-05-03", polling_day=dt.date(2029, 5, 3)),), ANN)


def test_a_list_of_bank_holidays_that_ends_earlier_is_refused(desk: Desk, tmp_path: Path) -> None:
    known = json.loads(desk.reference.holidays_text)
    for listed in known.values():
        listed["events"] = [event for event in listed["events"] if event["date"] < "2027"]
    file = tmp_path / "bank-holidays.json"
    file.write_text(json.dumps(known), "utf-8")
    with pytest.raises(ExplainedError, match="earlier than the one in use"):
        renew_holidays(desk, ANN, file=file)


def test_every_change_of_the_calendar_is_in_the_record_with_before_and_after(desk: Desk) -> None:
    add_polls(desk, (COUNTY,), ANN)
    record_notice(desk, COUNTY.poll_id, dt.date(2028, 3, 23), ANN)
    told = [entry.event for entry in entries(desk) if entry.subject == COUNTY.poll_id]
    assert told == ["add poll", "notice"]


@pytest.mark.parametrize("poll_id", ["../..", "a/b", "", "x y"])
def test_a_poll_whose_id_cannot_be_one_is_refused_by_every_way_in(desk: Desk, poll_id: str) -> None:
    before = kept_calendar(desk)
    for way in (add_polls, merge_polls):
        with pytest.raises(ExplainedError, match="cannot be the id of a poll"):
            way(desk, (replace(COUNTY, poll_id=poll_id),), ANN)
    assert kept_calendar(desk) == before


def test_days_that_can_only_be_a_slip_are_refused_and_nothing_is_kept(desk: Desk) -> None:
    noted = replace(COUNTY, notice_day=dt.date(2028, 3, 27))  # with a notice the days need not be counted
    add_polls(desk, (noted,), ANN)
    before = kept_calendar(desk)
    slips = (
        (
            lambda: move_poll(desk, COUNTY.poll_id, dt.date(9999, 12, 31), ANN),
            "No poll is planned for 31 December 9999",
        ),
        (
            lambda: record_notice(desk, COUNTY.poll_id, dt.date(1028, 3, 27), ANN),
            "more than two years from polling day",
        ),
        (lambda: adopt_start(desk, COUNTY.poll_id, dt.date(2020, 3, 22), "Minute 14", ANN), "more than two years"),
        (lambda: set_end(desk, COUNTY.poll_id, noon(2038, 5, 5), ANN, reason="Slip"), "more than two years"),
        (lambda: confirm_calendar(desk, dt.date(2999, 12, 31), ANN), "Nobody can know today which polls"),
        (
            lambda: add_polls(
                desk, (replace(noted, poll_id="local.estermere.2999-05-02", polling_day=dt.date(2999, 5, 2)),), ANN
            ),
            "No poll is planned for 2 May 2999",
        ),
    )
    for slip, told in slips:
        with pytest.raises(ExplainedError, match=told):
            slip()
    assert kept_calendar(desk) == before


def test_a_declared_period_and_a_poll_never_share_an_id(desk: Desk) -> None:
    add_polls(desk, (COUNTY,), ANN)

    def declared(name: str) -> object:
        period = sensitive_period(
            name,
            "Mourning",
            starts_at=noon(2027, 9, 1),
            ends_at=noon(2027, 9, 10),
            areas=frozenset({"thornwick"}),
            by="Ann Price",
            reason="Announced by the Palace",
        )
        return declare_period(desk, period, ANN)

    with pytest.raises(CalendarError, match=r"A poll is called ‘local\.estermere\.2028-05-04’ already"):
        declared(COUNTY.poll_id)
    declared("mourning-2027")
    with pytest.raises(CalendarError, match="A declared period is called ‘mourning-2027’ already"):
        add_polls(desk, (replace(COUNTY, poll_id="mourning-2027"),), ANN)

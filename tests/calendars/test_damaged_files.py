"""Files damaged at random: either polls come out, or an explained error does; never a stray one."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from calendars.bank_holidays import BankHolidays
from calendars.errors import ExplainedError
from calendars.every_election import polls_from_every_election
from calendars.ics import polls_from_ics
from calendars.poll import Poll
from calendars.poll_csv import polls_from_csv

CASES = Path(__file__).parents[1] / "cases" / "ics" / "good"
FEED = (CASES / "google.ics").read_text(encoding="utf-8") + (CASES / "outlook.ics").read_text(encoding="utf-8")
CSV = (
    "poll_id,kind,nation,polling_day,areas,title,status,notice_day,ends_at\n"
    'local.anytown.2027-05-06,local,england,2027-05-06,anytown,"Anytown, all wards",planned,2027-03-22,\n'
    "parish.hale.2027-05-06,parish,england,2027-05-06,hale,Hale,planned,,2027-05-07T12:00\n"
)
EVERY_ELECTION = json.dumps(
    {
        "next": None,
        "results": [
            {
                "election_id": "local.stroud.nailsworth.by.2027-02-11",
                "poll_open_date": "2027-02-11",
                "organisation": {"slug": "stroud", "territory_code": "ENG"},
                "division": None,
                "group": None,
                "cancelled": False,
            }
        ],
    }
)
HOLIDAYS = json.dumps(
    {
        division: {"events": [{"title": "New Year", "date": "2026-01-01"}, {"title": "Xmas", "date": "2026-12-25"}]}
        for division in ("england-and-wales", "scotland", "northern-ireland")
    }
)
damage = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(0, 12), st.text(max_size=6) | st.sampled_from(['"', "\n", ":", "[]"])),
    min_size=1,
    max_size=4,
)


def damaged(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for place, length, instead in cuts:
        start = place % len(text) if text else 0
        text = text[:start] + instead + text[start + length :]
    return text


def read_or_explained(polls: tuple[Poll, ...] | ExplainedError) -> bool:
    return isinstance(polls, ExplainedError) or all(poll.poll_id for poll in polls)


@given(cuts=damage)
@settings(max_examples=300, deadline=None)
def test_a_damaged_icalendar_file_is_read_or_explained(cuts: list[tuple[int, int, str]]) -> None:
    try:
        polls: tuple[Poll, ...] | ExplainedError = polls_from_ics(damaged(FEED, cuts), "feed.ics")
    except ExplainedError as error:
        polls = error
    assert read_or_explained(polls)


@given(cuts=damage)
@settings(max_examples=300, deadline=None)
def test_a_damaged_csv_file_is_read_or_explained(cuts: list[tuple[int, int, str]]) -> None:
    try:
        polls: tuple[Poll, ...] | ExplainedError = polls_from_csv(damaged(CSV, cuts), "polls.csv")
    except ExplainedError as error:
        polls = error
    assert read_or_explained(polls)


@given(cuts=damage)
@settings(max_examples=300, deadline=None)
def test_damaged_json_of_every_election_is_read_or_explained(cuts: list[tuple[int, int, str]]) -> None:
    try:
        polls: tuple[Poll, ...] | ExplainedError = polls_from_every_election(damaged(EVERY_ELECTION, cuts), "ee.json")
    except ExplainedError as error:
        polls = error
    assert read_or_explained(polls)


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "election_id",
                        "results",
                        "next",
                        "group",
                        "organisation",
                        "division",
                        "poll_open_date",
                        "england-and-wales",
                        "events",
                        "date",
                        "title",
                    ]
                ),
                inner,
            )
        ),
    )
)
@settings(max_examples=300, deadline=None)
def test_json_of_another_shape_is_read_or_explained(value: object) -> None:
    text = json.dumps(value)
    remedies = []
    for read in (lambda: polls_from_every_election(text, "ee.json"), lambda: BankHolidays.of(text)):
        try:
            read()
        except ExplainedError as error:
            remedies.append(error.remedy)
    assert all(remedies)


@given(cuts=damage)
@settings(max_examples=200, deadline=None)
def test_damaged_holidays_are_read_or_explained(cuts: list[tuple[int, int, str]]) -> None:
    try:
        known = BankHolidays.of(damaged(HOLIDAYS, cuts)).known_until().year >= 2026
    except ExplainedError as error:
        known = bool(error.remedy)
    assert known

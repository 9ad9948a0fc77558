"""Polls as CSV: read whole or not at all."""

import csv
import datetime as dt
import io
from dataclasses import replace

import pytest

from calendars.civil_time import read_instant
from calendars.nation import Nation
from calendars.poll import AdoptedStart, Poll, PollKind, PollStatus
from calendars.poll_csv import PollFileError, polls_from_csv, polls_to_csv

HEAD = "poll_id,kind,nation,polling_day,areas,status,notice_day,adopted_day,adopted_by,adopted_reason,ends_at\n"
GOOD = "local.anytown.2027-05-06,local,england,2027-05-06,anytown,,,,,,\n"


def test_what_goes_out_comes_in_the_same(district_poll: Poll) -> None:
    polls = (
        district_poll,
        replace(
            district_poll,
            poll_id="parl.clunmoor.by.2027-09-16",
            areas=frozenset({"east", "west"}),
            status=PollStatus.POSTPONED,
            notice_day=dt.date(2027, 8, 9),
            adopted=AdoptedStart(day=dt.date(2027, 8, 2), by="Full Council", reason="six weeks, “to be safe”"),
            ends_at=read_instant("2027-09-17T04:30"),
            accounts=frozenset({"main"}),
            from_writ=dt.date(2027, 8, 6),
            title="Clunmoor, by-election",
            title_cy="Is-etholiad",
        ),
    )
    assert polls_from_csv(polls_to_csv(polls), "polls.csv") == polls


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("poll_id,kind\n", "polls.csv, line 1: The column ‘nation’ is missing."),
        (HEAD.replace("areas", "wards"), "polls.csv, line 1: The column ‘wards’ is not known."),
        (HEAD + GOOD + GOOD.replace("england", "cornwall"), "polls.csv, line 3: The nation ‘cornwall’ is not known."),
        (HEAD + GOOD.replace("local,", "borough,"), "polls.csv, line 2: The kind of poll ‘borough’ is not known."),
        (HEAD + GOOD.replace("2027-05-06,a", "6 May,a"), "polls.csv, line 2: The polling day ‘6 May’ is not a date."),
        (HEAD + "local.anytown.2027-05-06,local\n", "polls.csv, line 2: The line has more or fewer fields than"),
        (HEAD + ",local,england,2027-05-06,,,,,,,\n", "polls.csv, line 2: The poll id is empty."),
        (
            HEAD + GOOD + GOOD,
            "polls.csv, line 3: Two polls are called ‘local.anytown.2027-05-06’; the other is at polls.csv, line 2.",
        ),
        (HEAD + '"local.anytown,local\n', "polls.csv, line 2: The line is not CSV"),
        (
            HEAD + GOOD.replace("anytown,,,,,,", "anytown,,,2027-03-01,,,"),
            "polls.csv, line 2: A start that was adopted needs who adopted it and why.",
        ),
        (
            HEAD + GOOD.replace(",,,,,,\n", ",,,,,,2027-03-28T01:30\n"),
            "polls.csv, line 2: 01:30 on 28 March 2027 does not exist in London",
        ),
    ],
)
def test_a_fault_names_its_line_and_nothing_is_imported(text: str, told: str) -> None:
    with pytest.raises(PollFileError) as refused:
        polls_from_csv(text, "polls.csv")
    assert str(refused.value).startswith(told)
    assert "Nothing was imported." in str(refused.value)


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+44", "-1", "@here", "Thornwick"])
def test_no_title_becomes_a_formula_in_a_spreadsheet_and_each_comes_in_as_it_was(title: str) -> None:
    poll = Poll(
        poll_id="parish.thornwick.2027-05-06",
        kind=PollKind.PARISH,
        nation=Nation.ENGLAND,
        areas=frozenset({"thornwick"}),
        polling_day=dt.date(2027, 5, 6),
        title=title,
    )
    text = polls_to_csv([poll])
    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell[:1] in "=+-@" and cell]
    assert polls_from_csv(text, "polls.csv") == (poll,)

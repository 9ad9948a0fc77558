"""
Every day that a returning officer, council or commission published, held against the statute tables.

The cases are read from published pages, never from running the code: `tests/cases/polls/README.md`.
"""

import csv
import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest

from calendars.bank_holidays import BankHolidays
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.poll_timetable import PollTimetable, compute
from calendars.timetable import Bound, Step, TimetableError

CASES = Path(__file__).parents[1] / "cases" / "polls" / "published.csv"
with CASES.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
PAGE_IS_WRONG = "against the Rules"  # a note that begins with `differs` alone names a rule that the tables hold too
COUNTED = [row for row in ROWS if row["kind"] != PollKind.PARL_BY]
BY_ELECTIONS = [row for row in ROWS if row["kind"] == PollKind.PARL_BY]
ENGLISH_KINDS = {
    PollKind.LOCAL,
    PollKind.PARISH,
    PollKind.MAYOR_LOCAL,
    PollKind.MAYOR_CA,
    PollKind.PCC,
    PollKind.GLA,
    PollKind.PARL,
    PollKind.PARL_BY,
    PollKind.CITY_OF_LONDON,
    PollKind.NP_REFERENDUM,
    PollKind.GOVERNANCE_REFERENDUM,
    PollKind.COUNCIL_TAX_REFERENDUM,
    PollKind.PPERA_REFERENDUM,
    PollKind.PARISH_POLL,
    PollKind.RECALL,
}


def name_of(row: dict[str, str]) -> str:
    return f"{row['poll_id']}-{row['nation']}-{row['step']}-{row['bound']}-{row['day']}"


def timetable_of(row: dict[str, str], holidays: BankHolidays, from_writ: dt.date | None = None) -> PollTimetable:
    return compute(
        PollKind(row["kind"]),
        Nation(row["nation"]),
        dt.date.fromisoformat(row["polling_day"]),
        holidays,
        from_writ=from_writ,
    )


def allows(timetable: PollTimetable, step: Step, day: dt.date) -> bool:
    """Whether the day lies within every limit that the law sets to the step."""
    limits = [one for one in timetable.steps if one.step is step]
    return all(
        day <= limit.day if limit.bound is Bound.LATEST else day >= limit.day
        for limit in limits
        if limit.bound is not Bound.EXACT
    )


def says(timetable: PollTimetable, row: dict[str, str]) -> bool:
    return any(
        (one.step, one.bound, one.day.isoformat()) == (row["step"], row["bound"], row["day"])
        and (not row["time"] or (one.time is not None and f"{one.time:%H:%M}" == row["time"]))
        for one in timetable.steps
    )


@pytest.mark.parametrize("row", COUNTED, ids=name_of)
def test_a_published_day_is_the_computed_one_or_lies_within_its_limits(
    row: dict[str, str], holidays: BankHolidays
) -> None:
    timetable = timetable_of(row, holidays)
    if row["bound"] == "actual":
        assert allows(timetable, Step(row["step"]), dt.date.fromisoformat(row["day"]))
    elif PAGE_IS_WRONG in row["note"]:
        ours = timetable.of(Step(row["step"]), Bound(row["bound"])).day
        assert f"{ours:%-d %B}" in row["note"], "the note must name the lawful day"
        assert not says(timetable, row), "the page is right after all: take the note out"
    else:
        assert says(timetable, row)


def possible_writs(polling_day: dt.date) -> Iterable[dt.date]:
    return (polling_day - dt.timedelta(days=days) for days in range(20, 50))


def test_a_parliamentary_by_election_was_held_within_the_limits_of_one_writ(holidays: BankHolidays) -> None:
    """No page gives the day of the writ: there must be one from which every published day was lawful."""
    for poll_id in {row["poll_id"] for row in BY_ELECTIONS}:
        rows = [row for row in BY_ELECTIONS if row["poll_id"] == poll_id]
        fitting = []
        for writ in possible_writs(dt.date.fromisoformat(rows[0]["polling_day"])):
            try:
                timetable = timetable_of(rows[0], holidays, writ)
            except TimetableError:
                continue
            if all(
                allows(timetable, Step(row["step"]), dt.date.fromisoformat(row["day"]))
                if row["bound"] == "actual"
                else says(timetable, row)
                for row in rows
            ):
                fitting.append(writ)
        assert fitting, poll_id


def test_at_least_forty_real_polls_are_held_against_the_tables_and_every_english_kind_is_among_them() -> None:
    assert len({row["poll_id"] for row in ROWS}) >= 40
    assert {PollKind(row["kind"]) for row in ROWS if row["nation"] in {"england", "uk"}} >= ENGLISH_KINDS


def test_every_row_names_the_page_it_was_read_on() -> None:
    assert [row["poll_id"] for row in ROWS if not row["address"].startswith("http")] == []

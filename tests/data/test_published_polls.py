"""The table of published polls keeps its own promises; whether the law agrees with it is tests/calendars' matter."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from calendars.nation import Nation
from calendars.poll import PollKind

TABLE = Path(__file__).parents[1] / "cases" / "polls" / "published.csv"
COLUMNS = ["poll_id", "kind", "nation", "polling_day", "step", "bound", "day", "time", "address", "note"]
STEPS = {
    "notice_of_election",
    "close_of_nominations",
    "withdrawal",
    "statement_of_persons_nominated",
    "notice_of_poll",
    "registration_deadline",
    "postal_vote_deadline",
    "proxy_deadline",
    "vac_deadline",
    "poll",
}
PHOTO_ID_SINCE = dt.date(2023, 5, 4)  # the first polls in Great Britain with photographic identification


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """Every row, by column."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_columns_are_the_ones_the_readme_explains(rows: list[dict[str, str]]) -> None:
    assert list(rows[0]) == COLUMNS


def test_every_kind_and_every_nation_has_a_poll_and_there_are_more_than_a_hundred(rows: list[dict[str, str]]) -> None:
    assert {row["kind"] for row in rows} == {kind.value for kind in PollKind}
    assert {row["nation"] for row in rows} == {nation.value for nation in Nation}
    assert len({row["poll_id"] for row in rows}) > 100


def test_every_row_uses_the_words_of_the_timetable(rows: list[dict[str, str]]) -> None:
    assert {row["step"] for row in rows} == STEPS
    assert {row["bound"] for row in rows} == {"latest", "earliest", "actual", "exact"}
    assert {row["step"] for row in rows if row["bound"] == "exact"} == {"poll"}
    assert {row["step"] for row in rows if row["bound"] == "earliest"} == {"notice_of_election"}


def test_an_identifier_ends_with_the_polling_day(rows: list[dict[str, str]]) -> None:
    assert [row["poll_id"] for row in rows if not row["poll_id"].endswith("." + row["polling_day"])] == []


def test_no_step_falls_on_a_weekend_or_after_the_poll(rows: list[dict[str, str]]) -> None:
    days = [(dt.date.fromisoformat(row["day"]), dt.date.fromisoformat(row["polling_day"])) for row in rows]
    assert [day for day, poll in days if day > poll or day.weekday() >= 5] == []


def test_a_time_is_a_whole_hour_or_absent(rows: list[dict[str, str]]) -> None:
    assert {row["time"] for row in rows} == {"", "12:00", "13:00", "16:00", "17:00", "18:00", "20:00", "22:00"}


def test_every_row_has_the_address_of_its_page(rows: list[dict[str, str]]) -> None:
    assert [row["poll_id"] for row in rows if not row["address"].startswith(("http://", "https://"))] == []


def test_no_page_gives_one_step_of_a_poll_twice_with_the_same_bound(rows: list[dict[str, str]]) -> None:
    keys = [tuple(row[column] for column in ("poll_id", "kind", "nation", "step", "bound", "address")) for row in rows]
    assert len(keys) == len(set(keys))


def test_voter_authority_certificates_begin_with_photographic_identification(rows: list[dict[str, str]]) -> None:
    certificates = [row for row in rows if row["step"] == "vac_deadline"]
    assert min(dt.date.fromisoformat(row["polling_day"]) for row in certificates) == PHOTO_ID_SINCE
    assert {row["nation"] for row in certificates if row["kind"] in {"sp", "senedd"}} == set()

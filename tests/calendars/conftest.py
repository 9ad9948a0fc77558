"""What every test of the calendar reads once: the bundled holidays and statutes, and a small place to vote in."""

import datetime as dt
from pathlib import Path

import pytest

from calendars.area import Area, AreaKind, Gazetteer
from calendars.bank_holidays import BankHolidays
from calendars.citation import Statutes
from calendars.nation import Nation
from calendars.poll import Poll, PollKind

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def holidays() -> BankHolidays:
    return BankHolidays.of(
        (DATA / "bank-holidays.json").read_text(encoding="utf-8"),
        (DATA / "one-off-holidays.csv").read_text(encoding="utf-8"),
    )


@pytest.fixture(scope="session")
def statutes() -> Statutes:
    return Statutes.of((DATA / "statutes.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """A county with a district of two wards; one parish lies in each ward; another district stands beside."""
    return Gazetteer(
        [
            Area(area_id="marchshire", name="Marchshire", kind=AreaKind.COUNTY),
            Area(area_id="clunmoor", name="Clunmoor", kind=AreaKind.DISTRICT, within=frozenset({"marchshire"})),
            Area(area_id="teme", name="Teme", kind=AreaKind.DISTRICT, within=frozenset({"marchshire"})),
            Area(area_id="east", name="East ward", kind=AreaKind.WARD, within=frozenset({"clunmoor"})),
            Area(area_id="west", name="West ward", kind=AreaKind.WARD, within=frozenset({"clunmoor"})),
            Area(area_id="hafrenbridge", name="Hafrenbridge", kind=AreaKind.PARISH, within=frozenset({"east"})),
            Area(area_id="anytown", name="Anytown", kind=AreaKind.PARISH, within=frozenset({"west"})),
        ]
    )


@pytest.fixture
def district_poll() -> Poll:
    """Clunmoor's ordinary election of Thursday 6 May 2027; its notice is due by 31 March."""
    return Poll(
        poll_id="local.clunmoor.2027-05-06",
        kind=PollKind.LOCAL,
        nation=Nation.ENGLAND,
        areas=frozenset({"clunmoor"}),
        polling_day=dt.date(2027, 5, 6),
        title="Clunmoor District Council",
    )

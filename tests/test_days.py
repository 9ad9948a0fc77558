"""Days are London's: `.date()` on an instant gives Greenwich's, an hour early all summer. One room may call it."""

import ast
import datetime as dt
from pathlib import Path

import pytest

from calendars.civil_time import civil_day, wall_day

ROOT = Path(__file__).parents[1]
ITS_ROOM = ROOT / "calendars" / "civil_time.py"
MODULES = sorted(
    place
    for package in ("calendars", "gate", "ui", "benchmarks")
    for place in (ROOT / package).rglob("*.py")
    if place != ITS_ROOM
)


def days_taken(text: str) -> list[int]:
    """The lines that ask something for its `date()`."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "date"
        if not node.args and not node.keywords
    ]


def test_nothing_but_the_room_of_civil_time_asks_an_instant_for_its_day() -> None:
    found = {str(place.relative_to(ROOT)): days_taken(place.read_text("utf-8")) for place in MODULES}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_check_sees_what_it_looks_for() -> None:
    assert days_taken("import datetime as dt\nday = post.due_at.date()\nother = dt.date(2027, 5, 6)\n") == [2]


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (dt.datetime(2027, 4, 19, 23, 30, tzinfo=dt.UTC), dt.date(2027, 4, 20)),  # half past midnight, summer time
        (dt.datetime(2027, 1, 19, 23, 30, tzinfo=dt.UTC), dt.date(2027, 1, 19)),
    ],
)
def test_the_day_of_an_instant_is_londons(at: dt.datetime, day: dt.date) -> None:
    assert civil_day(at) == wall_day(at) == day


def test_a_time_off_a_london_clock_keeps_its_day() -> None:
    assert wall_day(dt.datetime(2027, 4, 20, 0, 30)) == dt.date(2027, 4, 20)

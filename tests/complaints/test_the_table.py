"""docs/complaints.md tells the truth about itself."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "complaints.md").read_text("utf-8").splitlines()
    if re.match(r"\| T\d+ \|", line)
]


def test_every_complaint_from_1_to_90_stands_once_in_its_order() -> None:
    assert [row[0] for row in ROWS] == [f"T{number}" for number in range(1, 91)]


def test_every_complaint_names_a_test_or_says_why_there_is_none() -> None:
    for number, complaint, tested in ROWS:
        assert complaint, number
        assert "`test_" in tested or tested.startswith(("not yet: ", "not ours: ")), number


def test_every_test_that_the_table_names_is_there() -> None:
    named = {test for row in ROWS for test in re.findall(r"`(test_\w+)`", row[2])}
    there = {
        found
        for place in (ROOT / "tests").rglob("test_*.py")
        for found in re.findall(r"def (test_\w+)", place.read_text("utf-8"))
    }
    assert named - there == set()

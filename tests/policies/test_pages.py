"""The pages of the documents are those that the command makes now, and each link leads to something."""

import re
from pathlib import Path

from gate.desk.policy_pages import policy_pages
from gate.reference import read_reference

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "policies"
MADE = policy_pages(read_reference())


def test_the_pages_are_what_the_command_makes_now() -> None:
    kept = {place.name: place.read_text("utf-8") for place in FOLDER.glob("*.md")}
    assert set(kept) == set(MADE)
    for name in MADE:
        assert _held(kept[name]) == _held(MADE[name]), f"{name}: run gate policy pages docs/policies"


def _held(text: str) -> list[str]:
    """All of a page but how a rule tells in its own words what it finds: those it may change without a new page."""
    return [re.sub(r"^.*(?=Inside a period: )", "", line) for line in text.splitlines()]


def test_every_link_to_what_carries_a_clause_leads_to_its_heading() -> None:
    headings = {
        line.lstrip("# ").lower().replace(" ", "-").replace(":", "")
        for line in MADE["carriers.md"].splitlines()
        if line.startswith("##")
    }
    for name, text in MADE.items():
        for anchor in re.findall(r"\(carriers\.md#([^)]+)\)", text):
            assert anchor in headings, (name, anchor)


def test_every_link_to_a_rule_leads_to_its_module() -> None:
    for place in set(re.findall(r"\(\.\./\.\./([^)]+)\)", MADE["carriers.md"])):
        assert (FOLDER.parents[1] / place).is_file(), place

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette

from gate.accessibility_page import findings, statement_as_markdown, statement_page
from gate.desk.accessibility_texts import BY_KEYBOARD, CONTACT, FAULTS, OTHER, STATEMENT, TABLE
from gate.desk.dates_in_words import Tongue
from gate.desk.desk import Desk
from gate.public_routes import public_routes
from tests.gate.asked import asked
from tests.ui.browser.by_keyboard import TASKS

ROOT = Path(__file__).parents[2]


def test_the_statement_in_the_documentation_is_the_one_that_is_made() -> None:
    assert (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8") == statement_as_markdown()


def test_what_was_found_is_nothing_and_every_task_was_done_by_keyboard() -> None:
    found = findings()
    assert found.faults == ()
    assert found.times > len(found.pages) > 20
    assert set(found.by_keyboard) == set(TASKS) == set(BY_KEYBOARD)


@pytest.mark.parametrize("tongue", list(Tongue))
def test_the_statement_stands_in_both_languages_with_every_page_and_its_result(tongue: Tongue) -> None:
    page = statement_page(tongue, council="Cyngor <Thornwick>", contact="clerc@thornwick.example")
    assert f'<html lang="{tongue}">' in page
    assert "<script" not in page
    assert "://" not in page
    assert "Cyngor &lt;Thornwick&gt;" in page
    assert "clerc@thornwick.example" in page
    assert not re.search(r"[{}](?!.*</style>)", page.split("</style>")[1])
    for name in findings().pages:
        assert name.replace("&", "&amp;") in page
    assert all(tongue in one for one in (CONTACT, FAULTS, OTHER, STATEMENT, TABLE))


def test_anybody_may_read_it_and_a_council_without_a_name_changes_nothing(desk: Desk, empty_desk: Desk) -> None:
    for which in (desk, empty_desk):
        answer = asked(Starlette(routes=public_routes(which)), "GET", "/accessibility?lang=cy")
        assert (answer.status_code, answer.headers["content-language"]) == (200, "cy")
        assert "Datganiad hygyrchedd" in answer.text

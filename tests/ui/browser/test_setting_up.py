import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser.driven import faults, press, served, settle, wider_than_the_screen

PASSWORD = "heron paddle quiet lamp"


@pytest.fixture
def empty(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, str]]:
    """A phone before a server on which nothing is set up, and the code that the server printed."""
    with served(tmp_path, demo=False) as address:
        code = re.search(r"set-up code: (\S+)", (tmp_path / "server.log").read_text())
        assert code
        context = browser.new_context(viewport={"width": 360, "height": 800}, base_url=address, bypass_csp=True)
        yield context.new_page(), code[1]
        context.close()


def test_a_council_is_set_up_from_a_phone_and_its_clerk_signs_in(empty: tuple[Page, str]) -> None:
    page, code = empty
    found: list[str] = []

    def answer(heading: str, button: str = "Continue") -> None:
        found.extend([*faults(page), *wider_than_the_screen(page)])
        press(page, button)
        expect(page.get_by_role("heading", name=heading)).to_be_visible(timeout=20_000)
        settle(page)

    page.goto("/")
    settle(page)
    page.get_by_label("Set-up code").fill(code)
    answer("Which council is it?", "Start")
    answer("There is a problem")  # no name yet
    page.get_by_label("Name of the council").fill("Hafrenbridge Town Council")
    answer("Where does it lie?")
    page.get_by_label("County it lies in").fill("Marchshire")
    answer("Where does the council speak?")
    page.get_by_label("Name of the account").fill("Town council on Facebook")
    answer("Who is the clerk?")
    page.get_by_label("Name, as it is to stand in the record").fill("Ann Price")
    answer("How will Ann Price sign in?")
    page.get_by_label("Password, at least 12").fill(PASSWORD)
    page.get_by_label("The same once more").fill(PASSWORD)
    answer("Which social media policy")
    answer("Which poll comes next?")
    answer("Check your answers")
    answer("Hafrenbridge Town Council is set up", "Set up the council")
    expect(page.get_by_text("Cannot tell").first).to_be_visible()
    assert found == []

    page.get_by_role("link", name="Sign in", exact=True).click()
    settle(page)
    page.get_by_role("link", name="Sign in with a password").click()
    page.get_by_label("Your name here").fill("ann.price")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    settle(page)
    expect(page.get_by_text("Nothing waits for you.")).to_be_visible()
    page.goto("/set-up")
    settle(page)
    expect(page.get_by_label("Set-up code")).to_have_count(0)

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.ui.browser.accessibility import PLAIN_PAGES
from tests.ui.browser.by_keyboard import TASKS
from tests.ui.browser.driven import faults


@pytest.mark.parametrize("task", TASKS)
def test_the_main_tasks_are_done_by_keyboard_alone(window: Page, task: str) -> None:
    TASKS[task](window)  # fails where a field is not reached or the end is not


@pytest.fixture(params=["light", "dark"])
def zoomed(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window of 1280 by 1024 pixels at 400%. The security policy is set aside for axe alone."""
    context = browser.new_context(
        viewport={"width": 320, "height": 256},
        device_scale_factor=4,
        color_scheme=request.param,
        base_url=address,
        bypass_csp=True,
    )
    yield context.new_page()
    context.close()


def test_no_page_without_a_script_has_a_fault_at_400_percent(zoomed: Page) -> None:
    found = {}
    for name, path in PLAIN_PAGES.items():
        zoomed.goto(path)
        wrong = faults(zoomed)
        if zoomed.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append("the page scrolls sideways")
        if wrong:
            found[name] = wrong
    assert found == {}

"""A demonstration served once for all browser tests, and a fresh browser window for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.ui.browser import driven


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the demonstration is served."""
    with driven.served(tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with driven.browser() as found:
        yield found


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[Page]:
    """A window of a desk's size."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    yield context.new_page()
    context.close()


@pytest.fixture
def outbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the served demonstration publishes to."""
    return next(tmp_path_factory.getbasetemp().glob("served*")) / "var" / "demonstration"

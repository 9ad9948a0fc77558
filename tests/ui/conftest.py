"""A page under test: the demonstration desk, someone signed in, one file of `ui/views/`."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import ui
from gate.desk.desk import Desk
from tests.ui.browser.driven import chromium

BROWSER_TESTS = Path(__file__).with_name("browser")
BEHIND_A_PROXY = BROWSER_TESTS / "test_behind_a_proxy.py"
NGINX = shutil.which("nginx")
VIEWS = Path(ui.__file__).parent / "views"

Opened = Callable[..., AppTest]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the browser tests where there is no Chromium, unless it was asked for."""
    without = not chromium() and not config.getoption("--browser-required")
    left_out = (without and collection_path == BROWSER_TESTS) or (not NGINX and collection_path == BEHIND_A_PROXY)
    return True if left_out else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say so loudly when they were left out."""
    if not NGINX:
        terminalreporter.write_line(
            "THE PROXY OF docs/running.md WAS NOT TRIED: nginx is not installed here", yellow=True
        )
    if not chromium():
        terminalreporter.section(
            "THE BROWSER TESTS WERE NOT RUN: there is no Chromium here", sep="!", red=True, bold=True
        )
        terminalreporter.line(
            "Install it (Debian: apt-get install chromium fonts-dejavu-core) and run the tests again."
        )


@pytest.fixture
def demonstration(desk: Desk) -> Desk:
    """The demonstration desk, where the sign-in by a list of people is open."""
    return replace(desk, settings=replace(desk.settings, demonstration=True))


@pytest.fixture
def page(demonstration: Desk) -> Opened:
    """Opens a page of the demonstration as a person, or as nobody."""

    def opened(name: str, person: str = "", *, address: dict[str, str] | None = None, **state: object) -> AppTest:
        at = AppTest.from_file(VIEWS / f"{name}.py", default_timeout=30)
        at.session_state["desk"] = demonstration
        for key, value in (address or {}).items():
            at.query_params[key] = value
        if person:
            at.session_state["person"] = person
        for key, value in state.items():
            at.session_state[key] = value
        return at.run()

    return opened


def told(at: AppTest) -> str:
    """Everything the page says, as one text."""
    pieces = [
        str(element.value)
        for kind in ("title", "header", "markdown", "caption", "success", "error", "code")
        for element in getattr(at, kind)
    ]
    pieces += [body for element in at.get("html") if not (body := element.proto.body).startswith("<style")]
    return "\n".join(pieces)

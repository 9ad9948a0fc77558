"""Another system that asks the API of the demonstration council, with a token or without."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from gate.api.pace import Pace
from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk
from gate.desk.keep_tokens import Issued, create_token
from gate.public_routes import public_routes
from gate.store.tokens import Use
from gate.web import SecurityHeaders
from tests.gate.asked import asked

PHP = shutil.which("php")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out the run of the WordPress plugin where there is no PHP."""
    return True if not PHP and collection_path.name == "test_wordpress.py" else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not PHP:
        terminalreporter.write_line("THE PLUGIN FOR WORDPRESS WAS NOT RUN: PHP is not installed here", yellow=True)


class Caller:
    """Someone who asks. `token` is sent with every request once it is set."""

    def __init__(self, desk: Desk, pace: Pace | None = None) -> None:
        self.app = Starlette(routes=public_routes(desk, pace), middleware=[Middleware(SecurityHeaders)])
        self.token = ""

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = dict(more.pop("headers", {}))
        if self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")

        return asked(self.app, method, path, headers=headers, **more)

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("GET", path, **more)

    def check(self, body: Any, **more: Any) -> httpx.Response:
        return self.ask("POST", "/api/v1/check", json=body, **more)


@pytest.fixture
def issued(desk: Desk) -> Issued:
    """A token for every account of the council, that may only check."""
    return create_token(desk.choose(None), "website", CLERK, until=dt.date(2027, 12, 31))


@pytest.fixture
def caller(desk: Desk, issued: Issued) -> Caller:
    """Holds a token."""
    found = Caller(desk)
    found.token = issued.secret
    return found


@pytest.fixture
def stranger(desk: Desk) -> Caller:
    """Holds none."""
    return Caller(desk)


@pytest.fixture
def recorder(desk: Desk) -> Caller:
    """Holds a token that may check and record, for one account."""
    found = Caller(desk)
    made = create_token(
        desk.choose(None),
        "newsroom",
        CLERK,
        until=dt.date(2027, 12, 31),
        account_id="town-website",
        uses=(Use.CHECK, Use.RECORD),
    )
    found.token = made.secret
    return found

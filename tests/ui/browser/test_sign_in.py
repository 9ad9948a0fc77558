"""A council that is not a demonstration: people sign in at a provider or with a password, in a real browser."""

import contextlib
import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser.driven import ROOT, faults, free_port, go_to, press, running, served, settle, write

expect.set_options(timeout=20_000)  # a busy machine is no fault of the page

GOOD = "harbour lemon quiet stove"
REASON = "Another Jane Okafor: the librarian, not the candidate"
PEOPLE = (
    {"sub": "office-ann", "email": "ann@thornwick.example", "email_verified": True},
    {"sub": "office-sam", "email": "sam@thornwick.example"},  # as Microsoft says it: verified by nobody
)
SETTINGS = """
[sign_in]
address = "http://127.0.0.1:{port}"
passwords = true

[sign_in.openid.office]
title = "Office"
client_id = "gate"
metadata = "http://127.0.0.1:{provider}/.well-known/openid-configuration"
secret = "OFFICE_SECRET"
"""


class Council:
    """A council served for real, and the shell of its server."""

    def __init__(self, folder: Path, environment: dict[str, str], address: str) -> None:
        self.folder, self.environment, self.address = folder, environment, address

    def gate(self, *arguments: str, stdin: str = "") -> str:
        done = subprocess.run(
            [sys.executable, "-m", "gate", *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **self.environment},
            input=stdin,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return done.stdout

    def let_pass(self, minutes: int) -> None:
        """Make every sign-in older by so much, as if that time had gone by since people proved who they are."""
        with contextlib.closing(sqlite3.connect(self.folder / "var" / "gate.db", timeout=10)) as database, database:
            for digest, at in database.execute("SELECT digest, signed_in_at FROM session").fetchall():
                then = dt.datetime.fromisoformat(at) - dt.timedelta(minutes=minutes)
                told = then.isoformat(timespec="microseconds")
                database.execute("UPDATE session SET signed_in_at = ? WHERE digest = ?", (told, digest))


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    """The demonstration's council in a database of its own, served for real beside a provider."""
    folder = tmp_path_factory.mktemp("council")
    beside = tmp_path_factory.mktemp("provider")
    port, provider = free_port(), free_port()
    (folder / "gate.toml").write_text(SETTINGS.format(port=port, provider=provider), encoding="utf-8")
    environment = {"OFFICE_SECRET": "a secret of the provider", "GATE_COOKIE_SECRET": "x" * 40}
    program = str(Path(sys.executable).with_name("oidc-provider-mock"))
    people = [part for one in PEOPLE for part in ("--user-claims", json.dumps(one))]
    council = Council(folder, environment, f"http://127.0.0.1:{port}")
    council.gate("demo")
    council.gate("user", "password", "ravi", "--stdin", "--as", "ann", stdin=GOOD)
    council.gate("user", "await", "ann", "--provider", "office", "--email", "ann@thornwick.example", "--as", "ann")
    answers = f"http://127.0.0.1:{provider}/.well-known/openid-configuration"
    with (
        running([program, "-p", str(provider), *people], beside, answers, {}),
        served(folder, demo=False, port=port, environment=environment),
    ):
        yield council


@pytest.fixture
def visitor(browser: Browser, council: Council) -> Iterator[Page]:
    """A window in which nobody has signed in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=council.address)
    yield context.new_page()
    context.close()


def at_the_office(page: Page, council: Council, who: str) -> None:
    """Prove to the provider who one is, and come back signed in."""
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_url(f"{council.address}/**")
    settle(page)
    page.wait_for_timeout(1500)
    settle(page)


def with_password(page: Page, who: str, password: str) -> None:
    """Fill in the form and send it."""
    page.get_by_label("Your name here").fill(who)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_a_clerk_signs_in_at_a_provider_and_again_for_an_override_and_loses_nothing(
    visitor: Page, council: Council
) -> None:
    visitor.goto("/clerks-desk")
    settle(visitor)
    press_and_leave(visitor, "Sign in with Office")
    at_the_office(visitor, council, "office-ann")
    expect(visitor.get_by_text("Signed in: Ann Price (clerk)")).to_be_visible()

    go_to(visitor, "Clerk’s desk")
    press(visitor, "Override and queue")
    council.let_pass(16)
    write(visitor, "Reason, for someone who reads it in a year", REASON)
    expect(visitor.get_by_text("This asks for a sign-in no older than 15 minutes.")).to_be_visible()
    press_and_leave(visitor, "Sign in again to override and queue")
    at_the_office(visitor, council, "office-ann")

    visitor.wait_for_url("**/clerks-desk")
    settle(visitor)
    reason = visitor.get_by_label("Reason, for someone who reads it in a year", exact=True)
    expect(reason).to_have_value(REASON)
    press(visitor, "Override and queue")
    expect(visitor.get_by_text("is queued for")).to_be_visible()

    visitor.reload()
    settle(visitor)
    expect(visitor.get_by_text("Signed in: Ann Price (clerk)")).to_be_visible()
    press_and_leave(visitor, "Sign out")
    visitor.wait_for_timeout(3000)
    visitor.goto("/queue")
    settle(visitor)
    expect(visitor.get_by_text("Sign in first")).to_be_visible()
    lines = council.gate("audit", "export", "--as", "ann").splitlines()
    events = {json.loads(line).get("event") for line in lines}
    assert {"tie sign-in", "sign in", "override", "sign out"} <= events


def press_and_leave(page: Page, name: str) -> None:
    """Press a button that takes the browser elsewhere."""
    page.get_by_role("button", name=name, exact=True).last.click()


def test_somebody_the_provider_knows_and_the_council_does_not_types_a_code(visitor: Page, council: Council) -> None:
    visitor.goto("/queue")
    settle(visitor)
    press_and_leave(visitor, "Sign in with Office")
    at_the_office(visitor, council, "office-sam")
    go_to(visitor, "Queue")
    expect(visitor.get_by_text("Your sign-in is known to nobody here.")).to_be_visible()
    assert faults(visitor) == []
    write(visitor, "The code that your administrator or clerk gave you", "aaaa-bbbb-cccc-dddd")
    press(visitor, "This is me")
    expect(visitor.get_by_text("This code is not good")).to_be_visible()
    code = council.gate("user", "code", "sam", "--as", "ann").strip()
    write(visitor, "The code that your administrator or clerk gave you", code)
    press(visitor, "This is me")
    expect(visitor.get_by_text("Signed in: Sam Adeyemi (author)")).to_be_visible()


def test_a_wrong_password_waits_and_the_right_one_then_opens_the_page_asked_for(visitor: Page) -> None:
    visitor.goto("/queue")
    settle(visitor)
    visitor.get_by_role("link", name="Sign in with a password").click()
    for _ in range(3):
        with_password(visitor, "ravi", "not the password")
        expect(visitor.get_by_text("do not belong together here")).to_be_visible()
    with_password(visitor, "ravi", GOOD)
    expect(visitor.get_by_text("Too many sign-ins failed.")).to_be_visible()
    visitor.wait_for_timeout(2500)
    with_password(visitor, "ravi", GOOD)
    visitor.wait_for_url("**/queue")
    settle(visitor)
    expect(visitor.get_by_text("Signed in: Ravi Menon (reviewer)")).to_be_visible()


def test_a_leaver_is_out_at_the_next_click(visitor: Page, council: Council) -> None:
    council.gate("user", "add", "lee", "author", "--name", "Lee Vaughan", "--as", "ann")
    council.gate("user", "password", "lee", "--stdin", "--as", "ann", stdin=GOOD)
    visitor.goto("/sign-in?next=write")
    with_password(visitor, "lee", GOOD)
    settle(visitor)
    expect(visitor.get_by_text("Signed in: Lee Vaughan (author)")).to_be_visible()
    council.gate("user", "remove", "lee", "--as", "ann")
    go_to(visitor, "Queue")
    expect(visitor.get_by_text("Sign in first")).to_be_visible()
    expect(visitor.get_by_text("Lee Vaughan no longer acts here")).to_be_visible()


def test_a_reload_keeps_the_sign_in_and_what_was_typed(visitor: Page) -> None:
    visitor.goto("/sign-in?next=write")
    with_password(visitor, "ravi", GOOD)
    settle(visitor)
    write(visitor, "Text", "Bins go out on Thursday this week.")
    visitor.reload()
    settle(visitor)
    expect(visitor.get_by_text("Signed in: Ravi Menon (reviewer)")).to_be_visible()
    expect(visitor.get_by_label("Text", exact=True)).to_have_value("Bins go out on Thursday this week.")


def test_another_tab_is_signed_in_too_and_out_with_the_first(visitor: Page) -> None:
    visitor.goto("/sign-in?next=queue")
    with_password(visitor, "ravi", GOOD)
    settle(visitor)
    other = visitor.context.new_page()
    other.goto("/queue")
    settle(other)
    expect(other.get_by_text("Signed in: Ravi Menon (reviewer)")).to_be_visible()
    press(visitor, "Sign out")
    expect(visitor.get_by_text("Sign in first")).to_be_visible()
    go_to(other, "Health")
    expect(other.get_by_text("Sign in first")).to_be_visible()


def test_a_tampered_cookie_is_refused_with_a_sentence(visitor: Page, council: Council) -> None:
    visitor.goto("/sign-in?next=queue")
    with_password(visitor, "ravi", GOOD)
    settle(visitor)
    mine = next(one for one in visitor.context.cookies() if one["name"] == "gate_session")
    altered = {**mine, "value": mine["value"][:-1] + ("0" if mine["value"][-1] != "0" else "1")}
    visitor.context.add_cookies([altered])  # type: ignore[list-item]
    visitor.reload()
    settle(visitor)
    expect(visitor.get_by_text("This sign-in was not made by this server, or was altered.")).to_be_visible()


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/code", "/sign-in/password"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_sign_in_page_has_a_fault_that_axe_can_find_or_is_wider_than_a_phone(
    browser: Browser, council: Council, path: str, theme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 800},
        color_scheme=theme,  # type: ignore[arg-type]
        base_url=council.address,
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(path)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_a_demonstration_does_not_start_where_a_database_is_named(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gate", "serve", "--demo"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GATE_DATABASE_URL": f"sqlite:///{tmp_path / 'real.db'}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 3
    assert "A demonstration lets anybody in, and GATE_DATABASE_URL names a database." in done.stderr
    assert not (tmp_path / "real.db").exists()

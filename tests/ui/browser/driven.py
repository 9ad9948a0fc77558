"""A demonstration served for real, and a real Chromium that uses it: for the browser tests and the pictures."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
AXE = Path(__file__).with_name("axe.min.js")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Where Chromium is; empty where it is not."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(
    folder: Path, *, demo: bool = True, port: int | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """`gate serve` in `folder`, on a free port unless told which: gives its address, and stops it afterwards."""
    port = port or free_port()
    command = [sys.executable, "-m", "gate", "serve", *(["--demo"] if demo else []), "--port", str(port)]
    with running(command, folder, f"http://127.0.0.1:{port}/healthz", environment or {}):
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def running(command: Sequence[str], folder: Path, answers_at: str, environment: Mapping[str, str]) -> Iterator[None]:
    """A program that answers at an address while it runs; its output stands in `server.log` of `folder`."""
    told = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=told, stdout=log, stderr=log)
        try:
            _wait_for(answers_at, server)
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(timeout=15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait(timeout=15)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(120):
        if server.poll() is not None:
            raise RuntimeError("the server stopped before it answered; see server.log in its folder")
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(address, timeout=2).status_code == 200:
                return
        time.sleep(0.5)
    raise RuntimeError("the server did not answer within a minute")


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), headless=True, args=FLAGS)
        try:
            yield found
        finally:
            found.close()


def settle(page: Page) -> None:
    """Wait until the page has been drawn and nothing more is under way."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000)
    page.wait_for_timeout(400)


def go_to(page: Page, name: str) -> None:
    """Follow one of the links at the head of every page."""
    page.get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_timeout(600)
    settle(page)


def press(page: Page, name: str) -> None:
    """Press the one button of that name."""
    page.get_by_role("button", name=name, exact=True).last.click()
    page.wait_for_timeout(600)
    settle(page)


def sign_in(page: Page, who: str) -> None:
    """Sign in on whichever page asks for it, and come back to it."""
    page.get_by_role("link", name="Sign in", exact=True).click()
    page.get_by_label(who).check()
    page.get_by_role("button", name="Sign in", exact=True).click()
    settle(page)


def choose(page: Page, label: str, choice: str) -> None:
    """Choose from a list, as one does with a mouse."""
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=choice, exact=True).click()
    page.wait_for_timeout(400)
    settle(page)


def write(page: Page, label: str, text: str) -> None:
    """Type into a field and leave it."""
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.blur()
    page.wait_for_timeout(600)
    settle(page)


def faults(page: Page, tags: Sequence[str] = AXE_TAGS) -> list[str]:
    """What axe-core finds wrong with the page as it stands, one line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags})", list(tags))
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


def wider_than_the_screen(page: Page) -> list[str]:
    """What of the page's own content reaches past the right edge, but for tables that scroll by themselves."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] *')].filter(e => "
        "e.getBoundingClientRect().right > innerWidth + 2 && !e.closest('.pg-scroll'))"
        ".map(e => e.outerHTML.slice(0, 120))"
    )
    return found


def cells_past_the_edge(page: Page) -> list[str]:
    """The cells of tables whose words are cut at the right edge of the screen."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.pg td')].filter(e => e.getBoundingClientRect().right > innerWidth + 2)"
        ".map(e => e.textContent.slice(0, 120))"
    )
    return found

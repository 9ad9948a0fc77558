"""
How fast the server starts and its pages answer, as ratios measured in one run beside Streamlit's own hello page.

Run it as `python -m benchmarks.pages`; it needs Chromium. Targets: the server healthy within twice the time that
`streamlit hello` takes; a page in a warm browser within twice its page; a keystroke to underlined words under 1.5
seconds at the median with ten thousand names loaded; the answer page within three times a static file through the same
server.
"""

import contextlib
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page

from benchmarks.floor import tell
from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk
from gate.desk.keep_people import keep_candidates
from gate.publicity.council import Candidate
from gate.web import demonstration_desk
from tests.ui.browser.driven import ROOT, browser, chromium, settle, sign_in

COMPILED = {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "gate-benchmarks-compiled")}
"""Both programs are compiled once before they are measured, as an installed one is."""

STARTS = 5
LOADS = 9
ASKED = 300
NAMES = 10_000
KEYSTROKES = 15
POLL = "parish.thornwick"
HELLO = (sys.executable, "-m", "streamlit", "hello", "--server.headless", "true", "--browser.gatherUsageStats", "false")
GATE = (sys.executable, "-m", "gate", "serve", "--demo")
SYLLABLES = (
    "ba",
    "den",
    "fer",
    "gal",
    "hu",
    "kel",
    "lo",
    "mar",
    "nor",
    "pil",
    "qua",
    "ros",
    "sil",
    "tam",
    "ver",
    "wyn",
)


@contextlib.contextmanager
def running(command: Sequence[str], folder: Path, port_option: str, health: str) -> Iterator[tuple[str, float]]:
    """A server on a free port: its address, and the seconds until it first said that it is healthy."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **COMPILED}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [*command, port_option, str(port)], cwd=folder, env=environment, stdout=log, stderr=log
        )
        try:
            address = f"http://127.0.0.1:{port}"
            while True:
                assert server.poll() is None, (folder / "server.log").read_text()
                with contextlib.suppress(httpx.HTTPError):
                    if httpx.get(f"{address}{health}", timeout=2).status_code == 200:
                        break
                time.sleep(0.02)
            yield address, time.perf_counter() - began
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(timeout=15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait(timeout=15)


def hello(folder: Path) -> contextlib.AbstractContextManager[tuple[str, float]]:
    return running(HELLO, folder, "--server.port", "/_stcore/health")


def ours(folder: Path) -> contextlib.AbstractContextManager[tuple[str, float]]:
    return running(GATE, folder, "--port", "/healthz")


def seconds_to_start(
    serve: Callable[[Path], contextlib.AbstractContextManager[tuple[str, float]]], folder: Path
) -> float:
    with serve(folder) as (_, seconds):
        return seconds


def seconds_to_show(page: Page, address: str, heading: str) -> float:
    """Seconds from asking for the page to its first heading."""
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(heading, state="visible", timeout=60_000)
    return time.perf_counter() - began


def warm_loads(window: Browser, *pages: tuple[str, str]) -> tuple[float, ...]:
    """The median seconds of each page in a browser that has it in its cache, the pages in turn."""
    opened = [(window.new_context().new_page(), address, heading) for address, heading in pages]
    for one in opened:
        seconds_to_show(*one)
    rounds = [[seconds_to_show(*one) for one in opened] for _ in range(LOADS)]
    return tuple(statistics.median(times) for times in zip(*rounds, strict=True))


def answer_seconds(line: socket.socket, path: str) -> float:
    """Seconds for one answer, whole, over an open connection.

    Each part is acknowledged at once: by default the system waits some 40 ms, and that alone would be measured.
    """
    began = time.perf_counter()
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    told = b""
    while b"\r\n\r\n" not in told:
        told += line.recv(65_536)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
    head, _, body = told.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    length = next(one for one in head.lower().split(b"\r\n") if one.startswith(b"content-length:"))
    while len(body) < int(length.split(b":")[1]):
        body += line.recv(65_536)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
    return time.perf_counter() - began


def answers(address: str, *paths: str) -> tuple[float, ...]:
    """The median seconds of each path over one open connection, the paths in turn."""
    times: dict[str, list[float]] = {path: [] for path in paths}
    with socket.create_connection(("127.0.0.1", int(address.rsplit(":", 1)[1])), timeout=30) as line:
        for _ in range(ASKED):
            for path in paths:
                times[path].append(answer_seconds(line, path))
    return tuple(statistics.median(times[path][ASKED // 10 :]) for path in paths)


def load_names(desk: Desk) -> str:
    """Let ten thousand people stand in the poll that is running; gives the name of one of them."""
    here = desk.choose(None)
    drawn = random.Random(7)

    def name() -> str:
        return "".join(drawn.choice(SYLLABLES) for _ in range(3)).capitalize()

    with here.look() as work:
        poll = next(one.poll_id for one in work.calendar.current().polls if one.poll_id.startswith(POLL))
    people = tuple(
        Candidate(person_id=f"bench-{number}", name=f"{name()} {name()}", poll_id=poll) for number in range(NAMES)
    )
    keep_candidates(here, people, CLERK, complete=True)
    return people[NAMES // 2].name


def keystroke_seconds(page: Page, address: str, name: str) -> tuple[float, float]:
    """The median and the slowest of the seconds from the last letter of a name to its being underlined."""
    page.goto(f"{address}/write")
    settle(page)
    sign_in(page, "Sam Adeyemi (author)")
    field = page.get_by_label("Text", exact=True)
    times = []
    for number in range(KEYSTROKES + 2):
        field.fill(f"Number {number}: thanks to {name[:-1]}")
        page.wait_for_timeout(1500)
        settle(page)
        field.press("End")
        began = time.perf_counter()
        page.keyboard.type(name[-1])
        page.wait_for_selector(f"mark:has-text('{name}')", state="attached", timeout=60_000)
        times.append(time.perf_counter() - began)
    return statistics.median(times[2:]), max(times[2:])


def main() -> None:
    """Print the ratios."""
    if not chromium():
        print("NOT MEASURED: there is no Chromium here (Debian: apt-get install chromium fonts-dejavu-core).")
        return
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other, browser() as window:
        theirs, here = Path(one), Path(other)
        name = load_names(demonstration_desk(here / "var" / "demonstration"))
        for serve, folder in ((hello, theirs), (ours, here)):
            seconds_to_start(serve, folder)
        started = [(seconds_to_start(hello, theirs), seconds_to_start(ours, here)) for _ in range(STARTS)]
        start_hello, start_ours = (min(times) for times in zip(*started, strict=True))
        tell("server started to healthy", start_ours / start_hello, of="streamlit hello", most=2)
        with hello(theirs) as (hello_address, _), ours(here) as (address, _):
            shown_hello, shown, plain = warm_loads(
                window, (hello_address, "h1"), (address, "[data-testid=stMain] h1"), (f"{address}/today", "h1")
            )
            tell("Today in a warm browser", shown / shown_hello, of="streamlit's hello page", most=2)
            tell("the answer page in a warm browser", plain / shown_hello, of="streamlit's hello page", most=2)
            static, page, feed, asked, badge = answers(
                address, "/favicon.png", "/today", "/feeds/thornwick.ics", "/api/v1/today", "/badge"
            )
            tell("the answer page", page / static, of="a static file", most=3)
            tell("the feed", feed / static, of="a static file", most=3)
            tell("the answer as JSON", asked / static, of="a static file", most=3)
            tell("the badge", badge / static, of="a static file", most=3)
            median, slowest = keystroke_seconds(window.new_context().new_page(), address, name)
            tell(f"keystroke to underlined words, {NAMES:,} names", median, of="one second", most=1.5)
            print(f"{'':58} {slowest:8.2f} × one second at the slowest of {KEYSTROKES}")


if __name__ == "__main__":
    main()

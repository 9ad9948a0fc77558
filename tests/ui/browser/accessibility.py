"""
Looks at every page as axe-core does, and writes down what it found: `python -m tests.ui.browser.accessibility`.

Serves a demonstration of its own and walks through it in Chromium: every page that the head of the app leads to, for
each person of the demonstration, in light and dark, at the width of a desk, of a phone and at 400% zoom, and the
states in which pages differ: nothing typed, something held, an error, a list open, an act about to be confirmed. What
it finds is written to `data/accessibility.json`, from which the statement is made (`/accessibility` and
`docs/accessibility.md`).
"""

import datetime as dt
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page

from gate.accessibility_page import statement_as_markdown
from gate.clock import system_clock
from tests.ui.browser.by_keyboard import TASKS
from tests.ui.browser.driven import (
    AXE_TAGS,
    ROOT,
    browser,
    chromium,
    faults,
    go_to,
    press,
    served,
    settle,
    sign_in,
    wider_than_the_screen,
    write,
)

RESULTS = ROOT / "data" / "accessibility.json"
STATEMENT = ROOT / "docs" / "accessibility.md"
NAMES_A_CANDIDATE = "Thank you to Jane Okafor for opening our new play area. Our Mayor was there too."


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a page is looked at."""

    name: str
    width: int
    height: int
    theme: str
    scale: float = 1


LOOKS = (
    Look(name="desk, light", width=1280, height=1024, theme="light"),
    Look(name="desk, dark", width=1280, height=1024, theme="dark"),
    Look(name="phone, light", width=320, height=640, theme="light"),
    Look(name="400% zoom, dark", width=320, height=256, theme="dark", scale=4),  # 1280 by 1024 at 400%
)
CLERK = "Ann Price (clerk)"
OTHERS = ("Sam Adeyemi (author)", "Ravi Menon (reviewer)", "Helen Marsh (monitoring officer)", "Olu Bankole (auditor)")
PLAIN_PAGES = {
    "Answer page": "/today",
    "Answer page, Welsh": "/today?lang=cy",
    "Answer page, refused": "/today?at=tomorrow",
    "Answer page, refused, Welsh": "/today?at=tomorrow&lang=cy",
    "Badge": "/badge",
    "API page": "/api",
    "Accessibility statement": "/accessibility",
    "Accessibility statement, Welsh": "/accessibility?lang=cy",
    "Sign-in": "/sign-in",
    "Sign-in, Welsh": "/sign-in?lang=cy",
    "First sign-in": "/sign-in/code",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One page as one person saw it once, and what is wrong with it."""

    page: str
    person: str
    look: str
    faults: tuple[str, ...]


def look_through(window: Browser, address: str, looks: tuple[Look, ...] = LOOKS) -> Iterator[Seen]:
    """Every page, person and state; what cannot be reached raises, so that nothing is passed over in silence."""
    for one in looks:
        with _opened(window, address, one) as page:
            for name, path in PLAIN_PAGES.items():
                page.goto(path)
                yield _judged(page, name, "anybody", one)
            yield from _signed_out(page, one)
            yield from _at_work(page, one)
    for person in OTHERS:
        with _opened(window, address, looks[0]) as page:
            yield from _as(person, page, looks[0])


@contextmanager
def _opened(window: Browser, address: str, look: Look) -> Iterator[Page]:
    """A window of that look. The security policy is set aside, for axe alone."""
    context = window.new_context(
        viewport={"width": look.width, "height": look.height},
        device_scale_factor=look.scale,
        color_scheme="dark" if look.theme == "dark" else "light",
        base_url=address,
        locale="en-GB",
        bypass_csp=True,
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def _judged(page: Page, name: str, person: str, look: Look) -> Seen:
    found = [
        *faults(page, AXE_TAGS[:-1] if name in AGAINST_BEST_PRACTICE else AXE_TAGS),
        *(f"wider than the screen: {one}" for one in wider_than_the_screen(page)),
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth + 2"):
        found.append("the page scrolls sideways")
    return Seen(page=name, person=person, look=look.name, faults=tuple(found))


def pages_of(page: Page) -> list[str]:
    """The pages that the head of the app leads to."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.st-key-pages a')].map(one => one.innerText.trim()).filter(Boolean)"
    )
    return found


def _signed_out(page: Page, look: Look) -> Iterator[Seen]:
    page.goto("/")
    settle(page)
    for name in pages_of(page):
        go_to(page, name)
        yield _judged(page, f"{name}, nobody signed in", "anybody", look)
    go_to(page, "Today")
    page.get_by_text("Cymraeg", exact=True).click()
    settle(page)
    yield _judged(page, "Today, Welsh", "anybody", look)


def _at_work(page: Page, look: Look) -> Iterator[Seen]:
    """As the clerk, who sees the most."""
    page.goto("/write")
    settle(page)
    sign_in(page, CLERK)
    yield _judged(page, "Write, nothing typed", CLERK, look)
    write(page, "Text", NAMES_A_CANDIDATE)
    for name in pages_of(page):
        go_to(page, name)
        yield _judged(page, name, CLERK, look)
    for name, act in STATES.items():
        act(page)
        yield _judged(page, name, CLERK, look)


def _as(person: str, page: Page, look: Look) -> Iterator[Seen]:
    """As somebody else, who may do less, and reads why."""
    page.goto("/queue")
    settle(page)
    sign_in(page, person)
    for name in pages_of(page):
        go_to(page, name)
        yield _judged(page, name, person, look)


def _import(page: Page) -> None:
    go_to(page, "Queue")
    press(page, "Import posts from a file")


def _list_open(page: Page) -> None:
    go_to(page, "Write")
    page.get_by_label("Account", exact=True).click()
    page.wait_for_timeout(500)


def _about_to_override(page: Page) -> None:
    with suppress(Error):
        page.keyboard.press("Escape")
    go_to(page, "Clerk’s desk")
    press(page, "Override and queue")


def _all_open(page: Page) -> None:
    go_to(page, "Calendar")
    for summary in page.locator("summary").all():
        summary.click()
    page.wait_for_timeout(600)
    settle(page)


AGAINST_BEST_PRACTICE = frozenset({"Write, a list open", "Import posts"})
"""
Where Streamlit's own fields do what best practice advises against and WCAG allows; the statement says so. A list that
floats stands outside of the page's landmarks; the field for a file has a part that is marked as decoration and can be
focused by a script.
"""

STATES: dict[str, Callable[[Page], None]] = {
    "Import posts": _import,
    "Write, a list open": _list_open,
    "Clerk’s desk, an act not yet justified": _about_to_override,
    "Calendar, everything unfolded": _all_open,
}


def _done(window: Browser, address: str, task: Callable[[Page], None]) -> bool:
    """Whether the task can be done by keyboard alone, in a window of its own."""
    with _opened(window, address, LOOKS[0]) as page:
        try:
            task(page)
        except (AssertionError, Error) as error:
            print(f"not done by keyboard: {task.__name__}: {error}", flush=True)
            return False
        return True


def main() -> None:
    """Walk through everything, and write down what was found."""
    if not chromium():
        sys.exit("There is no Chromium here. Install it (Debian: apt-get install chromium fonts-dejavu-core).")
    with tempfile.TemporaryDirectory() as here, served(Path(here)) as address, browser() as window:
        seen = []
        for one in look_through(window, address):
            seen.append(one)
            print(f"{one.look:18} {one.person:22} {one.page:45} {len(one.faults) or 'nothing'}", flush=True)
            for fault in one.faults:
                print(f"    {fault}", flush=True)
        version = window.version
        keyboard = [name for name, done in TASKS.items() if _done(window, address, done)]
    axe = (
        (Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")).split("axe v", 1)[1].split("\n")[0].strip()
    )
    told = {
        "measured": str(system_clock().astimezone(dt.UTC).date()),
        "axe": axe,
        "chromium": version,
        "rules": AXE_TAGS,
        "looks": [asdict(one) for one in LOOKS],
        "seen": [asdict(one) for one in seen],
        "keyboard": keyboard,
    }
    RESULTS.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    STATEMENT.write_text(statement_as_markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()

"""
Draws the pages as they are, for the documentation: `python -m tests.ui.browser.pictures [FOLDER]`.

Serves a demonstration of its own, uses it in Chromium, and writes one picture a page at 1280 and at 360 pixels.
Needs Chromium (Debian: apt-get install chromium fonts-dejavu-core).
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.ui.browser.driven import ROOT, browser, chromium, go_to, press, served, settle, sign_in, write

SIZES = {"wide": 1280, "phone": 360}
TALLEST = 1600


def draw(folder: Path) -> None:
    """Write the pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as here, served(Path(here)) as address, browser() as window:
        for name, width in SIZES.items():
            _draw_all(window, address, folder, name, width)


def _draw_all(window: Browser, address: str, folder: Path, name: str, width: int) -> None:
    context = window.new_context(viewport={"width": width, "height": 900}, base_url=address)
    page = context.new_page()

    def picture(of: str) -> None:
        tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(int(tall), 600), TALLEST)})
        page.wait_for_timeout(500)
        page.screenshot(path=folder / f"{of}-{name}.png")
        page.set_viewport_size({"width": width, "height": 900})

    page.goto("/")
    settle(page)
    picture("today")
    go_to(page, "Write")
    sign_in(page, "Ann Price (clerk)")
    write(page, "Text", "Thank you to Jane Okafor for opening our new play area on Saturday. What a day!")
    picture("write")
    go_to(page, "Queue")
    picture("queue")
    _decide(page)
    picture("clerks-desk")
    go_to(page, "Calendar")
    picture("calendar")
    go_to(page, "Record")
    press(page, "Verify the record")
    picture("record")
    context.close()


def _decide(page: Page) -> None:
    go_to(page, "Clerk’s desk")
    press(page, "Override and queue")


if __name__ == "__main__":
    if not chromium():
        sys.exit("There is no Chromium here. Install it (Debian: apt-get install chromium fonts-dejavu-core).")
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")

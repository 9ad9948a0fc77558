"""The main tasks, done by keyboard alone: for the tests, and for the accessibility statement that names them."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.ui.browser.driven import go_to, settle, sign_in

MOST_STEPS = 80

_FOCUSED = """() => {
  let one = document.activeElement;
  while (one && one.shadowRoot && one.shadowRoot.activeElement) one = one.shadowRoot.activeElement;
  if (!one || one === document.body) return "";
  const labels = one.labels ? [...one.labels].map(label => label.innerText) : [];
  const named = (one.getAttribute("aria-labelledby") || "").split(" ");
  const by = named.map(id => document.getElementById(id)?.innerText || "");
  return [one.getAttribute("aria-label") || "", ...labels, ...by, one.innerText || ""].join(" ");
}"""


def step_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called `name`. Fails when it is never reached."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if name in page.evaluate(_FOCUSED):
            return
    raise AssertionError(f"‘{name}’ was not reached with the Tab key in {MOST_STEPS} steps")


def ask_for_another_day(page: Page) -> None:
    """On the answer page: to the field for the day, a day typed, sent with the Return key."""
    for day, time in (("20042027", "0900"), ("04202027", "0900A")):  # a browser asks for them as its own language does
        page.goto("/today")
        step_to(page, "When (London time")
        page.keyboard.type(day)
        page.keyboard.press("Tab")
        page.keyboard.type(time)
        if page.get_by_label("When (London time").input_value() == "2027-04-20T09:00":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/today?*at=2027-04-20T09*")
    expect(page.get_by_text("Tuesday 20 April 2027").first).to_be_visible()


def write_a_post(page: Page) -> None:
    """From the field to the button."""
    page.goto("/write")
    settle(page)
    sign_in(page, "Sam Adeyemi (author)")
    step_to(page, "Text")
    page.keyboard.type("The swimming pool opens at noon on Monday.")
    page.wait_for_timeout(1500)
    settle(page)
    step_to(page, "Queue for")
    page.keyboard.press("Enter")
    page.wait_for_timeout(1000)
    settle(page)
    expect(page.get_by_text("is queued for")).to_be_visible()


def answer_for_a_post(page: Page) -> None:
    """From the case to the reason to the button."""
    page.goto("/clerks-desk")
    settle(page)
    sign_in(page, "Ann Price (clerk)")
    go_to(page, "Clerk’s desk")
    step_to(page, "Override and queue")
    page.keyboard.press("Enter")
    page.wait_for_timeout(1000)
    settle(page)
    step_to(page, "Reason, for someone who reads it in a year")
    page.keyboard.type("Another Jane Okafor: the librarian, not the candidate")
    step_to(page, "Override and queue")
    page.wait_for_timeout(800)
    settle(page)
    page.keyboard.press("Enter")
    page.wait_for_timeout(1000)
    settle(page)
    expect(page.get_by_text("is queued for").first).to_be_visible()


TASKS: dict[str, Callable[[Page], None]] = {
    "ask the answer page for another day": ask_for_another_day,
    "write a post and send it": write_a_post,
    "answer for a held post": answer_for_a_post,
}
"""Each task by the name that the statement gives it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser.driven import choose, go_to, press, settle, sign_in, write

WORDS = "The tip on Mill Lane is closed today for repairs."


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)
    yield context.new_page()
    context.close()


def test_a_post_is_posted_by_hand_from_a_phone(phone: Page) -> None:
    phone.goto("/write")
    settle(phone)
    sign_in(phone, "Sam Adeyemi (author)")
    choose(phone, "Account", "Town council on X")
    choose(phone, "When", "As soon as it may go")
    write(phone, "Text", WORDS)
    press(phone, "Queue it to post by hand")
    expect(phone.get_by_text("can be posted by hand within the minute")).to_be_visible()

    for _ in range(30):  # the release loop takes it within seconds
        go_to(phone, "Queue")
        if phone.get_by_text("Sending").count():
            break
        phone.wait_for_timeout(1000)
    row = phone.get_by_text("Sending").first.locator("xpath=ancestor::*[.//button][1]")
    row.get_by_role("button").first.click()
    settle(phone)
    expect(phone.locator("code", has_text=WORDS).first).to_be_visible()
    write(phone, "The address where it stands", "https://x.com/ThornwickTC/status/1234567890")
    press(phone, "It is posted")
    expect(phone.get_by_text("is published.")).to_be_visible()


def test_a_button_pressed_twice_sends_one_post(window: Page) -> None:
    words = "Bins in Priory ward go out on Friday, a day later than usual."
    window.goto("/write")
    settle(window)
    sign_in(window, "Sam Adeyemi (author)")
    write(window, "Text", words)
    window.get_by_role("button", name="Queue for").dblclick()
    window.wait_for_timeout(1500)
    settle(window)
    go_to(window, "Queue")
    expect(window.get_by_text(words)).to_have_count(1)


def test_a_post_is_written_and_sent_by_keyboard_alone(window: Page) -> None:
    window.goto("/write")
    settle(window)
    sign_in(window, "Sam Adeyemi (author)")
    window.get_by_label("Text", exact=True).focus()
    window.keyboard.type("The library opens at noon on Monday.")
    window.wait_for_timeout(1200)
    settle(window)
    for _ in range(6):
        window.keyboard.press("Tab")
        if "Queue for" in window.evaluate("document.activeElement.innerText || ''"):
            break
    window.keyboard.press("Enter")
    window.wait_for_timeout(1000)
    settle(window)
    expect(window.get_by_text("is queued for tomorrow, 9am")).to_be_visible()

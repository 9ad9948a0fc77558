from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.ui.browser.accessibility import pages_of
from tests.ui.browser.driven import faults, go_to, settle, sign_in, wider_than_the_screen, write


@pytest.fixture(params=[(1280, "dark"), (360, "light"), (320, "dark")], ids=lambda one: f"{one[0]}-{one[1]}")
def seen(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window of each size and theme, signed in as the clerk. The security policy is set aside for axe alone."""
    width, theme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, base_url=address, bypass_csp=True
    )
    page = context.new_page()
    page.goto("/write")
    settle(page)
    sign_in(page, "Ann Price (clerk)")
    write(page, "Text", "Thank you to Jane Okafor for opening our new play area. Our Mayor was there too.")
    yield page
    context.close()


def test_no_page_has_a_fault_that_axe_can_find_or_is_wider_than_the_screen(seen: Page) -> None:
    found, pages = {}, pages_of(seen)
    assert {"Today", "Policy", "Users"} <= set(pages)
    for name in pages:
        go_to(seen, name)
        if wrong := [*faults(seen), *wider_than_the_screen(seen)]:
            found[name] = wrong
    assert found == {}


def test_the_plain_answer_page_has_none_either(seen: Page) -> None:
    seen.goto("/today?lang=cy")
    assert faults(seen) == []
    assert seen.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_is_asked_of_another_host_and_what_was_typed_is_kept_between_pages(window: Page, address: str) -> None:
    asked: set[str] = set()
    window.on("request", lambda request: asked.add(request.url.split("/")[2]))
    window.goto("/write")
    settle(window)
    sign_in(window, "Sam Adeyemi (author)")
    write(window, "Text", "Bins go out on Thursday.")
    for name in pages_of(window):
        go_to(window, name)
    go_to(window, "Write")
    assert window.get_by_label("Text", exact=True).input_value() == "Bins go out on Thursday."
    assert asked == {address.removeprefix("http://")}


def test_two_browsers_do_not_share_who_is_signed_in(browser: Browser, address: str) -> None:
    here, there = (browser.new_context(base_url=address) for _ in range(2))
    one, other = here.new_page(), there.new_page()
    one.goto("/queue")
    settle(one)
    sign_in(one, "Sam Adeyemi (author)")
    other.goto("/queue")
    settle(other)
    assert other.get_by_text("Sign in first").is_visible()
    one.reload()
    settle(one)
    assert one.get_by_text("Signed in: Sam Adeyemi (author)").is_visible()
    here.close()
    there.close()

from playwright.sync_api import Browser, Page, expect

from tests.ui.browser.driven import faults, go_to, press, settle, sign_in, write

WORDS = "Bins in Priory ward go out a day later in the week of the fair."


def field(page: Page) -> str:
    return page.get_by_label("Text", exact=True).input_value()


def test_what_was_typed_is_there_after_a_reload_even_what_the_server_never_heard(window: Page) -> None:
    window.goto("/write")
    settle(window)
    sign_in(window, "Ravi Menon (reviewer)")
    write(window, "Text", WORDS)
    window.reload()
    settle(window)
    assert field(window) == WORDS
    window.get_by_label("Text", exact=True).click()
    window.keyboard.press("End")
    window.keyboard.type(" Thank you.")
    window.reload()  # within the four tenths of a second in which nothing is sent
    settle(window)
    window.wait_for_timeout(800)
    settle(window)
    assert field(window) == f"{WORDS} Thank you."


def test_a_second_window_offers_it_to_go_on_with(browser: Browser, address: str, window: Page) -> None:
    window.goto("/write")
    settle(window)
    sign_in(window, "Helen Marsh (monitoring officer)")
    write(window, "Text", "The library is shut on Friday.")
    other = window.context.new_page()
    other.goto("/write")
    settle(other)
    expect(other.get_by_text("Not finished yet (1)")).to_be_visible()
    press(other, "Go on with it")
    assert field(other) == "The library is shut on Friday."


def test_a_policy_is_weighed_before_it_is_adopted_and_has_no_fault_that_axe_can_find(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address, bypass_csp=True)
    page = context.new_page()
    page.goto("/policy")
    settle(page)
    sign_in(page, "Ann Price (clerk)")
    page.get_by_text("A whole policy from the shelf").click()
    press(page, "See what it would change")
    expect(page.get_by_role("heading", name="What this would change")).to_be_visible()
    expect(page.get_by_role("button", name="Adopt this policy")).to_be_visible(timeout=30_000)
    settle(page)
    assert faults(page) == []
    press(page, "Leave it as it is")
    expect(page.get_by_role("heading", name="Think of a change")).to_be_visible()
    context.close()


def test_posts_come_in_from_a_sheet_tried_first(window: Page) -> None:
    window.goto("/queue")
    settle(window)
    sign_in(window, "Sam Adeyemi (author)")
    press(window, "Import posts from a file")
    sheet = "account,date,time,text\ntown-website,01/12/2027,9.00am,Winter opening hours begin at the tip today.\n"
    window.locator("input[type=file]").set_input_files(
        {"name": "posts.csv", "mimeType": "text/csv", "buffer": sheet.encode()}
    )
    window.wait_for_timeout(1000)
    settle(window)
    press(window, "Import 1 post")
    expect(window.get_by_text("1 post taken in: 1 queued")).to_be_visible()
    go_to(window, "Queue")
    expect(window.get_by_text("Winter opening hours begin at the tip today.")).to_be_visible()

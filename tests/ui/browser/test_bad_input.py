from pathlib import Path

from playwright.sync_api import Page, expect

from tests.ui.browser.driven import go_to, press, settle, sign_in, write

WORDS = "<script>window.struck = 1</script><img src=x onerror='window.struck = 1'> Thanks to Jane Okafor."
SHOWN = "<script>window.struck = 1</script>"


def test_a_script_in_a_post_is_shown_as_words_on_every_page_and_never_runs(window: Page) -> None:
    window.goto("/write")
    settle(window)
    sign_in(window, "Sam Adeyemi (author)")
    write(window, "Text", WORDS)
    press(window, "Send to the clerk")
    go_to(window, "Queue")
    expect(window.get_by_text(SHOWN).first).to_be_visible()
    for name in ("Today", "Health", "Record", "Clerk’s desk"):
        go_to(window, name)
    press(window, "Sign out")
    sign_in(window, "Ann Price (clerk)")
    go_to(window, "Clerk’s desk")
    window.get_by_role("combobox").first.click()
    window.get_by_role("option").filter(has_text="window.struck").click()
    window.wait_for_timeout(500)
    settle(window)
    expect(window.get_by_text(SHOWN).first).to_be_visible()
    assert window.evaluate("window.struck") is None


def test_a_file_that_is_no_picture_or_is_too_large_is_refused_with_a_sentence(window: Page, tmp_path: Path) -> None:
    false, large = tmp_path / "false.png", tmp_path / "large.png"
    false.write_bytes(b"<html><script>alert(1)</script></html>")
    large.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(11_000_000))
    window.goto("/write")
    settle(window)
    sign_in(window, "Sam Adeyemi (author)")
    write(window, "Text", "Our new play area.")
    window.get_by_text("Pictures, and whether it is paid for").click()
    field = window.locator("input[type=file]").first
    field.set_input_files(false)
    window.wait_for_timeout(2000)
    settle(window)
    expect(window.get_by_text("is not a whole JPEG, PNG or WebP picture").first).to_be_visible()
    field.set_input_files(large)
    window.wait_for_timeout(2000)
    expect(window.get_by_text("File must be 10.0MB or smaller").first).to_be_visible()

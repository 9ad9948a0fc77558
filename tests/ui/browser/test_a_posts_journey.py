import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.ui.browser.driven import cells_past_the_edge, choose, go_to, press, settle, sign_in, write

WORDS = "Jane Okafor will read stories at the library on Saturday at 10am."


def test_a_post_is_held_overridden_by_the_clerk_and_published_and_the_record_verifies(
    window: Page, address: str, outbox: Path
) -> None:
    window.goto("/write")
    settle(window)
    sign_in(window, "Sam Adeyemi (author)")
    choose(window, "Account", "Town council website news")
    choose(window, "When", "As soon as it may go")
    write(window, "Text", WORDS)
    expect(window.locator("mark", has_text="Jane Okafor").first).to_be_visible()
    press(window, "Send to the clerk")
    expect(window.get_by_text("waits for a decision")).to_be_visible()

    press(window, "Sign out")
    sign_in(window, "Ann Price (clerk)")
    go_to(window, "Clerk’s desk")
    window.get_by_role("combobox").first.click()
    window.get_by_role("option").filter(has_text="will read stories").click()
    window.wait_for_timeout(500)
    settle(window)
    press(window, "Override and queue")
    expect(window.get_by_text("You, Ann Price (clerk), answer for:")).to_be_visible()
    write(window, "Reason, for someone who reads it in a year", "Another Jane Okafor: the librarian, not the candidate")
    press(window, "Override and queue")
    expect(window.get_by_text("goes out within the minute")).to_be_visible()

    for _ in range(60):
        sent = [json.loads(file.read_text(encoding="utf-8")) for file in outbox.glob("*/outbox/*.json")]
        if sent:
            break
        window.wait_for_timeout(500)
    assert [one["text"] for one in sent] == [WORDS]

    go_to(window, "Record")
    press(window, "Verify the record")
    expect(window.get_by_text("entries, unbroken.")).to_be_visible()
    expect(window.get_by_text("Another Jane Okafor: the librarian, not the candidate").first).to_be_visible()

    window.set_viewport_size({"width": 360, "height": 900})  # the address where it stands has no space to break at
    settle(window)
    assert cells_past_the_edge(window) == []

import json
import sqlite3
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory

from tests.gate.cli.conftest import Gate

NAMING = "Thank you to Jane Okafor for opening our new play area."
PLAIN = "Bins go out a day later next week."
REASON = "A different person: the head of the infant school"


def test_the_demonstration_says_who_may_do_what(demo: Any) -> None:
    outbox = [account for account in demo["accounts"] if account["channel"] == "outbox"]
    assert outbox
    authors = [person for person in demo["people"] if "author" in person["roles"]]
    clerks = [person for person in demo["people"] if "clerk" in person["roles"]]
    assert (authors[0]["roles"], clerks[0]["roles"]) == (["author"], ["clerk"])
    assert not authors[0]["stands"]
    assert not clerks[0]["stands"]
    assert len(demo["polls"][0]["candidates"]) == 6


def test_the_poll_of_the_demonstration_is_running_for_every_account(gate: Gate, demo: Any) -> None:
    for account in demo["accounts"]:
        said = gate("today", "--json", "--account", account["account"])
        assert said.code == 10
        assert said.facts["answer"] == "yes"
        assert demo["polls"][0]["poll"] in [period["poll"] for period in said.facts["periods"]]


def test_a_demonstration_is_refused_where_a_council_is_at_work(gate: Gate, demo: Any) -> None:
    said = gate("demo")
    assert said.code == 3
    assert "holds a council already" in said.err


def test_a_post_is_held_overridden_by_the_clerk_and_published(
    gate: Gate, demo: Any, now: FrozenDateTimeFactory, tmp_path: Path
) -> None:
    held = gate("submit", "--as", "sam", "--account", "town-website", "--json", NAMING)
    assert held.code == 1
    assert held.facts["state"] == "held"
    assert [finding["words"] for finding in held.facts["findings"] if finding["severity"] == "block"] == ["Jane Okafor"]
    post = held.facts["post"]

    by_author = gate("override", post, "--as", "sam", "--ground", "mistaken-identity", "--reason", REASON, "--json")
    assert by_author.code == 1
    assert any("wrote or edited" in objection for objection in by_author.facts["objections"])

    by_clerk = gate("override", post, "--as", "ann", "--ground", "mistaken-identity", "--reason", REASON, "--json")
    assert (by_clerk.code, by_clerk.facts["state"]) == (0, "queued")

    assert gate("release").code == 0
    shown = gate("show", post, "--json").facts
    assert shown["state"] == "published"
    assert shown["receipt"]["sent"] == NAMING
    assert [entry["event"] for entry in shown["entries"]] == [
        "submit",
        "hold",
        "override refused",
        "override",
        "take",
        "publish",
    ]
    (sent,) = (tmp_path / "var" / "outbox").iterdir()
    assert json.loads(sent.read_text("utf-8"))["text"] == NAMING
    assert gate("audit", "verify", "--json").facts["verifies"] is True


def test_a_candidate_who_is_clerk_may_not_answer_in_their_own_poll(gate: Gate, demo: Any) -> None:
    post = gate("submit", "--as", "sam", "--account", "town-website", "--json", NAMING).facts["post"]
    said = gate("override", post, "--as", "jane", "--ground", "other", "--reason", REASON, "--json")
    assert said.code == 1
    assert any("You are a candidate" in objection for objection in said.facts["objections"])


def test_a_plain_post_is_queued_and_leaves_with_exit_0(gate: Gate, demo: Any) -> None:
    said = gate("submit", "--as", "sam", "--account", "town-website", "--at", "2027-04-13T09:00", "--json", PLAIN)
    assert (said.code, said.facts["state"]) == (0, "queued")


def test_text_may_come_from_standard_input(gate: Gate, demo: Any) -> None:
    said = gate("submit", "--as", "sam", "--account", "town-website", "--json", "-", stdin=PLAIN + "\n")
    assert said.facts["text"] == PLAIN


def test_every_reason_why_a_post_is_not_taken_is_given(gate: Gate, demo: Any) -> None:
    said = gate("submit", "--as", "sam", "--account", "town-x", "--json", "word " * 80)
    assert said.code == 3
    assert said.facts["objections"] == ["The text has 400 characters; this account takes 280. Shorten it."]


def test_an_unknown_account_is_named_with_those_there_are(gate: Gate, demo: Any) -> None:
    said = gate("submit", "--as", "sam", "--account", "town-tiktok", PLAIN)
    assert said.code == 3
    assert "‘town-tiktok’" in said.err
    assert "town-website" in said.err


def test_a_clerk_without_the_role_author_may_write_and_an_auditor_may_not(gate: Gate, demo: Any) -> None:
    assert gate("submit", "--as", "ann", "--account", "town-website", PLAIN).code == 0
    refused = gate("submit", "--as", "olu", "--account", "town-website", PLAIN)
    assert refused.code == 3
    assert "Olu Bankole may not write" in refused.err


def test_an_hour_that_the_clocks_skip_is_refused_with_both_offsets(gate: Gate, demo: Any) -> None:
    said = gate("submit", "--as", "sam", "--account", "town-website", "--at", "2027-03-28T01:30", PLAIN)
    assert said.code == 2
    assert "+00:00" in said.err
    assert "+01:00" in said.err


def test_a_handed_over_post_waits_for_its_address(gate: Gate, demo: Any) -> None:
    post = gate("submit", "--as", "sam", "--account", "town-facebook", "--json", PLAIN).facts["post"]
    gate("release")
    assert gate("show", post, "--json").facts["state"] == "releasing"
    wrong = gate("settle", post, "--as", "sam", "--found", "https://example.org/1", "--json")
    assert wrong.code == 1
    address = "https://www.facebook.com/ThornwickTownCouncil/posts/1"
    right = gate("settle", post, "--as", "sam", "--found", address, "--json")
    assert (right.code, right.facts["state"]) == (0, "published")
    again = gate("settle", post, "--as", "sam", "--found", address)
    assert again.code == 1


def test_nothing_leaves_while_everything_is_stopped_and_what_was_missed_is_held(
    gate: Gate, demo: Any, now: FrozenDateTimeFactory
) -> None:
    post = gate(
        "submit", "--as", "sam", "--account", "town-website", "--at", "2027-04-12T09:05", "--json", PLAIN
    ).facts["post"]
    assert gate("halt", "--as", "sam", "--reason", "The account may be taken over").code == 0
    now.move_to("2027-04-12 08:06")
    gate("release")
    assert gate("show", post, "--json").facts["state"] == "queued"
    assert gate("resume", "--as", "sam").code == 1
    assert gate("resume", "--as", "ann").code == 0
    gate("release")
    assert gate("show", post, "--json").facts["reason"].startswith("Held: its time has passed")


def test_a_tampered_record_is_found(gate: Gate, demo: Any, tmp_path: Path) -> None:
    kept = tmp_path / "checkpoint.txt"
    kept.write_text(gate("audit", "checkpoint").out, "utf-8")
    assert gate("audit", "verify", "--against", str(kept)).code == 0
    with sqlite3.connect(tmp_path / "gate.db") as database:
        for trigger in ("entry_is_never_removed", "entry_words_keep_their_row"):
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute("DELETE FROM entry_words WHERE sequence = (SELECT max(sequence) FROM entry)")
        database.execute("DELETE FROM entry WHERE sequence = (SELECT max(sequence) FROM entry)")
    assert gate("audit", "verify").code == 0  # alone the chain cannot tell that its tail was cut
    cut = gate("audit", "verify", "--against", str(kept))
    assert cut.code == 1
    assert "its tail was cut" in cut.out


def test_the_queue_shows_only_the_state_asked_for(gate: Gate, demo: Any) -> None:
    states = {post["state"] for post in gate("queue", "--json", "--state", "held").facts}
    assert states == {"held"}


def test_the_parts_of_a_thread_are_changed_and_dropped(gate: Gate, demo: Any) -> None:
    post = gate(
        *("submit", "--as", "sam", "--account", "town-x", "--json", "--thread", "Part two.", "--thread", "Part three."),
        "The library opens at ten.",
    ).facts["post"]

    def parts() -> list[str]:
        with_words = [
            entry["words"] for entry in gate("show", post, "--json").facts["entries"] if "draft" in entry["words"]
        ]
        return [line.split(": ", 1)[1] for line in with_words[-1]["draft"].splitlines()]

    assert parts() == ["The library opens at ten.", "Part two.", "Part three."]
    assert gate("amend", post, "--as", "sam", "--thread", "Part two, mended.").code == 0
    assert parts() == ["The library opens at ten.", "Part two, mended."]
    assert gate("amend", post, "--as", "sam", "--no-thread").code == 0
    assert parts() == ["The library opens at ten."]
    assert gate("amend", post, "--as", "sam", "--no-thread", "--thread", "Both").code == 2


def test_the_queue_says_when_each_post_is_due_and_that_everything_is_stopped(gate: Gate, demo: Any) -> None:
    gate("halt", "--as", "ann", "--reason", "The account may have been taken over")
    said = gate("queue").out.splitlines()
    stopped, _, due = said[:3]
    assert stopped.startswith("Everything is stopped, by Ann Price, since 9am on Monday 12 April 2027: The account may")
    assert due.startswith("       5am on Tuesday 13 April 2027: Bins in the Harbour area")  # 20 hours later


def test_a_post_is_shown_with_its_times_as_people_read_them(gate: Gate, demo: Any) -> None:
    said = gate("show", "1").out
    assert "Version 1 by sam, 9am on Monday 12 April 2027: Bins in the Harbour area" in said
    assert "+00:00" not in said

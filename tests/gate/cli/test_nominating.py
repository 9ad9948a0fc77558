from typing import Any

from tests.gate.cli.conftest import Gate

STATEMENT = """Name of Candidate\tHome Address\tDescription
QUILL, Ada Rose (commonly known as Ada Quill)\t12 High Street, Thornwick\tGreen Party
O'DOWD, Seán\t(address in Northmarch)\tIndependent
"""


def poll_of(demo: Any) -> str:
    return str(next(poll["poll"] for poll in demo["polls"] if poll["poll"].startswith("parish.")))


def test_a_dry_run_shows_who_would_be_kept_and_keeps_nobody(gate: Gate, demo: Any) -> None:
    poll = poll_of(demo)
    said = gate("candidates", "paste", "--poll", poll, "--area", "Quay", "--as", "ann", "--dry-run", stdin=STATEMENT)
    assert said.code == 0
    assert "Ada Rose Quill (on the ballot as Ada Quill): Green Party" in said.out
    assert "2 would be kept; nothing was." in said.out
    assert "High Street" not in said.out
    assert gate("check", "Ada Quill opened the fair.").code == 0


def test_a_pasted_statement_is_read_from_standard_input_and_posts_are_held_by_it(gate: Gate, demo: Any) -> None:
    said = gate("candidates", "paste", "--poll", poll_of(demo), "--as", "ann", "--json", stdin=STATEMENT)
    assert [one["name"] for one in said.facts["candidates"]] == ["Ada Quill", "Seán O'Dowd"]
    assert gate("check", "Ada Quill opened the fair.").code == 1


def test_a_line_that_is_none_is_named_and_nothing_is_kept(gate: Gate, demo: Any) -> None:
    broken = STATEMENT + "Returning Officer\n"
    said = gate("candidates", "paste", "--poll", poll_of(demo), "--as", "ann", stdin=broken)
    assert said.code == 3
    assert "line 4" in said.err
    assert gate("check", "Ada Quill opened the fair.").code == 0


def test_a_poll_that_is_not_in_the_calendar_is_refused(gate: Gate, demo: Any) -> None:
    said = gate("candidates", "paste", "--poll", "parish.x.2027-05-06", "--as", "ann", "--dry-run", stdin=STATEMENT)
    assert said.code == 3
    assert "parish.x.2027-05-06" in said.err


def test_an_account_is_added_listed_and_changed(gate: Gate, demo: Any) -> None:
    added = gate("account", "add", "Town council on Bluesky", "--network", "bluesky", "--as", "ann", "--json").facts
    assert (added["account_id"], added["channel"], added["area"]) == (
        "town-council-on-bluesky",
        "handover",
        "thornwick",
    )
    gate("account", "add", "Town news", "--id", "town-council-on-bluesky", "--network", "bluesky", "--as", "ann")
    assert "town-council-on-bluesky: Town news, bluesky, thornwick, handover" in gate("account", "list").out


def test_an_account_in_no_known_area_or_of_no_known_channel_is_refused(gate: Gate, demo: Any) -> None:
    assert "‘atlantis’" in gate("account", "add", "News", "--area", "atlantis", "--as", "ann").err
    assert "‘pigeon’" in gate("account", "add", "News", "--channel", "pigeon", "--as", "ann").err
    assert (
        "already"
        in gate("account", "add", "Town X", "--as", "ann").err + gate("account", "add", "Town X", "--as", "ann").err
    )

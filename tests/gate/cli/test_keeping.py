from pathlib import Path
from typing import Any

from tests.gate.cli.conftest import Gate

HEADER = "person_id,person_name,election_id,ballot_paper_id,post_label,party_name,candidates_locked\n"


def test_the_coming_ordinary_polls_are_offered(gate: Gate, demo: Any) -> None:
    offered = gate("calendar", "ordinary", "--json").facts
    assert {"kind": "local", "day": "2027-05-06"} in [{"kind": one["kind"], "day": one["day"]} for one in offered]
    assert all(one["day"] > "2027-04-12" for one in offered)


def test_a_sensitive_period_is_declared_and_named(gate: Gate, demo: Any) -> None:
    gate("calendar", "confirm", "--until", "2027-12-31", "--as", "ann")
    said = gate(
        "calendar", "declare", "mourning-2027", "National mourning", "--starts", "2027-07-01", "--ends", "2027-07-11",
        "--reason", "Letter of the Lord Chamberlain", "--as", "ann",
    )  # fmt: skip
    assert said.code == 0
    answer = gate("today", "--at", "2027-07-02T12:00", "--json")
    assert (answer.code, answer.facts["answer"]) == (0, "no")
    assert "National mourning" in answer.facts["why"]
    checked = gate("check", "--at", "2027-07-02T12:00", "--json", "The fair goes ahead on Saturday.").facts
    assert any("National mourning" in note for note in checked["notes"])


def test_a_sensitive_period_that_ends_before_it_starts_is_refused(gate: Gate, demo: Any) -> None:
    said = gate(
        "calendar", "declare", "x", "X", "--starts", "2027-07-11", "--ends", "2027-07-01",
        "--reason", "none", "--as", "ann",
    )  # fmt: skip
    assert said.code == 3
    assert "would end before it starts" in said.err


def test_a_poll_is_added_its_notice_recorded_and_the_queue_read_again(gate: Gate, demo: Any) -> None:
    added = gate("calendar", "add", "local", "england", "2027-09-23", "--area", "estermere", "--as", "ann", "--json")
    assert added.facts["polls"] == ["local.estermere.2027-09-23"]
    gate("calendar", "confirm", "--until", "2027-12-31", "--as", "ann")
    post = gate(
        "submit", "--as", "sam", "--account", "town-website", "--at", "2027-07-26T09:00", "--json",
        "Well done to Beryl Stanhope, our Town Mayor, on her award.",
    ).facts  # fmt: skip
    # 25 working days before 23 September, past 30 August's bank holiday: 18 August; 15 more: 28 July, still to come
    assert post["state"] == "queued"
    noticed = gate("calendar", "notice", "local.estermere.2027-09-23", "2027-07-26", "--as", "ann", "--json").facts
    assert noticed["moved"] == [{"post": post["post"], "state": "held"}]


def test_only_one_change_of_a_poll_at_a_time(gate: Gate, demo: Any) -> None:
    poll = demo["polls"][0]["poll"]
    assert gate("calendar", "amend", poll, "--day", "2027-05-06", "--status", "postponed", "--as", "ann").code == 2


def test_an_author_may_not_keep_the_calendar(gate: Gate, demo: Any) -> None:
    said = gate("calendar", "confirm", "--until", "2027-12-31", "--as", "sam")
    assert said.code == 3
    assert "needs the role" in said.err


def test_a_malformed_list_of_candidates_imports_nothing_and_says_which_line(
    gate: Gate, demo: Any, tmp_path: Path
) -> None:
    poll = demo["polls"][0]["poll"]
    file = tmp_path / "candidates.csv"
    file.write_text(HEADER + f"1,Ada Quill,{poll},{poll}.harbour,Harbour,Independent,t\n2,Broken\n", "utf-8")
    said = gate("people", "import", str(file), "--as", "ann")
    assert said.code == 3
    assert "line 3" in said.err
    assert gate("check", "Ada Quill opened the fair.").code == 0


def test_candidates_are_imported_after_a_dry_run(gate: Gate, demo: Any, tmp_path: Path) -> None:
    poll = demo["polls"][0]["poll"]
    file = tmp_path / "candidates.csv"
    file.write_text(HEADER + f"1,Ada Quill,{poll},{poll}.harbour,Harbour,Independent,t\n", "utf-8")
    assert gate("people", "import", str(file), "--dry-run", "--as", "ann", "--json").facts["polls"] == {poll: 1}
    assert gate("check", "Ada Quill opened the fair.").code == 0
    assert gate("people", "import", str(file), "--as", "ann").code == 0
    assert gate("check", "Ada Quill opened the fair.").code == 1


def test_candidates_of_a_poll_that_is_not_in_the_calendar_are_refused(gate: Gate, demo: Any, tmp_path: Path) -> None:
    file = tmp_path / "candidates.csv"
    file.write_text(HEADER + "1,Ada Quill,local.x.2027-05-06,local.x.2027-05-06,X,Independent,t\n", "utf-8")
    said = gate("people", "import", str(file), "--as", "ann")
    assert said.code == 3
    assert "‘local.x.2027-05-06’" in said.err


def test_a_calendar_file_of_fifty_megabytes_is_refused(gate: Gate, demo: Any, tmp_path: Path) -> None:
    file = tmp_path / "huge.ics"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    said = gate("calendar", "import", str(file), "--as", "ann")
    assert said.code == 3
    assert "50 MB" in said.err


def test_the_calendar_goes_out_and_comes_in_unchanged(gate: Gate, demo: Any, tmp_path: Path) -> None:
    file = tmp_path / "own.ics"
    file.write_text(gate("calendar", "export").out, "utf-8", newline="")
    assert gate("calendar", "import", str(file), "--dry-run", "--as", "ann").out.strip() == "Nothing would change."


def test_the_calendar_as_csv_comes_in_again_and_changes_nothing(gate: Gate, demo: Any, tmp_path: Path) -> None:
    file = tmp_path / "elections.csv"
    file.write_text(gate("calendar", "export", "--form", "csv").out, encoding="utf-8")
    said = gate("calendar", "import", str(file), "--as", "ann", "--dry-run")
    assert (said.code, said.out) == (0, "Nothing would change.\n")

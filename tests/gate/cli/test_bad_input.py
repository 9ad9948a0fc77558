"""What is put in wrongly gets one clear sentence, and nothing is half done."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.gate.cli.conftest import Gate

PLAIN = "The library opens at ten on Saturdays."
NAMING = "Thank you to Jane Okafor for opening our play area."
REASON = "A different person of that name, the librarian"
CORPUS = Path(__file__).parents[2] / "cases" / "corpus"
NOTHING = ["", "  \n\t", "\u200b\u2060\u00a0", "\u3164\u2800"]  # white space, no width, blanks of other scripts
NOTHING_TO_READ = "There is nothing to read. Write the text, or name what is shared."


def everything(gate: Gate) -> Any:
    return gate("queue", "--json").facts, gate("audit", "verify", "--json").facts["entries"]


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (
            "2028-03-26T01:30",
            "01:30 on 26 March 2028 does not exist in London: the clocks go from 01:00 (+00:00) to 02:00",
        ),
        ("2027-10-31T01:30", "01:30 on 31 October 2027 happens twice in London: once at +01:00 and once at +00:00."),
        ("tomorrow", "‘tomorrow’ is not a time."),
    ],
)
def test_a_time_that_is_no_instant(gate: Gate, demo: Any, at: str, told: str) -> None:
    before = everything(gate)
    said = gate("submit", "--as", "sam", "--account", "town-website", "--at", at, PLAIN)
    assert said.code == 2
    assert told in said.err
    assert everything(gate) == before


@pytest.mark.parametrize("reason", ["   ", "", "aaaaaaaaaaaaaaa", "ok ok", "\u200b\u200b\u200b"])
def test_a_reason_of_spaces_or_nearly_so(gate: Gate, demo: Any, reason: str) -> None:
    post = gate("submit", "--as", "sam", "--account", "town-website", "--json", NAMING).facts["post"]
    said = gate("override", post, "--as", "ann", "--ground", "other", "--reason", reason, "--json")
    assert said.code == 1
    assert [one for one in said.facts["objections"] if one.startswith("Give a reason that a stranger could follow")]
    assert gate("show", post, "--json").facts["overrides"] == []


def test_an_account_of_another_council(gate: Gate, demo: Any) -> None:
    before = everything(gate)
    said = gate("submit", "--as", "sam", "--account", "estermere-news", PLAIN)
    assert said.code == 3
    assert said.err == "There is no account ‘estermere-news’ here. Known: town-facebook, town-website, town-x.\n"
    assert everything(gate) == before


def test_the_same_override_clicked_twice(gate: Gate, demo: Any) -> None:
    post = gate("submit", "--as", "sam", "--account", "town-website", "--json", NAMING).facts["post"]
    answer = ("override", post, "--as", "ann", "--ground", "mistaken-identity", "--reason", REASON)
    assert gate(*answer).code == 0
    before = everything(gate)
    again = gate(*answer)
    assert (again.code, again.err) == (
        1,
        "This post was answered for already, by you, and is queued. Nothing was changed.\n",
    )
    assert everything(gate) == before


def test_a_workbook_with_formulas_merged_cells_and_two_styles_of_dates(gate: Gate, demo: Any, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (
        ("Account", "Date", "Time", "Text"),
        ("town-website", "01/06/2027", "9am", "=A1"),
        ("town-website", "2027-06-01", "10:00", PLAIN),
        ("town-website", "06/13/2027", "11:00", PLAIN),
        ("town-website", None, "12:00", PLAIN),
    ):
        sheet.append(row)
    sheet.merge_cells("B4:B5")
    book.save(tmp_path / "june.xlsx")
    before = everything(gate)
    said = gate("import-posts", str(tmp_path / "june.xlsx"), "--as", "sam")
    assert said.code == 3
    assert said.err.splitlines() == [
        "Row 2: D2 holds a formula. Paste its value in its place.",
        "Row 4: B4 is a merged cell. Unmerge it and fill each row.",
        "Row 5: B5 is a merged cell. Unmerge it and fill each row.",
        "Nothing was imported: 3 of 4 rows need mending.",
    ]
    assert everything(gate) == before


def test_a_file_that_is_a_program(gate: Gate, demo: Any, tmp_path: Path) -> None:
    (tmp_path / "june.csv").write_bytes(b"MZ\x90\x00\x03\x00\x00\x00\x04\x00")
    said = gate("import-posts", str(tmp_path / "june.csv"), "--as", "sam")
    assert (said.code, said.err) == (
        3,
        "june.csv: The file is neither text nor an Excel workbook. Save it as .xlsx or CSV UTF-8.\n",
    )


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00", "9999-12-31T23:59", "9999-12-31T23:59-14:00", "0001-01-01T00:00+14:00"]
)
def test_a_time_at_the_end_of_all_calendars(gate: Gate, demo: Any, at: str) -> None:
    before = everything(gate)
    for asked in (
        ("submit", "--as", "sam", "--account", "town-website", PLAIN),
        ("today",),
        ("live",),
        ("check", PLAIN),
    ):
        said = gate(*asked, "--at", at)
        assert (said.code, "too far from now" in said.err) == (2, True)
    assert everything(gate) == before


def test_an_imported_time_at_the_end_of_all_calendars(gate: Gate, demo: Any, tmp_path: Path) -> None:
    (tmp_path / "far.csv").write_text(f"account,when,text\ntown-website,9999-12-31T23:59,{PLAIN}\n", encoding="utf-8")
    said = gate("import-posts", str(tmp_path / "far.csv"), "--as", "sam")
    assert said.code == 3
    assert "too far from now" in said.err
    (tmp_path / "far.csv").write_text(
        f"account,date,time,text\ntown-website,31/12/9999,23:59,{PLAIN}\n", encoding="utf-8"
    )
    said = gate("import-posts", str(tmp_path / "far.csv"), "--as", "sam")
    assert said.code == 3
    assert "too far from now" in said.err


def test_an_answer_and_a_number_that_are_not_text(gate: Gate, demo: Any) -> None:
    before = everything(gate)
    said = gate("submit", "--as", "sam", "--account", "town-website", "--asks", "paid=\udcff", PLAIN)
    assert (said.code, "not text" in said.err) == (3, True)
    assert gate("withdraw", "\udcff", "--as", "sam", "--json").code == 1
    assert gate("today", "--area", "\udcff").code == 20
    assert everything(gate) == before


@pytest.mark.parametrize("nested", ["[" * 100_000, '{"a":' * 50_000])
def test_brackets_without_end(gate: Gate, demo: Any, tmp_path: Path, nested: str) -> None:
    before = everything(gate)
    file, council = tmp_path / "deep.json", tmp_path / "deep.toml"
    file.write_text(nested, encoding="utf-8")
    council.write_text(f"a = {nested}", encoding="utf-8")
    assert gate("calendar", "import", str(file), "--as", "ann").code == 3
    assert gate("holidays", "refresh", str(file), "--as", "ann").code == 3
    assert gate("audit", "verify", "--export", str(file)).code == 1
    assert gate("screen", str(file), "--council", str(file), "--candidates", str(file)).code == 3
    assert gate("setup", "--from", str(council)).code == 3
    assert everything(gate) == before


def test_lines_that_are_not_text_among_timetables(gate: Gate) -> None:
    said = gate("timetable", "--stdin", stdin=b"local,england,2027-05-06\n\xff\n")
    assert said.code == 0
    good, bad = said.out.splitlines()
    assert "error" not in good
    assert "is not KIND,NATION,POLL_DAY" in bad


def test_a_list_of_members_with_nobody_in_it_takes_nobody_off(gate: Gate, demo: Any, tmp_path: Path) -> None:
    before = everything(gate)
    (tmp_path / "members.csv").write_text("name,role\n", encoding="utf-8")
    said = gate("people", "import", str(tmp_path / "members.csv"), "--as", "ann")
    assert (said.code, "nobody is in it" in said.err) == (3, True)
    assert everything(gate) == before


def test_a_backup_replaces_nothing_but_a_file(gate: Gate, demo: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    said = gate("backup", str(tmp_path / "pipe"))
    assert (said.code, "no file that a copy could replace" in said.err) == (3, True)
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("text", NOTHING)
def test_check_cannot_decide_about_a_text_that_says_nothing(gate: Gate, demo: Any, text: str) -> None:
    said = gate("check", text)
    assert (said.code, said.out.splitlines()[0]) == (3, f"Could not decide: {NOTHING_TO_READ}")
    facts = gate("check", "--json", text).facts
    assert (facts["verdict"], facts["undecided"]) == ("block", NOTHING_TO_READ)


def test_check_reads_what_is_shared_where_the_post_says_nothing_itself(gate: Gate, demo: Any) -> None:
    assert gate("check", "--action", "share", "--shared", PLAIN, "").code == 0


@pytest.mark.parametrize("text", NOTHING)
def test_advice_on_a_text_that_says_nothing_is_that_there_is_nothing_to_read(gate: Gate, demo: Any, text: str) -> None:
    said = gate("check", "--capacity", "councillor", text)
    assert (said.code, said.out.splitlines()[0]) == (0, NOTHING_TO_READ)


def test_screen_holds_a_line_that_says_nothing_and_goes_on(gate: Gate, tmp_path: Path) -> None:
    posts = tmp_path / "posts.jsonl"
    lines = [{"id": str(number), "text": text} for number, text in enumerate(NOTHING)]
    lines += [{"id": "no text"}, {"id": "a picture", "text": "", "attachments": [{"kind": "image"}]}]
    posts.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    where = (str(posts), "--council", str(CORPUS / "council.json"), "--candidates", str(CORPUS / "candidates.csv"))
    found = [json.loads(line) for line in gate("screen", *where).out.splitlines()]
    assert [one["verdict"] for one in found] == ["block"] * len(lines)
    assert {one["undecided"] for one in found[:-1]} == {NOTHING_TO_READ}
    assert found[-1]["undecided"].startswith("There is nothing to read: nothing tells what the picture shows.")
    assert gate("screen", *where, "--short", "--only", "0").out == f"0  Could not decide: {NOTHING_TO_READ}\n"


@pytest.mark.parametrize("text", ["\u200b", "\u2060\u00a0", "\ufe0f"])
def test_a_text_that_nobody_can_see(gate: Gate, demo: Any, text: str) -> None:
    said = gate("submit", "--as", "sam", "--account", "town-website", text)
    assert (said.code, "There is nothing to say" in said.err) == (3, True)


@pytest.mark.parametrize("paid", ["YES", "true", "maybe"])
def test_an_answer_about_money_that_is_neither_yes_nor_no(gate: Gate, demo: Any, paid: str) -> None:
    before = everything(gate)
    said = gate("submit", "--as", "sam", "--account", "town-website", "--asks", f"paid={paid}", PLAIN)
    assert (said.code, "Answer with --asks paid=yes|no" in said.err) == (3, True)
    assert everything(gate) == before


def test_numbers_larger_than_anything_here(gate: Gate, demo: Any) -> None:
    why = ("--as", "ann", "--reason", "As the retention schedule says")
    assert gate("retention", "erase-words", "9" * 23, "reason", *why).code == 2
    said = gate("retention", "keep", "withdrawn", "--days", "9" * 12, *why)
    assert (said.code, "Give a number of days from 1 to 36500" in said.err) == (1, True)


def test_what_if_of_an_area_that_nobody_knows_is_no_reassurance(gate: Gate, demo: Any) -> None:
    said = gate("what-if", "local", "england", "2027-05-06", "--area", "thornwik")
    assert (said.code, "thornwik" in said.err) == (3, True)


def test_to_resume_where_nothing_is_stopped_is_refused_in_a_sentence(gate: Gate, demo: Any) -> None:
    before = everything(gate)
    said = gate("resume", "--as", "ann")
    assert (said.code, said.out) == (1, "")
    assert said.err == "Nothing is stopped, so there is nothing to resume. Nothing was changed.\n"
    assert everything(gate) == before


def test_where_there_is_no_record_none_verifies(gate: Gate) -> None:
    said = gate("audit", "verify", "--json")
    assert (said.code, said.facts) == (1, {"verifies": False, "entries": 0, "chains": []})
    assert gate("audit", "verify").err == "There is no record here: no council is set up.\n"


def test_an_export_with_nothing_in_it_proves_nothing(gate: Gate, demo: Any, tmp_path: Path) -> None:
    file = tmp_path / "empty.json"
    assert gate("audit", "export", "--from", "2020-01-01", "--until", "2020-01-02", "--to", str(file)).code == 0
    said = gate("audit", "verify", "--export", str(file))
    assert (said.code, said.err) == (1, "There is no entry in this export: nothing is proved.\n")


def test_a_backup_of_a_database_in_which_no_council_is_set_up_is_refused(gate: Gate, tmp_path: Path) -> None:
    """As when it is called in another folder: an empty copy would pass for a backup."""
    said = gate("backup", str(tmp_path / "copy.db"))
    assert said.code == 3
    assert "There is nothing to copy: no council is set up in this database." in said.err
    assert not (tmp_path / "copy.db").exists()


def test_a_release_where_no_council_is_set_up_says_so(gate: Gate) -> None:
    said = gate("release")
    assert (said.code, said.out) == (0, "Nothing is due: no council is set up here.\n")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("audit", "verify", "--against", "{here}/none"), "cannot be read (No such file or directory)."),
        (("audit", "verify", "--against", "{here}/bytes"), "is not text. Name the file exactly as it was given out."),
        (("audit", "export", "--to", "{here}/record"), "does not say in which form the record is wanted. Give --form:"),
        (("report", "{poll}", "--to", "{here}/no/r.html", "--as", "ann"), "cannot be written (No such file or"),
        (("restore", "{here}/none.db"), "The file cannot be read as a database (No such file or directory)."),
        (("setup", "--from", "{here}/bytes"), "The file is not text. Nothing was set up."),
    ],
)
def test_a_file_that_cannot_be_used_is_named_in_a_sentence(
    gate: Gate, demo: Any, tmp_path: Path, command: tuple[str, ...], told: str
) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    poll = demo["polls"][0]["poll"]
    said = gate(*(part.format(here=tmp_path, poll=poll) for part in command))
    assert said.code in (2, 3)
    assert told in said.err
    assert "Errno" not in said.err
    assert "codec" not in said.err


def test_a_severity_for_a_rule_that_there_is_not_is_refused_and_nothing_adopted(gate: Gate, demo: Any) -> None:
    before = everything(gate)
    said = gate("policy", "adopt", "loughton", "--severity", "PE1O1=block", "--as", "ann")  # an O for a nought
    assert (said.code, said.err) == (
        1,
        "There is no rule ‘PE1O1’. Nothing was changed. See ‘gate rules’ for all.\n",
    )
    assert everything(gate) == before

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gate.cli import ROOMS, main
from tests.gate.cli.conftest import Gate

ORDINARY_2027 = {  # worked by hand in docs/calendar.md: 25, 19, 18, 12, 11, 6 working days before 6 May 2027
    "notice_of_election": ("2027-03-31", None),
    "close_of_nominations": ("2027-04-08", "16:00"),
    "withdrawal": ("2027-04-08", "16:00"),
    "statement_of_persons_nominated": ("2027-04-09", "16:00"),
    "registration_deadline": ("2027-04-19", None),
    "postal_vote_deadline": ("2027-04-20", "17:00"),
    "proxy_deadline": ("2027-04-27", "17:00"),
    "vac_deadline": ("2027-04-27", "17:00"),
    "notice_of_poll": ("2027-04-27", None),
    "poll": ("2027-05-06", None),
}


def test_the_ordinary_elections_of_2027_in_full(gate: Gate) -> None:
    facts = gate("timetable", "local", "england", "2027-05-06", "--json").facts
    found = {step["step"]: step["day"] for step in facts["steps"]}
    assert found == {step: day for step, (day, _) in ORDINARY_2027.items()}
    times = {step["step"]: (step["time"] or "")[:5] for step in facts["steps"]}
    for step, (_, time) in ORDINARY_2027.items():
        assert time is None or times[step] == time, step
    assert {key: facts["period"][key] for key in ("starts", "ends", "start_basis")} == {
        "starts": "2027-03-31T00:00:00+01:00",
        "ends": "2027-05-06T22:00:00+01:00",
        "start_basis": "computed latest notice",
    }


def test_a_poll_beyond_the_known_bank_holidays_is_refused(gate: Gate) -> None:
    said = gate("timetable", "local", "england", "2031-05-01")
    assert said.code == 3
    assert "Bank holidays are known until" in said.err


def test_a_kind_that_does_not_exist_is_wrong_usage(gate: Gate) -> None:
    assert gate("timetable", "local", "atlantis", "2027-05-06").code == 2


def test_many_timetables_a_line_each(gate: Gate) -> None:
    said = gate("timetable", "--stdin", stdin="local,england,2027-05-06\nlocal,england,2031-05-01\nnonsense\n")
    assert said.code == 0
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert [("error" in line) for line in lines] == [False, True, True]


def test_without_a_council_the_answer_is_cannot_tell(gate: Gate) -> None:
    said = gate("today", "--json")
    assert (said.code, said.facts["answer"]) == (20, "cannot tell")


def test_without_a_council_the_reason_is_said_once(gate: Gate) -> None:
    said = gate("today")
    assert (said.code, said.err) == (20, "")
    assert said.out == (
        "CANNOT TELL: No council is set up here yet. "
        "‘gate serve’ asks for yours in the browser, ‘gate setup --from FILE’ reads it from a file, and "
        "‘gate demo’ invents one to try.\n"
    )


def test_an_unknown_area_is_named(gate: Gate, demo: Any) -> None:
    said = gate("today", "--area", "atlantis")
    assert said.code == 20
    assert "‘atlantis’" in said.out


@pytest.mark.parametrize(
    ("text", "code"),
    [("Bins go out a day later next week.", 0), ("Thank you to Jane Okafor for opening the play area.", 1)],
)
def test_check_says_by_its_exit_whether_a_text_may_go(gate: Gate, demo: Any, text: str, code: int) -> None:
    assert gate("check", text).code == code


def test_check_gives_the_authors_own_characters(gate: Gate, demo: Any) -> None:
    text = "Thank you to Jane Okafor for opening the play area."
    (finding,) = [one for one in gate("check", "--json", text).facts["findings"] if one["severity"] == "block"]
    assert text[finding["start"] : finding["end"]] == finding["words"]
    assert finding["citation"]["source"]


def test_an_unknown_rule_is_named(gate: Gate) -> None:
    said = gate("rules", "PE999")
    assert said.code == 1
    assert "‘PE999’" in said.err


def test_what_if_says_that_a_parish_poll_gives_no_period_and_what_it_would_hold(gate: Gate, demo: Any) -> None:
    argues = "The yes campaign is right about the green: the parish poll must stop the sale."
    assert gate("submit", "--as", "sam", "--account", "town-website", "--at", "2027-05-20T09:00", argues).code == 0
    said = gate("what-if", "parish-poll", "england", "2027-05-27")
    assert said.out.startswith("There would be no period. No law restricts a council’s publicity for a time because of")
    assert "it would be held: takes a side in a parish poll" in said.out
    facts = gate("what-if", "parish-poll", "england", "2027-05-27", "--json").facts
    assert (facts["starts"], facts["ends"], len(facts["caught"])) == (None, None, 1)


def test_what_if_lists_the_queued_posts_that_a_period_would_catch(gate: Gate, demo: Any) -> None:
    said = gate("what-if", "local", "england", "2027-05-06", "--json")
    assert said.code == 0
    assert said.facts["starts"].startswith("Wednesday 31 March 2027")


def test_every_command_shows_an_example(gate: Gate) -> None:
    commands: list[tuple[str, ...]] = [(name,) for names in ROOMS.values() for name in names]
    for group in ("calendar", "people", "holidays", "audit"):
        found = main.get_command(None, group)  # type: ignore[arg-type]
        commands += [(group, name) for name in found.commands]  # type: ignore[union-attr]
    for command in commands:
        said = gate(*command, "--help")
        assert said.code == 0, command
        assert "Example:" in said.out, command


def test_screening_many_posts_keeps_their_order_and_names_the_line_that_cannot_be_read(
    gate: Gate, tmp_path: Path
) -> None:
    corpus = Path(__file__).parents[2] / "cases" / "corpus"
    lines = (corpus / "posts.jsonl").read_text("utf-8").splitlines()[:3]
    posts = tmp_path / "posts.jsonl"
    posts.write_text("\n".join([lines[0], "{not json", lines[1]]) + "\n", "utf-8")
    said = gate(
        "screen",
        str(posts),
        "--council",
        str(corpus / "council.json"),
        "--candidates",
        str(corpus / "candidates.csv"),
    )
    assert said.code == 3
    told = [json.loads(line) for line in said.out.splitlines()]
    assert [line["id"] for line in told] == ["S001", None, "S002"]
    assert "error" in told[1]
    assert [line["verdict"] for line in (told[0], told[2])] == ["block", "block"]


def test_a_verdict_can_be_told_in_welsh_and_says_who_decides(gate: Gate, demo: Any) -> None:
    said = gate("check", "--language", "cy", "Ring Sheila on 07700 900123 for a plot.")
    assert said.code == 1
    assert "Mae ‘07700 900123’ yn edrych fel manylion personol rhywun." in said.out
    assert "y clerc sy'n penderfynu" in said.out


def _screened(gate: Gate, tmp_path: Path, post: dict[str, Any], *, until: str = "", election: str = "") -> Any:
    """One post screened in Clunmoor, its skatepark's last day changed or its candidates those of another poll."""
    corpus = Path(__file__).parents[2] / "cases" / "corpus"
    council = json.loads((corpus / "council.json").read_text("utf-8"))
    if until:
        council["sensitive_issues"] = [
            {"id": "skatepark", "title": "the skatepark", "terms": ["skatepark"], "until": until}
        ]
    candidates = (corpus / "candidates.csv").read_text("utf-8").replace("2027-05-06", election or "2027-05-06")
    files = [tmp_path / name for name in ("posts.jsonl", "council.json", "candidates.csv")]
    for file, text in zip(files, (json.dumps(post), json.dumps(council), candidates), strict=True):
        file.write_text(text, "utf-8")
    posts, place, listed = map(str, files)
    return json.loads(gate("screen", posts, "--council", place, "--candidates", listed).out)


@pytest.mark.parametrize(
    ("at", "until", "goes"),
    [
        ("2027-04-20T09:00", "2027-04-20", False),
        ("2027-04-21T09:00", "2027-04-20", True),
        (None, "2027-05-06", False),
        (None, "2026-12-31", True),
    ],
)
def test_a_subject_of_the_councils_own_is_none_after_its_last_day(
    gate: Gate, tmp_path: Path, at: str | None, until: str, goes: bool
) -> None:
    post = {"id": "1", "at": at, "text": "The new skatepark is the right decision for our town and we are proud of it."}
    assert (_screened(gate, tmp_path, post, until=until)["verdict"] == "allow") is goes


def test_candidates_of_another_election_are_no_list_of_this_one(gate: Gate, tmp_path: Path) -> None:
    post = {"id": "1", "text": "Martin Sedge will lead the walk on Saturday."}
    assert _screened(gate, tmp_path, post)["verdict"] == "allow"
    told = _screened(gate, tmp_path, post, election="2023-05-04")
    assert told["verdict"] == "flag"
    assert "Nobody has loaded the statement of persons nominated for local.clunmoor.2027-05-06" in told["notes"][0]


def test_days_and_hours_are_told_in_one_way_by_every_command(gate: Gate, demo: Any) -> None:
    today = gate("today", "--at", "2027-04-12T09:00").out
    assert "until 10pm on Thursday 22 April 2027." in today.splitlines()[0]
    steps = gate("timetable", "local", "england", "2027-05-06").out
    assert "by 4pm on Thursday 8 April 2027" in steps
    assert "until 10pm on Thursday 6 May 2027" in steps
    assert not re.search(r"\b\d\d:\d\d\b", today + steps)


def test_the_feed_tells_its_hours_as_the_pages_do(gate: Gate, demo: Any) -> None:
    feed = gate("calendar", "export").out.replace("\r\n ", "").replace("\n ", "")
    assert "by 4pm" in feed
    assert "until 10pm on Thursday 22 April 2027" in feed
    assert "22:00" not in feed

"""Commands over users, looks afterwards, the report, backups, retention and exports, as a shell calls them."""

import json
from pathlib import Path
from typing import Any

import pytest

from gate.desk.opening import open_desk
from gate.publicity.policy import Policy
from tests.gate.cli.conftest import Gate

NAMES = "Thank you to Jane Okafor for opening our new play area."
WHY = "This is plain information for residents"


def test_a_user_is_added_changed_named_deputy_and_removed(gate: Gate, demo: Any) -> None:
    added = gate("user", "add", "priya", "--name", "Priya Shah", "--role", "author", "--as", "ann", "--json")
    assert (added.code, added.facts["name"], added.facts["roles"]) == (0, "Priya Shah", ["author"])
    assert gate("user", "roles", "priya", "author", "reviewer", "--as", "ann", "--json").facts["roles"] == [
        "author",
        "reviewer",
    ]
    deputy = gate("user", "deputy", "priya", "--from", "2027-04-12", "--until", "2027-04-16", "--as", "ann")
    assert "deputy from 12 April 2027 to 16 April 2027" in deputy.out
    assert "removed on 12 April 2027" in gate("user", "remove", "priya", "--as", "ann").out
    assert "Priya Shah, removed" in gate("user", "list").out


def test_a_refused_change_of_users_exits_1_with_every_objection(gate: Gate, demo: Any) -> None:
    said = gate("user", "roles", "sam", "clerk", "--as", "sam")
    assert said.code == 1
    assert "Nobody changes their own roles" in said.err
    assert "needs the role clerk or administrator" in said.err


def test_a_role_that_is_none_is_wrong_usage(gate: Gate, demo: Any) -> None:
    assert gate("user", "add", "x", "--role", "gate", "--as", "ann").code == 2
    assert gate("user", "roles", "sam", "--as", "ann").code == 2


def _out_alone(gate: Gate) -> str:
    desk = open_desk().choose(None)
    with desk.work() as work:
        work.registers.adopt(Policy(sole_officer=True, outside_reviewer="helen"))
        work.commit()
    post = gate("submit", "--as", "ann", "--account", "town-website", "--json", NAMES).facts["post"]
    assert gate("override", post, "--as", "ann", "--ground", "legal-duty", "--reason", WHY).code == 0
    assert gate("release").code == 0
    return str(post)


def test_a_look_afterwards_is_owed_listed_overdue_and_given(gate: Gate, demo: Any, now: Any) -> None:
    post = _out_alone(gate)
    assert f"Post {post} went out on the answer of ann alone (sole officer)" in gate("review").out
    assert "overdue" not in gate("queue").err
    now.tick(8 * 24 * 3600)
    assert f"Post {post}" in gate("queue").err  # whoever looks at the queue is told
    assert gate("review", "--json").facts[0]["overdue"] is True
    assert gate("review", post, "--as", "ann", "--reason", WHY).code == 1
    assert gate("review", post, "--as", "helen", "--reason", WHY).code == 0
    assert gate("review").out == "Nobody owes a look at any post.\n"


def test_advice_taken_is_shown_with_the_answer(gate: Gate, demo: Any) -> None:
    post = gate("submit", "--as", "sam", "--account", "town-website", "--at", "2027-04-13T09:00", "--json", NAMES)
    post_id = post.facts["post"]
    said = gate(
        *("override", post_id, "--as", "ann", "--ground", "advice-taken", "--reason", WHY),
        *("--advice", "Helen Marsh,2027-04-11,It may go, as plain information"),
    )
    assert said.code == 0
    advice = gate("show", post_id, "--json").facts["overrides"][0]["advice"]
    assert advice == {"by": "Helen Marsh", "day": "2027-04-11", "text": "It may go, as plain information"}


@pytest.mark.parametrize("advice", ["Helen Marsh", "Helen,soon,yes", ""])
def test_advice_without_its_day_is_wrong_usage(gate: Gate, demo: Any, advice: str) -> None:
    said = gate("override", "2", "--as", "ann", "--ground", "other", "--reason", WHY, "--advice", advice)
    assert said.code == 2
    assert "is not WHO,DAY,TEXT" in said.err


def test_a_backup_is_restored_halted(gate: Gate, demo: Any, tmp_path: Path) -> None:
    said = gate("backup", str(tmp_path / "safe.db"))
    assert said.code == 0
    assert "purdah-gate checkpoint of thornwick" in said.out
    posts = len(gate("queue", "--json").facts)
    gate("submit", "--as", "sam", "--account", "town-website", "The library opens at ten.")
    assert gate("restore", str(tmp_path / "safe.db")).code == 0
    assert len(gate("queue", "--json").facts) == posts
    assert gate("release").out == "Nothing is due.\n"
    assert gate("audit", "verify").code == 0
    assert gate("resume", "--as", "sam").code == 1
    assert gate("resume", "--as", "ann").code == 0


def test_a_second_backup_under_one_name_is_refused_until_it_is_to_replace_the_first(
    gate: Gate, demo: Any, tmp_path: Path
) -> None:
    gate("backup", str(tmp_path / "safe.db"))
    refused = gate("backup", str(tmp_path / "safe.db"))
    assert (refused.code, "There is a file of that name already" in refused.err) == (3, True)
    assert gate("backup", str(tmp_path / "safe.db"), "--replace").code == 0


def test_what_is_no_backup_exits_3_and_says_so(gate: Gate, demo: Any, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("not a backup", "utf-8")
    said = gate("restore", str(tmp_path / "note.txt"))
    assert said.code == 3
    assert "This is not a backup." in said.err
    assert gate("restore", str(tmp_path / "missing.db")).code == 3


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "xlsx", "html", "pdf"])
def test_the_record_is_given_out_in_every_form(gate: Gate, demo: Any, tmp_path: Path, form: str) -> None:
    place = tmp_path / f"record.{form}"
    said = gate("audit", "export", "--to", str(place), "--as", "olu")
    assert said.code == 0
    assert place.stat().st_size > 1000


def test_without_a_person_the_export_names_the_shells_user(gate: Gate, demo: Any) -> None:
    last = json.loads(gate("audit", "export").out.splitlines()[-1])
    assert (last["event"], last["actor"]) == ("export", "shell")
    assert last["words"]["system_user"]


def test_an_export_verifies_by_itself_and_the_count_is_the_records(gate: Gate, demo: Any, tmp_path: Path) -> None:
    place = tmp_path / "record.json"
    gate("audit", "export", "--to", str(place))
    entries = gate("audit", "verify", "--json").facts["entries"]
    held = gate("audit", "verify", "--export", str(place), "--json")
    assert (held.code, held.facts["verifies"], held.facts["entries"]) == (0, True, entries)
    place.write_text(place.read_text("utf-8").replace("Sam Adeyemi", "Ann Price", 1), "utf-8")
    assert gate("audit", "verify", "--export", str(place)).code == 1


def test_black_outs_are_given_as_what_and_ground(gate: Gate, demo: Any) -> None:
    said = gate("audit", "export", "--redact", "Jane Okafor=s. 40(2)", "--redact", "Nobody Here=s. 40(2)")
    assert "Jane Okafor" not in said.out
    assert "[REDACTED: s. 40(2)]" in said.out
    assert "‘Nobody Here’ was found nowhere" in said.err


def test_how_long_things_are_kept_is_set_shown_held_and_tidied(gate: Gate, demo: Any, now: Any) -> None:
    gate("withdraw", "2", "--as", "sam")
    kept = gate("retention", "keep", "withdrawn", "--days", "30", "--as", "ann", "--reason", "Retention schedule, 14")
    assert kept.code == 0
    assert gate("retention", "show", "--json").facts["days"] == {"published": None, "withdrawn": 30}
    assert gate("retention", "hold", "2", "--as", "olu", "--reason", "Named in a complaint").code == 0
    now.tick(31 * 24 * 3600)
    assert "Post 2 is kept" in gate("retention", "tidy", "--as", "ann").out
    assert gate("retention", "lift", "2", "--as", "olu", "--reason", "The complaint was closed").code == 0
    assert "Post 2: what it said is erased." in gate("retention", "tidy", "--as", "ann").out
    assert gate("show", "2").code == 0
    assert gate("audit", "verify").code == 0


def test_the_report_is_one_page_for_the_polls_period(gate: Gate, demo: Any, tmp_path: Path) -> None:
    place = tmp_path / "report.html"
    assert gate("report", demo["polls"][0]["poll"], "--to", str(place), "--as", "ann").code == 0
    assert "<svg" in place.read_text("utf-8")
    assert gate("report", "--as", "ann").code == 1

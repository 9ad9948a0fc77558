import io
from pathlib import Path
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from PIL import Image

from tests.gate.cli.conftest import Gate

PLAIN = "The library opens at ten on Saturdays."
NAMING = "Thank you to Jane Okafor for opening our play area."
ANSWERS = ("--asks", "people-in-picture=no", "--asks", "picture-consent=nobody can be recognised")


def submit(gate: Gate, *more: str, at: str = "2027-04-13T09:00", account: str = "town-website") -> Any:
    return gate("submit", "--as", "sam", "--account", account, "--at", at, *more)


@pytest.fixture
def door(tmp_path: Path) -> Path:
    into = io.BytesIO()
    Image.new("RGB", (24, 16), "red").save(into, format="WEBP")
    place = tmp_path / "door.webp"
    place.write_bytes(into.getvalue())
    return place


def test_a_picture_goes_with_a_post_and_can_be_saved_again(gate: Gate, demo: Any, door: Path, tmp_path: Path) -> None:
    said = submit(gate, "--picture", str(door), "--alt", "A red door", *ANSWERS, "--json", PLAIN)
    assert (said.code, said.facts["state"]) == (0, "queued")
    gate("show", said.facts["post"], "--pictures-into", str(tmp_path / "saved"))
    (saved,) = (tmp_path / "saved").iterdir()
    assert saved.read_bytes() == door.read_bytes()


def test_a_picture_without_its_description_is_not_taken(gate: Gate, demo: Any, door: Path) -> None:
    said = submit(gate, "--picture", str(door), *ANSWERS, "--json", PLAIN)
    assert said.code == 3
    assert said.facts["objections"] == ["Picture 1 has no description. Say in a sentence what it shows."]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ\x90\x00", "is a Windows program, not a picture"),
        (b"<svg/>", "is an SVG drawing"),
        (b"\xff" * 10_485_760, "has 10.0 MB; a picture may have 8 MB"),
    ],
    ids=["a renamed program", "SVG", "10 MB"],
)
def test_a_file_that_is_no_picture_leaves_nothing_behind(
    gate: Gate, demo: Any, tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "holiday.png").write_bytes(content)
    before = gate("queue", "--json").facts
    said = submit(gate, "--picture", str(tmp_path / "holiday.png"), "--alt", "Us", *ANSWERS, PLAIN)
    assert said.code == 3
    assert told in said.err
    assert said.err.count("\n") == 1
    assert gate("queue", "--json").facts == before


def test_more_descriptions_than_pictures_is_wrong_usage(gate: Gate, demo: Any) -> None:
    assert submit(gate, "--alt", "A red door", PLAIN).code == 2


def test_a_picture_that_is_not_there_says_so(gate: Gate, demo: Any) -> None:
    said = submit(gate, "--picture", "nowhere.png", "--alt", "x", PLAIN)
    assert said.code == 3
    assert said.err == "The picture ‘nowhere.png’ cannot be read (No such file or directory). Nothing was queued.\n"


def test_a_double_is_warned_of_and_still_queued(gate: Gate, demo: Any) -> None:
    first = submit(gate, "--json", PLAIN).facts["post"]
    said = submit(gate, "--json", PLAIN, at="2027-04-14T09:00")
    assert (said.code, said.facts["state"]) == (0, "queued")
    assert said.facts["warnings"] == [f"Post {first} says the same on this account, 9am on Tuesday 13 April 2027."]


def test_a_repeat_is_told_post_by_post_and_stopped_in_one_act(gate: Gate, demo: Any) -> None:
    asked = ("--as", "sam", "--account", "town-website", "--every", "week")
    said = gate("repeat", *asked, "--at", "2027-06-01T09:00", "--until", "2027-06-15", "--json", PLAIN)
    assert said.code == 0
    assert [(post["due"], post["state"]) for post in said.facts["posts"]] == [
        ("2027-06-01T09:00:00+01:00", "queued"),
        ("2027-06-08T09:00:00+01:00", "queued"),
        ("2027-06-15T09:00:00+01:00", "queued"),
    ]
    stopped = gate("stop-repeat", said.facts["repeat"], "--as", "sam")
    assert (stopped.code, stopped.out.count("post ")) == (0, 3)
    assert gate("stop-repeat", said.facts["repeat"], "--as", "sam").code == 1


def test_a_repeat_inside_the_period_leaves_with_exit_1_and_one_without_end_with_3(gate: Gate, demo: Any) -> None:
    asked = ("repeat", "--as", "sam", "--account", "town-website", "--at", "2027-04-13T09:00")
    held = gate(*asked, "--every", "week", "--until", "2027-04-20", PLAIN)
    assert held.code == 1
    assert held.out.count("Held: repeats inside a period") == 2
    assert gate(*asked, "--every", "day", "--until", "2028-04-01", PLAIN).code == 3


def test_a_file_is_tried_first_and_then_imported(gate: Gate, demo: Any, tmp_path: Path) -> None:
    file = tmp_path / "april.csv"
    file.write_text(
        "account,date,time,text,idea by\n"
        f'town-website,01/06/2027,9am,"{PLAIN}",Kim\n'
        f"town-website,13/04/2027,11:00,{NAMING},\n",
        encoding="cp1252",
    )
    before = gate("queue", "--json").facts
    tried = gate("import-posts", str(file), "--as", "sam", "--dry-run")
    assert tried.code == 0
    assert tried.out.splitlines()[-2:] == [
        "A dry run: 2 posts would be taken in. Nothing was kept.",
        "Columns that nothing reads: idea by.",
    ]
    assert gate("queue", "--json").facts == before
    done = gate("import-posts", str(file), "--as", "sam", "--json")
    assert (done.code, done.facts["kept"]) == (0, True)
    assert [(row["row"], row["state"]) for row in done.facts["rows"]] == [(2, "queued"), (3, "held")]
    again = gate("import-posts", str(file), "--as", "sam")
    assert again.out.count("there already, as post") == 2


def test_a_bad_row_is_named_and_nothing_is_imported(gate: Gate, demo: Any, tmp_path: Path) -> None:
    file = tmp_path / "april.csv"
    file.write_text(f"account,when,text\ntown-website,04/13/2027 09:00,{PLAIN}\n", encoding="utf-8")
    said = gate("import-posts", str(file), "--as", "sam")
    assert said.code == 3
    assert said.err == (
        "Row 2: ‘04/13/2027’ has the month first. Write the day first, or write it as 2027-04-20.\n"
        "Nothing was imported: 1 of 1 rows need mending.\n"
    )


def test_what_waits_is_a_count_with_the_posts(gate: Gate, demo: Any) -> None:
    post = submit(gate, "--json", NAMING).facts["post"]
    told = {one["matter"]: one["posts"] for one in gate("waiting", "--as", "ann", "--json").facts}
    assert post in told["to decide"]
    assert gate("waiting", "--as", "olu").out == "Nothing waits for you.\n"


def test_what_is_still_live_is_listed_with_its_address(gate: Gate, demo: Any, now: FrozenDateTimeFactory) -> None:
    assert gate("live").out == "Nothing published earlier stands in a pre-election period.\n"
    submit(gate, PLAIN, at="2027-06-01T09:00")
    now.move_to("2027-06-01 08:00")
    gate("release")
    gate("calendar", "add", "--as", "ann", "parish", "england", "2027-07-15", "--area", "thornwick")
    now.move_to("2027-07-01 08:00")
    (standing,) = gate("live", "--json").facts
    assert standing["address"].startswith("file://")


def test_a_like_made_outside_is_logged(gate: Gate, demo: Any) -> None:
    asked = ("log-outside", "--as", "sam", "--account", "town-facebook", "--what", "like", "--whom", "@jane")
    said = gate(*asked, "--at", "2027-04-12T08:30", NAMING)
    assert said.code == 0
    assert said.out.startswith("Logged as entry ")
    assert gate(*asked, "--at", "2027-04-12T10:30", NAMING).code == 1
    assert gate("audit", "verify", "--json").facts["verifies"] is True


def test_what_no_word_shows_has_its_page_among_the_rules(gate: Gate) -> None:
    said = gate("rules", "PE520")
    assert said.code == 0
    assert "Repeats stop inside a pre-election period" in said.out
    assert "PE520" in [rule["code"] for rule in gate("rules", "--json").facts]


def test_what_is_to_be_posted_by_hand_is_shown_until_everything_is_stopped(
    gate: Gate, demo: Any, now: FrozenDateTimeFactory
) -> None:
    post = submit(gate, "--json", PLAIN, account="town-facebook").facts["post"]
    assert gate("hand-over", post).code == 1  # not yet due
    now.move_to("2027-04-13 08:00")
    gate("release")
    shown = gate("hand-over", post)
    assert (shown.code, shown.out) == (0, PLAIN + "\n")
    gate("halt", "--as", "sam", "--reason", "The account may have been taken over")
    hidden = gate("hand-over", post, "--json")
    assert (hidden.code, hidden.facts["texts"]) == (1, [])
    assert hidden.facts["hidden"] == "everything is stopped by Sam Adeyemi: The account may have been taken over"

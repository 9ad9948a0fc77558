"""What councils post all year round: the gate lets it go."""

import json
from pathlib import Path

from gate.publicity.bulk import screen_line
from tests.gate.publicity.labelled import situations

CASES = Path(__file__).resolve().parents[2] / "cases"
PLACES = [CASES / "corpus", *sorted(place for place in (CASES / "corpus-own").iterdir() if place.is_dir())]
MOST = 0.03  # what ‘make score’ promises of each set of labelled posts


def test_t68_of_the_ordinary_posts_of_every_place_at_most_three_in_a_hundred_are_held() -> None:
    ordinary, held = 0, []
    for place in PLACES:
        inside, outside = situations(place)
        for line in map(json.loads, (place / "posts.jsonl").read_text("utf-8").splitlines()):
            if line["verdict"] == "allow":
                ordinary += 1
                if screen_line(line, inside=inside, outside=outside)["verdict"] != "allow":
                    held.append((place.name, line["id"]))
    assert ordinary > 500
    assert len(held) <= MOST * ordinary, held


def test_two_wards_and_their_schools_are_a_subject_only_where_something_is_planned() -> None:
    inside, outside = situations(CASES / "corpus-own" / "skelbeck")  # it quarrels about a merger of two schools

    def verdict(words: str) -> str:
        post = {"id": "1", "text": words, "action": "post", "period": True}
        return str(screen_line(post, inside=inside, outside=outside)["verdict"])

    assert verdict("The school choirs of Low Marish and Spindle Wood sing together on Sunday. All welcome.") == "allow"
    assert verdict("The merger of the schools of Low Marish and Spindle Wood is on the agenda.") == "flag"


def test_what_was_lost_on_a_beach_is_no_colour_of_a_party() -> None:
    inside, outside = situations(CASES / "corpus-own" / "skelbeck")
    post = {"id": "1", "text": "Lost on the beach: a child's red rosette and blue wellies.", "action": "post"}
    assert screen_line(post | {"period": True}, inside=inside, outside=outside)["verdict"] == "allow"

"""T64 to T70: a name is found in every dress, and an ordinary word is no name."""

from dataclasses import replace

import pytest

from gate.desk.desk import Desk
from gate.desk.enquiries import check, kept_calendar
from gate.desk.keep_people import keep_candidates
from gate.publicity.council import Candidate
from gate.publicity.screening import Screening
from tests.gate.desk.conftest import ANN, saying


@pytest.fixture
def standing(desk: Desk) -> Desk:
    poll = kept_calendar(desk).polls[0].poll_id
    names = ("Mark Ham", "Bridget O'Neill", "Llŷr Prosser", "Siân Fairweather", "Edith St John-Smith", "Theresa May")
    keep_candidates(
        desk,
        tuple(
            Candidate(person_id=f"new-{number}", name=name, poll_id=poll, party_name="Independent")
            for number, name in enumerate(names)
        ),
        ANN,
        complete=True,
    )
    return desk


def read(desk: Desk, words: str) -> Screening:
    return check(desk, saying(words))


def test_t64_the_same_words_give_the_same_findings_in_the_same_order_every_time(standing: Desk) -> None:
    words = "Mark Ham, Cllr O’Neill and Siân Fairweather opened the fair. #MarkHam"
    first = read(standing, words).findings
    assert len(first) > 2
    assert {read(standing, words).findings for _ in range(200)} == {first}


@pytest.mark.parametrize(
    "words",
    [
        "Markham Road works begin on Monday.",
        "The pollinger tree in the park is 400 years old.",
        "The market is on Marks Hamlet green.",
        "Bins on May Day are collected a day later.",
        "There is a grace period of 14 days.",
        "Bill payments can be made online.",
        "You may swim from ten.",
    ],
)
def test_t66_t69_an_ordinary_word_is_nobodys_name(standing: Desk, words: str) -> None:
    assert read(standing, words).verdict == "allow"


@pytest.mark.parametrize(
    "words",
    [
        "Thanks to Cllr. O'Neill for the new benches.",
        "Thanks to Bridget O’Neill for the new benches.",
        "Thanks to BRIDGET O'NEILL for the new benches.",
        "Diolch i Llŷr Prosser am y meinciau.",
        "Diolch i Llyr Prosser am y meinciau.",
        "Thanks to Sian Fairweather for the new benches.",
        "Thanks to Edith St John-Smith for the new benches.",
        "Thanks to Edith St. John Smith for the new benches.",
        "New benches! #MarkHam",
        "New benches! #SianFairweather",
        "New benches, thanks to Mark\u00a0Ham.",
    ],
)
def test_t67_a_name_is_found_with_every_mark_accent_and_hashtag(standing: Desk, words: str) -> None:
    assert read(standing, words).verdict != "allow", words


def test_t70_a_name_that_two_candidates_share_is_held_for_either(standing: Desk) -> None:
    first, second = (poll.poll_id for poll in kept_calendar(standing).polls[:2])
    father = Candidate(
        person_id="father", name="Gareth Pryce", poll_id=first, area_name="Harbour", party_name="Independent"
    )
    son = replace(father, person_id="son", area_name="Priory", party_name="Green Party")
    keep_candidates(standing, (replace(father, poll_id=second),), ANN, complete=True)
    assert read(standing, "Gareth Pryce opened the fair.").verdict == "allow"  # that poll is a year away
    keep_candidates(standing, (father, son), ANN, complete=True)
    assert read(standing, "Gareth Pryce opened the fair.").verdict == "block"

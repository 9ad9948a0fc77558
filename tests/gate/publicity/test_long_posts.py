"""A long post costs its length: twice the words are twice the work, whatever they say. Work is counted, not timed."""

import sys
from types import FrameType

import pytest

from gate.publicity.draft import Draft
from gate.publicity.screening import screen
from tests.gate.publicity.labelled import situations

SHORT = 8_000


def calls_for(words: str, size: int) -> int:
    """How many calls of Python functions it takes to screen one endless sentence of so many characters."""
    draft = Draft(account_id="main", words=(words * (size // len(words) + 1))[:size])
    situation = situations()[0]
    screen(draft, situation)  # what is learnt once is learnt
    counted = 0

    def count(frame: FrameType, event: str, told: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        screen(draft, situation)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize(
    "words",
    [
        "council tax and the second homes policy, ",
        "Labour and the Green Party and Reform UK, ",
        "thanks to Labour for a brilliant asylum hotel closure, ",
        "the library closure decision and Labour failed the bypass scheme petition, ",
        "John Smith 07700 900123 and Mary Jones 01234 567890 at 14 High Street, ",
        "Jane Okafor and Cllr Ada Brennan, ",
    ],
)
def test_twice_the_length_is_at_most_two_and_a_half_times_the_work(words: str) -> None:
    assert calls_for(words, 2 * SHORT) < 2.5 * calls_for(words, SHORT)

"""
A long post costs its length: twice the words are twice the work, whatever they say.

Work is counted, not timed, but for what one expression or one long word costs.
"""

import sys
import time
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
        "Ada from Northgate and Jane at Northgate, ",
        "you liars, ",
        "the immigrants and gypsies are lazy scroungers, ",
        "what a treat, the library is open, ",
        "locals need not apply for the free hotel, ",
        "we met at last week's fair, ",
        "A mast by the school? Never. ",
        "dim ysgol fory gan fod y gwres wedi torri, ",
        "Mr John Smith of 14 High Street has cancer and was evicted over rent arrears, ",
    ],
)
def test_twice_the_length_is_at_most_two_and_a_half_times_the_work(words: str) -> None:
    assert calls_for(words, 2 * SHORT) < 2.5 * calls_for(words, SHORT)


@pytest.mark.parametrize(
    "words",
    [
        "#" + "ann" * 7_000,
        "@" + "a" * 20_000,
        "https://example.org/" + "jane" * 5_000,
        "Jane" * 5_000,
        "1," * 50_000,
    ],
)
def test_one_endless_word_takes_no_time_to_speak_of(words: str) -> None:
    draft = Draft(account_id="main", words=words)
    before = time.process_time()
    screen(draft, situations()[0])
    assert time.process_time() - before < 5  # seconds; where each stretch of it was tried, it took minutes

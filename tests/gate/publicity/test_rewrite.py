"""Rewrites: the finest cut that leaves a sentence, and only what would itself be let through."""

import pytest

from gate.publicity.draft import Draft
from gate.publicity.screening import screen
from tests.gate.publicity.labelled import situations

INSIDE, OUTSIDE = situations()


def rewrites(words: str, *, thread: tuple[str, ...] = (), shared: str = "") -> set[str]:
    draft = Draft(account_id="main", words=words, thread=thread, shared_text=shared)
    return {one.rewrite for one in screen(draft, INSIDE).findings if one.severity.holds}


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("The lido opens on Monday at 7am. Thanks to Jane Okafor.", "The lido opens on Monday at 7am."),
        ("The spring fair was opened by Jane Okafor.", "The spring fair was opened."),
        (
            "The fair, run this year with Jane Okafor, starts at 10am on Saturday.",
            "The fair starts at 10am on Saturday.",
        ),
        ("The new bridge (opened by Jane Okafor) is ready for prams.", "The new bridge is ready for prams."),
        ("Bulbs are planted all along the quay. #Spring #JaneOkafor", "Bulbs are planted all along the quay. #Spring"),
        (
            "Volunteers wanted for the seed swap. Tea too. Call Tom on 07700 900123.",
            "Volunteers wanted for the seed swap. Tea too.",
        ),
    ],
)
def test_the_finest_cut_that_leaves_a_sentence_is_offered(words: str, left: str) -> None:
    assert rewrites(words) == {left}


def test_nothing_is_offered_that_would_be_held_again() -> None:
    assert rewrites("Jane Okafor opened the fair. Back Jane for Northgate on 6 May! Tickets are £4 at the gate.") == {
        "Tickets are £4 at the gate."
    }
    assert rewrites("Jane Okafor said that Labour cut the queue, and that the pool is open.") == {""}


def test_a_part_of_a_thread_is_cut_like_the_text() -> None:
    parts = ("Bring your own cup and plate. Thanks to Jane Okafor.",)
    assert rewrites("The fair is on Saturday.", thread=parts) == {"Bring your own cup and plate."}


def test_what_somebody_else_wrote_is_not_rewritten() -> None:
    assert rewrites("Do read this.", shared="A lovely day at the quay. Thanks to Jane Okafor.") == {""}

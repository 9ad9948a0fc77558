"""What was typed into a form and is not sent yet, kept while its writer signs in again. No part of the record."""

from collections.abc import Mapping

from gate.desk.desk import Desk, SignedIn

RETURN = "return"
"""The place under which it is kept where somebody was, before a provider sent them back to the first page."""


def keep_typed(desk: Desk, by: SignedIn, place: str, words: Mapping[str, str]) -> None:
    """Keep what a person typed at a place for a day."""
    with desk.work() as work:
        work.typed.put(by.person_id, place, words)
        work.commit()


def typed_before(desk: Desk, by: SignedIn, place: str) -> dict[str, str]:
    """What a person typed at a place before they signed in again; empty for nothing."""
    with desk.look() as work:
        return work.typed.of(by.person_id, place)


def forget_typed(desk: Desk, by: SignedIn, place: str) -> None:
    """Forget what a person typed at a place: it was sent, or thrown away."""
    with desk.work() as work:
        if work.typed.of(by.person_id, place):
            work.typed.drop(by.person_id, place)
            work.commit()

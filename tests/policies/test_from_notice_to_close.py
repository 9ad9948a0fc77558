"""Whichever of the five a council adopted: its period runs from the notice to ten at night on polling day."""

import datetime as dt
from collections.abc import Callable

import pytest

from gate.desk.desk import Desk
from gate.desk.enquiries import entries, verify_record
from gate.desk.submit import submit_draft
from tests.conftest import HandClock
from tests.policies.conftest import CLERK, at, saying, standing

EVERY = ("collier-street", "councillors-guidance", "lowestoft", "loughton", "nottinghamshire")


@pytest.mark.parametrize("document", EVERY)
def test_a_candidate_is_held_from_the_minute_of_the_notice_to_the_minute_before_the_close(
    document: str, adopted: Callable[[str], Desk], nominated: Callable[[Desk], None], clock: HandClock
) -> None:
    desk = adopted(document)
    nominated(desk)
    found = []
    # Notice published on 30 March, so from its midnight; polls close at 10pm (Representation of the People Act 1983,
    # Schedule 1, rule 1, as the parish rules of 2006 repeat it).
    for day, hour, minute in (
        (dt.date(2027, 3, 29), 23, 59),
        (dt.date(2027, 3, 30), 0, 0),
        (dt.date(2027, 4, 18), 12, 0),
        (dt.date(2027, 5, 6), 21, 59),
        (dt.date(2027, 5, 6), 22, 0),
    ):
        at(clock, day, hour, minute)
        words = f"Nora Quayle opens the summer fair, the {day.day}th at {hour} {minute}."
        found.append("PE101" in standing(desk, submit_draft(desk, saying(words, accurate="yes"), CLERK)))
    assert found == [False, True, True, True, False]
    assert verify_record(desk).verifies
    assert [entry.event for entry in entries(desk)].count("submit") == 5

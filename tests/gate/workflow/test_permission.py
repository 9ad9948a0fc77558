"""The table of who may do what, as people read it, is the one that the program asks."""

import re
from pathlib import Path

import pytest

from gate.workflow.permission import MAY, Act, objections_to_act
from gate.workflow.role import Actor, Role, in_words

PAGE = Path(__file__).parents[3] / "docs" / "record.md"


def _actor(*roles: Role) -> Actor:
    return Actor(person_id="wanda", name="Wanda Walker", roles=frozenset(roles))


def test_the_page_for_officers_prints_the_table_that_the_program_asks():
    told = dict(re.findall(r"^\| ([a-z][^|]*) \| ([^|]*) \|$", PAGE.read_text("utf-8"), re.MULTILINE))
    assert told == {str(act): in_words(roles) for act, roles in MAY.items()}


@pytest.mark.parametrize("act", Act)
def test_a_role_outside_the_table_is_told_which_it_needs(act):
    outside = [role for role in Role if role not in MAY[act]]
    for role in outside:
        (objection,) = objections_to_act(act, _actor(role))
        assert objection == f"Wanda Walker may not {act}: it needs the role {in_words(MAY[act])}. Ask your clerk."
    for role in MAY[act]:
        assert objections_to_act(act, _actor(role)) == ()


def test_nobody_without_a_role_does_anything_and_the_gate_is_no_person():
    for act in Act:
        assert objections_to_act(act, _actor())
        assert Role.GATE not in MAY[act]

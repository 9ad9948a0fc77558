"""Passwords: long, and none that everybody tries first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.workflow.password import COMMON, SHORTEST, as_kept, objections_to_password

KNOWN = ("ann", "Ann Price", "Thornwick Town Council", "thornwick")


@pytest.mark.parametrize(
    "password",
    ["harbour lemon quiet stove", "Mae'r ddraig goch", "k7$Rw2!pQz9v", "лето в деревне", "thornwick heron 88 kiln"],
)
def test_a_good_one_needs_no_capital_digit_or_sign(password):
    assert objections_to_password(password, known=KNOWN) == ()


@pytest.mark.parametrize(
    "password",
    [
        "Password1234",
        "password2027!!!",
        "CouncilCouncil",
        "qwertyuiopasdf",
        "abcdefghijklmnop",
        "000000000000000",
        "ababababababab",
        "Thornwick Town Council",
        "annpriceannprice",
        "ann.price.2027",
        "  letmein letmein  ",
    ],
)
def test_what_is_tried_first_is_refused(password):
    assert "tried first" in objections_to_password(password, known=KNOWN)[0]


@pytest.mark.parametrize(("length", "refused"), [(11, True), (12, False), (256, False), (257, True)])
def test_the_ends_of_what_is_long_enough(length, refused):
    words = ("harbourlemonquietstove" * 20)[:length]
    assert bool(objections_to_password(words)) is refused


def test_every_password_of_the_list_could_have_been_chosen():
    assert {one for one in COMMON if len(one) < SHORTEST} == set()


def test_the_same_letters_from_another_keyboard_are_the_same_password():
    assert as_kept("cafe\u0301 ﬁne") == as_kept("café fine")


@given(st.text(max_size=300))
def test_any_text_is_judged(text):
    assert all(one.endswith(".") for one in objections_to_password(text, known=KNOWN))

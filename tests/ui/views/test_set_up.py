from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from calendars.civil_time import civil_day
from gate.desk.desk import Desk
from gate.desk.enquiries import place
from gate.desk.set_up_code import draw_code
from tests.ui.conftest import VIEWS, told

Begun = Callable[..., AppTest]


@pytest.fixture
def begun(empty_desk: Desk) -> Begun:
    """The set-up page over an empty database, its code known."""

    def opened(**state: object) -> AppTest:
        at = AppTest.from_file(VIEWS / "set_up.py", default_timeout=30)
        at.session_state["desk"] = empty_desk
        for key, value in state.items():
            at.session_state[key] = value
        return at.run()

    return opened


def press(at: AppTest, label: str) -> None:
    next(button for button in at.button if button.label == label).click().run()


def test_nobody_sets_anything_up_without_the_code(begun: Begun, empty_desk: Desk) -> None:
    at = begun(**{"set-up-code-here": draw_code()})
    at.text_input(key="set-up-code-given").set_value("ABCD-EFGH-JKLM")
    press(at, "Start")
    assert "That is not the set-up code." in told(at)
    assert at.title[0].value == "Set up the gate for your council"


def test_a_reload_loses_no_answer_but_asks_for_the_code_and_the_password_again(begun: Begun) -> None:
    code = draw_code()
    at = begun(**{"set-up-code-here": code})
    at.text_input(key="set-up-code-given").set_value(code.code)
    press(at, "Start")
    at.text_input(key="set-up-name").set_value("Hafrenbridge Town Council")
    press(at, "Continue")
    at.text_input(key="set-up-county").set_value("Marchshire")
    press(at, "Continue")
    at.text_input(key="set-up-account-name-0").set_value("Town council website")
    press(at, "Add this account")
    again = begun(**{"set-up-code-here": code})
    assert "Hafrenbridge" not in told(again)
    again.text_input(key="set-up-code-given").set_value("ABCD-EFGH-JKLM")
    press(again, "Start")
    assert "Town council website" not in told(again)
    again.text_input(key="set-up-code-given").set_value(code.code)
    press(again, "Start")
    assert again.title[0].value == "Where does the council speak?"
    assert "Town council website" in told(again)
    press(again, "Back")
    assert again.text_input(key="set-up-county").value == "Marchshire"


def test_a_council_is_set_up_question_by_question_and_the_first_answer_stands(begun: Begun, empty_desk: Desk) -> None:
    code = draw_code()
    at = begun(**{"set-up-code-here": code})
    at.text_input(key="set-up-code-given").set_value(code.code)
    press(at, "Start")
    at.text_input(key="set-up-name").set_value("Hafrenbridge Town Council")
    press(at, "Continue")
    at.text_input(key="set-up-county").set_value("Marchshire")
    at.text_area(key="set-up-wards").set_value("Quay\nCastle")
    press(at, "Continue")
    at.text_input(key="set-up-account-name-0").set_value("Town council website")
    press(at, "Add this account")
    at.text_input(key="set-up-account-name-1").set_value("Town council on Facebook")
    at.selectbox(key="set-up-network-1").select("facebook")
    press(at, "Continue")
    at.text_input(key="set-up-clerk-name").set_value("Ann Price")
    press(at, "Continue")
    at.text_input(key="set-up-password-given").set_value("heron paddle quiet lamp")
    at.text_input(key="set-up-password-again").set_value("heron paddle quiet lamp")
    press(at, "Continue")
    at.radio(key="set-up-policy-chosen").set_value("collier-street")
    press(at, "Continue")
    press(at, "Continue")  # no poll is known
    assert at.title[0].value == "Check your answers"
    assert "2 wards or divisions" in told(at)
    assert "As ‘ann.price’, with a password" in told(at)
    press(at, "Set up the council")
    assert at.title[0].value == "Hafrenbridge Town Council is set up"
    assert "Cannot tell" in told(at)
    assert "This is advice. The clerk decides." in told(at)
    assert "Sign in as the clerk. Your name here is ‘ann.price’." in told(at)
    found = place(empty_desk.choose(None))
    with empty_desk.choose(None).look() as work:
        assert work.passwords.holders() == {"ann.price"}
        assert work.registers.policy.pack == "collier-street"
    assert "heron" not in told(at)
    assert [one.name for one in found.accounts] == ["Town council on Facebook", "Town council website"]


def test_an_empty_answer_is_asked_for_again_with_what_is_wrong(begun: Begun) -> None:
    at = begun(**{"set-up-open": True})
    press(at, "Continue")
    assert "There is a problem" in told(at)
    assert "Enter the council’s name." in told(at)
    assert at.title[0].value == "Which council is it?"


def test_one_answer_is_changed_from_the_check_and_the_others_stay(begun: Begun) -> None:
    at = begun(**{"set-up-open": True, "set-up-step": 7})
    at.button(key="set-up-change-3").click().run()
    at.text_input(key="set-up-clerk-name").set_value("Helen Marsh")
    press(at, "Continue")
    assert at.title[0].value == "Check your answers"
    assert "Helen Marsh" in told(at)


@pytest.mark.parametrize(("first", "second"), [("short", "short"), ("heron paddle quiet lamp", "heron paddle")])
def test_a_password_that_is_none_or_differs_is_asked_for_again(begun: Begun, first: str, second: str) -> None:
    at = begun(**{"set-up-open": True, "set-up-step": 4})
    at.text_input(key="set-up-password-given").set_value(first)
    at.text_input(key="set-up-password-again").set_value(second)
    press(at, "Continue")
    assert "There is a problem" in told(at)


def test_a_poll_on_a_day_that_the_law_does_not_allow_is_refused_with_why(begun: Begun, empty_desk: Desk) -> None:
    at = begun(**{"set-up-open": True, "set-up-step": 6})
    at.selectbox(key="set-up-poll-kind").select_index(2)
    day = civil_day(empty_desk.clock())
    at.date_input(key="set-up-poll-day").set_value(day.replace(day=day.day + (6 - day.weekday()) % 7))
    press(at, "Continue")
    assert "not a working day" in told(at)


def test_where_a_council_is_at_work_nothing_can_be_set_up(begun: Begun, desk: Desk) -> None:
    at = begun(desk=desk, **{"set-up-open": True})
    assert at.title[0].value == "This server is set up"
    assert not at.button

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import ui
from gate.desk.desk import Desk
from tests.ui.conftest import told

APP = Path(ui.__file__).parent / "app.py"
VIEWS = ("write", "queue", "clerks_desk", "calendar", "record", "people", "health")


@pytest.fixture
def app(demonstration: Desk) -> AppTest:
    at = AppTest.from_file(APP, default_timeout=30)
    at.session_state["desk"] = demonstration
    return at.run()


def test_the_front_door_is_the_answer_and_asks_nobody_to_sign_in(app: AppTest) -> None:
    assert not app.exception
    assert [title.value for title in app.title] == ["Does a pre-election period apply?"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_other_page_asks_who_is_there(app: AppTest, view: str) -> None:
    app.switch_page(f"views/{view}.py").run()
    assert [header.value for header in app.header] == ["Sign in first"]


def test_someone_signs_in_sees_what_waits_for_them_on_every_page_and_signs_out(app: AppTest) -> None:
    app.switch_page("views/health.py").run()
    app.radio(key="sign-in-as").set_value("ann")
    app.button(key="sign-in").click().run()
    assert "Signed in for a demonstration: **Ann Price** (clerk)" in told(app)
    assert "2 posts wait for your decision." in told(app)
    app.button(key="sign-out").click().run()
    assert [header.value for header in app.header] == ["Sign in first"]
    assert "person" not in app.session_state


def test_an_empty_database_says_what_to_do_first(empty_desk: Desk) -> None:
    at = AppTest.from_file(APP, default_timeout=30)
    at.session_state["desk"] = empty_desk
    at.run()
    assert [title.value for title in at.title] == ["Set up the gate for your council"]
    assert "stands in the window in which" in told(at)

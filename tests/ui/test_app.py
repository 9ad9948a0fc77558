from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import ui
from gate.desk.dates_in_words import Tongue
from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk, SignedIn
from gate.desk.keep_users import remove_person
from gate.desk.sessions import Seat
from gate.workflow.sign_in import Way
from tests.ui.conftest import told
from ui import going, session
from ui.signing_in import Unseated

APP = Path(ui.__file__).parent / "app.py"
VIEWS = ("write", "queue", "clerks_desk", "calendar", "record", "people", "users", "health")


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


@pytest.mark.parametrize("view", VIEWS)
def test_the_way_to_sign_in_leads_back_to_the_page_itself(app: AppTest, view: str) -> None:
    app.switch_page(f"views/{view}.py").run()
    assert f'href="/sign-in?next={view.replace("_", "-")}"' in told(app)


def test_who_is_signed_in_sees_what_waits_for_them_on_every_page_and_signs_out(app: AppTest) -> None:
    app.session_state["person"] = "ann"
    app.switch_page("views/health.py").run()
    assert "Signed in: **Ann Price** (clerk)" in told(app)
    assert "2 posts wait for your decision." in told(app)
    app.session_state["words-of-ann"] = "typed"
    app.button(key="sign-out").click().run()
    assert [header.value for header in app.header] == ["Sign in first"]
    assert "person" not in app.session_state
    assert "words-of-ann" not in app.session_state  # the next who uses this window does not see it


def test_every_page_of_a_demonstration_says_what_it_is(app: AppTest) -> None:
    for view in ("today", *VIEWS):
        app.switch_page(f"views/{view}.py").run()
        assert "Demonstration: the council and everybody in it are invented." in told(app)


def test_a_council_that_is_real_bears_no_such_banner(desk: Desk) -> None:
    at = AppTest.from_file(APP, default_timeout=30)
    at.session_state["desk"] = desk
    assert "Demonstration" not in told(at.run())


def test_a_link_of_another_council_is_refused_with_a_sentence(app: AppTest) -> None:
    app.session_state["person"] = "ann"
    app.query_params["council"] = "atlantis"
    app.switch_page("views/queue.py").run()
    assert "This link is of ‘atlantis’, and you are signed in for Thornwick Town Council." in told(app)


def test_a_leaver_is_out_at_the_next_click(app: AppTest, demonstration: Desk) -> None:
    app.session_state["person"] = "ravi"
    app.switch_page("views/queue.py").run()
    assert [title.value for title in app.title] == ["Queue"]
    remove_person(demonstration, "ravi", CLERK)
    app.run()
    assert [header.value for header in app.header] == ["Sign in first"]
    assert "no longer acts for Thornwick Town Council" in told(app)


def test_an_empty_database_says_what_to_do_first(empty_desk: Desk) -> None:
    at = AppTest.from_file(APP, default_timeout=30)
    at.session_state["desk"] = empty_desk
    at.run()
    assert [title.value for title in at.title] == ["Set up the gate for your council"]
    assert "stands in the window in which" in told(at)


@pytest.fixture
def from_provider(monkeypatch: pytest.MonkeyPatch, demonstration: Desk) -> Callable[[str], AppTest]:
    """The app at its first page, as a provider sends Sam back to it, in a browser that remembers a page."""

    def opened(remembered: str) -> AppTest:
        by = SignedIn(person_id="sam", signed_in_at=demonstration.clock())
        seat = Seat(council_id=demonstration.council_id, by=by, way=Way.OPENID, digest="")
        monkeypatch.setattr(session, "seat_here", lambda: (demonstration, seat, Unseated()))
        monkeypatch.setattr(going, "page_remembered", lambda: remembered)
        at = AppTest.from_file(APP, default_timeout=30)
        at.session_state["desk"] = demonstration
        return at.run()

    return opened


def test_who_signs_in_at_a_provider_lands_on_the_page_they_asked_for(from_provider: Callable[[str], AppTest]) -> None:
    at = from_provider("queue")
    assert not at.exception
    assert [title.value for title in at.title] == ["Queue"]
    first = at.switch_page("views/today.py").run()  # whoever goes to the first page then means it
    assert [title.value for title in first.title] == ["Does a pre-election period apply?"]


@pytest.mark.parametrize("remembered", ["", "answer", "no-such-page", "https://elsewhere.example"])
def test_a_browser_that_remembers_no_page_of_ours_stays_on_the_first(
    remembered: str, from_provider: Callable[[str], AppTest]
) -> None:
    at = from_provider(remembered)
    assert not at.exception
    assert [title.value for title in at.title] == ["Does a pre-election period apply?"]


@pytest.mark.parametrize(
    ("person", "head", "title"), [("ann", "Signed in: ", "Calendar"), ("sam", "Wedi mewngofnodi: ", "Calendr")]
)
def test_who_keeps_the_calendar_reads_head_and_page_in_one_language(
    app: AppTest, person: str, head: str, title: str
) -> None:
    app.radio(key="tongue").set_value(Tongue.WELSH).run()
    app.session_state["person"] = person
    app.switch_page("views/calendar.py").run()
    assert head in told(app)
    assert [one.value for one in app.title] == [title]

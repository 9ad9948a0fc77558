"""The app: who is signed in, and the pages to choose from. Run by `gate.web`, which names this file by its path."""

from html import escape
from pathlib import Path

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.at_work import desk_at_work
from gate.desk.dates_in_words import Tongue
from gate.desk.demonstration import BANNER
from gate.desk.desk import Desk
from gate.desk.enquiries import person_acting, place
from gate.desk.in_welsh import say
from gate.desk.reminders import waiting
from gate.desk.sessions import Seat, sign_out
from gate.desk.typed_words import RETURN, forget_typed, typed_before
from gate.workflow.sign_in import Way
from ui import look
from ui.going import page_remembered, remember_page
from ui.page_language import say_language
from ui.session import leave_nothing_typed, seat_here
from ui.tongue import spoken_on
from ui.words import roles_of

VIEWS = Path(__file__).resolve().parent / "views"

st.set_page_config(page_title="Purdah Gate", layout="wide", initial_sidebar_state="collapsed")

PAGES = [
    st.Page(VIEWS / "today.py", title="Today", url_path="answer", default=True),
    st.Page(VIEWS / "write.py", title="Write", url_path="write"),
    st.Page(VIEWS / "queue.py", title="Queue", url_path="queue"),
    st.Page(VIEWS / "clerks_desk.py", title="Clerk’s desk", url_path="clerks-desk"),
    st.Page(VIEWS / "calendar.py", title="Calendar", url_path="calendar"),
    st.Page(VIEWS / "own_account.py", title="My own account", url_path="own-account"),
    st.Page(VIEWS / "record.py", title="Record", url_path="record"),
    st.Page(VIEWS / "people.py", title="People", url_path="people"),
    st.Page(VIEWS / "policy.py", title="Policy", url_path="policy"),
    st.Page(VIEWS / "users.py", title="Users", url_path="users"),
    st.Page(VIEWS / "health.py", title="Health", url_path="health"),
]

# pages to which another page leads: they have no place of their own at the head
BESIDE = [st.Page(VIEWS / "import_posts.py", title="Import posts", url_path="import")]


def head(here: str) -> None:
    """The pages as plain links in one row that wraps on a phone; who is signed in, and the way out.

    `here` is the address of the page below: it says which language is spoken.
    """
    try:
        desk, seat, _ = seat_here()
    except ExplainedError:
        desk, seat = None, None  # the page says what is wrong
    actor = person_acting(desk, seat.by) if desk is not None and seat is not None else None
    tongue = spoken_on(here, actor)
    look.masthead(_council(desk, tongue) if desk is not None else "")
    if desk is not None and desk.settings.demonstration:
        look.html(f'<p class="pg-demo" role="note">{escape(say(BANNER, tongue))}</p>')
    say_language(tongue)
    with st.container(horizontal=True, gap="small", key="pages"):
        for page in PAGES:
            st.page_link(page, label=say(page.title, tongue))
    if desk is None or seat is None or actor is None:
        return
    go_back(desk, seat)
    with st.container(horizontal=True, vertical_alignment="center", key="who"):
        told = say("Signed in: **{name}** ({roles})", tongue, name=actor.name, roles=roles_of(actor, tongue))
        st.markdown(told, width="content")
        if st.button(say("Sign out", tongue), key="sign-out", type="tertiary"):
            leave(desk, seat)
        if seat.way is Way.PASSWORD:
            look.html('<a class="small" lang="en" href="/sign-in/password" target="_self">Change my password</a>')
    look.html(*(f'<p class="small" lang="en">{escape(one.told)}</p>' for one in waiting(desk, seat.by)))


def _council(desk: Desk, tongue: Tongue) -> str:
    council = place(desk).council
    return (council.name_cy if tongue is Tongue.WELSH else "") or council.name


def go_back(desk: Desk, seat: Seat) -> None:
    """To the page from which somebody went to prove who they are: a provider sends everyone to the first.

    Only as a window opens: whoever goes to the first page later means it.
    """
    if seat.way is not Way.OPENID:
        return
    asked_for = page_remembered()
    if st.session_state.get("opened"):
        if asked_for:
            remember_page("")
        return
    st.session_state["opened"] = True
    if st.session_state.get("page"):
        return
    left_at = typed_before(desk, seat.by, RETURN).get("page", "") or asked_for
    there = next((page for page in PAGES if left_at and page.url_path == left_at), None)
    if there is not None:
        forget_typed(desk, seat.by, RETURN)
        st.switch_page(there)


def leave(desk: Desk, seat: Seat) -> None:
    """Sign out, here and, where there is one, at the provider; nothing typed stays in the window."""
    if seat.digest:
        sign_out(desk, seat)
    leave_nothing_typed()
    if seat.way is Way.OPENID:
        st.logout()
    else:
        st.rerun()


def setting_up() -> bool:
    """Whether nothing is set up here yet, or this very session has just done it and reads its first answer."""
    if st.session_state.get("set-up-done"):
        return True
    try:
        return not (st.session_state.get("desk") or desk_at_work()).councils()
    except ExplainedError:
        return False  # the pages say what is wrong


if setting_up():
    look.masthead("")
    st.navigation([st.Page(VIEWS / "set_up.py", title="Set-up", default=True)], position="hidden").run()
else:
    chosen = st.navigation([*PAGES, *BESIDE], position="hidden")
    st.session_state["page"] = chosen.url_path
    head(chosen.url_path)
    chosen.run()

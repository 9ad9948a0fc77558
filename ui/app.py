"""The app: who is signed in, and the pages to choose from. Run by `gate.web`, which names this file by its path."""

from html import escape
from pathlib import Path

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.at_work import desk_at_work
from gate.desk.desk import SignedIn
from gate.desk.enquiries import person_acting
from gate.desk.reminders import waiting
from ui import look
from ui.words import roles_of

VIEWS = Path(__file__).resolve().parent / "views"

st.set_page_config(page_title="Purdah Gate", layout="wide", initial_sidebar_state="collapsed")

PAGES = [
    st.Page(VIEWS / "today.py", title="Today", url_path="answer", default=True),
    st.Page(VIEWS / "write.py", title="Write", url_path="write"),
    st.Page(VIEWS / "queue.py", title="Queue", url_path="queue"),
    st.Page(VIEWS / "clerks_desk.py", title="Clerk’s desk", url_path="clerks-desk"),
    st.Page(VIEWS / "calendar.py", title="Calendar", url_path="calendar"),
    st.Page(VIEWS / "record.py", title="Record", url_path="record"),
    st.Page(VIEWS / "people.py", title="People", url_path="people"),
    st.Page(VIEWS / "health.py", title="Health", url_path="health"),
]


def head() -> None:
    """The pages as plain links in one row that wraps on a phone; who is signed in, and the way out."""
    with st.container(horizontal=True, gap="small", key="pages"):
        for page in PAGES:
            st.page_link(page)
    person = st.session_state.get("person")
    if not person:
        return
    try:
        desk = st.session_state.get("desk") or desk_at_work()
        desk = desk if desk.council_id else desk.choose(st.session_state.get("council"))
        actor = person_acting(desk, SignedIn(person_id=person))
    except ExplainedError:
        return
    waits = waiting(desk, SignedIn(person_id=person))
    with st.container(horizontal=True, vertical_alignment="center", key="who"):
        st.markdown(f"Signed in for a demonstration: **{actor.name}** ({roles_of(actor)})", width="content")
        if st.button("Sign out", key="sign-out", type="tertiary"):
            st.session_state.pop("person", None)
            st.rerun()
    look.html(*(f'<p class="small">{escape(one.told)}</p>' for one in waits))


def setting_up() -> bool:
    """Whether nothing is set up here yet, or this very session has just done it and reads its first answer."""
    if st.session_state.get("set-up-done"):
        return True
    try:
        return not (st.session_state.get("desk") or desk_at_work()).councils()
    except ExplainedError:
        return False  # the pages say what is wrong


if setting_up():
    st.navigation([st.Page(VIEWS / "set_up.py", title="Set-up", default=True)], position="hidden").run()
else:
    chosen = st.navigation(PAGES, position="hidden")
    head()
    chosen.run()

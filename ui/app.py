"""The app: who is signed in, and the pages to choose from. Run by `gate.web`, which names this file by its path."""

from pathlib import Path

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.at_work import desk_at_work
from gate.desk.desk import SignedIn
from gate.desk.enquiries import person_acting
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
]


def who_sits_here() -> None:
    """One line for who is signed in, with the way out. Nothing where nobody is."""
    person = st.session_state.get("person")
    if not person:
        return
    try:
        desk = st.session_state.get("desk") or desk_at_work()
        desk = desk if desk.council_id else desk.choose(st.session_state.get("council"))
        actor = person_acting(desk, SignedIn(person_id=person))
    except ExplainedError:
        return
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.markdown(f"Signed in for a demonstration: **{actor.name}** ({roles_of(actor)})")
    if right.button("Sign out", key="sign-out"):
        st.session_state.pop("person", None)
        st.rerun()


page = st.navigation(PAGES, position="top")
who_sits_here()
page.run()

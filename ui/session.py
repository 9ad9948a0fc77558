"""
Who sits here, and at which desk.

A test hands its own desk in as `st.session_state["desk"]`; otherwise the one this process serves is taken. A
person is believed only where the desk is a demonstration: until a council's own sign-in exists nobody can act
in a browser, and the pages say so. What the person may do is asked of the desk anew at every touch.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.at_work import desk_at_work
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import Place, person_acting, place
from gate.workflow.role import Actor
from ui import look


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One person at one council's desk, as of this touch."""

    desk: Desk
    place: Place
    actor: Actor

    @property
    def by(self) -> SignedIn:
        """Who is asking, as the acts take it."""
        return SignedIn(person_id=self.actor.person_id)


def opened() -> Desk:
    """The desk of the council that is looked at. Where there is none the page says so, and ends."""
    look.style()
    try:
        desk: Desk = st.session_state.get("desk") or desk_at_work()
        return desk if desk.council_id else desk.choose(st.session_state.get("council"))
    except ExplainedError as error:
        st.header("Nothing is set up here yet", anchor=False)
        st.write(str(error))
        st.stop()


def seated() -> Sitting:
    """The person who is signed in, at their desk. Where nobody is, the page says what to do, and ends."""
    desk = opened()
    person = st.session_state.get("person")
    if not desk.settings.demonstration:
        st.header("Sign-in is not set up", anchor=False)
        st.write(
            "Nobody can act in a browser here until your council’s sign-in is connected. Anyone may read the "
            "[answer for today](/). Everything else can be done on the server’s command line, for example "
            "`gate submit --as PERSON` and `gate queue`; `gate --help` lists it all."
        )
        st.stop()
    if not person:
        st.header("Sign in first", anchor=False)
        st.write("This page is for people who work with the gate. Choose who you are.")
        sign_in(desk)
        st.stop()
    try:
        return Sitting(desk=desk, place=place(desk), actor=person_acting(desk, SignedIn(person_id=person)))
    except ExplainedError as error:
        st.session_state.pop("person", None)
        st.write(str(error))
        st.stop()


def sign_in(desk: Desk) -> None:
    """The demonstration's sign-in: a list of its people. Shown for a demonstration alone."""
    persons = {person.person_id: person for person in place(desk).persons}
    roles = {one: ", ".join(str(grant.role).replace("-", " ") for grant in persons[one].grants) for one in persons}
    chosen = st.radio(
        "Demonstration: who are you?",
        list(persons),
        format_func=lambda one: f"{persons[one].name} ({roles[one]})",
        key="sign-in-as",
    )
    if st.button("Sign in", type="primary", key="sign-in"):
        st.session_state["person"] = chosen
        st.rerun()


@contextmanager
def refusals_shown() -> Iterator[None]:
    """Shows why an act was refused, in its own words, and lets the page go on."""
    try:
        yield
    except ExplainedError as error:
        st.error(str(error))


def done(news: str) -> NoReturn:
    """Tell `news` at the top of the page, which is then drawn afresh."""
    st.session_state["news"] = news
    st.rerun()


def show_news() -> None:
    """What the last act did, once."""
    if news := st.session_state.pop("news", ""):
        st.success(news)

"""What stands in the place of a page while nobody is signed in: the ways to sign in, and why the last one ended."""

from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.dates_in_words import Tongue
from gate.desk.desk import Desk
from gate.desk.enquiries import place
from gate.desk.in_welsh import say
from gate.desk.sign_in_openid import Claims, tie_with_code
from ui import look
from ui.going import remember_page
from ui.tongue import spoken_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseated:
    """Why nobody sits here: a sentence where a sign-in ended; what a provider signed where that is nobody here; the
    councils to choose from where somebody may act for several.
    """

    why: str = ""
    claims: Claims | None = None
    councils: tuple[str, ...] = ()


def ask_to_sign_in(desk: Desk, unseated: Unseated) -> None:
    """The ways to sign in that this installation knows, back to this very page."""
    page = str(st.session_state.get("page", ""))
    tongue = spoken_on(page)
    says = partial(say, tongue=tongue)
    st.header(says("Sign in first"), anchor=False)
    if unseated.councils:
        _choose(desk, unseated.councils)
        return
    if unseated.why:
        look.html(f'<div class="pg-problems" role="status"><p>{escape(unseated.why)}</p></div>')
    if unseated.claims is not None:
        _ask_for_code(desk, unseated.claims)
        return
    for_whom = says("This page is for people who work with the gate. Anyone may read the answer for today.")
    look.html(f"<p>{for_whom}</p>")
    rules = desk.settings.sign_in
    if rules.providers:
        remember_page(page)
    for provider in () if desk.settings.demonstration else rules.providers:
        if st.button(
            says("Sign in with {provider}", provider=provider.title), type="primary", key=f"sign-in-{provider.name}"
        ):
            st.login(provider.name)
    parts = [f"next={escape(page)}"] if page else []
    if tongue is Tongue.WELSH:
        parts.append(f"lang={tongue}")
    asked = f"/sign-in?{'&amp;'.join(parts)}" if parts else "/sign-in"
    if desk.settings.demonstration:
        look.html(f'<p><a class="pg-way" href="{asked}" target="_self">{says("Sign in")}</a></p>')
    elif rules.passwords:
        look.html(
            f'<p><a class="pg-way" href="{asked}" target="_self">{says("Sign in with a password")}</a></p>',
            f'<p><a href="/sign-in/code" target="_self">{says("I have a code for a first sign-in")}</a></p>',
            '<p class="small" lang="en">Nobody has a password here yet? On the server: <code>gate user code PERSON '
            "--as PERSON</code> prints a code for a first sign-in.</p>",
        )


def _ask_for_code(desk: Desk, claims: Claims) -> None:
    """Somebody proved who they are to a provider and is nobody here yet: a code ties the two."""
    code = st.text_input("The code that your administrator or clerk gave you", key="tie-code")
    if st.button("This is me", type="primary", key="tie"):
        try:
            tie_with_code(desk, claims, code, address=st.context.ip_address or "")
        except ExplainedError as error:
            st.error(str(error))
        else:
            st.rerun()
    if st.button("Sign in as somebody else", key="other-sign-in"):
        st.logout()


def _choose(desk: Desk, councils: tuple[str, ...]) -> None:
    names = {one: place(desk.choose(one)).council.name for one in councils}
    council = st.radio("For which council?", councils, format_func=lambda one: names[one], key="council-wanted")
    if st.button("Go on", type="primary", key="council-chosen"):
        st.session_state["council"] = council
        st.rerun()

"""Which language a page speaks: chosen once, and kept while one goes from page to page."""

import streamlit as st

from gate.desk.dates_in_words import Tongue

BILINGUAL = frozenset({"", "answer", "calendar", "own-account"})
"""The pages that a councillor or the public sees, by their addresses: all that they say is there in both languages."""

_NAMES = {Tongue.ENGLISH: "English", Tongue.WELSH: "Cymraeg"}


def spoken_on(page: str) -> Tongue:
    """The language in which the page at that address speaks now."""
    return Tongue(st.session_state.get("language", Tongue.ENGLISH)) if page in BILINGUAL else Tongue.ENGLISH


def language_switch() -> Tongue:
    """The choice of language, and what is chosen."""
    before = Tongue(st.session_state.get("language", Tongue.ENGLISH))
    tongues = list(Tongue)

    def keep() -> None:
        st.session_state["language"] = st.session_state["tongue"]

    st.radio(
        "Language / Iaith",
        tongues,
        tongues.index(before),
        format_func=lambda one: _NAMES[one],
        horizontal=True,
        label_visibility="collapsed",
        key="tongue",
        on_change=keep,
    )
    return Tongue(st.session_state.get("language", before))


def keyed(key: str, tongue: Tongue) -> str:
    """The key of a list whose choices are told in `tongue`: a browser keeps the words of the choice it was given."""
    return key if tongue is Tongue.ENGLISH else f"{key}-{tongue}"

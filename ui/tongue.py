"""Which language a page speaks: chosen once, and kept while one goes from page to page."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from gate.desk.dates_in_words import Tongue
from gate.workflow.permission import Act, objections_to_act
from gate.workflow.role import Actor

Choice = TypeVar("Choice")

BILINGUAL = frozenset({"", "answer", "calendar", "own-account"})
"""The pages that a councillor or the public sees, by their addresses: all that they say is there in both languages."""

_NAMES = {Tongue.ENGLISH: "English", Tongue.WELSH: "Cymraeg"}


def chosen() -> Tongue:
    """The language chosen in this window; before one is, that of the page from which one came here (`?lang=cy`)."""
    if "language" not in st.session_state:
        asked = st.query_params.get("lang") == Tongue.WELSH
        st.session_state["language"] = Tongue.WELSH if asked else Tongue.ENGLISH
    return Tongue(st.session_state["language"])


def spoken_on(page: str, actor: Actor | None = None) -> Tongue:
    """The language in which the page at that address speaks now to `actor`, or to whoever is not signed in.

    Who keeps the calendar reads it, and the forms in it, in English.
    """
    keeps_it = page == "calendar" and actor is not None and not objections_to_act(Act.KEEP_CALENDAR, actor)
    return chosen() if page in BILINGUAL and not keeps_it else Tongue.ENGLISH


def language_switch() -> Tongue:
    """The choice of language, and what is chosen."""
    before = chosen()
    tongues = list(Tongue)

    def keep() -> None:
        st.session_state["language"] = st.session_state["tongue"]
        st.query_params.pop("lang", None)  # it said what came before, and a reload must not go back to it

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
    return chosen()


def choice(
    ask: Callable[..., Choice | None],
    label: str,
    choices: Sequence[Choice],
    tongue: Tongue,
    *,
    key: str,
    told: Callable[[Choice], str],
) -> Choice:
    """One of `choices`, asked for with `ask` (a list, a radio): what was chosen stays so when the language changes."""
    before = st.session_state.get(f"{key}-chosen")
    st.session_state.setdefault(keyed(key, tongue), before if before in choices else choices[0])
    chosen_now = ask(label, choices, format_func=told, key=keyed(key, tongue))
    made = choices[0] if chosen_now is None else chosen_now
    st.session_state[f"{key}-chosen"] = made
    return made


def keyed(key: str, tongue: Tongue) -> str:
    """The key of a list whose choices are told in `tongue`: a browser keeps the words of the choice it was given."""
    return key if tongue is Tongue.ENGLISH else f"{key}-{tongue}"

"""
A change that may ask for a fresh sign-in: what was typed for it is kept while its writer signs in again.

Only the act knows whether it does: it lets held posts go, or it does not.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from gate.desk.reread import OldSignInError
from ui.session import Sitting, refusals_shown
from ui.signing_in_again import sent, sign_in_again, typed_at

Field = str | bool | int | dt.date | dt.time
"""What a field of a form holds."""

_READ: dict[str, Callable[[str], Field]] = {
    "bool": lambda told: told == "True",
    "int": int,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "str": str,
}


@contextmanager
def change_shown(place: str, doing: str = "") -> Iterator[None]:
    """As `refusals_shown`; a refusal for the age of the sign-in stands until `asked_again` draws it at that place."""
    with refusals_shown(doing):
        try:
            yield
        except OldSignInError as error:
            st.session_state[_why(place)] = str(error)


def asked_again(sitting: Sitting, place: str, fields: tuple[str, ...]) -> None:
    """The way to prove anew who one is, where a change at `place` asked for it: `fields`, by key, are kept."""
    told = st.session_state.get(_why(place))
    if told and not sitting.fresh:
        st.error(f"{told} What you typed is kept.")
        if st.button("Sign in again to go on", type="primary", key=f"again-{place}"):
            held = {key: st.session_state[key] for key in fields if key in st.session_state}
            sign_in_again(sitting, place, {key: _written(value) for key, value in held.items() if value is not None})


def refill(sitting: Sitting, place: str) -> None:
    """Put what was typed at `place` before signing in again into its fields, which are not drawn yet."""
    for key, told in typed_at(sitting, place).items():
        kind, _, value = told.partition(" ")
        st.session_state[key] = _READ[kind](value)


def changed(sitting: Sitting, place: str) -> None:
    """The change was made: nothing typed for it need be kept."""
    st.session_state.pop(_why(place), None)
    sent(sitting, place)


def _why(place: str) -> str:
    return f"asked-again-{place}"


def _written(value: Field) -> str:
    kind = next(name for name, of in _KINDS.items() if isinstance(value, of))
    return f"{kind} {value.isoformat() if isinstance(value, dt.date | dt.time) else value}"


_KINDS: dict[str, type] = {"bool": bool, "int": int, "date": dt.date, "time": dt.time, "str": str}
"""A truth is a number too, so it comes first."""

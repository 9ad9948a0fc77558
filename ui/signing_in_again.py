"""
What asks for a fresh sign-in: its button, or in its place the way to prove anew who one is, with nothing typed lost.

The act itself refuses a sign-in that is too old, whatever a page shows.
"""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from gate.desk.typed_words import RETURN, forget_typed, keep_typed, typed_before
from gate.settings import AGAIN
from gate.workflow.permission import FRESH_MINUTES
from gate.workflow.sign_in import Way
from ui import look
from ui.going import go
from ui.session import Sitting


def pressed(
    sitting: Sitting, label: str, *, key: str, place: str, words: Mapping[str, str], primary: bool = True
) -> bool:
    """Whether the act of this button is to be done now. With an old sign-in, the button asks for a new one first.

    `words` is what was typed for it, kept under `place` until it is sent.
    """
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    if sitting.fresh:
        return st.button(label, type=kind, key=key)
    asks = f"This asks for a sign-in no older than {FRESH_MINUTES} minutes. What you typed is kept."
    look.html(f'<p class="small">{asks}</p>')
    asked = f"Sign in again to {label[:1].lower()}{label[1:]}"
    if st.button(asked, type=kind, key=f"{key}-again"):
        sign_in_again(sitting, place, words)
    return False


def sign_in_again(sitting: Sitting, place: str, words: Mapping[str, str]) -> None:
    """Keep what was typed, and take the person to where they prove who they are."""
    keep_typed(sitting.desk, sitting.by, place, words)
    page = st.session_state.get("page", "")
    if sitting.seat.way is Way.OPENID:
        keep_typed(sitting.desk, sitting.by, RETURN, {"page": page})  # a provider sends everyone to the first page
        st.login(f"{str(st.user.get('provider', '')).removesuffix(AGAIN)}{AGAIN}")
    else:
        go(f"/sign-in?again=1&next={page}" if page else "/sign-in?again=1")


def typed_at(sitting: Sitting, place: str) -> dict[str, str]:
    """What the person typed at a place before they signed in again, once in each window; empty for nothing."""
    if st.session_state.get(f"typed-{place}"):
        return {}
    st.session_state[f"typed-{place}"] = True
    return typed_before(sitting.desk, sitting.by, place)


def sent(sitting: Sitting, place: str) -> None:
    """What was typed at a place has been sent: it need not be kept."""
    forget_typed(sitting.desk, sitting.by, place)

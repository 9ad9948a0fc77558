"""The council's own guidance beside what somebody writes: a few cards, at the moment to which each belongs."""

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.cards_for import cards_for_draft
from gate.publicity.draft import Draft
from ui.session import Sitting


def show_cards(sitting: Sitting, draft: Draft) -> None:
    """The cards for this draft, closed until somebody opens one. None where the council adopted no document."""
    if not any(text.strip() for _, text in draft.texts()):
        return
    try:
        shown = cards_for_draft(sitting.desk, sitting.by, draft)
    except ExplainedError:
        return  # the verdict beside says what is wrong
    for one in shown:
        with st.expander(one.card.title):
            st.markdown(one.card.text)
            if one.clause:
                st.caption(f"Your council’s policy, {one.clause}")

"""My own account: a councillor or an officer tries words before posting them. Advice, never a block; nothing is kept."""

from html import escape

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.own_account import Told, check_own_words, keep_own_words
from gate.policy.own_account import OwnAccount, Point
from gate.publicity.draft import Action
from ui import look
from ui.session import Sitting, seated, show_news

WHOSE = {
    OwnAccount.COUNCILLOR: "my account as a councillor",
    OwnAccount.MEMBER_PRIVATE: "my private account, and I am a councillor",
    OwnAccount.OFFICER_PRIVATE: "my private account, and I work for the council",
}
WHAT = {
    Action.POST: "write something",
    Action.REPLY: "answer somebody",
    Action.SHARE: "share something",
    Action.LIKE: "like something",
}
YOURS = "This is advice. What you post on your own account is for you to decide. Nothing you type here is kept."


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    st.title("My own account", anchor=False)
    look.note(YOURS)
    account = st.radio("Whose account is it?", list(WHOSE), format_func=WHOSE.__getitem__, key="own-whose")
    name = st.text_input("The name it posts under", key="own-name", help="‘Cllr’ in a name makes a difference.")
    action = st.selectbox("What do you want to do?", list(WHAT), format_func=WHAT.__getitem__, key="own-what")
    shared = ""
    if action is not Action.POST:
        shared = st.text_area("What you answer, share or like", key="own-shared")
    words = st.text_area("Your words", key="own-words", height=160)
    if not (words.strip() or shared.strip()):
        look.html("<p>Type what you think of posting. The advice stands here.</p>")
        return
    told = check_own_words(sitting.desk, words, account, action=action, shared=shared, display_name=name)
    points(told)
    keep(sitting, words, told)


def points(told: Told) -> None:
    """Each point with its words, why, what to do, and the clause of the council's policy; then the cards."""
    found = told.advice.points
    st.header("Nothing to say" if not found else f"{len(found)} to think about", anchor=False)
    for point in found:
        look.html(card(point))
    for one in told.cards:
        with st.expander(one.title):
            st.markdown(one.text)


def card(point: Point) -> str:
    """One point as it is shown."""
    clause = f'<p class="small">Your council’s policy: {escape(point.clause)}</p>' if point.clause else ""
    return (
        f'<div class="pg-card"><p><strong>{escape(str(point.subject).capitalize())}</strong>: '
        f"{escape(point.finding.message)}</p><p>{escape(point.finding.cure)}</p>{clause}</div>"
    )


def keep(sitting: Sitting, words: str, told: Told) -> None:
    """The way to have the words and the advice kept, for whoever wants to show later that they asked."""
    if st.button("Keep these words and this advice in the record", key="own-keep"):
        try:
            line = keep_own_words(sitting.desk, sitting.by, words, told)
        except ExplainedError as error:
            look.note(str(error))
            return
        look.note(f"Kept, as entry {line.sequence} of the record.")


show()

"""My own account: a councillor or an officer tries words before posting them. Advice, never a block; none is kept."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.in_welsh import say
from gate.desk.own_account import Told, check_own_words, keep_own_words
from gate.policy.own_account import OwnAccount, Point
from gate.publicity.draft import Action
from ui import look
from ui.session import Sitting, seated, show_news
from ui.tongue import choice, language_switch

Says = Callable[..., str]

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
    tongue = language_switch()
    says = partial(say, tongue=tongue)
    st.title(says("My own account"), anchor=False)
    look.note(says(YOURS))
    account = choice(
        st.radio,
        says("Whose account is it?"),
        list(WHOSE),
        tongue,
        key="own-whose",
        told=lambda one: says(WHOSE[one]),
    )
    name = st.text_input(
        says("The name it posts under"), key="own-name", help=says("‘Cllr’ in a name makes a difference.")
    )
    action = choice(
        st.selectbox,
        says("What do you want to do?"),
        list(WHAT),
        tongue,
        key="own-what",
        told=lambda one: says(WHAT[one]),
    )
    shared = ""
    if action is not Action.POST:
        shared = st.text_area(says("What you answer, share or like"), key="own-shared")
    words = st.text_area(says("Your words"), key="own-words", height=160)
    if not (words.strip() or shared.strip()):
        look.html(f"<p>{says('Type what you think of posting. The advice stands here.')}</p>")
        return
    told = check_own_words(sitting.desk, words, account, action=action, shared=shared, display_name=name)
    points(told, says)
    keep(sitting, words, told, says)


def points(told: Told, says: Says) -> None:
    """Each point with its words, why, what to do, and the clause of the council's policy; then the cards."""
    found = told.advice.points
    count = len(found)
    undecided = told.advice.screening.undecided
    if undecided:
        look.html(f'<div class="pg-note" lang="en"><p>{escape(undecided)}</p></div>')
    if count or not undecided:
        how_many = says("{count} to think about", count=count) if count else says("No advice on these words")
        st.header(how_many, anchor=False)
    for point in found:
        look.html(card(point, says))
    for one in told.cards:
        with st.expander(one.title):
            st.markdown(one.text)


def card(point: Point, says: Says) -> str:
    """One point as it is shown."""
    cure = f"<p>{escape(point.cure)}</p>" if point.cure else ""
    policy = says("Your council’s policy: {clause}", clause=point.clause) if point.clause else ""
    clause = f'<p class="small">{escape(policy)}</p>' if policy else ""
    return (
        f'<div class="pg-card"><div lang="en"><p><strong>{escape(str(point.subject).capitalize())}</strong>: '
        f"{escape(point.finding.message)}</p>{cure}</div>{clause}</div>"
    )


def keep(sitting: Sitting, words: str, told: Told, says: Says) -> None:
    """The way to have the words and the advice kept, for whoever wants to show later that they asked."""
    if st.button(says("Keep these words and this advice in the record"), key="own-keep"):
        try:
            line = keep_own_words(sitting.desk, sitting.by, words, told)
        except ExplainedError as error:
            look.note(str(error))
            return
        look.note(says("Kept, as entry {number} of the record.", number=line.sequence))


show()

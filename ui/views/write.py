"""Write: the text, its account and time on the left; the verdict for exactly that beside it."""

import datetime as dt
from dataclasses import replace

import streamlit as st

from calendars.civil_time import civil_day, instant_of, london
from calendars.errors import ExplainedError
from gate.desk.amend import amend_draft
from gate.desk.dates_in_words import full_day, hour, moment, offset_told
from gate.desk.enquiries import case, check, reason_of, today
from gate.desk.submit import submit_draft
from gate.publicity.draft import Action, Draft
from gate.publicity.screening import Screening
from gate.workflow.lifecycle import Post, State
from ui import look
from ui.case_view import ACTION, reading_told
from ui.editor import editor, typed
from ui.session import Sitting, done, refusals_shown, seated, show_news


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    post = post_to_change(sitting)
    st.title("Write" if post is None else f"Change post {post.post_id}", anchor=False)
    if post is not None and st.button("Leave it as it is", key="leave"):
        start_with("")
        st.rerun()
    left, right = st.columns(2, gap="large")
    with left:
        draft, key = compose(sitting, post)
        screening = read(sitting, draft)
        if draft.action is not Action.LIKE:
            editor(key, typed(key, ""), screening.findings if screening else ())
    with right:
        verdict(sitting, draft, screening)
    with left:
        draft = asked(draft, screening)
        send(sitting, draft, screening, post)


def post_to_change(sitting: Sitting) -> Post | None:
    """The post that someone chose to change on another page, while it still can be."""
    post_id = st.session_state.get("amending")
    if not post_id:
        return None
    try:
        post = case(sitting.desk, post_id).post
    except ExplainedError:
        return None
    return post if post.state in (State.HELD, State.QUEUED) else None


def start_with(text: str, *, amending: str = "") -> None:
    """Begin the fields anew with `text`."""
    st.session_state["start"] = text
    st.session_state["round"] = st.session_state.get("round", 0) + 1
    st.session_state["amending"] = amending


def compose(sitting: Sitting, post: Post | None) -> tuple[Draft, str]:
    """The draft as its fields stand, and the key of its text. What was typed is kept while one looks elsewhere."""
    accounts = {account.account_id: account for account in sitting.place.accounts}
    before = post.draft if post else None
    key = f"{st.session_state.get('round', 0)}-{post.post_id if post else 'new'}"
    ids = list(accounts)
    account = st.selectbox(
        "Account",
        ids,
        index=ids.index(before.account_id) if before and before.account_id in accounts else 0,
        format_func=lambda one: accounts[one].name,
        key=f"account-{key}",
        persist_state="session",
    )
    actions = list(Action)
    action = st.selectbox(
        "What it is",
        actions,
        index=actions.index(before.action) if before else 0,
        format_func=lambda one: ACTION[one],
        key=f"action-{key}",
        persist_state="session",
    )
    shared = before.shared_text if before else ""
    if action is not Action.POST:
        shared = st.text_area(
            "The post it shares, answers or likes, in its own words",
            shared,
            height=90,
            key=f"shared-{key}",
            persist_state="session",
        )
    start = st.session_state.get("start") or (before.words if before else "")
    words = typed(f"words-{key}", start)
    own = before or Draft(account_id=account, words="")
    draft = replace(
        own,
        account_id=account,
        words="" if action is Action.LIKE else words.strip(),
        action=action,
        shared_text=shared.strip() if action is not Action.POST else "",
        publish_at=when(sitting.place.now, post, key),
    )
    return draft, f"words-{key}"


def when(now: dt.datetime, post: Post | None, key: str) -> dt.datetime | None:
    """The instant wanted, or None for as soon as may be. An hour that the clocks skip or repeat is refused."""
    timed = st.selectbox(
        "When",
        [True, False],
        format_func=lambda one: "At a time" if one else "As soon as it may go",
        key=f"timed-{key}",
        persist_state="session",
    )
    if not timed:
        return None
    wanted = post.due_at if post and post.due_at > now else now + dt.timedelta(days=1)
    clock = london(wanted)
    first, second = st.columns(2)
    day = first.date_input(
        "Day",
        clock.date(),
        format="DD/MM/YYYY",
        min_value=civil_day(now),
        key=f"day-{key}",
        persist_state="session",
    )
    time = second.time_input(
        "London time", clock.time() if post else dt.time(9), key=f"time-{key}", persist_state="session"
    )
    try:
        at = instant_of(day, time)
    except ExplainedError as error:
        st.error(str(error))
        st.stop()
    st.caption(f"{moment(at, now)} ({offset_told(at)})")
    return at


def read(sitting: Sitting, draft: Draft) -> Screening | None:
    """What the gate says of this text, for this account, at this time; None while there is nothing to read."""
    if not any(text.strip() for _, text in draft.texts()):
        return None
    try:
        return check(sitting.desk, draft)
    except ExplainedError as error:
        st.error(str(error))
        return None


def verdict(sitting: Sitting, draft: Draft, screening: Screening | None) -> None:
    """The verdict beside the text, each finding as a card, the neutral words to use instead."""
    if screening is None:
        look.html("<p>Write something on this page, and what the gate says of it will stand here.</p>")
        return
    answer = today(sitting.desk, account=draft.account_id, at=screening.at)
    look.html(
        f"<p>Does a pre-election period apply at {hour(screening.at)} on {full_day(civil_day(screening.at))}? "
        f"<strong>{str(answer.holds).capitalize()}</strong>.</p>",
        reading_told(sitting.desk, draft, screening),
    )
    for number, finding in enumerate(one for one in screening.findings if one.rewrite):
        if st.button(f"Use this: {finding.rewrite}", key=f"use-{number}"):
            start_with(finding.rewrite, amending=st.session_state.get("amending", ""))
            st.rerun()


def asked(draft: Draft, screening: Screening | None) -> Draft:
    """The draft with the author's answers to what only the author can know."""
    answers: dict[str, str] = {}
    for ask in screening.asks if screening else ():
        answer = st.radio(
            ask.question, ask.answers, index=None, horizontal=True, key=f"ask-{ask.key}", persist_state="session"
        )
        if answer:
            answers[ask.key] = answer
    return replace(draft, attestations=tuple(sorted(answers.items())))


def send(sitting: Sitting, draft: Draft, screening: Screening | None, post: Post | None) -> None:
    """The one button, saying what it will do."""
    answers = dict(draft.attestations)
    if not st.button(what_will_happen(sitting, draft, screening), type="primary", key="send"):
        return
    open_questions = [ask.question for ask in screening.asks if ask.key not in answers] if screening else []
    if open_questions:
        st.error("Answer this first: " + " ".join(open_questions))
        return
    with refusals_shown():
        if post is None:
            sent = submit_draft(sitting.desk, draft, sitting.by)
        else:
            sent = amend_draft(sitting.desk, post.post_id, draft, sitting.by)
        start_with("")
        if sent.state is State.QUEUED:
            done(f"Post {sent.post_id} is queued for {moment(sent.due_at, sitting.place.now)}.")
        done(f"Post {sent.post_id} waits for a decision. {reason_of(sent)}.")


def what_will_happen(sitting: Sitting, draft: Draft, screening: Screening | None) -> str:
    """‘Queue for tomorrow, 9am’, or to whom it goes."""
    verdict_now = screening.verdict if screening else "allow"
    if verdict_now == "block":
        return "Send to the clerk"
    if verdict_now == "flag":
        return "Send to a second person"
    if draft.publish_at is None:
        return "Post it now"
    return f"Queue for {moment(draft.publish_at, sitting.place.now)}"


show()

"""Write: the text, its accounts and time on the left; the verdict for exactly that beside it."""

import datetime as dt
import secrets
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from calendars.civil_time import civil_day, instant_of, london
from calendars.errors import ExplainedError
from gate.desk.amend import amend_draft
from gate.desk.circumstances import PAID
from gate.desk.dates_in_words import full_day, hour, moment, offset_told
from gate.desk.enquiries import case, check, reason_of, today
from gate.desk.fit import fit_of
from gate.desk.submit import submit_draft
from gate.desk.warnings import warnings_of
from gate.publicity.council import Account
from gate.publicity.draft import Action, Draft
from gate.publicity.picture import Picture
from gate.publicity.screening import Screening
from gate.workflow.lifecycle import Post, State
from ui import look
from ui.case_view import ACTION, reading_told
from ui.editor import editor, typed
from ui.pictures_field import pictures_field
from ui.session import Sitting, done, refusals_shown, seated, show_news
from ui.words import COULD_NOT_DECIDE, VERDICT

WORST = {"allow": 0, "flag": 1, "block": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What the fields hold: the draft, the accounts it goes to besides its own, new pictures, the key of its text."""

    draft: Draft
    also: tuple[str, ...]
    pictures: tuple[Picture, ...]
    key: str

    def drafts(self) -> tuple[Draft, ...]:
        """The same for each account."""
        return (self.draft, *(replace(self.draft, account_id=account) for account in self.also))


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
        composed = compose(sitting, post)
        first = read(sitting, composed.draft)
        composed = replace(composed, draft=answered(composed, first))
        screening = read(sitting, composed.draft)
        if composed.draft.action is not Action.LIKE:
            editor(composed.key, typed(composed.key, ""), screening.findings if screening else ())
        told_fit(sitting, composed, post)
    with right:
        verdict(sitting, composed, screening)
    with left:
        ask(composed, first)
        send(sitting, composed, first, screening, post)


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


def compose(sitting: Sitting, post: Post | None) -> Composed:
    """The draft as its fields stand. What was typed is kept while one looks at another page."""
    accounts = {account.account_id: account for account in sitting.place.accounts}
    before = post.draft if post else None
    key = f"{st.session_state.get('round', 0)}-{post.post_id if post else 'new'}"
    account, also = whose(accounts, before, key)
    action, shared = what_it_is(before, key)
    publish_at = when(sitting.place.now, post, key)
    with st.expander("Pictures, and whether it is paid for"):
        chosen = pictures_field(key, before.attachments if before else ())
        paid_before = before is not None and dict(before.attestations).get(PAID) == "yes"
        paid = st.checkbox("Money is paid for showing it (an advert)", value=paid_before, key=f"paid-{key}")
    start = st.session_state.get("start") or (before.words if before else "")
    words = typed(f"words-{key}", start)
    draft = replace(
        before or Draft(account_id=account, words=""),
        account_id=account,
        words="" if action is Action.LIKE else words.strip(),
        action=action,
        shared_text=shared.strip(),
        attachments=chosen.attachments,
        attestations=((PAID, "yes"),) if paid else (),
        publish_at=publish_at,
    )
    return Composed(draft=draft, also=also, pictures=chosen.pictures, key=f"words-{key}")


def whose(accounts: dict[str, Account], before: Draft | None, key: str) -> tuple[str, tuple[str, ...]]:
    """The account, and for a new post the others that say the same."""
    ids = list(accounts)
    account = st.selectbox(
        "Account",
        ids,
        index=ids.index(before.account_id) if before and before.account_id in accounts else 0,
        format_func=lambda one: accounts[one].name,
        key=f"account-{key}",
        persist_state="session",
    )
    if before is not None or len(ids) < 2:
        return account, ()
    others = st.multiselect(
        "Also on (each is read and queued by itself)",
        ids,
        format_func=lambda one: accounts[one].name,
        key=f"also-{key}",
        placeholder="no other account",
    )
    return account, tuple(one for one in others if one != account)


def what_it_is(before: Draft | None, key: str) -> tuple[Action, str]:
    """A post of one's own, or about another's, whose words are read too."""
    actions = list(Action)
    action = (
        st.selectbox(
            "What it is",
            actions,
            index=actions.index(before.action) if before else 0,
            format_func=lambda one: ACTION[one],
            key=f"action-{key}",
            persist_state="session",
        )
        or Action.POST
    )
    if action is Action.POST:
        return action, ""
    shared = st.text_area(
        "The post it shares, answers or likes, in its own words",
        before.shared_text if before else "",
        height=90,
        key=f"shared-{key}",
        persist_state="session",
    )
    return action, shared


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
    if not any(text.strip() for _, text in draft.texts()) and not draft.attachments:
        return None
    try:
        return check(sitting.desk, draft)
    except ExplainedError as error:
        st.error(str(error))
        return None


def answered(composed: Composed, screening: Screening | None) -> Draft:
    """The draft with what its author has answered so far to what was asked."""
    answers = dict(composed.draft.attestations)
    for question in screening.asks if screening else ():
        if answer := st.session_state.get(f"ask-{question.key}-{composed.key}"):
            answers[question.key] = answer
    return replace(composed.draft, attestations=tuple(sorted(answers.items())))


def ask(composed: Composed, screening: Screening | None) -> None:
    """What only the author can know."""
    for question in screening.asks if screening else ():
        st.radio(
            question.question, question.answers, index=None, horizontal=True, key=f"ask-{question.key}-{composed.key}"
        )


def told_fit(sitting: Sitting, composed: Composed, post: Post | None) -> None:
    """How long it is, what does not fit, what may have been overlooked."""
    if not composed.draft.words:
        return
    names = {account.account_id: account.name for account in sitting.place.accounts}
    for draft in composed.drafts():
        fit = fit_of(sitting.desk, draft)
        if fit.most is not None:
            st.caption(f"{fit.characters} of {fit.most:,} characters on {names[draft.account_id]}")
        for reason in fit.reasons:
            st.error(reason)
    own = post.post_id if post else ""
    for warning in warnings_of(sitting.desk, composed.draft, post_id=own, pictures=composed.pictures):
        st.warning(warning)


def verdict(sitting: Sitting, composed: Composed, screening: Screening | None) -> None:
    """The verdict beside the text, each finding as a card, the neutral words to use instead."""
    if screening is None:
        look.html("<p>Write something on this page, and what the gate says of it will stand here.</p>")
        return
    draft = composed.draft
    answer = today(sitting.desk, account=draft.account_id, at=screening.at)
    look.html(
        f"<p>Does a pre-election period apply at {hour(screening.at)} on {full_day(civil_day(screening.at))}? "
        f"<strong>{str(answer.holds).capitalize()}</strong>.</p>",
        reading_told(sitting.desk, draft, screening),
    )
    names = {account.account_id: account.name for account in sitting.place.accounts}
    others = [(one.account_id, read(sitting, one)) for one in composed.drafts()[1:]]
    lines = "".join(
        f"<li>{escape(names[account])}: <strong>"
        f"{COULD_NOT_DECIDE if other.undecided else VERDICT[other.verdict]}</strong></li>"
        for account, other in others
        if other
    )
    look.html(f"<h2>On the other accounts</h2><ul>{lines}</ul>" if lines else "")
    rewrites = {one.rewrite: None for one in screening.findings if one.rewrite and one.span.field == "text"}
    for number, rewrite in enumerate(rewrites):
        if st.button(f"Use this: {rewrite}", key=f"use-{number}"):
            start_with(rewrite, amending=st.session_state.get("amending", ""))
            st.rerun()


def send(
    sitting: Sitting, composed: Composed, first: Screening | None, screening: Screening | None, post: Post | None
) -> None:
    """The one button, saying what it will do. Pressed twice, it does it once."""
    form = st.session_state.setdefault(f"form-{composed.key}", secrets.token_hex(16))
    answers = dict(composed.draft.attestations)
    if not st.button(what_will_happen(sitting, composed, screening), type="primary", key="send"):
        return
    open_questions = [one.question for one in first.asks if one.key not in answers] if first else []
    if open_questions:
        st.error("Answer this first: " + " ".join(open_questions))
        return
    with refusals_shown():
        if post is not None:
            sent = [amend_draft(sitting.desk, post.post_id, composed.draft, sitting.by, pictures=composed.pictures)]
        else:
            sent = [
                submit_draft(sitting.desk, one, sitting.by, pictures=composed.pictures, form=f"{form}-{one.account_id}")
                for one in composed.drafts()
            ]
        start_with("")
        done(" ".join(became(sitting, one) for one in sent))


def became(sitting: Sitting, post: Post) -> str:
    """What became of one post, in a sentence."""
    if post.state is State.QUEUED:
        return f"Post {post.post_id} is queued for {moment(post.due_at, sitting.place.now)}."
    return f"Post {post.post_id} waits for a decision. {reason_of(post)}."


def what_will_happen(sitting: Sitting, composed: Composed, screening: Screening | None) -> str:
    """‘Queue for tomorrow, 9am’, or to whom it goes."""
    if composed.also:
        return f"Send to {len(composed.also) + 1} accounts"
    worst = WORST[screening.verdict] if screening else 0
    if worst == WORST["block"]:
        return "Send to the clerk"
    if worst == WORST["flag"]:
        return "Send to a second person"
    publish_at = composed.draft.publish_at
    return "Post it now" if publish_at is None else f"Queue for {moment(publish_at, sitting.place.now)}"


show()

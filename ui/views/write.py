"""Write: the text, its accounts and time on the left; the verdict for exactly that beside it."""

from dataclasses import replace
from html import escape

import streamlit as st

from calendars.election_calendar import Answer, Holds
from calendars.errors import ExplainedError
from gate.desk.amend import amend_draft
from gate.desk.dates_in_words import goes_out, moment, until_when
from gate.desk.enquiries import case, check, reason_of, today
from gate.desk.fit import fit_of
from gate.desk.keep_unfinished import throw_away, unfinished_texts
from gate.desk.submit import submit_draft
from gate.desk.verdict_in_words import COULD_NOT_DECIDE, VERDICT
from gate.desk.warnings import warnings_of
from gate.publicity.draft import Action, Draft
from gate.publicity.finding import Severity
from gate.publicity.screening import Screening
from gate.workflow.lifecycle import Post, State
from ui import look
from ui.cards import show_cards
from ui.case_view import posted_by_hand, reading_told
from ui.composing import (
    CHANGE,
    Base,
    Composed,
    answered,
    base_from,
    base_of,
    compose,
    keep_what_is_typed,
    start_anew,
)
from ui.editor import editor, typed
from ui.session import Sitting, done, refusals_shown, seated, show_news
from ui.words import first_line


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    post = post_to_change(sitting)
    base = base_of(sitting, post)
    st.title("Write" if post is None else f"Change post {post.post_id}", anchor=False)
    if post is not None:
        changing(sitting, base, post)
    left, right = st.columns(2, gap="large")
    with left:
        fields, text, pictures, sending = st.container(), st.container(), st.container(), st.container()
    with fields:
        composed = compose(sitting, post, base, pictures)
        told_period(sitting, composed)
        first = read(sitting, composed.draft)
        composed = replace(composed, draft=answered(composed, first))
        screening = read(sitting, composed.draft)
    with text:
        if composed.draft.action is not Action.LIKE:
            found = screening.findings if screening else ()
            editor(composed.key, typed(composed.key, ""), found, draft_id=base.draft_id, fresh=base.fresh)
        kept = keep_what_is_typed(sitting, composed, base, post)
        if kept:
            st.caption(kept)
        told_fit(sitting, composed, post)
    with right:
        verdict(sitting, composed, screening, base)
        preview(sitting, composed)
    with sending:
        ask(composed, first)
        show_cards(sitting, composed.draft)
        send(sitting, composed, first, screening, post, base)
    if post is None and not composed.says_something:
        unfinished(sitting, base)


def post_to_change(sitting: Sitting) -> Post | None:
    """The post that someone chose to change on another page, while it still can be."""
    post_id = st.session_state.get("amending") or changed_by_address()
    if not post_id:
        return None
    try:
        post = case(sitting.desk, post_id).post
    except ExplainedError:
        return None
    return post if post.state in (State.HELD, State.QUEUED) else None


def changed_by_address() -> str:
    """The post that the page's address says is being changed, as after a reload."""
    asked = str(st.query_params.get("draft", ""))
    post_id = asked.removeprefix(CHANGE) if asked.startswith(CHANGE) else ""
    if post_id:
        st.session_state["amending"] = post_id
    return post_id


def changing(sitting: Sitting, base: Base, post: Post) -> None:
    """The way back from a change, and what was left unfinished of it."""
    if base.left_at is not None:
        look.html(
            f"<p>You began to change this post {escape(moment(base.left_at, sitting.place.now))}; here it is.</p>"
        )
    if base.version != post.version:
        who = next((one.name for one in sitting.place.persons if one.person_id == post.edited_by), "somebody")
        look.html(
            f"<p>The post was changed by {escape(who)} since you began. It says now:</p>",
            f"<blockquote>{escape(post.draft.words or post.draft.shared_text)}</blockquote>",
        )
        if st.button("Go on with mine", key="go-on-with-mine"):
            st.session_state["base"] = replace(base, version=post.version)
            st.rerun()
    if st.button("Leave it as it is", key="leave"):
        throw_away(sitting.desk, base.draft_id, sitting.by)
        start_anew()
        st.rerun()


def unfinished(sitting: Sitting, base: Base) -> None:
    """What this person began and did not send, to go on with or to throw away."""
    left = [one for one in unfinished_texts(sitting.desk, sitting.by) if one.draft_id != base.draft_id]
    if not left:
        return
    st.header(f"Not finished yet ({len(left)})", anchor=False)
    for one in left:
        words = first_line(one.draft.words or one.draft.shared_text) or "A picture without words"
        change = f"change of post {one.post_id}, " if one.post_id else ""
        with st.container(border=True):
            look.html(
                f'<p class="small">{escape(change)}last touched {escape(moment(one.at, sitting.place.now))}</p>',
                f"<p>{escape(words)}</p>",
            )
            with st.container(horizontal=True):
                if st.button("Go on with it", key=f"go-on-{one.draft_id}"):
                    start_anew(amending=one.post_id, base=base_from(one))
                    st.rerun()
                if st.button("Throw it away", key=f"throw-{one.draft_id}"):
                    throw_away(sitting.desk, one.draft_id, sitting.by)
                    done("It is thrown away.")


def told_period(sitting: Sitting, composed: Composed) -> None:
    """A warning where the time falls in a period, or may, before a word is written."""
    draft = composed.draft
    if composed.fault:
        return
    try:
        answer = today(sitting.desk, account=draft.account_id, at=draft.publish_at)
    except ExplainedError as error:
        st.error(str(error))
        return
    if answer.holds is Holds.NO:
        look.html(f"<p>No pre-election period applies {'then' if draft.publish_at else 'now'}.</p>")
    else:
        look.note(period_told(answer, "then" if draft.publish_at else "now"))


def period_told(answer: Answer, when: str) -> str:
    """‘A pre-election period applies then: Anytown election, until 10pm on Thursday 6 May 2027.’"""
    if answer.holds is Holds.CANNOT_TELL:
        return f"Nobody can tell yet whether a pre-election period applies {when}. The post is read as if one did."
    running = [one for one in answer.periods if one.covers(answer.at)]
    polls = "; ".join(f"{one.title or one.poll_id}, until {until_when(one.ends_at)}" for one in running)
    return f"A pre-election period applies {when}: {polls}."


def read(sitting: Sitting, draft: Draft) -> Screening | None:
    """What the gate says of this text, for this account, at this time; None while there is nothing to read."""
    if not any(text.strip() for _, text in draft.texts()) and not draft.attachments:
        return None
    try:
        return check(sitting.desk, draft, by=sitting.by)
    except ExplainedError as error:
        st.error(str(error))
        return None


def ask(composed: Composed, screening: Screening | None) -> None:
    """What only the author can know."""
    for question in screening.asks if screening else ():
        st.radio(
            question.question, question.answers, index=None, horizontal=True, key=f"ask-{question.key}-{composed.key}"
        )


def told_fit(sitting: Sitting, composed: Composed, post: Post | None) -> None:
    """How long it is, what does not fit, what may have been overlooked."""
    if not composed.says_something:
        return
    names = {account.account_id: account.name for account in sitting.place.accounts}
    for draft in composed.drafts():
        fit = fit_of(sitting.desk, draft)
        if fit.most is not None:
            st.caption(f"{fit.characters} of {fit.most:,} characters on {names[draft.account_id]}")
        for reason in fit.reasons:
            st.error(reason)
    own = post.post_id if post else ""
    if warned := warnings_of(sitting.desk, composed.draft, post_id=own, pictures=composed.pictures):
        look.note(*warned)


def verdict(sitting: Sitting, composed: Composed, screening: Screening | None, base: Base) -> None:
    """The verdict beside the text, each finding as a card, the neutral words to use instead."""
    if screening is None:
        look.html(
            "<p>What the gate says of your text will stand here while you type: whether it may go, which words are "
            "the matter, and what to write instead. Nobody is told of it before you send it.</p>"
        )
        return
    look.html(reading_told(sitting.desk, composed.draft, screening))
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
            draft = replace(composed.draft, words=rewrite)
            again = replace(base, draft=draft, also=composed.also, pictures=composed.pictures, fresh=False)
            start_anew(amending=st.session_state.get("amending", ""), base=again)
            st.rerun()


def preview(sitting: Sitting, composed: Composed) -> None:
    """How it reads on each account: its name, its words, its pictures' descriptions, and how long it is there."""
    if not composed.says_something:
        return
    accounts = {account.account_id: account for account in sitting.place.accounts}
    with st.expander("How it will read"):
        for draft in composed.drafts():
            account = accounts[draft.account_id]
            pictures = "".join(
                f'<p class="small">Picture: {escape(item.alt_text or "not described yet")}</p>'
                for item in draft.attachments
            )
            shared = f"<blockquote>{escape(draft.shared_text)}</blockquote>" if draft.shared_text else ""
            look.html(
                f'<article class="pg-preview"><p><strong>{escape(account.name)}</strong> '
                f'<span class="small">{escape(account.handle)}</span></p>'
                f'<p class="words">{escape(draft.words)}</p>{shared}{pictures}</article>'
            )


def send(
    sitting: Sitting,
    composed: Composed,
    first: Screening | None,
    screening: Screening | None,
    post: Post | None,
    base: Base,
) -> None:
    """The one button, saying what it will do. Pressed twice, it does it once."""
    answers = dict(composed.draft.attestations)
    if not st.button(what_will_happen(sitting, composed, screening), type="primary", key="send"):
        return
    missing = [composed.fault] if composed.fault else []
    if not composed.says_something:
        missing.append("Write the text first.")
    missing += [f"Answer this first: {one.question}" for one in first.asks if one.key not in answers] if first else []
    if missing:
        st.error(" ".join(missing))
        return
    with refusals_shown():
        if post is not None:
            sent = [
                amend_draft(
                    sitting.desk,
                    post.post_id,
                    composed.draft,
                    sitting.by,
                    pictures=composed.pictures,
                    version=base.version,
                )
            ]
        else:
            sent = [
                submit_draft(
                    sitting.desk,
                    one,
                    sitting.by,
                    pictures=composed.pictures,
                    form=f"{base.draft_id}-{one.digest[:16]}",
                )
                for one in composed.drafts()
            ]
        throw_away(sitting.desk, base.draft_id, sitting.by)
        start_anew()
        done(" ".join(became(sitting, one) for one in sent))


def became(sitting: Sitting, post: Post) -> str:
    """What became of one post, in a sentence."""
    if post.state is State.QUEUED:
        stopped = sitting.place.halt is not None
        by_hand = posted_by_hand(sitting, post.draft.account_id)
        return f"Post {post.post_id} {goes_out(post.due_at, sitting.desk.clock(), stopped=stopped, by_hand=by_hand)}."
    return f"Post {post.post_id} waits for a decision. {reason_of(post)}."


def what_will_happen(sitting: Sitting, composed: Composed, screening: Screening | None) -> str:
    """‘Queue for tomorrow, 9am’, or to whom it goes."""
    if composed.also:
        return f"Send to {len(composed.also) + 1} accounts"
    verdict = screening.verdict if screening else ""
    if verdict == Severity.BLOCK:
        return "Send to the clerk"
    if verdict == Severity.FLAG:
        return "Send to a second person"
    publish_at = composed.draft.publish_at
    if publish_at is not None:
        return f"Queue for {moment(publish_at, sitting.place.now)}"
    return "Queue it to post by hand" if posted_by_hand(sitting, composed.draft.account_id) else "Post it now"


show()

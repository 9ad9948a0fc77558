"""One post opened in the queue: what holds it, and the acts that this person may do on it."""

import datetime as dt
from dataclasses import replace
from html import escape

import streamlit as st

from calendars.civil_time import civil_day, instant_of, london
from gate.desk.amend import amend_draft
from gate.desk.dates_in_words import moment
from gate.desk.enquiries import Case, case, reason_of
from gate.desk.hand_over import HandOver, hand_over
from gate.desk.settle import settle_found, settle_not_found
from gate.desk.take_down import take_down
from gate.desk.warnings import warnings_of
from gate.desk.why_not import why_not
from gate.desk.withdraw import withdraw_post
from gate.publicity.picture import SUFFIXES
from gate.workflow.lifecycle import State
from gate.workflow.permission import Act
from gate.workflow.role import ANSWERERS
from ui import look
from ui.case_view import field_told, reading_told, said
from ui.composing import start_anew
from ui.record_lines import line_of, names_of
from ui.session import Sitting, done, refusals_shown
from ui.words import sentence


def opened_post(sitting: Sitting, post_id: str) -> None:
    """Everything about one post that is wanted in the queue."""
    seen = case(sitting.desk, post_id)
    post = seen.post
    if post.state is State.RELEASING:
        sending(sitting, seen)
        return
    screening = seen.reading.screening if seen.reading else seen.last
    told = reading_told(sitting.desk, post.draft, screening) if seen.reading and screening else ""
    look.html(said(post.draft, screening), told, _so_far(sitting, seen))
    if post.state in (State.HELD, State.QUEUED):
        if warned := warnings_of(sitting.desk, post.draft, post_id=post_id):
            look.note(*warned)
        decides = post.state is State.HELD and sitting.actor.role_among(ANSWERERS) is not None
        if decides and st.button("Decide on the clerk’s desk", key=f"decide-{post_id}"):
            st.session_state["case"] = post_id
            st.switch_page("views/clerks_desk.py")
        _change_it(sitting, seen)
        _withdraw(sitting, seen)
    elif post.state is State.PUBLISHED:
        _take_down(sitting, seen)
    _whole_life(sitting, seen)


def _so_far(sitting: Sitting, seen: Case) -> str:
    """Who wrote it, how often it changed, who answered for it."""
    names = {person.person_id: person.name for person in sitting.place.persons}
    now = sitting.place.now
    lines = [f"Written by {names.get(seen.post.author, seen.post.author)}, {moment(seen.post.created_at, now)}."]
    if len(seen.versions) > 1:
        last = seen.versions[-1]
        who, times = names.get(last.by, last.by), len(seen.versions) - 1
        lines.append(f"Changed once, by {who}." if times == 1 else f"Changed {times} times, last by {who}.")
    for override in seen.overrides:
        void = " This no longer counts: the post was changed since." if not seen.post.is_covered_by(override) else ""
        lines.append(f"{override.by_name} ({override.role}) answered for it: “{override.reason}”.{void}")
    if seen.post.receipt:
        lines.append(f"It stands at {seen.post.receipt.address}, since {moment(seen.post.receipt.at, now)}.")
    return "".join(f'<p class="small">{escape(line)}</p>' for line in lines)


def _whole_life(sitting: Sitting, seen: Case) -> None:
    """Every entry of the record about this post, oldest first."""
    names = names_of(sitting)
    lines = (line_of(entry, names) for entry in seen.entries)
    with st.expander("Everything that happened to it"):
        look.html(
            look.table(
                ("When", "What"),
                ((escape(when), f"<strong>{escape(who)}</strong> {escape(what)}") for when, who, what in lines),
                caption=f"Post {seen.post.post_id} in the record",
            )
        )


def _change_it(sitting: Sitting, seen: Case) -> None:
    """Another text, or another time."""
    post = seen.post
    if objections := why_not(sitting.desk, Act.AMEND, post.post_id, sitting.by):
        look.html(*(f'<p class="small">{escape(one)}</p>' for one in objections))
        return
    if st.button("Change the text", key=f"change-{post.post_id}"):
        start_anew(amending=post.post_id)
        st.switch_page("views/write.py")
    clock = london(max(post.due_at, sitting.place.now + dt.timedelta(hours=1)))
    with st.form(f"move-{post.post_id}", border=False):
        first, second, third = st.columns([2, 2, 1], vertical_alignment="bottom")
        today = civil_day(sitting.place.now)
        day = first.date_input("Another day", civil_day(clock), format="DD/MM/YYYY", min_value=today)
        time = second.time_input("London time", clock.time().replace(second=0, microsecond=0))
        if third.form_submit_button("Move"):
            with refusals_shown():
                draft = replace(post.draft, publish_at=instant_of(day, time))
                moved = amend_draft(sitting.desk, post.post_id, draft, sitting.by)
                done(
                    f"Post {post.post_id} is now wanted {moment(moved.due_at, sitting.place.now)}. {reason_of(moved)}."
                )


def _withdraw(sitting: Sitting, seen: Case) -> None:
    post = seen.post
    if why_not(sitting.desk, Act.WITHDRAW, post.post_id, sitting.by):
        return  # the same roles are told above why
    reason = st.text_input("Why withdraw it (may be left empty)", key=f"why-{post.post_id}")
    if st.button("Withdraw for good", key=f"withdraw-{post.post_id}"):
        with refusals_shown():
            withdraw_post(sitting.desk, post.post_id, sitting.by, reason=reason.strip())
            done(f"Post {post.post_id} is withdrawn. It will not go out.")


def _take_down(sitting: Sitting, seen: Case) -> None:
    post = seen.post
    if objections := why_not(sitting.desk, Act.TAKE_DOWN, post.post_id, sitting.by):
        look.html(*(f'<p class="small">{escape(one)}</p>' for one in objections))
        return
    reason = st.text_input("Why it came down, and what the platform answered", key=f"why-{post.post_id}")
    if st.button("Record that it was taken down", key=f"take-down-{post.post_id}"):
        with refusals_shown():
            take_down(sitting.desk, post.post_id, sitting.by, reason=reason)
            done(f"Post {post.post_id} is recorded as taken down.")


def sending(sitting: Sitting, seen: Case) -> None:
    """A post that is on its way: to be posted by hand, or waiting for what the platform says."""
    post, account = seen.post, seen.account
    if sitting.desk.channels[account.channel].by_hand:
        _to_hand_over(hand_over(sitting.desk, post.post_id))
    else:
        look.html("<p>The gate is asking the platform whether it has this post. Nothing is sent twice.</p>")
    if objections := why_not(sitting.desk, Act.SETTLE, post.post_id, sitting.by):
        look.html(*(f'<p class="small">{escape(one)}</p>' for one in objections))
        return
    address = st.text_input("The address where it stands", key=f"address-{post.post_id}", placeholder="https://")
    yes, no = st.columns(2)
    if yes.button("It is posted", key=f"posted-{post.post_id}", type="primary"):
        with refusals_shown():
            settle_found(sitting.desk, post.post_id, sitting.by, address=address)
            done(f"Post {post.post_id} is published.")
    if no.button("It was not posted", key=f"not-posted-{post.post_id}"):
        with refusals_shown():
            settle_not_found(sitting.desk, post.post_id, sitting.by)
            done(f"Post {post.post_id} is held: it needs a new time.")


def _to_hand_over(waiting: HandOver) -> None:
    """The words and pictures to copy while a reading at this instant lets them go; else why they are hidden."""
    account = waiting.account
    if waiting.hidden:
        look.html(
            f'<p class="pg-bar">■ Do not post this any more: {escape(sentence(waiting.hidden))}</p>'
            "<p>Its text is hidden. Only one thing is asked: was it posted already?</p>"
        )
        return
    look.html(f"<h3>To be posted by hand on {escape(account.name)}</h3><p>Read again just now: it may go.</p>")
    if waiting.overdue:
        look.html("<p><strong>It has waited for more than half an hour.</strong></p>")
    for field, text in waiting.texts:
        if field != "text":
            st.caption(field_told(field))
        st.code(text, language=None, wrap_lines=True)
    for number, (picture, alt_text) in enumerate(waiting.pictures, 1):
        st.image(picture.content, caption=alt_text, width=240)
        st.download_button(
            f"Save picture {number}",
            picture.content,
            f"post-{waiting.post.post_id}-{number}{SUFFIXES[picture.media_type]}",
            picture.media_type,
            key=f"picture-{waiting.post.post_id}-{number}",
            on_click="ignore",
        )
    if waiting.page:
        look.html(f'<p><a href="{waiting.page}" target="_blank" rel="noopener">Open {escape(account.name)}</a></p>')

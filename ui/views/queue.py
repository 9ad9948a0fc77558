"""Queue: what waits for you, what is held, what goes out in the coming days."""

import datetime as dt
from collections.abc import Callable, Iterable
from html import escape

import streamlit as st

from calendars.civil_time import civil_day
from gate.desk.dates_in_words import full_day, moment
from gate.desk.enquiries import queue, reason_of
from gate.desk.halt import halt_everything, resume_everything
from gate.desk.live_posts import live_posts
from gate.desk.reminders import Matter, waiting
from gate.workflow.lifecycle import Post, State
from gate.workflow.role import OFFICERS, in_words
from ui import look
from ui.month_view import month
from ui.post_view import opened_post
from ui.session import Sitting, done, refusals_shown, seated, show_news
from ui.words import first_line

AHEAD = dt.timedelta(days=7)
ALIVE = (State.HELD, State.QUEUED, State.RELEASING)
GONE = (State.WITHDRAWN, State.TAKEN_DOWN)
OVER = (State.PUBLISHED, State.WITHDRAWN, State.TAKEN_DOWN)


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    st.title("Queue", anchor=False)
    halt_bar(sitting)
    wanted = chosen(sitting)
    alive = [post for post in queue(sitting.desk, states=ALIVE) if wanted(post)]
    waits = waiting_for(sitting)
    mine = [post for post in alive if post.post_id in waits or came_back(sitting, post)]
    rest = [post for post in alive if post not in mine]
    held = [post for post in rest if post.state is State.HELD]
    going = [post for post in rest if post.state is not State.HELD]
    listed(sitting, "Waiting for you", mine, "Nothing waits for you.")
    listed(sitting, "Held", held, "Nothing else is held.")
    going_out(sitting, going)
    over = [post for post in queue(sitting.desk, states=OVER) if wanted(post)]
    if st.toggle("Show the month, with the periods drawn over it", key="show-month"):
        month(sitting, [post for post in queue(sitting.desk) if wanted(post) and post.state not in GONE])
    with st.expander(f"Published, withdrawn and taken down ({len(over)})"):
        listed(sitting, "", sorted(over, key=lambda post: post.due_at, reverse=True)[:50], "Nothing yet.")
    still_live(sitting)
    stop_everything(sitting)
    if st.button("Import posts from a file", key="to-import"):
        st.switch_page("views/import_posts.py")


def waiting_for(sitting: Sitting) -> frozenset[str]:
    """The posts that this person is to decide, or to post by hand."""
    asked = {Matter.TO_DECIDE, Matter.BY_HAND, Matter.BY_HAND_LATE}
    return frozenset(post for one in waiting(sitting.desk, sitting.by) if one.matter in asked for post in one.posts)


def came_back(sitting: Sitting, post: Post) -> bool:
    """Whether this person wrote it and it goes on only when they amend or move it."""
    return post.state is State.HELD and not post.waits_for_reading_alone and sitting.actor.person_id in post.writers


def chosen(sitting: Sitting) -> Callable[[Post], bool]:
    """The filters, as a test of one post."""
    accounts = {account.account_id: account.name for account in sitting.place.accounts}
    left, right = st.columns(2)
    account = left.selectbox(
        "Account", ["", *accounts], format_func=lambda one: accounts.get(one, "every account"), key="filter-account"
    )
    text = right.text_input("With these words", key="filter-words").strip().casefold()

    def wanted(post: Post) -> bool:
        return (not account or post.draft.account_id == account) and (
            not text or any(text in words.casefold() for _, words in post.draft.texts())
        )

    return wanted


def listed(sitting: Sitting, title: str, posts: Iterable[Post], empty: str) -> None:
    """One list with its count."""
    found = list(posts)
    if title:
        st.header(f"{title} ({len(found)})", anchor=False)
    if not found:
        look.html(f"<p>{escape(empty)}</p>")
    for post in found:
        row(sitting, post)


def going_out(sitting: Sitting, posts: list[Post]) -> None:
    """What is queued, day by day for a week, and what comes later."""
    until = sitting.place.now + AHEAD
    soon = [post for post in posts if post.due_at <= until]
    later = [post for post in posts if post.due_at > until]
    st.header(f"Going out ({len(soon)} in the next seven days)", anchor=False)
    if not posts:
        look.html("<p>Nothing is queued.</p>")
        if st.button("Write a post", key="write-one"):
            st.switch_page("views/write.py")
    last = None
    for post in soon:
        day = civil_day(post.due_at)
        if day != last:
            look.html(f"<h3>{full_day(day)}</h3>")
            last = day
        row(sitting, post)
    if later:
        listed(sitting, "Later", later, "")


def row(sitting: Sitting, post: Post) -> None:
    """One post: when, where, first line, state and why; with its buttons once it is opened."""
    names = {account.account_id: account.name for account in sitting.place.accounts}
    words = post.draft.words or post.draft.shared_text
    is_open = st.session_state.get("open") == post.post_id
    with st.container(border=True):
        told, button = st.columns([5, 1], vertical_alignment="center")
        with told:
            reason = reason_of(post)
            look.html(
                f'<p class="small">{escape(moment(post.due_at, sitting.place.now))} · '
                f"{escape(names.get(post.draft.account_id, post.draft.account_id))} · post {post.post_id}</p>",
                f"<p>{escape(first_line(words))}</p>",
                f"<p>{look.state_tag(post.state)}{escape(reason[len(reason.split(':')[0]) :])}</p>",
            )
        if button.button(f"{'Close' if is_open else 'Open'} post {post.post_id}", key=f"open-{post.post_id}"):
            st.session_state["open"] = "" if is_open else post.post_id
            st.rerun()
        if is_open:
            opened_post(sitting, post.post_id)


def still_live(sitting: Sitting) -> None:
    """What went out before the period and still stands in it: those that would now be held first."""
    live = live_posts(sitting.desk)
    if not live:
        return
    with st.expander(f"Still live from before the period ({len(live)})"):
        look.html(
            *(
                f"<p><strong>Post {one.post.post_id}</strong>, "
                f'<a href="{escape(one.address)}">{escape(one.address)}</a>: '
                f"{escape(first_line(one.post.draft.words))} "
                + (
                    f"It would be held now: {escape(', '.join(finding.told for finding in one.findings))}."
                    if one.findings
                    else "Nothing would hold it now."
                )
                + "</p>"
                for one in live
            )
        )


def halt_bar(sitting: Sitting) -> None:
    """Across the top while everything is stopped: who, since when, what to do."""
    halt = sitting.place.halt
    if halt is None:
        return
    look.html(
        f'<p class="pg-bar">■ Everything is stopped, by {escape(halt.by)}, since '
        f"{escape(moment(halt.at, sitting.place.now))}: {escape(halt.why)} Nothing leaves until someone resumes.</p>"
    )
    if sitting.actor.role_among(OFFICERS) is None:
        look.html(f"<p>A {escape(in_words(OFFICERS))} can resume.</p>")
    elif st.button("Resume without sending what was missed", key="resume"):
        with refusals_shown():
            missed = resume_everything(sitting.desk, sitting.by)
            done(f"Posts go out again. {len(missed)} fell due meanwhile and are held: each needs a new time.")


def stop_everything(sitting: Sitting) -> None:
    """The one act that anyone who may write can use in a hurry."""
    if sitting.place.halt is not None:
        return
    with st.expander("Stop everything"):
        look.html("<p>No post leaves until a clerk, deputy or monitoring officer resumes.</p>")
        reason = st.text_input("Why", key="halt-reason")
        if st.button("Stop everything", key="halt"):
            with refusals_shown():
                halt_everything(sitting.desk, sitting.by, reason=reason)
                done("Everything is stopped. Nothing leaves until someone resumes.")


show()

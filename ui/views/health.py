"""Health: is the sender alive, what is due, is the data old, does the record stand. For IT, at a glance."""

from html import escape

import streamlit as st

from calendars.civil_time import civil_day
from gate.desk.dates_in_words import full_day, how_far, moment
from gate.desk.enquiries import kept_calendar, queue
from gate.desk.health import health_of
from gate.desk.reminders import OVERDUE_AFTER
from gate.workflow.lifecycle import State
from ui import look
from ui.session import Sitting, seated

LAPSE_NEAR = 28


def show() -> None:
    """The page."""
    sitting = seated()
    st.title("Health", anchor=False)
    look.html(look.table(("What", "How it stands"), (*sending(sitting), *data(sitting)), caption="Now"))
    links = " and ".join(f'<a href="{path}" target="_blank">{path}</a>' for path in ("/healthz", "/metrics"))
    look.html(f'<p class="small">A monitor reads the same at {links}.</p>')


def sending(sitting: Sitting) -> list[tuple[str, str]]:
    """Whether posts leave when they are due."""
    now, halt = sitting.place.now, sitting.place.halt
    queued = queue(sitting.desk, states=(State.QUEUED,))
    overdue = [post for post in queued if post.due_at <= now - OVERDUE_AFTER]
    if halt is not None:
        told = f"■ Everything is stopped by {halt.by}, since {moment(halt.at, now)}."
    elif overdue:
        told = f"■ Overdue: {len(overdue)}. Nothing sends them. Restart ‘gate serve’, or run ‘gate release --watch’."
    else:
        told = "○ Nothing is overdue."
    coming = f"{len(queued)} queued" + (f", the next {moment(queued[0].due_at, now)}" if queued else "")
    state = health_of(sitting.desk)
    if state.sender_seen_at is None:
        sender = "■ Nothing that sends posts has ever been seen at work. Run ‘gate serve’, or ‘gate release --watch’."
    elif state.sender_gone:
        sender = f"■ Last seen at work {moment(state.sender_seen_at, now)}. Restart ‘gate serve’."
    else:
        sender = f"○ At work, last seen {moment(state.sender_seen_at, now)}."
    return [("Sender", escape(sender)), ("Sending", escape(told)), ("Due", escape(coming))]


def data(sitting: Sitting) -> list[tuple[str, str]]:
    """How far the calendar, the bank holidays and the lists reach."""
    now, today = sitting.place.now, civil_day(sitting.place.now)
    until = kept_calendar(sitting.desk).confirmed_until
    if until is None:
        calendar = "■ Nobody has confirmed that no poll is missing."
    else:
        near = "■ Confirm it anew" if (until - today).days <= LAPSE_NEAR else "○ Confirmed"
        calendar = f"{near}: no poll is missing before {full_day(until)}, {how_far(until, today)}."
    reference = sitting.desk.reference
    stale = " ".join(reference.stale(now)) or "○ The lists of leaders and ministers are current."
    state = health_of(sitting.desk)
    backup = (
        f"○ {moment(state.backed_up_at, now)}"
        if state.backed_up_at
        else "■ No backup was made yet: run ‘gate backup FILE’."
    )
    return [
        ("Calendar", escape(calendar)),
        ("Lists", escape(stale)),
        ("Last backup", escape(backup)),
        ("Record", f"{state.entries:,} entries. The page Record verifies them."),
    ]


show()

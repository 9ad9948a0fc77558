"""What can happen to a poll, each with its form: the notice, an earlier start, another day, its end."""

import datetime as dt
from collections.abc import Callable

import streamlit as st

from calendars.civil_time import civil_day, instant_of, london
from calendars.poll import PollStatus
from gate.desk.dates_in_words import full_day, moment
from gate.desk.keep_calendar import Kept, adopt_start, move_poll, record_notice, set_end, set_status
from gate.desk.timeline import Row
from ui import look
from ui.changing import change_shown, changed
from ui.session import Sitting, done
from ui.words import STATUS, counted

Change = Callable[[Sitting, Row], None]

PLACE = "calendar"
READING = "Keeping it, and reading the queue again."


def say_news(sitting: Sitting, kept: Kept, news: str) -> None:
    """What was recorded, and what that did to the queue."""
    changed(sitting, PLACE)
    moved = ""
    if kept.moved:
        moved = f" The queue was read again: {counted(len(kept.moved), 'post')} changed state. Look at the queue."
    done(news + moved)


def notice(sitting: Sitting, row: Row) -> None:
    """The day of the notice, as published or as planned by the returning officer."""
    steps = [step.day for step in row.steps]
    day = st.date_input(
        "Day on which the notice was, or will be, published",
        row.poll.notice_day or (steps[0] if steps else civil_day(sitting.place.now)),
        format="DD/MM/YYYY",
        key=f"notice-{row.poll.poll_id}",
    )
    if st.button("Record the notice", type="primary", key="record-notice"):
        with change_shown(PLACE, READING):
            say_news(
                sitting,
                record_notice(sitting.desk, row.poll.poll_id, day, sitting.by),
                f"The notice of {full_day(day)} is recorded.",
            )


def earlier_start(sitting: Sitting, row: Row) -> None:
    """The council's own, earlier first day."""
    day = st.date_input("First day", row.poll.polling_day - dt.timedelta(days=42), format="DD/MM/YYYY", key="adopt-day")
    reason = st.text_input("Who decided it, and why", key="adopt-reason")
    if st.button("Adopt this start", type="primary", key="adopt"):
        with change_shown(PLACE, READING):
            say_news(
                sitting,
                adopt_start(sitting.desk, row.poll.poll_id, day, reason, sitting.by),
                f"The period starts on {full_day(day)}.",
            )


def another_day(sitting: Sitting, row: Row) -> None:
    """The poll is held on another day."""
    day = st.date_input("New polling day", row.poll.polling_day, format="DD/MM/YYYY", key="move-day")
    anew = st.checkbox("A new notice will be published: the old one no longer counts", key="move-anew")
    reason = st.text_input("Why", key="move-reason")
    if st.button("Move the poll", type="primary", key="move-poll"):
        with change_shown(PLACE, READING):
            kept = move_poll(sitting.desk, row.poll.poll_id, day, sitting.by, reason=reason, new_notice=anew)
            say_news(sitting, kept, f"The poll is now on {full_day(day)}.")


def status(sitting: Sitting, row: Row) -> None:
    """What has become of the poll; its period goes on."""
    chosen = (
        st.selectbox("It is", list(PollStatus), format_func=lambda one: STATUS[one], key="status") or PollStatus.PLANNED
    )
    reason = st.text_input("What happened", key="status-reason")
    if row.may_have_period:
        look.html('<p class="small">This alone never ends the period: you are asked about that next.</p>')
    if st.button("Record this", type="primary", key="set-status"):
        with change_shown(PLACE, READING):
            kept = set_status(sitting.desk, row.poll.poll_id, chosen, sitting.by, reason=reason)
            goes_on = " Its period goes on until you end it." if row.may_have_period else ""
            say_news(sitting, kept, f"Recorded: {STATUS[chosen].lower()}.{goes_on}")


def another_end(sitting: Sitting, row: Row) -> None:
    """The period goes on to the declaration, or ends early for good."""
    end = london(row.period.ends_at) if row.period else london(sitting.place.now)
    day = st.date_input("Last day of the period", civil_day(end), format="DD/MM/YYYY", key="end-day")
    time = st.time_input("It ends at (London time)", end.time(), key="end-time")
    reason = st.text_input("Who decided it, and why", key="end-reason")
    if st.button("Set the end", type="primary", key="set-end"):
        with change_shown(PLACE, READING):
            ends_at = instant_of(day, time)
            kept = set_end(sitting.desk, row.poll.poll_id, ends_at, sitting.by, reason=reason)
            say_news(sitting, kept, f"The period ends {moment(ends_at, sitting.place.now)}.")


CHANGES: dict[str, Change] = {
    "The notice of election is up, or its day is known": notice,
    "The council starts the period earlier": earlier_start,
    "The poll is moved to another day": another_day,
    "The poll is postponed, countermanded, uncontested or abandoned": status,
    "The period ends at another time": another_end,
}


def changes_of(row: Row) -> dict[str, Change]:
    """What can happen to that poll: where the law gives it no period, none can start earlier or end otherwise."""
    without = () if row.may_have_period else (earlier_start, another_end)
    return {told: change for told, change in CHANGES.items() if change not in without}

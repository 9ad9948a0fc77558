"""Candidates and members taken in: pasted or from a file, looked at first, then kept whole or not at all."""

import tempfile
from html import escape
from pathlib import Path

import streamlit as st

from gate.desk.dates_in_words import short_day
from gate.desk.enquiries import kept_calendar
from gate.desk.exchange_people import import_people
from gate.desk.keep_people import KeptPeople
from gate.desk.paste_candidates import paste_candidates
from gate.publicity.council import Candidate
from ui import look
from ui.changing import asked_again, change_shown, changed
from ui.session import Sitting, done, refusals_shown
from ui.words import counted

EXAMPLE = "OKAFOR, Jane Ngozi (commonly known as Jane Okafor)\tLabour Party\nHOLLIS, Thomas James\tIndependent"


PASTED = "statement"
"""The place under which a pasted statement is kept while who pasted it signs in again."""

FIELDS = ("paste-poll", "paste-area", "paste-seats", "paste-text", "paste-whole")


def paste_in(sitting: Sitting) -> None:
    """A statement of persons nominated, pasted from the returning officer's notice, one ward at a time."""
    polls = {poll.poll_id: poll for poll in kept_calendar(sitting.desk).polls}
    if not polls:
        look.html("<p>Add the poll to the calendar first.</p>")
        return
    look.html(
        "<p>Copy the table from the returning officer’s statement of persons nominated: one person a line, surname "
        "first and a comma, then a tab or wide space, then the description. Home addresses are never kept.</p>"
    )
    poll_id = st.selectbox(
        "Poll",
        list(polls),
        format_func=lambda one: f"{polls[one].title or one}, {short_day(polls[one].polling_day)}",
        key="paste-poll",
    )
    ward, seats = st.columns([3, 1])
    area = ward.text_input("Ward it is for (empty where the whole area votes as one)", key="paste-area")
    number = seats.number_input("Seats (0: not known)", 0, 99, 0, key="paste-seats")
    text = st.text_area("The statement", key="paste-text", height=180, placeholder=EXAMPLE)
    whole = st.checkbox("With these, everybody who stands in this poll is known", key="paste-whole")
    if not text.strip() or not poll_id:
        return
    with change_shown(PASTED):
        read = paste_candidates(
            sitting.desk, text, sitting.by, poll_id=poll_id, area_name=area, seats=int(number), dry_run=True
        )
        look.html(_who(read.candidates), "<p>Nothing is kept yet.</p>")
        if st.button(f"Keep these {len(read.candidates)} candidates", type="primary", key="paste-keep"):
            with st.spinner("Keeping them, and reading the queue again."):
                kept = paste_candidates(
                    sitting.desk, text, sitting.by, poll_id=poll_id, area_name=area, seats=int(number), whole=whole
                )
            st.session_state.pop("paste-text", None)
            changed(sitting, PASTED)
            done(f"{len(kept.candidates)} candidates are kept.{moved_told(len(kept.moved))}")
    asked_again(sitting, PASTED, FIELDS)


def _who(candidates: tuple[Candidate, ...]) -> str:
    return look.table(
        ("On the statement", "Known as", "Description"),
        (
            (
                escape(one.legal_name or one.name),
                escape(one.name) if one.legal_name else "the same",
                escape(one.description or "none"),
            )
            for one in candidates
        ),
        caption=f"{len(candidates)} people were read",
    )


def file_in(sitting: Sitting) -> None:
    """A file of candidates or members, looked at first, then taken in whole or not at all."""
    look.html(
        "<p>Candidates: the CSV that Democracy Club publishes. Members: a CSV with the columns name and role, and as "
        "you like body, area, party and handle; it takes the place of the list there is.</p>"
    )
    file = st.file_uploader("The file", type=["csv"], key="people-file")
    if file is None:
        return
    statement = st.checkbox("This is the statement of persons nominated: nobody else stands", key="people-statement")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / Path(file.name).name
        place.write_bytes(file.getvalue())
        with refusals_shown():
            seen = import_people(sitting.desk, place, sitting.by, dry_run=True, statement=statement)
            look.html(f"<p>It holds: {escape(told_by_poll(seen))}. Nothing is taken in yet.</p>")
            if st.button("Take them in", type="primary", key="people-take"):
                with st.spinner("Taking them in, and reading the queue again."):
                    kept = import_people(sitting.desk, place, sitting.by, statement=statement)
                done(f"Taken in: {told_by_poll(kept)}.{moved_told(len(kept.moved))}")


def moved_told(count: int) -> str:
    """‘ 2 posts changed state: look at the queue.’; empty for none."""
    if not count:
        return ""
    return f" {counted(count, 'post')} changed state: look at the queue."


def told_by_poll(kept: KeptPeople) -> str:
    """‘6 for parish.anytown.2027-05-06’, poll by poll."""
    return ", ".join(f"{count} for {poll}" for poll, count in kept.per_poll) or "nobody"

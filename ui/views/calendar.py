"""Calendar: the polls on one timeline and in a table; a poll added in three answers; what has become of each."""

import datetime as dt
from html import escape

import streamlit as st

from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from gate.desk.dates_in_words import Tongue, full_day, how_far, moment, short_day
from gate.desk.enquiries import areas_served, kept_calendar
from gate.desk.in_welsh import say
from gate.desk.keep_calendar import (
    add_polls,
    confirm_calendar,
    new_poll,
)
from gate.desk.timeline import Row, timeline
from gate.desk.timetables import timetable_of
from gate.desk.what_if import what_if
from gate.workflow.permission import Act, objections_to_act
from ui import look
from ui.changing import asked_again, change_shown, refill
from ui.poll_changes import PLACE, READING, changes_of, say_news
from ui.poll_titles import title_of
from ui.record_lines import day_told
from ui.session import Sitting, seated, show_news
from ui.timeline_picture import name_of, period_told, picture, steps_table, table
from ui.tongue import choice, language_switch
from ui.words import KIND, counted, first_line

OF_NATION = {
    Nation.WALES: (PollKind.SENEDD,),
    Nation.SCOTLAND: (PollKind.SP,),
    Nation.NORTHERN_IRELAND: (PollKind.NIA,),
}


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    refill(sitting, PLACE)
    keeper = not objections_to_act(Act.KEEP_CALENDAR, sitting.actor)
    tongue = Tongue.ENGLISH if keeper else language_switch()  # who keeps it reads their own forms in English
    st.title(say("Calendar", tongue), anchor=False)
    today = civil_day(sitting.place.now)
    drawn = timeline(sitting.desk)
    if drawn.rows or drawn.sensitive:
        look.html(picture(drawn, today, tongue), table(drawn, today, tongue))
    elif not keeper:
        told = say("The polls that touch the council will stand here, each with its period.", tongue)
        look.html(f"<p>{escape(told)}</p>")
    else:
        look.html(
            "<p>The polls that touch the council will stand here, each with its period. Add the next ordinary election "
            "first: until one is entered the answer is ‘cannot tell’.</p>"
        )
    confirmed(sitting, today, tongue, keeper=keeper)
    if not keeper:
        told = say("Polls are added and changed by the clerk, a deputy or the monitoring officer.", tongue)
        look.html(f"<p>{escape(told)}</p>")
    if keeper:
        with st.expander("Add a poll", expanded=not drawn.rows):
            add_a_poll(sitting, today)
    if drawn.rows:
        one_poll(sitting, drawn.rows, tongue, keeper=keeper)
    asked_again(sitting, PLACE, (*FIELDS, *(f"notice-{row.poll.poll_id}" for row in drawn.rows)))


def confirmed(sitting: Sitting, today: dt.date, tongue: Tongue, *, keeper: bool) -> None:
    """Up to which day someone said that no poll is missing, and the act of saying so."""
    until = kept_calendar(sitting.desk).confirmed_until
    if until is None:
        told = say(
            "Nobody has confirmed yet that no poll is missing. Until then the answer for a quiet day is: cannot tell.",
            tongue,
        )
    else:
        told = say(
            "Confirmed: no poll is missing before {day} ({far}). From then on the gate answers cannot tell, not no.",
            tongue,
            day=full_day(until, tongue),
            far=how_far(until, today, tongue),
        )
    look.html(f"<p>{escape(told)}</p>")
    if not keeper:
        return
    with st.expander("Confirm that no poll is missing"):
        day = st.date_input(
            "You are sure of every day before",
            max(until or today, today + dt.timedelta(days=180)),
            format="DD/MM/YYYY",
            min_value=today,
            key="confirm-day",
        )
        if st.button("Confirm the calendar", key="confirm"):
            with change_shown(PLACE, READING):
                say_news(
                    sitting,
                    confirm_calendar(sitting.desk, day, sitting.by),
                    f"The calendar is confirmed to {full_day(day)}.",
                )


def add_a_poll(sitting: Sitting, today: dt.date) -> None:
    """Three answers; then the whole timetable to check, and what it would catch, before it is saved."""
    nation = sitting.place.council.nation
    theirs = OF_NATION.get(nation, ())
    elsewhere = {kind for kinds in OF_NATION.values() for kind in kinds} - set(theirs)
    kinds = [kind for kind in PollKind if kind not in elsewhere]
    kind = st.selectbox("1. What kind of poll?", kinds, format_func=lambda one: KIND[one], key="add-kind") or kinds[0]
    areas = {area.area_id: area for area in areas_served(sitting.desk)}
    area = st.selectbox("2. Where?", list(areas), format_func=lambda one: areas[one].name, key="add-area")
    day = st.date_input(
        "3. On which day?", None, format="DD/MM/YYYY", min_value=today - dt.timedelta(days=60), key="add-day"
    )
    council = sitting.place.council
    usual = title_of(kind, areas[area], own_area=council.area, council=council.name)
    title = st.text_input("What people call it (may be left empty)", key="add-title", placeholder=usual)
    writ = None
    if kind is PollKind.PARL_BY:
        writ = st.date_input("Day on which the writ is received", None, format="DD/MM/YYYY", key="add-writ")
    if day is None:
        return
    try:
        poll = new_poll(
            sitting.desk,
            kind,
            nation,
            day,
            areas=(area,),
            title=title.strip() or usual,
            from_writ=writ,
        )
        counted = timetable_of(kind, nation, day, sitting.desk.reference, from_writ=writ)
    except ExplainedError as error:
        st.error(str(error))
        return
    check_it(sitting, poll, counted_row=Row(poll=poll, steps=counted.steps, period=None, why=counted.why, questions=()))
    if st.button("Save this poll", type="primary", key="add-save"):
        with change_shown(PLACE, READING):
            say_news(sitting, add_polls(sitting.desk, (poll,), sitting.by), f"{poll.title} is in the calendar.")


def check_it(sitting: Sitting, poll: Poll, *, counted_row: Row) -> None:
    """The timetable as counted, and the posts that its period would catch."""
    look.html(
        f"<h3>Check: {escape(poll.title)}, {full_day(poll.polling_day)}</h3>", steps_table(counted_row, sitting.desk)
    )
    if poll.from_writ is not None:
        return
    try:
        caught = what_if(sitting.desk, poll.kind, poll.nation, poll.polling_day, area=next(iter(poll.areas)))
    except ExplainedError as error:
        st.error(str(error))
        return
    posts = "".join(
        f"<li>Post {one.post.post_id}, {escape(moment(one.post.due_at, sitting.place.now))}: "
        f"{escape(first_line(one.post.draft.words))} ({escape(one.why)})</li>"
        for one in caught.posts
    )
    look.html(
        f"<p>It would give no period. {escape(caught.no_period)}</p>"
        if caught.no_period
        else f"<p>Its period would run from {escape(caught.starts)} to {escape(caught.ends)}.</p>",
        f"<p>It would catch {counted(len(caught.posts), 'post')}:</p><ul>{posts}</ul>"
        if posts
        else "<p>It would catch no post.</p>",
    )


def one_poll(sitting: Sitting, rows: tuple[Row, ...], tongue: Tongue, *, keeper: bool) -> None:
    """One poll: its steps with their sources, what changed about it, and what can be recorded."""
    st.header(say("One poll", tongue), anchor=False)
    by_id = {row.poll.poll_id: row for row in rows}
    poll_id = choice(
        st.selectbox,
        say("Poll", tongue),
        list(by_id),
        tongue,
        key="poll",
        told=lambda one: f"{name_of(by_id[one].poll, tongue)}, {short_day(by_id[one].poll.polling_day, tongue)}",
    )
    row = by_id[poll_id]
    look.html(
        f"<p>{period_told(row, tongue)}</p>",
        steps_table(row, sitting.desk, tongue) if row.steps else f'<p lang="en">{escape(row.why)}</p>',
    )
    if row.poll.history:
        lines = "".join(
            f"<li>{escape(moment(past.at, sitting.place.now))}, {escape(past.by)}: "
            f"{escape(FIELD.get(past.field, past.field))} from {escape(day_told(past.before) or 'nothing')} "
            f"to {escape(day_told(past.after))}" + (f" (“{escape(past.reason)}”)" if past.reason else "") + "</li>"
            for past in row.poll.history
        )
        look.html(f'<div lang="en"><h3>What changed</h3><ul>{lines}</ul></div>')
    if keeper:
        changes = changes_of(row)
        change = st.selectbox("What has happened?", list(changes), key="change") or next(iter(changes))
        changes[change](sitting, row)


FIELD = {
    "notice_day": "day of the notice",
    "adopted": "adopted start",
    "polling_day": "polling day",
    "status": "status",
    "ends_at": "end of the period",
}

FIELDS = (  # of its forms, by their keys
    *("confirm-day", "add-kind", "add-area", "add-day", "add-title", "add-writ"),
    *("poll", "change", "adopt-day", "adopt-reason", "move-day", "move-anew", "move-reason"),
    *("status", "status-reason", "end-day", "end-time", "end-reason"),
)


show()

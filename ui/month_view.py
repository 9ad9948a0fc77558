"""A month of posts, with the periods marked on the days: a table, so that everyone can read it."""

import datetime as dt
from collections.abc import Iterable
from html import escape

import streamlit as st

from calendars.civil_time import civil_day, instant_of
from calendars.election_calendar import Holds
from gate.desk.dates_in_words import full_day, hour, short_day
from gate.desk.enquiries import today
from gate.workflow.lifecycle import Post
from ui import look
from ui.session import Sitting
from ui.words import STATE, first_line

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CARE = {Holds.YES: ("pg-care", "period"), Holds.CANNOT_TELL: ("pg-maybe", "cannot tell"), Holds.NO: ("", "")}


def month(sitting: Sitting, posts: Iterable[Post]) -> None:
    """One month, from its first Monday on; another may be chosen."""
    this = civil_day(sitting.place.now).replace(day=1)
    months = [_later(this, number) for number in range(-2, 13)]
    first = st.selectbox("Month", months, index=2, format_func=lambda one: f"{one:%B %Y}", key="month") or this
    by_day: dict[dt.date, list[Post]] = {}
    for post in sorted(posts, key=lambda one: one.due_at):
        by_day.setdefault(civil_day(post.due_at), []).append(post)
    day = first - dt.timedelta(days=first.weekday())
    weeks: list[str] = []
    while day < _later(first, 1):
        cells = "".join(_cell(sitting, day + dt.timedelta(days=number), first, by_day) for number in range(7))
        weeks.append(f"<tr>{cells}</tr>")
        day += dt.timedelta(days=7)
    heads = "".join(f'<th scope="col">{name}</th>' for name in _NAMES)
    look.html(
        f'<div class="pg-scroll pg-month-table" role="region" aria-label="{first:%B %Y}" tabindex="0"><table>'
        f"<caption>{first:%B %Y}</caption><thead><tr>{heads}</tr></thead><tbody>{''.join(weeks)}</tbody></table></div>",
        '<p class="small">A solid band: a pre-election period applies at noon that day. A dotted band: it cannot be '
        "told.</p>",
    )


def _cell(sitting: Sitting, day: dt.date, first: dt.date, by_day: dict[dt.date, list[Post]]) -> str:
    if day.month != first.month:
        return '<td class="pg-none"></td>'
    kind, word = _CARE[today(sitting.desk, at=instant_of(day, dt.time(12))).holds]
    posts = "".join(
        f"<p>{hour(post.due_at)} {STATE[post.state].lower()}: {escape(first_line(post.draft.words, 28))}</p>"
        for post in by_day.get(day, ())
    )
    named = full_day(day) if posts else short_day(day)
    empty = "" if posts else " pg-none"
    return (
        f'<td class="{kind}{empty}"><span class="pg-date" title="{named}"><strong>{day.day}</strong>'
        f'<span class="pg-phone"> {day:%B}, {_NAMES[day.weekday()]}</span> {word}</span>{posts}</td>'
    )


def _later(first: dt.date, months: int) -> dt.date:
    """The first of the month so many months later."""
    count = first.year * 12 + first.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)

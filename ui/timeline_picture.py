"""The timeline of polls as a picture, and as a table that says the same."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from calendars.citation import Citation, Standing
from calendars.civil_time import civil_day, instant_of
from calendars.period import Period, StartBasis
from calendars.poll import PollStatus
from calendars.poll_timetable import StatutoryStep
from calendars.timetable import Step
from gate.desk.dates_in_words import full_day, short_day, until_when
from gate.desk.desk import Desk
from gate.desk.timeline import Row, Timeline
from ui import look
from ui.words import BOUND, STATUS

STARTS = {
    StartBasis.COMPUTED: "Last lawful day for the notice",
    StartBasis.NOTICE: "Notice of election",
    StartBasis.ADOPTED: "Adopted by the council",
    StartBasis.STATUTORY_BAN: "Restriction in statute",
    StartBasis.DECLARED: "Declared",
}
"""What each possible start of a period is called."""

BEFORE, AHEAD = dt.timedelta(days=30), dt.timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The stretch of days that is drawn, both included."""

    first: dt.date
    last: dt.date

    def place(self, day: dt.date) -> float:
        """Where a day lies, in per cent of the width; days outside lie on the edge."""
        whole = (self.last - self.first).days or 1
        return round(100 * min(max((day - self.first).days / whole, 0.0), 1.0), 2)

    def months(self) -> Iterable[dt.date]:
        """The first of each month in it."""
        day = self.first.replace(day=1)
        while day <= self.last:
            if day >= self.first:
                yield day
            day = (day + dt.timedelta(days=32)).replace(day=1)


def window_of(timeline: Timeline, today: dt.date) -> Window:
    """From a month back to the last poll within the coming thirteen months, at least three months on."""
    first, furthest = today - BEFORE, today + AHEAD
    ends = [row.poll.polling_day for row in timeline.rows if row.poll.polling_day <= furthest]
    starts = [
        civil_day(row.period.starts_at)
        for row in timeline.rows
        if row.period and civil_day(row.period.ends_at) >= first
    ]
    return Window(
        first=min([first, *(day for day in starts if day <= furthest)]),
        last=max([today + dt.timedelta(days=90), *(day + dt.timedelta(days=14) for day in ends)]),
    )


def picture(timeline: Timeline, today: dt.date) -> str:
    """One row a poll, today as a line; bars for *cannot tell*, provisional and certain told apart by pattern."""
    window = window_of(timeline, today)
    rows = [row for row in timeline.rows if window.first <= row.poll.polling_day <= window.last]
    months = "".join(
        f'<span class="pg-month" style="left:{window.place(day)}%">{day:%b}'
        f"{f' {day.year}' if day.month == 1 or day == next(iter(window.months()), None) else ''}</span>"
        for day in window.months()
    )
    drawn = "".join(_drawn(row, window) for row in rows)
    drawn += "".join(_drawn_period(period, window) for period in timeline.sensitive)
    return (
        '<figure class="pg-timeline"><div class="pg-axis" aria-hidden="true">'
        f'{months}<span class="pg-today" style="left:{window.place(today)}%">today</span></div>'
        f'<div style="--today:{window.place(today)}%">{drawn}</div>'
        "<figcaption><span class='pg-key pg-certain'></span> certain · <span class='pg-key pg-provisional'></span> "
        "provisional: no notice recorded · <span class='pg-key pg-doubt'></span> cannot tell: the notice may be up · "
        "│ a step · ◆ polling day. The table below says the same.</figcaption></figure>"
    )


def _drawn(row: Row, window: Window) -> str:
    poll, period = row.poll, row.period
    bars = _bars(period, window) if period else ""
    marks = "".join(
        f'<span class="pg-mark" style="left:{window.place(step.day)}%" title="{escape(step_told(step.step))}, '
        f'{short_day(step.day)}"></span>'
        for step in row.steps
        if step.step is not Step.POLL and window.first <= step.day <= window.last
    )
    marks += f'<span class="pg-poll" style="left:{window.place(poll.polling_day)}%">◆</span>'
    note = "" if poll.status is PollStatus.PLANNED else f" ({STATUS[poll.status].lower()})"
    return (
        f'<div class="pg-row"><p>{escape(poll.title or poll.poll_id)}{note}, {short_day(poll.polling_day)}</p>'
        f'<div class="pg-track" aria-hidden="true">{bars}{marks}</div></div>'
    )


def _drawn_period(period: Period, window: Window) -> str:
    return (
        f'<div class="pg-row"><p>{escape(period.title)} (sensitive period)</p>'
        f'<div class="pg-track" aria-hidden="true">{_bars(period, window)}</div></div>'
    )


def _bars(period: Period, window: Window) -> str:
    bars = ""
    if period.doubtful_from and period.doubtful_from < period.starts_at:
        bars += _bar("pg-doubt", period.doubtful_from, period.starts_at, window)
    kind = "pg-provisional" if period.provisional else "pg-certain"
    return bars + _bar(kind, period.starts_at, period.ends_at, window)


def _bar(kind: str, start: dt.datetime, end: dt.datetime, window: Window) -> str:
    left, right = window.place(civil_day(start)), window.place(civil_day(end))
    if right <= left:
        return ""
    return f'<span class="pg-bar-of {kind}" style="left:{left}%;width:{round(right - left, 2)}%"></span>'


def table(timeline: Timeline, today: dt.date) -> str:
    """Every poll that has not long passed: its day, its period, on what basis, what is in doubt."""
    rows = [
        (
            f"<strong>{escape(row.poll.title or row.poll.poll_id)}</strong><br>{STATUS[row.poll.status]}",
            full_day(row.poll.polling_day),
            period_told(row),
            "<br>".join(escape(question) for question in row.questions) or doubt_told(row, today),
        )
        for row in timeline.rows
        if row.poll.polling_day >= today - BEFORE
    ]
    rows.extend(
        (
            f"<strong>{escape(period.title)}</strong><br>Sensitive period",
            "",
            f"{full_day(civil_day(period.starts_at))} until {until_when(period.ends_at)}",
            "",
        )
        for period in timeline.sensitive
    )
    return look.table(("Poll", "Polling day", "Period", "Open"), rows, caption="Polls and periods")


def period_told(row: Row) -> str:
    """From when until when, and every start that was possible, the earliest first."""
    period = row.period
    if period is None:
        return escape(row.why or "The law gives such a poll no period.")
    starts = "".join(
        f'<br><span class="small">{STARTS[start.basis]}: {short_day(start.day)}'
        + (f", {escape(start.reason)} ({escape(start.by)})" if start.reason else "")
        + "</span>"
        for start in sorted(period.starts, key=lambda one: one.day)
    )
    return f"{full_day(civil_day(period.starts_at))} until {until_when(period.ends_at)}{starts}"


def doubt_told(row: Row, today: dt.date) -> str:
    """What is not known yet about the notice."""
    period = row.period
    if period is None:
        return ""
    if not period.provisional:
        day = row.poll.notice_day
        if day is not None and day > today:
            return f"The notice is planned for {short_day(day)}. Correct the day if it goes up on another."
        return "Nothing: the notice is recorded."
    if period.doubtful_from and instant_of(today) < period.doubtful_from:
        return f"The notice may go up from {short_day(civil_day(period.doubtful_from))}."
    return "Is the notice up? Record its day below."


def steps_table(row: Row, desk: Desk) -> str:
    """The whole timetable of one poll, each step with its source; what nobody has read is marked, and told once."""
    told = look.table(
        ("Step", "When", "Source"),
        (
            (
                escape(step_told(step.step)),
                escape(when_told(step)),
                _source(step.citation, desk),
            )
            for step in row.steps
        ),
        caption="The statutory steps",
    )
    if not any(step.citation.standing is Standing.FITTED for step in row.steps):
        return told
    return told + (
        '<p class="small">* Counted so that it gives every published timetable that was found. The words of the '
        "provision itself were not read: the returning officer’s timetable decides.</p>"
    )


def _source(citation: Citation, desk: Desk) -> str:
    """The source of one step; what is marked is told once below the table."""
    if citation.standing is not Standing.FITTED:
        return look.source(citation, desk.reference.statutes)
    return f"{look.source(replace(citation, standing=Standing.VERIFIED), desk.reference.statutes)} *"


def when_told(step: StatutoryStep) -> str:
    """‘not later than 4pm on Thursday 8 April 2027’."""
    at = f"{step.time:%-I%p} on ".lower() if step.time else ""
    return f"{BOUND[str(step.bound)]} {at}{full_day(step.day)}"


def step_told(step: Step) -> str:
    """A step as a clerk calls it, with a capital."""
    return step.words[:1].upper() + step.words[1:]

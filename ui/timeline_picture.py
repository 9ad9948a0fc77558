"""The timeline of polls as a picture, and as a table that says the same."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from calendars.citation import Citation, Standing
from calendars.civil_time import civil_day, instant_of
from calendars.period import Period, StartBasis
from calendars.poll import Poll, PollStatus
from calendars.poll_timetable import StatutoryStep
from calendars.timetable import Step
from gate.desk.answer_in_words import in_tongue
from gate.desk.answer_texts import STEP
from gate.desk.dates_in_words import Tongue, clock_told, full_day, until_when
from gate.desk.desk import Desk
from gate.desk.in_welsh import say
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


def picture(timeline: Timeline, today: dt.date, tongue: Tongue = Tongue.ENGLISH) -> str:
    """One row a poll, today as a line; bars for *cannot tell*, provisional and certain told apart by pattern."""
    says = partial(say, tongue=tongue)
    window = window_of(timeline, today)
    rows = [row for row in timeline.rows if window.first <= row.poll.polling_day <= window.last]
    months = "".join(
        f'<span class="pg-month" style="left:{window.place(day)}%">{short_month(day, tongue)}'
        f"{f' {day.year}' if day.month == 1 or day == next(iter(window.months()), None) else ''}</span>"
        for day in window.months()
    )
    drawn = "".join(_drawn(row, window, tongue) for row in rows)
    drawn += "".join(_drawn_period(period, window, tongue) for period in timeline.sensitive)
    return (
        '<figure class="pg-timeline"><div class="pg-axis" aria-hidden="true">'
        f'{months}<span class="pg-today" style="left:{window.place(today)}%">{says("today")}</span></div>'
        f'<div style="--today:{window.place(today)}%">{drawn}</div>'
        f"<figcaption><span class='pg-key pg-certain'></span> {says('certain')} · "
        f"<span class='pg-key pg-provisional'></span> {says('provisional: no notice recorded')} · "
        f"<span class='pg-key pg-doubt'></span> {says('cannot tell: the notice may be up')} · │ {says('a step')} · "
        f"◆ {says('polling day')}. {says('The table below says the same.')}</figcaption></figure>"
    )


def _drawn(row: Row, window: Window, tongue: Tongue) -> str:
    poll, period = row.poll, row.period
    bars = _bars(period, window) if period else ""
    marks = "".join(
        f'<span class="pg-mark" style="left:{window.place(step.day)}%" title="{escape(step_told(step.step, tongue))}, '
        f'{full_day(step.day, tongue)}"></span>'
        for step in row.steps
        if step.step is not Step.POLL and window.first <= step.day <= window.last
    )
    marks += f'<span class="pg-poll" style="left:{window.place(poll.polling_day)}%">◆</span>'
    note = "" if poll.status is PollStatus.PLANNED else f" ({say(STATUS[poll.status], tongue).lower()})"
    return (
        f'<div class="pg-row"><p>{escape(name_of(poll, tongue))}{note}, {full_day(poll.polling_day, tongue)}</p>'
        f'<div class="pg-track" aria-hidden="true">{bars}{marks}</div></div>'
    )


def _drawn_period(period: Period, window: Window, tongue: Tongue) -> str:
    return (
        f'<div class="pg-row"><p>{escape(period.title)} ({say("Sensitive period", tongue).lower()})</p>'
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


def table(timeline: Timeline, today: dt.date, tongue: Tongue = Tongue.ENGLISH) -> str:
    """Every poll that has not long passed: its day, its period, on what basis, what is in doubt."""
    says = partial(say, tongue=tongue)
    rows = [
        (
            f"<strong>{escape(name_of(row.poll, tongue))}</strong><br>{says(STATUS[row.poll.status])}",
            full_day(row.poll.polling_day, tongue),
            period_told(row, tongue),
            "<br>".join(_question(question, tongue) for question in row.questions) or doubt_told(row, today, tongue),
        )
        for row in timeline.rows
        if row.poll.polling_day >= today - BEFORE
    ]
    rows.extend(
        (
            f"<strong>{escape(period.title)}</strong><br>{says('Sensitive period')}",
            "",
            _stretch(period, tongue),
            "",
        )
        for period in timeline.sensitive
    )
    heads = (says("Poll"), says("Polling day"), says("Period"), says("Not certain yet"))
    return look.table(heads, rows, caption=says("Polls and periods"))


def name_of(poll: Poll, tongue: Tongue) -> str:
    """What the poll is called in that language, as far as it has a name there."""
    return (poll.title_cy if tongue is Tongue.WELSH else "") or poll.title or poll.poll_id


def short_month(day: dt.date, tongue: Tongue) -> str:
    """‘Nov’, ‘Tach’."""
    welsh = ("Ion", "Chwe", "Maw", "Ebr", "Mai", "Meh", "Gor", "Awst", "Medi", "Hyd", "Tach", "Rhag")
    return f"{day:%b}" if tongue is Tongue.ENGLISH else welsh[day.month - 1]


def _stretch(period: Period, tongue: Tongue) -> str:
    first, last = full_day(civil_day(period.starts_at), tongue), until_when(period.ends_at, tongue)
    return say("{first} until {last}", tongue, first=first, last=last)


def _question(sentence: str, tongue: Tongue) -> str:
    said = in_tongue(tongue, sentence)
    return f'<span lang="{said.tongue}">{escape(said.text)}</span>'


def period_told(row: Row, tongue: Tongue = Tongue.ENGLISH) -> str:
    """From when until when, and every start that was possible, the earliest first."""
    period = row.period
    if period is None:
        return _question(row.why, tongue) if row.why else say("The law gives such a poll no period.", tongue)
    starts = "".join(
        f'<br><span class="small">{say(STARTS[start.basis], tongue)}: {full_day(start.day, tongue)}'
        + (f", {escape(start.reason)} ({escape(start.by)})" if start.reason else "")
        + "</span>"
        for start in sorted(period.starts, key=lambda one: one.day)
    )
    return f"{_stretch(period, tongue)}{starts}"


def doubt_told(row: Row, today: dt.date, tongue: Tongue = Tongue.ENGLISH) -> str:
    """What is not known yet about the notice."""
    says, period = partial(say, tongue=tongue), row.period
    if period is None:
        return ""
    if not period.provisional:
        day = row.poll.notice_day
        if day is not None and day > today:
            told = full_day(day, tongue)
            return says("The notice is planned for {day}. Correct the day if it goes up on another.", day=told)
        return says("Nothing: the notice is recorded.")
    if period.doubtful_from and instant_of(today) < period.doubtful_from:
        return says("The notice may go up from {day}.", day=full_day(civil_day(period.doubtful_from), tongue))
    return says("Is the notice up? Record its day below.")


def steps_table(row: Row, desk: Desk, tongue: Tongue = Tongue.ENGLISH) -> str:
    """The whole timetable of one poll, each step with its source; what nobody has read is marked, and told once."""
    says = partial(say, tongue=tongue)
    told = look.table(
        (says("Step"), says("When"), says("Source")),
        (
            (
                escape(step_told(step.step, tongue)),
                escape(when_told(step, tongue)),
                _source(step.citation, desk),
            )
            for step in row.steps
        ),
        caption=says("The statutory steps"),
    )
    if not any(step.citation.standing is Standing.FITTED for step in row.steps):
        return told
    unread = says(
        "Counted so that it gives every published timetable that was found. The words of the provision itself were not "
        "read: the returning officer’s timetable decides."
    )
    return f'{told}<p class="small">* {escape(unread)}</p>'


def _source(citation: Citation, desk: Desk) -> str:
    """The source of one step; what is marked is told once below the table."""
    if citation.standing is not Standing.FITTED:
        return look.source(citation, desk.reference.statutes)
    return f"{look.source(replace(citation, standing=Standing.VERIFIED), desk.reference.statutes)} *"


def when_told(step: StatutoryStep, tongue: Tongue = Tongue.ENGLISH) -> str:
    """‘not later than 4pm on Thursday 8 April 2027’."""
    bound, day = say(BOUND[str(step.bound)], tongue), full_day(step.day, tongue)
    if step.time is None:
        return f"{bound} {day}"
    at = clock_told(step.time, tongue)
    return say("{bound} {hour} on {day}", tongue, bound=bound, hour=at, day=day)


def step_told(step: Step, tongue: Tongue = Tongue.ENGLISH) -> str:
    """A step as a clerk calls it, with a capital."""
    return step.words[:1].upper() + step.words[1:] if tongue is Tongue.ENGLISH else STEP[tongue][step]

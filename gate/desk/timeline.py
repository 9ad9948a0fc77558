"""The polls of the calendar, each with its counted steps and its period: what a timeline and its table show."""

from dataclasses import dataclass

from calendars.errors import ExplainedError
from calendars.period import Period
from calendars.poll import Poll
from calendars.poll_changes import open_questions
from calendars.poll_periods import periods_of
from calendars.poll_timetable import StatutoryStep, compute
from gate.desk.desk import Desk
from gate.desk.situate import holidays_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One poll. `steps` and `period` are missing where they cannot be counted, and then `why` says so.

    `questions` are what a person should be asked about it.
    """

    poll: Poll
    steps: tuple[StatutoryStep, ...]
    period: Period | None
    why: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Every poll in the order of their days, and the periods that no poll gives."""

    rows: tuple[Row, ...]
    sensitive: tuple[Period, ...]


def timeline(desk: Desk) -> Timeline:
    """The calendar as it stands, counted."""
    with desk.look() as work:
        kept = work.calendar.current()
        rows = []
        for poll in sorted(kept.polls, key=lambda one: (one.polling_day, one.poll_id)):
            steps: tuple[StatutoryStep, ...] = ()
            period, why = None, ""
            try:
                counted = compute(
                    poll.kind, poll.nation, poll.polling_day, holidays_of(desk, kept), from_writ=poll.from_writ
                )
                steps, why = counted.steps, counted.why
            except ExplainedError as error:
                why = str(error)
            try:
                period = next(iter(periods_of(poll, holidays_of(desk, kept))), None)
            except ExplainedError as error:
                why = str(error)
            rows.append(Row(poll=poll, steps=steps, period=period, why=why, questions=open_questions(poll)))
        return Timeline(rows=tuple(rows), sensitive=kept.sensitive)

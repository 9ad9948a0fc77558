"""The polls of the calendar, each with its counted steps and its period: what a timeline and its table show."""

import datetime as dt
from dataclasses import dataclass

from calendars.area import Gazetteer
from calendars.bank_holidays import BankHolidays
from calendars.errors import ExplainedError
from calendars.period import Period
from calendars.poll import Poll
from calendars.poll_changes import open_questions
from calendars.poll_periods import periods_of
from calendars.poll_timetable import StatutoryStep, compute
from calendars.timetable import Bound, Step
from gate.desk.desk import Desk
from gate.desk.situate import holidays_of
from gate.store.calendar_book import KeptCalendar


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

    @property
    def may_have_period(self) -> bool:
        """Whether its law gives a period; true too where the days cannot be counted."""
        return self.period is not None or not self.steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Every poll in the order of their days, and the periods that no poll gives."""

    rows: tuple[Row, ...]
    sensitive: tuple[Period, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepToCome:
    """A statutory step of one poll that is still to come: its London day, and the poll it belongs to."""

    day: dt.date
    step: Step
    poll: Poll


def steps_to_come(desk: Desk, after: dt.date, *, area: str | None = None, days: int = 60) -> tuple[StepToCome, ...]:
    """The steps of the polls that touch `area` (default: the council's) from the day `after` on, for so many days.

    Raises AreaError for an area that is not known.
    """
    with desk.look() as work:
        gazetteer = Gazetteer(work.registers.areas)
        place = area or work.registers.council.area
    return steps_of(timeline(desk).rows, gazetteer, place, after, days=days)


def steps_of(
    rows: tuple[Row, ...], gazetteer: Gazetteer, place: str, after: dt.date, *, days: int = 60
) -> tuple[StepToCome, ...]:
    """The steps of the polls of `rows` that touch the area `place`, from the day `after` on, for so many days."""
    last = after + dt.timedelta(days=days)
    found = [
        StepToCome(day=step.day, step=step.step, poll=row.poll)
        for row in rows
        if any(one not in gazetteer or gazetteer.touch(place, one) for one in row.poll.areas)
        for step in row.steps
        if after <= step.day <= last and step.bound is not Bound.EARLIEST
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.poll.poll_id)))


def timeline(desk: Desk) -> Timeline:
    """The calendar as it stands, counted."""
    with desk.look() as work:
        kept = work.calendar.current()
        return Timeline(rows=rows_of(kept, holidays_of(desk, kept)), sensitive=kept.sensitive)


def rows_of(kept: KeptCalendar, holidays: BankHolidays) -> tuple[Row, ...]:
    """Every poll of a calendar, counted, in the order of their days."""
    rows = []
    for poll in sorted(kept.polls, key=lambda one: (one.polling_day, one.poll_id)):
        steps: tuple[StatutoryStep, ...] = ()
        period, why = None, ""
        try:
            counted = compute(poll.kind, poll.nation, poll.polling_day, holidays, from_writ=poll.from_writ)
            steps, why = counted.steps, counted.why
        except ExplainedError as error:
            why = str(error)
        try:
            period = next(iter(periods_of(poll, holidays)), None)
        except ExplainedError as error:
            why = str(error)
        rows.append(Row(poll=poll, steps=steps, period=period, why=why, questions=open_questions(poll)))
    return tuple(rows)

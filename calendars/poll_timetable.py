"""The statutory days of one poll, counted, and the period they give."""

import datetime as dt
from dataclasses import dataclass, field

from calendars.bank_holidays import BankHolidays
from calendars.citation import Citation
from calendars.civil_time import LONDON
from calendars.day_plan import DayPlan, plans_of
from calendars.nation import Nation
from calendars.period import PeriodKind, StartBasis
from calendars.poll import PollKind
from calendars.statutory_step import StatutoryStep, citation_facts, in_order, merge_nations
from calendars.timetable import Bound, Reckoning, Step, TimetableError

_WRIT_BEFORE_GENERAL_ELECTION = 22  # the notice, 2 days after it, must come before nominations close on the 19th

__all__ = ["PollPeriod", "PollTimetable", "StatutoryStep", "compute"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PollPeriod:
    """The period that a poll gives by its law alone. Half-open, London days and hours.

    `doubtful_day` is the first day on which the notice may lawfully or usually be up already; None
    where the law fixes the start itself.
    """

    kind: PeriodKind
    start_day: dt.date
    end_day: dt.date
    closes: dt.time
    basis: StartBasis
    citation: Citation
    doubtful_day: dt.date | None


@dataclass(frozen=True, slots=True)
class PollTimetable:
    """The statutory days of one poll.

    `days` are counted, in the order of the plan's rows; `steps` and `period` dress them with what each
    rests on, anew each time they are asked for.
    """

    polling_day: dt.date
    from_writ: dt.date | None
    days: tuple[dt.date, ...]
    plan: DayPlan = field(repr=False, compare=False)

    @property
    def kind(self) -> PollKind:
        """The kind of poll."""
        return self.plan.table.kind

    @property
    def nation(self) -> Nation:
        """The nation whose table it is."""
        return self.plan.table.nation

    @property
    def opens(self) -> dt.time:
        """When polling stations open, London time."""
        return self.plan.table.opens

    @property
    def closes(self) -> dt.time:
        """When they close, London time."""
        return self.plan.table.closes

    @property
    def why(self) -> str:
        """Why the poll gives no period; empty where it gives one."""
        return self.plan.table.no_period

    @property
    def notes(self) -> tuple[str, ...]:
        """What is said with every timetable of this kind."""
        told = self.from_writ is not None or not self.plan.table.writ_note
        return self.plan.table.notes if told else (self.plan.table.writ_note, *self.plan.table.notes)

    @property
    def steps(self) -> tuple[StatutoryStep, ...]:
        """Every statutory step in the order of days."""
        table = self.plan.table
        steps = []
        for row, counter, day in zip(self.plan.rows, self.plan.counters, self.days, strict=True):
            by_writ = row.days_after_writ is not None and self.from_writ is not None
            backward = row.reckoned is Reckoning.WORKING_DAYS_BEFORE_POLL and not by_writ
            forward = row.reckoned is Reckoning.WORKING_DAYS_AFTER_WRIT or by_writ
            steps.append(
                StatutoryStep(
                    step=row.step,
                    day=day,
                    time=table.closes if row.step is Step.POLL else row.hour,
                    bound=row.bound,
                    working_days_before=row.days if backward else None,
                    citation=row.cites or table.cites,
                    nations=row.nations,
                    reckoned=Reckoning.WORKING_DAYS_AFTER_WRIT if forward else row.reckoned,
                    counted_from=self.polling_day if backward else self.from_writ if forward else None,
                    counter=counter,
                )
            )
        return in_order(merge_nations(steps) if self.nation is Nation.UK else steps)

    @property
    def period(self) -> PollPeriod | None:
        """The period that the poll gives by its law alone; None where it gives none, and `why` says why."""
        rule = self.plan.table.period
        if rule is None:
            return None
        if rule.reckoned is None and self.plan.notice_place is not None:
            start_day, basis = self.days[self.plan.notice_place], StartBasis.COMPUTED
            doubtful_day = self.plan.doubtful_day(self.days)
        else:
            start_day, basis = self.plan.ban_starts(self.polling_day), StartBasis.STATUTORY_BAN
            doubtful_day = None
        return PollPeriod(
            kind=rule.kind,
            start_day=start_day,
            end_day=self.polling_day,
            closes=self.closes,
            basis=basis,
            citation=rule.cites,
            doubtful_day=doubtful_day,
        )

    def of(self, step: Step, bound: Bound = Bound.LATEST) -> StatutoryStep:
        """The step with that bound. Raises TimetableError where the law gives none."""
        for one in self.steps:
            if one.step is step and one.bound is bound:
                return one
        raise TimetableError(f"The law gives {self.kind} ({self.nation}) no {bound} {step}.")

    def facts(self) -> dict[str, object]:
        """The timetable as `gate timetable --json` prints it."""
        period = self.period
        facts: dict[str, object] = {
            "kind": self.kind.value,
            "nation": self.nation.value,
            "poll": self.polling_day.isoformat(),
            "hours": {"opens": f"{self.opens:%H:%M}", "closes": f"{self.closes:%H:%M}"},
            "steps": [step.facts() for step in self.steps],
            "period": None,
        }
        if period is None:
            facts["why"] = self.why
        else:
            facts["period"] = {
                "starts": dt.datetime.combine(period.start_day, dt.time(0), LONDON).isoformat(),
                "ends": dt.datetime.combine(period.end_day, period.closes, LONDON).isoformat(),
                "start_basis": period.basis.value,
                "kind": period.kind.value,
                "citation": citation_facts(period.citation),
            }
        if self.notes:
            facts["notes"] = list(self.notes)
        return facts


def compute(
    kind: PollKind,
    nation: Nation,
    polling_day: dt.date,
    holidays: BankHolidays,
    *,
    from_writ: dt.date | None = None,
) -> PollTimetable:
    """The statutory days of a poll on that day.

    `from_writ` is the day on which the writ is received: needed for a parliamentary by-election; at a general
    election it is taken as the day after dissolution, the 24th working day before the poll, unless told. Raises
    TimetableError for a poll the law does not allow on that day, or that has no table; BankHolidayError
    past the days whose holidays are known.
    """
    plan = plans_of(kind, nation, holidays).on(polling_day)
    if plan.counter.left_out(polling_day):
        raise TimetableError(
            f"{polling_day:%A %-d %B %Y} is not a working day for {kind} ({nation}): "
            f"{plan.counter.why_left_out(polling_day)}.",
            remedy="Check the polling day.",
        )
    if plan.table.needs_writ:
        _require_writ(plan, polling_day, from_writ)
    elif from_writ is not None:
        _require_use_of_writ(plan, polling_day, from_writ)
    return PollTimetable(polling_day, from_writ, plan.days(polling_day, from_writ), plan)


def _require_use_of_writ(plan: DayPlan, polling_day: dt.date, from_writ: dt.date) -> None:
    if not plan.by_writ:
        raise TimetableError(
            f"The timetable for {plan.table.kind} ({plan.table.nation}) does not depend on a writ.",
            remedy="Leave the day of the writ out.",
        )
    latest = plan.counter.before(polling_day, _WRIT_BEFORE_GENERAL_ELECTION)
    if from_writ > latest:
        raise TimetableError(
            f"A writ received on {from_writ:%-d %B %Y} is too late for a general election on "
            f"{polling_day:%-d %B %Y}: the notice must come before nominations close.",
            remedy=f"Check the day of the writ; it is {latest:%-d %B %Y} at the latest.",
        )


def _require_writ(plan: DayPlan, polling_day: dt.date, from_writ: dt.date | None) -> None:
    if from_writ is None:
        raise TimetableError(
            "A parliamentary by-election is counted forward from the writ, and the day of the writ is missing.",
            remedy="Say on which day the writ is received, as --from-writ 2025-03-26.",
        )
    if plan.table.poll_after_writ is None:
        return
    first, last = (plan.counter.after(from_writ, days) for days in plan.table.poll_after_writ)
    if not first <= polling_day <= last:
        raise TimetableError(
            f"A writ received on {from_writ:%-d %B %Y} allows a poll from {first:%-d %B %Y} to {last:%-d %B %Y}, "
            f"not on {polling_day:%-d %B %Y}.",
            remedy="Check the day of the writ and the polling day.",
        )

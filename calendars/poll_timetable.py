"""The statutory days of one poll, counted, and the period they give."""

import datetime as dt
from dataclasses import dataclass, field

from calendars.bank_holidays import BankHolidays
from calendars.citation import Citation
from calendars.civil_time import LONDON
from calendars.nation import Nation
from calendars.period import PeriodKind, StartBasis
from calendars.poll import PollKind
from calendars.timetable import BanReckoning, Bound, Deadline, Reckoning, Step, Timetable, TimetableError
from calendars.timetables import IN_USE
from calendars.working_days import ONE_DAY, CountedDay, WorkingDays, counting

DOUBT_DAYS = 15  # working days before the last lawful day in which notices have been seen to go up


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryStep:
    """One step of one poll. `time` is a London hour on `day`; None means the end of that day.

    `working_days_before` is None for a day that is fixed or counted forward. `nations` is empty unless
    the step falls on other days in other parts of a poll held in all four.
    """

    step: Step
    day: dt.date
    time: dt.time | None
    bound: Bound
    working_days_before: int | None
    citation: Citation
    nations: tuple[Nation, ...] = ()
    reckoned: Reckoning = Reckoning.WORKING_DAYS_BEFORE_POLL
    counted_from: dt.date | None = None
    counter: WorkingDays | None = field(default=None, compare=False, repr=False)

    def count_days(self) -> tuple[CountedDay, ...]:
        """Each day passed on the way to this step, in the order counted, with why any was left out."""
        if self.counter is None or self.counted_from is None or self.counted_from == self.day:
            return ()
        return self.counter.explain(self.counted_from, self.day)

    @property
    def explanation(self) -> str:
        """The count in one or two sentences, naming every left-out day that is not a weekend."""
        shown = f"{self.day:%A %-d %B %Y}"
        if self.step is Step.POLL:
            return f"Polling day is {shown}."
        days = self.count_days()
        if not days or self.counted_from is None:
            return f"{shown} is {self.reckoned}."
        number = sum(day.number is not None for day in days)
        forward = self.reckoned is Reckoning.WORKING_DAYS_AFTER_WRIT
        anchor = f"{'after the writ of' if forward else 'before'} {self.counted_from:%-d %B %Y}"
        told = f"{shown} is {number} working days {anchor}."
        skipped = [f"{day.day:%-d %B} ({day.why})" for day in days if day.number is None and day.day.weekday() < 5]
        left_out = f"Left out besides weekends: {', '.join(skipped)}." if skipped else "Only weekends are left out."
        late = self.working_days_before is not None and number != self.working_days_before
        return f"{told} {left_out}" + (_proclaimed_late(self.working_days_before, number) if late else "")


def _proclaimed_late(lawful: int | None, now: int) -> str:
    return (
        f" It was the {lawful}th as days were then counted; a holiday proclaimed afterwards makes it the {now}th, "
        "which does not change a day that had passed."
    )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PollTimetable:
    """Every statutory step of one poll in the order of their days, and its period or why it has none."""

    kind: PollKind
    nation: Nation
    polling_day: dt.date
    steps: tuple[StatutoryStep, ...]
    period: PollPeriod | None
    why: str = ""
    notes: tuple[str, ...] = ()
    opens: dt.time = dt.time(7)
    closes: dt.time = dt.time(22)

    def of(self, step: Step, bound: Bound = Bound.LATEST) -> StatutoryStep:
        """The step with that bound. Raises TimetableError where the law gives none."""
        for one in self.steps:
            if one.step is step and one.bound is bound:
                return one
        raise TimetableError(f"The law gives {self.kind} ({self.nation}) no {bound} {step}.")

    def facts(self) -> dict[str, object]:
        """The timetable as `gate timetable --json` prints it."""
        facts: dict[str, object] = {
            "kind": self.kind.value,
            "nation": self.nation.value,
            "poll": self.polling_day.isoformat(),
            "hours": {"opens": f"{self.opens:%H:%M}", "closes": f"{self.closes:%H:%M}"},
            "steps": [_step_facts(step) for step in self.steps],
            "period": None,
        }
        if self.period is None:
            facts["why"] = self.why
        else:
            facts["period"] = {
                "starts": dt.datetime.combine(self.period.start_day, dt.time(0), LONDON).isoformat(),
                "ends": dt.datetime.combine(self.period.end_day, self.period.closes, LONDON).isoformat(),
                "start_basis": self.period.basis.value,
                "kind": self.period.kind.value,
                "citation": _citation_facts(self.period.citation),
            }
        if self.notes:
            facts["notes"] = list(self.notes)
        return facts


def _citation_facts(citation: Citation) -> dict[str, str]:
    return {"source": citation.source, "provision": citation.provision, "standing": citation.standing.value}


def _step_facts(step: StatutoryStep) -> dict[str, object]:
    facts: dict[str, object] = {
        "step": step.step.value,
        "day": step.day.isoformat(),
        "time": f"{step.time:%H:%M}" if step.time else None,
        "bound": step.bound.value,
        "working_days_before": step.working_days_before,
        "citation": _citation_facts(step.citation),
    }
    if step.nations:
        facts["nations"] = [nation.value for nation in step.nations]
    return facts


def table_of(kind: PollKind, nation: Nation) -> Timetable:
    """The statute table in use. Raises TimetableError, naming the nations there are, when there is none."""
    found = IN_USE.get((kind, nation))
    if found is None:
        nations = sorted(place.value for table, place in IN_USE if table is kind)
        raise TimetableError(
            f"There is no timetable for {kind} in {nation}.",
            remedy=f"There is one for: {', '.join(nations)}." if nations else "No nation has one yet.",
        )
    return found


def compute(
    kind: PollKind,
    nation: Nation,
    polling_day: dt.date,
    holidays: BankHolidays,
    *,
    from_writ: dt.date | None = None,
) -> PollTimetable:
    """The statutory steps and the period of a poll on that day.

    `from_writ` is the day on which the writ is received: needed for a parliamentary by-election. Raises
    TimetableError for a poll the law does not allow on that day, or that has no table; BankHolidayError
    past the days whose holidays are known.
    """
    table = table_of(kind, nation)
    rows = table.in_force(polling_day)
    counter = counting(table.count, holidays)
    why = counter.why_left_out(polling_day)
    if why:
        raise TimetableError(
            f"{polling_day:%A %-d %B %Y} is not a working day for {kind} ({nation}): {why}.",
            remedy="Check the polling day.",
        )
    if table.needs_writ:
        _require_writ(table, polling_day, from_writ, counter)
    steps = [
        _counted(row, table, polling_day=polling_day, from_writ=from_writ, counter=counter, holidays=holidays)
        for row in rows
    ]
    if nation is Nation.UK:
        steps = _merged(steps)
    steps.sort(key=_in_order)
    return PollTimetable(
        kind=kind,
        nation=nation,
        polling_day=polling_day,
        steps=tuple(steps),
        period=_period(table, steps, polling_day, counter),
        why=table.no_period,
        notes=table.notes,
        opens=table.opens,
        closes=table.closes,
    )


def _in_order(step: StatutoryStep) -> tuple[dt.date, dt.time]:
    return step.day, step.time or dt.time.max


def _require_writ(table: Timetable, polling_day: dt.date, from_writ: dt.date | None, counter: WorkingDays) -> None:
    if from_writ is None:
        raise TimetableError(
            "A parliamentary by-election is counted forward from the writ, and the day of the writ is missing.",
            remedy="Say on which day the writ is received, as --from-writ 2025-03-26.",
        )
    if table.poll_after_writ is None:
        return
    first, last = (counter.after(from_writ, days) for days in table.poll_after_writ)
    if not first <= polling_day <= last:
        raise TimetableError(
            f"A writ received on {from_writ:%-d %B %Y} allows a poll from {first:%-d %B %Y} to {last:%-d %B %Y}, "
            f"not on {polling_day:%-d %B %Y}.",
            remedy="Check the day of the writ and the polling day.",
        )


def _counted(
    row: Deadline,
    table: Timetable,
    *,
    polling_day: dt.date,
    from_writ: dt.date | None,
    counter: WorkingDays,
    holidays: BankHolidays,
) -> StatutoryStep:
    if row.count is not None:
        counter = counting(row.count, holidays)
    counted_from: dt.date | None = polling_day
    before: int | None = None
    if row.reckoned is Reckoning.WORKING_DAYS_BEFORE_POLL:
        day = counter.before(polling_day, row.days) if row.days else polling_day
        before = row.days
    elif row.reckoned is Reckoning.WORKING_DAYS_AFTER_WRIT and from_writ is not None:
        day = counter.after(from_writ, row.days)
        counted_from = from_writ
    else:
        day = _ward_list_day(polling_day)
        counted_from = None
    return StatutoryStep(
        step=row.step,
        day=day,
        time=table.closes if row.step is Step.POLL else row.hour,
        bound=row.bound,
        working_days_before=before,
        citation=row.cites or table.cites,
        nations=row.nations,
        reckoned=row.reckoned,
        counted_from=counted_from,
        counter=counter,
    )


def _ward_list_day(polling_day: dt.date) -> dt.date:
    """The City's ward list is made up on 30 November and in force from the 16 February after."""
    years = 1 if polling_day >= dt.date(polling_day.year, 2, 16) else 2
    return dt.date(polling_day.year - years, 11, 30)


def _merged(steps: list[StatutoryStep]) -> list[StatutoryStep]:
    """One entry where the nations agree; where they do not, one for each day, naming whose it is."""
    merged: list[StatutoryStep] = []
    everywhere = tuple(nation for nation in Nation if nation is not Nation.UK)
    groups: dict[tuple[Step, dt.date, dt.time | None, Bound], list[StatutoryStep]] = {}
    for step in steps:
        groups.setdefault((step.step, step.day, step.time, step.bound), []).append(step)
    for group in groups.values():
        named = tuple(nation for nation in everywhere if any(nation in step.nations for step in group))
        nations = () if named == everywhere else named
        first = group[0]
        merged.append(
            StatutoryStep(
                step=first.step,
                day=first.day,
                time=first.time,
                bound=first.bound,
                working_days_before=first.working_days_before,
                citation=first.citation,
                nations=nations,
                reckoned=first.reckoned,
                counted_from=first.counted_from,
                counter=first.counter,
            )
        )
    return merged


def _period(
    table: Timetable, steps: list[StatutoryStep], polling_day: dt.date, counter: WorkingDays
) -> PollPeriod | None:
    rule = table.period
    if rule is None:
        return None
    doubtful_day: dt.date | None = None
    if rule.reckoned is None:
        notices = {step.bound: step.day for step in steps if step.step is Step.NOTICE_OF_ELECTION}
        start_day, basis = notices[Bound.LATEST], StartBasis.COMPUTED
        first_lawful = notices.get(Bound.EARLIEST)
        doubtful_day = first_lawful or counter.before(start_day, DOUBT_DAYS)
    else:
        basis = StartBasis.STATUTORY_BAN
        if rule.reckoned is BanReckoning.WORKING_DAYS_BEFORE_POLL:
            start_day = counter.before(polling_day, rule.days)
        elif rule.reckoned is BanReckoning.DAYS_BEFORE_POLL:
            start_day = polling_day - rule.days * ONE_DAY
        else:
            start_day = polling_day - (rule.days - 1) * ONE_DAY
    return PollPeriod(
        kind=rule.kind,
        start_day=start_day,
        end_day=polling_day,
        closes=table.closes,
        basis=basis,
        citation=rule.cites,
        doubtful_day=doubtful_day,
    )

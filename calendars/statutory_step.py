"""One statutory step of one poll: its day, what it rests on, and how it was counted."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from calendars.citation import Citation
from calendars.nation import Nation
from calendars.timetable import Bound, Reckoning, Step
from calendars.working_days import CountedDay, WorkingDays


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

    def facts(self) -> dict[str, object]:
        """The step as `gate timetable --json` prints it."""
        facts: dict[str, object] = {
            "step": self.step.value,
            "day": self.day.isoformat(),
            "time": f"{self.time:%H:%M}" if self.time else None,
            "bound": self.bound.value,
            "working_days_before": self.working_days_before,
            "citation": citation_facts(self.citation),
        }
        if self.nations:
            facts["nations"] = [nation.value for nation in self.nations]
        return facts


def citation_facts(citation: Citation) -> dict[str, str]:
    """A citation as JSON shows it."""
    return {"source": citation.source, "provision": citation.provision, "standing": citation.standing.value}


def _proclaimed_late(lawful: int | None, now: int) -> str:
    return (
        f" It was the {lawful}th as days were then counted; a holiday proclaimed afterwards makes it the {now}th, "
        "which does not change a day that had passed."
    )


def in_order(steps: Iterable[StatutoryStep]) -> tuple[StatutoryStep, ...]:
    """The steps by day, and within a day by hour; the end of the day comes last."""
    return tuple(sorted(steps, key=lambda step: (step.day, step.time or dt.time.max)))


def merge_nations(steps: Iterable[StatutoryStep]) -> list[StatutoryStep]:
    """One entry where the nations agree; where they do not, one for each day, naming whose it is."""
    everywhere = tuple(nation for nation in Nation if nation is not Nation.UK)
    groups: dict[tuple[Step, dt.date, dt.time | None, Bound], list[StatutoryStep]] = {}
    for step in steps:
        groups.setdefault((step.step, step.day, step.time, step.bound), []).append(step)
    merged = []
    for group in groups.values():
        named = tuple(nation for nation in everywhere if any(nation in step.nations for step in group))
        merged.append(replace(group[0], nations=() if named == everywhere else named))
    return merged

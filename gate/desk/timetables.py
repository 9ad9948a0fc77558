"""Statutory timetables, asked without a council."""

import datetime as dt

from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.poll_timetable import PollTimetable, compute
from gate.reference import Reference


def timetable_of(
    kind: PollKind, nation: Nation, polling_day: dt.date, reference: Reference, *, from_writ: dt.date | None = None
) -> PollTimetable:
    """Every statutory day of one poll. Raises ExplainedError where it cannot be computed, never a guess."""
    return compute(kind, nation, polling_day, reference.holidays, from_writ=from_writ)


def timetable_facts(timetable: PollTimetable, *, explain: bool = False) -> dict[str, object]:
    """The facts as `gate timetable --json` prints them; with `explain`, each step with the days counted to reach it."""
    facts = timetable.facts()
    if explain:
        facts["explained"] = [
            {
                "step": str(step.step),
                "why": step.explanation,
                "days": [
                    {"day": str(counted.day), "number": counted.number, "left_out": counted.why}
                    for counted in step.count_days()
                ],
            }
            for step in timetable.steps
        ]
    return facts


def timetable_line(line: str, reference: Reference) -> dict[str, object]:
    """The facts for one ‘KIND,NATION,POLL_DAY’ line; with an `error` key where they cannot be had."""
    parts = [part.strip() for part in line.strip().split(",")]
    try:
        kind, nation, day = parts
        return timetable_of(PollKind(kind), Nation(nation), dt.date.fromisoformat(day), reference).facts()
    except ExplainedError as error:
        return {"line": line.strip(), "error": str(error)}
    except ValueError:
        return {
            "line": line.strip(),
            "error": f"‘{line.strip()}’ is not KIND,NATION,POLL_DAY, as in local,england,2027-05-06.",
        }

"""For whoever watches over the server: is it alive, and how does it stand. Counts and instants alone, no words."""

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version

from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import PlainTextResponse, Response

from calendars.civil_time import instant_of
from calendars.errors import ExplainedError
from gate.api.problem import FRESH
from gate.desk.desk import Desk
from gate.desk.reminders import OVERDUE_AFTER
from gate.desk.review import reviews_owed
from gate.desk.sender import last_at_work
from gate.store.figures import count_all
from gate.workflow.lifecycle import State

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gauge:
    """One figure in Prometheus' text format, with a line for each label."""

    name: str
    meaning: str
    values: tuple[tuple[str, float], ...]

    def lines(self) -> Iterable[str]:
        """The lines; none for a figure that nothing has."""
        if self.values:
            yield f"# HELP {self.name} {self.meaning}"
            yield f"# TYPE {self.name} gauge"
        for labels, value in self.values:
            yield f"{self.name}{labels} {value:g}" if value < 1e6 else f"{self.name}{labels} {value:.0f}"


def metrics(desk: Desk) -> Response:
    """How many posts are in each state, what is late or stopped, who sends, how far the calendar reaches."""
    told: dict[str, tuple[str, list[tuple[str, float]]]] = {name: (meaning, []) for name, meaning in _MEANINGS.items()}
    told["gate_info"][1].append((f'{{version="{version("purdah-gate")}"}}', 1))

    def say(name: str, labels: str, value: float | None) -> None:
        if value is not None:
            told[name][1].append((labels, value))

    try:
        for council in desk.councils():
            chosen = desk.choose(council)
            here = f'{{council="{council}"}}'
            with chosen.look() as work:
                found = count_all(work.session, council, queued=State.QUEUED, late_before=work.at - OVERDUE_AFTER)
                halted, until, seen = work.registers.halt, work.calendar.current().confirmed_until, last_at_work(work)
            for state in State:
                say("gate_posts", f'{{council="{council}",state="{state}"}}', found.by_state.get(state, 0))
            say("gate_overdue", here, found.late)
            say("gate_halted", here, int(halted is not None))
            say("gate_reviews_overdue", here, sum(owed.overdue for owed in reviews_owed(chosen)))
            say("gate_calendar_confirmed_until_seconds", here, instant_of(until).timestamp() if until else None)
            say("gate_backup_seconds", here, _seconds(found.backed_up_at))
            say("gate_record_entries", here, found.entries)
            if not told["gate_sender_seen_seconds"][1]:
                say("gate_sender_seen_seconds", "", seen.timestamp() if seen else None)
    except (SQLAlchemyError, ExplainedError):
        _log.exception("The figures cannot be told.")
        return PlainTextResponse("The database does not answer.", status_code=503, headers=dict(FRESH))
    gauges = [Gauge(name, meaning, tuple(values)) for name, (meaning, values) in told.items()]
    text = "\n".join([*(line for gauge in gauges for line in gauge.lines()), ""])
    return Response(text, media_type="text/plain; version=0.0.4; charset=utf-8", headers=dict(FRESH))


_MEANINGS = {
    "gate_info": "The version that runs.",
    "gate_posts": "Posts by council and state.",
    "gate_overdue": "Queued posts more than five minutes past their time.",
    "gate_halted": "1 while everything is stopped.",
    "gate_reviews_overdue": "Looks afterwards that somebody owes and that are late.",
    "gate_sender_seen_seconds": "When anything that lets posts out was last seen at work, in Unix time.",
    "gate_calendar_confirmed_until_seconds": "Until when somebody confirmed that no poll is missing, in Unix time.",
    "gate_backup_seconds": "When the last backup was made, in Unix time.",
    "gate_record_entries": "Entries in the record.",
}


def _seconds(at: str) -> float | None:
    return dt.datetime.fromisoformat(at).timestamp() if at else None

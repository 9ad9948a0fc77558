"""Filling an empty database with an invented council, its poll already running."""

import datetime as dt
import tomllib
from dataclasses import replace

from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from calendars.poll_timetable import compute
from calendars.timetable import Step
from gate.desk.desk import Desk, SignedIn
from gate.desk.keep_calendar import add_polls, confirm_calendar
from gate.desk.keep_people import keep_candidates
from gate.desk.set_up import read_council_file, set_up_council
from gate.desk.submit import submit_draft
from gate.publicity.candidates import read_candidates
from gate.publicity.draft import Draft

BANNER = "Demonstration: the council and everybody in it are invented. Nothing here leaves this machine."
"""What stands on every page of a demonstration."""

CLERK = SignedIn(person_id="ann")
AUTHOR = SignedIn(person_id="sam")


class NotEmptyError(ExplainedError):
    """A demonstration was asked for where a council is at work already."""


def make_demonstration(desk: Desk) -> Desk:
    """Fill the empty database and give the desk of its council. Raises NotEmptyError when it is not empty."""
    if desk.councils():
        raise NotEmptyError("The database holds a council already.", remedy="Point GATE_DATABASE_URL at an empty one.")
    files = desk.reference.demonstration
    file = read_council_file(files.council, source="demonstration/council.toml")
    chosen = replace(desk, council_id=set_up_council(desk, file))
    running, notice = _running_poll_day(desk)
    town = Poll(
        poll_id=f"parish.thornwick.{running}",
        kind=PollKind.PARISH,
        nation=Nation.ENGLAND,
        areas=frozenset({"thornwick"}),
        polling_day=running,
        title="Thornwick Town Council election",
        title_cy="Etholiad Cyngor Tref Thornwick",
        notice_day=notice,
    )
    polls = (town, *_next_ordinary(desk, running))
    add_polls(chosen, polls, CLERK)
    standing = read_candidates(files.candidates.replace("{poll}", town.poll_id), where="demonstration/candidates.csv")
    keep_candidates(chosen, standing.candidates, CLERK, complete=True)
    confirm_calendar(chosen, max(poll.polling_day for poll in polls) + dt.timedelta(days=28), CLERK)
    now = desk.clock()
    for wanted in tomllib.loads(files.posts)["post"]:
        due = (now + dt.timedelta(hours=wanted["in_hours"])).replace(minute=0, second=0, microsecond=0)
        submit_draft(chosen, Draft(account_id=wanted["account"], words=wanted["text"], publish_at=due), AUTHOR)
    return chosen


def _running_poll_day(desk: Desk) -> tuple[dt.date, dt.date]:
    """A Thursday soon, by now within its period, and the last lawful day for its notice."""
    today = civil_day(desk.clock())
    day = today + dt.timedelta(days=16)
    while True:
        if day.weekday() == 3:  # Thursday
            steps = compute(PollKind.PARISH, Nation.ENGLAND, day, desk.reference.holidays).steps
            notice = next(step.day for step in steps if step.step is Step.NOTICE_OF_ELECTION)
            if notice <= today:
                return day, notice
        day -= dt.timedelta(days=1)


def _next_ordinary(desk: Desk, after: dt.date) -> tuple[Poll, ...]:
    """The county's ordinary election on the first Thursday of a coming May, as far as bank holidays are known."""
    year = after.year + (1 if after >= dt.date(after.year, 4, 1) else 0)
    first = dt.date(year, 5, 1)
    day = first + dt.timedelta(days=(3 - first.weekday()) % 7)
    try:
        compute(PollKind.LOCAL, Nation.ENGLAND, day, desk.reference.holidays)
    except ExplainedError:
        return ()
    return (
        Poll(
            poll_id=f"local.northmarch.{day}",
            kind=PollKind.LOCAL,
            nation=Nation.ENGLAND,
            areas=frozenset({"northmarch"}),
            polling_day=day,
            title="Northmarch County Council election",
            title_cy="Etholiad Cyngor Sir Northmarch",
        ),
    )

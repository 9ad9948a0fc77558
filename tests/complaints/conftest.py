"""The demonstration council, for what went wrong in other people's systems (docs/complaints.md)."""

import datetime as dt

from calendars.civil_time import instant_of
from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from gate.desk.desk import Desk
from gate.desk.enquiries import case
from gate.desk.release import release_due
from gate.workflow.lifecycle import Post, State

BY_ELECTION = Poll(
    poll_id="parish.thornwick.by.2027-07-15",
    kind=PollKind.PARISH,
    nation=Nation.ENGLAND,
    areas=frozenset({"thornwick"}),
    polling_day=dt.date(2027, 7, 15),
    notice_day=dt.date(2027, 6, 8),
    title="Thornwick by-election",
)
"""A poll after the demonstration's own, with its notice published on Tuesday 8 June 2027."""

NOTICE = dt.date(2027, 6, 8)
NAMING_THE_MAYOR = "Our Town Mayor Beryl Stanhope opened the fair."


def state_of(desk: Desk, post: Post) -> State:
    return case(desk, post.post_id).post.state


def released(desk: Desk) -> dict[str, Post]:
    """What one round of release did, by the number of the post."""
    return {done.post.post_id: done.post for done in release_due(desk)}


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return instant_of(day, dt.time(hour, minute))

"""Which posts the period of a poll that is not in the calendar would catch."""

import datetime as dt
from dataclasses import dataclass

from calendars.area import Gazetteer
from calendars.civil_time import civil_day
from calendars.election_calendar import ElectionCalendar
from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from calendars.poll_periods import periods_of
from calendars.poll_timetable import compute
from gate.desk.dates_in_words import full_day, until_when
from gate.desk.desk import Desk
from gate.desk.reading import read_post
from gate.desk.situate import calendar_with
from gate.workflow.lifecycle import Post, State


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtPost:
    """A post that the period would catch, and why."""

    post: Post
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """What such a poll would do. `starts` and `ends` are as people read them; `no_period` says why there are none."""

    posts: tuple[CaughtPost, ...]
    starts: str = ""
    ends: str = ""
    no_period: str = ""


def what_if(desk: Desk, kind: PollKind, nation: Nation, polling_day: dt.date, *, area: str | None = None) -> Caught:
    """The queued posts that a poll's period would hold, and the published ones that stand in it. Changes nothing.

    Raises ExplainedError where the poll's days cannot be computed, or the area is not known.
    """
    with desk.look() as work:
        if area:
            Gazetteer(work.registers.areas).get(area)
        timetable = compute(kind, nation, polling_day, desk.reference.holidays)
        poll = Poll(
            poll_id=f"what-if.{polling_day}",
            kind=kind,
            nation=nation,
            areas=frozenset({area or work.registers.council.area}),
            polling_day=polling_day,
        )
        period = next(iter(periods_of(poll, desk.reference.holidays)), None)
        calendar: ElectionCalendar = calendar_with(desk, work, poll)
        found: list[CaughtPost] = []
        for post in work.posts.in_states((State.QUEUED, State.PUBLISHED)):
            if post.state is State.PUBLISHED:
                if period and post.receipt and post.receipt.at < period.starts_at:
                    found.append(CaughtPost(post=post, why="it would still be live when the period starts"))
            elif period is None or period.covers(post.due_at):
                decision = read_post(desk, work, post, calendar=calendar).decision
                if not decision.clear:
                    found.append(CaughtPost(post=post, why=f"it would be held: {decision.summary}"))
        if period is None:
            return Caught(posts=tuple(found), no_period=timetable.why)
        return Caught(
            posts=tuple(found),
            starts=full_day(civil_day(period.starts_at)),
            ends=until_when(period.ends_at),
        )

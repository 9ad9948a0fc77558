"""
Posts that repeat: every occurrence is a post of its own, made at once, so that the queue shows just what will go.

Occurrences keep their time on London's clocks, summer and winter. Inside a pre-election period each of them is
held until a second person clears that one (`circumstances.py`). The road not taken: a rule that makes each post
when the last has gone; it would hide from the queue what is to come, and from a new period what it must catch.
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from dateutil.rrule import DAILY, FR, MO, MONTHLY, TH, TU, WE, WEEKLY, YEARLY, rrule

from calendars.civil_time import instant_of, london, wall_day
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded
from gate.desk.situate import election_calendar
from gate.desk.submit import take_in
from gate.desk.taking import NotTakenError
from gate.publicity.draft import Draft, same_said
from gate.publicity.picture import Picture
from gate.store.posts import PostError
from gate.store.work import Work
from gate.workflow.lifecycle import Event, Post, State
from gate.workflow.permission import Act

MOST = 60
"""How many posts one repeat may make."""

LONGEST = dt.timedelta(days=366)
"""How long one repeat may run."""


class Every(StrEnum):
    """How often. A month without that day has it on its last."""

    DAY = "day"
    WEEKDAY = "weekday"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A repeat and the posts that it is made of, by time due."""

    repeat_id: str
    posts: tuple[Post, ...]


def occurrences(first: dt.datetime, every: Every, until: dt.date) -> tuple[dt.datetime, ...]:
    """The instants from `first` (aware, included) to the London day `until`, included, by London's clocks.

    Raises NotTakenError for more than `MOST` or `LONGEST`, CivilTimeError where one falls in an hour that the
    clocks skip or repeat.
    """
    start = london(first).replace(tzinfo=None)
    if until < wall_day(start):
        raise NotTakenError((f"The repeat ends on {until:%-d %B %Y}, before it begins. Give a later last day.",))
    if until - wall_day(start) > LONGEST:
        raise NotTakenError((f"A repeat may run for a year; this one runs until {until:%-d %B %Y}.",))
    last = dt.datetime.combine(until, dt.time.max)
    match every:
        case Every.DAY:
            walls = rrule(DAILY, dtstart=start, until=last)
        case Every.WEEKDAY:
            walls = rrule(DAILY, dtstart=start, until=last, byweekday=(MO, TU, WE, TH, FR))
        case Every.WEEK | Every.FORTNIGHT:
            walls = rrule(WEEKLY, dtstart=start, until=last, interval=2 if every is Every.FORTNIGHT else 1)
        case Every.MONTH:  # the last of the days 28 to the day wanted that the month has
            days = range(min(start.day, 28), start.day + 1)
            walls = rrule(MONTHLY, dtstart=start, until=last, bymonthday=tuple(days), bysetpos=-1)
        case Every.YEAR:
            walls = rrule(YEARLY, dtstart=start, until=last)
    found = tuple(instant_of(wall_day(wall), wall.time()) for wall, _ in zip(walls, range(MOST + 1), strict=False))
    if len(found) > MOST:
        raise NotTakenError((f"A repeat may make {MOST} posts; this one would make more. Give an earlier last day.",))
    return found


def repeat_draft(
    desk: Desk, draft: Draft, by: SignedIn, *, every: Every, until: dt.date, pictures: tuple[Picture, ...] = ()
) -> Repeat:
    """Put `draft` before the gate once for each occurrence, all or none; the first at the time it is wanted.

    Raises NotTakenError where it has no time, asks too much or is there already, and all that `submit_draft` raises.
    """
    if draft.publish_at is None:
        raise NotTakenError(("A repeat needs the time of its first post.",))
    instants = occurrences(draft.publish_at, every, until)
    with refusals_recorded(desk, Act.SUBMIT, by), desk.work() as work:
        _require_new(work, draft, draft.publish_at)
        repeat_id = f"repeat-{work.posts.next_id()}"
        calendar = election_calendar(desk, work)
        posts = tuple(
            take_in(
                desk,
                work,
                replace(draft, publish_at=at),
                by,
                pictures=pictures,
                repeat_of=repeat_id,
                calendar=calendar,
            )
            for at in instants
        )
        values = {"every": str(every), "until": str(until), "posts": str(len(posts))}
        work.record.append("repeat", acting(work, by, account_id=draft.account_id), repeat_id, values=values)
        work.commit()
        return Repeat(repeat_id=repeat_id, posts=posts)


def _require_new(work: Work, draft: Draft, first: dt.datetime) -> None:
    """Two clicks are one repeat."""
    there = work.posts.near(draft.account_id, first, dt.timedelta(0), (State.HELD, State.QUEUED, State.RELEASING))
    for post in there:
        if post.repeat_of and same_said(post.draft, draft):
            raise NotTakenError((f"This repeat is there already: {post.repeat_of}, from post {post.post_id} on.",))


def stop_repeat(desk: Desk, repeat_id: str, by: SignedIn, *, reason: str = "") -> tuple[Post, ...]:
    """Withdraw every post of the repeat that has not left, all or none, and give them.

    Raises PostError where nothing of it is left to stop, NotPermittedError where the person may not withdraw.
    """
    with refusals_recorded(desk, Act.WITHDRAW, by, repeat_id), desk.work() as work:
        left = [post for post in work.posts.in_states((State.HELD, State.QUEUED)) if post.repeat_of == repeat_id]
        if not left:
            raise PostError(f"No post of ‘{repeat_id}’ is waiting to go out.", remedy="Nothing was changed.")
        words = {"reason": reason} if reason else {}
        stopped = tuple(
            work.advance(post, Event.WITHDRAW, acting(work, by, account_id=post.draft.account_id), words=words)
            for post in left
        )
        work.commit()
        return stopped

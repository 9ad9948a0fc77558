"""Forgetting who stood, once nobody needs to know: data kept no longer than its purpose."""

import datetime as dt

from calendars.civil_time import civil_day
from calendars.poll import Poll, PollStatus
from gate.desk.desk import Desk
from gate.workflow.role import THE_GATE

KEPT_AFTER_POLL = dt.timedelta(days=36)
"""35 days after the declaration, which comes on polling day or the day after: the later is taken."""

UNFINISHED = frozenset({PollStatus.POSTPONED, PollStatus.COUNTERMANDED, PollStatus.ABANDONED})
"""A poll that is to be held again keeps its candidates."""


def forget_past_candidates(desk: Desk) -> tuple[str, ...]:
    """Drop the candidates of polls that are over, and give the ids of those polls.

    A poll is over once a person has ended its period early for good, or 35 days after its declaration. One that
    was postponed, countermanded or abandoned is over only in the first way.
    """
    with desk.work() as work:
        named = {candidate.poll_id for candidate in work.registers.people.candidates}
        over = tuple(
            poll.poll_id for poll in work.calendar.current().polls if poll.poll_id in named and _is_over(poll, work.at)
        )
        for poll_id in over:
            work.registers.drop_candidates(poll_id)
            work.record.append("forget candidates", THE_GATE, poll_id)
        if over:
            work.commit()
        return over


def _is_over(poll: Poll, now: dt.datetime) -> bool:
    ended_early = poll.ends_at is not None and poll.ends_at <= now and civil_day(poll.ends_at) < poll.polling_day
    if ended_early or poll.status in UNFINISHED:
        return poll.ends_at is not None and poll.ends_at <= now
    return civil_day(now) > poll.polling_day + KEPT_AFTER_POLL

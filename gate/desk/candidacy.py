"""Somebody who stands changes nothing that the posts about their own poll are held by, whatever their role."""

from calendars.civil_time import civil_day
from gate.store.work import Work
from gate.workflow.role import Actor


def objections_to_candidate(work: Work, actor: Actor, polls: frozenset[str] | None = None) -> tuple[str, ...]:
    """Why a candidate may not make this change; empty for who does not stand in a poll still to be decided.

    `polls` are those that the change touches; None is any: a policy or an account's area bears on all of them.
    To answer for a post is refused them too, and a changed list, date or policy would do the same unseen.
    """
    today = civil_day(work.at)
    ahead = {poll.poll_id for poll in work.calendar.current().polls if poll.polling_day >= today}
    standing = actor.standing_in & ahead if polls is None else actor.standing_in & ahead & polls
    if not standing:
        return ()
    return (f"You are a candidate in {', '.join(sorted(standing))}; someone who does not stand must decide.",)

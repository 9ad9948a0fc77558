"""What a post's reading needs for the adopted policy and no words show: who wrote it, when, and what is on."""

import datetime as dt

from calendars.civil_time import civil_day
from gate.audit.entry import facts_of
from gate.desk.desk import SignedIn, acting
from gate.policy.asking import Circumstance, Writer
from gate.publicity.situation import Situation
from gate.store.work import Work
from gate.workflow.role import Actor, Role

MEETINGS = "register/meeting"
"""The subject under which the record has the council's meetings."""


def circumstance_of(
    work: Work, situation: Situation, writers: frozenset[str], written_at: dt.datetime, account_id: str
) -> Circumstance:
    """What the policy in `situation` may ask about those who wrote a post, and the moment (aware) they put it in."""
    policy = situation.policy
    watched = "MT801" in policy.severities
    if not (policy.approvals or watched):
        return Circumstance(written_at=written_at)
    return Circumstance(
        writers=tuple(_writer(work, situation, writers, person_id, account_id) for person_id in sorted(writers)),
        written_at=written_at,
        meeting=meeting_at(work, written_at) if watched else "",
    )


def _writer(work: Work, situation: Situation, writers: frozenset[str], person_id: str, account_id: str) -> Writer:
    """One who wrote a post; somebody who is not known here any more has no role, and so nothing already."""
    if all(person.person_id != person_id for person in work.registers.persons):
        return Writer(actor=Actor(person_id=person_id, name=person_id, roles=frozenset()))
    actor = acting(work, SignedIn(person_id=person_id), account_id=account_id)
    return Writer(
        actor=actor,
        standing=bool(actor.standing_in & _polls_to_come(work)),
        reachable=_reachable(work, writers, actor, account_id, frozenset(situation.polls)),
    )


def meeting_at(work: Work, at: dt.datetime) -> str:
    """The name of the council's meeting that is on at `at` (aware), as somebody noted it; empty where none is."""
    for kept in work.record.entries(subject=MEETINGS):
        facts, _ = facts_of(kept.raw)
        starts, ends = facts.values.get("starts", ""), facts.values.get("ends", "")
        if starts and ends and dt.datetime.fromisoformat(starts) <= at < dt.datetime.fromisoformat(ends):
            return facts.values.get("about", "") or "a meeting"
    return ""


def _polls_to_come(work: Work) -> frozenset[str]:
    """The polls whose day is not past: until then, who stands in one is a candidate."""
    today = civil_day(work.at)
    return frozenset(poll.poll_id for poll in work.calendar.current().polls if poll.polling_day >= today)


def _reachable(
    work: Work, writers: frozenset[str], author: Actor, account_id: str, polls: frozenset[str]
) -> frozenset[str]:
    """The roles in which somebody else, who does not stand in a poll in force, may answer for a post of this author."""
    found = set()
    for person in work.registers.persons:
        if person.person_id in writers:
            continue
        actor = acting(work, SignedIn(person_id=person.person_id), account_id=account_id)
        if actor.standing_in & polls:
            continue
        theirs = author.person_id in actor.manages
        found |= {str(role) for role in actor.roles if role is not Role.LINE_MANAGER or theirs}
    return frozenset(found)

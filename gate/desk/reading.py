"""Reading one post afresh: screening and decision at one instant, under everything in force then."""

import datetime as dt
import logging
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from calendars.civil_time import civil_day
from calendars.election_calendar import ElectionCalendar
from gate.desk.circumstances import with_circumstances
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.policy_reading import circumstance_of
from gate.desk.situate import situate
from gate.policy.asking import Circumstance, with_policy
from gate.publicity.draft import Draft
from gate.publicity.screening import Screening, screen
from gate.publicity.situation import Situation
from gate.store.engine import StoreError
from gate.store.work import Work
from gate.workflow.decision import Decision, decide
from gate.workflow.lifecycle import Post
from gate.workflow.override import Override
from gate.workflow.role import Actor

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reading of one post found, and what follows."""

    situation: Situation
    screening: Screening
    decision: Decision


def read_post(
    desk: Desk,
    work: Work,
    post: Post,
    *,
    at: dt.datetime | None = None,
    calendar: ElectionCalendar | None = None,
    sole_officer: bool | None = None,
    overrides: tuple[Override, ...] | None = None,
) -> Reading:
    """Read `post` at the time it is wanted, or now if that has passed; release passes `at` (aware), which is now.

    Who had answered for it is judged as they are now, whichever time the words are judged for. `overrides` are the
    answers ever given for it, where whoever reads many posts has asked for them already.
    """
    account = work.registers.account(post.draft.account_id)
    wanted = max(post.due_at, work.at) if at is None else at
    situation = situate(desk, work, account, wanted, calendar=calendar)
    found = screen(post.draft, situation)
    screening = with_circumstances(found, post.draft, situation, repeat_of=post.repeat_of, submitted=True)
    here = circumstance_of(work, situation, post.writers, post.created_at, account.account_id)
    screening = with_policy(screening, post.draft, situation, here, submitted=True)
    if overrides is None:
        overrides = work.posts.overrides(post.post_id)
    overrides = tuple(one for one in overrides if post.is_covered_by(one))
    policy = situation.policy
    decision = decide(
        screening,
        overrides,
        at=work.at,
        actors=_answering(work, {override.by for override in overrides}, account.account_id),
        writers=post.writers,
        polls=situation.polls,
        sole_officer=policy.sole_officer if sole_officer is None else sole_officer,
        emergency_by=frozenset(policy.emergency_by),
        approvers_wanted=approvers_wanted(situation),
    )
    return Reading(situation=situation, screening=screening, decision=decision)


def read_or_why(desk: Desk, work: Work, post: Post, **how: Any) -> Reading | str:
    """What `read_post` gives, or, where this one post cannot be read, why not: that stops no other.

    Raises what the database raises: then nothing can be read.
    """
    try:
        return read_post(desk, work, post, **how)
    except (SQLAlchemyError, StoreError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever keeps a post from being read holds that post
        _log.exception("Post %s could not be read.", post.post_id)
        return f"could not decide: {error}"


def approvers_wanted(situation: Situation) -> int:
    """How many persons must answer for one finding: what the policy says, and more in the last days before a poll."""
    policy = situation.policy
    today = civil_day(situation.at)
    close = any(
        period.poll_kind is not None and 0 <= (civil_day(period.ends_at) - today).days < policy.two_approvers_days
        for period in situation.periods
    )
    return max(policy.approvers_wanted, 2 if close else 1)


def read_draft(desk: Desk, work: Work, draft: Draft, *, at: dt.datetime, by: SignedIn | None = None) -> Screening:
    """Read a draft that is no post yet, at the time it is wanted, or `at` (aware) where that is later.

    Given who writes it, with the approvals that the policy would ask of them.
    """
    account = work.registers.account(draft.account_id) if draft.account_id else None
    wanted = max(draft.publish_at, at) if draft.publish_at else at
    situation = situate(desk, work, account, wanted)
    here = Circumstance()
    if by is not None:
        here = circumstance_of(work, situation, frozenset({by.person_id}), work.at, draft.account_id)
    return with_policy(with_circumstances(screen(draft, situation), draft, situation), draft, situation, here)


def _answering(work: Work, person_ids: set[str], account_id: str) -> dict[str, Actor]:
    """The persons who answered, as they are now; someone no longer known counts for nothing."""
    if not person_ids:
        return {}
    known = {person.person_id for person in work.registers.persons}
    return {
        person_id: acting(work, SignedIn(person_id=person_id), account_id=account_id)
        for person_id in person_ids & known
    }

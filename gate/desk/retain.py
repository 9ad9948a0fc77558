"""How long things are kept, legal holds, and erasing what has been kept long enough. Nothing is erased by itself."""

import datetime as dt
from dataclasses import dataclass

from calendars.errors import ExplainedError
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.erase_words import erase_in, objections_to_erasing
from gate.desk.refusal import refusals_recorded, require
from gate.store.erasure import scrub
from gate.store.oversight import EVERYTHING, LegalHold
from gate.store.work import Work
from gate.workflow.lifecycle import Event, Post, State
from gate.workflow.override import objections_to_reason
from gate.workflow.permission import Act
from gate.workflow.retention import AT_AN_END, Kind, is_past


class RetentionError(ExplainedError):
    """A time or a hold that cannot be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How long what is kept (days by kind; a kind that is not there is kept until told), and what is on hold."""

    days: dict[Kind, int]
    holds: tuple[LegalHold, ...]


MOST_DAYS = 36_500
"""A century. What is to stay longer is kept until somebody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """The posts whose words were (or, on a dry run, would be) erased, and those kept although past, each with why."""

    erased: tuple[str, ...]
    kept: tuple[tuple[str, str], ...]


def keeping(desk: Desk) -> Keeping:
    """How long things are kept here, and the legal holds that stand."""
    with desk.look() as work:
        return Keeping(
            days={Kind(kind): days for kind, days in work.oversight.retention.items()}, holds=work.oversight.holds
        )


def keep_for(desk: Desk, kind: Kind, days: int | None, by: SignedIn, *, reason: str) -> None:
    """Keep things of `kind` for `days` after their end; None keeps them until somebody says otherwise.

    Raises RetentionError for a number of days out of bounds; NotPermittedError.
    """
    with refusals_recorded(desk, Act.KEEP_RETENTION, by), desk.work() as work:
        actor = acting(work, by)
        require(Act.KEEP_RETENTION, actor, *objections_to_reason(reason))
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise RetentionError(
                f"Nothing can be kept for {days} days.", remedy=f"Give a number of days from 1 to {MOST_DAYS}, or none."
            )
        before = work.oversight.retention.get(kind)
        work.oversight.keep_for(kind, days)
        values = {"before": _told(before), "after": _told(days)}
        work.record.append("retention", actor, str(kind), values=values, words={"reason": reason.strip()})
        work.commit()


def hold_for_law(desk: Desk, subject: str, by: SignedIn, *, reason: str) -> None:
    """Let nothing of a post, or of everything, be erased until the hold is lifted."""
    with refusals_recorded(desk, Act.HOLD_FOR_LAW, by, subject), desk.work() as work:
        actor = acting(work, by)
        require(Act.HOLD_FOR_LAW, actor, *objections_to_reason(reason))
        if subject != EVERYTHING:
            work.posts.get(subject)
        work.oversight.place_hold(LegalHold(subject=subject, at=work.at, by=actor.name, reason=reason.strip()))
        work.record.append("legal hold", actor, subject, words={"reason": reason.strip()})
        work.commit()


def lift_hold(desk: Desk, subject: str, by: SignedIn, *, reason: str) -> None:
    """Lift a legal hold. Raises RetentionError where there is none."""
    with refusals_recorded(desk, Act.HOLD_FOR_LAW, by, subject), desk.work() as work:
        actor = acting(work, by)
        require(Act.HOLD_FOR_LAW, actor, *objections_to_reason(reason))
        if subject not in {hold.subject for hold in work.oversight.holds}:
            raise RetentionError(f"There is no legal hold on ‘{subject}’.", remedy="Look at those there are.")
        work.oversight.lift_hold(subject)
        work.record.append("lift legal hold", actor, subject, words={"reason": reason.strip()})
        work.commit()


def tidy(desk: Desk, by: SignedIn, *, dry_run: bool = False) -> Tidied:
    """Erase what posts said that have been kept as long as they should. What is on hold is kept, and named."""
    with refusals_recorded(desk, Act.ERASE_WORDS, by), desk.work() as work:
        actor = acting(work, by)
        require(Act.ERASE_WORDS, actor)
        erased, kept = [], []
        for post in work.posts.in_states(AT_AN_END):
            if not is_past(post, _ended_at(work, post), work.at, work.oversight.retention) or _is_erased(work, post):
                continue
            objections = objections_to_erasing(work, post)
            if objections:
                kept.append((post.post_id, " ".join(objections)))
                continue
            if not dry_run:
                erase_in(work, post, actor, f"kept for {work.oversight.retention[AT_AN_END[post.state]]} days")
            erased.append(post.post_id)
        if erased and not dry_run:
            work.commit()
    if erased and not dry_run:
        scrub(desk.engine)
    return Tidied(erased=tuple(erased), kept=tuple(kept))


def _ended_at(work: Work, post: Post) -> dt.datetime:
    """When the post came to its end: withdrawn or taken down by its entry, published by its receipt."""
    ending = {State.WITHDRAWN: Event.WITHDRAW, State.TAKEN_DOWN: Event.TAKE_DOWN}.get(post.state)
    ends = [entry.at for entry in work.record.entries(subject=post.post_id) if entry.event == ending]
    if ends:
        return dt.datetime.fromisoformat(ends[-1])
    return post.receipt.at if post.receipt else post.created_at


def _is_erased(work: Work, post: Post) -> bool:
    return any(entry.event == "erase post" for entry in work.record.entries(subject=post.post_id))


def _told(days: int | None) -> str:
    return "until told" if days is None else f"{days} days"

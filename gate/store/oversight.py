"""What watches over the posts afterwards: looks owed, how long things are kept, legal holds."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from gate.store.tables import LegalHoldRow, RetentionRow, ReviewRow

EVERYTHING = "everything"
"""The subject of a legal hold that covers all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedReview:
    """A look that somebody other than who answered owes at a post. `path` says on which path it was let out."""

    number: int
    post_id: str
    draft: str
    path: str
    answered_by: str
    answered_at: dt.datetime
    done_at: dt.datetime | None = None
    done_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHold:
    """A post, or everything, that may not be erased. `at` is aware."""

    subject: str
    at: dt.datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversight:
    """The oversight of one council's posts, within one transaction."""

    session: Session
    council_id: str
    at: dt.datetime

    def owe_review(self, post_id: str, *, draft: str, path: str, answered_by: str) -> None:
        """Note that someone else must look at this draft of the post once it is out."""
        self.session.add(
            ReviewRow(
                council_id=self.council_id,
                post_id=post_id,
                draft=draft,
                path=path,
                answered_by=answered_by,
                answered_at=self.at,
            )
        )
        self.session.flush()

    def reviews(self, post_id: str | None = None, *, done: bool = False) -> tuple[OwedReview, ...]:
        """The looks that are still owed (or, with `done`, were given), oldest first; of one post, or of all."""
        wanted = select(ReviewRow).where(
            col(ReviewRow.council_id) == self.council_id,
            col(ReviewRow.done_at).is_not(None) if done else col(ReviewRow.done_at).is_(None),
        )
        if post_id is not None:
            wanted = wanted.where(col(ReviewRow.post_id) == post_id)
        rows = self.session.scalars(wanted.order_by(col(ReviewRow.number)))
        return tuple(
            OwedReview(
                number=row.number or 0,
                post_id=row.post_id,
                draft=row.draft,
                path=row.path,
                answered_by=row.answered_by,
                answered_at=row.answered_at,
                done_at=row.done_at,
                done_by=row.done_by,
            )
            for row in rows
        )

    def review_done(self, number: int, *, by: str) -> None:
        """Note that `by` has looked."""
        self.session.execute(
            update(ReviewRow)
            .where(col(ReviewRow.council_id) == self.council_id, col(ReviewRow.number) == number)
            .values(done_at=self.at, done_by=by)
        )

    @property
    def retention(self) -> Mapping[str, int]:
        """Days by kind. A kind that is not in it is kept until someone says otherwise."""
        rows = self.session.scalars(select(RetentionRow).where(col(RetentionRow.council_id) == self.council_id))
        return {row.kind: row.days for row in rows}

    def keep_for(self, kind: str, days: int | None) -> None:
        """Keep things of `kind` for `days`; None keeps them until someone says otherwise."""
        mine = (col(RetentionRow.council_id) == self.council_id, col(RetentionRow.kind) == kind)
        self.session.execute(delete(RetentionRow).where(*mine))
        if days is not None:
            self.session.add(RetentionRow(council_id=self.council_id, kind=kind, days=days))
        self.session.flush()

    @property
    def holds(self) -> tuple[LegalHold, ...]:
        """The legal holds that stand, oldest first."""
        rows = self.session.scalars(
            select(LegalHoldRow).where(col(LegalHoldRow.council_id) == self.council_id).order_by(col(LegalHoldRow.at))
        )
        return tuple(LegalHold(subject=row.subject, at=row.at, by=row.by, reason=row.reason) for row in rows)

    def hold_on(self, subject: str) -> LegalHold | None:
        """The hold that covers `subject`: its own, or the one on everything."""
        standing = {hold.subject: hold for hold in self.holds}
        return standing.get(subject) or standing.get(EVERYTHING)

    def place_hold(self, hold: LegalHold) -> None:
        """Let nothing of its subject be erased."""
        self.session.merge(
            LegalHoldRow(council_id=self.council_id, subject=hold.subject, at=hold.at, by=hold.by, reason=hold.reason)
        )
        self.session.flush()

    def lift_hold(self, subject: str) -> None:
        """Let it be erased again."""
        mine = (col(LegalHoldRow.council_id) == self.council_id, col(LegalHoldRow.subject) == subject)
        self.session.execute(delete(LegalHoldRow).where(*mine))

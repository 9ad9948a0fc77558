"""Posts in from a file: each row through the same gate as a typed post, all rows or none."""

import datetime as dt
from dataclasses import dataclass

from calendars.errors import ExplainedError
from gate.desk.desk import Desk, SignedIn
from gate.desk.post_file import PostFile, Row
from gate.desk.refusal import record_refusal
from gate.desk.situate import election_calendar
from gate.desk.submit import take_in
from gate.desk.taking import NotTakenError
from gate.desk.warnings import ON_THEIR_WAY, warnings_in
from gate.publicity.draft import Draft, same_said
from gate.store.work import Work
from gate.workflow.lifecycle import Post
from gate.workflow.override import NotPermittedError
from gate.workflow.permission import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow:
    """What became of one row, or would: a post queued or held, `there` already as that post, or its faults."""

    number: int
    post: Post | None = None
    there: str = ""
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a file. `kept` is false after a dry run, and where any row has a fault: then nothing was."""

    rows: tuple[ImportedRow, ...]
    kept: bool

    @property
    def faulty(self) -> tuple[ImportedRow, ...]:
        """The rows that cannot be taken."""
        return tuple(row for row in self.rows if row.faults)


def import_posts(desk: Desk, file: PostFile, by: SignedIn, *, dry_run: bool = False) -> Imported:
    """Put every row before the gate, or none where any has a fault. A dry run does the same and keeps nothing.

    A row whose words are on their way already, for that account and minute, is left out, so that the same file
    imported twice is imported once. Where the person may not write what a row asks for, the refusal is recorded.
    """
    refused: list[str] = []
    with desk.work() as work:
        calendar = election_calendar(desk, work)

        def taken(row: Row) -> ImportedRow:
            if row.faults or row.draft is None:
                return ImportedRow(number=row.number, faults=row.faults)
            if there := _there(work, row.draft):
                return ImportedRow(number=row.number, there=there)
            try:
                _require_to_come(row.draft, work.at)
                work.registers.account(row.draft.account_id)
                warned = warnings_in(work, row.draft)
                post = take_in(desk, work, row.draft, by, pictures=row.pictures, calendar=calendar, warned=warned)
            except NotPermittedError as refusal:
                refused.extend(refusal.objections)
                return ImportedRow(number=row.number, faults=refusal.objections)
            except NotTakenError as error:
                return ImportedRow(number=row.number, faults=error.reasons)
            except ExplainedError as error:
                return ImportedRow(number=row.number, faults=(str(error),))
            return ImportedRow(number=row.number, post=post, warnings=warned)

        rows = tuple(taken(row) for row in file.rows)
        kept = not dry_run and not any(row.faults for row in rows)
        if kept:
            work.commit()
    if refused and not dry_run:
        record_refusal(desk, Act.SUBMIT, by, objections=tuple(dict.fromkeys(refused)))
    return Imported(rows=rows, kept=kept)


def _there(work: Work, draft: Draft) -> str:
    at = draft.publish_at or work.at
    same = work.posts.near(draft.account_id, at, dt.timedelta(0), ON_THEIR_WAY)
    return next((post.post_id for post in same if same_said(post.draft, draft)), "")


def _require_to_come(draft: Draft, now: dt.datetime) -> None:
    """A file cannot put a post before the gate for a time that has passed."""
    if draft.publish_at and draft.publish_at < now:
        raise NotTakenError(("Its time has passed. Give it one that is still to come.",))

"""Posts as they stand, every draft they have had, every reading acted on, every answer given."""

import datetime as dt
import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import Integer, bindparam, cast, func, insert, select, update
from sqlmodel import Session, col

from calendars.errors import ExplainedError
from gate.publicity.draft import Digest, Draft, without_words
from gate.publicity.screening import Screening
from gate.store.columns import table_of
from gate.store.document import DocumentError, read, written
from gate.store.tables import OverrideRow, PostRow, ScreeningRow, VersionRow
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Override

# Statements built once: a release runs a dozen, and building one costs more than running it.
_POST, _OVERRIDE = table_of(PostRow).c, table_of(OverrideRow).c
_ONE = select(_POST.document).where(_POST.council_id == bindparam("council"), _POST.post_id == bindparam("post"))
_MOVE = (
    update(table_of(PostRow))
    .where(
        _POST.council_id == bindparam("council"),
        _POST.post_id == bindparam("post"),
        _POST.state == bindparam("state_before"),
        _POST.revision == bindparam("revision_before"),
    )
    .values({name: bindparam(name) for name in ("account_id", "state", "due_at", "revision", "document")})
)
_ANSWERS = (
    select(_OVERRIDE.post_id, _OVERRIDE.document)
    .where(_OVERRIDE.council_id == bindparam("council"), _OVERRIDE.post_id.in_(bindparam("posts", expanding=True)))
    .order_by(_OVERRIDE.number)
)
_SCREENING = table_of(ScreeningRow).c
_NEWEST = (
    select(func.max(_SCREENING.number))
    .where(_SCREENING.council_id == bindparam("council"), _SCREENING.post_id.in_(bindparam("posts", expanding=True)))
    .group_by(_SCREENING.post_id)
)
_LAST_READINGS = select(_SCREENING.post_id, _SCREENING.verdict, _SCREENING.document).where(
    _SCREENING.number.in_(_NEWEST)
)
_ADD_POST, _ADD_VERSION = insert(table_of(PostRow)), insert(table_of(VersionRow))
_ADD_SCREENING, _ADD_OVERRIDE = insert(table_of(ScreeningRow)), insert(table_of(OverrideRow))

_log = logging.getLogger(__name__)


class PostError(ExplainedError):
    """A post that is not there, or that someone else has just changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One draft that a post has had, who wrote it and when."""

    number: int
    by: str
    at: dt.datetime
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """The posts of one council, within one transaction.

    Where many are asked for, one whose document cannot be read is logged, left out and numbered in `unreadable`:
    it keeps no other back, and as nothing can read it, nothing lets it out.
    """

    session: Session
    council_id: str
    unreadable: list[str] = field(default_factory=list)

    def next_id(self) -> str:
        """The number that the next post will carry. Only a write transaction may use it."""
        count = select(func.count()).select_from(PostRow).where(col(PostRow.council_id) == self.council_id)
        return str(int(self.session.scalar(count) or 0) + 1)

    def add(self, post: Post) -> None:
        """Keep a new post with its first draft. Raises PostError for a post of another council."""
        if post.council_id != self.council_id:
            raise PostError(f"Post {post.post_id} belongs to ‘{post.council_id}’, not to ‘{self.council_id}’.")
        row = {
            "council_id": self.council_id,
            "post_id": post.post_id,
            "account_id": post.draft.account_id,
            "state": str(post.state),
            "due_at": post.due_at,
            "revision": post.revision,
            "document": written(Post, post),
        }
        self.session.execute(_ADD_POST, row)
        self.add_version(post, by=post.author, at=post.created_at)

    def add_version(self, post: Post, *, by: str, at: dt.datetime) -> None:
        """Keep the draft that `post` now has, as it is hashed."""
        row = {
            "council_id": self.council_id,
            "post_id": post.post_id,
            "version": post.version,
            "by": by,
            "at": at,
            "digest": post.draft.digest,
            "draft": json.dumps(post.draft.facts(), ensure_ascii=False),
        }
        self.session.execute(_ADD_VERSION, row)

    def get(self, post_id: str) -> Post:
        """The post of that id. Raises PostError, naming it, when this council has none."""
        document = self.session.execute(_ONE, {"council": self.council_id, "post": post_id}).scalar()
        if document is None:
            raise PostError(f"There is no post ‘{post_id}’.", remedy="Look at the queue for the numbers of its posts.")
        return read(Post, document, where=f"post {post_id}")

    def replace(self, before: Post, after: Post) -> None:
        """Put `after` in the place of `before`. Raises PostError when the post is no longer as `before` says."""
        row = {
            "council": self.council_id,
            "post": before.post_id,
            "state_before": str(before.state),
            "revision_before": before.revision,
            "account_id": after.draft.account_id,
            "state": str(after.state),
            "due_at": after.due_at,
            "revision": after.revision,
            "document": written(Post, after),
        }
        changed = self.session.execute(_MOVE, row)
        if changed.rowcount != 1:  # type: ignore[attr-defined]
            raise PostError(
                f"Post {before.post_id} was changed by someone else just now.", remedy="Open it again and look."
            )

    def in_states(self, states: Iterable[State], *, due_by: dt.datetime | None = None) -> tuple[Post, ...]:
        """The posts in any of `states`, by time due; with `due_by` (aware, included) only those to be sent by then."""
        wanted = select(PostRow).where(
            col(PostRow.council_id) == self.council_id, col(PostRow.state).in_([str(state) for state in states])
        )
        if due_by is not None:
            wanted = wanted.where(col(PostRow.due_at) <= due_by)
        rows = self.session.scalars(
            wanted.order_by(col(PostRow.due_at), func.length(col(PostRow.post_id)), col(PostRow.post_id))
        )
        found = self._readable((row.post_id, row.document) for row in rows)
        return tuple(post for post in found if due_by is None or post.next_at <= due_by)

    def near(self, account_id: str, at: dt.datetime, within: dt.timedelta, states: Iterable[State]) -> tuple[Post, ...]:
        """The posts of one account in any of `states` due not further than `within` from `at` (aware), by time due."""
        rows = self.session.execute(
            select(col(PostRow.post_id), col(PostRow.document))
            .where(
                col(PostRow.council_id) == self.council_id,
                col(PostRow.account_id) == account_id,
                col(PostRow.state).in_([str(state) for state in states]),
                col(PostRow.due_at) >= at - within,
                col(PostRow.due_at) <= at + within,
            )
            .order_by(col(PostRow.due_at), col(PostRow.post_id))
        )
        return tuple(self._readable((post_id, document) for post_id, document in rows))

    def of_form(self, form: str) -> Post | None:
        """The post that came from one showing of a page's form, among the last hundred; None where none did."""
        newest = (
            select(PostRow)
            .where(col(PostRow.council_id) == self.council_id)
            .order_by(cast(col(PostRow.post_id), Integer).desc())
            .limit(100)
        )
        found = self._readable((row.post_id, row.document) for row in self.session.scalars(newest))
        return next((post for post in found if post.form == form), None)

    def _readable(self, rows: Iterable[tuple[str, str]]) -> Iterator[Post]:
        for post_id, document in rows:
            try:
                yield read(Post, document, where=f"post {post_id}")
            except DocumentError:
                if post_id not in self.unreadable:
                    self.unreadable.append(post_id)
                    _log.exception("Post %s of ‘%s’ cannot be read and is left out.", post_id, self.council_id)

    def versions(self, post_id: str) -> tuple[Version, ...]:
        """Every draft the post has had, oldest first. Raises DocumentError for one that is not as it was hashed."""
        rows = self.session.scalars(
            select(VersionRow)
            .where(col(VersionRow.council_id) == self.council_id, col(VersionRow.post_id) == post_id)
            .order_by(col(VersionRow.version))
        )
        return tuple(
            Version(number=row.version, by=row.by, at=row.at, draft=_draft_of(row, where=f"post {post_id}"))
            for row in rows
        )

    def versions_by(self, person_id: str, *, since: dt.datetime) -> Iterator[tuple[str, int, Draft]]:
        """Each draft of one person from `since` (aware) on, with its post and version. Unreadable ones are left out."""
        rows = self.session.scalars(
            select(VersionRow).where(
                col(VersionRow.council_id) == self.council_id,
                col(VersionRow.by) == person_id,
                col(VersionRow.at) >= since,
            )
        )
        for row in rows:
            with suppress(DocumentError):
                yield row.post_id, row.version, _draft_of(row, where=f"post {row.post_id}")

    def add_screening(self, post_id: str, screening: Screening) -> None:
        """Keep a reading that was acted on."""
        row = {
            "council_id": self.council_id,
            "post_id": post_id,
            "at": screening.at,
            "verdict": screening.verdict,
            "document": written(Screening, screening),
        }
        self.session.execute(_ADD_SCREENING, row)

    def last_screening(self, post_id: str) -> Screening | None:
        """The newest reading that was acted on, or None."""
        row = self.session.scalars(
            select(ScreeningRow)
            .where(col(ScreeningRow.council_id) == self.council_id, col(ScreeningRow.post_id) == post_id)
            .order_by(col(ScreeningRow.number).desc())
            .limit(1)
        ).first()
        return read(Screening, row.document, where=f"a reading of post {post_id}") if row else None

    def last_holding(self, post_ids: Iterable[str]) -> Mapping[str, frozenset[Digest]]:
        """The findings that held each of many posts at the newest reading acted on.

        A post never read, or whose reading cannot be read any more, is not in it.
        """
        found: dict[str, frozenset[Digest]] = {}
        for some in batched(post_ids):
            asked = self.session.execute(_LAST_READINGS, {"council": self.council_id, "posts": some})
            for post_id, verdict, document in asked:
                if verdict == "allow":
                    found[post_id] = frozenset()
                    continue
                try:
                    last = read(Screening, document, where=f"a reading of post {post_id}")
                except DocumentError:
                    continue
                found[post_id] = frozenset(finding.digest for finding in last.holding)
        return found

    def add_override(self, override: Override) -> None:
        """Keep an answer that someone gave."""
        document = written(Override, override)
        row = {"council_id": self.council_id, "post_id": override.post_id, "document": document}
        self.session.execute(_ADD_OVERRIDE, row)

    def overrides(self, post_id: str) -> tuple[Override, ...]:
        """Every answer ever given for the post, oldest first; whether one still counts is `decide`'s to say."""
        return self.overrides_of((post_id,)).get(post_id, ())

    def overrides_of(self, post_ids: Iterable[str]) -> Mapping[str, tuple[Override, ...]]:
        """The answers given for each of many posts; a post that nobody answered for is not in it.

        An answer that cannot be read is logged, and counts for nothing.
        """
        found: dict[str, tuple[Override, ...]] = {}
        for some in batched(post_ids):
            for post_id, document in self.session.execute(_ANSWERS, {"council": self.council_id, "posts": some}):
                try:
                    override = read(Override, document, where=f"an override of post {post_id}")
                except DocumentError:
                    _log.exception("An answer given for post %s cannot be read and counts for nothing.", post_id)
                    continue
                found[post_id] = (*found.get(post_id, ()), override)
        return found


def batched(post_ids: Iterable[str], *, most: int = 500) -> Iterator[list[str]]:
    """The ids a few hundred at a time: a statement takes only so many values."""
    left = iter(post_ids)
    while some := list(islice(left, most)):
        yield some


def _draft_of(row: VersionRow, *, where: str) -> Draft:
    """The draft of one version, held to the digest that was kept with it."""
    try:
        draft = Draft.of(json.loads(row.draft))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DocumentError(
            f"Version {row.version} cannot be read.", where=where, remedy="Restore it from a backup."
        ) from error
    if draft.digest != row.digest and draft != without_words(draft):  # erased ones keep the digest they had
        raise DocumentError(
            f"Version {row.version} is not as it was kept: its digest differs.",
            where=where,
            remedy="Hold the record to itself with ‘gate audit verify’, and restore the post from a backup.",
        )
    return draft

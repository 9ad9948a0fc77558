"""Erasing what a post said from everywhere but the record's digests, and from the free space of the file."""

import json
import sqlite3
from dataclasses import dataclass, replace

from sqlalchemy import Engine, delete, select, update
from sqlmodel import Session, col

from gate.publicity.draft import ERASED, without_words
from gate.store.document import written
from gate.store.engine import StoreError
from gate.store.posts import Posts
from gate.store.tables import OverrideRow, PictureRow, PostRow, ScreeningRow, VersionRow
from gate.workflow.lifecycle import Post
from gate.workflow.override import Override


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """Erasing for one council, within one transaction."""

    session: Session
    council_id: str

    def erase_post(self, post: Post) -> None:
        """Erase the words and pictures of a post that is at its end: every draft, reading, reason and receipt of it.

        What is left: that it was, for which account, when, by whom, its digests and where it stood.
        """
        posts = Posts(session=self.session, council_id=self.council_id)
        pictures = {digest for version in posts.versions(post.post_id) for digest in version.draft.pictures}
        for version in posts.versions(post.post_id):
            self._write_version(
                post.post_id, version.number, json.dumps(without_words(version.draft).facts(), ensure_ascii=False)
            )
        receipt = replace(post.receipt, sent=ERASED) if post.receipt else None
        self.session.execute(
            update(PostRow)
            .where(col(PostRow.council_id) == self.council_id, col(PostRow.post_id) == post.post_id)
            .values(document=written(Post, replace(post, draft=without_words(post.draft), note="", receipt=receipt)))
        )
        self.session.execute(
            delete(ScreeningRow).where(
                col(ScreeningRow.council_id) == self.council_id, col(ScreeningRow.post_id) == post.post_id
            )
        )
        self._erase_reasons(post.post_id, posts)
        if pictures:
            self._drop_pictures(pictures - self._pictures_of_others())

    def _write_version(self, post_id: str, number: int, draft: str) -> None:
        mine = (
            col(VersionRow.council_id) == self.council_id,
            col(VersionRow.post_id) == post_id,
            col(VersionRow.version) == number,
        )
        self.session.execute(update(VersionRow).where(*mine).values(draft=draft))

    def _erase_reasons(self, post_id: str, posts: Posts) -> None:
        rows = self.session.scalars(
            select(OverrideRow)
            .where(col(OverrideRow.council_id) == self.council_id, col(OverrideRow.post_id) == post_id)
            .order_by(col(OverrideRow.number))
        )
        for row, override in zip(rows, posts.overrides(post_id), strict=True):
            advice = replace(override.advice, text=ERASED) if override.advice else None
            row.document = written(Override, replace(override, reason=ERASED, advice=advice))
        self.session.flush()

    def _pictures_of_others(self) -> frozenset[str]:
        """The digests of every picture that a draft still carries."""
        posts = Posts(session=self.session, council_id=self.council_id)
        known = self.session.scalars(select(col(PostRow.post_id)).where(col(PostRow.council_id) == self.council_id))
        return frozenset(
            digest for post_id in known for version in posts.versions(post_id) for digest in version.draft.pictures
        )

    def _drop_pictures(self, digests: set[str] | frozenset[str]) -> None:
        mine = (col(PictureRow.council_id) == self.council_id, col(PictureRow.digest).in_(sorted(digests)))
        self.session.execute(delete(PictureRow).where(*mine))


def scrub(engine: Engine) -> None:
    """Write the SQLite file anew, so that nothing erased is left in its free space. PostgreSQL does so by itself.

    Raises StoreError where the file is in use elsewhere for too long: erased it is, but not yet overwritten.
    """
    if engine.url.get_backend_name() != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        driver = connection.driver_connection
        if driver is not None:
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise StoreError(
            f"The words are erased, but the file could not be written anew ({error}).",
            remedy="Erase something again later, or run VACUUM on the database, so that no trace is left in it.",
        ) from error
    finally:
        connection.close()

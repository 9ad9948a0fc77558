"""
Texts that someone is still writing: kept so that nothing typed is lost, and no part of the record.

Only who writes one sees it. It goes when it is put before the gate, when its writer throws it away, or with time.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlmodel import Session, col

from gate.publicity.draft import Draft
from gate.publicity.picture import Picture, look_at
from gate.store.document import read, written
from gate.store.private_tables import UnfinishedPictureRow, UnfinishedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A text that is not before the gate. `also` are the accounts that are to say the same; `post_id` the post that
    it would change, empty for a new one, and `version` the one of that post from which the change began. `at` (aware)
    is when it was last kept. `pictures` are its own, not kept among the council's yet.
    """

    draft_id: str
    person_id: str
    at: dt.datetime
    draft: Draft
    also: tuple[str, ...] = ()
    post_id: str = ""
    version: int | None = None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedTexts:
    """The unfinished texts of one council, within one transaction."""

    session: Session
    council_id: str

    def put(self, text: Unfinished) -> None:
        """Keep a text in the place of what was kept under its id for its writer."""
        mine = {"council_id": self.council_id, "person_id": text.person_id, "draft_id": text.draft_id}
        self.session.merge(
            UnfinishedRow(
                **mine,
                at=text.at,
                post_id=text.post_id,
                version=text.version,
                draft=written(Draft, text.draft),
                also=written(tuple[str, ...], text.also),
            )
        )
        wanted = {picture.digest: picture for picture in text.pictures}
        there = {row.digest: row for row in self._pictures(text.person_id, text.draft_id)}
        for digest in there.keys() - wanted.keys():
            self.session.delete(there[digest])
        for digest in wanted.keys() - there.keys():
            self.session.add(UnfinishedPictureRow(**mine, digest=digest, content=wanted[digest].content))
        self.session.flush()

    def of(self, person_id: str) -> tuple[Unfinished, ...]:
        """Everything that a person has not finished, the newest first."""
        rows = self.session.scalars(
            select(UnfinishedRow)
            .where(col(UnfinishedRow.council_id) == self.council_id, col(UnfinishedRow.person_id) == person_id)
            .order_by(col(UnfinishedRow.at).desc())
        )
        return tuple(self._told(row) for row in rows)

    def get(self, person_id: str, draft_id: str) -> Unfinished | None:
        """A person's text of that id; None where they have none."""
        row = self.session.get(UnfinishedRow, (self.council_id, person_id, draft_id))
        return None if row is None else self._told(row)

    def drop(self, person_id: str, draft_id: str) -> None:
        """Forget one text, with its pictures."""
        for table in (UnfinishedPictureRow, UnfinishedRow):
            self.session.execute(
                delete(table).where(
                    col(table.council_id) == self.council_id,
                    col(table.person_id) == person_id,
                    col(table.draft_id) == draft_id,
                )
            )

    def drop_before(self, at: dt.datetime) -> int:
        """Forget what nobody has touched since `at` (aware); gives how many texts."""
        old = self.session.scalars(
            select(UnfinishedRow).where(col(UnfinishedRow.council_id) == self.council_id, col(UnfinishedRow.at) < at)
        ).all()
        for row in old:
            self.drop(row.person_id, row.draft_id)
        return len(old)

    def _told(self, row: UnfinishedRow) -> Unfinished:
        where = f"unfinished text {row.draft_id}"
        return Unfinished(
            draft_id=row.draft_id,
            person_id=row.person_id,
            at=row.at,
            draft=read(Draft, row.draft, where=where),
            also=read(tuple[str, ...], row.also, where=where),
            post_id=row.post_id,
            version=row.version,
            pictures=tuple(
                look_at(kept.content, name=kept.digest[:12]) for kept in self._pictures(row.person_id, row.draft_id)
            ),
        )

    def _pictures(self, person_id: str, draft_id: str) -> list[UnfinishedPictureRow]:
        asked = select(UnfinishedPictureRow).where(
            col(UnfinishedPictureRow.council_id) == self.council_id,
            col(UnfinishedPictureRow.person_id) == person_id,
            col(UnfinishedPictureRow.draft_id) == draft_id,
        )
        return list(self.session.scalars(asked))

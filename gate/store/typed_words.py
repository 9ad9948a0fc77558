"""What was typed into a form and not sent, kept for its writer while they sign in again."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session as DatabaseSession
from sqlmodel import col

from gate.store.private_tables import TypedRow

TYPED_FOR = dt.timedelta(days=1)
"""How long what was typed waits for its writer to sign in again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWords:
    """What people of one council typed, within one transaction."""

    session: DatabaseSession
    council_id: str
    at: dt.datetime

    def put(self, person_id: str, place: str, words: Mapping[str, str]) -> None:
        """Keep what a person typed at a place, in the place of what was kept there; forget what is a day old."""
        self.session.execute(delete(TypedRow).where(col(TypedRow.at) < self.at - TYPED_FOR))
        mine = {"council_id": self.council_id, "person_id": person_id, "place": place}
        self.session.merge(TypedRow(**mine, at=self.at, document=json.dumps(dict(words), ensure_ascii=False)))
        self.session.flush()

    def of(self, person_id: str, place: str) -> dict[str, str]:
        """What a person typed at a place less than a day ago; empty for nothing."""
        row = self.session.get(TypedRow, (self.council_id, person_id, place))
        if row is None or row.at < self.at - TYPED_FOR:
            return {}
        found: dict[str, str] = json.loads(row.document)
        return found

    def drop(self, person_id: str, place: str) -> None:
        """Forget what a person typed at a place."""
        where = (col(TypedRow.council_id) == self.council_id, col(TypedRow.person_id) == person_id)
        self.session.execute(delete(TypedRow).where(*where, col(TypedRow.place) == place))

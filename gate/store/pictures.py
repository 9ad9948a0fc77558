"""Pictures by the digest of their bytes: kept once, never changed, beside the posts that carry them."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from calendars.errors import ExplainedError
from gate.publicity.picture import Picture, look_at
from gate.store.tables import PictureRow


class PictureGoneError(ExplainedError):
    """A picture that should be kept here and is not, or no longer is what it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The pictures of one council, within one transaction."""

    session: Session
    council_id: str

    def put(self, picture: Picture, *, at: dt.datetime) -> None:
        """Keep a picture; one that is here already is left as it is."""
        if not self.has(picture.digest):
            self.session.add(
                PictureRow(
                    council_id=self.council_id,
                    digest=picture.digest,
                    media_type=picture.media_type,
                    at=at,
                    content=picture.content,
                )
            )
            self.session.flush()

    def has(self, digest: str) -> bool:
        """Whether a picture of that digest is kept."""
        return digest in self.digests((digest,))

    def digests(self, wanted: Iterable[str]) -> frozenset[str]:
        """Those of `wanted` that are kept."""
        if not (asked := list(wanted)):
            return frozenset()
        found = select(col(PictureRow.digest)).where(
            col(PictureRow.council_id) == self.council_id, col(PictureRow.digest).in_(asked)
        )
        return frozenset(self.session.scalars(found))

    def get(self, digest: str) -> Picture:
        """The picture of that digest. Raises PictureGoneError when it is not here, or its bytes have changed."""
        return look_at(self.content(digest), name=digest[:12])

    def content(self, digest: str) -> bytes:
        """The bytes of the picture of that digest. Raises PictureGoneError."""
        row = self.session.get(PictureRow, (self.council_id, digest))
        if row is None:
            raise PictureGoneError(
                f"The picture {digest[:12]} is not kept here.", remedy="Choose it again, or restore a backup."
            )
        if hashlib.sha256(row.content).hexdigest() != digest:
            raise PictureGoneError(
                f"The picture {digest[:12]} is no longer what was looked at.", remedy="Restore a backup."
            )
        return row.content

    def contents(self, digests: Iterable[str]) -> Mapping[str, bytes]:
        """The bytes of each picture by its digest. Raises PictureGoneError."""
        return {digest: self.content(digest) for digest in dict.fromkeys(digests)}

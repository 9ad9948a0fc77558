"""The record in the database: entries are added, read and held to their digests, never changed."""

import datetime as dt
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import exists, func, select, update
from sqlmodel import Session, col

from calendars.civil_time import london, require_aware
from calendars.errors import ExplainedError
from gate.audit.chain import KeptEntry, KeptWords, Verification, verify
from gate.audit.checkpoint import Checkpoint
from gate.audit.entry import START, Facts, bytes_of, digest_of, digest_of_words
from gate.store.tables import CouncilRow, EntryRow, EntryWordsRow
from gate.workflow.role import Actor

_NOTHING: Mapping[str, str] = {}


class RecordError(ExplainedError):
    """Words of the record that are not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record of one council, within one transaction."""

    session: Session
    council_id: str
    at: dt.datetime

    def append(
        self,
        event: str,
        by: Actor,
        subject: str,
        *,
        role: str = "",
        codes: tuple[str, ...] = (),
        values: Mapping[str, str] = _NOTHING,
        words: Mapping[str, str] = _NOTHING,
    ) -> int:
        """Add an entry and give its sequence. `words` stand beside it under salts; their digests are in it."""
        self._take_turn()
        previous, sequence = self._tip()
        told = {"actor": by.name, **words}
        if by.system_user:
            told["system_user"] = by.system_user
        told = {field: _keepable(text) for field, text in told.items()}
        salts = {field: secrets.token_hex(16) for field in told}
        facts = Facts(
            council=self.council_id,
            sequence=sequence + 1,
            at=require_aware(self.at).isoformat(timespec="microseconds"),
            london=london(self.at).isoformat(timespec="seconds"),
            actor=by.person_id,
            role=role or ", ".join(sorted(by.roles)),
            event=event,
            subject=subject,
            codes=codes,
            values=values,
            words={field: digest_of_words(salts[field], text) for field, text in told.items()},
        )
        raw = bytes_of(facts, previous)
        self.session.add(
            EntryRow(
                council_id=self.council_id,
                sequence=facts.sequence,
                raw=raw,
                digest=digest_of(raw, previous),
                previous=previous,
                at=facts.at,
                actor=facts.actor,
                role=facts.role,
                event=event,
                subject=subject,
            )
        )
        for field, text in told.items():
            self.session.add(
                EntryWordsRow(
                    council_id=self.council_id, sequence=facts.sequence, field=field, salt=salts[field], text=text
                )
            )
        self.session.flush()
        return facts.sequence

    def entries(self, *, subject: str | None = None) -> Iterator[KeptEntry]:
        """The entries in order, all or those about one subject, each with its words."""
        wanted = select(EntryRow).where(col(EntryRow.council_id) == self.council_id).order_by(col(EntryRow.sequence))
        spoken = select(EntryWordsRow).where(col(EntryWordsRow.council_id) == self.council_id)
        if subject is not None:
            wanted = wanted.where(col(EntryRow.subject) == subject)
            named = select(col(EntryRow.sequence)).where(
                col(EntryRow.council_id) == self.council_id, col(EntryRow.subject) == subject
            )
            spoken = spoken.where(col(EntryWordsRow.sequence).in_(named))
        beside: dict[int, list[KeptWords]] = {}
        for said in self.session.scalars(spoken.order_by(col(EntryWordsRow.sequence), col(EntryWordsRow.field))):
            beside.setdefault(said.sequence, []).append(
                KeptWords(field=_as_text(said.field) or "", salt=_as_text(said.salt), text=_as_text(said.text))
            )
        for row in self.session.scalars(wanted):
            yield KeptEntry(
                council=row.council_id,
                sequence=row.sequence,
                raw=row.raw,
                digest=row.digest,
                previous=row.previous,
                at=row.at,
                actor=row.actor,
                role=row.role,
                event=row.event,
                subject=row.subject,
                words=tuple(beside.get(row.sequence, ())),
            )

    def checkpoint(self) -> Checkpoint | None:
        """The record as it stands, or None while it has no entry."""
        row = self._last()
        if row is None:
            return None
        return Checkpoint(council=self.council_id, sequence=row.sequence, at=row.at, digest=row.digest)

    def verify(self, against: Checkpoint | None = None) -> Verification:
        """Hold the record to itself and to a checkpoint, and see that nothing stands outside of any record.

        Words left without their entry show a cut tail that was cut carelessly; an entry under a council that is
        not known here was moved out of its record.
        """
        found = verify(self.council_id, self.entries(), against)
        if found.verifies and (orphan := self._words_without_entry()) is not None:
            return replace(found, first_bad=orphan, why="words stand beside an entry that is gone")
        if found.verifies and (stranger := self._unknown_council()) is not None:
            why = f"an entry stands under ‘{stranger}’, which is no council here"
            return replace(found, first_bad=found.entries + 1, why=why)
        return found

    def erase(self, sequence: int, field: str, by: Actor, reason: str) -> None:
        """Erase the words of one field of one entry with their salt, and say so in a new entry.

        Raises RecordError when no words stand there.
        """
        where = (
            col(EntryWordsRow.council_id) == self.council_id,
            col(EntryWordsRow.sequence) == sequence,
            col(EntryWordsRow.field) == field,
        )
        standing = update(EntryWordsRow).where(*where, col(EntryWordsRow.text).is_not(None))
        erased = self.session.execute(standing.values(text=None, salt=None))
        if erased.rowcount != 1:  # type: ignore[attr-defined]
            raise RecordError(
                f"Entry {sequence} has no words ‘{field}’ that could be erased.",
                remedy="Look at the record for its entries and their words.",
            )
        self.append("erase", by, str(sequence), values={"field": field}, words={"reason": reason})

    def _take_turn(self) -> None:
        """Let one transaction at a time add to this council's chain. SQLite has given the turn already."""
        mine = select(col(CouncilRow.council_id)).where(col(CouncilRow.council_id) == self.council_id)
        # NO KEY UPDATE: each row written for a council holds its key, and two such writers would wait for each other
        self.session.execute(mine.with_for_update(key_share=True))

    def _words_without_entry(self) -> int | None:
        entry = exists().where(
            col(EntryRow.council_id) == self.council_id, col(EntryRow.sequence) == col(EntryWordsRow.sequence)
        )
        left = select(func.min(col(EntryWordsRow.sequence))).where(col(EntryWordsRow.council_id) == self.council_id)
        found: int | None = self.session.scalar(left.where(~entry))
        return found

    def _unknown_council(self) -> str | None:
        known = exists().where(col(CouncilRow.council_id) == col(EntryRow.council_id))
        found: str | None = self.session.scalar(select(func.min(col(EntryRow.council_id))).where(~known))
        return found

    def _last(self) -> EntryRow | None:
        mine = select(EntryRow).where(col(EntryRow.council_id) == self.council_id)
        return self.session.scalars(mine.order_by(col(EntryRow.sequence).desc()).limit(1)).first()

    def _tip(self) -> tuple[str, int]:
        row = self._last()
        return (row.digest, row.sequence) if row else (START, 0)

    def __len__(self) -> int:
        count = select(func.count()).select_from(EntryRow).where(col(EntryRow.council_id) == self.council_id)
        return int(self.session.scalar(count) or 0)


def _keepable(text: str) -> str:
    """`text` as every database can keep it: a lone surrogate or a NUL spelled out."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")


def _as_text(value: Any) -> str | None:
    """What stands in a text column, however it came there."""
    return value if value is None or isinstance(value, str) else repr(value)

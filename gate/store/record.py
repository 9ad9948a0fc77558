"""The record in the database: entries are added, read and held to their digests, never changed."""

import datetime as dt
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import bindparam, exists, func, insert, select, update
from sqlmodel import Session, col

from calendars.civil_time import london, require_aware
from calendars.errors import ExplainedError
from gate.audit.chain import KeptEntry, KeptWords, Verification, verify
from gate.audit.checkpoint import Checkpoint
from gate.audit.entry import START, Facts, bytes_of, digest_of, digest_of_words
from gate.store.columns import table_of
from gate.store.tables import CouncilRow, EntryRow, EntryWordsRow
from gate.workflow.role import Actor

_NOTHING: Mapping[str, str] = {}

AT_ONCE = 100
"""How many entries are read at a time: a record of any length is gone through in little memory.

And so few that Python looks for garbage only once they are gone. With 2,000 each look went through all that the
program holds, a dozen times in a record of 100,000: a fifth of what verifying it cost.
"""

# Statements built once: a release runs a dozen, and building one costs more than running it.
_ENTRY, _WORDS = table_of(EntryRow), table_of(EntryWordsRow)
_ADD_ENTRY, _ADD_WORDS = insert(_ENTRY), insert(_WORDS)
_LAST = (
    select(_ENTRY.c.sequence, _ENTRY.c.at, _ENTRY.c.digest)
    .where(_ENTRY.c.council_id == bindparam("council"))
    .order_by(_ENTRY.c.sequence.desc())
    .limit(1)
)
_COLUMN_OF = {"council": "council_id", "raw": "bytes"}  # any other has the name that the value has
_FIRST_ENTRIES = (  # with no lower bound: a forger may have numbered below 1
    select(*(_ENTRY.c[_COLUMN_OF.get(name, name)] for name in KeptEntry._fields if name != "words"))
    .where(_ENTRY.c.council_id == bindparam("council"))
    .order_by(_ENTRY.c.sequence)
    .limit(AT_ONCE)
)
_NEXT_ENTRIES = _FIRST_ENTRIES.where(_ENTRY.c.sequence > bindparam("after"))
_THEIR_WORDS = (
    select(_WORDS.c.sequence, _WORDS.c.field, _WORDS.c.salt, _WORDS.c.text)
    .where(
        _WORDS.c.council_id == bindparam("council"),
        _WORDS.c.sequence >= bindparam("first"),
        _WORDS.c.sequence <= bindparam("last"),
    )
    .order_by(_WORDS.c.sequence, _WORDS.c.field)
)


class RecordError(ExplainedError):
    """Words of the record that are not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record of one council, within one transaction."""

    session: Session
    council_id: str
    at: dt.datetime
    _tip_here: list[tuple[str, int]] = field(default_factory=list)  # once this transaction has the turn, it alone adds

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
        if not self._tip_here:
            take_turn(self.session, self.council_id)
            last = self.checkpoint()
            self._tip_here[:] = [(last.digest, last.sequence) if last else (START, 0)]
        previous, sequence = self._tip_here[0]
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
        digest = digest_of(raw, previous)
        row = {
            "council_id": self.council_id,
            "sequence": facts.sequence,
            "bytes": raw,
            "digest": digest,
            "previous": previous,
            "at": facts.at,
            "actor": facts.actor,
            "role": facts.role,
            "event": event,
            "subject": subject,
        }
        beside = [
            {
                "council_id": self.council_id,
                "sequence": facts.sequence,
                "field": name,
                "salt": salts[name],
                "text": text,
            }
            for name, text in told.items()
        ]
        self.session.flush()  # what else the act put down comes first
        self.session.execute(_ADD_ENTRY, row)
        self.session.execute(_ADD_WORDS, beside)
        self._tip_here[:] = [(digest, facts.sequence)]
        return facts.sequence

    def entries(self, *, subject: str | None = None) -> Iterator[KeptEntry]:
        """The entries in order, all or those about one subject, each with its words."""
        wanted, later, spoken = _FIRST_ENTRIES, _NEXT_ENTRIES, _THEIR_WORDS
        if subject is not None:
            # the subject of an erasure is the number of an entry, which may be that of a post too
            about = (_ENTRY.c.subject == subject, _ENTRY.c.event != "erase")
            wanted, later = (one.where(*about) for one in (wanted, later))
            theirs = (_ENTRY.c.council_id == self.council_id, *about)
            spoken = spoken.where(_WORDS.c.sequence.in_(select(_ENTRY.c.sequence).where(*theirs)))
        asked = {"council": self.council_id}
        while rows := self.session.execute(wanted, asked).all():
            first, after = rows[0].sequence, rows[-1].sequence
            beside: dict[int, list[KeptWords]] = {}
            wanted, asked = later, {"council": self.council_id, "after": after}
            span = {"council": self.council_id, "first": first, "last": after}
            for sequence, name, salt, text in self.session.execute(spoken, span):
                if type(name) is type(salt) is type(text) is str:
                    kept = KeptWords(name, salt, text)
                else:  # erased, or put there by somebody else
                    kept = KeptWords(_as_text(name) or "", _as_text(salt), _as_text(text))
                beside.setdefault(sequence, []).append(kept)
            for row in rows:
                yield KeptEntry._make((*row, tuple(beside.get(row[1], ()))))

    def checkpoint(self) -> Checkpoint | None:
        """The record as it stands, or None while it has no entry."""
        last = self.session.execute(_LAST, {"council": self.council_id}).first()
        if last is None:
            return None
        return Checkpoint(council=self.council_id, sequence=last.sequence, at=last.at, digest=last.digest)

    def verify(self, against: Checkpoint | None = None) -> Verification:
        """Hold the record to itself and to a checkpoint, and see that nothing stands outside of any record.

        Words left without their entry show a cut tail that was cut carelessly; an entry under a council that is
        not known here was moved out of its record.
        """
        found = verify(self.council_id, self.entries(), against)
        if found.verifies and (orphan := self._words_without_entry(found.words)) is not None:
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

    def lose_turn(self) -> None:
        """Forget what was last: after a commit another may add."""
        self._tip_here.clear()

    def _words_without_entry(self, beside: int) -> int | None:
        """Where words stand that are not among those `beside` entries: looked for only where there are more."""
        all_words = select(func.count()).select_from(_WORDS).where(_WORDS.c.council_id == self.council_id)
        if self.session.scalar(all_words) == beside:
            return None
        entry = exists().where(_ENTRY.c.council_id == self.council_id, _ENTRY.c.sequence == _WORDS.c.sequence)
        left = select(func.min(_WORDS.c.sequence)).where(_WORDS.c.council_id == self.council_id)
        found: int | None = self.session.scalar(left.where(~entry))
        return found

    def _unknown_council(self) -> str | None:
        """The first council under which entries stand and that is not known here: asked once for each council."""
        known = set(self.session.scalars(select(col(CouncilRow.council_id))))
        least = select(func.min(_ENTRY.c.council_id))
        found: str | None = self.session.scalar(least)
        while found in known:
            found = self.session.scalar(least.where(_ENTRY.c.council_id > found))
        return found

    def __len__(self) -> int:
        count = select(func.count()).select_from(EntryRow).where(col(EntryRow.council_id) == self.council_id)
        return int(self.session.scalar(count) or 0)


def take_turn(session: Session, council_id: str) -> None:
    """Let one transaction at a time change what is this council's. SQLite gives the turn as the transaction begins."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection()
        return
    mine = select(col(CouncilRow.council_id)).where(col(CouncilRow.council_id) == council_id)
    # NO KEY UPDATE: each row written for a council holds its key, and two such would wait for each other
    session.execute(mine.with_for_update(key_share=True))


def _keepable(text: str) -> str:
    """`text` as every database can keep it: a lone surrogate or a NUL spelled out."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")


def _as_text(value: Any) -> str | None:
    """What stands in a text column, however it came there."""
    return value if value is None or isinstance(value, str) else repr(value)

# ruff: noqa: S608 - every name put into a statement here is one of this file's own
"""A record tampered with at random by someone who owns the database: is every tampering found?"""

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import rfc8785
from sqlalchemy import text
from sqlmodel import Session

from gate.audit.entry import digest_of
from gate.desk.desk import Desk
from gate.desk.enquiries import verify_record
from gate.workflow.role import THE_GATE
from tests.reliability.council import littlebourne

ENTRIES = 60
MINE = "littlebourne"


@dataclass(frozen=True, slots=True)
class Tamperer:
    """Changes rows as no act can: the guards of the database were taken away first."""

    session: Session
    chance: random.Random

    def run(self, statement: str, **values: object) -> None:
        self.session.execute(text(statement), {"mine": MINE, **values})

    def last(self) -> int:
        return int(self.session.scalar(text("SELECT max(sequence) FROM entry WHERE council_id = :m"), {"m": MINE}))

    def any_entry(self) -> int:
        return self.chance.randint(1, self.last())

    def value(self, sequence: int, column: str) -> object:
        asked = text(f"SELECT {column} FROM entry WHERE council_id = :m AND sequence = :s")
        return self.session.scalar(asked, {"m": MINE, "s": sequence})

    def put(self, sequence: int, column: str, value: object) -> None:
        self.run(f"UPDATE entry SET {column} = :v WHERE council_id = :mine AND sequence = :s", v=value, s=sequence)

    def chain_anew(self, first: int) -> None:
        """Make the chain follow from `first` on, as a forger who knows its design would."""
        for sequence in range(first, self.last() + 1):
            previous = str(self.value(sequence - 1, "digest")) if sequence > 1 else "0" * 64
            told = json.loads(bytes(self.value(sequence, "bytes")))  # type: ignore[arg-type]
            raw = rfc8785.dumps({**told, "previous": previous})
            self.put(sequence, "bytes", raw)
            self.put(sequence, "previous", previous)
            self.put(sequence, "digest", digest_of(raw, previous))


def a_byte_changed(by: Tamperer) -> None:
    at = by.any_entry()
    raw = bytearray(by.value(at, "bytes"))  # type: ignore[call-overload]
    raw[by.chance.randrange(len(raw))] ^= by.chance.randint(1, 255)
    by.put(at, "bytes", bytes(raw))


def a_digest_changed(by: Tamperer) -> None:
    at, column = by.any_entry(), by.chance.choice(["digest", "previous"])
    digest = str(by.value(at, column))
    where = by.chance.randrange(64)
    by.put(at, column, digest[:where] + ("0" if digest[where] != "0" else "1") + digest[where + 1 :])


def a_column_changed(by: Tamperer) -> None:
    at, column = by.any_entry(), by.chance.choice(["at", "actor", "role", "event", "subject"])
    by.put(at, column, f"{by.value(at, column)} ")


def a_number_changed(by: Tamperer) -> None:
    by.put(by.any_entry(), "sequence", by.last() + by.chance.randint(1, 9))


def two_numbers_swapped(by: Tamperer) -> None:
    one, other = by.chance.sample(range(1, by.last() + 1), 2)
    by.put(one, "sequence", -1)
    by.put(other, "sequence", one)
    by.put(-1, "sequence", other)


def two_contents_swapped(by: Tamperer) -> None:
    one, other = by.chance.sample(range(1, by.last() + 1), 2)
    for column in ("bytes", "digest"):
        here, there = by.value(one, column), by.value(other, column)
        by.put(one, column, there)
        by.put(other, column, here)


def one_taken_out(by: Tamperer) -> None:
    at = by.chance.randint(1, by.last() - 1)
    for table in ("entry", "entry_words"):
        by.run(f"DELETE FROM {table} WHERE council_id = :mine AND sequence = :s", s=at)


def one_taken_out_and_the_gap_closed(by: Tamperer) -> None:
    at = by.chance.randint(1, by.last() - 1)
    for table in ("entry", "entry_words"):
        by.run(f"DELETE FROM {table} WHERE council_id = :mine AND sequence = :s", s=at)
        by.run(f"UPDATE {table} SET sequence = -(sequence - 1) WHERE council_id = :mine AND sequence > :s", s=at)
        by.run(f"UPDATE {table} SET sequence = -sequence WHERE council_id = :mine AND sequence < 0")


def one_slipped_in(by: Tamperer) -> None:
    at = by.chance.randint(1, by.last() - 1)
    by.run("UPDATE entry SET sequence = -(sequence + 1) WHERE council_id = :mine AND sequence > :s", s=at)
    by.run("UPDATE entry SET sequence = -sequence WHERE council_id = :mine AND sequence < 0")
    by.run(
        "INSERT INTO entry (council_id, sequence, bytes, digest, previous, at, actor, role, event, subject) "
        "SELECT council_id, sequence + 1, bytes, digest, previous, at, actor, role, event, subject "
        "FROM entry WHERE council_id = :mine AND sequence = :s",
        s=at,
    )


def the_tail_cut(by: Tamperer) -> None:
    at = by.chance.randint(1, by.last())
    for table in ("entry", "entry_words"):
        by.run(f"DELETE FROM {table} WHERE council_id = :mine AND sequence >= :s", s=at)


def history_forged_to_the_end(by: Tamperer) -> None:
    at = by.any_entry()
    told = json.loads(bytes(by.value(at, "bytes")))  # type: ignore[arg-type]
    told["subject"] = "another"
    by.put(at, "bytes", rfc8785.dumps(told))
    by.put(at, "subject", "another")
    by.chain_anew(at)


def words_changed(by: Tamperer) -> None:
    column = by.chance.choice(["text", "salt"])
    by.run(
        f"UPDATE entry_words SET {column} = {column} || ' ' WHERE council_id = :mine AND sequence = :s "
        "AND text IS NOT NULL AND field = 'actor'",
        s=by.any_entry(),
    )


def words_gone(by: Tamperer) -> None:
    set_to = by.chance.choice(["text = NULL, salt = NULL", "text = NULL", "salt = NULL"])
    by.run(
        f"UPDATE entry_words SET {set_to} WHERE council_id = :mine AND sequence = :s AND field = 'actor'",
        s=by.any_entry(),
    )


def words_taken_out(by: Tamperer) -> None:
    by.run("DELETE FROM entry_words WHERE council_id = :mine AND sequence = :s AND field = 'actor'", s=by.any_entry())


def words_slipped_in(by: Tamperer) -> None:
    at = by.chance.choice([by.any_entry(), by.last() + by.chance.randint(1, 9)])
    by.run("INSERT INTO entry_words VALUES (:mine, :s, 'reason', 'salt', 'It was all agreed.')", s=at)


def moved_to_another_council(by: Tamperer) -> None:
    by.run("UPDATE entry SET council_id = 'elsewhere' WHERE council_id = :mine AND sequence = :s", s=by.any_entry())


TAMPERINGS: tuple[Callable[[Tamperer], None], ...] = (
    a_byte_changed,
    a_digest_changed,
    a_column_changed,
    a_number_changed,
    two_numbers_swapped,
    two_contents_swapped,
    one_taken_out,
    one_taken_out_and_the_gap_closed,
    one_slipped_in,
    the_tail_cut,
    history_forged_to_the_end,
    words_changed,
    words_gone,
    words_taken_out,
    words_slipped_in,
    moved_to_another_council,
)


@dataclass(frozen=True, kw_only=True)
class Tampered:
    """How many tamperings were found, and which were missed. `by_checkpoint` needed the three lines kept elsewhere."""

    tamperings: int
    kinds: int
    found: int
    by_checkpoint: int
    missed: dict[str, int]

    @property
    def went_well(self) -> bool:
        return self.found == self.tamperings

    def __str__(self) -> str:
        missed = f"; MISSED {self.missed}" if self.missed else ""
        return (
            f"{self.tamperings:,} random tamperings of {self.kinds} kinds: {self.found:,} found, "
            f"{self.by_checkpoint:,} of them through the checkpoint alone{missed}"
        )


def tamper(folder: Path, *, times: int, seed: int = 1) -> Tampered:
    """Tamper `times` times, each time with a whole record, and hold it to itself and to a checkpoint."""
    desk = littlebourne(folder)
    _write_record(desk)
    chance = random.Random(seed)
    found, by_checkpoint, missed = 0, 0, Counter[str]()
    with desk.work() as work:
        triggers = work.session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in list(triggers):
            work.session.execute(text(f"DROP TRIGGER {name}"))
        work.commit()
    desk.engine.dispose()
    with desk.look() as work:
        checkpoint = work.record.checkpoint()
    for number in range(times):
        tampering = TAMPERINGS[number % len(TAMPERINGS)]
        with desk.work() as work:
            work.session.execute(text("PRAGMA defer_foreign_keys = ON"))
            tampering(Tamperer(work.session, chance))
            alone, held = work.record.verify(), work.record.verify(checkpoint)
            work.session.rollback()
        found += not held.verifies
        by_checkpoint += alone.verifies and not held.verifies
        if held.verifies:
            missed[tampering.__name__] += 1
    if not verify_record(desk, against=checkpoint).verifies:
        raise AssertionError("the record does not verify untouched: the trial proves nothing")
    return Tampered(
        tamperings=times, kinds=len(TAMPERINGS), found=found, by_checkpoint=by_checkpoint, missed=dict(missed)
    )


def _write_record(desk: Desk) -> None:
    with desk.work() as work:
        for number in range(ENTRIES):
            noted = work.record.append("note", THE_GATE, str(number), words={"note": f"Noted as {number}."})
        work.record.erase(noted, "note", THE_GATE, "Asked for by the person it names.")
        work.commit()

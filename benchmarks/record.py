"""
How fast the record is added to and verified, as ratios measured in one run.

Run it as `python -m benchmarks.record [ENTRIES]` (default 100,000; the target speaks of a million). Targets: verifying
within 20 times SHA-256 over the same bytes (stored bytes, links, columns and the words that still stand), the links
alone within 4: in processor time, so that what else runs on the machine counts for neither side, and with the file in
memory. Beside them what an entry costs to add, against a durable append and one row of plain SQL.
"""

import hashlib
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.floor import best_of, floor, tell
from gate.audit.entry import START, digest_of
from gate.desk.desk import Desk
from gate.desk.enquiries import verify_record
from gate.workflow.role import THE_GATE
from tests.reliability.council import littlebourne

ENTRIES = 100_000
APPENDS = 60
ROUNDS = 3


def append_seconds(desk: Desk) -> float:
    """Seconds for one entry with its words, a transaction each."""
    began = time.perf_counter()
    for number in range(APPENDS):
        with desk.work() as work:
            work.record.append("note", THE_GATE, str(number), words={"note": "An entry of usual length, more or less."})
            work.commit()
    return (time.perf_counter() - began) / APPENDS


def plain_seconds(folder: Path) -> float:
    """Seconds for one row of 700 bytes in plain SQL, a transaction each."""
    place = folder / "plain.db"
    database = sqlite3.connect(place, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE IF NOT EXISTS entry (sequence INTEGER PRIMARY KEY, bytes BLOB)")
    began = time.perf_counter()
    for _ in range(APPENDS):
        database.execute("INSERT INTO entry (bytes) VALUES (?)", (b"x" * 700,))
    seconds = (time.perf_counter() - began) / APPENDS
    database.close()
    return seconds


def links_hold(kept: list[tuple[bytes, str, str]]) -> bool:
    """Whether each entry follows from the one before it: the links, and nothing else."""
    previous = START
    for raw, digest, named in kept:
        if named != previous or digest_of(raw, previous) != digest:
            return False
        previous = digest
    return True


def write_record(desk: Desk, entries: int) -> None:
    """A record such as posts leave: each entry with the words of its actor, every third with words of its own."""
    for first in range(0, entries, 10_000):
        with desk.work() as work:
            for number in range(first, min(first + 10_000, entries)):
                values = {"from": "queued", "to": "releasing", "version": "1", "draft": f"{number:064x}"}
                words = {"note": f"The library in Mill Lane opens at {number} on Saturday."} if number % 3 == 0 else {}
                work.record.append("take", THE_GATE, str(number), values=values, words=words)
            work.commit()


def main() -> None:
    """Print every ratio with its target."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else ENTRIES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = littlebourne(folder)
        durable, plain, append = best_of(
            5, lambda: floor(folder), lambda: plain_seconds(folder), lambda: append_seconds(desk)
        )
        print(f"floor: an append of 200 bytes with its fsync, {durable * 1e6:.0f} µs")
        tell("one row of 700 bytes in plain SQL", plain / durable, of="the floor")
        tell("one entry with its words", append / durable, of="the floor")
        write_record(desk, entries)
        kept, said = _everything(folder / "gate.db")
        hashing, linking, verifying = best_of(
            ROUNDS,
            lambda: _timed(lambda: [hashlib.sha256(one).hexdigest() for one in (*(raw for raw, _, _ in kept), *said)]),
            lambda: _timed(lambda: links_hold(kept)),
            lambda: _timed(lambda: verify_record(desk).verifies),
        )
        print(
            f"SHA-256 over {len(kept):,} entries and {len(said):,} words: {hashing / len(kept) * 1e6:.2f} µs an entry"
        )
        tell("their links alone, from memory", linking / hashing, of="SHA-256", most=4)
        tell("verifying all of it, from the database", verifying / hashing, of="SHA-256", most=20)


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    if not work():
        raise AssertionError("the record does not verify")
    return time.process_time() - began


def _everything(database: Path) -> tuple[list[tuple[bytes, str, str]], list[bytes]]:
    """Every entry's bytes, digest and the digest before it; and the bytes of all words."""
    plain = sqlite3.connect(database)
    kept = plain.execute("SELECT bytes, digest, previous FROM entry ORDER BY sequence").fetchall()
    said = [(salt + text).encode() for salt, text in plain.execute("SELECT salt, text FROM entry_words")]
    plain.close()
    return kept, said


if __name__ == "__main__":
    main()

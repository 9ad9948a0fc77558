"""Many at once on one database: is each post sent once, and the record one chain?"""

import os
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from gate.desk.desk import Desk
from gate.desk.enquiries import queue, verify_record
from gate.desk.look_up import LOOK_AFTER
from gate.desk.release import release_due
from gate.store.engine import StoreError
from gate.workflow.lifecycle import State
from gate.workflow.role import THE_GATE
from tests.reliability.council import NINE, littlebourne, queue_posts, standing_at
from tests.reliability.workers import release_until_nothing_is_due, start, wait_for


@dataclass(frozen=True, kw_only=True)
class Crowded:
    """How often each post was sent, by the entries of the record and by what stands in the outbox."""

    workers: int
    posts: int
    published: int
    standing: int
    taken_twice: int
    seconds: float
    record_verifies: bool

    @property
    def went_well(self) -> bool:
        return self.posts == self.published == self.standing and not self.taken_twice and self.record_verifies

    def __str__(self) -> str:
        return (
            f"{self.workers} workers, {self.posts:,} due posts: {self.published:,} published, {self.standing:,} stand "
            f"in the outbox, {self.taken_twice} taken twice, in {self.seconds:.0f} s; the record "
            f"{'verifies' if self.record_verifies else 'DOES NOT VERIFY'}"
        )


def crowd_release(folder: Path, *, workers: int, posts: int, database_url: str = "") -> Crowded:
    """Let `workers` processes release `posts` posts that are all due now."""
    desk = littlebourne(folder, database_url=database_url)
    queue_posts(desk, posts)
    began = time.monotonic()
    wait_for([start(desk, release_until_nothing_is_due) for _ in range(workers)])
    seconds = time.monotonic() - began
    release_due(replace(desk, clock=standing_at(NINE + LOOK_AFTER)))  # what a lock kept from being recorded
    with desk.look() as work:
        takes = Counter(entry.subject for entry in work.record.entries() if entry.event == "take")
    crowded = Crowded(
        workers=workers,
        posts=posts,
        published=len(queue(desk, states=(State.PUBLISHED,))),
        standing=len(list(desk.settings.outbox.glob("*.json"))),
        taken_twice=sum(times - 1 for times in takes.values()),
        seconds=seconds,
        record_verifies=verify_record(desk).verifies,
    )
    desk.engine.dispose()
    return crowded


@dataclass(frozen=True, kw_only=True)
class Written:
    """The record after many wrote to it at once."""

    writers: int
    each: int
    entries: int
    record_verifies: bool
    seconds: float
    longest_wait: float
    refused: int

    @property
    def went_well(self) -> bool:
        return self.record_verifies and self.entries == self.writers * self.each and not self.refused

    def __str__(self) -> str:
        return (
            f"{self.writers} writers, {self.each} entries each: one chain of {self.entries:,} entries, which "
            f"{'verifies' if self.record_verifies else 'DOES NOT VERIFY'}, in {self.seconds:.0f} s; the longest wait "
            f"for a turn {self.longest_wait:.1f} s, {self.refused} refused for want of one"
        )


def crowd_record(folder: Path, *, writers: int, each: int, database_url: str = "") -> Written:
    """Let `writers` processes add `each` entries to one record, a transaction for every one."""
    desk = littlebourne(folder, database_url=database_url)
    with desk.look() as work:
        before = len(work.record)

    def write(mine: Desk) -> None:
        left, longest, refused = each, 0.0, 0
        while left:
            asked = time.monotonic()
            try:
                with mine.work() as work:
                    longest = max(longest, time.monotonic() - asked)
                    work.record.append("note", THE_GATE, str(left), words={"note": f"Entry {left} of one writer."})
                    work.commit()
                left -= 1
            except StoreError:  # kept waiting for its turn for too long: it asks again
                refused += 1
                longest = max(longest, time.monotonic() - asked)
        (folder / f"waited-{os.getpid()}").write_text(f"{longest} {refused}", encoding="ascii")

    began = time.monotonic()
    wait_for([start(desk, write) for _ in range(writers)])
    seconds = time.monotonic() - began
    found = verify_record(desk)
    waits = [place.read_text(encoding="ascii").split() for place in folder.glob("waited-*")]
    written = Written(
        writers=writers,
        each=each,
        entries=found.entries - before,
        record_verifies=found.verifies,
        seconds=seconds,
        longest_wait=max(float(wait) for wait, _ in waits),
        refused=sum(int(refused) for _, refused in waits),
    )
    desk.engine.dispose()
    return written

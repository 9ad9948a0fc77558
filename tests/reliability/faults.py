"""A disk that fills up at any point of a release: is anything ever sent without its claim on disk?"""

import os
import random
import resource
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gate.channels.channel import NO_PICTURES, Outcome
from gate.desk.desk import Desk
from gate.desk.enquiries import queue, verify_record
from gate.desk.look_up import LOOK_AFTER
from gate.desk.release import release_due
from gate.publicity.draft import Draft
from gate.store.engine import StoreError
from gate.workflow.lifecycle import State
from tests.reliability.council import NINE, littlebourne, queue_posts, standing_at
from tests.reliability.stand_in_channel import StandIn
from tests.reliability.stand_in_platform import platform
from tests.reliability.watching import claim_on_disk
from tests.reliability.workers import start

LARGEST_ROOM = 400_000
"""Bytes up to which a worker may write a file before its disk is full: some releases fit, most do not."""

WENT, FULL, UNCLAIMED = 0, 3, 4


@dataclass(frozen=True, kw_only=True)
class Checking(StandIn):
    """The stand-in's channel, which looks at the database file as a stranger would before it lets a post out."""

    database: Path

    def publish(self, draft: Draft, *, key: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> Outcome:
        if not claim_on_disk(self.database, key):
            os._exit(UNCLAIMED)
        return super().publish(draft, key=key, pictures=pictures)


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What became of the posts of workers whose disk filled up. `refused` counts those whom it stopped."""

    disks: int
    refused: int
    left_uncertain: int
    published: int
    unclaimed: int
    twice: int
    record_verifies: bool

    @property
    def went_well(self) -> bool:
        return self.published == self.disks and not self.unclaimed and not self.twice and self.record_verifies

    def __str__(self) -> str:
        return (
            f"{self.disks:,} releases with little room, {self.refused:,} of them stopped by a full disk and "
            f"{self.left_uncertain:,} of those after their claim: {self.unclaimed} sent without a claim on disk, "
            f"{self.twice} sent twice, {self.published:,} published once there was room; the record "
            f"{'verifies' if self.record_verifies else 'DOES NOT VERIFY'}"
        )


def fill_disks(folder: Path, *, times: int, seed: int = 1) -> Filled:
    """Let workers run into a limit on the size of files, `times` times, each at another point; then give them room."""
    chance = random.Random(seed)
    with platform() as there:
        channel = Checking(port=there.port, clock=standing_at(NINE), database=folder / "gate.db")
        desk = littlebourne(folder, channels={"outbox": channel})
        ended: list[int] = []
        for _ in range(times):
            queue_posts(desk, 1)
            ended.append(_release_with(desk, chance.randrange(LARGEST_ROOM)))
        uncertain = len(queue(desk, states=(State.RELEASING,)))
        release_due(replace(desk, clock=standing_at(NINE + LOOK_AFTER)))
        standing = [post["key"] for post in there.posts()]
    return Filled(
        disks=times,
        refused=ended.count(FULL),
        left_uncertain=uncertain,
        published=len(queue(desk, states=(State.PUBLISHED,))),
        unclaimed=times - ended.count(WENT) - ended.count(FULL),
        twice=len(standing) - len(set(standing)),
        record_verifies=verify_record(desk).verifies,
    )


def _release_with(desk: Desk, room: int) -> int:
    def release(mine: Desk) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        try:
            release_due(mine)
        except StoreError:
            os._exit(FULL)

    return os.waitstatus_to_exitcode(os.waitpid(start(desk, release), 0)[1])

"""Release workers killed at random points: is any post lost, sent twice, or left uncertain?"""

import datetime as dt
import random
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from gate.desk.amend import amend_draft
from gate.desk.desk import Desk
from gate.desk.enquiries import queue, verify_record
from gate.desk.look_up import LOOK_AFTER, look_up
from gate.desk.release import release_due
from gate.workflow.lifecycle import Because, Post, State
from tests.reliability.council import NINE, OFFICER, littlebourne, queue_posts, standing_at
from tests.reliability.stand_in_channel import StandIn
from tests.reliability.stand_in_platform import Mood, Platform, platform
from tests.reliability.workers import kill_after, release_until_nothing_is_due, start, wait_for

MOODS = (*[Mood.TAKES] * 12, *Mood)
"""Mostly well, and now and then in every way badly."""

WITHIN = 3.0
"""A worker is killed within the time that so many posts take: anywhere in reading, taking, sending and recording."""


@dataclass(frozen=True, kw_only=True)
class Killed:
    """What became of the posts. `uncertain` is how often one was left so by a dead or unanswered worker."""

    kills: int
    posts: int
    uncertain: int
    found: int
    not_found: int
    published: int
    refused: int
    lost: int
    twice: int
    unsettled: int
    record_verifies: bool

    @property
    def went_well(self) -> bool:
        return not (self.lost or self.twice or self.unsettled) and self.record_verifies

    def __str__(self) -> str:
        return (
            f"{self.kills:,} workers killed over {self.posts:,} posts: {self.uncertain:,} times a post was left "
            f"uncertain and looked up ({self.found:,} found, {self.not_found:,} not); {self.published:,} published, "
            f"{self.refused:,} refused by the platform; {self.lost} lost, {self.twice} sent twice, {self.unsettled} "
            f"left unsettled; the record {'verifies' if self.record_verifies else 'DOES NOT VERIFY'}"
        )


def kill_workers(folder: Path, *, kills: int, seed: int = 1, database_url: str = "") -> Killed:
    """Kill `kills` workers, two at work at a time, while a platform in every mood answers them."""
    chance = random.Random(seed)
    with platform(MOODS, seed=seed) as there:
        # what the platform puts off is due again at once
        channel = StandIn(port=there.port, clock=standing_at(NINE - dt.timedelta(minutes=1)))
        desk = littlebourne(folder, channels={"outbox": channel}, database_url=database_url)
        queue_posts(desk, 10)
        posts, done = 10, 0
        settled: Counter[State] = Counter()
        pace = _seconds_for_one(desk)
        while done < kills:
            queue_posts(desk, 20)
            posts += 20
            for _ in range(10):
                if done < kills and queue(desk, states=(State.QUEUED,)):
                    done += _kill_two(desk, chance, pace * WITHIN)
            settled += _settle(desk, there)
        while queue(desk, states=(State.QUEUED, State.RELEASING)):
            wait_for([start(desk, release_until_nothing_is_due) for _ in range(2)])
            settled += _settle(desk, there)
        killed = _counted(desk, there, done, posts, settled)
        desk.engine.dispose()
        return killed


def _seconds_for_one(desk: Desk) -> float:
    """How long a release takes here and now. The names are compiled too, so that no worker has to begin with that."""
    began = time.monotonic()
    due = len(queue(desk, states=(State.QUEUED,)))
    release_due(desk)
    return (time.monotonic() - began) / due


def _kill_two(desk: Desk, chance: random.Random, most: float) -> int:
    workers = [start(desk, release_until_nothing_is_due) for _ in range(2)]
    return sum(kill_after(worker, chance.uniform(0, most)) for worker in workers)


def _settle(desk: Desk, there: Platform) -> Counter[State]:
    """Look for every post left uncertain, once nobody can be sending it; a person moves what was not found."""
    there.posts()  # whatever is under way arrives
    later = replace(desk, clock=standing_at(NINE + LOOK_AFTER))
    settled: Counter[State] = Counter()
    for left in queue(desk, states=(State.RELEASING,)):
        try:
            post = look_up(later, left, later.clock(), None)
        except OSError:
            continue  # the platform did not answer in time: another look follows
        if post is not None:
            settled[post.state] += 1
    for post in queue(desk, states=(State.HELD,)):
        if post.because is Because.NOT_FOUND:
            _move(desk, post)
    return settled


def _move(desk: Desk, post: Post) -> None:
    wanted = post.draft.publish_at or NINE
    amend_draft(desk, post.post_id, replace(post.draft, publish_at=wanted - dt.timedelta(seconds=1)), OFFICER)


def _counted(desk: Desk, there: Platform, kills: int, posts: int, settled: Counter[State]) -> Killed:
    standing = Counter(post["key"] for post in there.posts())
    kept = queue(desk)
    published = {post.key for post in kept if post.state is State.PUBLISHED}
    refused = {post.key for post in kept if post.state is State.HELD and post.because is Because.REJECTED}
    unrecorded = set(standing) - published
    return Killed(
        kills=kills,
        posts=posts,
        uncertain=settled.total(),
        found=settled[State.PUBLISHED],
        not_found=settled[State.HELD],
        published=len(published),
        refused=len(refused),
        lost=posts - len(published) - len(refused) + len(published - set(standing)) + len(unrecorded),
        twice=sum(times - 1 for times in standing.values()),
        unsettled=sum(post.state is State.RELEASING for post in kept),
        record_verifies=verify_record(desk).verifies,
    )

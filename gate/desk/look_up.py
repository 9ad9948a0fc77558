"""
Settling, by looking, what a release worker left uncertain.

A worker that died, or was never answered, leaves its post RELEASING. It is then looked for under its key, and
neither sent again nor forgotten. Looking too early would settle a post that its worker is still sending, so the
wait is measured by this process's own stopwatch: two hosts' clocks may differ, and a clock may be set back.
"""

import datetime as dt
import logging
from dataclasses import dataclass, field, replace

from gate.channels.channel import Accepted, CannotLookError
from gate.clock import Stopwatch
from gate.desk.desk import Desk
from gate.store.posts import PostError
from gate.store.work import Work
from gate.workflow.lifecycle import Because, Event, Post, Receipt, State
from gate.workflow.role import THE_GATE

LOOK_AFTER = dt.timedelta(minutes=5)
"""How long a taken post is left to the worker that took it before another looks it up."""

LOOK_ANYWAY_AFTER = dt.timedelta(hours=1)
"""By the clock alone: longer than two clocks differ, so that a process often started anew looks too."""

NOT_FOUND_NOTE = "it was not found where it should stand; give it a new time to send it"

_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Sightings:
    """Since when this process has itself seen each taken post as it is. A claim taken anew is seen anew."""

    stopwatch: Stopwatch
    _since: dict[tuple[str, str, int], float] = field(default_factory=dict)

    def look_at(self, council_id: str, taken: tuple[Post, ...]) -> None:
        """See which posts of a council are taken now, and forget those that no longer are."""
        here = {(council_id, post.post_id, post.revision) for post in taken}
        now = self.stopwatch()
        self._since = {
            claim: since for claim, since in self._since.items() if claim[0] != council_id or claim in here
        } | {claim: now for claim in here if claim not in self._since}

    def seen_for(self, post: Post) -> dt.timedelta:
        """How long this process has seen the post taken."""
        since = self._since.get((post.council_id, post.post_id, post.revision))
        return dt.timedelta(0) if since is None else dt.timedelta(seconds=self.stopwatch() - since)


def look_up(desk: Desk, post: Post, now: dt.datetime, sightings: Sightings | None) -> Post | None:
    """Settle a taken post whose worker did not come back. None while that is not to be said.

    A process that keeps releasing goes by what it has seen itself; one that releases once has only the clock.
    """
    by_the_clock = now - (post.taken_at or now)
    waited = sightings.seen_for(post) if sightings and by_the_clock < LOOK_ANYWAY_AFTER else by_the_clock
    if waited < LOOK_AFTER:
        return None
    with desk.look() as work:
        channel = desk.channels[work.registers.account(post.draft.account_id).channel]
    try:
        found = channel.find(post.key)
    except CannotLookError:
        return None  # a person must look
    try:
        with desk.work() as work:
            if found:
                settled = published(work, post, found, Event.FOUND)
            else:
                settled = work.advance(post, Event.NOT_FOUND, THE_GATE, because=Because.NOT_FOUND, note=NOT_FOUND_NOTE)
            work.commit()
    except PostError:
        return None  # settled by someone else meanwhile
    return settled


def published(work: Work, post: Post, accepted: Accepted, event: Event) -> Post:
    """The post with its receipt, and the words as sent kept beside the entry."""
    receipt = Receipt(address=accepted.address, at=work.at, sent=accepted.sent)
    return work.advance(
        post,
        event,
        THE_GATE,
        after=replace(post, receipt=receipt),
        values={"address": accepted.address, "key": post.key},
        words={"sent": accepted.sent},
    )


def keep_late_answer(work: Work, post: Post, accepted: Accepted) -> Post:
    """Record that a post settled as *not found* stands after all: its worker was answered too late.

    Held, it says where it stands; given a new time, it is found there and noted as published, not sent again.
    """
    work.record.append(
        "answered late",
        THE_GATE,
        post.post_id,
        values={"address": accepted.address, "key": post.key},
        words={"sent": accepted.sent},
    )
    _log.warning("Post %s was settled as not found, and stands at %s.", post.post_id, accepted.address)
    if post.state is not State.HELD or post.because is not Because.NOT_FOUND:
        return post
    note = f"it was posted after all, at {accepted.address}; move it to have that noted: nothing is sent again"
    return work.advance(post, Event.HOLD, THE_GATE, because=Because.NOT_FOUND, note=note)

"""A platform within the trial's own process, which does whatever the trial likes while it is asked."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gate.channels.channel import NO_PICTURES, Accepted, Limits, Outcome, Unknown
from gate.publicity.draft import Draft


def _nothing() -> None:
    """Let it be."""


@dataclass
class Watching:
    """Takes every post, and counts how often each key came. `answers` is false where it never says so."""

    while_looking: Callable[[], None] = _nothing
    while_publishing: Callable[[], None] = _nothing
    answers: bool = True
    sent: list[tuple[str, str]] = field(default_factory=list)
    by_hand: bool = False

    def limits(self, network: str) -> Limits:
        return Limits()

    def find(self, key: str) -> Accepted | None:
        self.while_looking()
        standing = dict(self.sent)
        return Accepted(address=f"https://platform.example/{key}", sent=standing[key]) if key in standing else None

    def publish(self, draft: Draft, *, key: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> Outcome:
        self.while_publishing()
        self.sent.append((key, draft.words))
        if not self.answers:
            return Unknown(why="The platform did not answer.")
        return Accepted(address=f"https://platform.example/{key}", sent=draft.words)


def claim_on_disk(database: Path, key: str) -> bool:
    """Whether a stranger who opens the file now finds a post that is taken under `key`."""
    stranger = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        found = stranger.execute(
            "SELECT count(*) FROM post WHERE state = 'releasing' AND json_extract(document, '$.key') = ?", (key,)
        ).fetchone()
        return int(found[0]) == 1
    finally:
        stranger.close()

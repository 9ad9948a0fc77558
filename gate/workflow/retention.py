"""How long what a post said is kept, by what became of it."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from gate.workflow.lifecycle import Post, State


class Kind(StrEnum):
    """What is kept for a time of its own."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


AT_AN_END: Mapping[State, Kind] = {
    State.PUBLISHED: Kind.PUBLISHED,
    State.TAKEN_DOWN: Kind.PUBLISHED,
    State.WITHDRAWN: Kind.WITHDRAWN,
}
"""The states in which a post is at its end; in any other its words are needed."""


def is_past(post: Post, ended_at: dt.datetime, now: dt.datetime, days: Mapping[str, int]) -> bool:
    """Whether a post that came to its end at `ended_at` (aware) has been kept as long as it should."""
    kind = AT_AN_END.get(post.state)
    if kind is None or kind not in days:
        return False
    return now >= ended_at + dt.timedelta(days=days[kind])

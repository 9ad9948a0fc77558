"""When a post is too late to go by itself."""

import datetime as dt

from gate.publicity.situation import Situation
from gate.workflow.lifecycle import Post

MISSED_NOTE = "its time has passed; give it a new one"


def is_late(post: Post, now: dt.datetime, situation: Situation) -> bool:
    """Whether `post` is too late to go by itself at `now` (aware): by more than the policy's grace.

    Where its platform asked for later, the grace is counted from then.
    """
    return now > post.next_at + dt.timedelta(minutes=situation.policy.grace_minutes)

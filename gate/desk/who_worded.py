"""Whose words a post says: also of who put the same words before the gate in another post, and withdrew it."""

import datetime as dt

from gate.desk.warnings import said_plainly
from gate.store.work import Work
from gate.workflow.lifecycle import Post
from gate.workflow.role import Actor

SAME_WORDS_ARE_THEIRS_FOR = dt.timedelta(days=90)
"""How long words stay those of who first wrote them here, whoever submits them again: longer than any pre-election
period, so that nobody passes their own words on to answer for them. Our choice; no law sets it."""


def writers_with(work: Work, post: Post, actor: Actor) -> frozenset[str]:
    """Everyone who worded the post; `actor` too where they worded the same for any account of the council lately.

    The same is the same but for case, marks and spacing. To have moved a post to another time is not to have worded it.
    """
    mine = said_plainly(post.draft)
    if mine and actor.person_id not in post.writers:
        for post_id, number, draft in work.posts.versions_by(
            actor.person_id, since=work.at - SAME_WORDS_ARE_THEIRS_FOR
        ):
            if post_id == post.post_id or said_plainly(draft) != mine:
                continue
            before = next((one for one in work.posts.versions(post_id) if one.number == number - 1), None)
            if before is None or said_plainly(before.draft) != mine:
                return post.writers | {actor.person_id}
    return post.writers

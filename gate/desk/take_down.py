"""Recording that a published post was taken down, and what the platform answered."""

from gate.desk.desk import Desk, SignedIn, acting
from gate.workflow.lifecycle import Event, Post
from gate.workflow.override import NotPermittedError, objections_to_reason


def take_down(desk: Desk, post_id: str, by: SignedIn, *, reason: str) -> Post:
    """Record that the post no longer stands. Raises NotPermittedError with every objection, or PostError."""
    with desk.work() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        objections = objections_to_reason(reason)
        if objections:
            raise NotPermittedError(objections)
        post = work.advance(post, Event.TAKE_DOWN, actor, words={"reason": reason})
        work.commit()
        return post

"""Recording that a published post was taken down, and what the platform answered."""

from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded, require
from gate.workflow.lifecycle import Event, Post
from gate.workflow.override import objections_to_reason
from gate.workflow.permission import Act


def take_down(desk: Desk, post_id: str, by: SignedIn, *, reason: str) -> Post:
    """Record that the post no longer stands. Raises NotPermittedError with every objection, or PostError."""
    with refusals_recorded(desk, Act.TAKE_DOWN, by, post_id), desk.work() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        require(Act.TAKE_DOWN, actor, *objections_to_reason(reason))
        post = work.advance(post, Event.TAKE_DOWN, actor, words={"reason": reason})
        work.commit()
        return post

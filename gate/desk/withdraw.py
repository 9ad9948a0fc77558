"""Taking a post out of the queue for good."""

from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded, require
from gate.workflow.lifecycle import Event, Post
from gate.workflow.override import objections_to_reason
from gate.workflow.permission import Act


def withdraw_post(desk: Desk, post_id: str, by: SignedIn, *, reason: str = "") -> Post:
    """Withdraw a held or queued post. Raises NotPermittedError or PostError; then nothing has changed."""
    with refusals_recorded(desk, Act.WITHDRAW, by, post_id), desk.work() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        post = work.advance(post, Event.WITHDRAW, actor, words={"reason": reason} if reason else {})
        work.commit()
        return post


def refuse_post(desk: Desk, post_id: str, by: SignedIn, *, reason: str) -> Post:
    """Withdraw a post as an officer, with a note to its author. Raises NotPermittedError with every objection."""
    with refusals_recorded(desk, Act.REFUSE, by, post_id), desk.work() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        require(Act.REFUSE, actor, *objections_to_reason(reason))
        post = work.advance(post, Event.WITHDRAW, actor, values={"refused": "yes"}, words={"reason": reason})
        work.commit()
        return post

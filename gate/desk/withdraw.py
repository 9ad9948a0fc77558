"""Taking a post out of the queue for good."""

from gate.desk.desk import Desk, SignedIn, acting
from gate.workflow.lifecycle import Event, Post
from gate.workflow.override import NotPermittedError, objections_to_reason
from gate.workflow.role import OFFICERS, in_words


def withdraw_post(desk: Desk, post_id: str, by: SignedIn, *, reason: str = "") -> Post:
    """Withdraw a held or queued post. Raises NotPermittedError or PostError; then nothing has changed."""
    with desk.work() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        post = work.advance(post, Event.WITHDRAW, actor, words={"reason": reason} if reason else {})
        work.commit()
        return post


def refuse_post(desk: Desk, post_id: str, by: SignedIn, *, reason: str) -> Post:
    """Withdraw a post as an officer, with a note to its author. Raises NotPermittedError with every objection."""
    with desk.work() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        objections = list(objections_to_reason(reason))
        if actor.role_among(OFFICERS) is None:
            objections.insert(0, f"Refusing a post needs the role {in_words(OFFICERS)}; ask your clerk.")
        if objections:
            raise NotPermittedError(tuple(objections))
        post = work.advance(post, Event.WITHDRAW, actor, values={"refused": "yes"}, words={"reason": reason})
        work.commit()
        return post

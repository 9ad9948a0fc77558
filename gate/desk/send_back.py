"""Returning a post to its author with a note."""

from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded, require
from gate.workflow.lifecycle import Because, Event, Post
from gate.workflow.override import objections_to_reason
from gate.workflow.permission import Act


def send_back(desk: Desk, post_id: str, by: SignedIn, *, note: str) -> Post:
    """Return a held post with a note: it goes on only when somebody amends or moves it.

    Raises NotPermittedError with every objection, or PostError.
    """
    with refusals_recorded(desk, Act.RETURN, by, post_id), desk.work() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        require(Act.RETURN, actor, *objections_to_reason(note))
        post = work.advance(
            post, Event.RETURN, actor, because=Because.RETURNED, note=note.strip(), words={"note": note.strip()}
        )
        work.commit()
        return post

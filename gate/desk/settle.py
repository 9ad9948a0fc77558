"""Saying what became of a post that was handed over: where it stands, or that it was not posted."""

from dataclasses import replace

from gate.channels.handover import objections_to_address
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded
from gate.workflow.lifecycle import Because, Event, Post, Receipt, objections_to
from gate.workflow.override import NotPermittedError
from gate.workflow.permission import Act


def settle_found(desk: Desk, post_id: str, by: SignedIn, *, address: str) -> Post:
    """Record that the post stands at `address`. Raises NotPermittedError with every objection, or PostError."""
    with refusals_recorded(desk, Act.SETTLE, by, post_id), desk.work() as work:
        post = work.posts.get(post_id)
        account = work.registers.account(post.draft.account_id)
        actor = acting(work, by, account_id=account.account_id)
        objections = objections_to(Event.FOUND, post.state, actor) + objections_to_address(address, account.network)
        if objections:
            raise NotPermittedError(objections)
        receipt = Receipt(address=address.strip(), at=work.at, sent=post.draft.words)
        post = work.advance(
            post,
            Event.FOUND,
            actor,
            after=replace(post, receipt=receipt),
            values={"address": receipt.address, "key": post.key},
            words={"sent": receipt.sent},
        )
        work.commit()
        return post


def settle_not_found(desk: Desk, post_id: str, by: SignedIn) -> Post:
    """Record that someone looked and the post was not posted: it is held, and needs a new time."""
    with refusals_recorded(desk, Act.SETTLE, by, post_id), desk.work() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        note = "it was not posted; give it a new time to try again"
        post = work.advance(post, Event.NOT_FOUND, actor, because=Because.NOT_FOUND, note=note)
        work.commit()
        return post

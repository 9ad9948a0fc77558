"""
The look afterwards: at a post that a sole officer let out alone, or somebody in an emergency.

The policy names who looks. Where it names nobody, somebody with a second person's role or an auditor may; never
who answered, nor who wrote the post. What is overdue is shown to everyone.
"""

import datetime as dt
from dataclasses import dataclass

from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded, require
from gate.publicity.policy import Policy
from gate.store.oversight import OwedReview
from gate.store.work import Work
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Path, objections_to_reason
from gate.workflow.permission import Act, objections_to_act
from gate.workflow.role import SECOND_PERSONS, Actor, Role, in_words

REVIEW_WITHIN = dt.timedelta(days=7)
"""How long after a post went out the look at it may take before it is overdue."""

OUT = (State.RELEASING, State.PUBLISHED, State.TAKEN_DOWN)
_LOOKERS = SECOND_PERSONS | {Role.AUDITOR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A post that somebody must look at. `reviewer` is the person named, or empty; `due_at` is aware."""

    post: Post
    path: str
    answered_by: str
    reviewer: str
    due_at: dt.datetime
    overdue: bool


def reviews_owed(desk: Desk) -> tuple[Owed, ...]:
    """Every look that is owed at a post which went out, the longest owed first. For everyone to see."""
    with desk.look() as work:
        policy = work.registers.policy
        found = [
            _owed(work, post, review, policy)
            for review in work.oversight.reviews()
            for post in (work.posts.get(review.post_id),)
            if post.state in OUT and post.draft.digest == review.draft
        ]
        return tuple(sorted(found, key=lambda owed: owed.due_at))


def review_post(desk: Desk, post_id: str, by: SignedIn, *, reason: str) -> Post:
    """Record that somebody looked at a post afterwards, and what they found.

    Raises NotPermittedError with every objection, or PostError.
    """
    with refusals_recorded(desk, Act.REVIEW, by, post_id), desk.work() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        owed = [one for one in work.oversight.reviews(post_id) if one.draft == post.draft.digest]
        objections = _objections(work, post, owed, actor)
        require(Act.REVIEW, actor, *objections, *objections_to_reason(reason))
        for one in owed:
            work.oversight.review_done(one.number, by=actor.person_id)
            work.record.append(
                "review",
                actor,
                post_id,
                values={"path": one.path, "answered_by": one.answered_by, "draft": one.draft},
                words={"reason": reason.strip()},
            )
        work.commit()
        return post


def why_not_review(desk: Desk, post_id: str, by: SignedIn) -> tuple[str, ...]:
    """Every reason why this person may not look at the post afterwards; empty when they may."""
    with desk.look() as work:
        post = work.posts.get(post_id)
        actor = acting(work, by, account_id=post.draft.account_id)
        owed = [one for one in work.oversight.reviews(post_id) if one.draft == post.draft.digest]
        return (*objections_to_act(Act.REVIEW, actor), *_objections(work, post, owed, actor))


def _objections(work: Work, post: Post, owed: list[OwedReview], actor: Actor) -> tuple[str, ...]:
    if not owed:
        return (f"Nobody owes a look at post {post.post_id}.",)
    found = []
    if post.state not in OUT:
        found.append(f"Post {post.post_id} has not gone out; there is nothing to look at yet.")
    if actor.person_id in post.writers | {one.answered_by for one in owed}:
        found.append("You wrote this post or answered for it; somebody else must look.")
    named = {_reviewer(work.registers.policy, one.path) for one in owed} - {""}
    if named and actor.person_id not in named:
        found.append(f"The policy names {', '.join(sorted(named))} to look afterwards.")
    if not named and actor.role_among(_LOOKERS) is None:
        found.append(f"Looking afterwards needs the role {in_words(_LOOKERS)}.")
    return tuple(found)


def _owed(work: Work, post: Post, review: OwedReview, policy: Policy) -> Owed:
    out_at = post.receipt.at if post.receipt else post.taken_at or review.answered_at
    due_at = out_at + REVIEW_WITHIN
    return Owed(
        post=post,
        path=review.path,
        answered_by=review.answered_by,
        reviewer=_reviewer(policy, review.path),
        due_at=due_at,
        overdue=work.at >= due_at,
    )


def _reviewer(policy: Policy, path: str) -> str:
    if path == Path.EMERGENCY:
        return policy.emergency_reviewer or policy.outside_reviewer
    return policy.outside_reviewer

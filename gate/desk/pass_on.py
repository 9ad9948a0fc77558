"""What somebody who leaves had open, and who takes it over."""

from dataclasses import dataclass, replace

from gate.desk.desk import Desk
from gate.publicity.policy import Policy
from gate.store.work import Work
from gate.workflow.lifecycle import Post, State
from gate.workflow.role import Actor, Person, Role

OPEN = (State.HELD, State.QUEUED, State.RELEASING)
"""The states of a post that somebody must still look after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """What a person has open. `named` says for what the policy or another's role still names them, as sentences."""

    posts: tuple[Post, ...]
    unfinished: int
    named: tuple[str, ...]


def left_open(desk: Desk, person_id: str) -> LeftOpen:
    """What would have nobody to look after it if this person left."""
    with desk.look() as work:
        return LeftOpen(
            posts=_posts_of(work, person_id),
            unfinished=len(work.unfinished.of(person_id)),
            named=(*_named_in(work.registers.policy, person_id), *_managed_by(work, person_id)),
        )


def pass_on(work: Work, keeper: Actor, leaver: Person, heir: Person) -> None:
    """Give `heir` what `leaver` has open, within `work`, with an entry for each post.

    Who wrote a post stays who wrote it: `heir` hears of it, and may still answer for it. Texts that were not put
    before the gate become theirs.
    """
    for post in _posts_of(work, leaver.person_id):
        work.posts.replace(post, replace(post, passed_to=heir.person_id, revision=post.revision + 1))
        values = {"from": leaver.person_id, "to": heir.person_id}
        work.record.append("pass on", keeper, post.post_id, values=values, words={"name": heir.name})
    for text in work.unfinished.of(leaver.person_id):
        work.unfinished.put(replace(text, person_id=heir.person_id))
        work.unfinished.drop(leaver.person_id, text.draft_id)


def _posts_of(work: Work, person_id: str) -> tuple[Post, ...]:
    return tuple(post for post in work.posts.in_states(OPEN) if (post.passed_to or post.author) == person_id)


def _named_in(policy: Policy, person_id: str) -> tuple[str, ...]:
    found = []
    if policy.outside_reviewer == person_id:
        found.append("The policy names them to look afterwards: adopt one that names somebody else.")
    if policy.emergency_reviewer == person_id:
        found.append("The policy names them to look afterwards in an emergency: adopt one that names somebody else.")
    if person_id in policy.emergency_by:
        found.append("The policy lets them answer for their own post in an emergency: adopt one that does not.")
    return tuple(found)


def _managed_by(work: Work, person_id: str) -> tuple[str, ...]:
    person = work.registers.person(person_id)
    managed = sorted({one for grant in person.grants if grant.role is Role.LINE_MANAGER for one in grant.manages})
    return (f"They are line manager of {', '.join(managed)}: give somebody else that role.",) if managed else ()

"""
Lawful erasure: words of one entry, or all that a post said. The chain goes on verifying, and an entry says what went.

A legal hold stops it. Digests stay; the salts go with the words, so that nothing can be guessed back from them.
Backups and exports made before still hold the words: who erases must see to those too.
"""

from calendars.civil_time import civil_day
from gate.desk.dates_in_words import short_day
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded, require
from gate.store.erasure import Erasure, scrub
from gate.store.work import Work
from gate.workflow.lifecycle import Post
from gate.workflow.override import objections_to_reason
from gate.workflow.permission import Act
from gate.workflow.retention import AT_AN_END
from gate.workflow.role import Actor

KEPT_FIELDS = frozenset({"actor", "system_user"})
"""Who did it: erased one by one where the law asks for it, never with a whole post."""


def erase_words(desk: Desk, sequence: int, field: str, by: SignedIn, *, reason: str) -> None:
    """Erase the words of one field of one entry. Raises NotPermittedError with every objection, or RecordError."""
    with refusals_recorded(desk, Act.ERASE_WORDS, by, f"entry {sequence}"), desk.work() as work:
        actor = acting(work, by)
        subject = next((entry.subject for entry in work.record.entries() if entry.sequence == sequence), "")
        require(Act.ERASE_WORDS, actor, *objections_to_reason(reason), *_held(work, subject))
        work.record.erase(sequence, field, actor, reason.strip())
        work.commit()
    scrub(desk.engine)


def erase_post(desk: Desk, post_id: str, by: SignedIn, *, reason: str) -> Post:
    """Erase all that a post said: drafts, pictures, readings, reasons, and the words beside its entries.

    Raises NotPermittedError with every objection, or PostError.
    """
    with refusals_recorded(desk, Act.ERASE_WORDS, by, post_id), desk.work() as work:
        actor = acting(work, by)
        post = work.posts.get(post_id)
        require(Act.ERASE_WORDS, actor, *objections_to_reason(reason), *objections_to_erasing(work, post))
        erased = erase_in(work, post, actor, reason.strip())
        work.commit()
    scrub(desk.engine)
    return erased


def objections_to_erasing(work: Work, post: Post) -> tuple[str, ...]:
    """Why what a post said may not be erased now; empty when it may."""
    found = list(_held(work, post.post_id))
    if post.state not in AT_AN_END:
        found.append(f"Post {post.post_id} is {post.state}: withdraw it first, or wait until it is out.")
    if work.oversight.reviews(post.post_id) and post.state in AT_AN_END:
        found.append(f"Somebody still owes a look at post {post.post_id}.")
    return tuple(found)


def erase_in(work: Work, post: Post, actor: Actor, reason: str) -> Post:
    """What `erase_post` does, within a transaction that may erase more than one."""
    entries = list(work.record.entries(subject=post.post_id))
    Erasure(session=work.session, council_id=work.council_id).erase_post(post)
    gone = [
        (entry.sequence, kept.field)
        for entry in entries
        for kept in entry.words
        if not kept.erased and kept.field not in KEPT_FIELDS
    ]
    work.record.append("erase post", actor, post.post_id, values={"words": str(len(gone))}, words={"reason": reason})
    for sequence, field in gone:
        work.record.erase(sequence, field, actor, reason)
    return work.posts.get(post.post_id)


def _held(work: Work, subject: str) -> tuple[str, ...]:
    hold = work.oversight.hold_on(subject)
    if hold is None:
        return ()
    return (
        f"{hold.by} placed a legal hold on {hold.subject} on {short_day(civil_day(hold.at))}: nothing may be erased.",
    )

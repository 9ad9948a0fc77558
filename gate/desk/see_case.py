"""Seeing a case: what is different about a post since this person last saw it. No part of the record."""

from dataclasses import dataclass

from gate.desk.amend import what_changed
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import Case
from gate.store.last_seen import LastSeen, last_seen, put_last_seen


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLastSeen:
    """What is different: `words` as lines marked `-` and `+`, findings that came and that went, in words.

    `seen_before` is false where this person sees the post for the first time: then nothing is different.
    """

    seen_before: bool = False
    words: str = ""
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether anything is different."""
        return bool(self.words or self.came or self.went)


def see_case(desk: Desk, seen: Case, by: SignedIn) -> SinceLastSeen:
    """What is different about the case since this person last saw it; they have seen it now."""
    post_id = seen.post.post_id
    found = seen.reading.screening.findings if seen.reading else ()
    now = LastSeen(
        version=seen.post.version, findings=tuple(dict.fromkeys(f"{one.told}: “{one.words}”" for one in found))
    )
    with desk.look() as work:
        before = last_seen(work.session, work.council_id, by.person_id, post_id)
    if before != now:
        with desk.work() as work:
            put_last_seen(work.session, work.council_id, by.person_id, post_id, now)
            work.commit()
    if before is None:
        return SinceLastSeen()
    drafts = {version.number: version.draft for version in seen.versions}
    then = drafts.get(before.version)
    return SinceLastSeen(
        seen_before=True,
        words=what_changed(then, seen.post.draft) if then and then != seen.post.draft else "",
        came=tuple(one for one in now.findings if one not in before.findings),
        went=tuple(one for one in before.findings if one not in now.findings),
    )

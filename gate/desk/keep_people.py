"""Keeping who stands and who sits: candidates and members, imported or by hand."""

from dataclasses import dataclass

from gate.desk.desk import Desk, SignedIn
from gate.desk.keep_calendar import keeper_of, the_poll
from gate.desk.refusal import refusals_recorded
from gate.desk.reread import reread_for
from gate.desk.situate import whole_lists
from gate.publicity.council import Ballot, Candidate, Member
from gate.store.work import Work
from gate.workflow.lifecycle import Post
from gate.workflow.permission import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPeople:
    """What a change to the people did: how many were kept, per poll, and the posts whose state it changed."""

    per_poll: tuple[tuple[str, int], ...]
    moved: tuple[Post, ...]


def keep_candidates(
    desk: Desk,
    candidates: tuple[Candidate, ...],
    by: SignedIn,
    *,
    complete: bool,
    polls_complete: frozenset[str] = frozenset(),
) -> KeptPeople:
    """Add candidates to the polls they name, all or none.

    `complete` says that a person declares the list to be the statement of persons nominated; otherwise only
    the polls in `polls_complete` (every ballot locked in the import) count as complete. Raises CalendarError
    when a poll is not in the calendar, NotPermittedError for who stands in one of them.
    """
    with refusals_recorded(desk, Act.KEEP_PEOPLE, by), desk.work() as work:
        keeper = keeper_of(work, by, frozenset(candidate.poll_id for candidate in candidates))
        per_poll = _per_poll(work, candidates)
        work.registers.put_candidates(candidates)
        known = whole_lists(work.registers.people, work.calendar.current().polls)
        for poll_id, count in per_poll.items():
            whole = complete or poll_id in polls_complete or poll_id in known
            work.registers.put_ballot(Ballot(poll_id=poll_id, complete=whole, imported_at=work.at))
            values = {"candidates": str(count), "complete": "yes" if whole else "no"}
            work.record.append("import candidates", keeper, poll_id, values=values)
        moved = reread_for(desk, work, keeper)
        work.commit()
        return KeptPeople(per_poll=tuple(per_poll.items()), moved=moved)


def preview_candidates(desk: Desk, candidates: tuple[Candidate, ...]) -> KeptPeople:
    """What keeping these candidates would do. Raises CalendarError when a poll is not in the calendar."""
    with desk.look() as work:
        return KeptPeople(per_poll=tuple(_per_poll(work, candidates).items()), moved=())


def _per_poll(work: Work, candidates: tuple[Candidate, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for candidate in candidates:
        found[candidate.poll_id] = found.get(candidate.poll_id, 0) + 1
    for poll_id in found:
        the_poll(work, poll_id)
    return found


def keep_members(desk: Desk, members: tuple[Member, ...], by: SignedIn) -> KeptPeople:
    """Make these the sitting politicians who matter here, in the place of those before."""
    with refusals_recorded(desk, Act.KEEP_PEOPLE, by), desk.work() as work:
        keeper = keeper_of(work, by)
        work.registers.put_members(members)
        work.record.append("import members", keeper, "members", values={"members": str(len(members))})
        moved = reread_for(desk, work, keeper)
        work.commit()
        return KeptPeople(per_poll=(), moved=moved)

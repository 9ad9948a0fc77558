"""Asking without changing anything: the answer for today, the queue, one post's whole life, the record."""

import datetime as dt
from dataclasses import dataclass

from calendars.area import Area, Gazetteer
from calendars.election_calendar import Answer
from gate.audit.chain import KeptEntry, Verification
from gate.audit.checkpoint import Checkpoint
from gate.desk.dates_in_words import hour
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.override import Seen
from gate.desk.reading import Reading, read_draft, read_post
from gate.desk.situate import election_calendar
from gate.publicity.council import Account, Council, People
from gate.publicity.draft import Draft
from gate.publicity.screening import Screening
from gate.store.calendar_book import KeptCalendar
from gate.store.posts import Version
from gate.store.registers import Halt
from gate.workflow.lifecycle import Because, Post, State
from gate.workflow.override import Override
from gate.workflow.role import Actor, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The council as its pages need it."""

    council: Council
    accounts: tuple[Account, ...]
    persons: tuple[Person, ...]
    halt: Halt | None
    now: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything about one post. `reading` is fresh: what holds it now; None once it is out of the gate's hands."""

    post: Post
    account: Account
    reading: Reading | None
    last: Screening | None
    versions: tuple[Version, ...]
    overrides: tuple[Override, ...]
    entries: tuple[KeptEntry, ...]

    @property
    def seen(self) -> Seen:
        """What someone who looks at this case has seen: to be handed back with an override."""
        holding = self.reading.screening.holding if self.reading else ()
        return Seen(draft=self.post.draft.digest, findings=frozenset(finding.digest for finding in holding))


def place(desk: Desk) -> Place:
    """The council, its accounts and persons, and whether everything is stopped."""
    with desk.look() as work:
        registers = work.registers
        return Place(
            council=registers.council,
            accounts=registers.accounts,
            persons=registers.persons,
            halt=registers.halt,
            now=work.at,
        )


def today(desk: Desk, *, area: str | None = None, account: str | None = None, at: dt.datetime | None = None) -> Answer:
    """Does a period apply: to an area, an account or the council as a whole, at `at` (aware) or now.

    Raises AreaError or UnknownError, naming what is not known.
    """
    with desk.look() as work:
        known = work.registers.account(account) if account else None
        asked = area or (known.area if known else work.registers.council.area)
        return election_calendar(desk, work).answer(at or work.at, area=asked, account=account)


def answered_then(desk: Desk, then: dt.datetime, *, area: str | None = None, account: str | None = None) -> Answer:
    """What the answer was at `then` (aware), from the calendar as it was kept at that instant."""
    with desk.look() as work:
        known = work.registers.account(account) if account else None
        asked = area or (known.area if known else work.registers.council.area)
        kept = work.calendar.as_of(then)
        return election_calendar(desk, work, kept).answer(then, area=asked, account=account)


def kept_calendar(desk: Desk) -> KeptCalendar:
    """The calendar as it stands."""
    with desk.look() as work:
        return work.calendar.current()


def people(desk: Desk) -> People:
    """Every candidate, member and ballot that is kept."""
    with desk.look() as work:
        return work.registers.people


def person_acting(desk: Desk, by: SignedIn, *, account_id: str = "") -> Actor:
    """The person as they may act now."""
    with desk.look() as work:
        return acting(work, by, account_id=account_id)


def check(desk: Desk, draft: Draft, *, at: dt.datetime | None = None, by: SignedIn | None = None) -> Screening:
    """The verdict on a draft that is not submitted, at the time it is wanted, or `at` (aware), or now. Stores nothing.

    Given who writes it, with the approvals that the policy would ask of them.
    """
    with desk.look() as work:
        return read_draft(desk, work, draft, at=at or work.at, by=by)


def queue(desk: Desk, *, states: tuple[State, ...] = tuple(State)) -> tuple[Post, ...]:
    """The posts in any of `states`, by time due."""
    with desk.look() as work:
        return work.posts.in_states(states)


def case(desk: Desk, post_id: str) -> Case:
    """Everything about one post, read afresh where it may still go out. Raises PostError."""
    with desk.look() as work:
        post = work.posts.get(post_id)
        alive = post.state in (State.HELD, State.QUEUED, State.RELEASING)
        at = work.at if post.state is State.RELEASING else None
        return Case(
            post=post,
            account=work.registers.account(post.draft.account_id),
            reading=read_post(desk, work, post, at=at) if alive else None,
            last=work.posts.last_screening(post_id),
            versions=work.posts.versions(post_id),
            overrides=work.posts.overrides(post_id),
            entries=tuple(work.record.entries(subject=post_id)),
        )


def reason_of(post: Post) -> str:
    """Why a post is where it is, in one line: ‘Held: names a candidate’."""
    match post.state:
        case State.HELD if post.because is Because.RETURNED:
            return f"Held: returned with a note: {post.note}"
        case State.HELD:
            return f"Held: {post.note or post.because}"
        case State.QUEUED if post.later_at:
            return f"Queued: its network asked for later; tried again at {hour(post.next_at)}"
        case State.RELEASING:
            return "Sending: waiting to hear that it was posted"
        case State.PUBLISHED if post.receipt:
            return f"Published: {post.receipt.address}"
        case _:
            return str(post.state).replace("_", " ").capitalize()


def entries(desk: Desk) -> tuple[KeptEntry, ...]:
    """The whole record of the council, oldest first."""
    with desk.look() as work:
        return tuple(work.record.entries())


def verify_record(desk: Desk, *, against: Checkpoint | None = None) -> Verification:
    """Hold the council's record to its own digests, and to a checkpoint kept elsewhere."""
    with desk.look() as work:
        return work.record.verify(against)


def checkpoint(desk: Desk) -> Checkpoint | None:
    """Three lines to keep where the gate cannot reach; None while the record is empty."""
    with desk.look() as work:
        return work.record.checkpoint()


def areas_served(desk: Desk) -> tuple[Area, ...]:
    """The areas that share ground with the council's own, itself among them, in the order they were named."""
    with desk.look() as work:
        gazetteer = Gazetteer(work.registers.areas)
        own = work.registers.council.area
        return tuple(area for area in gazetteer if gazetteer.touch(own, area.area_id))

"""
Everything that may change between an approval and a sending, in any order: does a post ever leave on a stale decision?

The model is one sentence: whenever the platform is asked to publish, a decision made from nothing but the database at
that instant is clear, nothing is halted, and the words are those the post has now. Beside it stands a second, which
knows nothing of rules: words that name a person who may not be named leave only if somebody who may answered for them.
Changes are made by acts, which read the queue again, and behind the gate's back, by rows alone; and some of them
happen between the reading of a post and its sending.
"""

import datetime as dt
import logging
import os
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, Phase
from hypothesis import seed as with_seed
from hypothesis import settings as Settings  # noqa: N812 - a value type, whatever its letters
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from calendars.civil_time import civil_day, instant_of
from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from calendars.poll_changes import adopt_start, end_period
from gate.channels.channel import NO_PICTURES, Accepted, Deferred, Limits, Outcome, Rejected, Unknown
from gate.desk.amend import amend_draft
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import queue, verify_record
from gate.desk.halt import resume_everything
from gate.desk.keep_calendar import add_polls, confirm_calendar
from gate.desk.look_up import LOOK_AFTER
from gate.desk.override import override_findings
from gate.desk.reading import read_post
from gate.desk.release import release_due
from gate.desk.reread import reread_queue
from gate.desk.submit import submit_draft
from gate.desk.withdraw import withdraw_post
from gate.publicity.council import Candidate, LocalTopic
from gate.publicity.draft import Draft
from gate.publicity.policy import Policy
from gate.publicity.text.terms import Leader
from gate.reference import Reference
from gate.store.engine import open_engine
from gate.store.registers import Halt
from gate.store.work import Work
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Ground
from gate.workflow.role import THE_GATE, Grant, Role
from tests.reliability.council import CLERK, NINE, OFFICER, littlebourne

SECOND_CLERK = SignedIn(person_id="second-clerk")
POLL = "parish.littlebourne.2027-05-06"
NAMED = "Mabel Thorneycroft"
WORDS = (
    "The library in Mill Lane opens at 10am on Saturday.",
    f"Thanks to Councillor {NAMED} for opening the new library.",
    "Have your say on the Heron Weir scheme at the library on Saturday.",
    "Anselm Quillfeather visits the library on Saturday.",
)


@dataclass
class Tally:
    """Counts over all lives of one run."""

    lives: int = 0
    changes: int = 0
    publishes: int = 0
    late_changes: int = 0


TALLY = Tally()


@dataclass
class Watched:
    """A platform that holds the world still while it is asked to publish, and looks."""

    look: Callable[[Draft, str], None]
    answer: str = "takes it"
    standing: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    meanwhile: Callable[[], None] | None = None
    by_hand: bool = False

    def limits(self, network: str) -> Limits:
        return Limits()

    def find(self, key: str) -> Accepted | None:
        if self.meanwhile:
            change, self.meanwhile = self.meanwhile, None
            TALLY.late_changes += 1
            change()
        sent = self.standing.get(key)
        return None if sent is None else Accepted(address=f"https://platform.example/{key}", sent=sent)

    def publish(self, draft: Draft, *, key: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> Outcome:
        try:
            self.look(draft, key)
            assert key not in self.standing, f"{key} was sent twice"
        except AssertionError as fault:  # release takes what a channel raises for an unclear answer
            self.faults.append(str(fault))
        TALLY.publishes += 1
        match self.answer:
            case "says later":
                return Deferred(until=NINE, why="The platform asks to wait.")
            case "says no":
                return Rejected(why="The platform does not take this.")
            case "drops it":
                return Unknown(why="The platform did not answer.")
        self.standing[key] = draft.words
        if self.answer == "takes it silently":
            return Unknown(why="The platform did not answer.")
        return Accepted(address=f"https://platform.example/{key}", sent=draft.words)


ANSWERS = ("takes it", "takes it silently", "drops it", "says later", "says no")


def _on_the_poll(change: Callable[[Poll, dt.datetime], Poll]) -> Callable[[Work], None]:
    def changed(work: Work) -> None:
        book = work.calendar.current()
        polls = tuple(change(poll, work.at) for poll in book.polls)
        work.calendar.keep(replace(book, polls=polls), by="Carys Webb")

    return changed


def _starts(poll: Poll, at: dt.datetime) -> Poll:
    return adopt_start(poll, civil_day(at), at=at, by="Carys Webb", reason="The council decided so.")


def _ends(poll: Poll, at: dt.datetime) -> Poll:
    return end_period(poll, at, at=at, by="Carys Webb", reason="The council decided so.")


def _confirmed(until: dt.date) -> Callable[[Work], None]:
    return lambda work: work.calendar.keep(replace(work.calendar.current(), confirmed_until=until), by="x") and None


def _person(person_id: str, *, roles: tuple[Role, ...], stands_as: tuple[str, ...] = ()) -> Callable[[Work], None]:
    def changed(work: Work) -> None:
        grants = tuple(Grant(role=role) for role in roles)
        work.registers.put_person(replace(work.registers.person(person_id), grants=grants, stands_as=stands_as))

    return changed


def _listed(work: Work) -> None:
    mabel = Candidate(person_id="mabel", name=NAMED, poll_id=POLL)
    another = Candidate(person_id="carys", name="Carys Webb", poll_id=POLL)
    work.registers.put_candidates((mabel, another))


def _policy(policy: Policy) -> Callable[[Work], None]:
    return lambda work: work.registers.adopt(policy)


def _halt(work: Work) -> None:
    work.registers.set_halt(Halt(at=work.at, by="Omar Lindley", why="The account may have been taken over."))


WEIR = LocalTopic(topic_id="weir", label="the Heron Weir scheme", terms=("Heron Weir scheme",))

CHANGES: dict[str, Callable[[Work], None]] = {
    "the period starts": _on_the_poll(_starts),
    "the period ends": _on_the_poll(_ends),
    "the poll is forgotten": lambda work: (
        work.calendar.keep(replace(work.calendar.current(), polls=()), by="x") and None
    ),
    "the confirmation lapses": _confirmed(dt.date(2027, 2, 1)),
    "the calendar is confirmed": _confirmed(dt.date(2027, 7, 31)),
    "she stands": _listed,
    "nobody stands": lambda work: work.registers.drop_candidates(POLL),
    "the clerk is no clerk": _person("clerk", roles=(Role.AUTHOR,)),
    "the clerk is clerk": _person("clerk", roles=(Role.CLERK,)),
    "the clerk stands herself": _person("clerk", roles=(Role.CLERK,), stands_as=("carys",)),
    "the second clerk has left": _person("second-clerk", roles=()),
    "the weir is controversial": _policy(Policy(local_topics=(WEIR,))),
    "everything is stopped": _halt,
    "two must answer": _policy(Policy(approvers_wanted=2)),
    "the default policy": _policy(Policy()),
}
"""What may change between an approval and a sending, each as its rows."""


def make(desk: Desk, change: str, *, reread: bool) -> None:
    """Make one change, with its entry; with `reread` as acts make it, reading the whole queue again."""
    TALLY.changes += 1
    with desk.work() as work:
        CHANGES[change](work)
        work.record.append("change", THE_GATE, change)
        if reread:
            reread_queue(desk, work)
        work.commit()


def names_a_candidate_in_force(work: Work) -> bool:
    """Whether she stands in a poll whose period, started by the council itself, holds now. Knows no rule."""
    listed = any(candidate.name == NAMED for candidate in work.registers.people.candidates)
    return listed and any(
        poll.adopted is not None
        and instant_of(poll.adopted.day, dt.time(0))
        <= work.at
        < (poll.ends_at or instant_of(poll.polling_day, dt.time(22)))
        for poll in work.calendar.current().polls
    )


def answered_by_someone_who_may(work: Work, post: Post) -> bool:
    """Whether a clerk of now, who did not write it and does not stand, answered for exactly this version."""
    candidates = {candidate.person_id for candidate in work.registers.people.candidates}
    for override in work.posts.overrides(post.post_id):
        person = work.registers.person(override.by)
        is_clerk = any(grant.role is Role.CLERK for grant in person.grants)
        stands = bool(candidates & set(person.stands_as))
        if override.version == post.version and is_clerk and not stands and override.by not in post.writers:
            return True
    return False


@cache
def _template() -> tuple[Desk, sqlite3.Connection]:
    """A desk in memory, and the database as every life begins: a poll in May, a calendar complete to July."""
    folder = Path(mkdtemp())
    desk = littlebourne(folder)
    poll = Poll(
        poll_id=POLL,
        kind=PollKind.PARISH,
        nation=Nation.ENGLAND,
        areas=frozenset({"littlebourne"}),
        polling_day=dt.date(2027, 5, 6),
    )
    add_polls(desk, (poll,), CLERK)
    confirm_calendar(desk, dt.date(2027, 7, 31), CLERK)
    desk.engine.dispose()
    engine = open_engine("sqlite://")
    return replace(desk, engine=engine), sqlite3.connect(folder / "gate.db")


@cache
def _programs() -> tuple[Reference, Reference]:
    """The rules as they came, and as a newer program has them."""
    older = _template()[0].reference
    visitor = Leader(name="Anselm Quillfeather", role="Leader of the Opposition")
    return older, replace(older, terms=replace(older.terms, leaders=(*older.terms.leaders, visitor)))


class BetweenApprovalAndSending(RuleBasedStateMachine):
    """One council's day: people write, answer, change their minds; the world changes; the worker releases."""

    @initialize(in_period=st.booleans(), answered=st.booleans(), minutes=st.lists(st.integers(0, 12), max_size=2))
    def begin(self, in_period: bool, answered: bool, minutes: list[int]) -> None:
        TALLY.lives += 1
        desk, template = _template()
        connection = desk.engine.raw_connection()
        template.backup(connection.driver_connection)  # type: ignore[arg-type]
        connection.close()
        self.now = NINE
        self.platform = Watched(look=self.looks_clear)
        self.desk = replace(desk, clock=lambda: self.now, channels={"outbox": self.platform})
        if in_period:
            make(self.desk, "the period starts", reread=False)
            make(self.desk, "she stands", reread=False)
        for number, due in enumerate((0, *minutes)):
            self.submit(WORDS[1 + number], due)
            if answered:
                self.answer(number, CLERK)

    # what people do

    @rule(words=st.sampled_from(WORDS), minutes=st.integers(0, 40))
    def submit(self, words: str, minutes: int) -> None:
        submit_draft(
            self.desk,
            Draft(account_id="town", words=words, publish_at=self.now + dt.timedelta(minutes=minutes)),
            OFFICER,
        )

    @rule(pick=st.integers(0, 9), by=st.sampled_from([CLERK, SECOND_CLERK, OFFICER]))
    def answer(self, pick: int, by: SignedIn) -> None:
        held = queue(self.desk, states=(State.HELD,))
        if held:
            self._try(
                lambda: override_findings(
                    self.desk,
                    held[pick % len(held)].post_id,
                    by,
                    ground=Ground.LEGAL_DUTY,
                    reason="The notice is one that we must publish by law.",
                )
            )

    @rule(pick=st.integers(0, 9), words=st.sampled_from(WORDS), by=st.sampled_from([OFFICER, CLERK]))
    def amend(self, pick: int, words: str, by: SignedIn) -> None:
        alive = queue(self.desk, states=(State.HELD, State.QUEUED))
        if alive:
            post = alive[pick % len(alive)]
            draft = replace(post.draft, words=words, publish_at=self.now + dt.timedelta(minutes=pick))
            self._try(lambda: amend_draft(self.desk, post.post_id, draft, by))

    @rule(pick=st.integers(0, 9))
    def withdraw(self, pick: int) -> None:
        alive = queue(self.desk, states=(State.HELD, State.QUEUED))
        if alive:
            self._try(lambda: withdraw_post(self.desk, alive[pick % len(alive)].post_id, OFFICER))

    @rule(minutes=st.sampled_from([1, 3, 5, 16, 24 * 60, -2, -70]))
    def time_passes_or_the_clock_is_set_back(self, minutes: int) -> None:
        self.now += dt.timedelta(minutes=minutes)

    @rule()
    def go_on(self) -> None:
        self._try(lambda: resume_everything(self.desk, CLERK))

    # what changes around them

    @rule(change=st.sampled_from(sorted(CHANGES)), reread=st.booleans())
    def change(self, change: str, reread: bool) -> None:
        make(self.desk, change, reread=reread)

    @rule()
    def a_newer_program_is_started(self) -> None:
        """It knows one more politician: a change of the rules, which no entry tells and no reading follows."""
        older, newer = _programs()
        self.desk = replace(self.desk, reference=newer if self.desk.reference is older else older)

    # the worker

    @rule(answer=st.sampled_from(ANSWERS), meanwhile=st.none() | st.sampled_from(sorted(CHANGES)))
    def release(self, answer: str, meanwhile: str | None) -> None:
        self.platform.answer = answer
        self.platform.meanwhile = (lambda: make(self.desk, meanwhile, reread=True)) if meanwhile else None
        self._release()

    @rule()
    def look_for_what_is_left(self) -> None:
        self.now += LOOK_AFTER
        self._release()

    # what must hold

    def looks_clear(self, draft: Draft, key: str) -> None:
        """Called in the instant in which the platform is asked to publish."""
        with self.desk.look() as work:
            assert work.registers.halt is None, "it left while everything was halted"
            post = next(post for post in work.posts.in_states((State.RELEASING,)) if post.key == key)
            assert draft == post.draft, "what left is not what the post says now"
            reading = read_post(self.desk, work, post, at=work.at)
            assert reading.decision.clear, f"it left, and now: {reading.decision}"
            if NAMED in draft.words and names_a_candidate_in_force(work):
                assert answered_by_someone_who_may(work, post), "it names a candidate, and nobody answers for it"

    def teardown(self) -> None:
        if not hasattr(self, "platform"):
            return
        for _ in range(3):  # the day ends: what is due leaves, what is uncertain is looked for
            self.now += dt.timedelta(minutes=5)
            self._release()
        known = {post.key for post in queue(self.desk)}
        assert set(self.platform.standing) <= known, "something stands that the gate does not know"
        assert verify_record(self.desk).verifies

    def _release(self) -> None:
        release_due(self.desk)
        assert not self.platform.faults, self.platform.faults

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except ExplainedError:
            self.refused = True


@dataclass(frozen=True, kw_only=True)
class Interleaved:
    """What a run tried. A stale decision, or a second sending, would have stopped it."""

    lives: int
    changes: int
    late_changes: int
    publishes: int

    def __str__(self) -> str:
        return (
            f"{self.lives:,} interleavings with {self.changes:,} changes, {self.late_changes:,} of them between a "
            f"reading and its sending; at each of {self.publishes:,} publishes a fresh decision was clear"
        )


def interleave(lives: int, *, steps: int = 12, seed: int = 1) -> Interleaved:
    """Live `lives` days of up to `steps` events.

    Raises AssertionError, after printing the shortest day on which it happens, where a post left on a stale decision.
    """
    global TALLY  # noqa: PLW0603 - the machine is made by hypothesis, which hands nothing through
    TALLY = Tally()
    settings = Settings(
        max_examples=lives,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    machine = with_seed(seed)(BetweenApprovalAndSending)
    run_state_machine_as_test(machine, settings=settings)
    return Interleaved(
        lives=TALLY.lives, changes=TALLY.changes, late_changes=TALLY.late_changes, publishes=TALLY.publishes
    )


def interleave_at_once(lives: int) -> Interleaved:
    """The same in one process for each processor, each with days of its own."""
    processors = os.cpu_count() or 1
    with get_context("spawn").Pool(processors) as pool:
        parts = pool.starmap(_some, [(-(-lives // processors), seed) for seed in range(1, processors + 1)])
    return Interleaved(
        lives=sum(part.lives for part in parts),
        changes=sum(part.changes for part in parts),
        late_changes=sum(part.late_changes for part in parts),
        publishes=sum(part.publishes for part in parts),
    )


def _some(lives: int, seed: int) -> Interleaved:
    logging.disable(logging.ERROR)  # every failure here is meant
    return interleave(lives, seed=seed)

"""Several councils in one database: no question of one ever shows a row of another, and no act of one changes it."""

import datetime as dt

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine
from sqlmodel import SQLModel

from calendars.area import Area, AreaKind
from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from gate.publicity.council import Account, Ballot, Candidate, Council, Member
from gate.publicity.draft import Draft
from gate.publicity.policy import Policy
from gate.store.calendar_book import KeptCalendar
from gate.store.oversight import LegalHold
from gate.store.registers import Halt
from gate.store.work import Work, open_work
from gate.workflow.lifecycle import Event, Post, State
from gate.workflow.role import THE_GATE, Person

NOON = dt.datetime(2027, 4, 20, 11, 0, tzinfo=dt.UTC)  # Tuesday 12:00 in London
COUNCILS = ("anytown", "hafrenbridge", "any")  # one's id begins another's
councils = st.sampled_from(COUNCILS)
numbers = st.integers(1, 3).map(str)  # the same ids are used by all three


class SeveralCouncils(RuleBasedStateMachine):
    """Every row says in its text whose it is; whatever a council can ask must say its own id alone."""

    engine: Engine

    @initialize()
    def found(self) -> None:
        with self.engine.begin() as connection:
            for guard in ("entry_is_never_removed", "entry_words_keep_their_row"):
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {guard}")
            for table in reversed(SQLModel.metadata.sorted_tables):
                connection.execute(table.delete())
        for council in COUNCILS:
            area = Area(area_id=f"of {council}", name=f"of {council}", kind=AreaKind.PARISH)
            told = Council(council_id=council, name=f"of {council}", area=area.area_id)
            with open_work(self.engine, council, NOON, writing=True) as work:
                work.registers.found(told, (area,), Policy(title=f"of {council}"))
                work.commit()

    def act(self, council: str):
        return open_work(self.engine, council, NOON, writing=True)

    @rule(council=councils, number=numbers)
    def put_account(self, council: str, number: str) -> None:
        account = Account(
            account_id=number, council_id=council, name=f"of {council}", channel="outbox", area=f"of {council}"
        )
        with self.act(council) as work:
            work.registers.put_account(account)
            work.commit()

    @rule(council=councils, number=numbers)
    def put_person(self, council: str, number: str) -> None:
        with self.act(council) as work:
            work.registers.put_person(Person(person_id=number, name=f"of {council}"))
            work.commit()

    @rule(council=councils, number=numbers)
    def put_people(self, council: str, number: str) -> None:
        with self.act(council) as work:
            work.registers.put_candidates((Candidate(person_id=number, name=f"of {council}", poll_id=number),))
            work.registers.put_ballot(Ballot(poll_id=f"of {council}", complete=True))
            work.registers.put_members((Member(name=f"of {council}", role="councillor"),))
            work.commit()

    @rule(council=councils, number=numbers)
    def drop_candidates(self, council: str, number: str) -> None:
        with self.act(council) as work:
            work.registers.drop_candidates(number)
            work.commit()

    @rule(council=councils, halted=st.booleans())
    def halt(self, council: str, halted: bool) -> None:
        with self.act(council) as work:
            work.registers.set_halt(Halt(at=NOON, by=f"of {council}", why="") if halted else None)
            work.commit()

    @rule(council=councils)
    def keep_calendar(self, council: str) -> None:
        poll = Poll(
            poll_id=f"of {council}",
            kind=PollKind.LOCAL,
            nation=Nation.ENGLAND,
            areas=frozenset(),
            polling_day=dt.date(2027, 5, 6),
        )
        with self.act(council) as work:
            kept = KeptCalendar(version=0, at=None, by="", polls=(poll,), confirmed_until=None)
            work.calendar.keep(kept, by=f"of {council}")
            work.commit()

    @rule(council=councils)
    def submit(self, council: str) -> None:
        with self.act(council) as work:
            post = Post(
                post_id=work.posts.next_id(),
                council_id=council,
                state=State.HELD,
                draft=Draft(account_id="1", words=f"of {council}"),
                author=f"of {council}",
                edited_by=f"of {council}",
                due_at=NOON,
                created_at=NOON,
            )
            work.posts.add(post)
            work.record.append("submit", THE_GATE, post.post_id, words={"draft": f"of {council}"})
            work.commit()

    @rule(council=councils, number=numbers)
    def oversee(self, council: str, number: str) -> None:
        with self.act(council) as work:
            work.oversight.owe_review(number, draft="", path=f"of {council}", answered_by=f"of {council}")
            work.oversight.place_hold(LegalHold(subject=number, at=NOON, by=f"of {council}", reason=""))
            work.oversight.keep_for(f"of {council}", 30)
            work.commit()

    @rule(council=councils, number=numbers)
    def oversee_no_more(self, council: str, number: str) -> None:
        with self.act(council) as work:
            for review in work.oversight.reviews(number):
                work.oversight.review_done(review.number, by=f"of {council}")
            work.oversight.lift_hold(number)
            work.oversight.keep_for(f"of {council}", None)
            work.commit()

    @rule(council=councils, number=numbers)
    def advance(self, council: str, number: str) -> None:
        with self.act(council) as work:
            known = {post.post_id: post for post in work.posts.in_states((State.HELD,))}
            if number in known:
                work.advance(known[number], Event.CLEAR, THE_GATE, words={"note": f"of {council}"})
                work.commit()

    @rule(council=councils, number=st.integers(1, 3))
    def erase(self, council: str, number: int) -> None:
        with self.act(council) as work:
            standing = {
                (entry.sequence, kept.field) for entry in work.record.entries() for kept in entry.words if kept.text
            }
            if (number, "draft") in standing:
                work.record.erase(number, "draft", THE_GATE, f"of {council}")
                work.commit()

    @invariant()
    def each_sees_its_own_alone(self) -> None:
        for council in COUNCILS:
            with open_work(self.engine, council, NOON, writing=False) as work:
                for said in said_of(work):
                    assert said == f"of {council}"
                assert work.record.verify().verifies


def said_of(work: Work):
    """What every question that a council can ask says of whose the answer is."""
    registers = work.registers
    yield registers.council.name
    yield registers.policy.title
    yield from (area.name for area in registers.areas)
    yield from (account.name for account in registers.accounts)
    yield from (person.name for person in registers.persons)
    people = registers.people
    yield from (one.name for one in people.candidates)
    yield from (one.name for one in people.members)
    yield from (one.poll_id for one in people.ballots)
    if registers.halt:
        yield registers.halt.by
    yield from (hold.by for hold in work.oversight.holds)
    yield from work.oversight.retention
    yield from (review.path for done in (True, False) for review in work.oversight.reviews(done=done))
    yield from (post.author for post in work.posts.near("1", NOON, dt.timedelta(days=1), State))
    if latest := work.posts.of_form(""):
        yield latest.author
    for calendar in (work.calendar.current(), work.calendar.as_of(NOON)):
        yield from (poll.poll_id for poll in calendar.polls)
    for post in work.posts.in_states(State):
        yield post.draft.words
        yield from (version.by for version in work.posts.versions(post.post_id))
        for entry in work.record.entries(subject=post.post_id):
            yield f"of {entry.council}"
    for entry in work.record.entries():
        yield f"of {entry.council}"
        yield from (kept.text for kept in entry.words if kept.text and kept.field in {"draft", "note", "reason"})


def test_no_question_of_one_council_shows_a_row_of_another(sqlite):
    SeveralCouncils.engine = sqlite
    run_state_machine_as_test(
        SeveralCouncils, settings=settings(max_examples=12, stateful_step_count=15, deadline=None)
    )


def test_the_chain_of_one_council_is_not_moved_by_entries_of_another(begin, clare):
    for council in ("anytown", "anytown", "hafrenbridge", "anytown", "hafrenbridge"):
        with begin(council_id=council) as work:
            if council == "hafrenbridge" and not len(work.record):
                area = Area(area_id=council, name=council, kind=AreaKind.PARISH)
                work.registers.found(Council(council_id=council, name=council, area=council), (area,), Policy())
            work.record.append("submit", clare, "1")
            work.commit()
    sequences = {}
    for council in ("anytown", "hafrenbridge"):
        with begin(council_id=council, writing=False) as work:
            assert work.record.verify().verifies
            sequences[council] = [entry.sequence for entry in work.record.entries()]
    assert sequences == {"anytown": [1, 2, 3], "hafrenbridge": [1, 2]}


@pytest.mark.parametrize("statement", ["entry", "entry_words", "post", "account"])
def test_no_row_can_belong_to_a_council_that_is_not_there(statement, engine):
    """The foreign key is the last guard; SQLite keeps it only on connections that ask for it, as ours do."""
    table = SQLModel.metadata.tables[statement]
    values = {
        column.name: b"" if column.name == "bytes" else 1 if "INTEGER" in str(column.type) else "nowhere"
        for column in table.columns
    }
    values |= {name: NOON for name in ("due_at",) if name in values}
    with pytest.raises(Exception, match=r"(?i)foreign key"), engine.begin() as connection:
        connection.execute(table.insert().values(**values))

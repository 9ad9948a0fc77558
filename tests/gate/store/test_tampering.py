# ruff: noqa: S608 - the statements are made here, of names from these lists
"""
A record altered in the database file, by someone with a free hand: 250 ways in each run.

Every change must be found by the record itself or, for a cut tail, by a checkpoint kept elsewhere.
"""

import datetime as dt
import shutil

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, create_engine

from gate.store.engine import open_engine
from gate.store.record import Record
from gate.store.tables import CouncilRow
from gate.store.work import open_work
from gate.workflow.role import Actor, Role

NOON = dt.datetime(2027, 4, 20, 11, 0, tzinfo=dt.UTC)  # Tuesday 12:00 in London
LENGTH = 12
OTHERS = "bytes, digest, previous, at, actor, role, event, subject"
COLUMNS = f"council_id, sequence, {OTHERS}"


@pytest.fixture(scope="module")
def tampered(pattern, tmp_path_factory):
    """A record of twelve entries, opened by no engine of ours: no guards, no foreign keys."""
    place = shutil.copy(pattern, tmp_path_factory.mktemp("tampered") / "gate.db")
    ours = open_engine(f"sqlite:///{place}")
    clare = Actor(person_id="clare", name="Clare Clerk", roles=frozenset({Role.CLERK}))
    with open_work(ours, "anytown", NOON, writing=True) as work:
        work.session.add(CouncilRow(council_id="anytown", document="{}", areas="[]", policy="{}"))
        work.session.add(CouncilRow(council_id="hafrenbridge", document="{}", areas="[]", policy="{}"))
        for number in range(1, LENGTH):
            work.record.append("submit", clare, str(number), words={"reason": f"No. {number}"})
            if number == 3:
                work.record.erase(2, "reason", clare, "A request under article 17.")
        work.commit()
    ours.dispose()
    foreign = create_engine(f"sqlite:///{place}")
    with foreign.begin() as connection:
        for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield foreign
    foreign.dispose()


rows = st.integers(1, LENGTH)
values = st.one_of(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=10),
    st.integers(-5, 10**9),
    st.binary(max_size=10),
    st.just("hafrenbridge"),
)
entry_columns = st.sampled_from(COLUMNS.split(", "))
word_columns = st.sampled_from(["council_id", "sequence", "field", "salt", "text"])
fields = st.sampled_from(["actor", "reason"])


def update(column: str, row: int, value: object) -> tuple[str, tuple[object, ...]]:
    return f'UPDATE entry SET "{column}" = ? WHERE sequence = ?', (value, row)


def swap(column: str, one: int, other: int) -> tuple[str, tuple[object, ...]]:
    inner = f'(SELECT "{column}" FROM entry AS e WHERE e.sequence = ? - entry.sequence)'
    return f'UPDATE entry SET "{column}" = {inner} WHERE sequence IN (?, ?)', (one + other, one, other)


tamperings = st.one_of(
    st.builds(update, entry_columns, rows, values),
    st.builds(swap, entry_columns.filter(lambda name: name not in {"sequence", "council_id"}), rows, rows),
    st.builds(lambda row: ("DELETE FROM entry WHERE sequence = ?", (row,)), rows),
    st.builds(lambda row: ("DELETE FROM entry WHERE sequence >= ?", (row,)), rows),
    st.builds(
        lambda column, row, field, value: (
            f"UPDATE entry_words SET {column} = ? WHERE sequence = ? AND field = ?",
            (value, row, field),
        ),
        word_columns,
        rows,
        fields,
        st.one_of(values, st.none()),
    ),
    st.builds(
        lambda row, field: (
            "UPDATE entry_words SET salt = NULL, text = NULL WHERE sequence = ? AND field = ?",
            (row, field),
        ),
        rows,
        fields,
    ),
    st.builds(
        lambda row, field: ("DELETE FROM entry_words WHERE sequence = ? AND field = ?", (row, field)), rows, fields
    ),
    st.builds(
        lambda row, field, text: ("INSERT INTO entry_words VALUES ('anytown', ?, ?, 'salt', ?)", (row, field, text)),
        st.integers(1, LENGTH + 3),
        st.sampled_from(["reason", "more", ""]),
        st.text("abc", max_size=3),
    ),
    st.builds(
        lambda row, sequence: (
            f"INSERT INTO entry ({COLUMNS}) SELECT council_id, ?, {OTHERS} FROM entry WHERE sequence = ?",
            (sequence, row),
        ),
        rows,
        st.integers(-3, LENGTH + 3),
    ),
)


def dump(session: Session) -> list[list[object]]:
    return [session.connection().exec_driver_sql(f"SELECT * FROM {table}").all() for table in ("entry", "entry_words")]


def attempt(session: Session, tampering: tuple[str, tuple[object, ...]]) -> bool:
    """Whether the tampering changed anything: the file itself refuses a key twice, and a null where none may be."""
    before = dump(session)
    try:
        session.connection().exec_driver_sql(*tampering)
    except IntegrityError:
        return False
    return dump(session) != before


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(tamperings)
def test_every_random_tampering_is_found_with_a_checkpoint_kept_elsewhere(tampered, tampering):
    with Session(tampered) as session:
        record = Record(session=session, council_id="anytown", at=NOON)
        kept = record.checkpoint()
        assert record.verify(kept).verifies
        assume(attempt(session, tampering))
        session.expire_all()
        assert not record.verify(kept).verifies


def test_a_tail_cut_with_its_words_is_what_only_a_checkpoint_shows(tampered):
    """T58: what the chain alone cannot prove, said by a test."""
    with Session(tampered) as session:
        record = Record(session=session, council_id="anytown", at=NOON)
        kept = record.checkpoint()
        session.connection().exec_driver_sql("DELETE FROM entry WHERE sequence > 9")
        careless = record.verify()
        session.connection().exec_driver_sql("DELETE FROM entry_words WHERE sequence > 9")
        careful, held = record.verify(), record.verify(kept)
    assert (careless.first_bad, careless.why) == (10, "words stand beside an entry that is gone")
    assert careful.verifies
    assert (held.first_bad, held.why) == (
        10,
        "the checkpoint was made at entry 12, and the record now ends at 9: its tail was cut",
    )


@pytest.mark.parametrize("number", [-3, 0, 4.5, LENGTH + 1, "none"])
def test_words_under_a_number_that_no_entry_has_are_found_wherever_they_stand(tampered, number):
    with Session(tampered) as session:
        slipped = "INSERT INTO entry_words VALUES ('anytown', ?, 'reason', 'salt', 'It was all agreed.')"
        session.connection().exec_driver_sql(slipped, (number,))
        found = Record(session=session, council_id="anytown", at=NOON).verify()
    assert (found.first_bad, found.why) == (number, "words stand beside an entry that is gone")


def test_an_entry_moved_to_a_council_that_is_not_here_is_missed_by_no_one(tampered):
    with Session(tampered) as session:
        session.connection().exec_driver_sql("DELETE FROM entry_words WHERE sequence = 12")
        session.connection().exec_driver_sql("UPDATE entry SET council_id = 'nowhere' WHERE sequence = 12")
        found = Record(session=session, council_id="hafrenbridge", at=NOON).verify()
    assert (found.verifies, found.why) == (False, "an entry stands under ‘nowhere’, which is no council here")

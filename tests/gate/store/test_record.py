"""The record in the database: one unbroken chain whoever writes, refused every change, held to itself when read."""

import datetime as dt
import itertools
import multiprocessing
import sqlite3
import threading
from dataclasses import replace
from multiprocessing.queues import SimpleQueue

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from gate.store import record
from gate.store.engine import open_engine
from gate.store.record import RecordError
from gate.store.work import open_work
from gate.workflow.role import Actor, Person, Role

NOON = dt.datetime(2027, 4, 20, 11, 0, tzinfo=dt.UTC)  # Tuesday 12:00 in London


def tell(begin, clare, count=5, **more):
    """Append `count` entries, with words, in one act."""
    with begin(**more) as work:
        for number in range(1, count + 1):
            work.record.append(
                "submit", clare, str(number), values={"n": str(number)}, words={"reason": f"No. {number}"}
            )
        work.commit()


def told(begin, **more):
    with begin(writing=False, **more) as work:
        return tuple(work.record.entries())


def verification(begin, against=None):
    with begin(writing=False) as work:
        return work.record.verify(against)


def test_entries_are_numbered_from_one_and_follow_each_other(begin, clare):
    tell(begin, clare)
    entries = told(begin)
    assert [entry.sequence for entry in entries] == [1, 2, 3, 4, 5]
    assert [entry.previous for entry in entries] == ["0" * 64, *(entry.digest for entry in entries[:-1])]
    assert verification(begin).verifies


def test_an_act_that_goes_on_after_keeping_something_follows_what_others_added(sqlite, clare):
    with open_work(sqlite, "anytown", NOON, writing=True) as work:
        work.record.append("submit", clare, "1")
        work.commit()
        with open_work(sqlite, "anytown", NOON, writing=True) as other:
            other.record.append("submit", clare, "2")
            other.commit()
        work.record.append("submit", clare, "3")
        work.commit()
        assert [entry.subject for entry in work.record.entries()] == ["1", "2", "3"]
        assert work.record.verify().verifies


def test_a_record_longer_than_what_is_read_at_a_time_is_read_whole(begin, clare, monkeypatch):
    tell(begin, clare)
    (few, more) = (statement.limit(2) for statement in (record._FIRST_ENTRIES, record._NEXT_ENTRIES))
    monkeypatch.setattr(record, "_FIRST_ENTRIES", few)
    monkeypatch.setattr(record, "_NEXT_ENTRIES", more)
    entries = told(begin)
    assert [entry.sequence for entry in entries] == [1, 2, 3, 4, 5]
    assert [len(entry.words) for entry in entries] == [2, 2, 2, 2, 2]
    assert verification(begin).entries == 5


def test_an_entry_says_who_when_on_both_clocks_and_in_which_role(begin, clare):
    tell(begin, clare, 1)
    (entry,) = told(begin)
    assert (entry.at, entry.actor, entry.role, entry.event, entry.subject) == (
        "2027-04-20T11:00:00.000000+00:00",
        "clare",
        "clerk",
        "submit",
        "1",
    )
    assert b'"london":"2027-04-20T12:00:00+01:00"' in entry.raw


def test_no_words_stand_in_the_bytes_of_an_entry(begin, clare):
    tell(begin, clare, 1)
    (entry,) = told(begin)
    assert {kept.field: kept.text for kept in entry.words} == {"actor": "Clare Clerk", "reason": "No. 1"}
    assert b"Clare Clerk" not in entry.raw
    assert b"No. 1" not in entry.raw


def test_the_same_words_have_another_salt_each_time(begin, clare):
    tell(begin, clare, 5)
    salts = [kept.salt for entry in told(begin) for kept in entry.words]
    assert len(set(salts)) == 10


def test_an_act_from_a_shell_records_the_user_of_the_machine(begin, clare):
    with begin() as work:
        work.record.append("halt", replace(clare, system_user="clare@desk"), "anytown")
        work.commit()
    (entry,) = told(begin)
    assert {kept.field: kept.text for kept in entry.words} == {"actor": "Clare Clerk", "system_user": "clare@desk"}


def test_entries_about_one_subject_come_with_their_words_alone(begin, clare):
    tell(begin, clare)
    with begin(writing=False) as work:
        (entry,) = work.record.entries(subject="3")
    assert (entry.sequence, [kept.text for kept in entry.words]) == (3, ["Clare Clerk", "No. 3"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(), max_size=40))
def test_any_words_at_all_are_kept_and_still_verify(begin, clare, words):
    with begin() as work:
        sequence = work.record.append("return", clare, "1", words={"note": words})
        work.commit()
    kept = {kept.field: kept.text for kept in told(begin)[sequence - 1].words}
    assert kept["note"] == words.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
    assert verification(begin).verifies


def test_a_naive_instant_is_refused_and_nothing_is_kept(begin, clare, noon):
    with pytest.raises(ValueError, match="has no time zone"), begin(noon.replace(tzinfo=None)) as work:
        work.record.append("submit", clare, "1")
    assert told(begin) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET event = 'forged'",
        "UPDATE entry SET digest = digest WHERE sequence = 1",
        "UPDATE entry SET sequence = 99 WHERE sequence = 3",
        "UPDATE entry SET council_id = 'elsewhere'",
        "DELETE FROM entry",
        "DELETE FROM entry WHERE sequence = 5",
        "UPDATE entry_words SET text = 'forged'",
        "UPDATE entry_words SET text = NULL",
        "UPDATE entry_words SET salt = NULL",
        "UPDATE entry_words SET text = NULL, salt = NULL, field = 'other' WHERE sequence = 1 AND field = 'reason'",
        "UPDATE entry_words SET text = NULL, salt = NULL, sequence = 99 WHERE sequence = 1",
        "DELETE FROM entry_words",
    ],
)
def test_the_database_itself_refuses_to_change_or_delete_an_entry(statement, engine, begin, clare):
    tell(begin, clare)
    before = told(begin)
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert told(begin) == before


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO entry SELECT * FROM entry",
        "REPLACE INTO entry SELECT * FROM entry WHERE sequence = 5",
        (
            "REPLACE INTO entry (rowid, council_id, sequence, bytes, digest, previous, at, actor, role, event, subject)"
            " SELECT rowid, council_id, 99, bytes, digest, previous, at, actor, role, event, subject FROM entry"
        ),
        "UPDATE OR REPLACE entry SET sequence = 1 WHERE sequence = 2",
        "UPDATE entry SET rowid = rowid + 90",
        "REPLACE INTO entry_words SELECT council_id, sequence, field, salt, 'forged' FROM entry_words",
        (
            "REPLACE INTO entry_words (rowid, council_id, sequence, field, salt, text)"
            " SELECT rowid, council_id, sequence + 90, field, salt, text FROM entry_words"
        ),
    ],
)
def test_an_entry_cannot_be_replaced_through_a_connection_that_is_not_ours(statement, sqlite, clare):
    def begin(*, writing=True):
        return open_work(sqlite, "anytown", NOON, writing=writing)

    tell(begin, clare)
    before = told(begin)
    with sqlite3.connect(sqlite.url.database) as foreign, pytest.raises(sqlite3.IntegrityError):
        foreign.execute(statement)
    foreign.close()
    assert told(begin) == before


@pytest.mark.parametrize("statement", ["TRUNCATE entry", "TRUNCATE entry_words"])
def test_a_table_of_the_record_cannot_be_emptied(statement, engine, begin, clare):
    tell(begin, clare)
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert len(told(begin)) == 5


def test_erased_words_leave_their_row_and_a_record_that_verifies(begin, clare):
    tell(begin, clare)
    with begin() as work:
        work.record.erase(3, "reason", clare, "A request under article 17.")
        work.commit()
    erased = next(kept for kept in told(begin)[2].words if kept.field == "reason")
    found = verification(begin)
    assert erased.erased
    assert (found.verifies, found.erased, found.entries) == (True, 1, 6)


@pytest.mark.parametrize(("sequence", "field"), [(9, "reason"), (0, "reason"), (1, "recipe")])
def test_words_that_are_not_there_cannot_be_erased_and_no_entry_says_so(sequence, field, begin, clare):
    tell(begin, clare)
    with pytest.raises(RecordError) as refused, begin() as work:
        work.record.erase(sequence, field, clare, "A request under article 17.")
    assert str(refused.value) == (
        f"Entry {sequence} has no words ‘{field}’ that could be erased."
        " Look at the record for its entries and their words."
    )
    assert len(told(begin)) == 5


def test_words_are_erased_once(begin, clare):
    tell(begin, clare)
    with begin() as work:
        work.record.erase(1, "reason", clare, "A request under article 17.")
        with pytest.raises(RecordError):
            work.record.erase(1, "reason", clare, "A request under article 17.")


def test_a_checkpoint_is_the_last_entry_and_none_while_there_is_none(begin, clare):
    with begin(writing=False) as work:
        assert work.record.checkpoint() is None
    tell(begin, clare)
    last = told(begin)[-1]
    with begin(writing=False) as work:
        kept = work.record.checkpoint()
    assert (kept.council, kept.sequence, kept.at, kept.digest) == ("anytown", 5, last.at, last.digest)
    tell(begin, clare)
    assert verification(begin, kept).verifies


def append_in_one_process(url: str, names: list[str], failures: SimpleQueue) -> None:
    """Fifty acts of one entry by each of `names`, at once; each keeps something of its own first."""
    engine = open_engine(url)

    def append(name: str) -> None:
        actor = Actor(person_id=name, name=name, roles=frozenset({Role.CLERK}))
        try:
            for number in range(50):
                with open_work(engine, "anytown", NOON, writing=True) as work:
                    if number < 5:  # a row of the council's, whose key the database then guards
                        work.registers.put_person(Person(person_id=f"{name}-{number}", name=name))
                    work.record.append("submit", actor, str(number), words={"reason": f"{name} {number}"})
                    work.commit()
        except Exception as error:  # noqa: BLE001 - told to the test, which fails with it
            failures.put(f"{name}: {error!r}")

    writers = [threading.Thread(target=append, args=(name,)) for name in names]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    engine.dispose()


def test_two_processes_of_ten_writers_each_leave_one_unbroken_chain(engine, begin):
    """T59: 20 writers, 50 entries each; none waits for another for ever."""
    forking = multiprocessing.get_context("fork")
    failures = forking.SimpleQueue()
    url = engine.url.render_as_string(hide_password=False)
    engine.dispose()  # no connection may be shared with a child
    processes = [
        forking.Process(
            target=append_in_one_process, args=(url, [f"{process}-{writer}" for writer in range(10)], failures)
        )
        for process in ("first", "second")
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=120)
    assert ([process.exitcode for process in processes], failures.empty()) == ([0, 0], True)
    entries = told(begin)
    assert (verification(begin).verifies, len(entries)) == (True, 1000)
    for writer, mine in itertools.groupby(sorted(entries, key=lambda entry: entry.actor), lambda entry: entry.actor):
        assert [entry.subject for entry in mine] == [str(number) for number in range(50)], writer

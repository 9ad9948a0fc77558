"""One act, one transaction: all of it is kept, or nothing."""

import datetime as dt
import sqlite3
import threading
from dataclasses import replace

import pytest
from sqlalchemy import event

from gate.store.engine import StoreError, open_engine
from gate.store.posts import PostError
from gate.store.registers import Halt
from gate.store.work import open_work
from gate.workflow.lifecycle import Because, Event, State
from gate.workflow.override import NotPermittedError
from gate.workflow.role import THE_GATE

NOON = dt.datetime(2027, 4, 20, 11, 0, tzinfo=dt.UTC)  # Tuesday 12:00 in London


def keep(begin, post):
    with begin() as work:
        work.posts.add(post)
        work.commit()


def found(begin):
    with begin(writing=False) as work:
        return [post.state for post in work.posts.in_states(State)], len(work.record)


def test_what_is_not_committed_is_not_kept(begin, make_post, clare):
    with begin() as work:
        work.posts.add(make_post())
        work.record.append("submit", clare, "1")
    assert found(begin) == ([], 0)


def test_what_fails_half_way_leaves_nothing(begin, make_post, clare):
    def act():
        with begin() as work:
            work.posts.add(make_post())
            work.record.append("submit", clare, "1")
            raise RuntimeError("the lights went out")

    with pytest.raises(RuntimeError):
        act()
    assert found(begin) == ([], 0)


def test_a_state_and_its_entry_change_together(begin, make_post):
    keep(begin, make_post())
    with begin() as work:
        work.advance(work.posts.get("1"), Event.CLEAR, THE_GATE, codes=("PE101",), words={"note": "clear"})
        work.commit()
    assert found(begin) == ([State.QUEUED], 1)
    with begin(writing=False) as work:
        (entry,) = work.record.entries(subject="1")
    assert (entry.event, entry.actor, entry.role) == ("clear", "the-gate", "gate")
    assert b'"from":"held"' in entry.raw
    assert b'"to":"queued"' in entry.raw
    assert make_post().draft.digest.encode() in entry.raw


def test_a_step_that_the_table_forbids_changes_neither(begin, make_post, clare):
    keep(begin, make_post())
    with pytest.raises(NotPermittedError), begin() as work:
        work.advance(work.posts.get("1"), Event.CLEAR, clare)
    assert found(begin) == ([State.HELD], 0)


def test_a_post_that_moved_on_meanwhile_leaves_no_entry(begin, make_post, clare):
    keep(begin, make_post())
    with begin(writing=False) as work:
        seen = work.posts.get("1")
    with begin() as work:
        work.advance(work.posts.get("1"), Event.RETURN, clare, because=Because.RETURNED, note="Say which library.")
        work.commit()
    with pytest.raises(PostError), begin() as work:
        work.advance(seen, Event.CLEAR, THE_GATE)
    assert found(begin) == ([State.HELD], 1)


def test_values_outlive_the_transaction(begin, make_post):
    keep(begin, make_post())
    with begin(writing=False) as work:
        post = work.posts.get("1")
    assert post == make_post()


def test_text_that_is_not_unicode_cannot_be_looked_for_and_that_is_explained(begin):
    with pytest.raises(StoreError, match="not valid Unicode"), begin() as work:
        work.posts.get("\udcff")


# What a disk and other programs may do.


def refusing(url: str, pragma: str):
    """An engine whose database refuses as `pragma` makes it."""
    engine = open_engine(url)
    engine.dispose()
    event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA {pragma}").fetchall())
    return engine


def keep_many(engine, actor):
    """An act too large for the memory that a transaction is kept in."""
    with open_work(engine, "anytown", NOON, writing=True) as work:
        for number in range(200):
            work.record.append("submit", actor, str(number), words={"reason": "x" * 1000})
        work.commit()


@pytest.mark.parametrize(
    ("pragma", "said"),
    [
        ("max_page_count = 1", "The database refused (database or disk is full)."),
        ("query_only = ON", "The database refused (attempt to write a readonly database)."),
    ],
)
def test_a_full_or_read_only_database_is_explained_and_keeps_nothing(pragma, said, sqlite, clare):
    engine = refusing(sqlite.url.render_as_string(), pragma)
    with pytest.raises(StoreError) as refused:
        keep_many(engine, clare)
    engine.dispose()
    assert str(refused.value) == (
        f"{said} Nothing was changed. Check that the disk has room and may be written to, then try again."
    )
    assert found(lambda *, writing: open_work(sqlite, "anytown", NOON, writing=writing)) == ([], 0)


def test_a_disk_that_fills_up_at_the_commit_keeps_nothing_and_the_next_act_goes_on(sqlite, clare):
    engine = refusing(sqlite.url.render_as_string(), "max_page_count = 1")
    with pytest.raises(StoreError):
        keep_many(engine, clare)
    engine.dispose()
    with open_work(sqlite, "anytown", NOON, writing=True) as work:
        work.record.append("submit", clare, "1")
        work.commit()
    with open_work(sqlite, "anytown", NOON, writing=False) as work:
        assert (work.record.verify().verifies, len(work.record)) == (True, 1)


def test_a_database_that_another_program_keeps_locked_is_explained(sqlite, clare):
    engine = refusing(sqlite.url.render_as_string(), "busy_timeout = 50")
    other = sqlite3.connect(sqlite.url.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError) as refused:
        keep_many(engine, clare)
    other.close()
    engine.dispose()
    assert str(refused.value).startswith("The database refused (database is locked). Nothing was changed.")


def test_reading_does_not_wait_for_a_writer(sqlite, make_post):
    engine = refusing(sqlite.url.render_as_string(), "busy_timeout = 50")
    with open_work(sqlite, "anytown", NOON, writing=True) as work:
        work.posts.add(make_post())
        work.session.flush()
        with open_work(engine, "anytown", NOON, writing=False) as other:
            assert other.posts.in_states(State) == ()
    engine.dispose()


def test_one_reading_sees_one_instant_whatever_is_written_meanwhile(begin, make_post):
    with begin(writing=False) as reader:
        before = reader.posts.in_states(State)
        with begin() as writer:
            writer.posts.add(make_post())
            writer.commit()
        assert reader.posts.in_states(State) == before == ()


def test_an_act_waits_for_the_one_before_it_and_decides_on_what_that_left(begin, make_post):
    """T54: a halt, a period or a policy that comes between a reading and a sending is not overlooked."""
    keep(begin, make_post())
    halts = []

    def release():
        with begin() as work:
            halts.append(work.registers.halt)

    halt = Halt(at=NOON, by="olive", why="Someone has our password.")
    with begin() as work:
        work.registers.set_halt(halt)
        other = threading.Thread(target=release)
        other.start()
        other.join(timeout=0.3)
        assert halts == []  # it has not decided yet
        work.commit()
    other.join(timeout=20)
    assert halts == [halt]


def test_two_acts_that_touch_the_same_things_in_another_order_both_end(begin, make_post, clare):
    keep(begin, make_post())
    failures = []

    def change(post_first):
        try:
            for _ in range(10):
                with begin() as work:
                    if not post_first:
                        work.record.append("amend calendar", clare, "anytown")
                    post = work.posts.get("1")
                    work.posts.replace(post, replace(post, revision=post.revision + 1))
                    if post_first:
                        work.record.append("hold", clare, "1")
                    work.commit()
        except StoreError as error:
            failures.append(error)

    both = [threading.Thread(target=change, args=(post_first,)) for post_first in (True, False)]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=60)
    assert failures == []
    with begin(writing=False) as work:
        assert (work.posts.get("1").revision, len(work.record)) == (20, 20)

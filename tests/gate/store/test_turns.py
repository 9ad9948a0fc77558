"""Writers of one SQLite database take turns: who waits is served soon, and what is no waiting is told at once."""

import datetime as dt
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from gate.store.engine import StoreError, open_engine
from gate.store.work import open_work
from gate.workflow.role import THE_GATE
from tests.gate.store.conftest import NOON


def test_a_writer_waits_until_the_other_has_done(sqlite: Engine) -> None:
    begun = threading.Event()

    def slow() -> None:
        with open_work(sqlite, "anytown", NOON, writing=True) as work:
            begun.set()
            time.sleep(0.2)
            work.record.append("note", THE_GATE, "1")
            work.commit()

    first = threading.Thread(target=slow)
    first.start()
    begun.wait()
    with open_work(sqlite, "anytown", NOON, writing=True) as work:
        assert len(work.record) == 1  # what the first wrote is there already
    first.join()


def test_the_clock_is_read_once_the_turn_has_come(sqlite: Engine) -> None:
    begun, asked = threading.Event(), []

    def slow() -> None:
        with open_work(sqlite, "anytown", NOON, writing=True) as work:
            begun.set()
            time.sleep(0.1)
            asked.append("first about to be done")
            work.commit()

    def clock() -> dt.datetime:
        asked.append("clock read")
        return NOON

    first = threading.Thread(target=slow)
    first.start()
    begun.wait()
    with open_work(sqlite, "anytown", clock, writing=True) as work:
        assert work.at == NOON
    first.join()
    assert asked == ["first about to be done", "clock read"]


def test_who_gets_no_turn_in_its_time_is_told_so_and_the_time_is_left_as_it_was(sqlite: Engine) -> None:
    other = open_engine(sqlite.url.render_as_string())
    event.listen(other, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 50"))
    other.dispose()
    with open_work(sqlite, "anytown", NOON, writing=True):
        began = time.monotonic()
        with pytest.raises(StoreError, match="database is locked"), open_work(other, "anytown", NOON, writing=True):
            pass
        assert time.monotonic() - began < 5
    with other.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 50
    other.dispose()


def test_a_database_that_cannot_be_written_is_told_at_once_and_not_waited_for(sqlite: Engine) -> None:
    place = Path(str(sqlite.url.database))
    sqlite.dispose()
    reading = open_engine(f"sqlite:///{place}")
    event.listen(reading, "connect", lambda connection, _: connection.execute("PRAGMA query_only = ON"))
    reading.dispose()
    began = time.monotonic()
    with pytest.raises(StoreError, match="readonly"), open_work(reading, "anytown", NOON, writing=True) as work:
        work.record.append("note", THE_GATE, "1")
    assert time.monotonic() - began < 5
    reading.dispose()

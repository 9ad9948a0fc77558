"""
How fast posts leave on PostgreSQL, beside procrastinate on the same server in the same run.

Run it as `GATE_TEST_POSTGRESQL=postgresql://user@host/postgres python -m benchmarks.queue_on_postgresql`; the user must
be allowed to create databases. procrastinate takes and settles jobs that do nothing, one at a time, as it says itself
(a worker with `wait=False` and one job at once, the jobs deferred beforehand); the release reads each post afresh,
writes its outbox file and adds two entries to the record besides.
"""

import asyncio
import tempfile
import time
from pathlib import Path

import procrastinate
from sqlalchemy import make_url

from benchmarks.floor import best_of, floor, tell
from benchmarks.queue import release_seconds
from gate.desk.release import release_due
from tests.postgresql_server import ON_SQLITE_ALONE, SERVER, a_database, address_of
from tests.reliability.council import littlebourne, queue_posts

JOBS = 60
ROUNDS = 5


class Procrastinate:
    """procrastinate with one task that does nothing."""

    def __init__(self, address: str) -> None:
        plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
        self.app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=plain))
        self.done = 0

        @self.app.task(name="nothing")
        def nothing() -> None:
            self.done += 1

        self.task = nothing
        asyncio.run(self._set_up())

    async def _set_up(self) -> None:
        async with self.app.open_async():
            await self.app.schema_manager.apply_schema_async()

    def seconds(self) -> float:
        """Seconds for one job taken and settled."""
        return asyncio.run(self._seconds())

    async def _seconds(self) -> float:
        async with self.app.open_async():
            for _ in range(JOBS):
                await self.task.defer_async()
            before, began = self.done, time.perf_counter()
            await self.app.run_worker_async(
                wait=False, concurrency=1, install_signal_handlers=False, listen_notify=False
            )
            seconds = (time.perf_counter() - began) / JOBS
        assert self.done - before == JOBS
        return seconds


def main() -> None:
    """Print the ratios, or why there are none."""
    if not SERVER:
        print(f"procrastinate and the release on PostgreSQL: {ON_SQLITE_ALONE}.")
        return
    with tempfile.TemporaryDirectory() as name, a_database() as ours, a_database() as theirs:
        folder = Path(name)
        desk = littlebourne(folder, database_url=address_of(ours))
        queue_posts(desk, 1)
        release_due(desk)
        peer = Procrastinate(address_of(theirs))
        durable, release, job = best_of(ROUNDS, lambda: floor(folder), lambda: release_seconds(desk), peer.seconds)
        desk.engine.dispose()
        print(f"floor: an append of 200 bytes with its fsync, {durable * 1e6:.0f} µs")
        tell("a release on PostgreSQL, read afresh, into the outbox", release / durable, of="the floor")
        tell("procrastinate, a job that does nothing", job / durable, of="the floor")
        tell("the release", release / job, of="procrastinate's job")


if __name__ == "__main__":
    main()

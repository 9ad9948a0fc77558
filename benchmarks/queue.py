"""
How fast posts leave and are read again, as ratios measured in one run: only these mean anything on another machine.

Run it as `python -m benchmarks.queue`. Targets: a release (a fresh reading, taken and settled with an entry each, into
the outbox) aims at 20 times a durable append and is not done above 60; ten thousand posts read again after a calendar
change within twice the screening of the same posts alone. Beside them the same writes in plain SQL, by hand.
"""

import datetime as dt
import json
import random
import secrets
import sqlite3
import tempfile
import time
from pathlib import Path

from benchmarks.floor import best_of, floor, tell
from calendars.civil_time import civil_day
from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from gate.desk.desk import Desk
from gate.desk.keep_calendar import add_polls, adopt_start, confirm_calendar
from gate.desk.keep_people import keep_candidates
from gate.desk.release import release_due
from gate.desk.situate import situate
from gate.publicity.council import Candidate
from gate.publicity.draft import Digest, Draft
from gate.publicity.screening import Screening, screen
from gate.workflow.lifecycle import Post, State
from tests.reliability.council import CLERK, littlebourne, queue_posts

POLL = "parish.littlebourne.2027-05-06"
RULES = Digest("0" * 64)
SENTENCES = (
    "The library in Mill Lane opens at 10am on Saturday.",
    "Road works on Station Road start on Monday and last three weeks; please use the diversion.",
    "Bins are emptied a day later in the week of the bank holiday.",
    "The swimming pool is closed for cleaning until Thursday.",
    "Apply for a school place by 15 January at littlebourne.example.gov.uk/schools.",
    "Our offices are open from 9am to 5pm, and 01632 960100 is answered day and night.",
)
RELEASES = 60
REREAD = 10_000
ROUNDS = 5


def release_seconds(desk: Desk) -> float:
    """Seconds for one release, reading, both transactions and the outbox included."""
    queue_posts(desk, RELEASES)
    began = time.perf_counter()
    released = release_due(desk)
    seconds = (time.perf_counter() - began) / RELEASES
    assert len(released) == RELEASES
    assert all(one.post.state is State.PUBLISHED for one in released)
    return seconds


def plain_seconds(folder: Path, document: str, screening: str) -> float:
    """Seconds for the same rows of one release written by plain SQL: the peer that does nothing else."""
    place = folder / "plain.db"
    place.unlink(missing_ok=True)
    database = sqlite3.connect(place, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE post (id TEXT PRIMARY KEY, state TEXT, revision INTEGER, document TEXT)")
    database.execute("CREATE TABLE screening (number INTEGER PRIMARY KEY, post TEXT, document TEXT)")
    database.execute("CREATE TABLE entry (sequence INTEGER PRIMARY KEY, bytes BLOB, digest TEXT)")
    database.execute("CREATE TABLE words (sequence INTEGER, field TEXT, salt TEXT, text TEXT)")
    database.executemany(
        "INSERT INTO post VALUES (?, 'queued', 1, ?)", [(str(number), document) for number in range(RELEASES)]
    )
    entry = (secrets.token_bytes(600), secrets.token_hex(32))
    began = time.perf_counter()
    for number in range(RELEASES):
        for before, after, told in (("queued", "releasing", 1), ("releasing", "published", 2)):
            database.execute("BEGIN IMMEDIATE")
            if told == 1:
                database.execute("INSERT INTO screening (post, document) VALUES (?, ?)", (str(number), screening))
            database.execute(
                "UPDATE post SET state = ?, revision = revision + 1, document = ? WHERE id = ? AND state = ?",
                (after, document, str(number), before),
            )
            added = database.execute("INSERT INTO entry (bytes, digest) VALUES (?, ?)", entry)
            for field in range(told):
                database.execute("INSERT INTO words VALUES (?, ?, 'salt', 'words')", (added.lastrowid, str(field)))
            database.execute("COMMIT")
    seconds = (time.perf_counter() - began) / RELEASES
    database.close()
    return seconds


def reread_seconds(desk: Desk, count: int) -> tuple[float, float, int]:
    """Seconds to read the queue again as a period starts, those of screening its posts alone, and how many it holds."""
    began = time.perf_counter()
    kept = adopt_start(desk, POLL, civil_day(desk.clock()), "The council decided so.", CLERK)
    whole = time.perf_counter() - began
    with desk.look() as work:
        posts = work.posts.in_states((State.QUEUED, State.HELD))
        assert len(posts) == count
        situations = {post.due_at: situate(desk, work, work.registers.account("town"), post.due_at) for post in posts}
    began = time.perf_counter()
    for post in posts:
        screen(post.draft, situations[post.due_at])
    return whole, time.perf_counter() - began, len(kept.moved)


def council_with_a_poll(folder: Path) -> Desk:
    """A council at rest: a poll in May, thirty who stand in it, a calendar confirmed to July."""
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
    standing = tuple(
        Candidate(person_id=f"p{n}", name=f"Mabel Thorn{chr(97 + n)}croft", poll_id=POLL) for n in range(26)
    )
    keep_candidates(desk, standing, CLERK, complete=True)
    return desk


def queue_many(desk: Desk, count: int, *, naming: int) -> None:
    """Queue `count` posts over the next days, every `naming`-th of which names a candidate."""
    chance = random.Random(7)
    with desk.work() as work:
        for number in range(count):
            words = " ".join(chance.choice(SENTENCES) for _ in range(chance.randint(1, 6)))
            if number % naming == 0:
                words = f"Thanks to Mabel Thorn{chr(97 + number % 26)}croft. {words}"
            due = work.at + dt.timedelta(hours=1, minutes=number % 5000)
            post = Post(
                post_id=str(number + 1),
                council_id=work.council_id,
                state=State.QUEUED,
                draft=Draft(account_id="town", words=words, publish_at=due),
                author="officer",
                edited_by="officer",
                due_at=due,
                created_at=work.at,
            )
            work.posts.add(post)
            work.posts.add_screening(post.post_id, Screening(at=due, draft=post.draft.digest, rules=RULES, findings=()))
        work.commit()


def main() -> None:
    """Print every ratio with its target."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = littlebourne(folder)
        queue_posts(desk, 1)
        (released,) = release_due(desk)
        with desk.look() as work:
            document = json.dumps({"draft": released.post.draft.facts()})
            screening = work.posts.last_screening(released.post.post_id)
        assert screening is not None
        durable, plain, release = best_of(
            ROUNDS,
            lambda: floor(folder),
            lambda: plain_seconds(folder, document, str(screening)),
            lambda: release_seconds(desk),
        )
        print(f"floor: an append of 200 bytes with its fsync, {durable * 1e6:.0f} µs")
        tell("the writes of a release in plain SQL", plain / durable, of="the floor")
        tell("a release, read afresh, into the outbox", release / durable, of="the floor", aim=20, most=60)
    with tempfile.TemporaryDirectory() as name:
        desk = council_with_a_poll(Path(name))
        queue_many(desk, REREAD, naming=10)
        whole, alone, held = reread_seconds(desk, REREAD)
        print(f"{REREAD:,} posts read again after a calendar change in {whole:.1f} s, {held:,} of them then held")
        tell("the whole of that", whole / alone, of="their screening alone", most=2)


if __name__ == "__main__":
    main()

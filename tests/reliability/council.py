"""A small council for trials: Littlebourne, whose account leaves by whatever channel the trial gives."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from calendars.civil_time import instant_of
from gate.channels.channel import Channel
from gate.clock import Clock
from gate.desk.desk import Desk, SignedIn
from gate.desk.opening import open_desk
from gate.desk.set_up import read_council_file, set_up_council
from gate.publicity.draft import Draft
from gate.settings import Settings
from gate.workflow.lifecycle import Post, State

LITTLEBOURNE = """
[council]
council_id = "littlebourne"
name = "Littlebourne Town Council"
area = "littlebourne"

[[areas]]
area_id = "littlebourne"
name = "Littlebourne"
kind = "parish"

[[accounts]]
account_id = "town"
name = "Littlebourne news"
channel = "outbox"
area = "littlebourne"

[[persons]]
person_id = "officer"
name = "Omar Lindley"
grants = [{ role = "author" }]

[[persons]]
person_id = "clerk"
name = "Carys Webb"
grants = [{ role = "clerk" }]

[[persons]]
person_id = "second-clerk"
name = "Dilys Farr"
grants = [{ role = "clerk" }]
"""

NINE = instant_of(dt.date(2027, 2, 15), dt.time(9))  # Monday 9am, winter time; no poll is near
OFFICER = SignedIn(person_id="officer")
CLERK = SignedIn(person_id="clerk")


def standing_at(at: dt.datetime) -> Clock:
    """A clock that always says `at`."""
    return lambda: at


def littlebourne(
    folder: Path,
    *,
    clock: Clock | None = None,
    channels: Mapping[str, Channel] | None = None,
    database_url: str = "",
) -> Desk:
    """The council in a new database in `folder`, or in the empty one at `database_url`."""
    settings = Settings(database_url=database_url or f"sqlite:///{folder / 'gate.db'}", outbox=folder / "outbox")
    desk = open_desk(settings, clock=clock or standing_at(NINE))
    council_id = set_up_council(desk, read_council_file(LITTLEBOURNE, source="littlebourne.toml"))
    return replace(desk, council_id=council_id, channels={**desk.channels, **(channels or {})})


def queue_posts(desk: Desk, count: int) -> None:
    """Queue `count` posts that no rule minds, all due now, without taking the time to submit each."""
    with desk.work() as work:
        first = int(work.posts.next_id())
        for number in range(first, first + count):
            words = f"The library in Mill Lane opens at 10am on Saturday. Notice {number}."
            work.posts.add(
                Post(
                    post_id=str(number),
                    council_id=work.council_id,
                    state=State.QUEUED,
                    draft=Draft(account_id="town", words=words, publish_at=work.at),
                    author=OFFICER.person_id,
                    edited_by=OFFICER.person_id,
                    due_at=work.at,
                    created_at=work.at,
                )
            )
        work.commit()

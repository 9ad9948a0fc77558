"""A small council for whole lives of posts: Riverbourne, with a clerk, a deputy, an author and a councillor."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from calendars.civil_time import instant_of
from gate.desk.desk import Desk, SignedIn
from gate.desk.set_up import read_council_file, set_up_council
from gate.publicity.draft import Draft

RIVERBOURNE = """
[council]
council_id = "riverbourne"
name = "Riverbourne Town Council"
area = "riverbourne"

[[areas]]
area_id = "riverbourne"
name = "Riverbourne"
kind = "parish"

[[accounts]]
account_id = "town"
name = "Riverbourne news"
channel = "outbox"
area = "riverbourne"

[[accounts]]
account_id = "town-facebook"
name = "Riverbourne on Facebook"
channel = "handover"
network = "facebook"
area = "riverbourne"

[[persons]]
person_id = "officer"
name = "Omar Lindley"
grants = [{ role = "author" }]

[[persons]]
person_id = "clerk"
name = "Carys Webb"
grants = [{ role = "clerk" }]

[[persons]]
person_id = "writing-clerk"
name = "Wilf Dent"
grants = [{ role = "author" }, { role = "clerk" }]

[[persons]]
person_id = "deputy"
name = "Dilys Farr"
grants = [{ role = "deputy", starts = 2027-04-12, until = 2027-04-13 }]

[[members]]
name = "Ada Brennan"
role = "Councillor"
body = "Riverbourne Town Council"
"""

OFFICER = SignedIn(person_id="officer")
CLERK = SignedIn(person_id="clerk")
WRITING_CLERK = SignedIn(person_id="writing-clerk")
DEPUTY = SignedIn(person_id="deputy")


@pytest.fixture
def riverbourne(frozen_desk: Callable[[], Desk]) -> Callable[[], Desk]:
    """Sets the council up, at whatever instant the clock is frozen at."""

    def made() -> Desk:
        desk = frozen_desk()
        file = read_council_file(RIVERBOURNE, source="riverbourne.toml")
        return replace(desk, council_id=set_up_council(desk, file))

    return made


def saying(words: str, *, day: dt.date, time: dt.time = dt.time(9), account: str = "town") -> Draft:
    """A draft for that day and London time."""
    return Draft(account_id=account, words=words, publish_at=instant_of(day, time))

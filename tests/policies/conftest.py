"""A council that adopted one of the five documents: its people in every capacity, its poll, a clock to move."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from calendars.civil_time import instant_of
from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from gate.desk.adopt_policy import adopt_policy, policy_from
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case
from gate.desk.keep_calendar import add_polls, confirm_calendar
from gate.desk.keep_people import keep_candidates
from gate.desk.note_line import confirm_setting, note_line
from gate.desk.override import override_findings
from gate.desk.release import release_due
from gate.desk.set_up import read_council_file, set_up_council
from gate.publicity.council import Candidate
from gate.publicity.draft import Draft
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Ground, NotPermittedError
from tests.conftest import HandClock

WESTFORD = """
[council]
council_id = "westford"
name = "Westford Council"
area = "westford"
domains = ["westford.example.gov.uk"]

[[areas]]
area_id = "westford"
name = "Westford"
kind = "parish"

[[accounts]]
account_id = "news"
name = "Westford news"
channel = "outbox"
area = "westford"

[[persons]]
person_id = "officer"
name = "Olive Marsh"
grants = [{ role = "author" }]

[[persons]]
person_id = "member"
name = "Mabel Thorne"
capacity = "member"
grants = [{ role = "author" }]

[[persons]]
person_id = "partner"
name = "Piers Locke"
capacity = "partner"
grants = [{ role = "author" }]

[[persons]]
person_id = "chairman"
name = "Clement Wray"
capacity = "member"
stands_as = ["77"]
grants = [{ role = "author" }, { role = "chairman" }]

[[persons]]
person_id = "manager"
name = "Maud Tilley"
grants = [{ role = "line-manager", manages = ["officer"] }]

[[persons]]
person_id = "other-officer"
name = "Ivo Penn"
grants = [{ role = "author" }]

[[persons]]
person_id = "other-manager"
name = "Joan Firth"
grants = [{ role = "line-manager", manages = ["other-officer"] }]

[[persons]]
person_id = "reviewer"
name = "Rhys Bell"
grants = [{ role = "reviewer" }]

[[persons]]
person_id = "clerk"
name = "Carys Webb"
grants = [{ role = "clerk" }]

[[persons]]
person_id = "monitor"
name = "Hugh Dean"
grants = [{ role = "monitoring-officer" }]
"""

OFFICER, MEMBER, PARTNER, CHAIRMAN, MANAGER, REVIEWER, CLERK, MONITOR = (
    SignedIn(person_id=name)
    for name in ("officer", "member", "partner", "chairman", "manager", "reviewer", "clerk", "monitor")
)
OTHER_OFFICER, OTHER_MANAGER = SignedIn(person_id="other-officer"), SignedIn(person_id="other-manager")

TOWN = Poll(
    poll_id="parish.westford.2027-05-06",
    kind=PollKind.PARISH,
    nation=Nation.ENGLAND,
    areas=frozenset({"westford"}),
    polling_day=dt.date(2027, 5, 6),
    notice_day=dt.date(2027, 3, 30),
)
CLEMENT = Candidate(person_id="77", name="Clement Wray", poll_id=TOWN.poll_id, party_name="Independent")
NORA = Candidate(person_id="78", name="Nora Quayle", poll_id=TOWN.poll_id, party_name="Labour Party")
BEFORE = dt.date(2027, 2, 9)  # Tuesday, seven weeks before the notice
DURING = dt.date(2027, 4, 13)  # Tuesday, within the period
REASON = "Read and agreed as it stands, nothing to add"
AFTER = dt.date(2027, 5, 7)  # Friday, the day after the poll


@pytest.fixture
def adopted(empty_desk: Desk, clock: HandClock) -> Callable[[str], Desk]:
    """Sets Westford up on 9 February 2027, with a document adopted and its poll in the calendar."""

    def made(document: str) -> Desk:
        clock.move_to(BEFORE, dt.time(10))
        file = read_council_file(WESTFORD, source="westford.toml")
        desk = replace(empty_desk, council_id=set_up_council(empty_desk, file))
        add_polls(desk, (TOWN,), CLERK)
        confirm_calendar(desk, dt.date(2027, 12, 31), CLERK)
        adopt_policy(desk, CLERK, policy_from(desk, document))
        return desk

    return made


@pytest.fixture
def nominated() -> Callable[[Desk], None]:
    """The statement of persons nominated is loaded: the chairman stands."""

    def loaded(desk: Desk) -> None:
        keep_candidates(desk, (CLEMENT, NORA), CLERK, complete=True)

    return loaded


@pytest.fixture
def settled() -> Callable[[Desk], None]:
    """Everyone has accepted the policy, and works under an address of the council."""

    def done(desk: Desk) -> None:
        for by in (OFFICER, MEMBER, PARTNER, CHAIRMAN):
            note_line(desk, by, kind="acceptance", words="I have read the policy and accept it.")
        address = "officer@westford.example.gov.uk"
        told = "Works under the council's own address."
        confirm_setting(desk, CLERK, key="council-address", about="officer", words=told, address=address)

    return done


def saying(words: str, **more: object) -> Draft:
    """A draft for the council's news, wanted now."""
    attested = tuple(sorted((key.replace("_", "-"), str(value)) for key, value in more.items() if key != "publish_at"))
    return Draft(account_id="news", words=words, attestations=attested)


def at(clock: HandClock, day: dt.date, hour: int = 10, minute: int = 0) -> dt.datetime:
    """Move the clock to that London time."""
    clock.move_to(day, dt.time(hour, minute))
    return instant_of(day, dt.time(hour, minute))


def standing(desk: Desk, post: Post) -> set[str]:
    reading = case(desk, post.post_id).reading
    assert reading is not None
    return {finding.code for finding in reading.decision.standing}


def approve(desk: Desk, post: Post, by: SignedIn, ground: Ground = Ground.APPROVED) -> Post:
    return override_findings(desk, post.post_id, by, ground=ground, reason=REASON)


def refused(desk: Desk, post: Post, by: SignedIn) -> str:
    with pytest.raises(NotPermittedError) as error:
        approve(desk, post, by)
    return " ".join(error.value.objections)


def out(desk: Desk) -> set[str]:
    return {one.post.post_id for one in release_due(desk) if one.post.state is State.PUBLISHED}

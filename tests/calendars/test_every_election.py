"""Democracy Club's EveryElection, saved to a file."""

import datetime as dt
import json

import pytest

from calendars.every_election import EveryElectionError, polls_from_every_election
from calendars.nation import Nation
from calendars.poll import PollKind, PollStatus
from calendars.poll_csv import PollFileError

WARD = {
    "election_id": "local.stroud.nailsworth.by.2027-02-11",
    "election_title": "Stroud District Council: Nailsworth by-election",
    "poll_open_date": "2027-02-11",
    "election_type": {"name": "Local elections", "election_type": "local"},
    "organisation": {"slug": "stroud", "organisation_type": "local-authority", "territory_code": "ENG"},
    "division": {"slug": "nailsworth", "name": "Nailsworth", "territory_code": "ENG"},
    "group": "local.stroud.2027-02-11",
    "group_type": None,
    "cancelled": False,
}
ALL_OF_THEM = {**WARD, "election_id": "local.2027-05-06", "group_type": "election", "organisation": None}
COUNCIL = {
    **WARD,
    "election_id": "local.cardiff.2027-05-06",
    "election_title": "Cardiff Council local elections",
    "poll_open_date": "2027-05-06",
    "organisation": {"slug": "cardiff", "organisation_type": "local-authority", "territory_code": "WLS"},
    "division": None,
    "group": "local.2027-05-06",
    "group_type": "organisation",
}
ITS_WARD = {
    **COUNCIL,
    "election_id": "local.cardiff.adamsdown.2027-05-06",
    "group": "local.cardiff.2027-05-06",
    "group_type": None,
}


def page(*elections: dict[str, object], **more: object) -> str:
    return json.dumps({"count": len(elections), "next": None, "previous": None, "results": elections, **more})


def test_a_councils_group_is_one_poll_and_a_by_elections_ballot_stands_alone() -> None:
    ward, council = polls_from_every_election(page(ALL_OF_THEM, WARD, COUNCIL, ITS_WARD), "ee.json")
    assert (ward.poll_id, ward.areas) == (WARD["election_id"], frozenset({"stroud.nailsworth"}))
    assert (ward.nation, ward.polling_day, ward.title) == (Nation.ENGLAND, dt.date(2027, 2, 11), WARD["election_title"])
    assert (council.poll_id, council.nation) == ("local.cardiff.2027-05-06", Nation.WALES)
    assert council.areas == frozenset({"cardiff"})


def test_a_mayors_kind_comes_from_the_kind_of_organisation() -> None:
    mayor = {
        **COUNCIL,
        "election_id": "mayor.west-midlands.2028-05-04",
        "poll_open_date": "2028-05-04",
        "organisation": {"slug": "west-midlands", "organisation_type": "combined-authority", "territory_code": "ENG"},
        "group_type": None,
    }
    (poll,) = polls_from_every_election(page(mayor), "ee.json")
    assert poll.kind is PollKind.MAYOR_CA


def test_a_cancelled_election_is_kept_and_ends_no_period() -> None:
    (poll,) = polls_from_every_election(page({**WARD, "cancelled": True}), "ee.json")
    assert poll.status is PollStatus.POSTPONED
    assert poll.ends_at is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<html>", "ee.json: This is not JSON"),
        ('{"detail": "Not found."}', "ee.json: There is no list of elections in it."),
        (page(WARD, next="https://example.org/?offset=100"), "ee.json: This is one page of several"),
        (page({**WARD, "poll_open_date": "soon"}), "ee.json, election 1: ‘local.stroud.nailsworth.by.2027-02-11’ has"),
        (page(WARD, {**WARD, "election_id": "x"}), "ee.json, election 2: ‘x’ does not begin with a known kind"),
        (page(WARD, WARD), "ee.json, election 2: Two polls are called"),
        (page({**WARD, "election_id": "ref.stroud.2027-02-11"}), "ee.json, election 1: ‘ref.stroud.2027-02-11’ does"),
        ("[1]", "ee.json, election 1: The entry is not an election."),
    ],
)
def test_a_fault_names_the_election_and_nothing_is_imported(text: str, told: str) -> None:
    with pytest.raises((EveryElectionError, PollFileError)) as refused:
        polls_from_every_election(text, "ee.json")
    assert str(refused.value).startswith(told)
    assert "Nothing was imported." in str(refused.value)

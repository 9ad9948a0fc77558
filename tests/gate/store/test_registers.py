"""What a council has told us, kept and read back; and what is not there, named."""

import datetime as dt
from dataclasses import replace

import pytest

from calendars.area import Area, AreaKind
from calendars.nation import Nation
from gate.publicity.council import Account, Ballot, Candidate, Council, LocalTopic, Member
from gate.publicity.finding import Severity
from gate.publicity.policy import Policy
from gate.store.engine import StoreError
from gate.store.registers import Halt, UnknownError, council_ids
from gate.workflow.role import Grant, Person, Role

POLL = "local.anytown.2027-05-06"
PAGE = Account(
    account_id="town-page",
    council_id="anytown",
    name="Town page",
    channel="handover",
    area="anytown",
    network="facebook",
)
JANE = Candidate(person_id="dc.1", name="Jane Okafor", poll_id=POLL, ballot_id="east", party_name="Independent")


def keep(begin, change):
    """Keep a change to the registers, as one act."""
    with begin() as work:
        change(work.registers)
        work.commit()


def test_a_council_is_read_back_as_it_was_founded(begin):
    council = Council(
        council_id="llandrindod",
        name="Llandrindod Wells Town Council",
        name_cy="Cyngor Tref Llandrindod",
        area="llandrindod",
        nation=Nation.WALES,
        domains=("llandrindod.co.uk",),
        places=("Temple Gardens",),
    )
    areas = (Area(area_id="llandrindod", name="Llandrindod", kind=AreaKind.PARISH, within=frozenset({"powys"})),)
    policy = Policy(
        policy_id="own",
        severities={"PE201": Severity.BLOCK},
        local_topics=(LocalTopic(topic_id="lake", label="The lake", terms=("lake",), until=dt.date(2027, 5, 6)),),
        sole_officer=True,
    )
    with begin(council_id="llandrindod") as work:
        work.registers.found(council, areas, policy)
        work.commit()
    with begin(council_id="llandrindod") as work:
        found = work.registers
        assert (found.council, found.areas, found.policy, found.halt) == (council, areas, policy, None)
        assert council_ids(work.session) == ("anytown", "llandrindod")


def test_a_council_is_founded_once(begin):
    with begin(writing=False) as work:
        council, areas, policy = work.registers.council, work.registers.areas, work.registers.policy
    with pytest.raises(StoreError):
        keep(begin, lambda registers: registers.found(council, areas, policy))


def test_a_council_that_is_not_here_is_named_with_those_that_are(begin):
    with begin(council_id="nowhere") as work, pytest.raises(UnknownError) as refused:
        work.registers.council  # noqa: B018 - reading it is what fails
    assert str(refused.value) == "There is no council ‘nowhere’ here. Known: anytown."


def test_a_policy_takes_the_place_of_the_one_before(begin):
    strict = Policy(policy_id="strict", approvers_wanted=2)
    keep(begin, lambda registers: registers.adopt(strict))
    with begin(writing=False) as work:
        assert work.registers.policy == strict


def test_a_halt_says_since_when_by_whom_and_why_until_it_is_lifted(begin, noon):
    halt = Halt(at=noon, by="olive", why="Someone has our password.")
    keep(begin, lambda registers: registers.set_halt(halt))
    with begin() as work:
        assert work.registers.halt == halt
        work.registers.set_halt(None)
        assert work.registers.halt is None
        work.commit()


def test_an_account_is_changed_in_place_and_not_doubled(begin):
    renamed = replace(PAGE, name="Anytown")
    keep(begin, lambda registers: registers.put_account(PAGE))
    keep(begin, lambda registers: registers.put_account(renamed))
    with begin(writing=False) as work:
        assert (work.registers.account("town-page"), work.registers.accounts) == (renamed, (renamed,))


def test_an_account_of_another_council_is_refused(begin):
    with pytest.raises(UnknownError) as refused:
        keep(begin, lambda registers: registers.put_account(replace(PAGE, council_id="hafrenbridge")))
    assert str(refused.value) == (
        "The account ‘town-page’ belongs to ‘hafrenbridge’, not to ‘anytown’. Nothing was changed."
    )


def test_an_account_or_person_that_is_not_there_is_named_with_those_that_are(begin):
    keep(begin, lambda registers: registers.put_account(PAGE))
    with begin(writing=False) as work:
        with pytest.raises(UnknownError) as account:
            work.registers.account("mayor")
        with pytest.raises(UnknownError) as person:
            work.registers.person("olive")
    assert str(account.value) == "There is no account ‘mayor’ here. Known: town-page."
    assert str(person.value) == "Nobody here is called ‘olive’. Known: none yet."


def test_a_person_who_was_removed_is_still_known_by_name(begin):
    olive = Person(
        person_id="olive",
        name="Olive Officer",
        grants=(Grant(role=Role.AUTHOR, starts=dt.date(2027, 1, 1)),),
        stands_as=("dc.9",),
        removed_on=dt.date(2027, 4, 1),
    )
    keep(begin, lambda registers: registers.put_person(olive))
    with begin(writing=False) as work:
        assert (work.registers.person("olive"), work.registers.persons) == (olive, (olive,))


def test_a_candidate_imported_again_is_brought_up_to_date_and_not_doubled(begin):
    married = replace(JANE, name="Jane Okafor-Reed")
    east, west = JANE, replace(JANE, ballot_id="west", person_id="dc.2", name="Jon Okafor")
    keep(begin, lambda registers: registers.put_candidates((east, west)))
    keep(begin, lambda registers: registers.put_candidates((married,)))
    with begin(writing=False) as work:
        assert work.registers.people.candidates == (married, west)


def test_candidates_of_one_poll_go_and_those_of_another_stay(begin):
    parliament = replace(JANE, poll_id="parl.anytown.2027-05-06")
    keep(begin, lambda registers: registers.put_candidates((JANE, parliament)))
    keep(begin, lambda registers: registers.drop_candidates(POLL))
    with begin(writing=False) as work:
        assert work.registers.people.candidates == (parliament,)


def test_members_are_replaced_as_a_whole_and_keep_their_order(begin):
    first = (Member(name="Ada Brennan", role="councillor"), Member(name="Bo Lund", role="mayor", only_holder=True))
    keep(begin, lambda registers: registers.put_members(first))
    keep(begin, lambda registers: registers.put_members(first[::-1]))
    with begin(writing=False) as work:
        assert work.registers.people.members == first[::-1]


def test_how_complete_a_list_is_known_to_be_is_kept_per_poll(begin, noon):
    ballot = Ballot(poll_id=POLL, complete=False)
    complete = Ballot(poll_id=POLL, complete=True, imported_at=noon)
    keep(begin, lambda registers: registers.put_ballot(ballot))
    keep(begin, lambda registers: registers.put_ballot(complete))
    with begin(writing=False) as work:
        assert work.registers.people.ballots == (complete,)

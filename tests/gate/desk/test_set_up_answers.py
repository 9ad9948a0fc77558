import datetime as dt
from dataclasses import replace

import pytest

from calendars.area import AreaKind
from calendars.election_calendar import Holds
from calendars.poll import PollKind
from gate.desk.adopt_policy import PolicyError
from gate.desk.desk import Desk
from gate.desk.enquiries import entries, kept_calendar, place, today
from gate.desk.set_up import SetUpError, set_up_council
from gate.desk.set_up_answers import (
    AccountAnswer,
    SetUpAnswers,
    council_of,
    objections_to_accounts,
    objections_to_all,
    objections_to_clerk,
    objections_to_council,
    objections_to_poll,
)
from gate.desk.set_up_code import MOST_WRONG, draw_code

GIVEN = SetUpAnswers(
    name="Hafrenbridge Town Council",
    county="Marchshire",
    district="Severnvale",
    wards=("Quay", "Castle", "Quay"),
    accounts=(AccountAnswer(name="Town council on Facebook", network="facebook", handle="@HafrenbridgeTC"),),
    clerk="Siân Webb",
    poll=PollKind.PARISH,
    poll_day=dt.date(2027, 5, 6),  # the first Thursday in May
    sure_until=dt.date(2027, 6, 30),
)
TODAY = dt.date(2027, 4, 12)


def test_the_answers_make_the_same_council_that_a_file_would(empty_desk: Desk) -> None:
    desk = empty_desk.choose(set_up_council(empty_desk, council_of(GIVEN)))
    found = place(desk)
    assert (found.council.council_id, found.council.name) == ("hafrenbridge-town-council", "Hafrenbridge Town Council")
    assert [(one.account_id, one.channel, one.network) for one in found.accounts] == [
        ("town-council-on-facebook", "handover", "facebook")
    ]
    assert [(one.person_id, one.name) for one in found.persons] == [("sian.webb", "Siân Webb")]
    with desk.look() as work:
        areas = {area.name: (area.kind, sorted(area.within)) for area in work.registers.areas}
    assert areas == {
        "Marchshire": (AreaKind.COUNTY, []),
        "Severnvale": (AreaKind.DISTRICT, ["marchshire-county"]),
        "Hafrenbridge": (AreaKind.PARISH, ["severnvale-district"]),
        "Quay": (AreaKind.PARISH_WARD, ["hafrenbridge-town-council"]),
        "Castle": (AreaKind.PARISH_WARD, ["hafrenbridge-town-council"]),
    }


def test_the_first_answer_stands_at_the_end_and_the_polls_are_the_clerks_own_acts(empty_desk: Desk) -> None:
    desk = empty_desk.choose(set_up_council(empty_desk, council_of(GIVEN)))
    poll = kept_calendar(desk).polls[0]
    assert (poll.title, poll.polling_day) == ("Hafrenbridge Town Council election", dt.date(2027, 5, 6))
    assert kept_calendar(desk).confirmed_until == dt.date(2027, 6, 30)
    assert today(desk).holds is Holds.YES  # 12 April is past the last lawful day for the notice, 30 March
    assert [(one.event, one.actor) for one in entries(desk)][-2:] == [
        ("add poll", "sian.webb"),
        ("confirm calendar", "sian.webb"),
    ]


def test_a_clerk_who_is_alone_names_who_looks_afterwards(empty_desk: Desk) -> None:
    alone = replace(GIVEN, alone=True)
    assert "reviewer" in objections_to_clerk(alone)
    assert "reviewer" in objections_to_clerk(replace(alone, reviewer="sian webb"))
    named = replace(alone, reviewer="Beryl Stanhope")
    assert objections_to_clerk(named) == {}
    desk = empty_desk.choose(set_up_council(empty_desk, council_of(named)))
    with desk.look() as work:
        assert (work.registers.policy.sole_officer, work.registers.policy.outside_reviewer) == (True, "beryl.stanhope")


def test_a_policy_of_the_shelf_is_adopted_as_the_clerks_act(empty_desk: Desk) -> None:
    desk = empty_desk.choose(set_up_council(empty_desk, council_of(replace(GIVEN, policy="loughton"))))
    assert [(one.event, one.actor) for one in entries(desk) if one.event == "adopt policy"] == [
        ("adopt policy", "sian.webb")
    ]


def test_a_policy_that_is_not_on_the_shelf_sets_nothing_up(empty_desk: Desk) -> None:
    with pytest.raises(PolicyError, match="‘atlantis’"):
        set_up_council(empty_desk, council_of(replace(GIVEN, policy="atlantis")))
    assert empty_desk.councils() == ()


def test_without_a_poll_the_answer_is_cannot_tell_never_no(empty_desk: Desk) -> None:
    bare = SetUpAnswers(name="Quayford Parish Council", accounts=GIVEN.accounts, clerk="Ann Price")
    desk = empty_desk.choose(set_up_council(empty_desk, council_of(bare)))
    assert today(desk).holds is Holds.CANNOT_TELL


def test_a_poll_whose_days_cannot_be_counted_sets_nothing_up(empty_desk: Desk) -> None:
    saturday = SetUpAnswers(
        name="Quayford Parish Council",
        accounts=GIVEN.accounts,
        clerk="Ann Price",
        poll=PollKind.PARISH,
        poll_day=dt.date(2027, 5, 8),
    )
    assert "poll_day" in objections_to_poll(saturday, empty_desk.reference.holidays, TODAY)
    with pytest.raises(Exception, match="not a working day"):
        set_up_council(empty_desk, council_of(saturday))
    assert empty_desk.councils() == ()


@pytest.mark.parametrize(
    ("answers", "amiss"),
    [
        (SetUpAnswers(name=" ·· "), "name"),
        (SetUpAnswers(), "account"),
        (SetUpAnswers(accounts=GIVEN.accounts * 2), "account"),
        (SetUpAnswers(clerk=""), "clerk"),
        (SetUpAnswers(clerk="shell"), "clerk"),
    ],
)
def test_what_is_amiss_is_told_by_the_field_it_stands_in(answers: SetUpAnswers, amiss: str) -> None:
    found = {**objections_to_council(answers), **objections_to_accounts(answers), **objections_to_clerk(answers)}
    assert amiss in found


def test_nothing_is_amiss_with_good_answers(empty_desk: Desk) -> None:
    assert objections_to_council(GIVEN) == objections_to_accounts(GIVEN) == objections_to_clerk(GIVEN) == {}
    assert objections_to_poll(GIVEN, empty_desk.reference.holidays, TODAY) == {}
    assert "poll_day" in objections_to_poll(SetUpAnswers(poll=PollKind.PARISH), empty_desk.reference.holidays, TODAY)


def test_the_code_opens_however_it_is_spaced_and_is_void_after_ten_wrong_ones() -> None:
    code = draw_code()
    code.require(f" {code.code.lower().replace('-', ' ')} ")
    for _ in range(MOST_WRONG):
        with pytest.raises(SetUpError, match="not the set-up code"):
            code.require("wrong")
    with pytest.raises(SetUpError, match="void"):
        code.require(code.code)


def test_two_codes_are_never_the_same() -> None:
    assert len({draw_code().code for _ in range(200)}) == 200


def test_a_password_given_before_is_refused_once_the_council_bears_its_words(desk: Desk) -> None:
    holidays, password = desk.reference.holidays, "hafrenbridge bell"
    before = replace(GIVEN, name="Anytown Town Council")
    assert objections_to_all(before, password, holidays, TODAY) == []
    assert objections_to_all(GIVEN, password, holidays, TODAY) == [
        "This password is one of those that are tried first. Choose three or four words of your own."
    ]

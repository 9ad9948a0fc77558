"""
A second opinion: PyPI's `uk-election-timetables` may confirm a day, never supply one.

Every disagreement is explained here, or the test fails.
"""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

import pytest
from uk_election_timetables import elections
from uk_election_timetables.calendars import Country
from uk_election_timetables.election import Election

from calendars.bank_holidays import BankHolidayError, BankHolidays
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.poll_timetable import compute
from calendars.timetable import Step, TimetableError

ENGLAND, WALES, SCOTLAND, NI = Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND
THEIRS = {
    Step.NOTICE_OF_ELECTION: "notice_of_election_deadline",
    Step.CLOSE_OF_NOMINATIONS: "close_of_nominations",
    Step.STATEMENT_OF_PERSONS_NOMINATED: "sopn_publish_deadline",
    Step.REGISTRATION_DEADLINE: "registration_deadline",
    Step.POSTAL_VOTE_DEADLINE: "postal_vote_application_deadline",
    Step.VAC_DEADLINE: "vac_application_deadline",
}
ASKED = [
    (PollKind.LOCAL, ENGLAND),
    (PollKind.LOCAL, WALES),
    (PollKind.LOCAL, SCOTLAND),
    (PollKind.LOCAL, NI),
    (PollKind.PARISH, ENGLAND),
    (PollKind.MAYOR_LOCAL, ENGLAND),
    (PollKind.MAYOR_CA, ENGLAND),
    (PollKind.PCC, ENGLAND),
    (PollKind.GLA, ENGLAND),
    (PollKind.CITY_OF_LONDON, ENGLAND),
    (PollKind.SP, SCOTLAND),
    (PollKind.SENEDD, WALES),
    (PollKind.NIA, NI),
    (PollKind.PARL, ENGLAND),
]
EXPLAINED = {
    (PollKind.GLA, Step.CLOSE_OF_NOMINATIONS): "It gives the 22nd day; SI 2016/24 says the 24th, as published in 2024.",
    (PollKind.GLA, Step.STATEMENT_OF_PERSONS_NOMINATED): "It adds a day to its wrong close; the Rules say the 22nd.",
    (PollKind.PCC, Step.CLOSE_OF_NOMINATIONS): "It gives the 18th day; papers close on the 19th, as published in 2024.",
    (PollKind.PCC, Step.STATEMENT_OF_PERSONS_NOMINATED): "It adds a day to its wrong close; the Order says the 18th.",
    (PollKind.CITY_OF_LONDON, Step.NOTICE_OF_ELECTION): "It gives 25 days; the notice for 20 March 2025 was 22 before.",
    (PollKind.LOCAL, Step.NOTICE_OF_ELECTION): "In Scotland it leaves out Christmas Eve, a working day in 2025.",
    (PollKind.LOCAL, Step.CLOSE_OF_NOMINATIONS): "In Scotland it leaves out Christmas Eve, a working day in 2025.",
    (PollKind.PARL, Step.NOTICE_OF_ELECTION): "It leaves out the nation's own holidays; the law those of all four.",
    (PollKind.PARL, Step.CLOSE_OF_NOMINATIONS): "It leaves out the nation's own holidays; the law those of all four.",
    (PollKind.PARL, Step.STATEMENT_OF_PERSONS_NOMINATED): "It leaves out the nation's own holidays alone.",
    (PollKind.PARL, Step.POSTAL_VOTE_DEADLINE): "It leaves out the nation's own holidays; 2019 was published with all.",
    (PollKind.PARL, Step.VAC_DEADLINE): "It leaves out the nation's own holidays, as for the postal vote.",
}


def theirs(kind: PollKind, nation: Nation, day: dt.date) -> Election:
    country = {
        ENGLAND: Country.ENGLAND,
        WALES: Country.WALES,
        SCOTLAND: Country.SCOTLAND,
        NI: Country.NORTHERN_IRELAND,
    }[nation]
    made: dict[PollKind, Election] = {
        PollKind.MAYOR_LOCAL: elections.MayoralElection(day),
        PollKind.MAYOR_CA: elections.MayoralElection(day),
        PollKind.PCC: elections.PoliceAndCrimeCommissionerElection(day),
        PollKind.GLA: elections.GreaterLondonAssemblyElection(day),
        PollKind.CITY_OF_LONDON: elections.CityOfLondonLocalElection(day),
        PollKind.SP: elections.ScottishParliamentElection(day),
        PollKind.SENEDD: elections.SeneddCymruElection(day),
        PollKind.NIA: elections.NorthernIrelandAssemblyElection(day),
        PollKind.PARL: elections.UKParliamentElection(day, country),
    }
    return made.get(kind) or elections.LocalElection(day, country)


def thursdays() -> Iterator[dt.date]:
    """Every third Thursday on which our tables of today and its data both answer, but for the autumn of 2022.

    Then a bank holiday was proclaimed in mid-timetable: the last test here is about that.
    """
    day = dt.date(2022, 5, 5)
    while day < dt.date(2028, 12, 20):
        if not dt.date(2022, 9, 10) <= day <= dt.date(2022, 11, 30):
            yield day
        day += dt.timedelta(days=21)


@lru_cache
def disagreements(kind: PollKind, nation: Nation, holidays: BankHolidays) -> dict[Step, list[dt.date]]:
    found: dict[Step, list[dt.date]] = {}
    for day in thursdays():
        try:
            ours = compute(kind, nation, day, holidays)
        except TimetableError:
            continue
        peer = theirs(kind, nation, day)
        for step, name in THEIRS.items():
            days = {one.day for one in ours.steps if one.step is step and one.bound == "latest"}
            if days and getattr(peer, name) not in days:
                found.setdefault(step, []).append(day)
    return found


@pytest.mark.parametrize(("kind", "nation"), ASKED, ids=str)
def test_every_disagreement_with_the_second_opinion_is_explained(
    kind: PollKind, nation: Nation, holidays: BankHolidays
) -> None:
    found = disagreements(kind, nation, holidays)
    assert [step for step in found if (kind, step) not in EXPLAINED] == [], found


def test_no_explanation_outlives_its_disagreement(holidays: BankHolidays) -> None:
    found = {(kind, step) for kind, nation in ASKED for step in disagreements(kind, nation, holidays)}
    assert set(EXPLAINED) - found == set()


def test_past_its_data_it_counts_every_weekday_where_we_refuse(holidays: BankHolidays) -> None:
    """Easter 2029 is 1 April: Good Friday and Easter Monday lie within the 25 days before 3 May."""
    assert theirs(PollKind.LOCAL, ENGLAND, dt.date(2029, 5, 3)).notice_of_election_deadline == dt.date(2029, 3, 29)
    with pytest.raises(BankHolidayError):
        compute(PollKind.LOCAL, ENGLAND, dt.date(2029, 5, 3), holidays)


def test_it_rewrites_days_that_had_passed_when_a_holiday_was_proclaimed(holidays: BankHolidays) -> None:
    """Tower Hamlets published 8 September 2022 for 13 October; the funeral's holiday was proclaimed on the 10th."""
    day = dt.date(2022, 10, 13)
    assert theirs(PollKind.LOCAL, ENGLAND, day).notice_of_election_deadline == dt.date(2022, 9, 7)
    ours = compute(PollKind.NP_REFERENDUM, ENGLAND, day, holidays)
    assert ours.of(Step.NOTICE_OF_ELECTION).day == dt.date(2022, 9, 8)

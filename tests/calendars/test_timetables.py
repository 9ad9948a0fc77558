"""The statute tables as a whole, and the facts that are easily got wrong."""

import datetime as dt

import pytest

from calendars.bank_holidays import BankHolidayError, BankHolidays
from calendars.citation import Standing, Statutes
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.poll_timetable import compute
from calendars.timetable import Bound, Step, TimetableError
from calendars.timetables import IN_USE

ENGLAND, UK = Nation.ENGLAND, Nation.UK
DAY = dt.date


def test_every_kind_of_poll_has_a_table_somewhere_and_every_english_one_has_it_here() -> None:
    assert {kind for kind, _ in IN_USE} == set(PollKind)
    elsewhere = {PollKind.SP, PollKind.SENEDD, PollKind.NIA}
    assert {kind for kind, nation in IN_USE if nation is ENGLAND} == set(PollKind) - elsewhere


def test_every_row_and_every_period_cites_a_source_that_is_listed(statutes: Statutes) -> None:
    for table in IN_USE.values():
        cited = [table.cites, table.count.cites, *(row.cites or table.cites for row in table.deadlines)]
        cited.extend(row.count.cites for row in table.deadlines if row.count)
        cited.extend([table.period.cites] if table.period else [])
        assert [citation for citation in cited if citation not in statutes] == []


def test_what_is_called_verified_stands_in_a_source_that_was_read(statutes: Statutes) -> None:
    cited = {row.cites or table.cites for table in IN_USE.values() for row in table.deadlines}
    cited |= {table.period.cites for table in IN_USE.values() if table.period}
    cited |= {table.count.cites for table in IN_USE.values()}
    unread = {one for one in cited if one.standing is Standing.VERIFIED and not statutes.of_source(one.source).read_on}
    assert unread == set()


def test_a_recalled_provision_is_shown_as_unverified(statutes: Statutes) -> None:
    recalled = [
        row.cites
        for table in IN_USE.values()
        for row in table.deadlines
        if row.cites is not None and row.cites.standing is Standing.RECALLED
    ]
    assert recalled
    assert all(statutes.told(citation).endswith("(unverified)") for citation in recalled)


def test_a_table_has_a_period_or_says_why_it_has_none() -> None:
    assert [key for key, table in IN_USE.items() if (table.period is None) != bool(table.no_period)] == []


# Counted by hand for Thursday 6 May 2027, back from 5 May, leaving out weekends, 3 May, and Easter (26 and 29 March):
# 5, 4 May 2; 30 April 3; 29-26 April 7; 23-19 April 12; 16-12 April 17; 9-5 April 22; 2, 1 April 24; 31 March 25;
# 30 March 26; 25-22 March 30; 19-15 March 35.
@pytest.mark.parametrize(
    ("kind", "step", "day", "time"),
    [
        (PollKind.LOCAL, Step.NOTICE_OF_ELECTION, DAY(2027, 3, 31), None),
        (PollKind.LOCAL, Step.CLOSE_OF_NOMINATIONS, DAY(2027, 4, 8), dt.time(16)),
        (PollKind.LOCAL, Step.WITHDRAWAL, DAY(2027, 4, 8), dt.time(16)),
        (PollKind.LOCAL, Step.STATEMENT_OF_PERSONS_NOMINATED, DAY(2027, 4, 9), dt.time(16)),
        (PollKind.LOCAL, Step.NOTICE_OF_POLL, DAY(2027, 4, 27), None),
        (PollKind.LOCAL, Step.REGISTRATION_DEADLINE, DAY(2027, 4, 19), None),
        (PollKind.LOCAL, Step.POSTAL_VOTE_DEADLINE, DAY(2027, 4, 20), dt.time(17)),
        (PollKind.LOCAL, Step.PROXY_DEADLINE, DAY(2027, 4, 27), dt.time(17)),
        (PollKind.LOCAL, Step.VAC_DEADLINE, DAY(2027, 4, 27), dt.time(17)),
        (PollKind.GLA, Step.NOTICE_OF_ELECTION, DAY(2027, 3, 22), None),
        (PollKind.GLA, Step.CLOSE_OF_NOMINATIONS, DAY(2027, 4, 1), dt.time(16)),
        (PollKind.GLA, Step.STATEMENT_OF_PERSONS_NOMINATED, DAY(2027, 4, 5), dt.time(16)),
        (PollKind.PCC, Step.STATEMENT_OF_PERSONS_NOMINATED, DAY(2027, 4, 9), dt.time(16)),
        # SI 2012/323 and SI 2012/444, Sch. 3 r. 1, both recalled: no published notice was found
        (PollKind.GOVERNANCE_REFERENDUM, Step.NOTICE_OF_ELECTION, DAY(2027, 3, 31), None),
        (PollKind.GOVERNANCE_REFERENDUM, Step.NOTICE_OF_POLL, DAY(2027, 4, 27), None),
        (PollKind.COUNCIL_TAX_REFERENDUM, Step.NOTICE_OF_ELECTION, DAY(2027, 3, 31), None),
        (PollKind.COUNCIL_TAX_REFERENDUM, Step.POSTAL_VOTE_DEADLINE, DAY(2027, 4, 20), dt.time(17)),
        # SI 1987/1: five days before; 29 April is the fourth working day, 28 April the fifth
        (PollKind.PARISH_POLL, Step.NOTICE_OF_POLL, DAY(2027, 4, 28), None),
    ],
)
def test_a_step_of_6_may_2027_is_the_day_counted_by_hand(
    kind: PollKind, step: Step, day: dt.date, time: dt.time | None, holidays: BankHolidays
) -> None:
    found = compute(kind, ENGLAND, DAY(2027, 5, 6), holidays).of(step)
    assert (found.day, found.time) == (day, time)


@pytest.mark.parametrize(
    ("kind", "polling_day", "starts", "ends"),
    [
        (PollKind.LOCAL, DAY(2027, 5, 6), "2027-03-31T00:00:00+01:00", "2027-05-06T22:00:00+01:00"),
        (PollKind.CITY_OF_LONDON, DAY(2025, 3, 20), "2025-02-18T00:00:00+00:00", "2025-03-20T20:00:00+00:00"),
        # SI 2012/2031 reg. 5, 28 working days: by hand 19 March is 31, 22 March 30, 23 March 29, 24 March 28
        (PollKind.NP_REFERENDUM, DAY(2027, 5, 6), "2027-03-24T00:00:00+00:00", "2027-05-06T22:00:00+01:00"),
        # SI 2012/323 reg. 5, from 28 days before the poll
        (PollKind.GOVERNANCE_REFERENDUM, DAY(2027, 5, 6), "2027-04-08T00:00:00+01:00", "2027-05-06T22:00:00+01:00"),
        (PollKind.COUNCIL_TAX_REFERENDUM, DAY(2027, 5, 6), "2027-04-08T00:00:00+01:00", "2027-05-06T22:00:00+01:00"),
        # PPERA 2000 s. 125, 28 days ending with the poll: in 2016 it ran from 27 May to 23 June
        (PollKind.PPERA_REFERENDUM, DAY(2016, 6, 23), "2016-05-27T00:00:00+01:00", "2016-06-23T22:00:00+01:00"),
    ],
)
def test_a_period_starts_and_ends_at_london_hours(
    kind: PollKind, polling_day: dt.date, starts: str, ends: str, holidays: BankHolidays
) -> None:
    period = compute(kind, ENGLAND, polling_day, holidays).facts()["period"]
    assert isinstance(period, dict)
    assert (period["starts"], period["ends"]) == (starts, ends)


@pytest.mark.parametrize("kind", [PollKind.PARISH_POLL, PollKind.RECALL])
def test_a_poll_that_gives_no_period_says_why(kind: PollKind, holidays: BankHolidays) -> None:
    facts = compute(kind, ENGLAND, DAY(2027, 5, 6), holidays).facts()
    assert facts["period"] is None
    assert "publicity" in str(facts["why"])


def test_the_facts_have_the_shape_that_scripts_rely_on(holidays: BankHolidays) -> None:
    facts = compute(PollKind.LOCAL, ENGLAND, DAY(2027, 5, 6), holidays).facts()
    assert (facts["kind"], facts["nation"], facts["poll"]) == ("local", "england", "2027-05-06")
    steps = facts["steps"]
    assert isinstance(steps, list)
    assert steps[0] == {
        "step": "notice_of_election",
        "day": "2027-03-31",
        "time": None,
        "bound": "latest",
        "working_days_before": 25,
        "citation": {"source": "si-2006-3304", "provision": "Sch. 2 r. 1", "standing": "verified"},
    }


@pytest.mark.parametrize(
    ("kind", "polling_day", "step", "there"),
    [
        (PollKind.LOCAL, DAY(2023, 5, 3), Step.VAC_DEADLINE, False),  # voter cards since 4 May 2023
        (PollKind.LOCAL, DAY(2023, 5, 4), Step.VAC_DEADLINE, True),
        (PollKind.PARL, DAY(2019, 12, 12), Step.VAC_DEADLINE, False),
        (PollKind.CITY_OF_LONDON, DAY(2025, 3, 20), Step.VAC_DEADLINE, False),
        (PollKind.PARISH_POLL, DAY(2027, 5, 6), Step.POSTAL_VOTE_DEADLINE, False),
        (PollKind.NP_REFERENDUM, DAY(2027, 5, 6), Step.CLOSE_OF_NOMINATIONS, False),
    ],
)
def test_a_step_that_the_law_does_not_give_is_left_out(
    kind: PollKind, polling_day: dt.date, step: Step, there: bool, holidays: BankHolidays
) -> None:
    steps = compute(kind, ENGLAND, polling_day, holidays).steps
    assert any(one.step is step for one in steps) is there


@pytest.mark.parametrize(
    ("polling_day", "step", "day", "hour"),
    [  # by hand: Thursday 15 May 2014 under the Rules as made, Thursday 22 May under SI 2014/494
        (DAY(2014, 5, 15), Step.CLOSE_OF_NOMINATIONS, DAY(2014, 4, 15), 12),
        (DAY(2014, 5, 15), Step.STATEMENT_OF_PERSONS_NOMINATED, DAY(2014, 4, 17), 12),
        (DAY(2014, 5, 15), Step.WITHDRAWAL, DAY(2014, 4, 22), 12),
        (DAY(2014, 5, 22), Step.CLOSE_OF_NOMINATIONS, DAY(2014, 4, 24), 16),
        (DAY(2014, 5, 22), Step.WITHDRAWAL, DAY(2014, 4, 24), 16),
        (DAY(2014, 5, 22), Step.STATEMENT_OF_PERSONS_NOMINATED, DAY(2014, 4, 25), 16),
    ],
)
def test_the_version_in_force_on_polling_day_governs(
    polling_day: dt.date, step: Step, day: dt.date, hour: int, holidays: BankHolidays
) -> None:
    found = compute(PollKind.LOCAL, ENGLAND, polling_day, holidays).of(step)
    assert (found.day, found.time) == (day, dt.time(hour))


def test_welsh_councils_kept_the_rules_of_england_and_wales_until_2022(holidays: BankHolidays) -> None:
    """4 May 2017, by hand: 3, 2 May 2; 28-24 April 7; 21-18 April 11; 13-10 April 15; 7-3 April 20; 31-27 March 25."""
    notice = compute(PollKind.LOCAL, Nation.WALES, DAY(2017, 5, 4), holidays).of(Step.NOTICE_OF_ELECTION)
    assert (notice.day, notice.citation.source) == (DAY(2017, 3, 27), "si-2006-3304")
    later = compute(PollKind.LOCAL, Nation.WALES, DAY(2022, 5, 5), holidays).of(Step.NOTICE_OF_ELECTION)
    assert later.citation.source == "wsi-2021-1459"


def test_a_general_election_leaves_out_a_scottish_holiday_everywhere_but_not_for_englands_register(
    holidays: BankHolidays,
) -> None:
    """By hand for 12 December 2019 without 2 December: 11-9 are 3, 6-3 are 7, 29-25 November 12, 22-18 17, 15, 14."""
    timetable = compute(PollKind.PARL, ENGLAND, DAY(2019, 12, 12), holidays)
    assert timetable.of(Step.CLOSE_OF_NOMINATIONS).day == DAY(2019, 11, 14)
    assert timetable.of(Step.REGISTRATION_DEADLINE).day == DAY(2019, 11, 26)


def test_a_uk_timetable_names_the_nations_where_they_differ(holidays: BankHolidays) -> None:
    """For 4 July 2024: 11 days back is 19 June, 14 days back is 14 June; no holiday lies between."""
    steps = compute(PollKind.PARL, UK, DAY(2024, 7, 4), holidays).steps
    postal = {step.day: step.nations for step in steps if step.step is Step.POSTAL_VOTE_DEADLINE}
    assert postal == {
        DAY(2024, 6, 14): (Nation.NORTHERN_IRELAND,),
        DAY(2024, 6, 19): (Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND),
    }


def test_a_statement_of_persons_nominated_is_earlier_without_objections(holidays: BankHolidays) -> None:
    """RPA 1983 Sch. 1 r. 1: at 5pm on the 19th day, or with objections within 24 hours of 4pm that day."""
    timetable = compute(PollKind.PARL, ENGLAND, DAY(2024, 7, 4), holidays)
    earliest = timetable.of(Step.STATEMENT_OF_PERSONS_NOMINATED, Bound.EARLIEST)
    latest = timetable.of(Step.STATEMENT_OF_PERSONS_NOMINATED)
    assert (earliest.day, earliest.time) == (DAY(2024, 6, 7), dt.time(17))
    assert (latest.day, latest.time) == (DAY(2024, 6, 10), dt.time(16))


def test_a_parliamentary_by_election_counts_forward_from_the_writ(holidays: BankHolidays) -> None:
    """Writ on Wednesday 26 March 2025: by hand the 2nd day is the 28th, the 3rd the 31st, the 7th 4 April."""
    timetable = compute(PollKind.PARL_BY, ENGLAND, DAY(2025, 5, 1), holidays, from_writ=DAY(2025, 3, 26))
    assert timetable.of(Step.NOTICE_OF_ELECTION).day == DAY(2025, 3, 28)
    assert timetable.of(Step.CLOSE_OF_NOMINATIONS, Bound.EARLIEST).day == DAY(2025, 3, 31)
    assert timetable.of(Step.CLOSE_OF_NOMINATIONS).day == DAY(2025, 4, 4)


def test_a_general_election_takes_the_writ_as_received_after_dissolution_and_says_so(holidays: BankHolidays) -> None:
    """4 July 2024, dissolution 30 May. By hand: 3 July 1, 1 July 3, 24 June 8, 17 June 13, 10 June 18, 4 June 22."""
    untold = compute(PollKind.PARL, ENGLAND, DAY(2024, 7, 4), holidays)
    assert untold.of(Step.NOTICE_OF_ELECTION).day == DAY(2024, 6, 4)
    assert any("taken as received on the day after dissolution" in note for note in untold.notes)


def test_a_general_election_counts_its_notice_from_the_writ_when_told(holidays: BankHolidays) -> None:
    """The second working day after Thursday 30 May 2024 is Monday 3 June."""
    told = compute(PollKind.PARL, ENGLAND, DAY(2024, 7, 4), holidays, from_writ=DAY(2024, 5, 30))
    assert told.of(Step.NOTICE_OF_ELECTION).day == DAY(2024, 6, 3)
    assert told.period is not None
    assert told.period.start_day == DAY(2024, 6, 3)
    assert not any("taken as received" in note for note in told.notes)


@pytest.mark.parametrize(
    ("kind", "nation", "polling_day", "from_writ", "told"),
    [
        (PollKind.LOCAL, ENGLAND, DAY(2027, 5, 3), None, "not a working day for local (england): Early May bank hol"),
        (PollKind.LOCAL, ENGLAND, DAY(2027, 5, 8), None, "Saturday 8 May 2027 is not a working day"),
        (PollKind.LOCAL, ENGLAND, DAY(2006, 5, 4), None, "known for polls from 3 May 2007"),
        (PollKind.SP, ENGLAND, DAY(2026, 5, 7), None, "There is no timetable for sp in england."),
        (PollKind.PARL_BY, ENGLAND, DAY(2025, 5, 1), None, "the day of the writ is missing"),
        (PollKind.LOCAL, ENGLAND, DAY(2027, 5, 6), DAY(2027, 4, 1), "does not depend on a writ"),
        (PollKind.PARL, UK, DAY(2024, 7, 4), DAY(2024, 6, 10), "too late for a general election on 4 July 2024"),
        (PollKind.PARL_BY, ENGLAND, DAY(2025, 5, 1), DAY(2025, 1, 6), "allows a poll from 3 February 2025 to 11 Feb"),
    ],
)
def test_a_poll_that_the_law_does_not_allow_is_refused_in_plain_words(
    kind: PollKind,
    nation: Nation,
    polling_day: dt.date,
    from_writ: dt.date | None,
    told: str,
    holidays: BankHolidays,
) -> None:
    with pytest.raises(TimetableError) as refused:
        compute(kind, nation, polling_day, holidays, from_writ=from_writ)
    assert told in refused.value.what
    assert refused.value.remedy


def test_a_poll_beyond_the_known_holidays_is_refused_never_guessed(holidays: BankHolidays) -> None:
    with pytest.raises(BankHolidayError, match="known until 31 December 2028; the count runs from 3 May 2029"):
        compute(PollKind.LOCAL, ENGLAND, DAY(2029, 5, 3), holidays)


def test_an_explanation_names_what_was_left_out(holidays: BankHolidays) -> None:
    notice = compute(PollKind.LOCAL, ENGLAND, DAY(2026, 5, 7), holidays).of(Step.NOTICE_OF_ELECTION)
    assert notice.explanation == (
        "Monday 30 March 2026 is 25 working days before 7 May 2026. Left out besides weekends: "
        "4 May (Early May bank holiday), 6 April (Easter Monday), 3 April (Good Friday)."
    )


def test_an_explanation_says_when_a_late_holiday_left_a_past_day_alone(holidays: BankHolidays) -> None:
    notice = compute(PollKind.NP_REFERENDUM, ENGLAND, DAY(2022, 10, 13), holidays).of(Step.NOTICE_OF_ELECTION)
    assert notice.day == DAY(2022, 9, 8)
    assert "a holiday proclaimed afterwards" in notice.explanation

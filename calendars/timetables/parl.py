"""
General elections to the UK Parliament.

Timetable: Representation of the People Act 1983, Sch. 1 r. 1, as in force for polls from 6 April 2014. A
bank holiday in any part of the UK is left out everywhere (r. 2). Absent votes leave out the same days: so
published for 12 December 2019. The register alone closes by each nation's own days; for that poll an Act
set one last day for all.
"""

import datetime as dt
from dataclasses import replace

from calendars.citation import Citation
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE, VOTER_CARD, VOTER_CARD_SCOTLAND, for_nations
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import PUBLICITY_CODES
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import ELECTORS_ENGLAND_AND_WALES, ONE_DAY, UK_GENERAL

FOUR, FIVE = dt.time(16), dt.time(17)
RULE = Citation("rpa-1983", "Sch. 1 r. 1")
DECEMBER_2019 = dt.date(2019, 12, 12)
OBJECTIONS_NOTE = (
    "Without objections to a nomination the statement and the notice of poll come out at 5pm on the last day for "
    "nominations; with objections by 4pm on the next working day."
)
WRIT_NOTE = (
    "The writ is taken as received on the day after dissolution, so that the notice of election is due by 4pm on "
    "the 22nd working day before the poll."
)

BEFORE_THE_POLL = (
    #        step                                days before poll
    Deadline(Step.NOTICE_OF_ELECTION, 22, FOUR, days_after_writ=2),
    Deadline(Step.CLOSE_OF_NOMINATIONS, 19, FOUR),
    Deadline(Step.WITHDRAWAL, 19, FOUR),
    Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 19, FIVE, Bound.EARLIEST),
    Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 18, FOUR),
    Deadline(Step.NOTICE_OF_POLL, 19, FIVE, Bound.EARLIEST),
    Deadline(Step.NOTICE_OF_POLL, 18, FOUR),
)
POLL = Deadline(Step.POLL, 0, bound=Bound.EXACT)
ONE_DAY_IN_2019 = Deadline(
    Step.REGISTRATION_DEADLINE,
    12,
    cites=Citation("epga-2019", "s. 1"),
    count=ELECTORS_ENGLAND_AND_WALES,
    since=DECEMBER_2019,
    until=DECEMBER_2019,
)


def _electors(rows: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The register by the nation's own days, save in December 2019; everything else by the days of all four."""
    told: list[Deadline] = []
    for row in rows:
        if row.step is not Step.REGISTRATION_DEADLINE:
            told.append(replace(row, count=UK_GENERAL))
        elif row.until is None:
            told.append(replace(row, until=DECEMBER_2019 - ONE_DAY))
            told.append(ONE_DAY_IN_2019)
            told.append(replace(row, since=DECEMBER_2019 + ONE_DAY))
        else:
            told.append(row)
    return tuple(told)


ELECTORS = {
    Nation.ENGLAND: _electors((*REGISTER_AND_ABSENT_VOTE[Nation.ENGLAND], *VOTER_CARD)),
    Nation.WALES: _electors((*REGISTER_AND_ABSENT_VOTE[Nation.WALES], *VOTER_CARD)),
    Nation.SCOTLAND: _electors((*REGISTER_AND_ABSENT_VOTE[Nation.SCOTLAND], *VOTER_CARD_SCOTLAND)),
    Nation.NORTHERN_IRELAND: _electors(REGISTER_AND_ABSENT_VOTE[Nation.NORTHERN_IRELAND]),
}


def _table(nation: Nation, electors: tuple[Deadline, ...]) -> Timetable:
    return Timetable(
        kind=PollKind.PARL,
        nation=nation,
        cites=RULE,
        count=UK_GENERAL,
        deadlines=(*BEFORE_THE_POLL, *electors, POLL),
        period=PUBLICITY_CODES[nation],
        since=dt.date(2014, 4, 6),
        notes=(OBJECTIONS_NOTE,),
        writ_note=WRIT_NOTE,
    )


TIMETABLES = (
    *(_table(nation, electors) for nation, electors in ELECTORS.items()),
    _table(
        Nation.UK,
        (
            *for_nations(ELECTORS[Nation.ENGLAND], Nation.ENGLAND, Nation.WALES),
            *for_nations(ELECTORS[Nation.SCOTLAND], Nation.SCOTLAND),
            *for_nations(ELECTORS[Nation.NORTHERN_IRELAND], Nation.NORTHERN_IRELAND),
        ),
    ),
)

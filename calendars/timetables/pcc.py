"""
Police and crime commissioners, and police, fire and crime commissioners, England and Wales.

Timetable: SI 2012/1917, Sch. 3 r. 1; as amended by SI 2014/921 for polls from 22 May 2014. Nominations
close on the 19th day, the statement follows on the 18th.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE, VOTER_CARD
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import PUBLICITY_CODES
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import POLICE

NOON, FOUR = dt.time(12), dt.time(16)
LAST_OLD, FIRST_NEW = dt.date(2014, 5, 21), dt.date(2014, 5, 22)
AS_MADE = Citation("si-2012-1917", "Sch. 3 r. 1", Standing.FITTED)
AS_MADE_RECALLED = Citation("si-2012-1917", "Sch. 3 r. 1", Standing.RECALLED)
AMENDED = Citation("si-2014-921", "art. 31", Standing.FITTED)

TIMETABLES = tuple(
    Timetable(
        kind=PollKind.PCC,
        nation=nation,
        cites=AS_MADE,
        count=POLICE,
        deadlines=(
            #        step                                days before poll, not later than
            Deadline(Step.NOTICE_OF_ELECTION, 25),
            Deadline(Step.CLOSE_OF_NOMINATIONS, 19, NOON, cites=AS_MADE_RECALLED, until=LAST_OLD),
            Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 17, NOON, cites=AS_MADE_RECALLED, until=LAST_OLD),
            Deadline(Step.WITHDRAWAL, 16, NOON, cites=AS_MADE_RECALLED, until=LAST_OLD),
            Deadline(Step.CLOSE_OF_NOMINATIONS, 19, FOUR, cites=AMENDED, since=FIRST_NEW),
            Deadline(Step.WITHDRAWAL, 19, FOUR, cites=AMENDED, since=FIRST_NEW),
            Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 18, FOUR, cites=AMENDED, since=FIRST_NEW),
            Deadline(Step.NOTICE_OF_POLL, 6),
            *REGISTER_AND_ABSENT_VOTE[nation],
            *VOTER_CARD,
            Deadline(Step.POLL, 0, bound=Bound.EXACT),
        ),
        period=PUBLICITY_CODES[nation],
        since=dt.date(2012, 11, 15),
    )
    for nation in (Nation.ENGLAND, Nation.WALES)
)

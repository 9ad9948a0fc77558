"""
Parish and town councillors, England.

Timetable: SI 2006/3305, Sch. 2 r. 1; as amended by SI 2014/492 for polls from 22 May 2014.
Counting of days: the same Schedule, r. 2.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE, VOTER_CARD
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import ENGLAND_CODE
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import ENGLAND_PARISH

NOON, FOUR = dt.time(12), dt.time(16)
LAST_OLD, FIRST_NEW = dt.date(2014, 5, 21), dt.date(2014, 5, 22)
AS_MADE = Citation("si-2006-3305", "Sch. 2 r. 1", Standing.FITTED)
AMENDED = Citation("si-2014-492", "", Standing.FITTED)

TIMETABLE = Timetable(
    kind=PollKind.PARISH,
    nation=Nation.ENGLAND,
    cites=AS_MADE,
    count=ENGLAND_PARISH,
    deadlines=(
        #        step                                days before poll, not later than
        Deadline(Step.NOTICE_OF_ELECTION, 25),
        Deadline(Step.CLOSE_OF_NOMINATIONS, 19, NOON, until=LAST_OLD),
        Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 17, NOON, until=LAST_OLD),
        Deadline(Step.WITHDRAWAL, 16, NOON, until=LAST_OLD),
        Deadline(Step.CLOSE_OF_NOMINATIONS, 19, FOUR, cites=AMENDED, since=FIRST_NEW),
        Deadline(Step.WITHDRAWAL, 19, FOUR, cites=AMENDED, since=FIRST_NEW),
        Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 18, FOUR, cites=AMENDED, since=FIRST_NEW),
        Deadline(Step.NOTICE_OF_POLL, 6),
        *REGISTER_AND_ABSENT_VOTE[Nation.ENGLAND],
        *VOTER_CARD,
        Deadline(Step.POLL, 0, bound=Bound.EXACT),
    ),
    period=ENGLAND_CODE,
    since=dt.date(2007, 5, 3),
)

"""
Mayors of combined authorities and combined county authorities, England.

Timetable: SI 2017/67, Sch. 1 r. 1. The first such polls were held on 4 May 2017.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE, VOTER_CARD
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import ENGLAND_CODE
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import ENGLAND_COMBINED

FOUR = dt.time(16)

TIMETABLE = Timetable(
    kind=PollKind.MAYOR_CA,
    nation=Nation.ENGLAND,
    cites=Citation("si-2017-67", "Sch. 1 r. 1", Standing.FITTED),
    count=ENGLAND_COMBINED,
    deadlines=(
        #        step                                days before poll, not later than
        Deadline(Step.NOTICE_OF_ELECTION, 25),
        Deadline(Step.CLOSE_OF_NOMINATIONS, 19, FOUR),
        Deadline(Step.WITHDRAWAL, 19, FOUR),
        Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 18, FOUR),
        Deadline(Step.NOTICE_OF_POLL, 6),
        *REGISTER_AND_ABSENT_VOTE[Nation.ENGLAND],
        *VOTER_CARD,
        Deadline(Step.POLL, 0, bound=Bound.EXACT),
    ),
    period=ENGLAND_CODE,
    since=dt.date(2017, 5, 4),
)

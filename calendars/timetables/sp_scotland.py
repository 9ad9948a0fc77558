"""
The Scottish Parliament.

Timetable: SSI 2015/425, Sch. 2 r. 1. Easter Monday is left out of its days (r. 2). For 6 May 2021 alone
postal votes had to be asked for by the 21st day (2021 asp 5).
"""

import datetime as dt
from dataclasses import replace

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import FIVE, REGISTER_AND_ABSENT_VOTE
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import SCOTLAND_CODE
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import SCOTTISH_PARLIAMENT

FOUR = dt.time(16)
MAY_2021 = dt.date(2021, 5, 6)
ONE_DAY = dt.timedelta(days=1)
*REGISTER, POSTAL, PROXY = REGISTER_AND_ABSENT_VOTE[Nation.SCOTLAND]

TIMETABLE = Timetable(
    kind=PollKind.SP,
    nation=Nation.SCOTLAND,
    cites=Citation("ssi-2015-425", "Sch. 2 r. 1"),
    count=SCOTTISH_PARLIAMENT,
    deadlines=(
        #        step                                days before poll
        Deadline(Step.NOTICE_OF_ELECTION, 35, bound=Bound.EARLIEST),
        Deadline(Step.NOTICE_OF_ELECTION, 28),
        Deadline(Step.CLOSE_OF_NOMINATIONS, 23, FOUR),
        Deadline(Step.WITHDRAWAL, 23, FOUR),
        Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 23, FIVE, Bound.EARLIEST),
        Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 22, FIVE),
        Deadline(Step.NOTICE_OF_POLL, 23, FIVE, Bound.EARLIEST),
        Deadline(Step.NOTICE_OF_POLL, 22, FIVE),
        *REGISTER,
        replace(POSTAL, until=MAY_2021 - ONE_DAY),
        replace(POSTAL, days=21, cites=Citation("asp-2021-5", "", Standing.FITTED), since=MAY_2021, until=MAY_2021),
        replace(POSTAL, since=MAY_2021 + ONE_DAY),
        PROXY,
        Deadline(Step.POLL, 0, bound=Bound.EXACT),
    ),
    period=SCOTLAND_CODE,
    since=dt.date(2016, 5, 5),
)

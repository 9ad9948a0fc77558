"""
Councillors, Scotland.

Timetable: SSI 2011/399, Sch. 1 r. 1. The notice has a window, from the 35th to the 28th day, and the
Electoral Management Board directs its first day. Nominations keep other days than the register: Easter
Monday is left out of the one and counted in the other.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import SCOTLAND_CODE
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import SCOTLAND_LOCAL

FOUR = dt.time(16)

TIMETABLE = Timetable(
    kind=PollKind.LOCAL,
    nation=Nation.SCOTLAND,
    cites=Citation("ssi-2011-399", "Sch. 1 r. 1", Standing.FITTED),
    count=SCOTLAND_LOCAL,
    deadlines=(
        #        step                                days before poll
        Deadline(Step.NOTICE_OF_ELECTION, 35, bound=Bound.EARLIEST),
        Deadline(Step.NOTICE_OF_ELECTION, 28),
        Deadline(Step.CLOSE_OF_NOMINATIONS, 23, FOUR),
        Deadline(Step.WITHDRAWAL, 23, FOUR),
        Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 23, FOUR, Bound.EARLIEST),
        Deadline(Step.NOTICE_OF_POLL, 23, FOUR, Bound.EARLIEST),
        *REGISTER_AND_ABSENT_VOTE[Nation.SCOTLAND],
        Deadline(Step.POLL, 0, bound=Bound.EXACT),
    ),
    period=SCOTLAND_CODE,
    since=dt.date(2012, 5, 3),
)

"""
Councillors, and the Assembly, Northern Ireland.

Timetables: Electoral Law Act (Northern Ireland) 1962, Sch. 5, as amended by SI 2010/2977 (councils), and
SI 2001/2599 as amended by SI 2009/256 (Assembly). The statement follows at 6pm where there is no objection,
and otherwise within 24 hours of the close of nominations.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import NORTHERN_IRELAND_PRACTICE
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import NI_ASSEMBLY, NI_LOCAL

ONE, SIX = dt.time(13), dt.time(18)

TIMETABLES = tuple(
    Timetable(
        kind=kind,
        nation=Nation.NORTHERN_IRELAND,
        cites=cites,
        count=count,
        deadlines=(
            #        step                                days before poll
            Deadline(Step.NOTICE_OF_ELECTION, 25),
            Deadline(Step.CLOSE_OF_NOMINATIONS, 16, ONE),
            Deadline(Step.WITHDRAWAL, 16, ONE),
            Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 16, SIX, Bound.EARLIEST),
            Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 15, ONE),
            *REGISTER_AND_ABSENT_VOTE[Nation.NORTHERN_IRELAND],
            Deadline(Step.POLL, 0, bound=Bound.EXACT),
        ),
        period=NORTHERN_IRELAND_PRACTICE,
        since=since,
    )
    for kind, cites, count, since in (
        (PollKind.LOCAL, Citation("ela-ni-1962", "Sch. 5", Standing.FITTED), NI_LOCAL, dt.date(2011, 5, 5)),
        (PollKind.NIA, Citation("si-2001-2599", "", Standing.FITTED), NI_ASSEMBLY, dt.date(2011, 5, 5)),
    )
)

"""
Parish polls, England: a vote of the parish's electors on a question raised at a parish meeting.

Timetable: SI 1987/1 and Local Government Act 1972, Sch. 12. No nominations, no postal or proxy votes,
open from 4 to 9 in the evening.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import PARISH_POLL

TIMETABLE = Timetable(
    kind=PollKind.PARISH_POLL,
    nation=Nation.ENGLAND,
    cites=Citation("si-1987-1", "", Standing.FITTED),
    count=PARISH_POLL,
    deadlines=(
        #        step                days before poll, not later than
        Deadline(Step.NOTICE_OF_POLL, 5, cites=Citation("si-1987-1", "Sch. r. 1", Standing.FITTED)),
        Deadline(Step.POLL, 0, bound=Bound.EXACT),
    ),
    period=None,
    no_period="No law restricts a council’s publicity for a time because of a parish poll. It takes no side in it all "
    "the same: Publicity Code 2011, para. 35, and section 2 of the Local Government Act 1986, which applies all year.",
    opens=dt.time(16),
    closes=dt.time(21),
)

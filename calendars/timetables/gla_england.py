"""
The Mayor of London and the London Assembly.

Timetable: SI 2007/3541, Schs. 1 to 3 r. 3; as amended by SI 2016/24 for polls from 5 May 2016. Every step
before the notice of poll is earlier than elsewhere in England: 30, 24 and 22 days.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE, VOTER_CARD
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import ENGLAND_CODE
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import LONDON_ASSEMBLY

NOON, FOUR = dt.time(12), dt.time(16)
LAST_OLD, FIRST_NEW = dt.date(2016, 5, 4), dt.date(2016, 5, 5)
AS_MADE = Citation("si-2007-3541", "Schs. 1 to 3 r. 3", Standing.RECALLED)
AMENDED = Citation("si-2016-24", "art. 6", Standing.FITTED)

TIMETABLE = Timetable(
    kind=PollKind.GLA,
    nation=Nation.ENGLAND,
    cites=Citation("si-2007-3541", "Schs. 1 to 3 r. 3", Standing.FITTED),
    count=LONDON_ASSEMBLY,
    deadlines=(
        #        step                                days before poll, not later than
        Deadline(Step.NOTICE_OF_ELECTION, 30),
        Deadline(Step.CLOSE_OF_NOMINATIONS, 24, NOON, cites=AS_MADE, until=LAST_OLD),
        Deadline(Step.WITHDRAWAL, 24, NOON, cites=AS_MADE, until=LAST_OLD),
        Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 22, NOON, cites=AS_MADE, until=LAST_OLD),
        Deadline(Step.CLOSE_OF_NOMINATIONS, 24, FOUR, cites=AMENDED, since=FIRST_NEW),
        Deadline(Step.WITHDRAWAL, 24, FOUR, cites=AMENDED, since=FIRST_NEW),
        Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 22, FOUR, cites=AMENDED, since=FIRST_NEW),
        Deadline(Step.NOTICE_OF_POLL, 6, cites=Citation("si-2007-3541", "", Standing.RECALLED)),
        *REGISTER_AND_ABSENT_VOTE[Nation.ENGLAND],
        *VOTER_CARD,
        Deadline(Step.POLL, 0, bound=Bound.EXACT),
    ),
    period=ENGLAND_CODE,
    since=dt.date(2012, 5, 3),
)

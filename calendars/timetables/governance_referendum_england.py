"""
Referendums on how a council is governed, England.

Timetable: SI 2012/323, Sch. 3 r. 1, recalled and not read; the restriction on publicity is reg. 5, from
28 days before the poll.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE, VOTER_CARD
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import GOVERNANCE_BAN
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import ENGLAND_REFERENDUM

TIMETABLE = Timetable(
    kind=PollKind.GOVERNANCE_REFERENDUM,
    nation=Nation.ENGLAND,
    cites=Citation("si-2012-323", "Sch. 3 r. 1", Standing.RECALLED),
    count=ENGLAND_REFERENDUM,
    deadlines=(
        #        step                                days before poll, not later than
        Deadline(Step.NOTICE_OF_ELECTION, 25),
        Deadline(Step.NOTICE_OF_POLL, 6),
        *REGISTER_AND_ABSENT_VOTE[Nation.ENGLAND],
        *VOTER_CARD,
        Deadline(Step.POLL, 0, bound=Bound.EXACT),
    ),
    period=GOVERNANCE_BAN,
    since=dt.date(2012, 2, 9),
)

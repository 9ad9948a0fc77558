"""
Senedd Cymru.

Timetable: WSI 2025/864 for polls after 6 April 2026, SI 2007/236 before; the table of the new Order was not
read, and 25 days is what others' software uses. There is no voter card.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import WALES_CODE
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import SENEDD

FOUR = dt.time(16)
OLD = Citation("si-2007-236", "Sch. 5 r. 1", Standing.RECALLED)
NEW = Citation("wsi-2025-864", "Sch. 5", Standing.RECALLED)
LAST_OLD, FIRST_NEW = dt.date(2026, 4, 6), dt.date(2026, 4, 7)


def _rows(cites: Citation, since: dt.date | None, until: dt.date | None) -> tuple[Deadline, ...]:
    return (
        #        step                                days before poll, not later than
        Deadline(Step.NOTICE_OF_ELECTION, 25, cites=cites, since=since, until=until),
        Deadline(Step.CLOSE_OF_NOMINATIONS, 19, FOUR, cites=cites, since=since, until=until),
        Deadline(Step.WITHDRAWAL, 19, FOUR, cites=cites, since=since, until=until),
        Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 18, FOUR, cites=cites, since=since, until=until),
        Deadline(Step.NOTICE_OF_POLL, 6, cites=cites, since=since, until=until),
    )


TIMETABLE = Timetable(
    kind=PollKind.SENEDD,
    nation=Nation.WALES,
    cites=NEW,
    count=SENEDD,
    deadlines=(
        *_rows(OLD, None, LAST_OLD),
        *_rows(NEW, FIRST_NEW, None),
        *REGISTER_AND_ABSENT_VOTE[Nation.WALES],
        Deadline(Step.POLL, 0, bound=Bound.EXACT),
    ),
    period=WALES_CODE,
    since=dt.date(2016, 5, 5),
)

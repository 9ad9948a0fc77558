"""
Councillors of counties, county boroughs and communities, Wales.

Timetable: WSI 2021/1459 (principal areas) and WSI 2021/1460 (communities), for polls from 5 May 2022. There
is no voter card: photographic identification is not asked for at devolved polls.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import WALES_CODE
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import WALES_COMMUNITY, WALES_LOCAL

FOUR = dt.time(16)

TIMETABLES = tuple(
    Timetable(
        kind=kind,
        nation=Nation.WALES,
        cites=Citation(instrument, "Sch. 1 r. 1", standing),
        count=count,
        deadlines=(
            #        step                                days before poll, not later than
            Deadline(Step.NOTICE_OF_ELECTION, 25),
            Deadline(Step.CLOSE_OF_NOMINATIONS, 19, FOUR),
            Deadline(Step.WITHDRAWAL, 19, FOUR),
            Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 18, FOUR, cites=recalled),
            Deadline(Step.NOTICE_OF_POLL, 6, cites=recalled),
            *REGISTER_AND_ABSENT_VOTE[Nation.WALES],
            Deadline(Step.POLL, 0, bound=Bound.EXACT),
        ),
        period=WALES_CODE,
        since=dt.date(2022, 5, 5),
    )
    for kind, instrument, standing, recalled, count in (
        (
            PollKind.LOCAL,
            "wsi-2021-1459",
            Standing.FITTED,
            Citation("wsi-2021-1459", "Sch. 1 r. 1", Standing.RECALLED),
            WALES_LOCAL,
        ),
        (
            PollKind.PARISH,
            "wsi-2021-1460",
            Standing.RECALLED,
            Citation("wsi-2021-1460", "Sch. 1 r. 1", Standing.RECALLED),
            WALES_COMMUNITY,
        ),
    )
)

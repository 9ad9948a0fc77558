"""
Councillors of counties, county boroughs and communities, Wales.

Timetable: WSI 2021/1459 (principal areas) and WSI 2021/1460 (communities), for polls from 5 May 2022; before
that SI 2006/3304 and SI 2006/3305, as in England, amended by SI 2014/494 and SI 2014/492. There is no voter
card: photographic identification is not asked for at devolved polls.
"""

import datetime as dt
from dataclasses import dataclass

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import WALES_CODE
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import WALES_COMMUNITY, WALES_LOCAL, DayCount

NOON, FOUR = dt.time(12), dt.time(16)
LAST_NOON, FIRST_FOUR = dt.date(2014, 5, 21), dt.date(2014, 5, 22)
LAST_OLD, FIRST_NEW = dt.date(2022, 5, 4), dt.date(2022, 5, 5)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the same numbers stand for one kind of council, version by version."""

    kind: PollKind
    count: DayCount
    as_made: Citation
    amended: Citation
    new: Citation
    new_recalled: Citation


def _table(of: Sources) -> Timetable:
    return Timetable(
        kind=of.kind,
        nation=Nation.WALES,
        cites=of.new,
        count=of.count,
        deadlines=(
            #        step                                days before poll, not later than
            Deadline(Step.NOTICE_OF_ELECTION, 25, cites=of.as_made, until=LAST_OLD),
            Deadline(Step.CLOSE_OF_NOMINATIONS, 19, NOON, cites=of.as_made, until=LAST_NOON),
            Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 17, NOON, cites=of.as_made, until=LAST_NOON),
            Deadline(Step.WITHDRAWAL, 16, NOON, cites=of.as_made, until=LAST_NOON),
            Deadline(Step.CLOSE_OF_NOMINATIONS, 19, FOUR, cites=of.amended, since=FIRST_FOUR, until=LAST_OLD),
            Deadline(Step.WITHDRAWAL, 19, FOUR, cites=of.amended, since=FIRST_FOUR, until=LAST_OLD),
            Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 18, FOUR, cites=of.amended, since=FIRST_FOUR, until=LAST_OLD),
            Deadline(Step.NOTICE_OF_POLL, 6, cites=of.as_made, until=LAST_OLD),
            Deadline(Step.NOTICE_OF_ELECTION, 25, since=FIRST_NEW),
            Deadline(Step.CLOSE_OF_NOMINATIONS, 19, FOUR, since=FIRST_NEW),
            Deadline(Step.WITHDRAWAL, 19, FOUR, since=FIRST_NEW),
            Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 18, FOUR, cites=of.new_recalled, since=FIRST_NEW),
            Deadline(Step.NOTICE_OF_POLL, 6, cites=of.new_recalled, since=FIRST_NEW),
            *REGISTER_AND_ABSENT_VOTE[Nation.WALES],
            Deadline(Step.POLL, 0, bound=Bound.EXACT),
        ),
        period=WALES_CODE,
        since=dt.date(2007, 5, 3),
    )


TIMETABLES = (
    _table(
        Sources(
            PollKind.LOCAL,
            WALES_LOCAL,
            Citation("si-2006-3304", "Sch. 2 r. 1"),
            Citation("si-2014-494", "rr. 3 and 4"),
            Citation("wsi-2021-1459", "Sch. 1 r. 1", Standing.FITTED),
            Citation("wsi-2021-1459", "Sch. 1 r. 1", Standing.RECALLED),
        )
    ),
    _table(
        Sources(
            PollKind.PARISH,
            WALES_COMMUNITY,
            Citation("si-2006-3305", "Sch. 2 r. 1", Standing.FITTED),
            Citation("si-2014-492", "", Standing.FITTED),
            Citation("wsi-2021-1460", "Sch. 1 r. 1", Standing.FITTED),
            Citation("wsi-2021-1460", "Sch. 1 r. 1", Standing.RECALLED),
        )
    ),
)

"""
Referendums under the Political Parties, Elections and Referendums Act 2000.

Each is held under an Act of its own, which sets its notices. What they share is s. 125: for 28 days
ending with the poll no council publishes anything about its question, nor encourages anyone to vote.
"""

import datetime as dt
from dataclasses import replace

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE, for_nations
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import PPERA_BAN
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import UK_BY_ELECTION, UK_GENERAL

OWN_ACT = Citation("ppera-2000", "the referendum’s own Act", Standing.RECALLED)
POLL = Deadline(Step.POLL, 0, bound=Bound.EXACT)
NOTE = "Each such referendum has an Act of its own: its notices are not given here, and its register may close later."


def _recalled(rows: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    return tuple(replace(row, cites=OWN_ACT) for row in rows)


TIMETABLES = (
    *(
        Timetable(
            kind=PollKind.PPERA_REFERENDUM,
            nation=nation,
            cites=OWN_ACT,
            count=UK_BY_ELECTION[nation.divisions[0]],
            deadlines=(*_recalled(REGISTER_AND_ABSENT_VOTE[nation]), POLL),
            period=PPERA_BAN,
            since=dt.date(2011, 5, 5),
            notes=(NOTE,),
        )
        for nation in (Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND)
    ),
    Timetable(
        kind=PollKind.PPERA_REFERENDUM,
        nation=Nation.UK,
        cites=OWN_ACT,
        count=UK_GENERAL,
        deadlines=(
            *for_nations(_recalled(REGISTER_AND_ABSENT_VOTE[Nation.ENGLAND]), Nation.ENGLAND, Nation.WALES),
            *for_nations(_recalled(REGISTER_AND_ABSENT_VOTE[Nation.SCOTLAND]), Nation.SCOTLAND),
            *for_nations(_recalled(REGISTER_AND_ABSENT_VOTE[Nation.NORTHERN_IRELAND]), Nation.NORTHERN_IRELAND),
            POLL,
        ),
        period=PPERA_BAN,
        since=dt.date(2011, 5, 5),
        notes=(NOTE,),
    ),
)

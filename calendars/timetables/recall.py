"""
Recall petitions. The polling day given is the last day for signing.

Recall of MPs Act 2015: signing lasts six weeks, which published timetables count as 30 working days.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.timetable import Bound, Deadline, Step, Timetable
from calendars.working_days import UK_BY_ELECTION

TIMETABLES = tuple(
    Timetable(
        kind=PollKind.RECALL,
        nation=nation,
        cites=Citation("recall-act-2015", "s. 9", Standing.FITTED),
        count=UK_BY_ELECTION[nation.divisions[0]],
        deadlines=(
            Deadline(Step.PROXY_DEADLINE, 5, dt.time(17), cites=Citation("si-2016-295", "", Standing.FITTED)),
            Deadline(Step.POLL, 0, bound=Bound.EXACT),
        ),
        period=None,
        no_period="A recall petition is not an election, and no ban on a council’s publicity during one was found; "
        "a by-election may follow, and then has a period of its own.",
        opens=dt.time(9),
        closes=dt.time(17),
        since=dt.date(2016, 3, 4),
    )
    for nation in (Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND)
)

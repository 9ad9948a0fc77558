"""
By-elections to the UK Parliament: counted forward from the day on which the writ is received.

Timetable: Representation of the People Act 1983, Sch. 1 r. 1, as in force for polls from 6 April 2014. The
returning officer fixes the last day for nominations and the poll within limits; the notice is due on the
second day after the writ. Only the bank holidays of the constituency's own part of the UK are left out.
"""

import datetime as dt

from calendars.citation import Citation
from calendars.elector_deadlines import REGISTER_AND_ABSENT_VOTE, VOTER_CARD, VOTER_CARD_SCOTLAND
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import PUBLICITY_CODES
from calendars.timetable import Bound, Deadline, Reckoning, Step, Timetable
from calendars.working_days import UK_BY_ELECTION

FOUR, FIVE = dt.time(16), dt.time(17)
AFTER_WRIT = Reckoning.WORKING_DAYS_AFTER_WRIT
FROM_THE_WRIT = (
    #        step                              days after the writ
    Deadline(Step.NOTICE_OF_ELECTION, 2, FOUR, reckoned=AFTER_WRIT),
    Deadline(Step.CLOSE_OF_NOMINATIONS, 3, FOUR, Bound.EARLIEST, reckoned=AFTER_WRIT),
    Deadline(Step.CLOSE_OF_NOMINATIONS, 7, FOUR, reckoned=AFTER_WRIT),
    Deadline(Step.WITHDRAWAL, 3, FOUR, Bound.EARLIEST, reckoned=AFTER_WRIT),
    Deadline(Step.WITHDRAWAL, 7, FOUR, reckoned=AFTER_WRIT),
    Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 3, FIVE, Bound.EARLIEST, reckoned=AFTER_WRIT),
    Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 8, FOUR, reckoned=AFTER_WRIT),
    Deadline(Step.NOTICE_OF_POLL, 3, FIVE, Bound.EARLIEST, reckoned=AFTER_WRIT),
    Deadline(Step.NOTICE_OF_POLL, 8, FOUR, reckoned=AFTER_WRIT),
)
OFFICER_NOTE = (
    "The returning officer fixes the last day for nominations between the two days given, and the poll on the 17th to "
    "19th working day after it."
)
VOTER_CARDS = {Nation.ENGLAND: VOTER_CARD, Nation.WALES: VOTER_CARD, Nation.SCOTLAND: VOTER_CARD_SCOTLAND}

TIMETABLES = tuple(
    Timetable(
        kind=PollKind.PARL_BY,
        nation=nation,
        cites=Citation("rpa-1983", "Sch. 1 r. 1"),
        count=UK_BY_ELECTION[nation.divisions[0]],
        deadlines=(
            *FROM_THE_WRIT,
            *REGISTER_AND_ABSENT_VOTE[nation],
            *VOTER_CARDS.get(nation, ()),
            Deadline(Step.POLL, 0, bound=Bound.EXACT),
        ),
        period=PUBLICITY_CODES[nation],
        since=dt.date(2014, 4, 6),
        needs_writ=True,
        notes=(OFFICER_NOTE,),
        poll_after_writ=(3 + 17, 7 + 19),
    )
    for nation in (Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND)
)

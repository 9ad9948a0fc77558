"""
Common councillors and aldermen of the City of London.

Timetable: Acts of Common Council of 14 July 1960, as amended. The legal limit of the notice was not read:
22 days is what was published for 20 March 2025. The register is the ward list made up on 30 November.
"""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.elector_deadlines import FIVE
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.publicity_law import ENGLAND_CODE
from calendars.timetable import Bound, Deadline, Reckoning, Step, Timetable
from calendars.working_days import CITY_OF_LONDON, ELECTORS_ENGLAND_AND_WALES

ACT = Citation("act-of-common-council-1960", "", Standing.FITTED)
WARD_LIST = Citation("act-of-common-council-1960", "ward lists")
ABSENT_VOTE = Citation("si-2001-341", "reg. 56", Standing.FITTED)

TIMETABLE = Timetable(
    kind=PollKind.CITY_OF_LONDON,
    nation=Nation.ENGLAND,
    cites=ACT,
    count=CITY_OF_LONDON,
    deadlines=(
        #        step                                days before poll, not later than
        Deadline(Step.NOTICE_OF_ELECTION, 22),
        Deadline(Step.CLOSE_OF_NOMINATIONS, 17, dt.time(12)),
        Deadline(Step.WITHDRAWAL, 16),
        Deadline(Step.STATEMENT_OF_PERSONS_NOMINATED, 15),
        Deadline(Step.REGISTRATION_DEADLINE, 0, cites=WARD_LIST, reckoned=Reckoning.CITY_WARD_LIST),
        Deadline(Step.POSTAL_VOTE_DEADLINE, 11, FIVE, cites=ABSENT_VOTE, count=ELECTORS_ENGLAND_AND_WALES),
        Deadline(Step.PROXY_DEADLINE, 6, FIVE, cites=ABSENT_VOTE, count=ELECTORS_ENGLAND_AND_WALES),
        Deadline(Step.POLL, 0, bound=Bound.EXACT),
    ),
    period=ENGLAND_CODE,
    opens=dt.time(8),
    closes=dt.time(20),
    notes=("The legal limit of the City’s notice of election was not read; 22 working days is what was published.",),
)

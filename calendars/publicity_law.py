"""
What each nation's law or code says of publicity before a poll: from when a council's care is asked for.

England: the Code runs "between the notice of an election and the election itself". A period that rests on
practice alone says so in its citation.
"""

from calendars.citation import Citation, Standing
from calendars.nation import Nation
from calendars.period import PeriodKind
from calendars.timetable import BanReckoning, PeriodRule

ENGLAND_CODE = PeriodRule(cites=Citation("publicity-code-2011", "para. 34"))
WALES_CODE = PeriodRule(cites=Citation("welsh-publicity-code", "", Standing.FITTED))
SCOTLAND_CODE = PeriodRule(cites=Citation("scottish-publicity-code-1988", "", Standing.RECALLED))
NORTHERN_IRELAND_PRACTICE = PeriodRule(cites=Citation("nilga-purdah-note", "", Standing.VERIFIED))
PUBLICITY_CODES = {
    Nation.ENGLAND: ENGLAND_CODE,
    Nation.WALES: WALES_CODE,
    Nation.SCOTLAND: SCOTLAND_CODE,
    Nation.NORTHERN_IRELAND: NORTHERN_IRELAND_PRACTICE,
    Nation.UK: ENGLAND_CODE,
}

NEIGHBOURHOOD_BAN = PeriodRule(
    cites=Citation("si-2012-2031", "reg. 5", Standing.FITTED),
    kind=PeriodKind.REFERENDUM,
    days=28,
    reckoned=BanReckoning.WORKING_DAYS_BEFORE_POLL,
)
GOVERNANCE_BAN = PeriodRule(
    cites=Citation("si-2012-323", "reg. 5"),
    kind=PeriodKind.REFERENDUM,
    days=28,
    reckoned=BanReckoning.DAYS_BEFORE_POLL,
)
COUNCIL_TAX_BAN = PeriodRule(
    cites=Citation("si-2012-444", "", Standing.RECALLED),
    kind=PeriodKind.REFERENDUM,
    days=28,
    reckoned=BanReckoning.DAYS_BEFORE_POLL,
)
PPERA_BAN = PeriodRule(
    cites=Citation("ppera-2000", "s. 125", Standing.FITTED),
    kind=PeriodKind.REFERENDUM,
    days=28,
    reckoned=BanReckoning.DAYS_ENDING_WITH_POLL,
)

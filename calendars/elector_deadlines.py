"""
The last days for electors: to register, to ask for a postal or proxy vote, to apply for a voter card.

They rest on each nation's own regulations, not on the rules of the election, and so keep each nation's
own days even where the poll itself leaves out the holidays of all four.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from calendars.citation import Citation, Standing
from calendars.nation import Nation
from calendars.timetable import Deadline, Step
from calendars.working_days import ELECTORS_ENGLAND_AND_WALES, ELECTORS_NI, ELECTORS_SCOTLAND

FIVE = dt.time(17)
VOTER_CARDS_SINCE = dt.date(2023, 5, 4)
_TWELFTH_DAY_SINCE = dt.date(2014, 5, 22)
_LAST_ELEVENTH_DAY = dt.date(2014, 5, 21)

_REGISTER = Citation("rpa-1983", "s. 13B", Standing.FITTED)
_REGISTER_RECALLED = Citation("rpa-1983", "s. 13B", Standing.RECALLED)
_ABSENT_ENGLAND = Citation("si-2001-341", "reg. 56", Standing.FITTED)
_ABSENT_SCOTLAND = Citation("si-2001-497", "reg. 56", Standing.FITTED)
_ABSENT_NI = Citation("si-2008-1741", "reg. 61", Standing.FITTED)
_VOTER_CARD = Citation("si-2022-1382", "", Standing.FITTED)

_ENGLAND = ELECTORS_ENGLAND_AND_WALES
_SCOTLAND = ELECTORS_SCOTLAND
_NI = ELECTORS_NI

REGISTER_AND_ABSENT_VOTE: Mapping[Nation, tuple[Deadline, ...]] = {
    Nation.ENGLAND: (
        Deadline(Step.REGISTRATION_DEADLINE, 11, cites=_REGISTER, count=_ENGLAND, until=_LAST_ELEVENTH_DAY),
        Deadline(Step.REGISTRATION_DEADLINE, 12, cites=_REGISTER, count=_ENGLAND, since=_TWELFTH_DAY_SINCE),
        Deadline(Step.POSTAL_VOTE_DEADLINE, 11, FIVE, cites=_ABSENT_ENGLAND, count=_ENGLAND),
        Deadline(Step.PROXY_DEADLINE, 6, FIVE, cites=_ABSENT_ENGLAND, count=_ENGLAND),
    ),
    Nation.SCOTLAND: (
        Deadline(Step.REGISTRATION_DEADLINE, 11, cites=_REGISTER_RECALLED, count=_SCOTLAND, until=_LAST_ELEVENTH_DAY),
        Deadline(Step.REGISTRATION_DEADLINE, 12, cites=_REGISTER, count=_SCOTLAND, since=_TWELFTH_DAY_SINCE),
        Deadline(Step.POSTAL_VOTE_DEADLINE, 11, FIVE, cites=_ABSENT_SCOTLAND, count=_SCOTLAND),
        Deadline(Step.PROXY_DEADLINE, 6, FIVE, cites=_ABSENT_SCOTLAND, count=_SCOTLAND),
    ),
    Nation.NORTHERN_IRELAND: (
        Deadline(Step.REGISTRATION_DEADLINE, 12, cites=_REGISTER, count=_NI),
        Deadline(Step.POSTAL_VOTE_DEADLINE, 14, FIVE, cites=_ABSENT_NI, count=_NI),
        Deadline(Step.PROXY_DEADLINE, 14, FIVE, cites=_ABSENT_NI, count=_NI),
    ),
}
REGISTER_AND_ABSENT_VOTE = {
    **REGISTER_AND_ABSENT_VOTE,
    Nation.WALES: REGISTER_AND_ABSENT_VOTE[Nation.ENGLAND],
}

VOTER_CARD: tuple[Deadline, ...] = (
    Deadline(Step.VAC_DEADLINE, 6, FIVE, cites=_VOTER_CARD, count=_ENGLAND, since=VOTER_CARDS_SINCE),
)
VOTER_CARD_SCOTLAND: tuple[Deadline, ...] = (
    Deadline(Step.VAC_DEADLINE, 6, FIVE, cites=_VOTER_CARD, count=_SCOTLAND, since=VOTER_CARDS_SINCE),
)


def for_nations(rows: tuple[Deadline, ...], *nations: Nation) -> tuple[Deadline, ...]:
    """The same rows, in the table of a poll held in all four nations, for `nations` only."""
    return tuple(replace(row, nations=nations) for row in rows)

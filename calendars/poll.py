"""A poll: what is voted on, where, when, and what has happened to it so far."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from calendars.nation import Nation


class PollKind(StrEnum):
    """The kinds of poll, as commands and files name them."""

    LOCAL = "local"
    PARISH = "parish"
    MAYOR_LOCAL = "mayor-local"
    MAYOR_CA = "mayor-ca"
    PCC = "pcc"
    GLA = "gla"
    PARL = "parl"
    PARL_BY = "parl-by"
    SP = "sp"
    SENEDD = "senedd"
    NIA = "nia"
    CITY_OF_LONDON = "city-of-london"
    NP_REFERENDUM = "np-referendum"
    GOVERNANCE_REFERENDUM = "governance-referendum"
    COUNCIL_TAX_REFERENDUM = "council-tax-referendum"
    PPERA_REFERENDUM = "ppera-referendum"
    PARISH_POLL = "parish-poll"
    RECALL = "recall"

    @property
    def has_candidates(self) -> bool:
        """Whether persons are nominated for it: where a question is put, no statement of persons is ever published."""
        return self not in _PUT_A_QUESTION


_PUT_A_QUESTION = frozenset(
    {
        PollKind.NP_REFERENDUM,
        PollKind.GOVERNANCE_REFERENDUM,
        PollKind.COUNCIL_TAX_REFERENDUM,
        PollKind.PPERA_REFERENDUM,
        PollKind.PARISH_POLL,
        PollKind.RECALL,
    }
)


class PollStatus(StrEnum):
    """What has become of a poll. Only a person's act ends its period early; a status alone never does."""

    PLANNED = "planned"
    POSTPONED = "postponed"
    COUNTERMANDED = "countermanded"
    UNCONTESTED = "uncontested"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedStart:
    """An earlier start that the council chose for itself. `day` is the first day of the period."""

    day: dt.date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PollChange:
    """One thing that was changed about a poll. `at` is an aware instant; values are as people read them."""

    at: dt.datetime
    by: str
    field: str
    before: str
    after: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One poll in one set of areas.

    `poll_id` is written as Democracy Club writes it (`local.anytown.2027-05-06`). `notice_day` is the
    day on which the notice was, or by the returning officer's own plan will be, published: it ends all
    doubt; an earlier one wins over the computed day, a later one delays nothing. `ends_at` is set when the
    council extends the period past the close of poll, or when a person has ended it early for good; unset,
    the period ends at that poll's own close. `accounts` limits a by-election's period to the accounts
    named; empty means every account that serves one of the areas. `from_writ` is the day on which the writ
    is received, for a parliamentary poll only.
    """

    poll_id: str
    kind: PollKind
    nation: Nation
    areas: frozenset[str]
    polling_day: dt.date
    title: str = ""
    title_cy: str = ""
    status: PollStatus = PollStatus.PLANNED
    notice_day: dt.date | None = None
    adopted: AdoptedStart | None = None
    ends_at: dt.datetime | None = None
    accounts: frozenset[str] = frozenset()
    from_writ: dt.date | None = None
    history: tuple[PollChange, ...] = ()

"""A period: from when until when publicity must be careful because of one poll, and on what basis."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from calendars.citation import Citation
from calendars.poll import PollKind


class PeriodKind(StrEnum):
    """What sort of care a period asks for."""

    PRE_ELECTION = "pre-election"
    REFERENDUM = "referendum"
    SENSITIVE = "sensitive"


class StartBasis(StrEnum):
    """Why a period starts when it does."""

    COMPUTED = "computed latest notice"
    NOTICE = "notice published"
    ADOPTED = "adopted by the council"
    STATUTORY_BAN = "statutory restriction"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One of the possible first days of a period, and where it comes from."""

    day: dt.date
    basis: StartBasis
    citation: Citation | None = None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When care is owed because of one poll.

    Half-open: from `starts_at` (00:00 London on the first day) until, not including, `ends_at`. The
    earliest of `starts` wins; all are kept to be shown. `provisional` while no notice is recorded.
    `doubtful_from` is the first instant at which the notice may already be up without our knowing;
    None once the notice is recorded.
    """

    poll_id: str
    poll_kind: PollKind | None
    kind: PeriodKind
    title: str
    areas: frozenset[str]
    starts_at: dt.datetime
    ends_at: dt.datetime
    starts: tuple[Start, ...]
    basis: StartBasis
    provisional: bool
    citation: Citation
    doubtful_from: dt.datetime | None = None
    accounts: frozenset[str] = frozenset()

    def covers(self, at: dt.datetime) -> bool:
        """Whether the period holds at `at` (aware)."""
        return self.starts_at <= at < self.ends_at

"""
The shape of a statute table: which steps a poll has, how each is counted, and from when to when.

The numbers stand in `calendars/timetables/`, one module for a kind of poll and a nation. Nothing here
knows any nation's law.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from calendars.citation import Citation
from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.period import PeriodKind
from calendars.poll import PollKind
from calendars.working_days import DayCount


class TimetableError(ExplainedError):
    """A timetable that cannot be computed: no table, no version in force, or a day it does not allow."""


class Step(StrEnum):
    """The statutory steps, as commands and files name them."""

    NOTICE_OF_ELECTION = "notice_of_election"
    CLOSE_OF_NOMINATIONS = "close_of_nominations"
    WITHDRAWAL = "withdrawal"
    STATEMENT_OF_PERSONS_NOMINATED = "statement_of_persons_nominated"
    NOTICE_OF_POLL = "notice_of_poll"
    REGISTRATION_DEADLINE = "registration_deadline"
    POSTAL_VOTE_DEADLINE = "postal_vote_deadline"
    PROXY_DEADLINE = "proxy_deadline"
    VAC_DEADLINE = "vac_deadline"
    POLL = "poll"

    @property
    def words(self) -> str:
        """The step as a clerk calls it."""
        return _WORDS[self]


_WORDS = {
    Step.NOTICE_OF_ELECTION: "the notice of election",
    Step.CLOSE_OF_NOMINATIONS: "nominations",
    Step.WITHDRAWAL: "withdrawing",
    Step.STATEMENT_OF_PERSONS_NOMINATED: "the statement of persons nominated",
    Step.NOTICE_OF_POLL: "the notice of poll",
    Step.REGISTRATION_DEADLINE: "registering to vote",
    Step.POSTAL_VOTE_DEADLINE: "asking for a postal vote",
    Step.PROXY_DEADLINE: "asking for a proxy vote",
    Step.VAC_DEADLINE: "asking for a Voter Authority Certificate",
    Step.POLL: "polling day",
}


class Bound(StrEnum):
    """Whether the law says by when, from when, or exactly when."""

    LATEST = "latest"
    EARLIEST = "earliest"
    EXACT = "exact"


class Reckoning(StrEnum):
    """What a deadline is counted from, and in what."""

    WORKING_DAYS_BEFORE_POLL = "working days before the poll"
    WORKING_DAYS_AFTER_WRIT = "working days after the writ is received"
    CITY_WARD_LIST = "30 November of the ward list in force"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One row of a statute table.

    `since` and `until` are the first and last polling days that this version of the row governs, both
    included. With `days_after_writ` the row is counted forward from the writ when its day is told. `count`
    is for a row that rests on another law's days than its table. `nations`, in the table of a poll held in
    all four at once, says where the row applies; empty means everywhere.
    """

    step: Step
    days: int
    hour: dt.time | None = None
    bound: Bound = Bound.LATEST
    cites: Citation | None = None
    count: DayCount | None = None
    reckoned: Reckoning = Reckoning.WORKING_DAYS_BEFORE_POLL
    since: dt.date | None = None
    until: dt.date | None = None
    nations: tuple[Nation, ...] = ()
    days_after_writ: int | None = None

    def governs(self, polling_day: dt.date) -> bool:
        """Whether this version of the row is in force for a poll on that day."""
        return (self.since is None or self.since <= polling_day) and (self.until is None or polling_day <= self.until)


class BanReckoning(StrEnum):
    """How a referendum's statutory restriction is counted."""

    WORKING_DAYS_BEFORE_POLL = "working days before the poll"
    DAYS_BEFORE_POLL = "days before the poll"
    DAYS_ENDING_WITH_POLL = "days ending with the poll"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRule:
    """What period a poll of this kind gives. Without `days` it begins with the notice of election."""

    cites: Citation
    kind: PeriodKind = PeriodKind.PRE_ELECTION
    days: int = 0
    reckoned: BanReckoning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The statute table of one kind of poll in one nation.

    `opens` and `closes` are the hours of poll, London time. `since` is the first polling day that this
    project has a table for. Where the law gives no period, `period` is None and `no_period` says why.
    `poll_after_writ` gives the first and last working day after the writ on which the poll may be held.
    `notes` are said with every timetable of this kind, `writ_note` where the day of the writ was not told.
    """

    kind: PollKind
    nation: Nation
    cites: Citation
    count: DayCount
    deadlines: tuple[Deadline, ...]
    period: PeriodRule | None
    no_period: str = ""
    opens: dt.time = dt.time(7)
    closes: dt.time = dt.time(22)
    since: dt.date | None = None
    needs_writ: bool = False
    poll_after_writ: tuple[int, int] | None = None
    notes: tuple[str, ...] = ()
    writ_note: str = ""

    def in_force(self, polling_day: dt.date) -> tuple[Deadline, ...]:
        """The rows that govern a poll on that day. Raises TimetableError before the first version known."""
        if self.since is not None and polling_day < self.since:
            raise TimetableError(
                f"The timetable for {self.kind} ({self.nation}) is known for polls from {self.since:%-d %B %Y}; "
                f"this one is on {polling_day:%-d %B %Y}.",
                remedy="Ask for a later polling day; earlier versions of the law are not held here.",
            )
        return tuple([row for row in self.deadlines if row.governs(polling_day)])

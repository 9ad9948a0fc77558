"""What the calendar answers: yes, no or cannot tell, why, what is in doubt, and what comes next."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from calendars.civil_time import civil_day
from calendars.period import Period


class Holds(StrEnum):
    """Whether a pre-election period holds."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One cause of *cannot tell*: what is not known, who can end the doubt and how."""

    what: str
    who_can_end_it: str
    how: str
    poll_id: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.who_can_end_it} can end the doubt: {self.how}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """Something that will change the answer. `at` is the instant from which it does."""

    at: dt.datetime
    what: str
    poll_id: str = ""

    @property
    def day(self) -> dt.date:
        """The London day on which it happens."""
        return civil_day(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What holds at `at`, why, by which periods, what is in doubt, and what comes next.

    `periods` are those that hold and those that may, of every kind; a sensitive period alone makes no
    *yes*. Posts are read as inside a period unless the answer is no.
    """

    holds: Holds
    at: dt.datetime
    why: str
    periods: tuple[Period, ...]
    doubts: tuple[Doubt, ...]
    next: tuple[Upcoming, ...]

    @property
    def in_period(self) -> bool:
        """Whether posts are read as inside a pre-election period: yes, and also when it cannot be told."""
        return self.holds is not Holds.NO

"""
How long a sign-in lasts, and how long somebody who guesses must wait.

Waiting grows with the failures, for one person from one address, for one person from anywhere, and for one address
whoever it names. A stranger who guesses a clerk's password from elsewhere must not keep the clerk out on the day of an
election: so what counts for a person from anywhere never makes them wait for more than a minute.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How a person proved who they are."""

    PASSWORD = "password"  # noqa: S105  # the name of a way, no secret
    OPENID = "openid"
    DEMONSTRATION = "demonstration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One sign-in. Instants are aware; `signed_in_at` is when the person last proved who they are.

    `started_at` is when this sign-in began: earlier than `signed_in_at` never, later where a provider vouched for
    somebody who had proved it a while ago. `digest` is of the token that the browser holds.
    """

    digest: str
    council_id: str
    person_id: str
    way: Way
    started_at: dt.datetime
    signed_in_at: dt.datetime
    seen_at: dt.datetime
    ended_at: dt.datetime | None = None
    ended_because: str = ""


def why_over(session: Session, *, at: dt.datetime, idle: dt.timedelta, longest: dt.timedelta) -> str:
    """Why a sign-in no longer holds at `at` (aware), as a sentence; empty while it holds. Both ends are excluded."""
    if session.ended_at is not None:
        return session.ended_because or "You signed out."
    if at - session.started_at >= longest:
        return f"Your sign-in ended: it lasts {_told(longest)} at most."
    if at - session.seen_at >= idle:
        return f"Your sign-in ended: nothing was done with it for {_told(idle)}."
    return ""


def _told(span: dt.timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if hours and not rest:
        return "1 hour" if hours == 1 else f"{hours} hours"
    return f"{minutes} minutes"


class Counted(StrEnum):
    """What failed attempts are counted for."""

    PERSON_FROM_ADDRESS = "person from address"
    PERSON = "person"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waits:
    free: int
    longest: dt.timedelta


_WAITS = {
    Counted.PERSON_FROM_ADDRESS: _Waits(free=3, longest=dt.timedelta(minutes=15)),
    Counted.PERSON: _Waits(free=30, longest=dt.timedelta(minutes=1)),
    Counted.ADDRESS: _Waits(free=20, longest=dt.timedelta(minutes=15)),
}

FORGOTTEN_AFTER = dt.timedelta(hours=24)
"""After so long without a failure the count starts again."""


def waits_until(counted: Counted, failures: int, last_at: dt.datetime) -> dt.datetime:
    """The instant before which no further attempt is looked at, after `failures`, the last of them at `last_at`.

    The first failures cost nothing; then 2 seconds, doubled with each, up to the longest wait.
    """
    waits = _WAITS[counted]
    if failures < waits.free:
        return last_at
    doubled = dt.timedelta(seconds=2 ** min(failures - waits.free + 1, 20))
    return last_at + min(doubled, waits.longest)

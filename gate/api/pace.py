"""
How often one may ask: by token, and by the address that asks.

Kept in the server's memory, since one process serves a database: a restart forgets it. Behind a proxy on the same
machine the address is the one that the proxy names (`X-Forwarded-For`), else the caller's own.
"""

import math

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from gate.api.problem import TOO_MANY, ProblemError
from gate.clock import system_clock

CHECKS_A_MINUTE = 60
"""For one token: a newsroom in a hurry, and far from what one core can read."""

ASKED_A_MINUTE = 600
"""From one address, for what needs no token: a council's website that asks once for each visitor."""

REFUSED_A_MINUTE = 20
"""From one address without a token that holds: nobody types so many wrong ones."""


class Pace:
    """Counts what was asked within the last minute."""

    def __init__(
        self,
        *,
        checks: int = CHECKS_A_MINUTE,
        asked: int = ASKED_A_MINUTE,
        refused: int = REFUSED_A_MINUTE,
    ) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._checks, self._asked, self._refused = (
            RateLimitItemPerMinute(most, namespace=name)
            for name, most in (("check", checks), ("asked", asked), ("refused", refused))
        )

    def check(self, token_id: str) -> None:
        """Count one check of a token. Raises ProblemError once there are too many."""
        self._take(self._checks, token_id, "this token")

    def asked(self, address: str) -> None:
        """Count one open question from an address. Raises ProblemError once there are too many."""
        self._take(self._asked, address, "your address")

    def require_not_guessing(self, address: str) -> None:
        """Raise ProblemError for an address that sent too many tokens which do not hold."""
        if not self._limiter.test(self._refused, address):
            raise self._too_many(self._refused, address, "your address, without a token that holds")

    def guessed(self, address: str) -> None:
        """Count one token that does not hold."""
        self._limiter.hit(self._refused, address)

    def _take(self, item: RateLimitItemPerMinute, key: str, who: str) -> None:
        if not self._limiter.hit(item, key):
            raise self._too_many(item, key, who)

    def _too_many(self, item: RateLimitItemPerMinute, key: str, who: str) -> ProblemError:
        until = self._limiter.get_window_stats(item, key).reset_time
        wait = max(1, min(60, math.ceil(until - system_clock().timestamp())))
        return ProblemError(
            TOO_MANY,
            f"More than {item.amount} requests in a minute came from {who}.",
            remedy=f"Wait {wait} seconds.",
            headers={"Retry-After": str(wait)},
        )

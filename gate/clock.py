"""The only reader of the time of day."""

import datetime as dt
import time
from collections.abc import Callable

Clock = Callable[[], dt.datetime]
"""Gives the instant it is now, aware and in UTC. An act reads it once."""


def system_clock() -> dt.datetime:
    """The instant it is now by this machine, in UTC."""
    return dt.datetime.now(dt.UTC)


Stopwatch = Callable[[], float]
"""Gives seconds since some moment of its own. It never steps back, whatever is done to the clock."""


def system_stopwatch() -> float:
    """Seconds by this machine's own count."""
    return time.monotonic()

"""The only reader of the time of day."""

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]
"""Gives the instant it is now, aware and in UTC. An act reads it once."""


def system_clock() -> dt.datetime:
    """The instant it is now by this machine, in UTC."""
    return dt.datetime.now(dt.UTC)

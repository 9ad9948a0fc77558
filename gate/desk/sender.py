"""Whether anything is at work that lets posts out."""

import datetime as dt
import logging
import os
import socket

from sqlalchemy.exc import SQLAlchemyError

from gate.desk.desk import Desk
from gate.store.work import Work
from gate.store.workers import last_seen, say_seen, seen_at

SAYS_EVERY = dt.timedelta(seconds=30)
"""How often a worker writes down that it is there."""

GONE_AFTER = dt.timedelta(minutes=10)
"""How long nothing may have been seen at work before everyone is told. `gate release` may be run every 5 minutes."""

_log = logging.getLogger(__name__)


def say_at_work(desk: Desk) -> None:
    """Write down that this process lets posts out. Where that fails it is logged: it must not keep a post back."""
    worker_id = f"{socket.gethostname()}-{os.getpid()}"
    now = desk.clock()
    try:
        before = seen_at(desk.engine, worker_id)
        if before is None or abs(now - before) >= SAYS_EVERY:
            say_seen(desk.engine, worker_id, now)
    except SQLAlchemyError:
        _log.exception("It could not be written down that this worker is at work.")


def last_at_work(work: Work) -> dt.datetime | None:
    """When something that lets posts out was last seen at work; None where nothing ever was."""
    return last_seen(work.session)


def none_at_work(work: Work) -> bool:
    """Whether nothing that lets posts out has been seen at work for ten minutes. A clock set back counts as seen."""
    last = last_at_work(work)
    return last is None or work.at - last > GONE_AFTER

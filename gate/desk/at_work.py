"""The desk of this server process: opened once, shared by its pages, its routes and its release loop."""

import threading

from gate.desk.desk import Desk
from gate.desk.opening import open_desk

_LOCK = threading.Lock()
_AT_WORK: list[Desk] = []


def put_to_work(desk: Desk) -> None:
    """Make `desk` the one that this process serves."""
    with _LOCK:
        _AT_WORK[:] = [desk]


def desk_at_work() -> Desk:
    """The desk put to work, or one opened from the environment. Raises ExplainedError when it cannot be opened."""
    with _LOCK:
        if not _AT_WORK:
            _AT_WORK.append(open_desk())
        return _AT_WORK[0]

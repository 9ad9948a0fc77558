"""Release workers as processes of their own, started quickly so that a trial can kill a thousand."""

import contextlib
import os
import signal
import time
import traceback
from collections.abc import Callable

from gate.desk.desk import Desk
from gate.desk.release import release_due
from gate.store.engine import StoreError
from gate.workflow.lifecycle import State


def start(desk: Desk, work: Callable[[Desk], None]) -> int:
    """Fork a process that does `work` on the desk over connections of its own, then leaves. Gives its id."""
    desk.engine.dispose()
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        desk.engine.dispose(close=False)
        work(desk)
        status = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(status)


def release_until_nothing_is_due(desk: Desk) -> None:
    """What a release worker does."""
    while True:
        with desk.look() as work:
            if not work.posts.in_states((State.QUEUED,), due_by=work.at):
                return
        with contextlib.suppress(StoreError):  # a lock that is long in coming: nothing was sent, and the loop goes on
            release_due(desk)


def kill_after(process: int, seconds: float) -> bool:
    """Kill a process with SIGKILL. Gives whether it was still running."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if os.waitpid(process, os.WNOHANG)[0]:
            return False
        time.sleep(min(0.001, max(deadline - time.monotonic(), 0)))
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def wait_for(processes: list[int]) -> None:
    """Wait until all have left. Raises ChildProcessError where one did not leave well."""
    bad = [process for process in processes if os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) != 0]
    if bad:
        raise ChildProcessError(f"{len(bad)} of {len(processes)} workers failed")

"""
Every trial at full length, with its figures: `make reliability`.

Names of trials as arguments run those alone, and a number in their place shortens each to so many per cent:
`python -m tests.reliability 10 kill tamper`.
"""

import logging
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.postgresql_server import ON_SQLITE_ALONE, SERVER, a_database, address_of
from tests.reliability.crowding import crowd_record, crowd_release
from tests.reliability.faults import fill_disks
from tests.reliability.killing import kill_workers
from tests.reliability.staleness import interleave_at_once
from tests.reliability.tampering import tamper


def _there(trial: Callable[..., object], folder: Path, **how: int) -> object:
    """The same trial on a PostgreSQL server."""
    with a_database() as name:
        return trial(folder, database_url=address_of(name), **how)


TRIALS: dict[str, Callable[[Path, float], object]] = {
    "kill": lambda folder, share: kill_workers(folder, kills=_of(1_000, share)),
    "two": lambda folder, share: crowd_release(folder, workers=2, posts=_of(5_000, share)),
    "eight": lambda folder, share: crowd_release(folder, workers=8, posts=_of(5_000, share)),
    "write": lambda folder, share: crowd_record(folder, writers=20, each=_of(500, share)),
    "tamper": lambda folder, share: tamper(folder, times=_of(1_000, share)),
    "fill": lambda folder, share: fill_disks(folder, times=_of(250, share)),
    "change": lambda _, share: interleave_at_once(_of(10_000, share)),
}
if SERVER:
    TRIALS |= {
        "postgresql-kill": lambda folder, share: _there(kill_workers, folder, kills=_of(200, share)),
        "postgresql-eight": lambda folder, share: _there(crowd_release, folder, workers=8, posts=_of(5_000, share)),
        "postgresql-write": lambda folder, share: _there(crowd_record, folder, writers=20, each=_of(500, share)),
    }
"""Every trial by its name, given a folder of its own and which share of its full length to run."""


def main(arguments: list[str]) -> int:
    """Run the trials named, or all. Gives 1 where one did not go well."""
    logging.disable(logging.ERROR)  # every failure here is meant
    share = next((int(one) / 100 for one in arguments if one.isdigit()), 1.0)
    wanted = [one for one in arguments if not one.isdigit()] or list(TRIALS)
    if not SERVER:
        print(ON_SQLITE_ALONE, flush=True)
    went_well = True
    for name in wanted:
        with tempfile.TemporaryDirectory() as folder:
            began = time.monotonic()
            figures = TRIALS[name](Path(folder), share)
            well = bool(getattr(figures, "went_well", True))
            went_well = went_well and well
            print(f"{'went well' if well else 'WENT WRONG'}: {figures} ({time.monotonic() - began:.0f} s)", flush=True)
    return 0 if went_well else 1


def _of(full: int, share: float) -> int:
    return max(int(full * share), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""
The statute tables: one module for a kind of poll and a nation. In the folder means in use.

A module offers `TIMETABLE`, or `TIMETABLES` where one law serves several nations alike.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.poll import PollKind
from calendars.timetable import Timetable


def _walk() -> Mapping[tuple[PollKind, Nation], Timetable]:
    found: dict[tuple[PollKind, Nation], Timetable] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        offered = vars(importlib.import_module(module.name))
        tables: tuple[Timetable, ...] = offered["TIMETABLES"] if "TIMETABLES" in offered else (offered["TIMETABLE"],)
        for table in tables:
            if (table.kind, table.nation) in found:
                raise ExplainedError(
                    f"There are two timetables for {table.kind} ({table.nation}).",
                    where=module.name,
                    remedy="Keep one of the two.",
                )
            found[table.kind, table.nation] = table
    return MappingProxyType(found)


IN_USE: Mapping[tuple[PollKind, Nation], Timetable] = _walk()

"""
The ordinary polling days of the coming years, offered as a start: a person says which of them are theirs.

Which councils vote in a year differs from place to place and is edited by order; the days themselves are
fixed by law as the first Thursday in May, save where a table below says otherwise.
"""

import datetime as dt
from dataclasses import dataclass

from calendars.nation import Nation
from calendars.poll import PollKind

MOVED: dict[int, dt.date] = {2014: dt.date(2014, 5, 22)}  # to the day of the European poll
_FIRST = {
    (PollKind.GLA, Nation.ENGLAND): (2028, 4),
    (PollKind.LOCAL, Nation.WALES): (2027, 5),
    (PollKind.PARISH, Nation.WALES): (2027, 5),
    (PollKind.LOCAL, Nation.SCOTLAND): (2027, 5),
    (PollKind.LOCAL, Nation.NORTHERN_IRELAND): (2027, 4),
    (PollKind.NIA, Nation.NORTHERN_IRELAND): (2027, 5),
    (PollKind.SP, Nation.SCOTLAND): (2026, 5),
    (PollKind.SENEDD, Nation.WALES): (2026, 4),
    (PollKind.PCC, Nation.ENGLAND): (2028, 4),
    (PollKind.PCC, Nation.WALES): (2028, 4),
}
_EVERY_YEAR = (PollKind.LOCAL, PollKind.PARISH, PollKind.MAYOR_LOCAL, PollKind.MAYOR_CA)
_NOTES = {
    PollKind.PCC: "Abolition before this day has been announced: check that it is still to be held.",
    PollKind.SENEDD: "The four-year term was recalled, not read.",
    PollKind.PARISH: "Most parishes vote every four years, with their district.",
    PollKind.LOCAL: "Which councils vote this year differs: ask the returning officer.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinaryPoll:
    """One ordinary polling day that a council may have. `note` says what to check."""

    kind: PollKind
    nation: Nation
    polling_day: dt.date
    note: str = ""


def first_thursday_in_may(year: int) -> dt.date:
    """The ordinary day of local elections in that year."""
    if year in MOVED:
        return MOVED[year]
    first = dt.date(year, 5, 1)
    return first + dt.timedelta(days=(3 - first.weekday()) % 7)


def ordinary_polls(nation: Nation, after: dt.date, *, years: int = 4) -> tuple[OrdinaryPoll, ...]:
    """The ordinary polls of a nation later than `after`, over so many years, soonest first."""
    offered: list[OrdinaryPoll] = []
    for year in range(after.year, after.year + years + 1):
        day = first_thursday_in_may(year)
        if day <= after or day > after.replace(year=after.year + years, day=min(after.day, 28)):
            continue
        kinds = list(_EVERY_YEAR) if nation is Nation.ENGLAND else []
        kinds.extend(
            kind
            for (kind, place), (first, every) in _FIRST.items()
            if place is nation and year >= first and (year - first) % every == 0
        )
        offered.extend(
            OrdinaryPoll(kind=kind, nation=nation, polling_day=day, note=_NOTES.get(kind, "")) for kind in kinds
        )
    return tuple(offered)

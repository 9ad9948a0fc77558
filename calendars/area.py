"""Areas of government, and which of them share ground."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from calendars.errors import ExplainedError


class AreaError(ExplainedError):
    """An area that is not known, or is declared twice or within something unknown."""


class AreaKind(StrEnum):
    """What an area is. A district includes unitary, metropolitan and London boroughs."""

    COUNTRY = "country"
    REGION = "region"
    POLICE = "police"
    COMBINED = "combined"
    CONSTITUENCY = "constituency"
    COUNTY = "county"
    DIVISION = "division"
    DISTRICT = "district"
    WARD = "ward"
    PARISH = "parish"
    PARISH_WARD = "parish-ward"
    NEIGHBOURHOOD = "neighbourhood"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place with a boundary. `within` names the areas that contain it, or any part of it."""

    area_id: str
    name: str
    kind: AreaKind
    within: frozenset[str] = frozenset()
    name_cy: str = ""


class Gazetteer:
    """The areas we know and how they lie. Immutable.

    Two areas touch when one is the other, or contains any part of it, at any remove: a county
    touches a parish in it, two wards of one parish do not touch.
    """

    def __init__(self, areas: Iterable[Area]) -> None:
        self._areas: dict[str, Area] = {}
        for area in areas:
            if area.area_id in self._areas:
                raise AreaError(f"The area ‘{area.area_id}’ is declared twice.", remedy="Remove one of the two.")
            self._areas[area.area_id] = area
        self._above: dict[str, frozenset[str]] = {}
        for area_id in self._areas:
            self._above[area_id] = self._climb(area_id)

    def _climb(self, area_id: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [area_id]
        while waiting:
            current = waiting.pop()
            if current in found:
                continue
            found.add(current)
            for parent in self._areas[current].within:
                if parent not in self._areas:
                    raise AreaError(
                        f"The area ‘{current}’ is said to lie within ‘{parent}’, which is not known.",
                        remedy=f"Add ‘{parent}’, or correct the name.",
                    )
                waiting.append(parent)
        return frozenset(found)

    def __contains__(self, area_id: object) -> bool:
        return area_id in self._areas

    def __iter__(self) -> Iterator[Area]:
        return iter(self._areas.values())

    def get(self, area_id: str) -> Area:
        """The area of that id. Raises AreaError, naming it, when there is none."""
        try:
            return self._areas[area_id]
        except KeyError:
            raise AreaError(
                f"No area is called ‘{area_id}’.",
                remedy=f"Known areas: {', '.join(sorted(self._areas)) or 'none yet'}.",
            ) from None

    def touch(self, one: str, other: str) -> bool:
        """Whether the two areas share any ground. Raises AreaError for an unknown one."""
        self.get(one)
        self.get(other)
        return one in self._above[other] or other in self._above[one]

"""The past: whether a text tells of times long gone, when parties and polls are history and not publicity."""

import re
from typing import Final

from gate.publicity.text.reading import FieldReading

_OLD_YEAR: Final = re.compile(
    r"(?<!since )(?<!ers )(?<!act )(?<!order )(?<!rules )(?<!ations )(?<!bobl )\b1[6-9]\d\d\b", re.IGNORECASE
)  # and not that of a statute
_OUT_OF_MIND: Final = re.compile(r"\b(?:in|of|the|during|by|ym|yn) (?:1[5-8]\d\d|19[0-4]\d)\b", re.IGNORECASE)
_LIVING: Final = re.compile(r"['’]s\b|,? (?:who )?(?:has|have|is|are|will|lives|now|says|tells|can|would)\b")
_BEHIND: Final = 200  # characters between a year and who lived then
_NOW: Final = ("today", "now ", "heddiw", "this year", "still ")


def dated_long_ago(part: FieldReading) -> bool:
    """Whether a field gives a year before 2000, and draws no line from it to our day (*since 1926*, *still*)."""
    return part.says(_OLD_YEAR) and not any(word in part.text for word in _NOW)


def told_as_history(part: FieldReading, start: int) -> bool:
    """Whether the sentence at `start` tells of the past, by its words or by a year before 2000 in the field."""
    told = part.told_beside(start, "history") or part.says(_OLD_YEAR)
    return bool(told) and not any(word in part.text for word in _NOW)


def told_of_old(part: FieldReading, start: int, end: int) -> bool:
    """
    Whether a name stands behind a year before anybody who stands now, and nothing is told of a living person: *the
    queen of 1926 was a Miss Pratt*, not *a 1926 car that Mr Pratt has restored*.
    """
    if not part.figures or _LIVING.match(part.raw, end):
        return False
    return bool(_OUT_OF_MIND.search(part.raw, max(part.sentence(start)[0], start - _BEHIND), start))

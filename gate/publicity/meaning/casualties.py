"""
Casualties: a private person named as the one to whom a fire, a crash or a crime happened.

Asked for: a word for what happened, and near it somebody who holds no office, told by what they are in it (*tenant
Keith Rudge*, *the driver was Amy Stokes*) or by their home (*Joan Tilley's flat*). UK GDPR art. 4(1).
"""

import re
from collections.abc import Iterator
from typing import Final

from gate.publicity.meaning.dealings import private_people
from gate.publicity.meaning.past import told_as_history
from gate.publicity.text.reading import FieldReading, Reading

SIGNS: Final = ("mishap",)
"""The list of which something stands in every text that tells such a thing."""
_ROLES: Final = (
    "tenant|resident|occupier|occupant|householder|homeowner|casualty|victim|patient|driver|motorist|passenger"
    "|motorcyclist|biker|cyclist|rider|pedestrian|walker|climber|swimmer|bather|paddleboarder|angler|pensioner|widow"
    "|widower|grandmother|grandfather|mother|father|mum|dad|schoolboy|schoolgirl|teenager|toddler|caller|owner"
    "|neighbour|camper|holidaymaker|denant|gyrrwr|yrrwr|cerddwr|beiciwr|claf|preswylydd"
)
_AS: Final = re.compile(
    rf"\b(?:{_ROLES})(?:,? (?:aged )?\d\d?,?| of \d\d?)?,? $"
    rf"|\b(?:{_ROLES})s?\b[^.!?]{{0,50}} (?:was|is|were|are|has been|have been)"
    r" (?:named as |identified as |believed to be )?$"
    r"|\b(?:named as|identified as|belongs to|belonged to) $",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(rf"\b(?:{_ROLES}) ([A-ZÂÊÎÔÛŴŶ][\w'’\-]+ [A-ZÂÊÎÔÛŴŶ][\w'’\-]+)")
"""Somebody whose name stands right behind what they are, known as a name by nothing else."""
_HOME: Final = re.compile(
    r"['’]s?(?: \w+){0,2} (?:flat|house|home|bungalow|cottage|maisonette|kitchen|bedroom|lounge|loft|car|caravan|van"
    r"|farmhouse|barn|shed|boat|dinghy|tent|garden|garage|front door|chip pan|bathroom|roof)\b"
)
_NEAR: Final = 130  # characters between somebody and what happened: the sentence before or behind


def casualties(part: FieldReading, reading: Reading) -> Iterator[tuple[int, int]]:
    """Whoever is named so, with the word for what happened, in the author's characters."""
    told = part.cues(*SIGNS)
    if not told or part.cues("dealing-clear"):
        return
    called = (one.span(1) for one in _CALLED.finditer(part.raw))
    for start, end in sorted({*private_people(part, reading), *called}):
        shown = _HOME.match(part.raw, end) or _AS.search(part.raw, max(0, start - _NEAR), start)
        if shown is None or told_as_history(part, start) or _with_leave(part, start):
            continue
        near = [one for one in told if max(one.start - end, start - one.end) <= _NEAR]
        if near:
            yield min(start, shown.start()), max(end, shown.end())


def _with_leave(part: FieldReading, place: int) -> bool:
    """Whether somebody tells it themselves, or the post says that they agreed."""
    return any(part.same_sentence(one.start, place) for one in part.cues("life-told"))

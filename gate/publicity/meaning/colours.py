"""Colours: where a shade means a party: by a word of politics beside it, a riddle, or what is painted with it."""

import re
from collections.abc import Iterator
from typing import Final

from gate.publicity.text.field_reading import PHRASE
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Found

_STRONG_COLOUR_WORDS: Final = word_set(
    "brigade tide wave wall surge army machine camp benches majority administration regime stronghold rosette "
    "rosettes takeover councillor councillors councils council candidate candidates party vote votes voters "
    "wedge fightback clique contingent folk people friends gang giwed giang ciwed squad outfit pawb rhosyn "
    "rosét rosetiau criw ton llanw byddin cyngor gyngor mwyafrif plaid blaid gweinyddiaeth carfan giang "
    "balloons balŵns lot mob bunch shower rule reign misrule heartland heartlands bastion tsunami landslide dynasty "
    "voters faithful loyalists activists canvassers campaigners manifesto propaganda"
)
_GREENS: Final = frozenset(["green", "gwyrdd", "werdd"])
_GREEN_WORDS: Final = word_set(
    "rosette rosettes tide wave surge army brigade machine councillors candidates majority rosetiau rosét"
)


def party_colours(part: FieldReading) -> Iterator[tuple[int, int]]:
    """The stretches, in which a colour stands for a party: start and end, the end excluded."""
    words = part.cues("colour-party")
    for colour in part.of("colour"):
        shade = part.raw[colour.start : colour.end].lower()
        if (riddle := _riddle(part, colour)) is not None:
            yield riddle, colour.end
        spared = shade in _GREENS and not part.told_beside(colour.start, "polling-date", "polling-day")
        if not spared and (painted := _painted(part, colour)) is not None:
            yield painted, colour.end
        for word in part.within(words, colour.start - PHRASE, colour.end + 3):
            between = (
                part.raw[colour.end : word.start] if word.start >= colour.end else part.raw[word.end : colour.start]
            )
            if any(
                clear.start <= colour.start and word.end <= clear.end
                for clear in part.within(part.cues("party-clear"), colour.start - PHRASE, colour.start + 1)
            ):
                continue
            near = (
                (word.start >= colour.end or word.end <= colour.start)
                and between.strip(" -\n") == ""
                and len(between) <= 2
            )
            if not near:
                continue
            first = part.raw[word.start : word.end].lower()
            last = first.split()[-1] if word.start >= colour.end else first
            ends_in = first.endswith(" in") and word.end <= colour.start
            if word.end <= colour.start and not ends_in and not _welsh_colour(shade):
                continue
            strong = last in _STRONG_COLOUR_WORDS
            if shade in _GREENS and last not in _GREEN_WORDS:
                continue
            if part.cues("rosette-clear"):
                continue
            if strong or _political(part, word):
                yield min(colour.start, word.start), max(colour.end, word.end)


_DONE: Final = re.compile(
    r"\b(?:who(?: was it (?:that|who))?|which (?:lot|party|team|side|bunch|crew)|whose (?:work|doing|fault|idea))\b"
    r"[^.!?\n]{0,25}?\b(?:fixed|mended|built|saved|kept|delivered|closed|shut|wrecked|broke|cut|raised|put up|sold"
    r"|stopped|protected|reopened|ruined|brought|paid for|rescued|scrapped|axed|promised)\b[^.!?\n]{0,60}\?",
    re.IGNORECASE,
)


def _riddle(part: FieldReading, colour: Found) -> int | None:
    """Where a riddle begins that a colour answers: *Who fixed the ferry? A clue: they like orange.*"""
    asked = list(_DONE.finditer(part.raw, max(0, colour.start - 200), colour.start))
    near = next((one for one in reversed(asked) if colour.start - one.end() <= 70), None)
    if near is None or part.told_beside(colour.start, "practical", "service", "rosette-clear"):
        return None
    return colour.start


_PAINTS: Final = word_set(
    "turn turning paint painting keep keeping make making vote go colour troi cadw paentio gwneud"
)


def _painted(part: FieldReading, colour: Found) -> int | None:
    """Where a call begins to give a ward or the council a colour: *turn Netherby yellow*."""
    for place in (*part.of("ward"), *part.of("place")):
        if (
            0 <= colour.start - place.end <= 1
            and (before := part.words_before(place.start, 1))
            and before[0] in _PAINTS
        ):
            return place.start
    return None


_WELSH_COLOURS: Final = word_set(
    "coch goch cochion glas las gleision gwyrdd werdd melyn felen oren porffor borffor piws biws gwyrddlas"
)


def _welsh_colour(shade: str) -> bool:
    return shade in _WELSH_COLOURS


_SCORE: Final = re.compile(r",? (?:\d+|nil)\b(?! (?:seats|councillors|votes|years|wards))")


def _political(part: FieldReading, word: Found) -> bool:
    text = part.text
    if _SCORE.match(text, word.end):
        return False  # red team 9
    if any(
        quiet in text
        for quiet in (
            "police",
            "heddlu",
            "quiz",
            "match",
            "cup",
            "league",
            "race",
            "rugby",
            "football",
            "sports day",
        )
    ):
        return False
    return any(
        one.key in {"blame", "praise", "vote-for", "campaign", "polling-day", "polling-date", "group-label"}
        and not (one.start < word.end and word.start < one.end)
        for one in part.cues("blame", "praise", "vote-for", "campaign", "polling-day", "polling-date")
    )

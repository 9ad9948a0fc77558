"""
Companions: a listed subject known by two of its lesser words, where none of its wordings stands.

The place that a subject is about says nothing alone (*Fairholme*), nor does another word for what is there (*filters*).
Both in one sentence, with a sign that something is done or decided, are the subject: *the Fairholme filters go in*.
"""

import re
from typing import Final

from gate.publicity.text.reading import FieldReading, Found

_REACH: Final = 60  # characters between the place and the other word: one group of words, or two beside each other
_DONE: Final = re.compile(
    r"\b(?:expected|arriv\w+|due (?:to|in|at|by)|mov(?:e|es|ed|ing) in|correspondence|install\w*|goes live|go live"
    r"|carry on|carries on|stays?|remains?|extend(?:ed|s|ing)?|continues?|begins?|began|starts?|started|costs?|how much"
    r"|why|who agreed|who decided|freedom of information|foi|second phase|next phase|pending|removed?|removal|fitted"
    r"|goes? in|being (?:put|fitted|built|placed|housed|used)|built|report|letter|decision|vote|plans?|trial"
    r"|objections?|switched o\w+|review|views|consult\w+|discuss\w*|debate\w*|considers?"
    r"|inspector|inquiry|hearing|petition)\b",
    re.IGNORECASE,
)


def companions(part: FieldReading) -> list[tuple[int, int, str, str]]:
    """The stretches in which the place and another word of one local subject meet and something is done."""
    places = [one for one in part.of("topic") if one.entry.strength in {"scene", "anchor-capital"} or _own_place(one)]
    if not places:
        return []
    others = [one for one in part.of("topic") if one.entry.strength in {"kin", "head"} and not _own_place(one)]
    found = []
    for place in places:
        for other in others:
            if other.key != place.key or (not part.raw[place.start].isupper() and not _own_place(place)):
                continue
            start, end = min(place.start, other.start), max(place.end, other.end)
            if end - start > _REACH + len(place.entry.phrase) or not part.same_sentence(place.start, other.start):
                continue
            if place.start < other.end and other.start < place.end:
                continue
            first, last = part.sentence(start)
            if _DONE.search(part.raw, first, last):
                found.append((start, end, place.key, "overlap"))
    return found


def _own_place(one: Found) -> bool:
    """Whether a word stands for the very place of a subject: *the barracks*, where Linden Barracks is listed."""
    return one.entry.strength == "kin" and one.entry.phrase.startswith(("the ", "our "))

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
    r"|inspector|inquiry|hearing|petition|moving|relocat\w*|demolish\w*|redevelop\w*|wr(?:ote|itten) to|told us"
    r"|met (?:with|officers|ministers)|talks)\b",
    re.IGNORECASE,
)


def companions(part: FieldReading) -> list[tuple[int, int, str, str]]:
    """The stretches in which the place and another word of one local subject meet and something is done."""
    places = [one for one in part.of("topic") if one.entry.strength in {"scene", "anchor-capital"} or _own_place(one)]
    if not places:
        return []
    found = [(one.start, end, one.key, "overlap") for one in places if (end := _planned(part, one))]
    others = [
        one
        for one in part.of("topic")
        if one.entry.strength in {"kin", "head"} and not _own_place(one) and part.raw[one.start - 1] not in "'’"
    ]  # no clock in two o'clock
    for place in places:
        reach = _REACH + len(place.entry.phrase)
        for other in part.within(others, place.end - reach, place.start + reach):
            if other.key != place.key or (not part.raw[place.start].isupper() and not _own_place(place)):
                continue
            start, end = min(place.start, other.start), max(place.end, other.end)
            if end - start > reach or not part.same_sentence(place.start, other.start):
                continue
            if place.start < other.end and other.start < place.end:
                continue
            first, last = part.sentence(start)
            if begun(part, first, last):
                found.append((start, end, place.key, "overlap"))
    return found


def begun(part: FieldReading, first: int, last: int) -> bool:
    """Whether something is done or decided in a stretch."""
    return _DONE.search(part.raw, first, last) is not None


_PLANNED: Final = re.compile(
    r"(?:['’]s)? (?:is|are|was|were|will be|to be|being|has been|have been|gets?) (?:being |soon |finally )?"
    r"(?:demolished|redeveloped|rebuilt|relocated|replaced|sold|transferred|privatised|scrapped|knocked down"
    r"|pulled down|torn down|flattened|handed over|merged|axed)\b"
    r"|(?:['’]s)? (?:\w+ )?(?:plans?|scheme|proposals?|redevelopment|closure|sale|merger|decision|row|saga|petition"
    r"|protest|debate|inquiry|dispute|question)\b"
)


def _planned(part: FieldReading, place: Found) -> int:
    """The end of a place called by its name alone where something is planned or told of it, else nought."""
    if not part.raw[place.start].isupper() or part.covering("ward", place.start, place.end) is not None:
        return 0
    told = _PLANNED.match(part.raw, place.end)
    if told is None and _SPOKEN_OF.search(part.raw[max(0, place.start - 90) : place.start]):
        return place.end
    return told.end() if told is not None else 0


_SPOKEN_OF: Final = re.compile(
    r"\b(?:repl(?:y|ies)|questions|statement|impressions?|drawings|designs|scale model|survey|petition"
    r"|protest(?:s|ers)?|consultation|inquiry|hearing|decision|vote|debate|talks|briefing|evidence|objections?|comments|views|feedback)"
    r"(?: \w+){0,3} (?:about|on|over|into|of|for|against|outside|regarding) (?:the |our )?"
    r"(?:new |old |former |proposed |planned |future of the )?$",
    re.IGNORECASE,
)


def _own_place(one: Found) -> bool:
    """Whether a word stands for the very place of a subject: *the barracks*, where Linden Barracks is listed."""
    return one.entry.strength == "kin" and one.entry.phrase.startswith(("the ", "our "))

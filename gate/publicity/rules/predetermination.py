"""
Predetermination (YR3): decisions on planning, licences and grants spoken of before they are made.

Localism Act 2011, s. 25: having a view is no bar, but a closed mind makes the decision unlawful.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.foregone import foregone
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Found, Reading

_SHORT: Final = 260
_BRIEF: Final = 160
_OF_THE_MEETING: Final = re.compile(
    r" (?:heard|considered|discussed|taken|held|webcast|streamed|published|affected|available|collected)\b"
    r"| of (?:an? |any |some )?(?:\w+ )?(?:rain|snow|sleet|frost|ice|fog|sun|sunshine|showers?|thunder"
    r"|lightning|winning)\b"
    r"| to (?:speak|win|see|meet|try|ask|hear|learn|talk|look)\b"
)
"""What happens to an item or a meeting, and decides nothing: *it will not be heard on Tuesday*, *no chance of rain*."""
_TURN: Final = 20  # characters of a turn of phrase beside the matter that stands in it
_REACH: Final = 45  # characters between those who decide and what they will do
_ALREADY: Final = ("'ll", "’ll", "'re", "’re")
_OPEN: Final = re.compile(
    r"\b(?:if|unless|whether|(?<!heb )os|(?<!nac )oni bai|without|may be"
    r"|(?<!n't )(?<!n’t )(?<!not )until|subject to)\b"
)
_IN_GENERAL: Final = re.compile(
    r"late|incomplete|unsigned|invalid|duplicate|any|all|some|most|such|unsuccessful|retrospective", re.IGNORECASE
)
_FUTURE: Final = re.compile(
    r"('ll|’ll| will| are going to| is going to| intend to| mean to| plan to| want to| shall"
    r"| won't| will not| will be)?"
    r"(?: (?:all|be|both|then|never|certainly|definitely|happily|gladly|simply|just))*[ ]$"
)
_AT_IT: Final = re.compile(
    r" (?:are|is|were always|was always)(?: (?:all|both|definitely|certainly|simply|just|now))* "
)
_FUTURE_CY: Final = re.compile(r"\b(?:bydd|fydd|mae|fe fydd|mi fydd)(?:'r|’r| y| yr)? ?$")

_UNDECIDED: Final = re.compile(
    r"(?i)(?:n't|n’t|\bnot|never|cannot|without) (?:\w+ )?(?:make|made|making) up \w+ minds?$"
    r"|\b(?:successful|winning|chosen|eligible|each|every|all) (?:\w+ ){1,2}(?:will|'ll|’ll) get$"
)
"""What says that nothing is decided (*has not made up its mind*), or tells of all who win (*successful groups*)."""


@rule(
    code="YR306",
    name="predetermination",
    title="sounds decided beforehand",
    family=Family.PREDETERMINATION,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("localism-act-2011", "s. 25"),
    message="‘{words}’ sounds as if a planning or licensing matter were already decided. Say only when it is heard.",
    cure="Say only what will be heard, and when.",
    needs=(
        "determination-body",
        "determined",
        "decider",
        "pending",
        "outcome",
        "outcome-weak",
        "certainty",
        "futile",
        "backing",
        "attitude",
        "setting",
        "setting-weak",
        "ending",
        "ending-clear",
        "pending-clear",
        "decided-as-body",
        "time-past",
        "stance-told",
    ),
    signs=("determination-body", "stance-told"),
)
def predetermination(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A planning, licensing or other open decision spoken of as made, or argued for by those who will make it."""
    for part in reading.fields:
        everyday = part.cues("subject-clear")
        bodies = [
            one
            for one in part.cues("determination-body")
            if not any(said.start <= one.start and one.end <= said.end for said in everyday)
        ]
        if bodies:
            yield from _settled(part, bodies)
            yield from _foretold(part, bodies)
            yield from _backed(part, bodies)
            yield from _taken_against(part)
            for start, end in foregone(part, pending=bool(part.cues("pending"))):
                if not _told_after(part, start):
                    yield Mark(field=part.name, start=start, end=end)
        yield from _hinted(part, bodies)
        yield from _told_as_purpose(part, bodies)


def _told_as_purpose(part: FieldReading, bodies: Sequence[Found]) -> Iterator[Mark]:
    """What those who decide mean to do, where the hearing is told of as still to come."""
    for one in part.cues("stance-told") if part.cues("pending") else ():
        sits = [told for told in part.cues("setting", "setting-weak") if _apart(one, told)]
        if not sits and not _SITTING_CY.search(part.text):
            continue
        if any(_apart(one, body) for body in bodies) and not _open_ended(part, one.start):
            yield Mark(field=part.name, start=one.start, end=one.end)


_SITTING_CY: Final = re.compile(r"\b[pb]?h?wyllgor|\b[pb]h?anel\b|\b[gn]?g?wrandawiad")


_HALT: Final = re.compile(r" (?:on|at|in|near|outside|opposite|here|there|by|for|running|between|working)\b")
"""Where a bus stops, or when a thing does: nothing is stopped by anybody."""


def _settled(part: FieldReading, bodies: Sequence[Found]) -> Iterator[Mark]:
    """A turn of phrase that means a closed mind by itself, said of what is to be decided."""
    general = part.cues("pending-clear")
    for one in part.cues("determined"):
        start, end = part.sentence(one.start)
        if any(start <= clear.start < end and _IN_GENERAL.match(part.text, clear.start) for clear in general):
            continue
        size = one.end - one.start
        others = [
            body
            for body in bodies
            if not (body.start >= one.start and body.end <= one.end) or size - (body.end - body.start) > _TURN
        ]
        near = [body for body in others if start <= body.start < end]
        if (
            not _open_ended(part, one.start)
            and not _told_after(part, one.start)
            and not _UNDECIDED.search(part.raw[max(one.start - 30, 0) : one.end])
            and not _OF_THE_MEETING.match(part.raw, one.end)
            and not (part.raw[one.start : one.end].lower().endswith(" stop") and _HALT.match(part.raw, one.end))
            and (near or (others and len(part.raw) < _SHORT))
        ):
            yield Mark(field=part.name, start=one.start, end=one.end)


def _foretold(part: FieldReading, bodies: Sequence[Found]) -> Iterator[Mark]:
    """An outcome foretold, or taking part called useless, while the decision is still to come.

    Asked for: what is to be decided, that it is to come, and an outcome with certainty or said of those who decide.
    """
    pending = part.cues("pending")
    if not pending:
        return
    general = part.cues("pending-clear")
    sure, deciders = part.cues("certainty"), part.cues("decider")
    for one in part.cues("futile") if not part.cues("ending-clear") else ():
        if not _open_ended(part, one.start):
            yield Mark(field=part.name, start=one.start, end=one.end)
    for one in part.cues("outcome", "outcome-weak"):
        if any(clear.start < one.end and one.start < clear.end for clear in general) or _open_ended(part, one.start):
            continue
        near = [other for other in sure if _beside(part, one, other)]
        if one.key == "outcome-weak":
            near = [other for other in near if part.same_sentence(other.start, one.start)]
        if not near and one.key == "outcome" and (body := _will_be(part, one, bodies)) is not None:
            yield Mark(field=part.name, start=body.start, end=one.end)
            continue
        said = near or [who for who in deciders if one.key == "outcome" and _will(part, who, one)]
        if not said or not any(_apart(one, body) for body in bodies):
            continue
        other = min(said, key=lambda other: (abs(other.start - one.start), other.start))
        if part.same_sentence(other.start, one.start):
            yield Mark(field=part.name, start=min(one.start, other.start), end=max(one.end, other.end))
        else:
            yield Mark(field=part.name, start=one.start, end=one.end)


def _backed(part: FieldReading, bodies: Sequence[Found]) -> Iterator[Mark]:
    """A side taken by the account, or urged on those who decide, on a matter that is still to be decided."""
    pending = part.cues("pending")
    for one in part.cues("backing"):
        if not pending and not one.entry.phrase.startswith(_URGED):
            continue
        start, end = part.sentence(one.start)
        near = [body for body in bodies if start <= body.start < end] or _DECIDERS.search(part.raw[one.start : one.end])
        asked = _ASKED.search(part.raw[start:end].lower())
        if near and not asked and not _told_after(part, one.start) and not part.cues("decided-as-body"):
            yield Mark(field=part.name, start=one.start, end=one.end)


def _taken_against(part: FieldReading) -> Iterator[Mark]:
    """What those who will decide feel about a matter that is still to come: loathing, love, a wish to see it gone."""
    if not part.cues("pending"):
        return
    deciders = [one for one in part.cues("decider") if part.raw[one.start : one.end].lower() not in _ANY_OF_US]
    for one in part.cues("attitude") if deciders else ():
        who = [
            decider
            for decider in deciders
            if 0 <= one.start - decider.end <= _CLOSE and part.same_sentence(decider.start, one.start)
        ]
        named = who and _SITTING.search(part.raw[who[-1].start : who[-1].end])
        sits = named or any(_apart(who[-1], told) for told in part.cues("setting", "setting-weak") if who)
        if who and sits and not _open_ended(part, one.start) and not _told_after(part, one.start):
            yield Mark(field=part.name, start=who[-1].start, end=one.end)


_CLOSE: Final = 30  # characters between those who decide and what they feel
_ANY_OF_US: Final = frozenset(
    [
        "we",
        "we'll",
        "we're",
        "we've",
        "us",
        "our",
        "they",
        "they'll",
        "they're",
        "the council",
        "council",
        "this council",
    ]
)
_SITTING: Final = re.compile(r"(?i)planning|licensing|panel|committee|inspector|planners|chair|bench")


def _hinted(part: FieldReading, bodies: Sequence[Found]) -> Iterator[Mark]:
    """
    The end of a matter hinted at where its hearing is told of: fizz put on ice, a goodbye said, a wink.

    Asked for: a hearing of a planning or licensing matter still to come, and a word for how it will end.
    """
    endings = part.cues("ending")
    if not endings or not part.cues("pending") or part.cues("ending-clear"):
        return
    for one in endings:
        settings = [told for told in part.cues("setting") if _apart(one, told)]
        if not settings and any(_apart(one, body) for body in bodies):
            settings = [told for told in part.cues("setting-weak") if _apart(one, told)]
        near = [
            told
            for told in settings
            if part.same_sentence(told.start, one.start) or abs(told.start - one.start) < _NEXT
        ]
        open_ended = _open_ended(part, one.start) and not part.raw[one.start :].lower().startswith("if ")
        if near and not open_ended and not _told_after(part, one.start):
            yield Mark(field=part.name, start=one.start, end=one.end)


_NEXT: Final = 140  # characters between a hearing and what is hinted of it: the sentence before or behind

_URGED: Final = ("(hope", "(the |our |)", "(dylai", "(gobeithio", "(deserves", "(haeddu")
"""The beginnings of those phrases that speak of a decision to come by themselves."""
_DECIDERS: Final = re.compile(r"(?i)\b(?:planners|committee|panel|inspector|p?b?wyllgor|aelodau|cynllunwyr)\b")
_ASKED: Final = re.compile(
    r"\b(?:you can|you may|if you|whether|gallwch|os ydych|a ydych|anyone can|do you|ydych chi)\b"
)

_PASSIVE: Final = re.compile(
    r"(?: [^.!?;:]{0,40})?(?: will|'ll|’ll| is going to| is about to| is set to| is (?:bound|sure|certain) to) "
    r"(?:be|get)(?: \w+)? $|(?:'s|’s)?(?: [^.!?;:]{0,40})? (?:gets|is getting|goes and gets)(?: \w+)? $"
)


def _will_be(part: FieldReading, one: Found, bodies: Sequence[Found]) -> Found | None:
    """The matter, spoken of as a certain one, of which it is said that an outcome *will be* its own."""
    for body in bodies:
        before = part.words_before(body.start, 3)
        certain = bool(_CERTAIN_ONE & set(before)) and not part.raw[body.start : body.end].endswith("s")
        if not (certain and body.end < one.start and part.same_sentence(body.start, one.start)):
            continue
        if _PASSIVE.fullmatch(part.raw[body.end : one.start]):
            return body
    return None


_CERTAIN_ONE: Final = word_set("the this that your our their his her its")


def _told_after(part: FieldReading, place: int) -> bool:
    """Whether the sentence tells a decision of the body after it was made: last night, in its minutes."""
    return all(part.told_beside(place, idea) for idea in ("decided-as-body", "time-past"))


def _beside(part: FieldReading, one: Found, other: Found) -> bool:
    """Whether certainty goes with an outcome: in its sentence, or anywhere in a short post."""
    return _apart(one, other) and (part.same_sentence(one.start, other.start) or len(part.raw) < _BRIEF)


def _will(part: FieldReading, who: Found, one: Found) -> bool:
    """Whether an outcome is what somebody *will* do: the decider before it, and nothing but the future between."""
    between = part.raw[who.end : one.start].lower()
    if one.start < who.end or len(between) > _REACH:
        return False
    if _FUTURE_CY.search(part.raw.lower()[max(0, who.start - 14) : who.start]):
        return True
    future = _FUTURE.match(between)
    opening = part.raw[one.start : one.end].lower().split()[0]
    if opening.endswith("ing") and _AT_IT.fullmatch(between):
        return True
    past = opening.endswith(("ed", "en", "ew"))
    return future is not None and (bool(future[1]) or not past or part.raw[: who.end].endswith(_ALREADY))


def _apart(one: Found, other: Found) -> bool:
    return one.end <= other.start or other.end <= one.start


def _open_ended(part: FieldReading, place: int) -> bool:
    """Whether the sentence leaves the outcome open: if, unless, whether."""
    start, end = part.sentence(place)
    return bool(_OPEN.search(part.raw[start:end].lower()))

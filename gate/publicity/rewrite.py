"""
Rewrite: what a post would say with the held words cut out, the finest cut first.

A tag at the end, words in brackets, words between commas, a tail such as ‘by …’, else the whole sentence. Whoever
offers a rewrite has screened it: nothing is offered that would be held again.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gate.publicity.text.reading import FieldReading

Stretch = tuple[int, int]

_LEAST: Final = 20  # characters: less is no post
_ASIDE: Final = 90  # characters between commas or brackets: more is no aside
_TAIL: Final = re.compile(
    r"(?:,\s+\w+(?:ed|en|n)\s+by|,?\s+(?:with|together with|along with|by|alongside|thanks to|featuring"
    r"|courtesy of|gyda|gan|yng nghwmni|diolch i))\s+(?:our |the |local |your |ein |y |yr )?(?:[\w'’.\-]+\s+){0,4}$",
    re.IGNORECASE,
)
_MOST_IN_TAIL: Final = 8  # words between spaces, that before its comma included
_LOOSE: Final = re.compile(
    r"\b(?:with|by|from|to|and|of|for|said|says|thanks|the|our|is|was|has|gan|i|a|ac|o)\s*[.,;:!?]*\s*$", re.IGNORECASE
)
_POINTS_BACK: Final = re.compile(
    r"\s*(?:\S+\s+){0,4}?(?:he|she|they|him|his|her|them|their|it|its|it's|this|that|these|those|one|so|too|also|he's|she's"
    r"|they're|fe|hi|nhw|hwn|hon|hyn)\b",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"[.!?]*\s*$")


def cut_out(part: FieldReading, stretches: Iterable[Stretch]) -> Iterator[str]:
    """The field without the stretches, by the finest cuts and then by whole sentences; only what still reads well."""
    told = sorted(set(stretches))
    whole = [_sentences(part, one) for one in told]
    finest = [_finest(part, one) for one in told]
    for cuts in (whole,) if finest == whole else (finest, whole):
        if any(_POINTS_BACK.match(part.raw, end) for start, end in cuts if (start, end) in part.sentences):
            continue
        if (left := _without(part.raw, cuts)) is not None:
            yield left


def _finest(part: FieldReading, stretch: Stretch) -> Stretch:
    start, end = stretch
    first, last = part.sentence(start)
    for cut in (_tag(part, stretch), _bracket(part.raw, stretch, first, last), _aside(part.raw, stretch, first, last)):
        if cut is not None:
            return cut
    near = part.raw[first:start].rsplit(maxsplit=_MOST_IN_TAIL)
    tail = _TAIL.search(part.raw, first + len(near[0]) if len(near) > _MOST_IN_TAIL else first, start)
    if (
        tail is not None
        and tail.end() == start
        and tail.start() - first >= _LEAST
        and _STOP.fullmatch(part.raw, end, last)
    ):
        return tail.start(), end
    return _sentences(part, stretch)


def _tag(part: FieldReading, stretch: Stretch) -> Stretch | None:
    """A tag among those that only stand behind the text."""
    for start, end, _ in (*part.tags, *part.handles):
        if start <= stretch[0] and stretch[1] <= end and re.fullmatch(r"(?:\s+[#@]\S+)*\s*", part.raw[end:]):
            return start, end
    return None


def _bracket(raw: str, stretch: Stretch, first: int, last: int) -> Stretch | None:
    opened, closed = raw.rfind("(", first, stretch[0] + 1), raw.find(")", max(stretch[1] - 1, 0), last)
    if opened < 0 or closed < 0 or closed - opened > _ASIDE or ")" in raw[opened : stretch[0]]:
        return None
    return opened, closed + 1


def _aside(raw: str, stretch: Stretch, first: int, last: int) -> Stretch | None:
    opened, closed = raw.rfind(",", first, stretch[0]), raw.find(",", stretch[1], last)
    if opened < 0 or closed < 0 or closed - opened > _ASIDE or opened - first < 3:
        return None
    return opened, closed + 1


def _sentences(part: FieldReading, stretch: Stretch) -> Stretch:
    first, _ = part.sentence(stretch[0])
    _, last = part.sentence(max(stretch[1] - 1, stretch[0]))
    return first, last


def _without(raw: str, cuts: Iterable[Stretch]) -> str | None:
    """What is left, tidied; None where it is no post, or ends in the air."""
    left, at = "", 0
    for start, end in sorted(cuts):
        if start > at:
            left += raw[at:start].rstrip(" ") + " "
        at = max(at, end)
    left = (left + raw[at:].lstrip(" ")).strip()
    left = re.sub(r" +([.,;:!?])", r"\1", re.sub(r" {2,}", " ", left))
    if len(left) < _LEAST or _LOOSE.search(left) or not re.match(r"\W*[A-ZÂÊÎÔÛŴŶ0-9]", left):
        return None
    return left if left != raw.strip() else None

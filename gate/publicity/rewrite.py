"""Rewrite: what a post would say with the held words cut out, where a cut alone leaves sound sentences."""

import re
from typing import Final

from gate.publicity.reading import FieldReading

_LOOSE: Final = re.compile(
    r"\b(?:with|by|from|to|and|of|for|said|says|thanks|is|was|has|gan|i|a|ac|o)\s*[.,;:!?]*\s*$", re.IGNORECASE
)


def without(part: FieldReading, start: int, end: int) -> str:
    """The field without the sentence of a stretch, where others remain; else an empty text: no cut alone cures it."""
    first, last = part.sentence(start)
    if end > last:
        return ""
    told = (part.raw[:first].rstrip() + " " + part.raw[last:].lstrip()).strip()
    return told if len(told) >= 20 else ""

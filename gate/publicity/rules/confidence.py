"""
Confidence (YR2): business that is not, or not yet, for the public.

Local Government Act 1972, s. 100A and Sch. 12A; for parishes the Public Bodies (Admission to Meetings) Act 1960.
"""

import re
from collections.abc import Iterator

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.reading import FieldReading, Reading
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation


@rule(
    code="YR205",
    name="confidential-or-exempt-business",
    family=Family.CONFIDENTIAL,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("lga-1972", "s. 100A and Sch. 12A"),
    message="‘{words}’ looks like confidential or exempt business. Leave it out, or let the clerk look.",
    cure="Say only what the public papers say.",
    needs=("confidential", "confidential-clear"),
)
def confidential_business(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """What was said or decided with the public excluded, legal advice, bids, and papers not for publication."""
    for part in reading.fields:
        for one in part.cues("confidential"):
            if any(clear.start < one.end and one.start < clear.end for clear in part.cues("confidential-clear")):
                continue
            yield Mark(field=part.name, start=one.start, end=_clause_end(part, one.end))


def _clause_end(part: FieldReading, end: int) -> int:
    """The end of the clause, at most a few words on: what was given away."""
    _, last = part.sentence(max(end - 1, 0))
    rest = part.raw[end:last]
    stop = re.search(r"[,;:.!?]", rest)
    return min(end + (stop.start() if stop else len(rest)), end + 45, last)

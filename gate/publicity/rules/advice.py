"""
Advice (PE2, PE4): what is worth knowing in a period and stops nothing.

Local Government Association, short guide to publicity in the pre-election period: no new campaigns, no claims of
credit; consultations only where a duty or a fixed timetable asks for them.
"""

from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading

_GUIDE: Final = Citation("lga-guide")


@rule(
    code="PE214",
    name="claim-of-credit",
    title="claims credit",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=None,
    authority=Authority.GUIDANCE,
    cites=_GUIDE,
    message="‘{words}’ reads as praise of the council's own record. In a period it is wiser to wait.",
    cure="Say what people can use or do, without the praise.",
    needs=("claim",),
    signs=("claim",),
)
def claim_of_credit(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Praise of the council's own record, awards or investment."""
    for part, one in reading.cues("claim"):
        yield Mark(field=part.name, start=one.start, end=one.end)


@rule(
    code="PE205",
    name="consultation-launch",
    title="launches a consultation",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=None,
    authority=Authority.GUIDANCE,
    cites=_GUIDE,
    message=(
        "‘{words}’ promotes a consultation. In a period, start one only where the law or a fixed timetable asks for it."
    ),
    cure="Wait until the poll has closed, unless the law sets the time.",
    needs=("consultation",),
    signs=("consultation",),
)
def consultation_launch(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Opening or promoting a consultation, survey or engagement exercise."""
    for part, one in reading.cues("consultation"):
        yield Mark(field=part.name, start=one.start, end=one.end)


@rule(
    code="PE204",
    name="new-policy-or-launch",
    title="announces something new",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=None,
    authority=Authority.GUIDANCE,
    cites=_GUIDE,
    message="‘{words}’ announces something new. In a period it is wiser to wait.",
    cure="Wait until the poll has closed.",
    needs=("launch",),
    signs=("launch",),
)
def new_policy_or_launch(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A launch, a pledge, a new strategy or funding announced."""
    for part, one in reading.cues("launch"):
        yield Mark(field=part.name, start=one.start, end=one.end)

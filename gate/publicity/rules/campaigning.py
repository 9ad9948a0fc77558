"""
Campaigning (PE3, YR1): canvassing, leaflets, appeals for helpers or money, and the imprint that such material carries.

An official account takes no part in it at any time (Local Government Act 1986, s. 2).
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.handouts import handed_out
from gate.publicity.meaning.outreach import outreach
from gate.publicity.meaning.partisan import SIGNS, harmless_call, party_mentions
from gate.publicity.meaning.past import dated_long_ago
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import FieldReading, Found, Reading

_LGA: Final = Citation("lga-1986", "s. 2")
_JOIN: Final = frozenset({"join", "joining", "donate", "ymunwch"})


@rule(
    code="YR102",
    name="official-account-campaigning",
    title="campaigns from an official account",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=_LGA,
    message="‘{words}’ is campaigning. An official account takes no part in it. Take it out.",
    cure="Take it out.",
    needs=("campaign",),
    signs=("campaign", *SIGNS),
)
def official_account_campaigning(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Canvassing, leaflets, appeals for helpers or money, a candidate's own campaign words, shared or written."""
    for part in reading.fields:
        if (part.cues("past-election") or dated_long_ago(part)) and not part.cues("polling-day"):
            continue
        for party in party_mentions(reading):
            if (
                party.part is part
                and part.words_before(party.start, 1)[-1:]
                and part.words_before(party.start, 1)[-1] in _JOIN
            ):
                yield Mark(field=part.name, start=party.start, end=party.end, cut=True)
            elif party.part is part and (goods := handed_out(part, party)) is not None:
                yield Mark(field=part.name, start=goods[0], end=goods[1], cut=True)
        for one in part.cues("campaign"):
            if (
                part.tells(_WARNING)
                or _registers(part, one)
                or _GOOD_CAUSE.match(part.raw, one.end)
                or _tells(part, one)
                or outreach(part, one)
                or (one.entry.phrase.startswith("(on behalf") and harmless_call(part, one))
            ):
                continue
            yield Mark(field=part.name, start=one.start, end=one.end, cut=True)


_TELLS: Final = re.compile(
    r" (?:explains?|tells?|shows?|says|sets? out|gives?|lists?|answers|covers|on|about|landed"
    r"|for (?:tenants|parents|carers|landlords|visitors|families|new)|with (?:dates|maps?|times|tips|advice)"
    r"|(?:is|are) (?:out|available|free|in|on|at)|from (?:the|our|any|libraries))\b",
    re.IGNORECASE,
)


def _tells(part: FieldReading, one: Found) -> bool:
    """Whether *our leaflet* is one of the council's own, or people are told where to see *who's standing*."""
    if part.words_before(one.start, 1) == ["whos"] or (one.start and part.raw[: one.start].lower().endswith("who")):
        return True
    return part.raw[one.start : one.end].lower().startswith("our leaflet") and bool(_TELLS.match(part.raw, one.end))


_GOOD_CAUSE: Final = re.compile(
    r"\s+(?:against|for|to (?:end|stop|beat|tackle)|on|yn erbyn) (?:clean|safe|flu|litter|waste|cancer|loneliness"
    r"|hunger|(?:the |our |a )?(?:charity|hospice|hospital|food ?bank|church|chapel|school|museum|library)"
    r"|fraud|scams?|smoking|plastic|poverty|bullying|knives|drink|drugs|dog|fly.tipping|recycling|blood|kindness|road"
    r"|fire|water|real|sbwriel|ffliw|twyll|ysmygu)"
    r"|\s+(?:iechyd|gwybodaeth|ailgylchu|diogelwch|cyngor|cymorth|am (?:y|yr|ddim|sut|ailgylchu|iechyd|ddiogelwch))\b"
    r"|['’]r (?:ŵyl|sioe|ffair|gwasanaeth|llyfrgell|ganolfan|clwb)\b",
    re.IGNORECASE,
)
_REGISTER: Final = re.compile(
    r"\b(?:registration|registers?|electoral (?:roll|services)|elections? (?:team|office)|annual canvass|household"
    r"|forms?|badges?|identity cards?|cofrestr\w*|ffurflen\w*|bathodyn\w*"
    r"|canfasio blynyddol|aelwyd\w*|polling stations?|gorsaf\w*)\b"
)


def _registers(part: FieldReading, one: Found) -> bool:
    """Whether canvassing is that of the register of electors, which the law asks for every year."""
    told = part.text[one.start : one.end] if part.folded.places is None else part.raw[one.start : one.end].lower()
    return told.startswith(("canvass", "canfas", "ganfas", "tellers")) and bool(
        _REGISTER.search(part.round(one.start, one.end))
    )


_WARNING: Final = re.compile(
    r"\b(?:scam\w*|rogue traders?|bogus|fraud\w*|con artists?|doorstep crime|cold call\w*|impersonat\w*"
    r"|claiming to be|(?:not|never) (?:from|sent by|working for) (?:us|the council)|double glazing|sgam\w*|twyll\w*)\b"
)


_IMPRINTS: Final = ("(promoted|", "(printed|published|promoted)", "(argraffwyd|hyrwyddwyd|")


@rule(
    code="PE317",
    name="campaign-imprint",
    title="reads like campaign material",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=Citation("lga-1986", "s. 2"),
    message="‘{words}’ is the imprint of campaign material. Do not publish or share it.",
    cure="Do not share it.",
    needs=("campaign",),
    signs=("campaign",),
)
def campaign_imprint(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """The imprint that campaign material carries by law: promoted by … on behalf of …."""
    for part in reading.fields:
        for one in part.cues("campaign"):
            if one.entry.phrase.startswith(_IMPRINTS):
                yield Mark(field=part.name, start=one.start, end=one.end)

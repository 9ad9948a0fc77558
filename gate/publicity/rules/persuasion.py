"""
Persuasion (PE3, YR1): telling people how to vote, and campaigning on an official account.

Forbidden at any time where it favours a party or candidate (Local Government Act 1986, s. 2); in a period a council
issues nothing that seeks to influence voters (Publicity Code 2011, para. 35). Saying how voting works, and that
people may vote, is the electoral officers' duty and stays allowed (Electoral Administration Act 2006, s. 69).
"""

from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.mentions import mentions
from gate.publicity.partisan import party_mentions
from gate.publicity.reading import FieldReading, Found, Reading
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation

_LGA: Final = Citation("lga-1986", "s. 2")
_CODE: Final = Citation("publicity-code-2011", "para. 35")
_VOTE: Final = frozenset("vote votes voting elect re-elect reelect back pleidleisiwch pleidleisia pleidleisio etholwch".split())


def _on_something_else(part: FieldReading) -> bool:
    """Whether people vote on something that is no election."""
    other = part.cues("other-vote", "past-election")
    return bool(other) and not part.cues("polling-day", "voter-info") or len(other) > 1


def _cleared(part: FieldReading, one: Found) -> bool:
    return any(clear.start <= one.start and clear.end >= one.end for clear in part.cues("party-clear", "neutral-vote") if clear.end - clear.start >= one.end - one.start)


@rule(
    code="PE311",
    name="partisan-vote-exhortation",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=_LGA,
    message="‘{words}’ tells people which way to vote. Say when and how they can vote, and no more.",
    cure="Say when and how people can vote, and no more.",
    needs=("vote-for", "other-vote", "neutral-vote"),
)
def partisan_vote_exhortation(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A call to vote a way, or against somebody, by words, slogan or hint."""
    for part in reading.fields:
        if _on_something_else(part):
            continue
        for one in part.cues("vote-for"):
            if not _cleared(part, one):
                yield Mark(field=part.name, start=one.start, end=one.end, cut=True)
    meant = [(one.part, one.start, one.end) for one in mentions(reading)[0]]
    meant += [(one.part, one.start, one.end) for one in party_mentions(reading) if one.how == "name"]
    for part, start, end in meant:
        if part.words_before(start, 2) and set(part.words_before(start, 2)) & _VOTE:
            word = next(token for token in reversed(part.tokens) if token.end <= start and token.word in _VOTE)
            if word.word == "back" and not word.capital:
                continue
            yield Mark(field=part.name, start=word.start, end=end, cut=True)


@rule(
    code="YR102",
    name="official-account-campaigning",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=_LGA,
    message="‘{words}’ is campaigning. An official account takes no part in it. Take it out.",
    cure="Take it out.",
    needs=("campaign",),
)
def official_account_campaigning(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Canvassing, leaflets, appeals for helpers or money, a candidate's own campaign words, shared or written."""
    for part in reading.fields:
        if part.cues("past-election") and not part.cues("polling-day"):
            continue
        for one in part.cues("campaign"):
            yield Mark(field=part.name, start=one.start, end=one.end, cut=True)


@rule(
    code="PE321",
    name="slogan-with-polling-day",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=_CODE,
    message="‘{words}’ ties praise or blame to polling day. Say when and how people can vote, and no more.",
    cure="Take the praise or blame out.",
    needs=("polling-day", "praise", "blame"),
)
def slogan_with_polling_day(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Praise, blame or a party's colour in one breath with polling day or the ballot."""
    for part in reading.fields:
        days = [one for one in part.cues("polling-day") if "thurs" not in part.raw[one.start : one.end].lower() and "iau" not in part.raw[one.start : one.end].lower()]
        thursdays = [one for one in part.cues("polling-day") if one not in days]
        coloured = [one for one in party_mentions(reading) if one.part is part and one.how in {"colour", "nickname", "emblem"}]
        emblems = list(part.of("emblem"))
        for one in coloured:
            if days or thursdays:
                yield Mark(field=part.name, start=one.start, end=one.end)
        if emblems and (days or thursdays) and len(part.tokens) <= 5:
            yield Mark(field=part.name, start=emblems[0].start, end=max(emblems[-1].end, (days + thursdays)[0].end))
        if part.cues("voter-info", "service", "notice"):
            continue
        for cue in part.cues("blame"):
            near = [day for day in days if part.same_sentence(day.start, cue.start) and ("ballot" in part.raw[day.start : day.end].lower() or "booth" in part.raw[day.start : day.end].lower())]
            if near:
                yield Mark(field=part.name, start=min(cue.start, near[0].start), end=max(cue.end, near[0].end))


@rule(
    code="PE317",
    name="campaign-imprint",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=Citation("elections-act-2022", "Part 6"),
    message="‘{words}’ is the imprint of campaign material. Do not publish or share it.",
    cure="Do not share it.",
)
def campaign_imprint(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """The imprint that campaign material carries by law: promoted by … on behalf of …."""
    for part in reading.fields:
        for one in part.cues("campaign"):
            if part.text[:0] == "" and one.entry.phrase.startswith("(promoted|"):
                yield Mark(field=part.name, start=one.start, end=one.end)

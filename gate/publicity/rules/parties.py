"""
Parties (PE3): where publicity names a party, or seems meant to help or harm one.

The Local Government Act 1986, s. 2, forbids at any time material that appears designed to affect support for a
party; in a pre-election period a mere mention wants a second pair of eyes (Publicity Code 2011, para. 34).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.mentions import mentions
from gate.publicity.meaning.partisan import PartyMention, party_mentions, takes_sides
from gate.publicity.meaning.past import dated_long_ago, told_as_history
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import FieldReading, Found, Reading

LGA_2: Final = Citation("lga-1986", "s. 2")
_CURE: Final = "Say it without the party."


def _side(one: PartyMention) -> tuple[int, int] | None:
    """The stretch from the party to the word that takes a side, where one does."""
    found = takes_sides(one.part, one.start, one.end)
    if found is None:
        return None
    return min(one.start, found.start), max(one.end, found.end)


def _named(reading: Reading, wanted: Callable[[PartyMention], bool]) -> Iterator[Mark]:
    for one in party_mentions(reading):
        if one.how not in {"name", "group"} or one.disguised or not wanted(one):
            continue
        party = reading.lexicon.party_names.get(one.party, one.party.removeprefix("local:"))
        side = _side(one)
        if side is not None:
            yield Mark(field=one.part.name, start=side[0], end=side[1], severity=Severity.BLOCK, subject=party)
        elif _candidate_of(reading, one):
            yield Mark(field=one.part.name, start=one.start, end=one.end, severity=Severity.BLOCK, subject=party)
        else:
            yield Mark(
                field=one.part.name, start=one.start, end=one.end, severity=Severity.FLAG, subject=party, cut=True
            )


def named_in_period(reading: Reading, wanted: Callable[[PartyMention], bool]) -> Iterator[Mark]:
    """Parties of the wanted kind named in a period: flagged as plain facts, blocked where more is said."""
    for mark in _named(reading, wanted):
        part = next(one for one in reading.fields if one.name == mark.field)
        sided = mark.severity is Severity.BLOCK and not (dated_long_ago(part) and not part.cues("praise", "blame"))
        if not sided and told_as_history(part, mark.start):
            continue
        told = _plain_fact(part, mark.start, mark.end) or part.cues("practical", "service", "notice")
        if mark.severity is Severity.FLAG and not told:
            yield replace(mark, severity=Severity.BLOCK)
        else:
            yield mark


def _candidate_of(reading: Reading, one: PartyMention) -> bool:
    """Whether a candidate is named in the same sentence."""
    return any(
        who.part is one.part and who.person.standing and one.part.same_sentence(who.start, one.start)
        for who in mentions(reading)[0]
    )


@rule(
    code="PE301",
    name="party-named",
    title="names a party",
    family=Family.PARTY,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=Citation("publicity-code-2011", "para. 34"),
    message="‘{words}’ names a party while a poll is running. Leave it out, or let a second person look.",
    cure=_CURE,
    needs=("party-context", "party-clear"),
    signs=("PARTY",),
)
def party_named(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A party or its branch by a name that means nothing else; beside a candidate, or taking a side, not to go out."""
    yield from named_in_period(reading, lambda one: one.how == "name" and one.sure)


@rule(
    code="PE302",
    name="party-by-an-everyday-word",
    title="names a party by an everyday word",
    family=Family.PARTY,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=Citation("publicity-code-2011", "para. 34"),
    message=("‘{words}’ reads as the party here, not as the everyday word. Leave it out, or let a second person look."),
    cure=_CURE,
    needs=("party-context", "party-clear"),
    signs=("PARTY",),
)
def party_by_an_everyday_word(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An everyday word (Labour, Green, Reform) that a capital or a word of politics makes a party."""
    yield from named_in_period(reading, lambda one: one.how == "name" and not one.sure)


@rule(
    code="PE310",
    name="group-label",
    title="speaks of a political group or administration",
    family=Family.PARTY,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=Citation("publicity-code-2011", "para. 34"),
    message="‘{words}’ means a political group without naming it. Say ‘the council’, or let a second person look.",
    cure="Say ‘the council’.",
    needs=("group-label",),
    signs=("group-label",),
)
def group_label(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """The administration, the opposition, those in charge; praise or blame of them must not go out."""
    yield from named_in_period(reading, lambda one: one.how == "group")


@rule(
    code="YR101",
    name="party-support",
    title="favours or attacks a party",
    family=Family.PARTY,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=LGA_2,
    message=(
        "‘{words}’ seems meant to help or harm a party. A council may not publish that at any time. Say what was "
        "done, without the party."
    ),
    cure=_CURE,
    needs=(
        "praise",
        "blame",
        "vote-for",
        "party-context",
        "party-deed",
        "party-fact",
        "group-doing",
        "government",
        "government-judged",
        "achievement",
    ),
    signs=("PARTY", "group-label", "government", "government-judged"),
)
def party_support(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Praise, blame or credit of a party at any time of the year."""
    for mark in _named(reading, lambda _: True) if not situation.in_period else ():
        part = next(one for one in reading.fields if one.name == mark.field)
        if told_as_history(part, mark.start):
            continue
        sided = takes_sides(part, mark.start, mark.end) is not None or mark.severity is Severity.BLOCK
        if sided and not _candidate_only(part, mark):
            yield mark
        elif not sided and not _plain_fact(part, mark.start, mark.end):
            yield replace(mark, severity=Severity.BLOCK)
    yield from _government_judged(reading)
    for part in reading.fields:
        yield from _compared(part)


_THEN: Final = re.compile(r"(?i)\b(?:last|previous|former|old|outgoing)\b")
_THESE: Final = re.compile(
    r"(?i)\b(?:this|the (?:current|present|new)|our|today['’]s) (?:administration|lot|one|coalition|team)\b"
)


def _compared(part: FieldReading) -> Iterator[Mark]:
    """Those who govern set beside those who did, with what each has done: *under the last lot it was halved*."""
    for one in part.cues("group-label"):
        if not _THEN.search(part.raw, one.start, one.end) or not part.cues("achievement", "change", "blame"):
            continue
        other = part.sought(_THESE, 0, len(part.raw))
        if other is not None and not one.start <= other.start() < one.end:
            yield Mark(field=part.name, start=min(one.start, other.start()), end=max(one.end, other.end()))
            return


def _government_judged(reading: Reading) -> Iterator[Mark]:
    """Those who govern the country praised or blamed; thanks for a grant of theirs are no praise."""
    for part, one in reading.cues("government"):
        side = takes_sides(part, one.start, one.end)
        if side is not None and part.raw[side.start : side.end].lower() in _PLAIN_DEEDS:
            continue
        thanked = one.entry.phrase.startswith(("(no thanks", "(thanks|", "(great|"))
        first, last = part.sentence(one.start)
        if _GRANT.search(part.raw[first:last].lower()) and not part.cues("blame") and (thanked or side is not None):
            continue
        if side is not None or thanked:
            yield Mark(
                field=part.name,
                start=min(one.start, side.start) if side else one.start,
                end=max(one.end, side.end) if side else one.end,
            )
    for part, one in reading.cues("government-judged"):
        if not part.cues("government-judged-clear"):
            yield Mark(field=part.name, start=one.start, end=one.end)


_PLAIN_DEEDS: Final = frozenset({"rule", "rules", "fydd yn", "sy'n", "sy’n", "oedd yn"})
"""What tells of a government no more than that it acts: *Llywodraeth Cymru fydd yn esbonio*."""
_GRANT: Final = re.compile(
    r"\b(?:grants?|funding|funded|fund|funds|grantiau|ariannu|ariennir|ariannwyd|cyllid|gronfa|cronfa)\b"
)


def _plain_fact(part: FieldReading, start: int, end: int) -> bool:
    """Whether a party stands in a plain statement: in brackets, before a number, or beside words of record."""
    first, last = part.sentence(start)
    if (
        part.raw[max(0, start - 1) : start] == "("
        or part.raw[end : end + 1] == ")"
        or part.raw[end : end + 4].strip(" :–-")[:1].isdigit()
    ):
        return True
    if part.cues("group-label") and any(one.start == start for one in part.cues("group-label")):
        return True
    if any(
        one.start < last and one.end > first and not (one.start >= start and one.end <= end)
        for one in part.cues("party-fact", "group-doing", "history", "voter-info")
    ):
        return True
    return len(part.within(part.under("PARTY"), first, last)) > 3


def _candidate_only(part: FieldReading, mark: Mark) -> bool:
    """Outside a period a councillor and the party in one sentence are plain facts."""
    return not any(
        mark.start <= one.start and one.end <= mark.end
        for one in part.cues("praise", "blame", "vote-for", "campaign", "party-deed")
    )


@rule(
    code="PE304",
    name="party-account",
    title="names a party’s account",
    family=Family.PARTY,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=LGA_2,
    message="‘{words}’ points at an account or campaign of a party. Take it out.",
    cure="Take the tag out.",
    signs=("HANDLE", "TAG"),
)
def party_account(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A tag of a party's account, or a hashtag of a party or its campaign."""
    for one in party_mentions(reading):
        if one.how in {"handle", "hashtag"}:
            yield Mark(
                field=one.part.name,
                start=one.start,
                end=one.end,
                subject=reading.lexicon.party_names.get(one.party, ""),
                cut=True,
            )


@rule(
    code="PE306",
    name="party-link",
    title="links to a party",
    family=Family.PARTY,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=LGA_2,
    message="‘{words}’ leads to a page of a party. Take the link out.",
    cure="Link to the council's own page instead.",
    signs=("LINK",),
)
def party_link(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An address of a party, its branch or its campaign."""
    for one in party_mentions(reading):
        if one.how == "link":
            yield Mark(
                field=one.part.name,
                start=one.start,
                end=one.end,
                subject=reading.lexicon.party_names.get(one.party, ""),
                cut=True,
            )


@rule(
    code="PE309",
    name="party-by-colour-or-nickname",
    title="hints at a party",
    family=Family.PARTY,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=LGA_2,
    message="‘{words}’ means a party by its colour or nickname. Say what happened, without it.",
    cure=_CURE,
    needs=("colour-party", "party-nickname"),
    signs=("COLOUR", "party-nickname"),
)
def party_by_colour(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A party by colour, rosette or nickname."""
    for one in party_mentions(reading):
        if one.how in {"colour", "nickname"}:
            yield Mark(field=one.part.name, start=one.start, end=one.end)


@rule(
    code="PE308",
    name="party-emblem",
    title="shows a party’s emblem",
    family=Family.PARTY,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=LGA_2,
    message="‘{words}’ is the emblem of a party beside words of voting or politics. Take it out.",
    cure="Take the emblem out.",
    needs=("emblem-reason", "achievement"),
    signs=("EMBLEM",),
)
def party_emblem(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """The emblem of a party as an emoji, with a candidate, a party, a slogan, a word of voting or a boast beside it."""
    for part in reading.fields:
        emblems = list(part.of("emblem"))
        if not emblems:
            continue
        voting = part.cues("vote-for", "campaign", "voter-info", "neutral-vote")
        polling = part.cues("polling-day", "polling-date")
        people = [one for one in mentions(reading)[0] if one.part is part and one.person.standing]
        parties = [one for one in party_mentions(reading) if one.part is part]
        shades = [one for one in part.of("colour") if any(one.key == other.key for other in emblems)]
        initials = [
            token for token in part.tokens if part.raw[token.start : token.end].isupper() and len(token.word) == 2
        ]
        beside = voting or people or parties or (initials and list(part.of("ward")))
        shown = next(
            (
                one
                for one in emblems
                if beside
                or _shouted(part, one, polling)
                or (shades and (polling or not part.told_beside(one.start, *_EVERYDAY)))
                or _underlines_a_boast(part, one)
            ),
            None,
        )
        if shown is not None:
            yield Mark(field=part.name, start=shown.start, end=shown.end)


_EVERYDAY: Final = ("practical", "service", "emblem-reason", "emergency")


def _shouted(part: FieldReading, emblem: Found, polling: Sequence[Found]) -> bool:
    """Whether a sentence says little more than the emblem: three of it, or with it the day of the poll."""
    start, end = part.sentence(emblem.start)
    if len([token for token in part.tokens_in(start, end) if not token.word.isdigit()]) > 4:
        return False
    many = len([one for one in part.of("emblem") if start <= one.start < end]) >= 3
    return many or any(start <= one.start < end for one in polling)


def _underlines_a_boast(part: FieldReading, emblem: Found) -> bool:
    """Whether an emblem ends, or follows, a sentence that tells what was achieved, and no flower, tree or sign."""
    start, end = part.sentence(emblem.start)
    if _LETTER.search(part.raw, emblem.end, end):
        return False
    place = emblem.start if _LETTER.search(part.raw, start, emblem.start) else max(start - 1, 0)
    boasts = part.told_beside(place, "achievement", "praise", "budget-claim")
    return bool(boasts) and not part.told_beside(place, "emblem-reason")


_LETTER: Final = re.compile(r"[^\W_]")


@rule(
    code="PE303",
    name="disguised-party",
    title="hides the name of a party",
    family=Family.PARTY,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=LGA_2,
    message="‘{words}’ reads as the name of a party, spelt another way. Take it out.",
    cure=_CURE,
    signs=("PARTY",),
)
def disguised_party(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A party's name found only after undoing its spelling."""
    for one in party_mentions(reading):
        if one.disguised:
            yield Mark(
                field=one.part.name,
                start=one.start,
                end=one.end,
                subject=reading.lexicon.party_names.get(one.party, ""),
            )

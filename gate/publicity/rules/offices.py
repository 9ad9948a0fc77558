"""
Offices (PE1): people in elected office who do not stand, and offices and descriptions that mean one person.

In a period a council gives no publicity to individual politicians directly involved, and care is due with all others:
Publicity Code 2011 (England), para. 34; Local Government Association, short guide to the pre-election period.
"""

import re
from collections.abc import Iterator
from typing import Final

from gate.publicity.council import Member
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.mentions import mentions
from gate.publicity.rule import Mark, rule
from gate.publicity.rules.people import CODE_34, mark_of
from gate.publicity.situation import Situation
from gate.publicity.text.folding import word_set
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.naming import MEMBER_TITLES
from gate.publicity.text.reading import FieldReading, Found, Reading
from gate.publicity.text.stretches import Taken


@rule(
    code="PE106",
    name="sitting-member-named",
    title="names a sitting politician",
    family=Family.CANDIDATE,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=(
        "‘{words}’ names somebody in elected office while a poll is running. Leave the name out, or let a second "
        "person look."
    ),
    cure="Say what the council did, without naming a member.",
    needs=("member-title",),
)
def sitting_member_named(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A councillor, leader, mayor, commissioner, MP or minister who does not stand, or anyone with a member's title."""
    taken: dict[str, Taken] = {}
    for one in mentions(reading)[0]:
        taken.setdefault(one.part.name, Taken()).take(one.start, one.end)
        if not one.person.standing:
            yield mark_of(one, Severity.FLAG)
    for part in reading.fields:
        for start, end in _titled_strangers(part, reading.lexicon):
            if part.name not in taken or not taken[part.name].meets(start, end):
                yield Mark(field=part.name, start=start, end=end, subject=part.raw[start:end], cut=True)


_AFTER_NAME: Final = frozenset(["mp", "ms", "msp", "mla", "am", "as", "aelod"])
_TITLES: Final = MEMBER_TITLES | {"mayor", "maer", "alderman", "lord", "pcc"}
_BEFORE_NAME: Final = MEMBER_TITLES | {"mayor", "maer"}
_LETTERS: Final = re.compile(r"[A-Z](?:P|S|SP|LA|M|ELOD)(?![a-z])")


def _capitals(raw: str) -> bool:
    """Whether letters such as MP may stand in a text in capitals: *as* and *am* are words of every post."""
    return not raw.isascii() or _LETTERS.search(raw) is not None


def _titled_strangers(part: FieldReading, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """A member's title before a name, or letters such as MP behind one, whoever it is."""
    lettered = part.speaks(_AFTER_NAME) and _capitals(part.raw)
    if not lettered and not part.speaks(_BEFORE_NAME):
        return
    tokens = part.tokens
    for at, token in enumerate(tokens):
        if token.word in MEMBER_TITLES or (token.word in {"mayor", "maer"} and token.capital):
            last = at
            while last + 1 < len(tokens) and last - at < 4:
                following = tokens[last + 1]
                between = part.raw[tokens[last].end : following.start]
                if not following.capital or between.strip(" .-'’\u00a0") or following.word in lexicon.place_words:
                    break
                last += 1
            many = last - at
            named = [one for one in tokens[at + 1 : last + 1] if one.word not in _TITLES]
            if token.word in {"mayor", "maer"}:
                if len(named) >= 2 and named[0].word in lexicon.common_forenames:
                    yield token.start, tokens[last].end
            elif many and named:
                yield token.start, tokens[last].end
        elif token.word in _AFTER_NAME and part.raw[token.start : token.end].isupper() and at >= 2:
            first, second = tokens[at - 2], tokens[at - 1]
            joined = part.raw[second.end : token.start].strip(" ,") == "" and part.raw[first.end : second.start] in {
                " ",
                "-",
            }
            if (
                joined
                and first.capital
                and second.capital
                and first.word not in {"the", "your", "our", "local", "which"}
            ) and (token.word not in {"as", "am", "ms"} or first.word in lexicon.common_forenames):
                yield first.start, token.end


@rule(
    code="PE107",
    name="political-office-titled",
    title="names a political office",
    family=Family.CANDIDATE,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=(
        "‘{words}’ is an office that one person holds, so it names them. Speak of the council instead, or let a "
        "second person look."
    ),
    cure="Say ‘the council’ instead of the office.",
    needs=("political-office",),
    signs=("OFFICE", "political-office"),
)
def political_office_titled(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An office that identifies one politician: leader, cabinet member, MP; surer where the holder stands."""
    named = mentions(reading)[0]
    for part in reading.fields:
        for one in part.of("office"):
            if _TITLE_OF_A_THING.match(part.raw, one.end):
                continue
            near = any(
                who.part is part and (abs(who.start - one.end) < 60 or abs(one.start - who.end) < 60) for who in named
            )
            if (
                near
                or _of_election(part, one.start, one.end, reading.lexicon)
                or (
                    one.entry.phrase.startswith(("the mayor", "y maer"))
                    and (part.cues("voter-info") or part.raw[one.end : one.end + 4].lower() == " of ")
                )
            ):
                continue
            yield Mark(
                field=part.name,
                start=one.start,
                end=one.end,
                subject=one.key,
                severity=Severity.BLOCK if one.entry.strength == "block" else Severity.FLAG,
            )
    for part, one in reading.cues("political-office"):
        if any(
            (who.part is part and abs(who.start - one.end) < 60) or (who.part is part and abs(one.start - who.end) < 60)
            for who in named
        ):
            continue
        if _of_election(part, one.start, one.end, reading.lexicon):
            continue
        holder = _holder(part, one, situation)
        yield Mark(
            field=part.name,
            start=one.start,
            end=one.end,
            subject=holder.name if holder else "",
            severity=Severity.BLOCK if holder and holder.standing else Severity.FLAG,
        )


_TITLE_OF_A_THING: Final = re.compile(
    r"-making|['’]s (?:(?:charity|spring|summer|winter|christmas|annual|civic) )?"
    r"(?:[A-Z]|parlour|chain|charity|chambers?\b)"
)


def _of_election(part: FieldReading, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether an office is named only as what is elected (*candidates for Mayor*), or in the name of a place."""
    words = {"election", "elections", "candidates", "candidate", "poll", "etholiad", "ballot", "hustings", "ymgeiswyr"}
    following = part.token_from(end)
    if following is not None and following.capital and following.word in lexicon.place_words:
        return part.raw[end : following.start] == " "
    return any(token.word in words for token in part.tokens_in(end, end + 12)) or bool(
        _ELECTED.search(part.raw[max(0, start - 60) : start])
    )


_ELECTED: Final = re.compile(
    r"\b(?:candidates|ymgeiswyr|(?:persons|personau)(?: a)? (?:nominated|enwebwyd)|election of an?|nominat\w+)"
    r"[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_OFFICES: Final = (
    ("dirprwy arweinydd", "deputy leader"),
    ("arweinydd", "leader"),
    ("yr wrthblaid", "opposition"),
    ("cyngor", "council"),
    ("aelod y cabinet", "cabinet member"),
    ("aelod cabinet", "cabinet member"),
    ("deilydd portffolio", "cabinet member"),
    ("addysg", "education"),
    ("priffyrdd", "highways"),
    ("cyllid", "finance"),
    ("tai", "housing"),
    ("amgylchedd", "environment"),
    ("gofal", "care"),
    ("trafnidiaeth", "transport"),
    ("maer", "mayor"),
    ("faer", "mayor"),
    ("comisiynydd", "commissioner"),
    ("gomisiynydd", "commissioner"),
    ("heddlu", "police"),
    ("throseddu", "crime"),
    ("cadeirydd", "chair"),
    ("gadeirydd", "chair"),
    ("gyllid", "finance"),
    ("briffyrdd", "highways"),
    ("drafnidiaeth", "transport"),
    ("hamdden", "leisure"),
    ("diwylliant", "culture"),
    ("cynllunio", "planning"),
    ("gynllunio", "planning"),
    ("economi", "economy"),
    ("aelod seneddol", "member of parliament"),
    ("portfolio holder", "cabinet member"),
    ("executive member", "cabinet member"),
    ("cabinet lead", "cabinet member"),
    ("council leader", "leader of the council"),
    ("leader of the county", "leader of the council"),
    ("leader of the borough", "leader of the council"),
    ("leader of the district", "leader of the council"),
    ("leader of the city", "leader of the council"),
    ("boss of the council", "leader of the council"),
    ("council boss", "leader of the council"),
    ("head of the council", "leader of the council"),
    ("opposition leader", "leader of the opposition"),
)


def _holder(part: FieldReading, one: Found, situation: Situation) -> Member | None:
    """The member whose role the words name, where one is known."""
    told = (
        " ".join(part.text[one.start : one.end + 45].split())
        if part.folded.places is None
        else part.raw[one.start : one.end + 45].lower()
    )
    for welsh, english in _OFFICES:
        told = told.replace(welsh, english)
    best: tuple[int, Member] | None = None
    for member in situation.people.members:
        role = member.role.lower()
        words = [word for word in role.replace("(", " ").replace(",", " ").split() if len(word) > 3]
        score = sum(word in told for word in words)
        if words and score >= max(2, len(words) - 1) and (best is None or score > best[0]):
            best = (score, member)
    return best[1] if best else None


@rule(
    code="PE108",
    name="role-description-of-member",
    title="describes one member",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=(
        "‘{words}’ describes one member, so it names them. Speak of the council instead, or ask the clerk to decide."
    ),
    cure="Say ‘the council’ instead.",
    needs=("ward-office", "praise"),
    signs=("WARD", "seeking-office", "ward-office"),
)
def role_description_of_member(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A member described instead of named: *the sitting member for Quarry*, *our ward champion*."""
    single = reading.lexicon.single_seats
    yield from _member_of_ward(reading)
    yield from _seeking(reading)
    for part, one in reading.cues("ward-office"):
        start, end = part.sentence(one.start)
        wards = [ward for ward in part.of("ward") if start <= ward.start < end and part.raw[ward.start].isupper()]
        areas = {area for ward in wards if abs(ward.start - one.end) < 40 for area in ward.entry.key.split("|")}
        told = part.raw[one.start : one.end].lower()
        definite = any(
            word in told or word in " ".join(part.words_before(one.start, 3))
            for word in ("our", "your", "the", "ein", "eich", "y ", "'s")
        )
        plural = told.endswith("s") and "councillors" in told
        praised = any(
            one.end <= other.start or other.end <= one.start for other in part.cues("praise", "vote-for", "blame")
        )
        champion = any(
            word in told
            for word in (
                "champion",
                "hero",
                "pencampwr",
                "voice",
                "hard-working",
                "hardworking",
                "sitting",
                "incumbent",
                "man for",
                "woman for",
                "only",
                "sole",
            )
        )
        ends = max([one.end, *(ward.end for ward in wards if 0 <= ward.start - one.end <= 12)])
        begins = min([one.start, *(ward.start for ward in wards if 0 <= one.start - ward.end <= 16)])
        if (wards and areas & single and not plural) or (definite and not plural and (champion or praised)):
            yield Mark(field=part.name, start=begins, end=ends, severity=Severity.BLOCK)


def _seeking(reading: Reading) -> Iterator[Mark]:
    """Somebody described as seeking a seat (*the man who wants to be your next mayor*), but for play and elections."""
    for part, one in reading.cues("seeking-office"):
        told = part.told_beside(one.start, "voter-info", "notice", "election-list")
        if told or _PLAYED.search(part.round(one.start, one.end)):
            continue
        yield Mark(field=part.name, start=one.start, end=one.end, severity=Severity.BLOCK)


_PLAYED: Final = re.compile(
    r"\b(?:young|youth|junior|children|pupils?|school|students?|shadow|mock|ifanc|ieuenctid|disgyblion|play|drama|novel|film"
    r"|role-?play|(?<!since )1[5-9]\d\d|nominat\w+|how to|are you|do you|could you|can you|who can|thinking of|a ydych"
    r"|ydych chi|allech chi)\b"
)
_MEMBER_NOUNS: Final = word_set(
    "councillor member champion representative rep cynghorydd gynghorydd aelod pencampwr hopeful contender "
    "incumbent candidate ymgeisydd"
)


def _member_of_ward(reading: Reading) -> Iterator[Mark]:
    """A noun for one member beside the name of a ward: *Eel Pier's one and only councillor*, *Aelod Bryn Celyn*."""
    for part in reading.fields:
        wards = [
            ward
            for ward in part.of("ward")
            if part.raw[ward.start].isupper()
            and not part.told_beside(ward.start, "voter-info", "notice", "election-list")
        ]
        nouns = [token for token in part.tokens if token.word in _MEMBER_NOUNS] if wards else []
        for ward in wards:
            if _SITS.search(part.raw[max(0, ward.start - 34) : ward.start].lower()):
                yield Mark(field=part.name, start=max(0, ward.start - 10), end=ward.end, severity=Severity.BLOCK)
                continue
            for noun in nouns:
                behind = 0 < noun.start - ward.end <= 34 and (
                    part.raw[ward.end : ward.end + 2] in {"'s", "’s"} or noun.start - ward.end <= 2
                )
                ahead = 0 < ward.start - noun.end <= 9 and part.raw[noun.end : ward.start].strip(" ").lower() in {
                    "",
                    "for",
                    "dros",
                    "of",
                    "in",
                    "for the",
                    "ward",
                    "y",
                }
                if (behind or ahead) and part.same_sentence(ward.start, noun.start):
                    yield Mark(
                        field=part.name,
                        start=min(ward.start, noun.start),
                        end=max(ward.end, noun.end),
                        severity=Severity.BLOCK,
                    )
                    break


_SITS: Final = re.compile(
    r"\b(?:sits|sitting|speaks|stands up|who represents|represents|serves|aelod) (?:for |dros |)(?:the people of |)$"
)

"""
Partisan: where a text names a party, or means one by colour, emblem, nickname or hint, and whether it takes sides.

An everyday word counts as a party only with the sign its list asks for (a capital inside a sentence, a political
word near by) and outside the collocations that clear it. Sides are taken where praise, blame, credit or a call to
vote stands in the same sentence. Local Government Act 1986, s. 2(2): content, style, likely effect.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gate.publicity.meaning.colours import party_colours
from gate.publicity.meaning.everyday_uses import street
from gate.publicity.meaning.party_addresses import link_party, party_inside
from gate.publicity.text.entries import Entry
from gate.publicity.text.field_reading import PHRASE
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Found, Reading
from gate.publicity.text.stretches import Taken

SIDES: Final = ("praise", "blame", "vote-for", "campaign")
SIGNS: Final = ("LINK", "HANDLE", "TAG", "PARTY", "COLOUR", "party-nickname", "group-label")
"""What no post is without that names or means a party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """
    A stretch that means a party. `how` is name, handle, hashtag, link, colour, emblem, nickname or group; `sure` says
    that the words mean nothing else.
    """

    part: FieldReading
    start: int
    end: int
    party: str
    how: str
    disguised: bool = False
    sure: bool = True


def party_mentions(reading: Reading) -> tuple[PartyMention, ...]:
    """Every party that a reading names or means, in the order of the words."""
    if reading.parties is None:
        found: list[PartyMention] = []
        for part in reading.fields:
            found += _in_field(part, reading)
        reading.parties = tuple(found)
    return reading.parties  # type: ignore[no-any-return]


def _in_field(part: FieldReading, reading: Reading) -> Iterator[PartyMention]:
    lexicon = reading.lexicon
    taken = Taken()

    def made(
        start: int, end: int, party: str, how: str, disguised: bool = False, sure: bool = True
    ) -> Iterator[PartyMention]:
        if not taken.meets(start, end):
            taken.take(start, end)
            yield PartyMention(part=part, start=start, end=end, party=party, how=how, disguised=disguised, sure=sure)

    for link in part.links:
        if party := link_party(link.host, link.path, lexicon.party_domains):
            yield from made(link.start, link.end, party, "link")
    for start, end, key in part.handles:
        if party := lexicon.party_handles.get(key) or party_inside(key, lexicon.party_joined):
            yield from made(start, end, party, "handle")
    for start, end, key in part.tags:
        if party := lexicon.party_hashtags.get(key) or party_inside(key, lexicon.party_joined):
            yield from made(start, end, party, "hashtag")
    show = bool(part.cues("rosette-clear"))
    for one in sorted(part.of("party"), key=lambda hit: (hit.start, hit.start - hit.end)):
        if show and part.raw[one.start : one.end].endswith("party"):
            continue
        if _is_party(part, one):
            tag = part.tag_at(one.start, one.end)
            if tag is not None:
                yield from made(tag[0], tag[1], one.key, "hashtag")
                continue
            sure = one.entry.strength == "strong" or one.key.startswith("local:")
            yield from made(one.start, one.end, one.key, "name", one.disguised, sure)
    for one in part.cues("party-nickname"):
        worn = show and "ros" in part.raw[one.start : one.end].lower()
        into_a_place = any(place.start < one.end < place.end for place in part.of("place"))
        worn = worn or (show and _GAME.search(part.raw[one.start : one.end].lower()) is not None)
        if not worn and not into_a_place and not _cleared(part, one) and not _of_a_work(part, one):
            yield from made(one.start, one.end, "", "nickname")
    for start, end in party_colours(part):
        yield from made(start, end, "", "colour")
    for one in part.cues("group-label"):
        if _PAPERWORK.match(part.raw, one.end):
            continue
        yield from made(one.start, one.end, "", "group")


_PAPERWORK: Final = re.compile(
    r"(?i) (?:fees?|blocks?|charges?|offices?|officers?|assistants?|buildings?|costs?|desk|of|team|centre)\b"
)
"""What follows *administration* where it is paperwork."""
_GAME: Final = re.compile(
    r"\b(?:the|team) (?:reds?|blues?|yellows?|turquoise)$|^(?:blue|red|yellow|orange) (?:team|wave)$"
)
"""The sides of a game: a party's where nobody plays."""
_QUOTES: Final = "\"'“”‘’"
_WORKS: Final = re.compile(
    r"\b(?:plays?|drama|comedy|musical|film|novel|book|song|band|album|exhibition|painting|opera|show|tour|story|ballad)\b"
)


def _of_a_work(part: FieldReading, one: Found) -> bool:
    """Whether a nickname stands in quotation marks as the title of a play, a song or a book."""
    before, after = part.raw[max(0, one.start - 1) : one.start], part.raw[one.end : one.end + 2].lstrip(",. ")
    return before in _QUOTES and bool(before) and after[:1] in _QUOTES and bool(after) and part.tells(_WORKS)


def _cleared(part: FieldReading, one: Found) -> bool:
    return (
        any(
            clear.start <= one.start
            and clear.end >= one.end
            and clear.end - clear.start > one.end - one.start
            and not _proper(part, one, clear)
            for clear in part.within(part.cues("party-clear"), one.start - PHRASE, one.start + 1)
        )
        or part.covering("place", one.start, one.end) is not None
    )


def _proper(part: FieldReading, one: Found, clear: Found) -> bool:
    """Whether the word keeps its capital after small words (*in Labour*, *to Reform*): a name, not a collocation."""
    before = part.raw[clear.start : one.start]
    told = part.raw[one.start : one.end]
    if before.strip().lower() in _CLUBS:
        return False
    return bool(before.strip()) and told[:1].isupper() and not part.opens_sentence(one.start) and clear.end == one.end


_CLUBS: Final = frozenset({"clwb", "glwb", "chlwb", "neuadd"})
"""Words before a Welsh party's name that make it a social club or its hall."""
_JUDAISM: Final = re.compile(r"\b(?:judaism|synagogue|rabbis?|jewish|shul)\b")


def _is_party(part: FieldReading, one: Found) -> bool:
    strength = one.entry.strength
    if one.disguised:
        local = one.key.startswith("local:") and len(one.entry.phrase) >= 3
        return (strength in {"strong", "capital"} or local) and not _cleared(part, one)
    inside = next((name for name in part.named_over(one.start, one.end) if name.form <= 4), None)
    within = inside is not None and inside.start <= one.start and inside.end >= one.end
    if within and not part.raw[one.start : one.end].endswith("s"):
        return False
    if _cleared(part, one) or part.tells(_JUDAISM):
        return False
    if one.key.startswith("local:") and part.raw[: one.end].endswith("First") and _FIRST.match(part.raw, one.end):
        return False  # the First Aid of a town, its First School
    if part.text.startswith(" party", one.end) and part.folded.places is None and part.cues("rosette-clear"):
        return False
    if street(part, one.end, surely=True):
        return False  # Tory Row
    if strength == "strong":
        return one.end - one.start > 4 or part.raw[one.start : one.end] != part.raw[one.start : one.end].lower()
    told = part.raw[one.start : one.end]
    if part.raw.startswith("-in-", one.end):
        return False
    if strength == "abbr":
        return (told.isupper() or told.istitle()) and _listed(part, one)
    capital = part.capital(one.start, one.end) or _group_of_its_own(part, one)
    if strength == "capital":
        if not capital:
            return (told.islower() and told.endswith("s") and told == "conservatives") or (
                told.islower() and len(told.split()) == 1 and _close_context(part, one)
            )
        if _acts(part, one) or _answers(part, one) or part.raw.startswith((" = ", "="), one.end):
            return True
        owns = part.raw[one.end : one.end + 2] in {"'s", "’s"}
        if part.words_after(one.end, 1)[:1] and part.words_after(one.end, 1)[0] in _PLURAL_VERBS:
            return True
        return len(told.split()) > 1 or owns or not part.opens_sentence(one.start) or _context(part, one)
    return capital and (_close_context(part, one) or _asked_for(part, one))


_FIRST: Final = re.compile(r" (?:Aid|Aiders?|Schools?|Responders?|Steps?|Class|XI|Team|Friday|Floor|Buses)\b")


def _group_of_its_own(part: FieldReading, one: Found) -> bool:
    """Whether a local party is written with its own capital and a small word: *the Together group*."""
    told, before = part.raw[one.start : one.end], part.tokens_before(one.start, 1)
    longer = bool(before) and before[0].capital and not part.opens_sentence(before[0].start)
    return (
        one.key.startswith("local:")
        and " " in told
        and told[0].isupper()
        and not longer
        and not part.opens_sentence(one.start)
    )


_MADE: Final = re.compile(r"\b(?:make|making) (?:it|yours|this one|thursday) (?:an? )?$", re.IGNORECASE)


def _asked_for(part: FieldReading, one: Found) -> bool:
    """Whether people are asked to make their ballot one of a party: *make it a Green one*."""
    if not part.cues("polling-day", "polling-date", "party-context"):
        return False
    return _MADE.search(part.raw[max(0, one.start - 30) : one.start]) is not None


_ACTING: Final = word_set(
    "has wont cant cannot wants says promised promises voted couldnt wouldnt didnt doesnt claims hasnt wasnt broke "
    "lied failed fails loves hates never always keeps tells told thinks knows gets blames hopes ran runs left "
    "ministers minister councillors councillor cllr cllrs mp mps mss politicians leader leaders candidates voters "
    "supporters activists canvassers"
)
"""
After *Labour* or *Plaid* at the beginning of a sentence they make it an agent, or its people: *Labour has*, *Labour
ministers*.
"""
_SPEAKING: Final = word_set("said says promised promises voted claims claimed lied reckons boasts denies insists")
"""What only people do, after *Reform*: a reform has, gets and fails too."""
_BIRTH: Final = re.compile(
    r"\b(?:midwi\w+|births?|birthing|contractions?|maternity|pregnan\w+|waters|hospital|bab(?:y|ies)|matern\w+|materials"
    r"|parts and|costs?|workers?|wages?)\b"
)


def _acts(part: FieldReading, one: Found) -> bool:
    """Whether a party's everyday word begins a sentence as one who acts."""
    if part.raw[one.start : one.end] == "Reform":
        return next(iter(part.words_after(one.end, 1)), "") in _SPEAKING
    if part.raw[one.start : one.end] not in {"Labour", "Plaid", "Llafur"}:
        return False
    return next(iter(part.words_after(one.end, 1)), "") in _ACTING and not part.tells(_BIRTH)


_ASKED: Final = re.compile(r"\b(?:who|whose|which|pwy|guess)\b[^.!?]*\?\W{0,4}$", re.IGNORECASE)


def _answers(part: FieldReading, one: Found) -> bool:
    """Whether a party's everyday word answers a question who it was: *Who shut it? Labour, all of them.*"""
    told = part.raw[one.end : one.end + 1]
    before = part.raw[max(0, one.start - 120) : one.start]
    return (not told or told in ",.!;") and _ASKED.search(before) is not None and not part.tells(_BIRTH)


_PLURAL_VERBS: Final = word_set(
    "have are were want say think claim promise don't haven't aren't weren't dont arent havent"
)
"""After one word with a capital they make it a group of people: *Labour have*, *Plaid are*."""


def told_side(part: FieldReading, one: Found) -> bool:
    """Whether a local party's letters stand in a sentence that takes a side."""
    return (
        one.key.startswith("local:")
        and len(one.entry.phrase) >= 3
        and takes_sides(part, one.start, one.end) is not None
    )


def _listed(part: FieldReading, one: Found) -> bool:
    """An abbreviation as in a list of candidates or a bar chart: in brackets, before a number, or with others."""
    around = part.raw[max(0, one.start - 2) : one.start], part.raw[one.end : one.end + 4]
    if around[0].endswith("(") and around[1].startswith(")"):
        return True
    if around[1].strip()[:1].isdigit() or around[1].strip()[:1] in {":", "+", "-"}:
        return len([other for other in part.of("party") if other.start != one.start]) > 0
    if told_side(part, one):
        return True
    if any(
        word in {"vote", "voting", "candidate", "cllr", "join", "group", "back"}
        for word in part.words_before(one.start, 2)
    ):
        return True
    return any(
        other.entry.strength == "abbr" and other.start != one.start and abs(other.start - one.start) < 40
        for other in part.of("party")
    )


def _context(part: FieldReading, one: Found) -> bool:
    """A political word in the same sentence, outside the word itself, or a side taken."""
    if deed(part, one.end) is not None:
        return True
    start, end = part.sentence(one.start)
    parties = [other for other in part.of("party") if other.entry.strength == "strong" and other.key != one.key]
    return any(
        start <= other.start < end and (other.end <= one.start or other.start >= one.end)
        for other in (*part.cues("party-context", "run-council", *SIDES), *parties)
    )


def _close_context(part: FieldReading, one: Found) -> bool:
    """A political word within a few words."""
    near = part.words_before(one.start, 4), part.words_after(one.end, 4)
    first = next(
        (
            token.start
            for token in part.tokens[part.first_from(one.start - 59) :]
            if token.word in near[0][:1] and token.start < one.start and one.start - token.start < 60
        ),
        one.start,
    )
    last = one.end + 45
    for other in part.cues("party-context", "vote-for", "run-council"):
        apart = other.end <= one.start or other.start >= one.end
        if first <= other.start and other.end <= last and apart and part.same_sentence(other.start, one.start):
            return True
    return any(
        other.entry.strength in {"strong", "capital"}
        and other.key != one.key
        and part.same_sentence(other.start, one.start)
        and part.raw[other.start].isupper()
        and not _cleared(part, other)
        for other in part.of("party")
    )


def deed(part: FieldReading, end: int) -> Found | None:
    """What is said of a party as of an agent, right after its name."""
    return next((one for one in part.cues("party-deed") if 0 <= one.start - end <= 1), None)


_CLAIM: Final = re.compile(r" ?= ?[^\W\d_]{3,}")  # what a party is said to be: = hope
_SHORT: Final = 220  # characters of a post in which the next sentence still speaks of a party
_OF_THEM: Final = re.compile(
    r"\s*(?:(?:They|They['’]ve|They['’]re|Them|Only they|Nobody else|No one else|Nhw|Maen nhw) "
    r"|(?:That['’]s|That is|This is|Dyna) (?:what|how|beth|sut) )"
)
"""How a sentence goes on about the party of the one before."""


def takes_sides(part: FieldReading, start: int, end: int) -> Found | None:
    """The praise, blame, credit or call to vote that stands in the sentence of a stretch, the nearest first."""
    if (done := deed(part, end)) is not None:
        return done
    if (claim := _CLAIM.match(part.raw, end)) is not None:
        return Found(*claim.span(), Entry("cue", "praise", "", ""))
    first, last = part.sentence(start)
    if len(part.raw) <= 150 and part.cues("group-label"):
        first, last = 0, len(part.raw)
    elif len(part.raw) <= _SHORT and _OF_THEM.match(part.raw, last):
        _, last = part.sentence(min(last + 1, len(part.raw) - 1))
    near = [
        one
        for one in part.within(part.cues(*SIDES), first, last)
        if not (one.start >= start and one.end <= end) and not quiet_side(part, one)
    ]
    return min(near, key=lambda one: (min(abs(one.start - end), abs(start - one.end)), one.start), default=None)


def quiet_side(part: FieldReading, one: Found) -> bool:
    """Whether a cue of a side is part of an everyday phrase or of voting on something else."""
    return any(clear.start <= one.start and clear.end >= one.end for clear in part.cues("party-clear", "insult-clear"))


def harmless_call(part: FieldReading, one: Found) -> bool:
    """Whether a call stands in a longer phrase of every day, or in one that encourages everybody to vote."""
    return any(
        clear.start <= one.start and clear.end >= one.end
        for clear in part.cues("party-clear", "neutral-vote")
        if clear.end - clear.start >= one.end - one.start
    )

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

from gate.publicity.folding import word_set
from gate.publicity.reading import FieldReading, Found, Reading
from gate.publicity.stretches import Taken

SIDES: Final = ("praise", "blame", "vote-for", "campaign")
SIGNS: Final = ("LINK", "HANDLE", "TAG", "PARTY", "COLOUR", "party-nickname", "group-label")
"""What no post is without that names or means a party."""
_STRONG_COLOUR_WORDS: Final = word_set(
    "brigade tide wave wall surge army machine camp benches majority administration regime stronghold rosette "
    "rosettes takeover councillor councillors councils council candidate candidates party vote votes voters "
    "wedge fightback clique contingent folk people friends gang giwed giang ciwed squad outfit pawb rhosyn "
    "rosét rosetiau criw ton llanw byddin cyngor gyngor mwyafrif plaid blaid gweinyddiaeth carfan giang "
    "balloons balŵns lot mob bunch shower rule reign misrule heartland heartlands bastion tsunami landslide dynasty "
    "voters faithful loyalists activists canvassers campaigners manifesto propaganda"
)
_GREENS: Final = frozenset(["green", "gwyrdd", "werdd"])
_GREEN_WORDS: Final = word_set(
    "rosette rosettes tide wave surge army brigade machine councillors candidates majority rosetiau rosét"
)


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
        if party := _link_party(link.host, link.path, lexicon.party_domains):
            yield from made(link.start, link.end, party, "link")
    for start, end, key in part.handles:
        if party := lexicon.party_handles.get(key) or _party_inside(key, lexicon.party_joined):
            yield from made(start, end, party, "handle")
    for start, end, key in part.tags:
        if party := lexicon.party_hashtags.get(key) or _party_inside(key, lexicon.party_joined):
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
        if not worn and not into_a_place and not _cleared(part, one) and not _of_a_work(part, one):
            yield from made(one.start, one.end, "", "nickname")
    yield from _colours(part, made)
    for one in part.cues("group-label"):
        yield from made(one.start, one.end, "", "group")


_QUOTES: Final = "\"'“”‘’"
_WORKS: Final = re.compile(
    r"\b(?:plays?|drama|comedy|musical|film|novel|book|song|band|album|exhibition|painting|opera|show|tour|story|ballad)\b"
)


def _of_a_work(part: FieldReading, one: Found) -> bool:
    """Whether a nickname stands in quotation marks as the title of a play, a song or a book."""
    before, after = part.raw[max(0, one.start - 1) : one.start], part.raw[one.end : one.end + 2].lstrip(",. ")
    return before in _QUOTES and bool(before) and after[:1] in _QUOTES and bool(after) and part.tells(_WORKS)


_PHRASE: Final = 200  # characters: more than any phrase of a list takes


def _cleared(part: FieldReading, one: Found) -> bool:
    return (
        any(
            clear.start <= one.start
            and clear.end >= one.end
            and clear.end - clear.start > one.end - one.start
            and not _proper(part, one, clear)
            for clear in part.within(part.cues("party-clear"), one.start - _PHRASE, one.start + 1)
        )
        or part.covering("place", one.start, one.end) is not None
    )


def _proper(part: FieldReading, one: Found, clear: Found) -> bool:
    """Whether the word keeps its capital after small words (*in Labour*, *to Reform*): a name, not a collocation."""
    before = part.raw[clear.start : one.start]
    told = part.raw[one.start : one.end]
    return bool(before.strip()) and told[:1].isupper() and not part.opens_sentence(one.start) and clear.end == one.end


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
    if part.text.startswith(" party", one.end) and part.folded.places is None and part.cues("rosette-clear"):
        return False
    if strength == "strong":
        return one.end - one.start > 4 or part.raw[one.start : one.end] != part.raw[one.start : one.end].lower()
    told = part.raw[one.start : one.end]
    if strength == "abbr":
        return (told.isupper() or told.istitle()) and _listed(part, one)
    capital = part.capital(one.start, one.end)
    if strength == "capital":
        if not capital:
            return (told.islower() and told.endswith("s") and told == "conservatives") or (
                told.islower() and len(told.split()) == 1 and _close_context(part, one)
            )
        if _acts(part, one):
            return True
        owns = part.raw[one.end : one.end + 2] in {"'s", "’s"}
        if part.words_after(one.end, 1)[:1] and part.words_after(one.end, 1)[0] in _PLURAL_VERBS:
            return True
        return len(told.split()) > 1 or owns or not part.opens_sentence(one.start) or _context(part, one)
    return capital and _close_context(part, one)


_ACTING: Final = word_set(
    "has wont cant cannot wants says promised promises voted couldnt wouldnt didnt doesnt claims hasnt wasnt broke "
    "lied failed fails loves hates never always keeps tells told thinks knows gets blames hopes ran runs left"
)
"""After *Labour* or *Plaid* at the beginning of a sentence they make it an agent: *Labour has*, *Labour won't*."""
_BIRTH: Final = re.compile(
    r"\b(?:midwi\w+|births?|birthing|contractions?|maternity|pregnan\w+|waters|hospital|bab(?:y|ies)|matern\w+|materials"
    r"|parts and|costs?|workers?|wages?)\b"
)


def _acts(part: FieldReading, one: Found) -> bool:
    """Whether a party's everyday word begins a sentence as one who acts."""
    if part.raw[one.start : one.end] not in {"Labour", "Plaid", "Llafur"}:
        return False
    return next(iter(part.words_after(one.end, 1)), "") in _ACTING and not part.tells(_BIRTH)


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


def _link_party(host: str, path: str, domains: dict[str, str]) -> str:
    parts = host.split(".")
    for at in range(len(parts) - 1):
        if (party := domains.get(".".join(parts[at:]))) is not None:
            return party
    if _CAMPAIGN_PATH.search(f"{host}/{path}"):
        return "campaign"
    if host.endswith((".gov.uk", ".police.uk", ".nhs.uk", ".ac.uk", ".gov.wales", ".gov.scot")):
        return ""
    told = host.replace("-", "")
    for word, party in _IN_HOSTS:
        if word in told:
            return party
    if host.endswith(
        (
            "facebook.com",
            "instagram.com",
            "x.com",
            "twitter.com",
            "youtube.com",
            "tiktok.com",
            "threads.net",
            "bsky.app",
        )
    ):
        for word, party in _IN_HOSTS:
            if word in path.replace("-", "").replace(".", "").replace("_", ""):
                return party
    return ""


_CAMPAIGN_PATH: Final = re.compile(
    r"^(?:vote|elect|re-elect|team)[-.]|(?:^|[/.-])(?:vote-for|join-the-campaign|join-our-campaign|our-candidates"
    r"|meet-the-candidates?-team|campaign-team|manifesto|join-the-party|donate-to|elect-)|^(?:vote|elect"
    r"|back)[a-z]+(?:for|4)"
)
_IN_HOSTS: Final = (
    ("libdem", "liberal-democrats"),
    ("liberaldemocrat", "liberal-democrats"),
    ("conservative", "conservative-and-unionist-party"),
    ("tories", "conservative-and-unionist-party"),
    ("ceidwadwyr", "conservative-and-unionist-party"),
    ("labourparty", "labour-party"),
    ("labour.", "labour-party"),
    ("labour", "labour-party"),
    ("llafur", "labour-party"),
    ("greenparty", "green-party"),
    ("greens.", "green-party"),
    ("reformuk", "reform-uk"),
    ("reformparty", "reform-uk"),
    ("plaidcymru", "plaid-cymru-the-party-of-wales"),
    ("plaidwerdd", "green-party"),
    ("ukip", "uk-independence-party-ukip"),
)


def _party_inside(key: str, joined: dict[str, str]) -> str:
    """The party whose run-together name stands inside a hashtag or handle with a word of politics about it."""
    for word, party in joined.items():
        if (
            len(word) >= 6
            and word in key
            and (
                len(word) >= 9
                or key == word
                or key.startswith(("vote", "team", "join", "back"))
                or key.endswith(("out", "led", "party", "gain", "win", "wales", "cymru", "council", "group"))
            )
        ):
            return party
        if len(word) in {4, 5} and (
            key == word
            or key in {f"vote{word}", f"never{word}", f"{word}out", f"{word}sout", f"team{word}", f"back{word}"}
        ):
            return party
    return ""


def _colours(part: FieldReading, made) -> Iterator[PartyMention]:  # type: ignore[no-untyped-def]
    words = part.cues("colour-party")
    for colour in part.of("colour"):
        shade = part.raw[colour.start : colour.end].lower()
        if (riddle := _riddle(part, colour)) is not None:
            yield from made(riddle, colour.end, "", "colour")
        if shade not in _GREENS and (painted := _painted(part, colour)) is not None:
            yield from made(painted, colour.end, "", "colour")
        for word in part.within(words, colour.start - _PHRASE, colour.end + 3):
            between = (
                part.raw[colour.end : word.start] if word.start >= colour.end else part.raw[word.end : colour.start]
            )
            if any(clear.start <= colour.start and word.end <= clear.end for clear in part.cues("party-clear")):
                continue
            near = (
                (word.start >= colour.end or word.end <= colour.start)
                and between.strip(" -\n") == ""
                and len(between) <= 2
            )
            if not near:
                continue
            first = part.raw[word.start : word.end].lower()
            last = first.split()[-1] if word.start >= colour.end else first
            ends_in = first.endswith(" in") and word.end <= colour.start
            if word.end <= colour.start and not ends_in and not _welsh_colour(shade):
                continue
            strong = last in _STRONG_COLOUR_WORDS
            if shade in _GREENS and last not in _GREEN_WORDS:
                continue
            if part.cues("rosette-clear"):
                continue
            if strong or _political(part, word):
                yield from made(min(colour.start, word.start), max(colour.end, word.end), "", "colour")


_DONE: Final = re.compile(
    r"\b(?:who(?: was it (?:that|who))?|which (?:lot|party|team|side|bunch|crew)|whose (?:work|doing|fault|idea))\b"
    r"[^.!?\n]{0,25}?\b(?:fixed|mended|built|saved|kept|delivered|closed|shut|wrecked|broke|cut|raised|put up|sold"
    r"|stopped|protected|reopened|ruined|brought|paid for|rescued|scrapped|axed|promised)\b[^.!?\n]{0,60}\?",
    re.IGNORECASE,
)


def _riddle(part: FieldReading, colour: Found) -> int | None:
    """Where a riddle begins that a colour answers: *Who fixed the ferry? A clue: they like orange.*"""
    asked = list(_DONE.finditer(part.raw, max(0, colour.start - 200), colour.start))
    near = next((one for one in reversed(asked) if colour.start - one.end() <= 70), None)
    if near is None or part.told_beside(colour.start, "practical", "service", "rosette-clear"):
        return None
    return colour.start


_PAINTS: Final = word_set(
    "turn turning paint painting keep keeping make making vote go colour troi cadw paentio gwneud"
)


def _painted(part: FieldReading, colour: Found) -> int | None:
    """Where a call begins to give a ward or the council a colour: *turn Netherby yellow*."""
    for place in (*part.of("ward"), *part.of("place")):
        if (
            0 <= colour.start - place.end <= 1
            and (before := part.words_before(place.start, 1))
            and before[0] in _PAINTS
        ):
            return place.start
    return None


_WELSH_COLOURS: Final = word_set(
    "coch goch cochion glas las gleision gwyrdd werdd melyn felen oren porffor borffor piws biws gwyrddlas"
)


def _welsh_colour(shade: str) -> bool:
    return shade in _WELSH_COLOURS


def _political(part: FieldReading, word: Found) -> bool:
    text = part.text
    if any(
        quiet in text
        for quiet in (
            "police",
            "heddlu",
            "quiz",
            "match",
            "cup",
            "league",
            "race",
            "rugby",
            "football",
            "sports day",
        )
    ):
        return False
    return any(
        one.key in {"blame", "praise", "vote-for", "campaign", "polling-day", "polling-date", "group-label"}
        and not (one.start < word.end and word.start < one.end)
        for one in part.cues("blame", "praise", "vote-for", "campaign", "polling-day", "polling-date")
    )


def deed(part: FieldReading, end: int) -> Found | None:
    """What is said of a party as of an agent, right after its name."""
    return next((one for one in part.cues("party-deed") if 0 <= one.start - end <= 1), None)


def takes_sides(part: FieldReading, start: int, end: int) -> Found | None:
    """The praise, blame, credit or call to vote that stands in the sentence of a stretch, the nearest first."""
    if (done := deed(part, end)) is not None:
        return done
    first, last = part.sentence(start)
    if len(part.raw) <= 150 and part.cues("group-label"):
        first, last = 0, len(part.raw)
    near = [
        one
        for one in part.within(part.cues(*SIDES), first, last)
        if not (one.start >= start and one.end <= end) and not quiet_side(part, one)
    ]
    return min(near, key=lambda one: (min(abs(one.start - end), abs(start - one.end)), one.start), default=None)


def quiet_side(part: FieldReading, one: Found) -> bool:
    """Whether a cue of a side is part of an everyday phrase or of voting on something else."""
    return any(clear.start <= one.start and clear.end >= one.end for clear in part.cues("party-clear", "insult-clear"))

"""
Surnames: when a surname or initials alone mean the person, and when the name is a firm's, a thing's or a place's.

A rare surname is enough by itself, unless the grammar shows a thing: an article before it and a noun behind it (*the
Ferris wheel*), a firm (*Rowlands & Sons*), a head noun (*Storm*, *Caffi*). A common one wants a second sign.
"""

import re
from itertools import pairwise
from typing import Final

from gate.publicity.meaning.namesakes import person_before, ward_near
from gate.publicity.meaning.things import FIRM, common, headed, placing
from gate.publicity.text.folding import word_set
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.names import PARTICLES, Person
from gate.publicity.text.naming import MEMBER_TITLES, Naming
from gate.publicity.text.reading import FieldReading

_VOTE_BEFORE: Final = word_set(
    "vote voting elect re-elect reelect back support trust choose return pleidleisiwch pleidleisio dros for team "
    "etholwch"
)


_OF_A_PLACE: Final = re.compile(r" of (?:the )?[A-Z]\w+\b(?! (?:ward|division|Ward|Division))")
"""What goes on as the name of a place, a book or a ship: *Firth of Forth*, *Fields of Gold*."""
_ROUTE: Final = re.compile(r" (?:to|and|[-–]) ([A-Z][\w'’]+)")
_TOWARDS: Final = word_set("to from via towards between")
_TRAVELS: Final = re.compile(
    r"(?i)\bon foot\b|\bby (?:bus|train|bike|road|rail)\b|\b(?:bus|train|path|trail|road|line)\b"
)
"""A surname as the place where a way begins: *Knighton to Kinnerdyke on foot*."""


def initialled(part: FieldReading, naming: Naming, lexicon: Lexicon) -> bool:
    """Whether initials and a surname, or a forename and an initial, are written as a name."""
    inside = part.tokens_in(naming.start, naming.end)
    words = [token for token in inside if token.capital or token.word not in PARTICLES]
    if not words or not all(token.capital for token in words):
        return False
    long = [token.word for token in words if len(token.word) > 3] or [words[-1].word]
    dotted = "." in part.raw[naming.start : naming.end + 1]
    if words[0].word in {"a", "i", "o"} and not dotted:
        return False
    if len(words[-1].word) == 1 and words[-1].word != "i":
        return words[0].word not in {"may", "will", "mark", "section", "appendix"} or dotted
    rare = any(word not in lexicon.ordinary and word not in lexicon.common_surnames for word in long)
    return rare or dotted or political_near(part, naming)


def political_near(part: FieldReading, naming: Naming) -> bool:
    """Whether a party or a word of voting stands in the same sentence."""
    start, end = part.sentence(naming.start)
    parties = [one for one in part.of("party") if one.entry.strength in {"strong", "abbr", "capital"}]
    return any(
        start <= one.start < end and not (one.start < naming.end and naming.start < one.end)
        for one in (*parties, *part.cues("vote-for", "campaign", "member-title"))
    )


def surname_alone(part: FieldReading, naming: Naming, people: list[Person], lexicon: Lexicon) -> bool:
    """A surname alone: only where it is rare, or a second sign stands beside it."""
    word = people[0].surname
    before = part.words_before(naming.start, 3)
    told = part.raw[naming.start : naming.end]
    token = part.token_at(naming.start)
    if token is None or not (token.capital or token.word in PARTICLES) or _EPITHET.match(part.raw, naming.end):
        return False
    following = part.token_from(naming.end)
    adjoining = (
        following is not None and part.raw[naming.end : following.start] in {" ", "-", " - "} and following.capital
    )
    if adjoining and following is not None and (following.word in lexicon.place_words or not told.isupper()):
        return False
    previous = part.token_before(naming.start)
    beside = previous is not None and part.raw[previous.end : naming.start] in {" ", "-", ". "}
    if beside and previous is not None and previous.capital and part.same_sentence(previous.start, naming.start):
        if (
            previous.word not in _VOTE_BEFORE
            and previous.word not in MEMBER_TITLES
            and previous.word != "and"
            and not part.opens_sentence(previous.start)
        ):
            return False
        if previous.word in lexicon.common_forenames:
            return False
    if (
        before
        and any(word in MEMBER_TITLES for word in before)
        and ("and" in before or "a" in before or "&" in part.raw)
    ):
        return True
    if any(one.start < naming.end and naming.start < one.end for one in part.of("place")):
        return False
    if word[-1] in lexicon.famous_surnames and _WORK.match(part.raw, naming.end):
        return False
    voting = before[-1:] and before[-1] in _VOTE_BEFORE
    listed = part.raw[naming.end : naming.end + 2] == " (" and any(
        naming.end <= one.start <= naming.end + 3 for one in part.of("party")
    )
    warded = ward_near(part, naming, people)
    if not voting and institution(part, naming, lexicon):
        return False
    if not (voting or warded) and _OF_A_PLACE.match(part.raw, naming.end):
        return False
    if before[-1:] and before[-1] in _TOWARDS and _TRAVELS.search(part.raw):
        return False
    road = _ROUTE.match(part.raw, naming.end)
    if road is not None and not voting and (road[1].lower() in lexicon.place_words or _TRAVELS.search(part.raw)):
        return False
    if _OLD.match(part.raw[naming.end : part.sentence(naming.start)[1]]):
        return False
    rare = not any(common(one, lexicon) for one in word) or len(word) > 1
    if rare:
        shown = voting or listed or warded or political_near(part, naming) or person_before(part, naming)
        if len("".join(word)) < 5 and not shown and not _human(part, naming):
            return False
        return not any(one.start < naming.end and naming.start < one.end for one in part.of("ward"))
    if voting and before[-1] not in {"for", "dros", "to", "back", "return", "support", "trust", "choose"}:
        return True
    if voting and _election_near(part, naming):
        return True
    if listed:
        return True
    after = part.words_after(naming.end, 3)
    if _thanked(part, naming, word, lexicon):
        return True
    month = told.lower() in {"may", "march", "august"}
    if warded and (
        after[:1] in (["for"], ["dros"])
        or (after[:1] in (["in"], ["yn"]) and not (month and part.opens_sentence(naming.start)))
    ):
        return True
    if (
        warded
        and part.raw[naming.end : naming.end + 2] in {"'s", "’s"}
        and part.words_before(naming.start, 1) not in (["of"], ["the"])
    ):
        return True
    return bool(
        told.isupper()
        and len(told) > 2
        and (warded or _election_near(part, naming))
        and not part.raw[slice(*part.sentence(naming.start))][:2000].isupper()
    )


_WORK: Final = re.compile(
    r"['’]s (?:[A-Z]\w+ [A-Z]\w+|[A-Z]\w+ (?:is|at|on|for|in)\b|(?:play|novel|poem|symphony|concerto|sonata"
    r"|mass|requiem|opera|painting|sculpture|theory|song|tragedy|comedy|sonnet|diary|paradox|law)s?\b)"
)
"""What an author of note owns: *Marlowe's Doctor Faustus*, *Holst's Planets is*."""
_OLD: Final = re.compile(
    r"['’]s (?:photographs?|photos|paintings?|drawings?|sketch(?:es)?|maps?|diar(?:y|ies)|letters|postcards"
    r"|engravings?|watercolours?|ledgers?|mill|shop|brewery|works|foundry|garage)\b[^.!?]{0,60}\b1(?:[5-8]\d|9[0-6])\d\b"
)
"""What somebody of an older time left: *Rowley's photographs of the harbour, 1890 to 1910*."""
_EPITHET: Final = re.compile(r" (?:(?:the|y|yr|ap|ab|ferch|verch|fab) [A-Z]|Fawr\b|Fychan\b|Goch\b)")
"""What goes with the names of princes and saints: *Cadwgan ap Bleddyn*, *Rhodri Fawr*."""
_HUMAN: Final = re.compile(
    r"(?:,? (?:said|says|told|asked|thanked|wrote|added|joined|baked|sang|won|scored|volunteered|opened|judged|who"
    r"|has asked|has been fined|meddai|enillodd|agorodd)\b|['’]s [a-z])"
)


def _human(part: FieldReading, naming: Naming) -> bool:
    """Whether a deed that only people do follows at once, in the middle of a sentence or not."""
    return bool(_HUMAN.match(part.raw, naming.end))


_ENDS: Final = re.compile(r"(?:$|[.!?,;:)]|['’]s? \w|\s*\n| (?:for|who|and|a|ac|am|from|o'r)\b)")


def _thanked(part: FieldReading, naming: Naming, surname: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether somebody is thanked or greeted by a rare surname that is an everyday word (*Thanks to Thistle*)."""
    return (
        not any(one in lexicon.many_bear for one in surname)
        and person_before(part, naming)
        and bool(_ENDS.match(part.raw, naming.end))
    )


def _election_near(part: FieldReading, naming: Naming) -> bool:
    start, end = part.sentence(naming.start)
    return any(start <= one.start < end for one in part.cues("vote-for", "campaign", "polling-day", "ward-office"))


def institution(part: FieldReading, naming: Naming, lexicon: Lexicon) -> bool:
    """Whether a surname alone is a firm, a thing called after somebody, a well or a saint (*the Ferris wheel*)."""
    if part.token_at(naming.start) is None:
        return False
    at = part.first_from(naming.start)
    if headed(part, at):
        return True
    if re.search(r"\b(?:saints|seintiau|legend of|chwedl)\b", part.round(naming.start, naming.end)):
        return True
    if FIRM.match(part.raw, naming.end) or thing_of_that_name(part, naming, at):
        return True
    return owning_firm(part, naming, lexicon)


def owning_firm(part: FieldReading, naming: Naming, lexicon: Lexicon) -> bool:
    """Whether a name alone owns a firm or a place in capitals (*Hartley's Jam Factory*, *Gaynor's Cafe*)."""
    owner = _OWNER.match(part.raw, naming.end)
    if owner is None:
        return False
    _, end = part.sentence(naming.start)
    first = part.first_from(owner.end())
    following = [token for token in part.tokens[first : first + 3] if token.start < end]
    if not following or not following[0].capital:
        return False
    if any(one.start == following[0].start for one in (*part.of("party"), *part.of("ward"))):
        return False
    near = [following[0]]
    near += [right for left, right in pairwise(following) if part.raw[left.end : right.start] == " "]
    return any(placing(token.word, lexicon) or token.word in _FIRMS for token in near)


def thing_of_that_name(part: FieldReading, naming: Naming, at: int) -> bool:
    """A thing called after a person: an article before the name and a noun behind it, or a noun that is always one."""
    last = next(number for number in range(at, len(part.tokens)) if part.tokens[number].end >= naming.end)
    if last + 1 >= len(part.tokens):
        return False
    token, after = part.tokens[last], part.tokens[last + 1]
    if part.raw[token.end : after.start] not in {" ", "-"} or after.capital:
        return False
    if after.word in _EPONYMS:
        return True
    before = part.tokens[at - 1] if at else None
    article = before is not None and before.word in _ARTICLES and part.raw[before.end : naming.start] == " "
    return article and after.word not in _OF_PEOPLE and not after.word.endswith(("ed", "ing", "ly"))


_ARTICLES: Final = word_set("the a an this that these those old new historic restored local famous original vintage")
_OF_PEOPLE: Final = word_set(
    "family families household clan brothers sisters twins couple team camp campaign supporters gang crew lot fans "
    "plan plans effect era years way touch magic vote votes proposal proposals motion amendment speech promise "
    "pledge record report manifesto leaflet leaflets effort influence example spirit smile name approach legacy "
    "charm band who whom is was has had will would can could did does says said for of in on at from and or but to "
    "with as by i never always really also himself herself fan faction party group stall"
)
_EPONYMS: Final = word_set(
    "wheel dancing dancers sponge cake tart buns bun pudding pie apples apple pears pear potatoes potato cheese "
    "terrier terriers collie retriever hound lamp burner boots knife knives key keys screwdriver tractor tractors "
    "engine engines locomotive locomotives steam biscuits chair chairs table clock clocks organ piano violin "
    "machine machines mower mowers scale valve valves stairlift lift boiler boilers syndrome disease palsy reflex "
    "unit method scholarship prize medal lecture lectures bequest fund collection archive archives papers windows "
    "tiles pottery porcelain ware tea gin rum ale beer whisky roses rose tulips daffodils sweet kit brushes paint "
    "rolls bicycle bikes motorcycle motorcycles cars coaches buses vans lorries ploughs shire rams ewes cattle "
    "sheep pigs hens geese map maps atlas"
)
_OWNER: Final = re.compile(r"(?:['’]s|(?<=s)['’]|(?<=[sz])) (?=[A-Z])")
_FIRMS: Final = word_set(
    "factory brewery foundry bakery brook well wells spring dyke leap ghost jam gin tea shop store stores toys "
    "biscuits mint pit colliery works pottery bar cafe restaurant tavern gap tomb hut monument folly stone steps "
    "hole comet butchers bakers florist florists chemist chemists pharmacy opticians garage motors fish chip "
    "chippy newsagents ironmongers hardware builders yard coaches travel dairy deli kitchen bistro brasserie "
    "barbers hairdressers salon solicitors estate funeral circus fair funfair amusements wheel seat chair rock "
    "cave cove corner nurseries greengrocers grocers jewellers cobblers tailors outfitters superstore electrical "
    "ice"
)

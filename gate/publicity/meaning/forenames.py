"""
Forenames: when a forename, a nickname or the beginning of one means the person who stands.

A rare one is enough by itself; a common one wants its ward beside it (*Windmill's Victor*), a call to vote, or words
that point (*the chap everyone calls Vic*). In a sentence about animals or machines it is theirs.
"""

import re
from typing import Final

from gate.publicity.meaning.namesakes import person_after, ward_near
from gate.publicity.meaning.surnames import owning_firm, thing_of_that_name
from gate.publicity.meaning.things import headed
from gate.publicity.text.field_reading import PHRASE
from gate.publicity.text.folding import word_set
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.names import Person
from gate.publicity.text.naming import MEMBER_TITLES, Naming
from gate.publicity.text.reading import FieldReading, Found


def another_follows(part: FieldReading, naming: Naming) -> bool:
    """Whether another surname follows a forename, so that somebody else is named."""
    following = part.token_from(naming.end)
    if following is None or part.raw[naming.end : following.start] not in {" ", "-"}:
        return False
    return following.capital or following.word in {"ab", "ap", "ferch", "de", "van", "von", "al", "mac"}


def forename_alone(part: FieldReading, naming: Naming, people: list[Person], lexicon: Lexicon) -> bool:
    """A forename alone: only a rare one, and not where another surname follows."""
    token = part.token_at(naming.start)
    if token is None or not token.capital:
        return False
    if len(token.word) < 4 and not (ward_near(part, naming, people) or pointed_at(part, naming)):
        return False
    if another_follows(part, naming):
        return False
    previous = part.token_before(naming.start)
    titled = (
        previous is not None
        and previous.word in MEMBER_TITLES | {"sir", "dame", "lady", "lord"}
        and naming.start - previous.end <= 2
    )
    if titled:
        return True
    if previous is not None and headed(part, part.first_from(token.start)):
        return False
    if token.word in lexicon.ordinary and thing_of_that_name(part, naming, part.first_from(token.start)):
        return False
    if owning_firm(part, naming, lexicon) or _EPITHET.match(part.raw, naming.end):
        return False
    beside = previous is not None and previous.capital and part.raw[previous.end : naming.start] in {" ", "-"}
    if beside and previous is not None and not part.opens_sentence(previous.start):
        return False
    near = 2 if token.word in lexicon.ordinary else 5  # *summer clubs for everyone at North*
    if tied_to_ward(part, naming, people, near) or pointed_at(part, naming) or _called_for(part, naming):
        return True
    if token.word in lexicon.ordinary or (bears_a_name(part, naming) and not ward_near(part, naming, people)):
        return False
    warded = ward_near(part, naming, people) or any(
        set(one.key.split("|")) & {area for who in people for area in who.areas} for one in part.of("ward")
    )
    if token.word in lexicon.common_forenames:
        praised = part.told_beside(naming.start, "praise", "vote-for", "ward-office")
        return bool(praised) and ward_near(part, naming, people)
    if any(one.start < naming.end and naming.start < one.end for one in (*part.of("place"), *part.of("ward"))):
        return False
    following = part.token_from(naming.end)
    plain = following is not None and not following.capital and part.raw[naming.end : following.start] == " "
    return not (part.opens_sentence(naming.start) and plain and not warded and not person_after(part, naming))


_COMMON: Final = word_set(
    "the and her his for are was but not you all can had our out day get has him how man new now old see two way "
    "who did its let put say she too use car bar win pen mar far hel ton sea bed art arts with from have this that "
    "they will your more when some then them into time also than make only over such take most must been just like "
    "each many well here read join come help free open call meet look find book plan mae dim ond pan ein eich gan "
    "sut pwy hen mis nos tre bore hwyl cafe cats cars bars card care cart case cast gran gram prim roll harp"
)


def begun(part: FieldReading, naming: Naming, people: list[Person], lexicon: Lexicon) -> bool:
    """Whether the first letters of a forename, no word themselves, mean the person: beside the ward, or pointed at."""
    told = part.raw[naming.start : naming.end].lower()
    if told in _COMMON or another_follows(part, naming):
        return False
    if pointed_at(part, naming):
        return True
    if told in lexicon.ordinary or told in lexicon.place_words:
        return False
    return not part.opens_sentence(naming.start) and tied_to_ward(part, naming, people)


_EPITHET: Final = re.compile(r" (?:the|y|yr) [A-Z]")
_JOINT: Final = word_set("from in for of o yn dros the over at")


def tied_to_ward(part: FieldReading, naming: Naming, people: list[Person], far: int = 5) -> bool:
    """
    Whether a person's own ward stands beside the name (*Rose from North*, *Windmill's Victor*), at most `far` words
    behind it.
    """
    areas = {area for one in people for area in one.areas}
    _, last = part.sentence(naming.start)
    for one in part.within(part.under("WARD"), naming.start - PHRASE, last):
        if not part.raw[one.start].isupper() or not areas & set(one.key.split("|")) or _longer_place(part, one):
            continue
        if one.start >= naming.end:
            between = part.raw[naming.end : one.start].lower().replace(",", " ").split()
            if (
                between
                and len(between) <= far
                and between[-1] in _JOINT
                and part.same_sentence(naming.start, one.start)
            ):
                return True
        elif _OWN.fullmatch(part.raw[one.end : naming.start]):
            return True
    return False


_OWN: Final = re.compile(
    r"(?:['’]s?|:|,)? ?(?:(?:very )?own |favourite |best |the one and only |one and only "
    r"|(?:ward )?(?:man|woman|lad|lass|girl|boy|councillor|member|rep|champion|star|hero),? )?"
)


def _longer_place(part: FieldReading, ward: Found) -> bool:
    """Whether the name of the ward goes on to be a place's (*Dock Library*, *Riverside Play Centre*)."""
    following = part.token_from(ward.end)
    return following is not None and following.capital and part.raw[ward.end : following.start] == " "


_POINTING: Final = re.compile(
    r"(?:\b(?:everyone|everybody|we|we all|all|people|folk|locals|friends|neighbours|you all|some)"
    r" (?:calls?|knows?(?: \w+)? as)"
    r"|\b(?:better |best |also |otherwise |widely |locally |always )?known(?: to [\w ]{2,24})? as"
    r"|\baka|\ba\.k\.a\.?|\balias|\bgoes by(?: the name(?: of)?)?|\banswers? to(?: the name(?: of)?)?"
    r"|\bthe one and only|\bgood old|\bour very own|\b(?:yr |'r )hen|\bein hannwyl|\ba adwaenir fel"
    r"|\b(?:sy'n |yn )cael ei (?:alw|galw|adnabod)(?: yn| fel)|\bpawb yn ei (?:alw|galw) yn|\bneb llai na"
    r"|\bnone other than|\bno less than|\bno one but|\bonly the|\ba certain|\bthe legend that is|\bthe great)"
    r" ['\"‘“]?$",
    re.IGNORECASE,
)


def pointed_at(part: FieldReading, naming: Naming) -> bool:
    """Whether words before a name say that one known person bears it (*known to us all as*, *none other than*)."""
    return bool(_POINTING.search(part.raw[max(0, naming.start - 60) : naming.start]))


_CALLS: Final = re.compile(
    r"(?:^|\b)(?:vote(?: for)?|re-?elect|elect|choose|pleidleisiwch (?:dros|i)|pleidlais i|etholwch|ail-?etholwch) $",
    re.IGNORECASE,
)
_BACKS: Final = re.compile(r"(?:^|\b)(?:back|support|team|trust|keep|return|cefnogwch|dewiswch) $", re.IGNORECASE)
_TO_WHAT_END: Final = re.compile(r"^ (?:for|dros|on (?:the )?\d|ar (?:y )?\d|in|at the)\b", re.IGNORECASE)


def _called_for(part: FieldReading, naming: Naming) -> bool:
    """Whether the words before ask for a vote for the one named, or for support to an end."""
    before = part.raw[max(0, naming.start - 24) : naming.start]
    return bool(
        _CALLS.search(before) or (_BACKS.search(before) and _TO_WHAT_END.search(part.raw[naming.end : naming.end + 20]))
    )


def cheered(part: FieldReading, naming: Naming) -> bool:
    """Whether a name stands in a hashtag behind a word that cheers somebody on (*#TeamTez*)."""
    tag = next((place for place in part.tags if place[0] < naming.start and naming.end <= place[1]), None)
    return tag is not None and part.raw[tag[0] + 1 : naming.start].lower() in {
        "team",
        "vote",
        "votefor",
        "back",
        "elect",
        "re-elect",
        "go",
        "imwith",
        "standwith",
    }


_BEARERS: Final = re.compile(
    r"\b(?:named|christened|nicknamed|names? (?:for|of) (?:our|the)|o'r enw|a enwyd|enwyd|gulls?|chicks?|ducklings?"
    r"|cygnets?|swans?|falcons?|peregrines?|owls?|ospreys?|hens?|cockerel|lambs?|sheep|ewes?|goats?|cows?|calf|calves"
    r"|bulls?|pony|ponies|horses?|foal|donkeys?|pigs?|piglets?|hamsters?|guinea pigs?|rabbits?|hedgehogs?|seals?"
    r"|dolphins?|otters?|beavers?|tortoises?|bats?|bees|puppy|puppies|kittens?|tabby|moggy|cats?|dogs?|labradors?"
    r"|spaniels?|terriers?|collies?|whippets?|gritters?|road sweepers?|robots?|teddy|teddies|mascots?|scarecrows?"
    r"|snowm[ae]n|statues?|narrowboats?|trawlers?|lifeboats?|steam (?:engine|train)|locomotive|submarine|ghosts?"
    r"|dragons?|princess|storybook|character|heroine|oak tree|yew tree|gwylan(?:od)?|cathod?|ci|cwn|defaid|oen"
    r"|wyn bach|ceffylau?|merlen|asyn|buwch|hwyaid|draig|ysbryd|storm|graeanwr)\b"
)


def bears_a_name(part: FieldReading, naming: Naming) -> bool:
    """Whether the sentence speaks of an animal, a machine or a figure, so that a forename alone is likely its name."""
    if part.raw[naming.end : naming.end + 2] in {"'s", "’s"}:
        return False
    return bool(_BEARERS.search(part.round(naming.start, naming.end)))

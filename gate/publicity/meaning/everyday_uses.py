"""
Everyday uses: where the words of a contested subject, or those that argue, tell of something else.

A subject may only say where something is, be a service with its hours, or a question put to people; *a con* may be a
fraud that a post warns of. What is meant is settled by the words around it.
"""

import re
from typing import Final

from gate.publicity.text.field_reading import PHRASE
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Found

_BALLOT: Final = re.compile(r"\b(?:ballot|vote|poll|survey|consultation|petition|hearing|referendum|inquiry|review)\b")


def asked_of_people(words: str) -> bool:
    """Whether a subject is itself a question put to people: *the estate ballot opens* is no opening hour."""
    return _BALLOT.search(words.lower()) is not None


_BY: Final = word_set("near outside opposite by past behind beside from between junction at ger gyferbyn tu o rhwng")
_LOOKED: Final = word_set("look looking looked glance glimpse peek golwg")
_PART: Final = re.compile(
    r" (?:gates?|entrance|exit|car park|roundabout|junction|end|corner|side|lay-?by|access|yard|fence|steps|stop"
    r"|crossing|bridge|weighbridge|signs?|lights?|(?:foot)?path|slip road|turn-?off|level crossing|underpass)\b"
)


_AT: Final = word_set("at to from inside via")
_WHEN: Final = re.compile(
    r"\d[.:]\d\d|\d ?[ap]m\b|\bnoon\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:today|tomorrow|tonight)\b"
    r"|\d (?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_EVERYDAY: Final = re.compile(
    r"(?:the |our )?(?:\w+day )?(?:market|fair|pier|park|pool|baths|library|museum|toilets|harbour|station|beach)"
)


def meeting_place(part: FieldReading, start: int) -> bool:
    """Whether a sentence only says that something is at a subject's place at a time: *stops at the site at 2pm*."""
    before = [word for word in part.words_before(start, 3) if word != "the"]
    first, last = part.sentence(start)
    if _LOOKED & set(before):
        return False  # a look at the barrage
    return before[-1:] != [] and before[-1] in _AT and _WHEN.search(part.raw, first, last) is not None


def everyday(words: str) -> bool:
    """Whether a subject is listed by the everyday word for a place that people use: *the market*."""
    return _EVERYDAY.fullmatch(words.lower()) is not None


def landmark(part: FieldReading, start: int, end: int) -> bool:
    """Whether a subject only says where something is: *past the incinerator gates*, *by the prison*."""
    before = part.words_before(start, 3)
    beside = bool(_BY & set(before)) or "next to" in " ".join(before)
    return (beside and not _LOOKED & set(before)) or _PART.match(part.raw, end) is not None


_ROADS: Final = (
    "Road|Street|Lane|Avenue|Drive|Row|Court|Terrace|Square|Grove|Mews|Crescent|Yard|Alley|Passage|Wharf|Gardens"
    "|Buildings|Cottages|Rd|St"
)
_ROAD: Final = re.compile(rf" (?:{_ROADS})\b")
_WAY: Final = re.compile(rf" (?:{_ROADS}|Hill|Way|Close|Place|Gate|End|Walk|View|Green|House)\b")


def street(part: FieldReading, end: int, *, surely: bool = False) -> bool:
    """Whether the name of a street goes on where a word ends (*Quarry Hill*); surely, where it can be nothing else."""
    return (_ROAD if surely else _WAY).match(part.raw, end) is not None


_FRAUD: Final = word_set("con cons scam scams fraud sting rip-off twyll sgam lies fake")


def of_fraud(part: FieldReading, one: Found) -> bool:
    """Whether a post warns of fraud, so that *a con* or *a scam* judges nothing else."""
    return bool(part.cues("scam")) and part.raw[one.start : one.end].lower() in _FRAUD


_HOUR: Final = re.compile(r"\d[.:]\d\d|\d ?[ap]m\b|\bnoon\b|\bhanner dydd\b|\d(?:yb|yh)\b", re.IGNORECASE)


def own_hours(part: FieldReading, start: int, end: int) -> bool:
    """Whether a subject is itself a service, told with its hour: *women-only swim from 9pm*."""
    first, last = part.sentence(start)
    own = any(one.start < end and start < one.end for one in part.cues("service"))
    return own and _HOUR.search(part.raw, first, last) is not None


_NOT_AGAINST: Final = re.compile(
    r", not (?:un)?(?:til|any|before|after|yet|on|at|in|by|from|to|via|just|only|today|tomorrow|tonight|your"
    r"|\w+days?|\d+)\b"
)  # ours, not theirs; but: not until Monday


def tells_when(words: str) -> bool:
    """Whether *not* in a turn of phrase only says when, where or how: *not until Monday*."""
    return _NOT_AGAINST.match(words) is not None


def in_another_sense(part: FieldReading, start: int, end: int) -> bool:
    """Whether a subject's words are part of a phrase of every day: *migrant birds*, *sewer works*."""
    near = start - PHRASE, start + 1
    if part.raw[start].isupper() and _WORK.match(part.raw, end):
        return True  # Asylum by Kate Reed; Brexit, the musical
    return any(one.start <= start and end <= one.end for one in part.within(part.cues("subject-clear"), *near)) or any(
        one.start <= start and end < one.end and _WORKS.search(part.raw[one.start : one.end].lower())
        for one in part.within(part.cues("service"), *near)
    )


_WORK: Final = re.compile(
    r"['’”\"]? by [A-Z][\w'’.-]+ [A-Z][\w'’-]+"
    r"|['’”\"]?,? [Tt]he (?:[Mm]usical|[Oo]pera|[Pp]anto\w*)\b"
)  # the title of a book or a musical
_WORKS: Final = re.compile(r" (?:works?|repairs?|replacement|renewal|laying)$")
_YEAR: Final = re.compile(r"\b(?:1[0-8]\d\d|19[0-6]\d)\b")
_NOW: Final = re.compile(
    r"\b(?:still|again|now|today's?|tomorrow|this (?:week|month|year)|once more|heddiw|eto|o hyd)\b"
)


def long_ago(part: FieldReading, place: int) -> bool:
    """Whether a sentence tells of a year before living disputes, and of nothing now."""
    first, last = part.sentence(place)
    told = part.raw[first:last].lower()
    return _YEAR.search(told) is not None and bool(part.cues("history")) and not _NOW.search(told)


def judges(part: FieldReading, one: Found) -> bool:
    """Whether a verdict of one plain adjective is said of something: *is daft*, *how mean*, not *mashed bananas*."""
    if not one.entry.phrase.startswith("(daft|"):
        return True
    return bool(_SAID_OF & set(part.words_before(one.start, 2)))


_SAID_OF: Final = word_set(
    "is are was were be been being its thats this isnt arent looks look seems seem sounds sound feels feel remains how "
    "so too utterly utter simply plain plainly just totally absolutely such frankly completely quite rather downright "
    "pure sheer really very truly"
)


def civil(part: FieldReading) -> bool:
    """Whether a field is plainly about an event, a service or safety, where an arguing turn of phrase means nothing."""
    return bool(part.cues("emergency", "voter-info", "notice", "other-vote", "penalty"))


_ADJECTIVES: Final = word_set(
    "ugly uglier ugliest hideous horrible horrendous nasty rotten cruel dangerous reckless awful dreadful terrible "
    "ghastly grotesque dismal dreary shabby tatty scruffy drab bleak bland idiotic pathetic hopeless useless petty "
    "spiteful heartless callous savage filthy murky rash hasty clumsy lame feeble flimsy brazen bold brave generous "
    "furious angry livid brilliant monstrous wooly woolly nutty loopy rickety rusty sordid sneaky shoddy steep tragic"
)
_DEEDS: Final = re.compile(
    r" (?:\w+ )?(?:plans?|schemes?|ideas?|decisions?|proposals?|polic(?:y|ies)|closures?|cuts?|moves?|charges?"
    r"|tax(?:es)?|lev(?:y|ies)|hikes?|rises?|increases?|waste|acts?|disregard|gambles?|vandalism|attacks?|treatment"
    r"|mess|way|thing|stunts?|tricks?|mistakes?|choice|step|vote|council|councillors?|officers?|planners|politicians?|people|lot|gang"
    r"|eyesores?|towers?|blocks?|boxes|buildings?)\b",
    re.IGNORECASE,
)
_STOP: Final = frozenset(".,:;!?")
_CLOSE: Final = 20  # characters between an adjective and what it is said of: two words


def describes(part: FieldReading, one: Found, start: int) -> bool:
    """
    Whether a word that could judge only describes something else: *rotten apples*, *reckless driving simulator*, not
    *is rotten*, *a rotten plan*, nor the subject at `start` itself.
    """
    if part.raw[one.start : one.end].lower() not in _ADJECTIVES:
        return False
    between = part.raw[one.end : start]
    if _SAID_OF & set(part.words_before(one.start, 2)):
        return False
    if 0 <= start - one.end <= _CLOSE and not _STOP & set(between):
        return False
    following = part.token_from(one.end)
    if following is None or part.raw[one.end : following.start] != " " or following.word in {"and", "or", "but"}:
        return False
    return _DEEDS.match(part.raw, one.end) is None

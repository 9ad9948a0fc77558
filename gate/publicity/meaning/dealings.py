"""
Dealings: a private person told as somebody the council dealt with, or who came to it, by the build of the sentence.

Asked for: somebody who holds no office, and beside them what was done to them (*was evicted*), what they owe, what they
asked or complained of, or that they are the one who did. The stage, the past, sport and what a court found are no case.
"""

import re
from collections.abc import Iterator
from typing import Final

from gate.publicity.meaning.past import told_as_history
from gate.publicity.meaning.strangers import people_in
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Found, Reading

SIGNS: Final = ("dealing", "dealing-to", "dealing-on", "dealing-one", "dealing-debt-cy", "dealing-own")
"""The lists of which one stands in every text that tells such a thing."""
_NAME: Final = r"[A-ZÂÊÎÔÛŴŶ][\w'’]+(?:-[A-Z][\w'’]+)?"
_TITLE: Final = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?"
_FAMILY: Final = re.compile(
    rf"\b(?:[Tt]he {_NAME} (?:family|household|children|brothers|sisters|twins|boys?|girls?|lads?|baby)\b"
    rf"|(?:[Tt]|[Dd]h)eulu (?:{_NAME})\b)"
)
_TITLED: Final = re.compile(
    rf"\b(?:{_TITLE} (?:and|&|a) )?{_TITLE} (?:[A-ZÂÊÎÔÛŴŶ]\.? ?){{0,2}}(?:{_NAME})(?: {_NAME}){{0,2}}"
    rf"|\b[A-Z]\. ?(?:[A-Z]\. ?)?{_NAME}"
)
_PAIR: Final = re.compile(rf"\b(?=({_NAME}) ({_NAME})\b)")
_NO_PERSON: Final = word_set(
    "ltd limited plc homes academy school college council club united town city rovers albion athletic rangers road "
    "street lane house hall park centre trust group company services association society church chapel hotel inn arms "
    "farm library museum theatre royal north south east west upper lower great little old new saint st the ysgol "
    "neuadd cyngor clwb cwmni canolfan stryd heol ffordd capel eglwys"
)
_OFFICE: Final = word_set(
    "cllr councillor councillors cynghorydd mp mps ms as senedd minister secretary leader lord sir lady baroness mayor "
    "maer sgt sergeant inspector pc constable superintendent judge king queen prince princess saint st author artist"
)
_BEFORE: Final = 60  # characters between somebody and what was done to them
_JOINED: Final = re.compile(
    r"(?: who [^,.!?;:]{2,40})?(?:,[^,.!?]{2,45},| \([^)]{1,30}\)| (?:of|at|from|in|o|yn) [^,.!?;:]{2,32})?"
    r"(?: (?:and|a'i) (?:his|her|their|wife|husband|gŵr|wraig|family|children|son|daughter|teulu|plant)"
    r"[^,.!?;:]{0,20})?"
    r"(?: (?:has|have|had|now|just|finally|also|again|already|still|yet again|once|recently|today|yesterday|has now"
    r"|wedi|wedi cael|bellach|yn|eto|newydd|newydd gael|'n))*,? ?"
)
_ACTOR: Final = re.compile(
    r"\b(?:[Ww]e|[Ww]e['’]ve|[Ww]e have|I|[Cc]ouncil|[Oo]fficers?|[Tt]eam|[Ss]chool|[Gg]overnors|[Bb]ailiffs|[Hh]ead"
    r"|[Hh]eadteacher|[Ll]andlords?|[Hh]ousing|[Mm]anagers?|[Bb]oard|[Ww]ardens?|[Yy]sgol|[Rr]ydym|[Rr]ydyn|[Cc]yngor"
    r"|[Ss]wyddogion)\b"
)
_IS: Final = re.compile(
    r"(?:(?![.!?])[^\n]){0,70}?(?:\b(?:is|was|are|were|oedd|yw|ydi|ydy|sef|(?:is|was|came) from|oddi wrth"
    r"|turned out to be|shows|caught"
    r"|filmed|identified as|named as)"
    r"|['’]s|:| [-–—]) ?(?:none other than |one |a |certain |our own |a certain |of course,? |our old friend |neb llai "
    r"na )*$"
)
_OWN: Final = re.compile(r"['’]s? (?:\w+ ){0,2}")
_OWED: Final = re.compile(r"£|\b(?:dd|d)yled|\b(?:rh?ent|dreth|treth)\b")


def dealings(part: FieldReading, reading: Reading) -> Iterator[tuple[int, int]]:
    """From the person to what is told of them, or the other way about, in the author's characters."""
    told = part.cues(*SIGNS)
    if not told or part.cues("dealing-clear"):
        return
    people = private_people(part, reading)
    for one in told if people else ():
        if told_as_history(part, one.start) or part.told_beside(one.start, "life-told"):
            continue
        if any(clear.start <= one.end and one.start <= clear.end for clear in part.cues("condition-clear")):
            continue
        first, last = part.sentence(one.start)
        for start, end in people:
            if first <= start < last and _goes_with(part, one, start, end):
                yield min(start, one.start), max(end, one.end)
                break


def _goes_with(part: FieldReading, one: Found, start: int, end: int) -> bool:
    """Whether the sentence joins somebody to what is told, as its kind of sentence does."""
    raw = part.raw
    if one.key == "dealing":
        return 0 <= one.start - end <= _BEFORE and _JOINED.fullmatch(raw, end, one.start) is not None
    if one.key == "dealing-own":
        return _OWN.fullmatch(raw, end, one.start) is not None
    between = raw[one.end : start]
    if start < one.end or len(between) > _BEFORE + 15:
        return False
    opening, last = part.sentence(one.start)
    if one.key == "dealing-on":
        return re.fullmatch(r" ?(?:\w+,? ){0,3}", between) is not None
    if one.key == "dealing-to":
        acting = _ACTOR.search(raw, max(opening, one.start - _BEFORE), one.start)
        return acting is not None and re.fullmatch(r" (?:\w+ ){0,2}", between) is not None
    if one.key == "dealing-debt-cy":
        return len(between) <= 1 and _OWED.search(raw, end, last) is not None
    return _IS.fullmatch(between) is not None


def private_people(part: FieldReading, reading: Reading) -> list[tuple[int, int]]:
    """Everybody named who neither stands for anything nor is called by an office, in the order of their places."""
    lexicon = reading.lexicon
    found = [*people_in(part, lexicon)]
    found += [one.span() for shape in (_FAMILY, _TITLED) for one in shape.finditer(part.raw)]
    first = {one.start for one in part.cues("first-name")}
    for one in _PAIR.finditer(part.raw):
        words = {one[2].lower()} if one.start(1) in first else {one[1].lower(), one[2].lower()}
        if not words & (_NO_PERSON | lexicon.ordinary | lexicon.place_words):
            found.append((one.start(1), one.end(2)))
    return sorted(
        (start, end)
        for start, end in set(found)
        if not any(one.start < end and start < one.end for one in part.people if one.form <= 4)
        and not part.covering("place", start, end)
        and not _OFFICE & set(part.words_before(start, 2))
        and not _OFFICE & set(part.raw[end : end + 4].lower().split())
        and not _NO_PERSON & {word.lower() for word in part.raw[start:end].split()[-1:]}
    ) + _at_doors(part)


def _at_doors(part: FieldReading) -> list[tuple[int, int]]:
    """Residents told by their door alone: *the tenant in Flat 22*, *the lady at number 5*."""
    found = []
    for one in part.cues("resident-role"):
        door = _DOOR.search(part.raw, one.start, one.end + _BEFORE)
        if door is not None and door.start() <= one.end + _TO_DOOR and part.same_sentence(one.start, door.start()):
            found.append((one.start, door.end()))
    return found


_TO_DOOR: Final = 12  # characters between a resident and the door
_DOOR: Final = re.compile(
    r"\b(?i:number|no\.?|flat|room|unit|plot|apartment) \d{1,4}[a-z]?\b(?:,? [A-ZÂÊÎÔÛŴŶ][\w'’]+){0,3}"
    r"|\b\d{1,4}[a-z]? (?:[A-ZÂÊÎÔÛŴŶ][\w'’]+ ?\b){1,3}"
)

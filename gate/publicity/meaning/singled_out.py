"""
People singled out by the build of a sentence: a child by age and where it is to be met, a door of somebody's own or one
that is kept secret, and a first name given in answer to who did it.
"""

import re
from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

from gate.publicity.meaning.privates import first_name_at
from gate.publicity.text.reading import FieldReading, Reading

Stretch = tuple[int, int]

_NAME: Final = r"[A-ZÂÊÎÔÛŴŶ][a-zâêîôûŵŷ'’\-]+"
_WHO: Final = (
    r"(?:famil(?:y|ies)|couple|mum|mother|refugees?|woman|lady|man|tenants?|pensioner|household|widow|teenager)"
)
_OWN_DOOR: Final = re.compile(
    r"(?i)(?:\b(?:your|his|her|their|my)(?: \w+){0,2} (?:address|house|flat|home|place|bungalow|front door)"
    r"|\b(?:the |our |a )?(?:women['’]s |family )?(?:refuge|safe house|halfway house|bail hostel)"
    rf"|\b(?:re)?(?:housed|settled|placed|homed|moved) (?:an?|the|our|two|three|another|one) (?:\w+ ){{0,3}}?{_WHO}\b"
    rf"[^.!?]{{0,30}}|\b{_WHO}\b[^.!?]{{0,40}}\b(?:lives?|living|housed|rehoused|moved|staying|put up)\b[^.!?]{{0,12}})"
    r"(?:,| is| as)? (?:at |of |on |in |to |into )?$"
)
_BEHIND: Final = 110  # characters before an address in which it is told whose it is


def own_door(raw: str, place: int) -> int | None:
    """From where an address that begins at a place is told as somebody's own, or as that of a house kept secret."""
    found = _OWN_DOOR.search(raw, max(0, place - _BEHIND), place)
    return None if found is None else found.start()


_AGE: Final = (
    r"(?:1[0-7]|[2-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)"
)
_YOUNG: Final = re.compile(
    rf"\b({_NAME})(?:, (?:aged )?{_AGE},|,? \((?:aged )?{_AGE}\),?| aged {_AGE},?|, who is {_AGE} and) [^.!?]{{0,70}}?"
    r"(?:\b(?:[Ff]rom|[Ii]n|[Ww]ho is in|of) (?:Year|Yr|Class|Reception)\b"
    r"|\b[A-Z]\w+ (?:Primary|Infants?|Juniors?|Academy|High|Nursery|School)\b"
    r"|\b(?:(?:every|each) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)\b"
    r"|\b(?:walks?|cycles|gets|catches|waits|lives|plays alone)\b (?:home|to|the|for|at|on|with|in|alone|by)\b)"
)


_IN_CARE: Final = re.compile(rf"\b({_NAME}),? \(?(?:aged )?{_AGE}\)?,")
_CARED_FOR: Final = AhoCorasick(["foster", "looked-after", "child in", "adopted child", "ward of court"])
_CARE: Final = re.compile(
    r"(?i)\b(?:foster(?:ed)? child|looked-after child|child in (?:our )?care|adopted child|ward of court)\b"
)


def young_ones(part: FieldReading, reading: Reading) -> Iterator[Stretch]:
    """Children by first name and age, with the class, or with where they are to be met, and when."""
    for child in _YOUNG.finditer(part.raw) if not part.marks.isdisjoint(",(") or " aged " in part.raw else ():
        if child[1].lower() not in reading.lexicon.ordinary or first_name_at(part, child.start(1), reading):
            yield child.span()
    for child in _IN_CARE.finditer(part.raw) if part.meets(_CARED_FOR) and part.says(_CARE) else ():
        if first_name_at(part, child.start(1), reading):
            yield child.span()


_WRONGS: Final = AhoCorasick(
    [
        *("shoplift", "thief", "thieves", "burglar", "flash", "expos", "vandal", "graffiti", "fly-tip", "flytip"),
        *("culprit", "arson", "stole", "stealing", "robbe", "mugg", "dealer", "dealing", "groper", "peeping"),
        *("dumped", "smashed", "poison", "who "),
    ]
)
"""What no misdeed is without."""
_MISDEED: Final = re.compile(
    r"\b(?:shoplift\w*|thie(?:f|ves)|burglar\w*|flash(?:er|ing)|expos(?:ed|ing) himself|vandal\w*|graffiti|fly-?tip\w*"
    r"|culprits?|arson\w*|stole|stealing|robbe[rd]\w*|mugg\w+|dealer|dealing|groper|peeping|dumped|smashed|poison\w*"
    r"|[Ww]ho (?:keeps|kept|has been|complained|rang|reported|objected|wrote|told us|dobbed|phoned)\b[^.!?]*\?)"
)
_NAMED: Final = re.compile(
    rf"(?:\b(?:[Ii]t['’]s|[Ii]t is|[Ii]t was|[Tt]hat['’]s|[Ww]as|[Nn]ame is|[Cc]alled|[Nn]amed|[Mm]eet"
    rf"|[Tt]ry|[Aa]sk)|[:?]) "
    rf"(?:one |a |our old friend |young |old |big )?({_NAME})(?: {_NAME})?"
    r"(?=,? (?:the (?:one|lad|bloke|man|woman|girl|boy|guy|fella) )?(?:with|from|of|at|in|who|off|on|over|down|again)\b"
    r"|[,.!] ?(?:that['’]s who|again|of course)|[.!?]|$|,)"
)


def named_culprits(part: FieldReading, reading: Reading) -> Iterator[Stretch]:
    """A first name given where a post asks, or has just told, who did some wrong or brought a complaint."""
    done = _MISDEED.search(part.raw) if part.meets(_WRONGS) else None
    if done is None or part.cues("dealing-clear", "life-told"):
        return
    for told in _NAMED.finditer(part.raw, done.start()):
        if first_name_at(part, told.start(1), reading) and not part.covering("place", *told.span(1)):
            yield told.span()

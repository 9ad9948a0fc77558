"""
Disputes: the kinds of controversy that nobody listed, found by what is fought over, what is done to it, and how.

A library, a school or a bus route is ordinary until somebody means to close, move or charge for it; a bypass, a
turbine or a boundary review divides a place as soon as it is proposed. So two signals are asked for: a place and a
change with the sign of a decision, or a scheme with that sign. Without a decision only words that fight count. The
road not taken: a list of controversies, which always ends one short.
"""

import re
from collections.abc import Sequence, Set
from typing import Final

from gate.publicity.meaning.everyday_uses import in_another_sense, street
from gate.publicity.text.field_reading import PHRASE
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Found

Stretch = tuple[int, int, str, str]
"""Start, end (excluded), the subject, and how sure: `kind` for a matter under decision, `changed` for a place and
what is done to it, `asset` or `scheme` for the name alone."""

_DONE_TO: Final = frozenset({"change", "final", "deliberation"})
"""Of which one stands wherever a place is more than a place."""
SERVICE_SUBJECT: Final = "the future of a local service"
SCHEME_SUBJECT: Final = "a scheme that divides opinion"

_NEAR: Final = 75  # characters between a place and what is done to it: about twelve words
_BREAK: Final = re.compile(r"[:;,–—(]|\b(?:opening|times?|hours|dates?|oriau|amserau)\b")
_ABOUT: Final = 40  # characters between *about* and what it is about
_SHORT: Final = 240  # a post so short is about one matter


def disputes(part: FieldReading, idle: Set[str] = frozenset()) -> list[Stretch]:
    """Where a field touches a matter of a contested kind. A stretch may lie over another.

    Of stretches as sure as `idle` says nothing would come: they may be left out.
    """
    assets, schemes = part.cues("asset"), part.cues("scheme")
    if "asset" in idle and part.signs.isdisjoint(_DONE_TO):
        assets = ()
    if not assets and not schemes:
        return []
    used = part.cues("how-to")
    assets = [one for one in assets if not _named(part, one) and not _unsafe(part, one)]
    schemes = [
        one
        for one in schemes
        if not any(told.start <= one.start and one.end <= told.end for told in used)
        and not (part.raw[one.start].isupper() and street(part, one.end))
    ]
    changes = [one for one in part.cues("change") if not in_another_sense(part, one.start, one.end)]
    final = [one for one in part.cues("final") if not in_another_sense(part, one.start, one.end)]
    hiring = part.cues("recruitment")
    weak = [one for one in part.cues("process-weak") if not hiring and not _serving(part, one)]
    decisions = [*part.cues("process", "process-actor"), *weak]
    for told in used:
        decisions = [one for one in decisions if one.end <= told.start or one.start >= told.end]
    talks = [one for one in part.cues("deliberation") if not helpline(part, one)]
    papers = [one for one in part.cues("deliberation", "about") if not helpline(part, one)]
    decisions.sort(key=lambda one: one.start)
    found: list[Stretch] = []
    for asset in assets:
        if (talk := _talked_over(part, talks, asset)) is not None:
            found.append((talk.start, asset.end, SERVICE_SUBJECT, "kind"))
        near = asset.start - _NEAR - PHRASE, asset.end + _NEAR + 1
        for change in (*part.within(final, *near), *part.within(changes, *near)):
            if not _linked(part, asset, change):
                continue
            start, end = min(asset.start, change.start), max(asset.end, change.end)
            sure = change.key == "final" or _decided(part, decisions, asset, change)
            found.append((start, end, SERVICE_SUBJECT, "kind" if sure else "changed"))
        found.append((asset.start, asset.end, SERVICE_SUBJECT, "asset"))
    for scheme in schemes:
        open_signs: Sequence[Found] = decisions
        if part.raw[scheme.start : scheme.end].lower() in _THINGS:
            open_signs = [] if hiring else part.within(decisions, *part.sentence(scheme.start))
        if _decided(part, open_signs, scheme) or _talked_over(part, papers, scheme) is not None:
            found.append((scheme.start, scheme.end, SCHEME_SUBJECT, "kind"))
        found.append((scheme.start, scheme.end, SCHEME_SUBJECT, "scheme"))
    return found


_THINGS: Final = word_set(
    "prison tram trams airport tunnel supermarket superstore hostel stadium arena tower quarry crematorium barracks "
    "warehouse warehouses flag flags temple statue statues mast turbine turbines pontoon sewer tramway runway monument "
    "casino substation pipeline mine mines carchar tŵr chwarel baner cerflun"
)
"""Schemes that are also plain things, long there: in question only where the same sentence tells of a decision."""


_ASK_US: Final = re.compile(
    r"\b(?:answers?|answering|answered|any|your|got|have|got any) questions?\b|\bquestions? (?:about|on) [^.!]{2,60}\?"
    r"|\bateb (?:eich |unrhyw )?g?c?h?westiynau",
    re.IGNORECASE,
)


_ON_DAY: Final = re.compile(
    r" (?:(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:good|easter|bank|this|next) |(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|ddydd |nos )(?! (?:closing|opening|hours))",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r" 0[\d ]{4}")


def helpline(part: FieldReading, one: Found) -> bool:
    """Whether *questions about* are those that somebody answers, *advice on* a telephone number, *overturned* a van."""
    if any(told.start <= one.start and one.end <= told.end for told in part.cues("how-to")):
        return True
    told = part.raw[one.start : one.end].lower()
    if told == "overturned" and part.sought(_VEHICLE, *part.sentence(one.start)):
        return True  # a lorry, and no decision
    if told.endswith((" on", " ar")) and (_NUMBER.match(part.raw, one.end) or _ON_DAY.match(part.raw, one.end)):
        return True
    if "question" not in told:
        return False
    return bool(_ASK_US.search(part.raw, max(0, one.start - 16), one.end + 70))


def _talked_over(part: FieldReading, talks: list[Found], subject: Found) -> Found | None:
    """The words of a discussion right before what it is about: *a petition on the closing of the* library."""
    return next(
        (
            talk
            for talk in part.within(talks, subject.start - _ABOUT - PHRASE, subject.start)
            if talk.start < subject.start
            and -len("the future of ") <= subject.start - talk.end <= _ABOUT
            and talk.end <= subject.end
            and part.same_sentence(talk.start, subject.start)
            and not _BREAK.search(part.raw[talk.end : max(talk.end, subject.start)].lower())
        ),
        None,
    )


def _linked(part: FieldReading, asset: Found, change: Found) -> bool:
    """Whether a change is said of a place: both in one sentence, near, and not one inside the other."""
    if change.start < asset.start and asset.end < change.end:
        return True  # bringing the two schools together
    if asset.start < change.end and change.start < asset.end:
        return False
    far = change.start - asset.end if change.start >= asset.end else asset.start - change.end
    if far > _NEAR or not part.same_sentence(asset.start, change.start):
        return False
    if _HAVING & set(part.words_before(asset.start, 4)):
        return False  # call us if you want garden waste taken away
    return not timed(part, change)


_HAVING: Final = word_set("want wants wish need needs like get getting")


_DAY: Final = re.compile(
    r"\W{0,2}(?:early |late |again |good friday|easter|christmas|boxing day|new year"
    r"|bank holiday|today|tonight|tomorrow|this (?:morning|afternoon|evening|weekend)|at (?:noon"
    r"|midnight|\d)|from \d|until|til+ |between|overnight"
    r"|for (?:the|a|an|one|two|\w+ing|essential|repairs?|staff"
    r"|drains?|pipes?|cables?|fibre|broadband|sewers?|gas|water)|because|due to|while|after|on (?:mon|tues|wednes"
    r"|thurs|fri|satur|sun|good|easter|boxing|bank|christmas|new year|the \d|\d)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|date|time|a day|one day|day|un diwrnod|ddiwrnod"
    r"|dros dro|heddiw|heno|yfory|ddydd|nos |rhwng"
    r"|oherwydd|am \d|tan |fewn )"
)


def _named(part: FieldReading, one: Found) -> bool:
    """Whether a word is part of the name of a street (Park Road, Mill Lane) or is a ward: *Quayside*."""
    if not part.raw[one.start].isupper():
        return False
    if street(part, one.end) or part.covering("ward", one.start, one.end) is not None:
        return True
    return any(place.start < one.start and one.end <= place.end for place in part.of("place"))


_UNSAFE: Final = re.compile(
    r"(?:dangerous|unsafe|diseased|dead|dying|fallen|leaning|rotten|storm-damaged|infected|overhanging) (?:\w+ )?$"
)
_UNSAFE_AFTER: Final = re.compile(
    r" (?:\w+ )?(?:peryglus|beryglus|marw|heintus|pwdr|wedi cwympo|wedi syrthio"
    r"|with (?:ash )?dieback|at risk of falling)"
)


def _unsafe(part: FieldReading, one: Found) -> bool:
    """Whether a thing is called a danger: a dead tree is felled for safety, and nobody fights over it."""
    before, after = part.raw[max(0, one.start - 30) : one.start].lower(), part.raw[one.end : one.end + 30].lower()
    return bool(_UNSAFE.search(before) or _UNSAFE_AFTER.match(after))


def _serving(part: FieldReading, one: Found) -> bool:
    """Whether a sentence speaks of works, closures and times, or something is *as planned*: everyday service."""
    if part.raw[max(0, one.start - 3) : one.start].lower() == "as ":
        return True
    return bool(part.told_beside(one.start, "service", "emergency"))


_NO_CHANGE: Final = word_set(
    "wedi dyddiad cake book plant jumble boot yard garage charity bake craft sample table summer"
)


def timed(part: FieldReading, change: Found) -> bool:
    """Whether a change is only for a time, or no change: closed on Monday, shut for repairs, a light *wedi torri*."""
    before = part.words_before(change.start, 1)
    if before and before[0] in _NO_CHANGE:
        return True
    if any(one.start < change.start and change.end <= one.end for one in part.cues("defend-clear")):
        return True  # until the end of September
    told = part.raw[change.start : change.end + 30].lower()
    if told.startswith("clos") and _ENTRIES.match(part.raw, change.end):
        return True  # entries close at the library
    ahead = max(0, change.start - 60), change.start
    if told.startswith(("clos", "shut", "block")) and _THE_ROAD.search(part.raw, *ahead):
        return True  # the road is shut
    if before and before[0] in _JOINED_IN and told.startswith("scheme"):
        return True
    if _MOWN.match(told) or (before and before[0] in _GROWN and told.startswith("cut")):
        return True
    if _NEAR_TO.match(part.raw, change.start):
        return True  # creels close to the pier
    return bool(_DAY.match(told[change.end - change.start :]) or _SALES.match(told))


_VEHICLE: Final = re.compile(
    r"\b(?:lorry|lorries|van|vans|cars?|tractor|trailer|tanker|caravan|coach|minibus|bus|truck|vehicles?|digger|hgv|boat"
    r"|dinghy|kayak|canoe|skip|bins?|quad bike|trampoline|lori|cerbyd|cwch)\b",
    re.IGNORECASE,
)
_THE_ROAD: Final = re.compile(
    r"\b(?:the|this|that|one|both|all) (?:road|lane|street|junction|carriageway|slip road|footway|pavement|lanes|roads)"
    r" (?:is|are|was|were|has been|have been|remains?|stays?)(?: (?:now|also|still|currently|partly|fully))? $"
)
_ENTRIES: Final = re.compile(
    r" at (?:(?:the|our|all|any|your|each|every|local|nearest|main|town|central|six|seven) )*(?:librar|museum|galler"
    r"|leisure|swimming|pool|community|school|village hall|town hall|civic|visitor|children|family hub|customer"
    r"|reception|caf|gym|theatre|box office|tourist|information)",
    re.IGNORECASE,
)
_GROWN: Final = word_set("grass hedge verge hay lawn meadow silage hair")
_MOWN: Final = re.compile(r"cuts? of (?:the|this) (?:year|season|summer|spring|grass|month)\b")
_JOINED_IN: Final = word_set(
    "play holiday pension loan deposit reward loyalty savings saver tenancy insurance coupon buddy mentoring volunteer "
    "volunteering toy uniform swap reading walking cycle bike badge pass card voucher discount repair mentor pairing"
)
"""Before *scheme* they make it something that people join, and no plan: a play scheme, a loan scheme."""
_NEAR_TO: Final = re.compile(
    r"close to (?:the|our|your|an?|its|home|where|here)\b(?! (?:public|traffic|visitors))", re.IGNORECASE
)
_SALES: Final = re.compile(
    r"sold out(?! (?:by|us|our|the|for|to)\b)|selling (?:fast|out|tickets|cakes|tea|teas|coffee|plants|books"
    r"|off (?:old|surplus)|its (?:old|surplus|spare)|(?:two|three|four|five|six|seven|eight|nine|ten|\d+|old"
    r"|surplus|second-hand|used|spare) )"
    r"|cuts? (?:above|and (?:grazes|bruises|scrapes|sews?|paste|blow))|cutting (?:garden|edge|board|patch)"
    r"|scrap (?:heap|yard|metal|paper|book|store|dealer|wood)|closing (?:time|ceremony|concert|speech|party|night)"
)
"""What a place sells, or a show that is full: neither is the sale of the place, nor is a cut above the rest a cut."""


def _decided(part: FieldReading, decisions: Sequence[Found], *known: Found) -> bool:
    """Whether a sign of a decision stands in the same sentence or, in a short post, in any."""
    short = len(part.raw) <= _SHORT
    for one in decisions if short else part.within(decisions, *part.sentence(known[0].start)):
        if any(one.start < other.end and other.start < one.end for other in known):
            continue
        if len(part.raw) <= _SHORT or part.same_sentence(one.start, known[0].start):
            return True
    return False


def rallies(part: FieldReading, one: Found, start: int, end: int) -> bool:
    """Whether a call opens its sentence and is about the stretch from `start` itself: not *the keys with* somebody."""
    before = part.words_before(one.start, 1)
    opens = not before or before[0] in _THEN
    if not opens or one.start > start or start - one.end > 25:
        return False
    if one.key == "rally-name" and not _BY_NAME.match(part.raw, one.start):
        return False
    return not _ASIDE.search(part.raw[one.end : max(one.end, start)].lower()) and not _OF_IT.match(part.raw, end)


_BY_NAME: Final = re.compile(r"[\w'’]+(?: [a-z'’]+)? (?=[A-ZÂÊÎÔÛŴŶ])")
_ASIDE: Final = re.compile(
    r"[:;.!?]|\b(?:with|at|in|on|to|by|from|near|behind|outside|inside|under|until|when|if|who|that)\b"
)
_OF_IT: Final = re.compile(
    r" (?:volunteers?|staff|team|crew|gardeners?|members|choir|cat|dog|carpet|cakes?|quiz|raffle|manager|helpers"
    r"|leaders?|cleaners?|drivers?|wardens?|workers?|lifeguards?|fair|fête|open day|date|tickets?|keys?|books?|cards?"
    r"|tidy|clean|safe|in mind|in your)\b",
    re.IGNORECASE,
)
_THEN: Final = word_set("and please just so instead then let's only simply a jyst plis felly")

"""
Issues: where a text touches a controversial subject, and whether it argues.

A wording that means the subject stands by itself. A place or service that is argued about counts only beside a word
of the argument (a proposal, a closure, a petition), so that roadworks at a contested site stay service information.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from gate.publicity.meaning.companions import companions
from gate.publicity.meaning.disputes import disputes, helpline, timed
from gate.publicity.meaning.everyday_uses import (
    asked_of_people,
    civil,
    everyday,
    in_another_sense,
    landmark,
    long_ago,
    meeting_place,
    own_hours,
)
from gate.publicity.meaning.overlaps import overlaps
from gate.publicity.meaning.stances import argument, opinion, slogan, stirred, useful
from gate.publicity.text.field_reading import PHRASE
from gate.publicity.text.folding import fold_word, word_set
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.reading import FieldReading, Found, Reading
from gate.publicity.text.stretches import Taken

_REFERENCE: Final = re.compile(
    r"\b(?:[a-z]{1,5}/|[a-z]{1,3})?\d{2,4}/(?:[a-z]{1,4}/)?\d{3,6}(?:/[a-z]{1,6})?\b|\b[a-z]{1,4}\d{6,}\b"
    r"|\b[a-z]{1,5}/\d{3,6}/\d{2,4}(?:/[a-z]{1,6})?\b|\b\d{3,6}/\d{2}/[a-z]{1,4}\b"
)
_HEARING: Final = re.compile(r"\b(?:hearing|hearings|gwrandawiad)\b", re.IGNORECASE)
_HOUR: Final = re.compile(r"\d[.:]\d\d|\d ?[ap]m\b|\bnoon\b|\bhanner dydd\b|\d(?:yb|yh)\b", re.IGNORECASE)
_ROOM: Final = re.compile(r"\b(?:room|chamber|hall|online|ystafell|siambr|neuadd|ar-lein)\b", re.IGNORECASE)
_HOMES: Final = re.compile(
    r"\b\d[\d,]{0,12}\d (?:new |extra |more |o )?(?:homes|houses|flats|dwellings|dai|gartrefi|dŷ)\b"
)
_OF_HOMES: Final = (
    *("planning", "site", "farm", "develop", "estate", "plan", "fields", "land", "cynllun", "safle"),
    *("no surgery", "no school", "no doctor", "one road", "no road", "no shop", "no bus", "no drains"),
)
"""Words of a plan for new homes, and what they are said to come without."""
_WEAK: Final = word_set(
    "residents guests close closes closing closed charge for sold selling sell increase increases rise rises "
    "application questions about questions on concerns cut cuts cutting plans plans to plans for review of "
    "arrivals housed extension of the expansion campaign cau gau chau torri dorri preswylwyr cynllun "
    "cynlluniau gynlluniau relocation relocate"
)
_FIRM: Final = re.compile(
    r"clos(?:ure|e|es|ing)|cut|hours|inspector|hearing|decision|planners|gwrandawiad|penderfyniad|arolygydd|volunteer|petition|protest|campaign|future|sale|sell|sold|transfer|trial"
    r"|scheme|propos|objec"
    r"|controvers|demoli|scrap|merg|privatis|outsourc|appeal|inquiry|row over|options|hike|dyfodol|ddyfodol"
    r"|deiseb|ddeiseb|protest"
    r"|cau|gau|chau|torri|dorri|toriadau|cwtogi|gwtogi|gwirfoddol|trosglwyddo|gwerthu|werthu|uno|huno|dymchwel"
    r"|gwrthwyneb|cynigion|gynigion"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A stretch that touches a subject. `argued` is the word that argues, where one does.

    `everyday` says that words of other uses are taken for the subject: a library, the swings.
    """

    part: FieldReading
    start: int
    end: int
    topic: str
    argued: Found | None
    quiet: str = ""  # why it is let pass, where it is
    everyday: bool = False


def issues(reading: Reading) -> tuple[Issue, ...]:
    """Every controversial subject that a reading touches, in the order of the words."""
    if reading.topics is None:
        found: list[Issue] = []
        for part in reading.fields:
            found += _in_field(part, reading.lexicon)
        reading.topics = tuple(found)
    return reading.topics  # type: ignore[no-any-return]


def planning_notice(part: FieldReading) -> bool:
    """Whether a field is the notice of an application by its number, or of a hearing by its hour and room."""
    if len(part.raw) <= 160 and _HEARING.search(part.raw) and _HOUR.search(part.raw) and _ROOM.search(part.raw):
        return True
    told = part.figures and part.cues("look-and-comment", "planning-notice")
    return bool(told) and _REFERENCE.search(part.text) is not None


def _in_field(part: FieldReading, lexicon: Lexicon) -> list[Issue]:
    found: list[Issue] = []
    notice = planning_notice(part)
    idle = frozenset[str]() if notice else _idle(part)
    spans = [(one.start, one.end, one.key, one.entry.strength) for one in part.of("topic")]
    spans += overlaps(part, lexicon)
    spans += companions(part)
    for homes in _HOMES.finditer(part.text) if part.figures else ():
        start, end = part.folded.span(*homes.span())
        if any(word in part.text for word in _OF_HOMES):
            spans.append((start, end, "housing-plan", "strong"))
    spans += disputes(part, idle)
    held = {(one.start, one.end) for one in part.of("office")}
    spans = [
        one
        for one in spans
        if one[3] not in idle and (one[0], one[1]) not in held and not in_another_sense(part, one[0], one[1])
    ]
    spans.sort(key=lambda one: (_RANK[one[3]], one[0] - one[1], one[2] not in lexicon.local_topics, one[0]))
    spans = [_as_named(part, *one, lexicon.to_come.get(one[2], frozenset())) for one in spans]
    quiet: list[Issue] = []
    taken, passed = Taken(), defaultdict[str, Taken](Taken)
    for start, end, topic, strength in spans:
        if taken.meets(start, end) or passed[topic].meets(start, end):
            continue
        judge = _judge_kind if strength in _KINDS else _judge
        issue = judge(part, start, end, topic, strength, notice)
        if issue is not None:
            (quiet if issue.quiet else found).append(issue)
            (passed[issue.topic] if issue.quiet else taken).take(issue.start, issue.end)
    found += [one for one in quiet if not taken.meets(one.start, one.end)]
    return sorted(found, key=lambda one: (one.start, one.end))


_RANK: Final = {
    "strong": 0, "site": 1, "overlap": 2, "anchor-capital": 3, "anchor": 4, "scene": 5, "head": 6, "kind": 7,
    "changed": 8, "kin": 9, "scheme": 10, "asset": 11,
}  # fmt: skip
_AS_KIND: Final = {
    "strong": "kind", "overlap": "kind", "site": "scheme",
    "anchor": "asset", "anchor-capital": "asset", "scene": "asset", "kin": "asset", "head": "scheme",
}  # fmt: skip
_KINDS: Final = frozenset({"kind", "changed", "scheme", "asset"})
_EVERYDAY: Final = frozenset({"anchor", "scene", "kin", "head"}) | _KINDS
_LISTED: Final = frozenset({"strong", "overlap", "site", "anchor-capital", "scene", "head"})  # all but one other word
_OPINION: Final = {
    "kind": ("rally", "rally-name", "defend", "irony", "verdict", "urge", "argue", "blame", "argue-weak", "loaded"),
    "changed": ("rally", "rally-name", "defend", "irony", "verdict", "argue", "blame"),
    "scheme": ("rally", "rally-name", "defend", "irony", "verdict", "argue", "blame"),
    "asset": ("rally", "rally-name", "defend", "irony"),
}  # fmt: skip
_ARGUED: Final = frozenset(_OPINION["kind"]) | word_set(
    "jest mock mock-mild contend deliberation process process-actor about history"
)
_WANTS: Final = (
    (_ARGUED, frozenset({"anchor-capital", "anchor", "scene", "head", "kin"})),
    (frozenset(_OPINION["kind"]) | {"hot"}, frozenset({"scheme"})),
    (frozenset(_OPINION["changed"]), frozenset({"changed"})),
    (frozenset(_OPINION["asset"]), frozenset({"asset"})),
)
"""Ideas of which one, or the turn of a slogan, stands in every field where a stretch so sure is a subject, but for a
notice. A way to count that is added is added here: `test_signs.py` finds one that was forgotten."""


def _idle(part: FieldReading) -> frozenset[str]:
    """How sure the stretches are that cannot be a subject in a field."""
    return frozenset[str]().union(*(sure for ideas, sure in _WANTS if not stirred(part, ideas)))


def _judge(part: FieldReading, start: int, end: int, topic: str, strength: str, notice: bool) -> Issue | None:
    if strength in {"anchor-capital", "scene"} and not part.raw[start].isupper():
        return None
    if strength == "anchor-capital" and part.covering("ward", start, end) is not None:
        return None  # everything in a ward has its name
    if part.raw[start].isupper() and _GOES_ON.match(part.raw, end):
        return None  # another place of that name: Stoneham Grange Farm Shop
    if strength in {"kin", "head"} and part.raw[start].isupper() and not part.opens_sentence(start):
        return None  # a word of a name: Mill Lane
    bare = strength in {"anchor", "anchor-capital", "scene", "kin", "head"}
    first, last = part.sentence(start)
    contends = [
        one
        for one in part.within(part.cues("contend", "deliberation"), first, last)
        if not (one.start < end and start < one.end) and not timed(part, one) and not helpline(part, one)
    ]
    service = [
        one
        for one in part.cues("service", "emergency")
        if (first <= one.start < last or strength == "site") and not (start <= one.start and one.end <= end)
    ]
    name = strength == "anchor" and part.raw[start].isupper() and " " in part.raw[start:end]
    if (
        (strength == "head" or (name and not notice and not useful(part)))
        and not service
        and not civil(part)
        and not _past(part, start, end)
    ) or (strength == "anchor" and _spoken_of(part, start)):
        contends += [
            one
            for one in part.within(part.cues("process", "process-actor", "about"), first, last)
            if not (one.start < end and start < one.end) and not helpline(part, one)
        ]
    firm = [
        one
        for one in contends
        if one.key in {"deliberation", "process", "process-actor", "about"}
        or _FIRM.match(part.raw[one.start : one.end].lower())
    ]
    told = [one for one in contends if part.raw[one.start : one.end].lower() not in _WEAK]
    weak = (not bare and not (strength == "site" and service)) or (strength == "anchor" and bool(firm) and not service)
    argued = argument(part, start, end, weak=weak, sure=strength == "anchor-capital", apart=strength == "overlap")
    if argued is None or (strength in {"kin", "head"} and not _together(part, argued.start, start)):
        argued = _stance(part, start, end, topic, strength)
    reach = (start, end)
    near = min(contends, key=lambda one: abs(one.start - end), default=None)
    if near and (abs(near.start - end) < 30 or abs(start - near.end) < 30):
        reach = (min(start, near.start), max(end, near.end))
    if argued is not None:
        if notice and argued.key == "argue-weak":
            argued = None
        elif (strength in {"anchor", "scene", "kin", "head"} and service and not told and useful(part)) or (
            strength in {"scene", "kin", "head"}
            and (civil(part) or (strength != "scene" and not _beside(part, argued, start)))
        ):
            return None
    if argued is not None:
        everyday = strength in _EVERYDAY
        return Issue(part=part, start=start, end=end, topic=topic, argued=argued, everyday=everyday)
    if strength in {"scene", "kin"}:
        return None
    if long_ago(part, start):
        return Issue(part=part, start=start, end=end, topic=topic, argued=None, quiet="past")
    if notice:
        return Issue(part=part, start=start, end=end, topic=topic, argued=None, quiet="notice")
    asked = [one for one in part.cues("process") if first <= one.start < last and not helpline(part, one)]
    if strength == "site" and (service or not _open(part)) and not told and not asked:
        return Issue(part=part, start=start, end=end, topic=topic, argued=None, quiet="service")
    served = [
        one
        for one in part.cues("how-to", "incident")
        if one.end <= start or one.start >= end or (one.start < start and end < one.end)
    ]
    served += part.within(part.cues("service"), end, last)
    served += [one for one in part.cues("emergency") if one.end <= start or one.start >= end]
    if strength in {"strong", "overlap"} and (landmark(part, start, end) or own_hours(part, start, end)):
        served += part.told_beside(start, "service")
    elsewhere = not _open(part) and (
        meeting_place(part, start) or (landmark(part, start, end) and bool(part.cues("practical")))
    )
    papers = part.cues("process", "process-actor", "final")
    decided = told or asked_of_people(part.raw[start:end]) or any(not helpline(part, one) for one in papers)
    if strength in {"strong", "overlap"} and (served or elsewhere) and not decided:
        return Issue(part=part, start=start, end=end, topic=topic, argued=None, quiet="service")
    if strength in {"anchor", "anchor-capital", "head"}:
        if not contends or (service and not told) or (strength != "anchor-capital" and not firm):
            return None
        return Issue(part=part, start=reach[0], end=reach[1], topic=topic, argued=None)
    if strength == "overlap" and ((service and not told) or civil(part)):
        return None
    return Issue(part=part, start=start, end=end, topic=topic, argued=None)


_TOWARDS: Final = re.compile(r"(?:for|on|about|of|into|over|around|at|ar|am|i|ynghylch)(?: the| our| y| yr)? ?$")


def _spoken_of(part: FieldReading, start: int) -> bool:
    """Whether a place stands right behind what is decided or shown of it: *the drawings for Kirk Road*."""
    return any(
        0 <= start - one.end <= 12 and _TOWARDS.search(part.raw[one.start : start].lower())
        for one in part.cues("process", "about", "final")
    )


def _beside(part: FieldReading, argued: Found, start: int) -> bool:
    """Whether what argues stands in the sentence of a subject's other word or, in a post of a line, mocks it."""
    return _together(part, argued.start, start) or (argued.key == "mock" and len(part.raw) <= _LINE)


def _together(part: FieldReading, argued: int, start: int) -> bool:
    """Whether what argues stands in the sentence of a subject, or answers it: *A mast by the school? Never.*"""
    if part.same_sentence(argued, start):
        return True
    _, last = part.sentence(start)
    answer, end = part.sentence(argued)
    asked = 0 <= answer - last <= _APART and part.raw[max(0, last - _APART) : answer].rstrip().endswith("?")
    return asked and len(part.tokens_in(answer, end)) <= _ANSWER


_ANSWER: Final = 5  # words
_APART: Final = 4  # characters between a question and its answer: spaces, an empty line
_LINE: Final = 140  # characters


def _stance(part: FieldReading, start: int, end: int, topic: str, strength: str) -> Found | None:
    """The words that judge, mock or fight over a listed subject, as far as its wording makes it sure."""
    thick = strength == "kin" and _thick(part, start, topic)
    wide = strength in {"head", "site", "anchor-capital"} or thick
    kind = "kind" if wide and not useful(part) else _AS_KIND[strength]
    if strength == "anchor" and not useful(part, *part.sentence(start)):
        kind = "scheme"
    ideas = (*_OPINION[kind], "jest")
    if strength in _LISTED or thick:
        ideas = (*ideas, "mock", "mock-mild")
    elif strength == "kin":
        ideas = (*ideas, "mock")
    argued = opinion(part, start, end, ideas) or slogan(part, start, end, "kin, thick" if thick else strength)
    far = argued is not None and argued.key == "verdict" and not part.same_sentence(argued.start, start)
    return None if far and strength == "anchor" else argued


def _thick(part: FieldReading, start: int, topic: str) -> bool:
    """Whether a sentence holds two of the other words of one subject."""
    words = {
        part.raw[one.start : one.end].lower()
        for one in part.within(part.under("TOPIC"), *part.sentence(start))
        if one.key == topic and one.entry.strength == "kin"
    }
    return len(words) > 1


_GOES_ON: Final = re.compile(
    r" (?:Farm|Shop|Road|Street|Lane|Avenue|Close|Drive|Way|Garage|Surgery|Church|Chapel|Cottage|Cottages|Nursery"
    r"|Stores|Bakery|Garden Centre|Golf|Cricket|Football|Rugby|Bowls)\b"
)


_OPEN_WORDS: Final = re.compile(
    r"review|clos|cuts?\b|subsid|charg|merg|sale|sell|transfer|plan|propos|scheme|deficit|rises?\b|increas|reduc|programme"
    r"|polic|reorganis|order|trial|\bban|levy|tax|target|future|option|frequen|strateg|spill|downgrad|fees"
)  # words of a subject that are no plain service


def _as_named(
    part: FieldReading, start: int, end: int, topic: str, strength: str, to_come: frozenset[str]
) -> tuple[int, int, str, str]:
    """A subject, as a site where it is called by the plain name of what is there: not so what is still to come."""
    last = fold_word(part.raw[start:end]).rpartition(" ")[2]
    site = strength == "strong" and last not in to_come and _plain_name(part, start, end)
    return start, end, topic, "site" if site else strength


def _plain_name(part: FieldReading, start: int, end: int) -> bool:
    """Whether a subject is called by the plain name of a service (*the chain ferry*), and not by what is planned."""
    here = start - PHRASE, end
    if everyday(part.raw[start:end]):
        return True
    if " " not in part.raw[start:end] and any(
        (one.start, one.end) == (start, end) for one in part.within(part.cues("asset"), *here)
    ):
        return True  # a reservoir, a hostel: the thing itself
    if any(one.start < end and start < one.end for one in part.within(part.cues("scheme", "change"), *here)):
        return False
    used = any(one.start < end and start < one.end for one in part.within(part.cues("service"), *here))
    if used and not part.cues("process") and not _OPEN_WORDS.search(part.raw[start:end].lower()):
        return True  # the brown bin
    return any(one.start < end <= one.end for one in part.within(part.cues("asset"), *here))


def _judge_kind(part: FieldReading, start: int, end: int, topic: str, strength: str, notice: bool) -> Issue | None:
    """A matter that nobody listed: flagged while it is decided, and taken for an argument where words fight."""
    if notice:
        return None
    bare = strength == "scheme" and not useful(part)
    hot = bare and any(one.start <= start and end <= one.end for one in part.cues("hot"))
    argued = opinion(part, start, end, _OPINION["kind" if bare else strength]) or slogan(part, start, end, strength)
    if argued is not None and strength == "asset" and argued.key == "irony" and not part.says(_LOSS):
        return None  # what a treat: the band is back
    if argued is not None and strength == "asset" and _of_its_own(part, argued, start):
        return None  # save our socks! and then a workshop
    if argued is not None and argued.key not in {"rally", "rally-name", "defend"}:
        if _past(part, start, end) or (strength in {"scheme", "asset"} and part.cues("how-to", "emergency")):
            return None
    elif argued is None and (_past(part, start, end) or part.cues("emergency", "scam")):
        return None
    if argued is None and strength != "kind" and not hot:
        return None
    return Issue(part=part, start=start, end=end, topic=topic, argued=argued, everyday=True)


def _of_its_own(part: FieldReading, call: Found, start: int) -> bool:
    """Whether a call to save *our* something names it, and the stretch stands in another sentence."""
    ours = call.key == "defend" and part.raw[call.start : call.end].lower().endswith((" our", " ein"))
    return ours and not part.same_sentence(call.start, start)


_LOSS: Final = re.compile(
    r"\bno\b|\bnot\b|n['’]t\b|\bnever\b|\bnobody\b|\bwithout\b|\bminus\b|\bgone\b|\bclos|\bshut|\bcut|\blos[est]|\blast\b"
    r"|\bempt|\bpadlock|\baxe|\bs[eo]ll?d?\b|\bselling|\bmiles?\b|\bwalk|\bwait|\bqueue|\bbulldoz|\bconcrete|\bflats\b"
    r"|\btarmac|\bbye\b|\bpay|£|\bcharg|\bhours?\b|\bdark|\bcold|\bhomeless|\bpotholes?|\brats?\b|\bsmell|\bstink|\bdig"
    r"|\bdim\b|\bheb\b|\bdd?im\b|\bg?cau\b|\bgau\b|\bnid\b|\bolaf\b|\bwerth|\bcerdded|\btalu\b|\bmilltir|\btywyll|🙃|🙄",
    re.IGNORECASE,
)  # what is lost or paid: mock praise of a service has it somewhere, plain praise has not


_SHOW: Final = word_set("exhibition exhibitions display arddangosfa")
_HERITAGE: Final = re.compile(
    r"statue|monument|slave|coloni|flag|strike|union|independence|referendum|mosque|pride|baner|cerflun|caethwas|mine"
    r"|streic|undeb|annibyniaeth|refferendwm|mosg|cofgolofn|pwll glo|chwarel|quarr"
)


def _past(part: FieldReading, start: int, end: int) -> bool:
    """Whether a sentence tells of the past. An exhibition does, but for one of plans: a road, a solar park."""
    past = [one for one in part.told_beside(start, "history") if not (start <= one.start and one.end <= end)]
    told = [one for one in past if part.raw[one.start : one.end].lower() not in _SHOW]
    shown = past and not part.cues("process") and _HERITAGE.search(part.raw[start:end].lower())
    return bool(told or shown)


def _open(part: FieldReading) -> bool:
    """Whether a field speaks of a decision or a change: without one a site that is argued about is a place."""
    told = part.cues("process", "process-actor", "process-weak", "final", "about")
    return any(not helpline(part, one) for one in told) or any(
        part.raw[one.start : one.end].lower() not in _WEAK for one in part.cues("contend")
    )

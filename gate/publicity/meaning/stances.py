"""
Stances: the words that take a side on a subject, and whether a post tells anything else.

An argument stands in the sentence of its subject or, in a short post, beside it. What judges, mocks or fights counts
by how sure the subject is; a turn of phrase counts only where a post tells nothing that people could use.
"""

import re
from collections.abc import Set
from typing import Final

from ahocorasick_rs import AhoCorasick

from gate.publicity.meaning.disputes import rallies
from gate.publicity.meaning.everyday_uses import describes, judges, of_fraud, tells_when
from gate.publicity.text.entries import Entry
from gate.publicity.text.field_reading import PHRASE
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Found
from gate.publicity.text.stretches import Stretches


def useful(part: FieldReading, first: int = 0, last: int | None = None) -> bool:
    """Whether a field, or a stretch of it, tells anything to use: a day, a place to go, a figure, how it is done."""
    figures = _figured(part) and bool(part.says(_FIGURES) if last is None else _FIGURES.search(part.raw, first, last))
    last = len(part.raw) if last is None else last
    told = part.cues("practical", "service", "how-to", "incident", "other-vote", "rosette-clear", "voter-info")
    return figures or any(part.raw[one.start : one.end].lower() not in _VAGUE for one in part.within(told, first, last))


_VAGUE: Final = word_set(
    "january february march april may june july august september october november december today tonight now happy "
    "welcome please lost found talk congratulations free open guide tour fair enjoy visit ring download details "
    "heddiw heno ionawr chwefror mawrth ebrill mehefin gorffennaf awst medi hydref tachwedd rhagfyr croeso"
)  # words of notices that mockery uses too


def _dated(part: FieldReading, month: Found) -> bool:
    """Whether a month stands behind its day: *17 April* is when something is on."""
    return bool(_DAY_OF.search(part.raw[max(0, month.start - 5) : month.start]))


_DAY_OF: Final = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? $")
_RALLYING: Final = frozenset({"rally", "rally-name"})
_MOCKING: Final = frozenset({"irony", "jest", "mock", "mock-mild"})


def opinion(part: FieldReading, start: int, end: int, ideas: tuple[str, ...]) -> Found | None:
    """The nearest words of the ideas that judge or fight, in the sentence of a stretch or in a short post's others."""
    told_so = part.cues(*ideas)
    if not told_so:
        return None
    quiet = part.cues("defend-clear", "argue-clear", "loaded-clear", "insult-clear", "party-clear")
    near = []
    for one in told_so if len(part.raw) <= 200 else part.within(told_so, *part.sentence(start)):
        if one.key in _MOCKING and any(
            told.start >= one.end or told.end <= one.start for told in part.once(_practical)
        ):
            continue
        inside = one.start <= start and end <= one.end and one.end - one.start > end - start
        shared = one.start < end and start < one.end and one.key not in _RALLYING and not inside
        if shared and not (start < one.start and _COPULA.fullmatch(part.raw, one.start, end)):
            continue
        if one.key in _RALLYING and not rallies(part, one, start, end):
            continue
        if (
            any(
                clear.start < one.end
                and one.start < clear.end
                and not (clear.key == "loaded-clear" and one.key in ({"verdict", "defend"} | _MOCKING))
                for clear in part.within(quiet, one.start - PHRASE, one.end)
            )
            or _relative(part, one)
            or of_fraud(part, one)
            or _of_a_contest(part, one)
            or (one.key == "verdict" and not judges(part, one))
            or describes(part, one, start)
        ):
            continue
        far = min(abs(one.start - end), abs(start - one.end))
        if part.same_sentence(one.start, start) or (len(part.raw) <= 200 and far <= 120):
            near.append((far, one.start, one))
    return min(near, key=lambda told: told[:2])[2] if near else None


def _practical(part: FieldReading) -> list[Found]:
    """What a field tells people that they can use or do."""
    return [
        told
        for told in part.cues("practical", "how-to")
        if part.raw[told.start : told.end].lower() not in _VAGUE or _dated(part, told)
    ]


_COPULA: Final = re.compile(r"(?:is|are|was|were|isn['’]t|aren['’]t|will be|has|have|yw|ydi)", re.IGNORECASE)
"""The verb that ends a subject and begins what is said of it: *the filters are*, *are a menace*."""

_SUBJECTS: Final = frozenset({"strong", "overlap", "site", "kind", "changed", "scheme"})

_SHAPED: Final = _SUBJECTS | {"asset", "anchor-capital", "anchor", "scene", "kin", "kin, thick", "head"}

_FIGURES: Final = re.compile(
    r"\b(?!1[5-9]\d\d\b|20\d\d\b)\d{4,}|(?<![£\d])\d{1,2}[.:]\d\d|\d ?[ap]m\b|https?:|www\."
    r"|[a-z]\.(?:uk|org|com|wales|cymru)\b"
    r"|\b\d{1,6} (?:were |voted )?(?:for|against|in favour)\b[^.!?]{1,30}\b\d{1,6} (?:were |voted )?"
    r"(?:for|against|in favour)\b"
)  # a figure of four digits, an hour, an address of a page; how many were for and against

_SITE: Final = re.compile(r"\.(?:uk|org|com|wales|cymru)\b|\.(?<=www\.)|:(?<=http:)|:(?<=https:)")


def _figured(part: FieldReading) -> bool:
    """Whether a figure or the address of a page may stand anywhere."""
    return part.figures or part.says(_SITE)


_SLOGAN: Final = re.compile(
    r"\bno [^.,;:!?\n]{1,40}, (?:and )?no\b|\bdim [^.,;:!?\n]{1,40}, (?:a )?dim\b"
    r"|[,:;] not (?:one|a single|their|theirs|his|for)\b"
    r"|\btoday, [^.!?]{3,40} tomorrow\b"
    r"|^\W*(?:no|dim|not another|no more|dim mwy o) [^.!?]{3,40}\b(?:our|ein|here|yma"
    r"|this (?:valley|village|town|side))\b"
    r"|\?\s+on \w[^.?!\n]{2,40}\?\s+\w|\bthem or us\b|, not (?:\w+ )?\w+[.!]"
    r"|\b\w+ up, (?:\w+ )?\w+ down\b|\b(?:nid|dim) (?:eu|ei|un)\b"
    r"|\bfor (?:some|them|him|her|the (?:few|rich))\b[^.!?]{0,30}\bfor (?:others|us|the rest|you|the many)\b"
    r"|(?<!\w)['\"‘“](?:affordable|consult(?:ation|ed)|listen(?:ing|ed)|improvements?|progress|temporary|sustainable|green"
    r"|savings?|efficienc(?:y|ies)|modernisation|regeneration|renewal|vibrant|investment|choice|safer?|smart|fair"
    r"|transformation|rationalisation|partnership|engagement|vision|opportunity|guests|democracy|democratic"
    r"|independent|enhanced|streamlined|reimagined|public|care|caring|we listened|you said, we did)['\"’”](?!\w)"
    r"|(?:^|[.!?]\s)(?!(?:book|apply|register|order|it|we|you|they|not|and|right|until|up|available|open|on)\b)"
    r"(?:(?!(?:is|are|was|can|open|back|has|have|you|we|the)\b)[\w'’-]+ ){1,4}now[.!]"
    r"|\bisn['’]t \w+,? and (?:it )?isn['’]t\b|\b(?:a|an) \w+ without (?:a|an|its|any) \w+ is\b"
    r"|[:,–—-] (?:\w+ing|\w+er than) [^.!?:]{3,70} since 20\d\d\b"
    r"|(?:^|(?<=[.!?] )|(?<=\n))(?!(?:is|are|was|were|do|does|did|can|could|will|would|has|have|any|got|when|where"
    r"|who|what|why|which|how|if|you|your|want|wanted|need|lost|oes|ydy|yw|a oes|a yw|a ydy|pryd|ble|pwy|beth)"
    r"\b)[^.!?\n]{3,70}\?\s+(?:never|no|nope|no way|no chance|no fear|absolutely not|certainly not|hardly|really"
    r"|seriously|honestly|come off it|not ever|over my dead body|byth|na|go brin|wir)[.!?…]+(?:\s|$)"
    r"|\b(?:got|get|gets) (?:their|the|its|a|an|our) [^.,;:!?]{2,25}[;,:–—] (?:and |but )?[^.,;:!?]{2,40}"
    r" (?:got|gets?) (?:the|a|an|nothing|none)\b"
    r"|\b(?:another|one more|one less|one fewer) \w+, (?:and )?(?:yet )?(?:another|one more|one less|one fewer)\b"
)


_TURNS: Final = AhoCorasick(
    [
        *("no ", "dim ", "nid ", " not ", "not another ", "no more ", "today,", "?", "them or us", " up, ", "now."),
        *("now!", "for some", "for them", "for him", "for her", "for the few", "for the rich", "'", '"', "without"),
        *(" since 20", "another ", "one more ", "one less ", "one fewer ", "got ", "get ", "gets "),
    ]
)
"""What no slogan is without: one of these stands in each choice of the expression, which is dear to look for. A choice
that is added there is added here: `test_signs.py` finds one that was forgotten."""


def _turned(part: FieldReading) -> bool:
    return part.meets(_TURNS)


def stirred(part: FieldReading, ideas: Set[str]) -> bool:
    """Whether a field may hold an opinion of these ideas, or a slogan, so that its places need be asked one by one."""
    return not part.signs.isdisjoint(ideas) or not part.signs.isdisjoint(_POLEMIC) or _turned(part)


_POLEMIC: Final = frozenset({"polemic", "polemic-weak"})


_PLAIN_NOT: Final = frozenset(
    {"didn't", "wasn't", "haven't", "hasn't", "couldn't", "wouldn't", "cannot", "instead", "no one"}
)
"""Beside the bare word of a subject, or its place, they tell what happened: *the relief driver didn't know*."""


_INSTEAD: Final = re.compile(r"\b(?:go to|use|moved?|this time|this year|change|instead|now at|meet)\b", re.IGNORECASE)
"""Words of those who say where a thing is now: at the hall, not the school."""


def _polemic(part: FieldReading) -> list[Found]:
    """The turns of phrase that take a side in a field, but those that begin what only looks like an argument."""
    clears = Stretches((one.start, one.end) for one in part.cues("argue-clear"))
    return [one for one in part.cues("polemic", "polemic-weak") if not clears.hold(one.start, one.start + 1)]


_ANSWER: Final = 20  # characters behind a question, in which it is answered: *Never.*


_FAR: Final = 1000  # characters beyond which a turn of phrase is not about a subject


def _round(start: int, end: int) -> tuple[int, int]:
    """The stretch in which a turn of phrase may be about a subject."""
    return start - _FAR, end + _FAR


def slogan(part: FieldReading, start: int, end: int, strength: str) -> Found | None:
    """
    An argument made without arguing words: where a post tells nothing to do and nothing decided, a turn of phrase that
    takes a side; else the shape of a sentence (no this, no that; ours, not theirs).
    """
    serving = [one for one in part.cues("service", "emergency") if one.end <= start or one.start >= end]
    if strength not in _SHAPED:
        return None
    plain = serving or part.cues(
        "practical", "process", "process-weak", "history", "notice", "voter-info", "how-to", "rosette-clear"
    )
    if not plain and not (_figured(part) and part.says(_FIGURES)):
        polemic = part.once(_polemic)
        near = [
            one
            for one in part.within(polemic, *(_round(start, end) if strength in _SUBJECTS else part.sentence(start)))
            if (one.end <= start or one.start >= end)
            and not _explains(part, one)
            and (
                strength in _SUBJECTS
                or (
                    part.raw[one.start : one.end].lower().replace("’", "'") not in _PLAIN_NOT
                    and (strength != "kin" or " " in part.raw[one.start : one.end].strip())
                )
            )
        ]
        taken = [one for one in near if one.key == "polemic"]
        if strength in _SUBJECTS and len({one.start for one in near}) > 1:
            taken = near
        if taken:
            return min(taken, key=lambda one: (min(abs(one.start - end), abs(start - one.end)), one.start))
    first, last = part.sentence(start)
    if not _turned(part) or part.within(serving, first, last):
        return None
    shape = part.sought(_SLOGAN, first, len(part.raw) if len(part.raw) <= 200 else last + _ANSWER)
    if shape is None or tells_when(shape.group()) or "please" in part.raw[first:last].lower():
        return None
    if shape.group().startswith(", not") and (useful(part) or part.says(_INSTEAD)):
        return None
    return Found(shape.start(), shape.end(), Entry("cue", "argue", "", ""))


_ASKS: Final = word_set("remember know guess ask see tell about and wonder forget or but so exactly")

_OUGHT: Final = frozenset({"should", "must", "ought to", "need to", "needs to", "has to", "have to"})
_OPEN_QUESTION: Final = re.compile(
    r"\b(?:which|what|where|when|how) (?:\w+ ){0,3}(?:should|must|ought|needs?|has|have|do|does)\b[^?]{0,60}\?",
    re.IGNORECASE,
)
_RUNS: Final = re.compile(r"(?:is|are|was|were|isn['’]t|aren['’]t|do|does|don['’]t|doesn['’]t) work(?:ing)?")
_AS_IT_DOES: Final = word_set(
    "again now normally properly fully as on with from until through overnight late nearby to in correctly fine today"
)
_THE_CALL: Final = word_set("a the this their its")
_BECAUSE: Final = word_set("thats is was reason reasons explain explains explaining")
_PUT: Final = word_set("do does did what")

_TO: Final = re.compile(
    r"(?:end|scrap|stop|save|keep|close|reopen|build|fund|ban|pause|halt|axe|ditch|cancel|take|bring|put) the\b"
)


def _relative(part: FieldReading, one: Found) -> bool:
    """
    Whether words only go on from others: *who* after a noun (anyone who needs, the skippers who asked) is no question,
    and *to end the service* says what is proposed.
    """
    told = part.raw[one.start : one.end].lower()
    before = part.words_before(one.start, 1)
    if told in {"should", "must"} and part.opens_sentence(one.start):
        first, last = part.sentence(one.start)
        if part.raw[first:last].rstrip().endswith("?"):
            return True  # should the fund sell its shares? is a question to be decided
    if told in _OUGHT and part.sought(_OPEN_QUESTION, *part.sentence(one.start)):
        return True  # which music should we play?
    if told.startswith("call for") and before and before[0] in _THE_CALL:
        return True  # a debate on a call for something
    if before == ["to"] and _TO.match(told):
        return True
    if _RUNS.fullmatch(told) and _AS_IT_DOES & set(part.words_after(one.end, 1)):
        return True  # the lift is working again
    if _explains(part, one):
        return True
    if one.key == "argue-weak" and before and before[0] in _PUT:
        return True  # where do people stand on the lido?
    return told.startswith(("who ", "who'", "who’")) and bool(before) and before[0] not in _ASKS


def _explains(part: FieldReading, one: Found) -> bool:
    """Whether *why* tells a reason, and asks for none: *that is why the door is shut*."""
    told = part.raw[one.start : one.end].lower()
    return told.startswith("why") and bool(_BECAUSE & set(part.words_before(one.start, 1)))


def _of_a_contest(part: FieldReading, one: Found) -> bool:
    """Whether a loaded word tells of a show or a contest: *the best biscuit catcher* judges nothing else."""
    return one.key == "loaded" and bool(part.told_beside(one.start, "rosette-clear"))


def argument(
    part: FieldReading, start: int, end: int, *, weak: bool, sure: bool = False, apart: bool = False
) -> Found | None:
    """
    The words that argue, in the sentence of a stretch or, in a short post, in the next; the nearest first. Where the
    words of a subject stand `apart`, those that argue may stand between them.
    """
    first, last = part.sentence(start)
    quiet = part.cues(
        "party-clear", "insult-clear", "confidential-clear", "argue-clear", "defend-clear", "loaded-clear"
    )
    near: list[tuple[int, Found]] = []
    plain = part.cues("practical", "service")
    loaded = {one.start for one in part.cues("loaded")}
    kinds = (
        ("argue", "blame", "argue-weak", "loaded")
        if weak
        else ("argue", "blame", "loaded")
        if len(loaded) > 1 or sure
        else ("argue", "blame")
    )
    arguing = part.cues(*kinds)
    for one in arguing if len(part.raw) <= 320 else part.within(arguing, first, last):
        if one.start >= start and one.end <= end and not (apart and one.key == "argue" and start < one.start):
            continue
        clears = part.within(quiet, one.start - PHRASE, one.end)
        if any(
            (clear.start <= one.start < clear.end or one.start <= clear.start < one.end)
            and not (clear.key == "loaded-clear" and one.key == "argue" and one.start < clear.start)
            for clear in clears
        ):
            continue
        if _relative(part, one) or of_fraud(part, one) or describes(part, one, start):
            continue
        if _of_a_contest(part, one):
            continue
        far = min(abs(one.start - end), abs(start - one.end))
        if first <= one.start < last:
            near.append((far, one))
        elif len(part.raw) <= 320 and (one.key == "argue" or (one.key == "blame" and (weak or not plain))):
            near.append((200 + far, one))
    return min(near, key=lambda pair: (pair[0], pair[1].start))[1] if near else None

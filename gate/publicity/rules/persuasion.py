"""
Persuasion (PE3, YR1): telling people how to vote, and campaigning on an official account.

Forbidden at any time where it favours a party or candidate (Local Government Act 1986, s. 2); in a period a council
issues nothing that seeks to influence voters (Publicity Code 2011, para. 35). Saying how voting works, and that
people may vote, is the electoral officers' duty and stays allowed (Electoral Administration Act 2006, s. 69).
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.mentions import mentions
from gate.publicity.meaning.partisan import harmless_call, party_mentions
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Found, Reading

_LGA: Final = Citation("lga-1986", "s. 2")
_CODE: Final = Citation("publicity-code-2011", "para. 35")
_MAKE_IT: Final = re.compile(
    r"(?i)\b(?:make it|let it be|let['’]s make it|it has to be|it['’]s got to be|it must be|go with|go for|stick with"
    r"|stay with|switch to|choos(?:e|ing)|pick|try|trust|support|support for|side with|plump for|opt for"
    r"|give)(?: the| a| y| yr)? $"
)
"""Before the name of a party alone: what asks people to choose it."""
_VOTE: Final = word_set("vote votes voting elect re-elect reelect back pleidleisiwch pleidleisia pleidleisio etholwch")


def _on_something_else(part: FieldReading) -> bool:
    """Whether people vote on something that is no election."""
    other = part.cues("other-vote", "past-election")
    return (bool(other) and not part.cues("polling-date", "voter-info")) or len({one.start for one in other}) > 2


_THURSDAY: Final = frozenset({"thursday", "dydd iau", "ddydd iau"})
_CHANGE: Final = re.compile(r"change|start|clear|time|newid|amser|dechrau|ddechrau|new |fresh")


_SOMEONE: Final = re.compile(r"(?i)\b(?:someone|somebody|faces?|people|blood|challenger|newcomer|locals?|one of us)\b")


def _said_there(part: FieldReading, one: Found) -> bool:
    """Whether what else may change is named in the sentence or, behind a question, in the next: *Time for a change?*"""
    first, last = part.sentence(one.start)
    if part.raw[:last].rstrip().endswith("?"):
        last = part.sentence(min(last + 1, len(part.raw) - 1))[1]
    return bool(part.within(part.cues("change-clear"), first, last))


def _changes_elsewhere(part: FieldReading, one: Found) -> bool:
    """Whether *time for a change* is said of clocks, courses or careers, and not of those who govern."""
    return (
        _said_there(part, one)
        and not _SOMEONE.search(part.raw, one.start, one.end)
        and bool(_CHANGE.search(part.raw[one.start : one.end].lower()))
        and not part.cues("polling-date", "party-context", "group-label", "government")
        and all(part.raw[day.start : day.end].lower() in _THURSDAY for day in part.cues("polling-day"))
    )


@rule(
    code="PE311",
    name="partisan-vote-exhortation",
    title="tells people how to vote",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=_LGA,
    message="‘{words}’ tells people which way to vote. Say when and how they can vote, and no more.",
    cure="Say when and how people can vote, and no more.",
    needs=("vote-for", "vote-hint", "vote-weak", "other-vote", "neutral-vote"),
    signs=("vote-for", "vote-hint", "vote-weak", "PERSON", "PARTY", "EMBLEM"),
)
def partisan_vote_exhortation(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A call to vote a way, by words, slogan or hint."""
    yield from (mark for mark in _calls(reading) if not _against(reading, mark))


@rule(
    code="PE312",
    name="negative-vote-exhortation",
    title="tells people whom to vote out",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=_LGA,
    message="‘{words}’ tells people whom not to vote for. Say when and how they can vote, and no more.",
    cure="Say when and how they can vote, and no more.",
    needs=("vote-for", "other-vote", "neutral-vote"),
    signs=("vote-for", "vote-hint", "vote-weak", "PERSON", "PARTY", "EMBLEM"),
)
def negative_vote_exhortation(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A call to vote against somebody, to vote them out, or to send them a message."""
    yield from (mark for mark in _calls(reading) if _against(reading, mark))


_AGAINST: Final = re.compile(
    r"\b(?:don't|do not|never|not|out|oust|unseat|reject|remove|beat|block|stop|kick|boot|sack|fire|against|anyone but"
    r"|anybody but|rid|punish|message|signal|neges|lesson|peidiwch|paid|allan|mas|drws|yn erbyn|goodbye|good riddance"
    r"|farewell|show (?:them|him|her) the|elbow|marching orders|p45s?|sweep"
    r"|throw|turf|clear|keep (?:them|him|her) out|keep that|lock them)\b"
)


def _against(reading: Reading, mark: Mark) -> bool:
    """Whether a call asks for a vote against somebody."""
    part = next(one for one in reading.fields if one.name == mark.field)
    return bool(_AGAINST.search(part.raw[mark.start : mark.end].lower()))


def _close_game(part: FieldReading, one: Found) -> bool:
    """Whether *neck and neck* is told of a game or a contest, where nobody speaks of a poll or a ward."""
    return (
        one.entry.phrase.startswith("(neck and neck|")
        and bool(part.cues("rosette-clear", "other-vote"))
        and not part.cues("polling-day", "polling-date", "party-context")
        and part.signs.isdisjoint({"WARD", "PARTY"})
    )


_APPLICATION: Final = re.compile(
    r"(?:\W+[\w'’]+){0,5}?\W+(?:applications?|licen[cs]es?|plans?|proposals?|bids?|appeals?|extensions?|permission|objections?"
    r"|schemes?|cais|gais|ceisiadau|drwydded|trwydded|cynllun|gynllun|estyniad)\b",
    re.IGNORECASE,
)


_APPLICATION_CY: Final = re.compile(
    r"\b(?:g?ch?ais|gais|ap[eê]l|g?ch?eisiadau|gynllun|cynllun|d?rwydded|trwydded|gwrthwynebiad|estyniad)\b"
)


def _of_an_application(part: FieldReading, one: Found) -> bool:
    """Whether what is to be thrown out is an application, so that the matter is a decision and not a poll."""
    told = part.raw[one.start : one.end].lower()
    if told.endswith((" allan", " mas")):
        return bool(_APPLICATION_CY.search(told))
    return " out" in told and bool(
        _APPLICATION.match(part.raw, one.end - 1 if one.end else 0) or _APPLICATION.match(part.raw, one.end)
    )


def _in_committee(part: FieldReading, one: Found) -> bool:
    """Whether a vote is one on a matter that a committee will decide: *I'm voting against the flats on Thursday*."""
    if not part.cues("setting") or not part.raw.lower().startswith("vot", one.start):
        return False
    return any(0 <= matter.start - one.end <= _MATTER for matter in part.cues("determination-body"))


_MATTER: Final = 12  # characters between a vote and what it is on


def _calls(reading: Reading) -> Iterator[Mark]:
    political = [one.part for one in party_mentions(reading)]
    for part in reading.fields:
        if _on_something_else(part):
            continue
        for one in part.cues("vote-for"):
            if _changes_elsewhere(part, one) or _of_an_application(part, one) or _in_committee(part, one):
                continue
            if _close_game(part, one):
                continue
            if _TICKS.search(part.raw, one.start, one.end) and _FORM.search(part.round(one.start, one.end)):
                continue
            if not harmless_call(part, one) and not (one.entry.phrase.startswith("(remember|") and _informs(part, one)):
                yield Mark(field=part.name, start=one.start, end=one.end, cut=True)
        for one in part.cues("vote-hint", "vote-weak"):
            if _of_an_application(part, one) or harmless_call(part, one):
                continue
            if _of_a_poll(part, one, political=part in political):
                yield Mark(field=part.name, start=one.start, end=one.end)
    meant = [(one.part, one.start, one.end) for one in mentions(reading)[0]]
    parties = [(one.part, one.start, one.end) for one in party_mentions(reading) if one.how == "name"]
    for part, start, end in parties:
        asked = _MAKE_IT.search(part.raw[max(0, start - 30) : start])
        if asked is not None and not part.told_beside(start, "group-doing", "party-fact", "history"):
            yield Mark(field=part.name, start=start - len(asked.group()), end=end, cut=True)
    shown = [
        (part, one.start, one.end)
        for part in reading.fields
        if not _on_something_else(part)
        for one in part.of("emblem")
    ]
    for part, start, end in (*meant, *parties, *shown):
        before = part.tokens_before(start, 2)
        word = next((token for token in reversed(before) if token.word in _VOTE), None)
        if word is not None and not re.sub(r"(?i)\b(?:for|dros|the|y|yr|i)\b", "", part.raw[word.end : start]).strip(
            " @#"
        ):
            if (word.word == "back" and not word.capital and not _bidden(part, word.start)) or (
                word.word in {"voted", "votes"} and not word.capital
            ):
                continue
            yield Mark(field=part.name, start=word.start, end=end, cut=True)


_THEN: Final = word_set("and then please just so or to lets simply now")


def _bidden(part: FieldReading, place: int) -> bool:
    """Whether *back* is what people are told to do, and not where somebody is: *then back the*, not *is back the*."""
    before = part.tokens_before(place, 1)
    return not before or before[-1].word in _THEN or part.raw[before[-1].end : place].strip() in {",", ";", ":"}


def _of_a_poll(part: FieldReading, one: Found, *, political: bool) -> bool:
    """Whether a hint stands where a poll or a party is spoken of, or where a short sentence tells nothing else."""
    start, end = part.sentence(one.start)
    told = part.raw[start:end]
    if _FORM.search(told.lower()):
        return False
    served = part.told_beside(one.start, "service", "how-to")
    spoken = part.cues("polling-day", "polling-date", "party-context")
    if (political or any(_more_than_a_day(part, cue) for cue in spoken)) and not served:
        return True
    if one.key == "vote-weak" or _THEM.search(part.raw, one.start, one.end):
        return False  # *them* may be the dogs, or the boxes, of the words before
    plain = part.told_beside(
        one.start, "practical", "service", "how-to", "emergency", "notice", "other-vote", "emblem-reason"
    )
    useful = any(_more_than_a_day(part, cue) for cue in plain if not one.start <= cue.start < one.end)
    return not useful and len(part.tokens_in(start, end)) <= 14 and not _DIGIT.search(told)


def _more_than_a_day(part: FieldReading, cue: Found) -> bool:
    """Whether a word is more than the bare Thursday, on which buses run and people vote."""
    return part.raw[cue.start : cue.end].lower() not in _THURSDAY


_DIGIT: Final = re.compile(r"\d")
_THEM: Final = re.compile(r"\b(?:them|him|her|nhw|hwy)\b", re.IGNORECASE)
_TICKS: Final = re.compile(r"\b(?:tick|box|boxes|bocs|blwch)\b", re.IGNORECASE)
_FORM: Final = re.compile(
    r"\b(?:forms?|ffurflen\w*|recycl\w+|ailgylchu|caddy|cadi|blue badge|bathodyn|dogs?|cŵn|ci|quiz|cwis"
    r"|report|crime|scams?|101|999|puzzles?|crosswords?|bingo|croesair|signature|llofnod|envelope|amlen|instructions"
    r"|vote for (?:one|two|three)|un yn unig)\b"
)


@rule(
    code="PE321",
    name="slogan-with-polling-day",
    title="joins a slogan with polling day",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=_CODE,
    message="‘{words}’ ties praise or blame to polling day. Say when and how people can vote, and no more.",
    cure="Take the praise or blame out.",
    needs=("polling-day", "slogan", "remember-deeds", "blame"),
    signs=("polling-date", "polling-day"),
)
def slogan_with_polling_day(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Praise, blame or a party's colour in one breath with polling day or the ballot."""
    for part in reading.fields:
        dates = [one for one in part.cues("polling-date") if not _A_TURN.match(part.raw, one.end)]
        days = [*dates, *part.cues("polling-day")]
        if not days:
            continue
        for party in party_mentions(reading):
            if party.part is part and party.how in {"colour", "nickname"}:
                yield Mark(field=part.name, start=party.start, end=party.end)
        for shade in part.of("colour") if dates else ():
            close = any(abs(shade.start - day.end) < _BREATH for day in dates)
            cleared = part.told_beside(shade.start, "service", "voter-info", "rosette-clear", "notice")
            if close and not cleared and part.raw[shade.start : shade.end].lower() in _SHADES:
                yield Mark(field=part.name, start=shade.start, end=shade.end)
                break
        for emblem in part.of("emblem"):
            if _waved(part, emblem) or _beside_the_day(part, emblem, days):
                yield Mark(field=part.name, start=emblem.start, end=emblem.end)
        for one in part.cues("remember-deeds"):
            near = next((day for day in days if part.same_sentence(day.start, one.start)), None)
            served = any(told.end <= one.start for told in part.told_beside(one.start, "service"))
            if near is not None and not served and not _informs(part, one):
                yield Mark(field=part.name, start=one.start, end=max(one.end, _clause(part, one.end)))
        for one in part.cues("slogan", "blame"):
            plain = _says_nothing_else(part, one) and not _changes_elsewhere(part, one)
            breath = (day for day in days if _in_one_breath(part, one, day) and _says_nothing_else(part, day))
            if plain and (near := next(breath, None)) is not None:
                yield Mark(field=part.name, start=min(one.start, near.start), end=max(one.end, near.end))


_A_TURN: Final = re.compile(
    r" (?:years?|time|place|prize|round|week|day|month|term|season|edition|annual|party|phase|stage|floor|lane|one"
    r"|person|such|in a|of (?:four|five|six|seven|eight|nine|ten))\b"
)
"""After *the third* it counts how often something was, and is no day."""
_BREATH: Final = 90
"""Characters between a slogan and the day of the poll beyond which they are no longer said in one breath."""


def _in_one_breath(part: FieldReading, one: Found, day: Found) -> bool:
    """Whether a slogan stands near the day of the poll, or blame in one sentence with its date."""
    if one.key == "slogan":
        return abs(day.start - one.end) < _BREATH
    return day.key == "polling-date" and part.same_sentence(day.start, one.start)


def _says_nothing_else(part: FieldReading, one: Found) -> bool:
    """Whether the sentence is short and tells voters and residents nothing that they need."""
    start, end = part.sentence(one.start)
    told = part.told_beside(one.start, "voter-info", "service", "notice", "other-vote")
    return len(part.tokens_in(start, end)) <= 22 and not told and not _CLOCK.search(part.raw[start:end])


def _beside_the_day(part: FieldReading, emblem: Found, days: list[Found]) -> bool:
    """Whether an emblem and the day of the poll stand in one short sentence that tells of no service."""
    start, end = part.sentence(emblem.start)
    short = len(part.tokens_in(start, end)) <= 12 and not part.told_beside(emblem.start, "service")
    return short and any(start <= day.start < end for day in days)


def _waved(part: FieldReading, emblem: Found) -> bool:
    """Whether an emblem stands in one short sentence with the vote, whatever else a post goes on to say."""
    start, end = part.sentence(emblem.start)
    words = part.tokens_in(start, end)
    served = any(start <= one.start < end for one in part.cues("service", "other-vote"))
    return len(words) <= 12 and not served and any(token.word in _VOTE for token in words)


_CLOCK: Final = re.compile(r"\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|o['’]clock)\b", re.IGNORECASE)
_SHADES: Final = frozenset(
    {"red", "blue", "yellow", "turquoise", "teal", "amber", "orange", "purple", "coch", "glas", "melyn", "gwyrddlas"}
)


def _informs(part: FieldReading, one: Found) -> bool:
    """Whether what is to be remembered is plain information (a card, a document, a day)."""
    return bool(
        re.search(
            r"\b(?:id|passport|poll card|photo|postal|pack|envelope|deadline|hours|polling station|closes?|opens?"
            r"|(?:own|bring|provid\w+|your) (?:a |own )?pens?(?:cils?)?|dogs?)\b",
            part.raw[one.start : min(one.end + 60, part.sentence(one.start)[1])].lower(),
        )
    )


def _clause(part: FieldReading, end: int) -> int:
    """The end of the clause, at most some words on."""
    _, last = part.sentence(max(end - 1, 0))
    stop = re.search(r"[,;:.!?]", part.raw[end:last])
    return min(end + (stop.start() if stop else last - end), end + 50)

"""
Photo ID: whether a post tells voters to bring a document with their photo, or that they need none.

Asked for at every poll in England, and in Scotland and Wales at polls for the UK Parliament and for police and crime
commissioners alone: Elections Act 2022, s. 1 and Sch. 1.
"""

import re
from collections.abc import Iterator
from typing import Final

from gate.publicity.text.reading import FieldReading

_DOCUMENT: Final = re.compile(
    r"\b(?:(?:photo(?:graphic)?|voter|picture|accepted|acceptable|valid|approved) (?:i\.?d\b\.?|ids\b|identification"
    r"|identity)|proof of (?:id|identity)|forms? of (?:id|identification)|id (?:card|document)s?"
    r"|(?:photo )?driving licen[cs]es?|passports?|bus pass(?:es)?"
    r"|(?:your|some|any|without|no|the|their) id(?: ready)?\b|id ffotograffig"
    r"|prawf adnabod (?:gyda llun|ffotograffig)|dogfen adnabod|dull adnabod)",
    re.IGNORECASE,
)
_PAPERS: Final = re.compile(r"passport|licen|bus pass", re.IGNORECASE)
_NOT_NEEDED: Final = re.compile(
    r"\b(?:(?:do not|don['’]?t|does not|doesn['’]?t|won['’]?t|will not|needn['’]?t|need not|not|never|no longer"
    r"|nobody|no one|no voter|nid oes|does dim|ddim|dim)\b[^.!?]{0,25}?"
    r"\b(?:need\w*|have to|bring|show\w*|requir\w+|ask\w*|take|carry|produce|angen|rhaid|dangos|dod â)"
    r"|(?:not|isn['’]?t|aren['’]?t|no longer) (?:\w+ ){0,2}?(?:need\w*|necessary|requir\w+|asked|compulsory|mandatory)"
    r"|(?:no|without|without any|leave|leave your|leave the) (?:\w+ )?(?:need (?:for|to)|requirement)"
    r"|(?:no|without) (?:photo|voter|picture|photographic)? ?(?:id|identification) ?(?:is |are |will be )?"
    r"(?:need\w*|required|necessary|asked|at all|at this)"
    r"|can (?:still )?vote without|vote (?:at this \w+ |here )?without|heb (?:id|ddangos)"
    r"|leave (?:your|the) [^.!?]{0,25}at home)",
    re.IGNORECASE,
)
_NOT_TO_FORGET: Final = re.compile(
    r"\b(?:forget|leave (?:home|the house|without)|(?:can['’]?t|cannot|can not|won['’]?t be able to|unable to"
    r"|not be able to|not be allowed to|won['’]?t be allowed to) (?:\w+ )?(?:vote|get|have|receive|be given|take part)"
    r"|not be (?:given|handed|issued)|no vote\b|turned away|anghofi\w+|anghofiwch|heb (?:eich|dy) |methu pleidleisio)",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"\b(?:bring\w*|tak(?:e|es|ing)|show\w*|carry|pack|grab|pick up|dig out|find|fetch|produce|present|hav(?:e|ing)|has"
    r"|need\w*|requir\w+|must|remember\w*|reminder|forget\w*|check\w*|got|ready|pop|pocket|wallet|bag|handbag|purse"
    r"|valid|accepted|acceptable|essential|compulsory|mandatory|vital|along with|with you|armed with|keep|hand"
    r"|no vote|can['’]?t|cannot|without|turned away|ask(?:ed)? (?:you )?for|dewch|cofiwch|angen"
    r"|dangos\w*|rhaid|gofyn\w*|anghofi\w+)\b",
    re.IGNORECASE,
)
_ONLY_HALF: Final = re.compile(
    r"\b(?:if|unless|by post|postal\w*|prox\w+|on a phone|cop(?:y|ies)|os|oni bai|drwy'r post|ar ffôn)\b", re.IGNORECASE
)
_ANOTHER_POLL: Final = re.compile(
    r"\b(?:general election|parliament\w*|westminster|police and crime|pcc|senedd|in england|unlike|other elections?"
    r"|some elections?|etholiad(?:au)? cyffredinol|seneddol|heddlu a throsedd\w*|yn lloegr)\b",
    re.IGNORECASE,
)
_ANOTHER_USE: Final = re.compile(
    r"\b(?:count(?:ing)? (?:agents?|venue|centre|hall|staff)|at the count|to the count|verification|observers?|agents?"
    r"|job|jobs|interview|poll clerks?|presiding|staff (?:wanted|needed|training)|apply to work"
    r"|parcels?|librar\w+|gym|alcohol|challenge 25"
    r"|blue badge|dbs|taxi|nomination\w*|renew\w*|lost (?:your )?passport|certificate|register\w*|proof of address"
    r"|tip|recycling centre|collect\w*)\b",
    re.IGNORECASE,
)


def told_of_id(part: FieldReading) -> Iterator[tuple[int, int, bool]]:
    """Each sentence of a field that speaks of a voter's document: its place, and whether one is said to be asked for.

    What holds under a condition, of another poll or of another use of the document is left alone.
    """
    for found in _DOCUMENT.finditer(part.raw):
        start, end = part.sentence(found.start())
        said = part.raw[start:end]
        if _ANOTHER_POLL.search(said) or _ANOTHER_USE.search(said):
            continue
        kept = _NOT_TO_FORGET.search(said)
        spared = None if kept else _NOT_NEEDED.search(said)
        asked = None if spared else kept or _ASKED.search(said)
        if spared and not _ONLY_HALF.search(said):
            yield *_stretch(found, start + spared.start(), start + spared.end()), False
        elif asked and not _WHICH_COUNT.search(said) and (not _PAPERS.search(found.group()) or _VOTES.search(said)):
            yield *_stretch(found, start + asked.start(), start + asked.end()), True


_VOTES: Final = re.compile(r"\b(?:vot\w+|poll\w*|ballot|station|election|[pb]leidlei\w+|etholiad)\b", re.IGNORECASE)
_WHICH_COUNT: Final = re.compile(r"\b(?:on a phone|cop(?:y|ies)|ar ffôn|out of date|expired)\b", re.IGNORECASE)


def _stretch(found: re.Match[str], start: int, end: int) -> tuple[int, int]:
    return min(found.start(), start), max(found.end(), end)

"""
Pictures (YR2, YR3, YR6): what the words tell of a picture's rights, of those in it, and of its description.

Who can be seen is asked of the author and never guessed (the asks of the screening); these rules read what an author
writes beside a picture. UK GDPR and the Data Protection Act 2018; Copyright, Designs and Patents Act 1988; Public
Sector Bodies Accessibility Regulations 2018.
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.pointing import pointed
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.folding import word_set
from gate.publicity.text.reading import FieldReading, Reading

_DATA: Final = Citation("uk-gdpr", "art. 5")
_MONTHS: Final = word_set("april may june july august january february march september october november december mai")
_AGED: Final = re.compile(
    r"\b([A-ZÂÊÎÔÛŴŶ][\w'’\-]+)(?: [A-ZÂÊÎÔÛŴŶ][\w'’\-]+)?,? (?:\((?:aged? |age )?(?:[2-9]|1[0-7])\)"
    r"|(?:aged? |sy'n |yn )(?:[2-9]|1[0-7])\b(?: oed)?|(?:[2-9]|1[0-7]) oed\b|(?:two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|[2-9]|1[0-7])(?=,))"
)
_PUPIL: Final = re.compile(
    r"\b(?:pupil|pupils|schoolboy|schoolgirl|(?i:year) (?:[1-9]|1[01])(?: pupil| student)?|(?i:reception) pupil"
    r"|(?i:little)|toddler|disgybl|y disgybl|(?i:blwyddyn) (?:[1-9]|1[01])) ([A-ZÂÊÎÔÛŴŶ][\w'’\-]+)"
)
_USELESS: Final = re.compile(
    r"\s*(?:[\w\- ]+\.(?:jpe?g|png|gif|webp|heic|mp4)|(?:img|dsc|image|photo|picture|untitled|screenshot|llun)"
    r"[\s_\-]*\d*|(?:may be|this is|might be) (?:an? )?(?:image|picture|photo|graphic) of .*"
    r"|(?:alt|alt text|tbc|n/?a|x+|-+))\s*\.?\s*",
    re.IGNORECASE | re.DOTALL,
)
_TOO_SHORT: Final = 6  # characters: a description this short says nothing


def _has_picture(reading: Reading) -> bool:
    return any(item.kind != "link" for item in reading.draft.attachments)


@rule(
    code="YR203",
    name="picture-without-knowledge",
    title="pictures people who do not know it",
    family=Family.PERSONAL_DATA,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=_DATA,
    message="‘{words}’ says that people are pictured who did not agree. Choose another picture.",
    cure="Choose a picture in which nobody can be recognised, or ask them.",
    needs=("unaware-pictured", "unaware-clear"),
    signs=("unaware-pictured",),
)
def picture_without_knowledge(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Words that say of a picture or film that those in it do not know, did not agree, or are held up to others."""
    for part in reading.fields:
        found = part.cues("unaware-pictured")
        for one in found or ():
            if not part.told_beside(one.start, "unaware-clear"):
                yield Mark(field=part.name, start=one.start, end=one.end)


@rule(
    code="YR204",
    name="child-pictured-and-named",
    title="names a child who is pictured",
    family=Family.PERSONAL_DATA,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=_DATA,
    message="‘{words}’ names a child beside a picture. Leave the name, age and school out, or have a parent's consent.",
    cure="Leave name, age and school out.",
    needs=("first-name",),
)
def child_pictured_and_named(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A child by name with an age or as a pupil, in a post that has a picture or in its description."""
    if not _has_picture(reading):
        return
    for part in reading.fields:
        if part.name.endswith(".url"):
            continue
        for shape in (_AGED, _PUPIL):
            for found in shape.finditer(part.raw):
                if _first_name(found[1], part, reading):
                    yield Mark(field=part.name, start=found.start(), end=found.end())


def _first_name(word: str, part: FieldReading, reading: Reading) -> bool:
    """Whether a word is somebody's first name: a known one, and no month."""
    told = word.lower()
    known = told in reading.lexicon.common_forenames or any(
        part.raw[one.start : one.end].lower() == told for one in part.cues("first-name")
    )
    return known and told not in _MONTHS


@rule(
    code="YR303",
    name="copyright-permission",
    title="uses what may be somebody else’s",
    family=Family.PUBLICITY,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.STATUTE,
    cites=Citation("cdpa-1988", "ss. 16 and 17"),
    message="‘{words}’ says that somebody else made this picture, film or tune. Use your own, or ask its owner.",
    cure="Use the council's own picture, or one with a licence.",
    needs=("borrowed-picture", "borrowed-clear"),
    signs=("borrowed-picture",),
)
def copyright_permission(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Words that say that a picture, film, map or tune was taken from somebody else without leave."""
    yield from pointed(reading, "borrowed-picture", unless=("borrowed-clear",))


@rule(
    code="YR603",
    name="useless-description",
    title="has a description that describes nothing",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=Severity.ADVISE,
    authority=Authority.STATUTE,
    cites=Citation("si-2018-952", "reg. 6"),
    message="‘{words}’ does not describe the picture. Say in a sentence what it shows.",
    cure="Say in a sentence what the picture shows, and any words in it.",
)
def useless_description(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An alternative text that is a file name, made by a machine, or too short; with none a picture is not taken."""
    for part in reading.fields:
        if part.name.endswith(".alt_text") and part.raw.strip():
            told = part.raw.strip()
            if _USELESS.fullmatch(told) or len(told) < _TOO_SHORT:
                yield Mark(field=part.name, start=0, end=len(part.raw))

"""
Manner (YR4, YR6): respect, tone, spelling, keeping to the point.

House rules, which a policy turns on.
"""

import re
from collections.abc import Iterator

from gate.publicity.finding import Family, Severity
from gate.publicity.house.house_rule import house_rule
from gate.publicity.pointing import pointed
from gate.publicity.rule import Mark
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading


@house_rule(
    code="YR309",
    name="incitement",
    title="calls for what is unlawful",
    severity=Severity.BLOCK,
    message="‘{words}’ may be read as a call to break the law. Take it out.",
    cure="Take it out.",
    needs=("house-unlawful",),
)
def incitement(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A call to do what is against the law."""
    yield from pointed(reading, "house-unlawful")


@house_rule(
    code="YR404P",
    name="harassment-or-distress",
    title="may harass or frighten somebody",
    family=Family.ABUSIVE,
    message="‘{words}’ may frighten or hound somebody. Take it out.",
    cure="Take it out.",
    needs=("house-menace",),
)
def harassment(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Threats, hounding, and calls on others to hound somebody."""
    yield from pointed(reading, "house-menace")


@house_rule(
    code="YR408",
    name="criticism-of-council-or-colleague",
    title="runs down the council or colleagues",
    family=Family.ABUSIVE,
    message="‘{words}’ runs down the council, its members or its staff. Take it out, or raise it where "
    "it can be dealt with.",
    cure="Take it out.",
    needs=("house-criticism",),
)
def criticism_of_colleagues(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """The council, its members or colleagues run down."""
    yield from pointed(reading, "house-criticism")


@house_rule(
    code="YR409",
    name="grievance-in-public",
    title="takes a grievance to the public",
    message="‘{words}’ takes a grievance to the public. There is a procedure for it; your line manager "
    "or the clerk can say how.",
    cure="Take it out, and use the grievance procedure.",
    needs=("house-grievance",),
)
def grievance_in_public(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A complaint of one's own about work, told in public."""
    yield from pointed(reading, "house-grievance")


HOSTS = frozenset(
    {
        "4chan.org",
        "8kun.top",
        "bitchute.com",
        "gab.com",
        "kiwifarms.net",
        "parler.com",
        "stormfront.org",
    }
)
"""Places known for extremist or abusive matter, to which a council's account does not link."""


@house_rule(
    code="YR410",
    name="extremist-or-controversial-platform",
    title="leads to extremist matter",
    severity=Severity.BLOCK,
    message="‘{words}’ is extremist, or leads to a place known for it. Take it out.",
    cure="Take it out.",
    needs=("house-extremist",),
)
def extremist_matter(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Extremist words, and links to places known for extremist or abusive matter."""
    yield from pointed(reading, "house-extremist")
    for part in reading.fields:
        for link in part.links:
            if link.host.removeprefix("www.") in HOSTS:
                yield Mark(field=part.name, start=link.start, end=link.end)


@house_rule(
    code="YR411",
    name="off-topic",
    title="has nothing to do with the council",
    message="‘{words}’ has nothing to do with the council's work. Leave it out.",
    cure="Leave it out.",
    needs=("house-off-topic",),
)
def off_topic(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """What has nothing to do with a council's work."""
    yield from pointed(reading, "house-off-topic")


@house_rule(
    code="YR601",
    name="spelling",
    title="has a spelling mistake",
    severity=Severity.ADVISE,
    message="‘{words}’ looks misspelt. Check it.",
    cure="Spell it right.",
    needs=("house-misspelt",),
)
def spelling(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Words that are commonly spelt wrong."""
    yield from pointed(reading, "house-misspelt")


@house_rule(
    code="YR602",
    name="text-speak",
    title="uses text-speak",
    severity=Severity.ADVISE,
    message="‘{words}’ is text-speak. Write it out.",
    cure="Write it out.",
    needs=("house-text-speak",),
)
def text_speak(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Abbreviations of text messages."""
    yield from pointed(reading, "house-text-speak")


_SHOUT = re.compile(r"(?:\b[A-Z]{2,}\b[ ,!]*){4,}")
_NOTICE = frozenset({"NOTICE", "STATEMENT", "HYSBYSIAD", "DATGANIAD"})
_BANGS = re.compile(r"[!?]{3,}")


@house_rule(
    code="YR608",
    name="tone-polite",
    title="is not polite",
    family=Family.ABUSIVE,
    message="‘{words}’ may read as rude or as shouting. Put it more kindly.",
    cure="Answer the point in an even voice.",
    needs=("house-rude", "house-jargon"),
)
def tone(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Impatience, shouting in capitals, rows of exclamation marks, and office language."""
    yield from pointed(reading, "house-rude", "house-jargon")
    for part in reading.fields:
        for shape in (_SHOUT, _BANGS):
            for found in shape.finditer(part.raw):
                if _NOTICE & set(found.group().replace(",", " ").split()):
                    continue  # statutory notices are headed in capitals
                yield Mark(field=part.name, start=found.start(), end=found.end())


@house_rule(
    code="YR610",
    name="correction-needed",
    title="puts something right without saying what",
    message="‘{words}’ puts something right. Say plainly what was wrong, and link the post or the page "
    "that has it right.",
    cure="Add the link, and keep to the facts.",
    needs=("house-correction",),
)
def correction(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A correction that does not lead to what is right."""
    if not any(part.links for part in reading.fields):
        yield from pointed(reading, "house-correction")

"""
Legal risk (YR3): defamation, repetition, advantage, copyright.

House rules, which a policy turns on.
"""

from collections.abc import Iterator

from gate.publicity.finding import Family, Severity
from gate.publicity.house.house_rule import house_rule
from gate.publicity.meaning.mentions import mentions
from gate.publicity.pointing import beside, pointed
from gate.publicity.rule import Mark
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading


def _charges(reading: Reading) -> Iterator[Mark]:
    """What lays a wrong at somebody's door: told so, or a word of wrong-doing in one sentence with somebody."""
    clear = ("house-accusation-clear",)
    yield from pointed(reading, "house-accusation", unless=clear)
    yield from beside(reading, "house-wrong", "house-somebody", unless=clear)


@house_rule(
    code="YR301P",
    name="defamation-risk",
    title="accuses somebody",
    message="‘{words}’ lays a wrong at somebody's door. If it cannot be proved it may be libel. Take "
    "it out, or ask the clerk.",
    cure="Take it out.",
    needs=("house-accusation", "house-accusation-clear", "house-wrong", "house-somebody"),
)
def defamation(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A crime, dishonesty, incompetence or the like said of somebody, in the author's own words."""
    for mark in _charges(reading):
        if mark.field != "shared_text":
            yield mark


@house_rule(
    code="YR302",
    name="repetition-of-allegation",
    title="repeats what others allege",
    message="‘{words}’ hands on what others say of somebody. Who repeats a libel answers for it. Take it out.",
    cure="Take it out, and do not share or like it.",
    needs=("house-accusation", "house-accusation-clear", "house-wrong", "house-somebody", "house-hearsay"),
)
def repetition(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An allegation of others shared, liked or answered, or hearsay about somebody."""
    for mark in _charges(reading):
        hearsay = any(part.cues("house-hearsay") for part in reading.fields if part.name == mark.field)
        if mark.field == "shared_text" or hearsay:
            yield mark


_CANDIDATE = frozenset({"candidate", "candidates", "ymgeisydd", "ymgeiswyr"})


@house_rule(
    code="PE407",
    name="statement-about-candidate-conduct",
    title="makes a statement about a candidate's conduct",
    family=Family.CANDIDATE,
    severity=Severity.BLOCK,
    inside_only=True,
    message="‘{words}’ is a statement about the conduct of a candidate. If it is false, to publish it "
    "is an offence. Take it out.",
    cure="Take it out.",
    needs=("house-accusation", "house-accusation-clear", "house-wrong", "house-somebody"),
)
def statement_about_candidate(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A wrong said of a candidate, by name or as a candidate. Representation of the People Act 1983, s. 106."""
    clear = ("house-accusation-clear",)
    for mark in (*_charges(reading), *pointed(reading, "house-wrong", unless=clear)):
        part = next(one for one in reading.fields if one.name == mark.field)
        named = [one for one in mentions(reading)[0] if one.part is part and one.person.standing]
        near = any(part.same_sentence(one.start, mark.start) for one in named)
        if near or any(
            token.word in _CANDIDATE and part.same_sentence(token.start, mark.start) for token in part.tokens
        ):
            yield mark


@house_rule(
    code="YR311",
    name="personal-advantage",
    title="may serve somebody’s own gain",
    message="‘{words}’ may serve somebody's own gain. Take it out, or let a second person look.",
    cure="Take it out.",
    needs=("house-gain",),
)
def personal_advantage(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Gain for oneself or one's own, or for those who know beforehand."""
    yield from pointed(reading, "house-gain")


@house_rule(
    code="YR214",
    name="info-gained-for-gain",
    title="hands on what gives an advantage",
    message="‘{words}’ hands on what is known from the council's work, to somebody's advantage. Take it out.",
    cure="Take it out.",
    needs=("house-gain",),
)
def information_for_gain(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """What is known from office, used for somebody's advantage."""
    yield from pointed(reading, "house-gain")


PERMITTED = ("own", "licensed", "permission given")
"""The answers to whose a picture or a text is with which it may go."""


@house_rule(
    code="YR303P",
    name="copyright-permission",
    title="has a picture or words without permission",
    severity=Severity.BLOCK,
    message="Nobody has said whose ‘{words}’ is, or that it may be used. Where permission is missing "
    "or not sure, it stays out.",
    cure="Use one of your own, or ask for permission first.",
    needs=("house-quote",),
)
def copyright_permission(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A picture, a film or others' words for which no permission is on file."""
    if dict(reading.draft.attestations).get("copyright") in PERMITTED:
        return
    for number, item in enumerate(reading.draft.attachments):
        if item.kind != "link":
            name = f"attachments[{number}].alt_text"
            part = next((one for one in reading.fields if one.name == name), None)
            if part is not None:
                yield Mark(field=name, start=0, end=len(part.raw))
    yield from pointed(reading, "house-quote")


@house_rule(
    code="YR304",
    name="credit-missing",
    title="does not name whose work it is",
    severity=Severity.ADVISE,
    message="‘{words}’ is others' work, and nobody is named. Say whose it is.",
    cure="Add ‘Picture: …’ or a link to where it is from.",
)
def credit_missing(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Others' work, as its author said, without a word of whose it is."""
    borrowed = dict(reading.draft.attestations).get("copyright") in PERMITTED[1:]
    if not borrowed or any(token.word in _CREDIT for part in reading.fields for token in part.tokens):
        return
    for number, item in enumerate(reading.draft.attachments):
        part = next((one for one in reading.fields if one.name == f"attachments[{number}].alt_text"), None)
        if item.kind != "link" and part is not None:
            yield Mark(field=part.name, start=0, end=len(part.raw))


_CREDIT = frozenset(
    {"picture", "photo", "photograph", "photographer", "credit", "courtesy", "by", "from", "thanks", "llun"}
)

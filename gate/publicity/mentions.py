"""
Mentions: which of the names found in a reading mean the person, and how sure that is.

A name may also be a street, a hall, a footballer, or two everyday words; a surname alone may be anybody's. A name
with an everyday meaning counts only beside a second sign: a title, the person's ward, a party, a word of voting.
"""

from dataclasses import dataclass
from typing import Final

from gate.publicity.finding import Severity
from gate.publicity.folding import word_set
from gate.publicity.lexicon import Lexicon
from gate.publicity.names import Person
from gate.publicity.namesakes import as_place, bears_a_name, everyday, famous, person_after, ward_near, written_as_name
from gate.publicity.naming import MEMBER_TITLES, Form, Naming
from gate.publicity.reading import FieldReading, Reading
from gate.publicity.surnames import initialled, surname_alone
from gate.publicity.things import as_thing

_OFFICIAL_BEFORE: Final = word_set("officer manager clerk director headteacher head constable pc sergeant inspector")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch that means a person. `sure` is block or flag for a candidate; `form` how they are named."""

    part: FieldReading
    start: int
    end: int
    person: Person
    form: Form
    sure: Severity
    title: str = ""
    disguised: bool = False
    others: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A name that was read as something else, and why: always told in the result."""

    code: str
    why: str


def mentions(reading: Reading) -> tuple[tuple[Mention, ...], tuple[Passed, ...]]:
    """Who is meant in a reading, in the order of the words, and which names were read as something else."""
    if reading.persons is None:
        kept: list[Mention] = []
        passed: list[Passed] = []
        for part in reading.fields:
            for naming in part.people:
                found = _judge(part, naming, reading.lexicon)
                if isinstance(found, Mention):
                    kept.append(found)
                elif found is not None:
                    passed.append(found)
        reading.persons = (tuple(kept), tuple(dict.fromkeys(passed)))
    told: tuple[tuple[Mention, ...], tuple[Passed, ...]] = reading.persons
    return told


def _judge(part: FieldReading, naming: Naming, lexicon: Lexicon) -> Mention | Passed | None:
    people = sorted(
        (lexicon.person(number) for number in naming.people), key=lambda one: (not one.standing, one.number)
    )
    person = people[0]
    shared = tuple(one for one in people[1:] if one.standing == person.standing)
    told = part.raw[naming.start : naming.end]

    def meant(sure: Severity) -> Mention:
        return Mention(
            part=part,
            start=naming.start,
            end=naming.end,
            person=person,
            form=naming.form,
            sure=sure,
            title=naming.title,
            disguised=naming.disguised,
            others=shared,
        )

    if naming.form in {Form.HANDLE, Form.LINK}:
        return meant(Severity.BLOCK)
    if naming.title in MEMBER_TITLES and naming.form in {Form.FULL, Form.TITLE, Form.INITIAL, Form.TYPO}:
        return meant(Severity.BLOCK)
    if _continues(part, naming):
        return None
    if naming.form is Form.TYPO:
        return meant(Severity.BLOCK)
    if naming.form is Form.FULL:
        if place := as_place(part, naming, lexicon) or as_thing(part, naming, lexicon):
            return Passed(code="EX10", why=f"‘{told}’ is read as a place or thing ({place}).")
        if not naming.disguised and not written_as_name(part, naming, lexicon):
            return Passed(code="EX10", why=f"‘{told}’ is read as everyday words.") if person.standing else None
        if everyday(part, naming, lexicon):
            return Passed(code="EX10", why=f"‘{told}’ is read as a place or thing in service information.")
        if famous(part, naming, person, lexicon):
            return Passed(code="EX10", why=f"‘{told}’ is read as a well-known person of that name.")
        return meant(Severity.BLOCK)
    if naming.form is Form.TITLE:
        return meant(Severity.BLOCK) if _titled(part, naming, person, lexicon) else None
    if naming.form is Form.INITIAL:
        return meant(Severity.BLOCK) if initialled(part, naming, lexicon) else None
    if not person.standing or person.role == "national":
        return None
    if naming.form is Form.PLURAL:
        rare = not any(one in lexicon.ordinary or one in lexicon.common_surnames for one in person.surname)
        return meant(Severity.BLOCK) if rare or (len(people) > 1 and ward_near(part, naming, people)) else None
    if naming.form in {Form.FORENAME, Form.SURNAME} and cheered(part, naming):
        return meant(Severity.BLOCK)
    if naming.form is Form.SURNAME:
        return meant(Severity.BLOCK) if surname_alone(part, naming, people, lexicon) else None
    if naming.form is Form.BEGINNING:
        return meant(Severity.BLOCK) if ward_near(part, naming, people) and not _another_follows(part, naming) else None
    return meant(Severity.BLOCK) if _forename(part, naming, people, lexicon) else None


def _another_follows(part: FieldReading, naming: Naming) -> bool:
    """Whether another surname follows a forename, so that somebody else is named."""
    following = next((one for one in part.tokens if one.start >= naming.end), None)
    if following is None or part.raw[naming.end : following.start] not in {" ", "-"}:
        return False
    return following.capital or following.word in {"ab", "ap", "ferch", "de", "van", "von", "al", "mac"}


def _continues(part: FieldReading, naming: Naming) -> bool:
    """Whether the name goes on to be somebody else's: another surname after it, another forename before it."""
    after = part.raw[naming.end : naming.end + 2]
    following = next((token for token in part.tokens if token.start >= naming.end), None)
    return bool(
        after[:1] in {"-", "‑"} and following is not None and following.start == naming.end + 1 and following.capital
    )


def _titled(part: FieldReading, naming: Naming, person: Person, lexicon: Lexicon) -> bool:
    """Whether a civil title and a surname mean the candidate: a rare surname, or the ward in the same sentence."""
    surname = person.surname
    if len(surname) > 1 or surname[0] not in lexicon.many_bear:
        after = part.words_after(naming.end, 3)
        return not any(word in _OFFICIAL_BEFORE for word in after)
    return ward_near(part, naming, [person])


def _forename(part: FieldReading, naming: Naming, people: list[Person], lexicon: Lexicon) -> bool:
    """A forename alone: only a rare one, and not where another surname follows."""
    token = next((one for one in part.tokens if one.start == naming.start), None)
    if token is None or not token.capital or (len(token.word) < 4 and not ward_near(part, naming, people)):
        return False
    if _another_follows(part, naming):
        return False
    previous = next((one for one in reversed(part.tokens) if one.end <= naming.start), None)
    titled = (
        previous is not None
        and previous.word in MEMBER_TITLES | {"sir", "dame", "lady", "lord"}
        and naming.start - previous.end <= 2
    )
    if titled:
        return True
    beside = previous is not None and previous.capital and part.raw[previous.end : naming.start] in {" ", "-"}
    if beside and previous is not None and not part.opens_sentence(previous.start):
        return False
    if _ward_right_after(part, naming, people, joint=frozenset({"from", "o"})):
        return True
    if token.word in lexicon.ordinary or (bears_a_name(part, naming) and not ward_near(part, naming, people)):
        return False
    warded = ward_near(part, naming, people) or any(
        one.entry.kind == "ward" and set(one.key.split("|")) & {area for who in people for area in who.areas}
        for one in part.found
    )
    if (
        previous is not None
        and previous.word in {"back", "vote", "elect", "support", "dros", "team", "trust"}
        and ward_near(part, naming, people)
    ):
        return True
    if token.word in lexicon.common_forenames:
        praised = any(
            part.same_sentence(one.start, naming.start) for one in part.cues("praise", "vote-for", "ward-office")
        )
        nearby = _ward_right_after(part, naming, people)
        return nearby or (ward_near(part, naming, people) and praised)
    if any(one.start < naming.end and naming.start < one.end for one in (*part.of("place"), *part.of("ward"))):
        return False
    following = next((one for one in part.tokens if one.start >= naming.end), None)
    plain = following is not None and not following.capital and part.raw[naming.end : following.start] == " "
    return not (part.opens_sentence(naming.start) and plain and not warded and not person_after(part, naming))


def _ward_right_after(
    part: FieldReading,
    naming: Naming,
    people: list[Person],
    joint: frozenset[str] = frozenset({"from", "in", "for", "of", "o", "yn", "dros", "the"}),
) -> bool:
    """Whether the ward of the person follows at once (*Rose from North*, *Colin over in South ward*)."""
    areas = {area for one in people for area in one.areas}
    for one in part.of("ward"):
        between = part.raw[naming.end : one.start].lower().split() if one.start >= naming.end else None
        if between and len(between) <= 3 and between[-1] in joint and areas & set(one.key.split("|")):
            return part.raw[one.start].isupper()
    return False


def cheered(part: FieldReading, naming: Naming) -> bool:
    """Whether a name stands in a hashtag behind a word that cheers somebody on (*#TeamTez*)."""
    tag = next((place for place in part.tags if place[0] < naming.start and naming.end <= place[1]), None)
    return tag is not None and part.raw[tag[0] + 1 : naming.start].lower() in {
        "team",
        "vote",
        "votefor",
        "back",
        "elect",
        "re-elect",
        "go",
        "imwith",
        "standwith",
    }

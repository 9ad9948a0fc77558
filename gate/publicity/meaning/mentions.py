"""
Mentions: which of the names found in a reading mean the person, and how sure that is.

A name may also be a street, a hall, a footballer, or two everyday words; a surname alone may be anybody's. A name
with an everyday meaning counts only beside a second sign: a title, the person's ward, a party, a word of voting.
"""

import re
from dataclasses import dataclass
from typing import Final

from gate.publicity.finding import Severity
from gate.publicity.meaning.forenames import another_follows, begun, cheered, forename_alone
from gate.publicity.meaning.namesakes import as_place, everyday, famous, ward_near, written_as_name
from gate.publicity.meaning.past import told_of_old
from gate.publicity.meaning.surnames import initialled, surname_alone
from gate.publicity.meaning.things import as_thing
from gate.publicity.text.folding import word_set
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.names import Person, name_tokens
from gate.publicity.text.naming import MEMBER_TITLES, Form, Naming
from gate.publicity.text.reading import FieldReading, Reading

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


def _as_listed(told: str) -> bool:
    """Whether a name is written as in a list of candidates: FROST, Jack; FROST Jack; Jack FROST."""
    first, *others = told.replace(",", " ").split()
    shouted = [one for one in (first, *others) if len(one) > 2 and one.isupper()]
    return len(shouted) == 1 and bool(others) and (first in shouted or others[-1] in shouted)


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
    if len(people) > 1 and any(
        one.standing and ward_near(part, naming, [one]) for one in people
    ):  # two of one name: the ward beside it tells which
        people = [one for one in people if ward_near(part, naming, [one])]
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
    if _THEIR_PLACE.match(part.raw, naming.end):
        return None
    if naming.title in MEMBER_TITLES and naming.form in {Form.FULL, Form.TITLE, Form.INITIAL, Form.TYPO}:
        return meant(Severity.BLOCK)
    if _continues(part, naming):
        return None
    if naming.form is Form.TYPO:
        if name_tokens(told) in lexicon.famous:
            return Passed(code="EX10", why=f"‘{told}’ is read as a well-known person of that name.")
        return meant(Severity.BLOCK)
    if naming.form is Form.FULL:
        if _as_listed(told):
            return meant(Severity.BLOCK)
        if name_tokens(told) in lexicon.famous and name_tokens(told) not in person.orders:
            return Passed(code="EX10", why=f"‘{told}’ is read as a well-known person of that name.")
        if _turned_round_by_chance(part, naming, person):
            return None
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
        return meant(Severity.BLOCK) if begun(part, naming, people, lexicon) else None
    return meant(Severity.BLOCK) if forename_alone(part, naming, people, lexicon) else None


_THEIR_PLACE: Final = re.compile(
    r"['’]s? (?:Yard|Walk|Lane|Court|Row|Hill|Corner|Wood|Mill|Wharf|Steps|Passage|Alley|Bridge|Close|Way|Green|Field"
    r"|Meadow|Meadows|Almshouses|Quay|Lock|Road|Street|Folly|Brae|Wynd|Vennel|Geo)\b(?! [A-Z])"
)
"""A place called after somebody: *Mayor Rothwell's Yard*."""


def _continues(part: FieldReading, naming: Naming) -> bool:
    """Whether the name goes on to be somebody else's: another surname after it, another forename before it."""
    after = part.raw[naming.end : naming.end + 2]
    following = part.token_from(naming.end)
    return bool(
        after[:1] in {"-", "‑"} and following is not None and following.start == naming.end + 1 and following.capital
    )


def _turned_round_by_chance(part: FieldReading, naming: Naming, person: Person) -> bool:
    """Whether a surname before a forename is a place, or goes on with another's surname (*Bishop Roy Talbot*)."""
    first, following = part.token_at(naming.start), part.token_from(naming.end)
    if first is None or first.word not in person.surname or first.word in person.forenames:
        return False
    if any(part.covering(kind, naming.start, naming.end) for kind in ("place", "ward")):
        return True
    if following is None:
        return False
    return following.capital and part.raw[naming.end : following.start] == " "


_OF_A_BODY: Final = re.compile(
    r",? (?:(?:from|of|o) )?(?:[A-ZÂÊÎÔÛŴŶ][\w'’]+ ){0,3}(?:School|Ysgol|Primary|Academy|College|Coleg|Infants|Hospital"
    r"|Ysbyty|Surgery|Nursery)\b"
)
"""After a civil title and a surname: a teacher or a nurse is somebody else (*Mr Penri of Aldmere School*)."""


def _titled(part: FieldReading, naming: Naming, person: Person, lexicon: Lexicon) -> bool:
    """Whether a civil title and a surname mean the candidate: a rare surname, or the ward in the same sentence."""
    surname = person.surname
    if another_follows(part, naming) or told_of_old(part, naming.start, naming.end):
        return False
    if len(surname) > 1 or surname[0] not in lexicon.many_bear:
        after = part.words_after(naming.end, 3)
        return not any(word in _OFFICIAL_BEFORE for word in after) and not _OF_A_BODY.match(part.raw, naming.end)
    return ward_near(part, naming, [person])

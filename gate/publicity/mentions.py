"""
Mentions: which of the names found in a reading mean the person, and how sure that is.

A name may also be a street, a hall, a footballer, or two everyday words; a surname alone may be anybody's. A name
with an everyday meaning counts only beside a second sign: a title, the person's ward, a party, a word of voting.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gate.publicity.finding import Severity
from gate.publicity.lexicon import Lexicon
from gate.publicity.names import Person
from gate.publicity.naming import MEMBER_TITLES, Form, Naming
from gate.publicity.reading import FieldReading, Reading

_VOTE_BEFORE: Final = frozenset(
    [
        "vote",
        "voting",
        "elect",
        "re-elect",
        "reelect",
        "back",
        "support",
        "trust",
        "choose",
        "return",
        "pleidleisiwch",
        "pleidleisio",
        "dros",
        "for",
        "team",
        "etholwch",
    ]
)
_PERSON_BEFORE: Final = frozenset(
    [
        "asking",
        "ask",
        "thanks",
        "thank",
        "tell",
        "telling",
        "joined",
        "met",
        "diolch",
        "congratulations",
        "llongyfarchiadau",
        "meet",
        "with",
        "by",
        "from",
        "said",
        "says",
        "meddai",
        "cllr",
        "councillor",
        "councillors",
        "and",
        "vote",
        "winner",
        "organiser",
        "candidate",
        "candidates",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "dame",
        "i",
        "to",
        "gan",
    ]
)
_OFFICIAL_BEFORE: Final = frozenset(
    ["officer", "manager", "clerk", "director", "headteacher", "head", "constable", "pc", "sergeant", "inspector"]
)


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
    return reading.persons


def _judge(part: FieldReading, naming: Naming, lexicon: Lexicon) -> Mention | Passed | None:
    people = sorted(
        (lexicon.person(number) for number in naming.people), key=lambda one: (not one.standing, one.number)
    )
    person = people[0]
    shared = tuple(one for one in people[1:] if one.standing == person.standing)
    told = part.raw[naming.start : naming.end]

    def meant(sure: Severity) -> Mention:
        start = _with_title(part, naming)
        return Mention(
            part=part,
            start=start,
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
        if place := _as_place(part, naming, lexicon):
            return Passed(code="EX10", why=f"‘{told}’ is read as a place or thing ({place}).")
        if not naming.disguised and not _written_as_name(part, naming, lexicon):
            return Passed(code="EX10", why=f"‘{told}’ is read as everyday words.") if person.standing else None
        if _everyday(part, naming, lexicon):
            return Passed(code="EX10", why=f"‘{told}’ is read as a place or thing in service information.")
        if _famous(part, naming, person, lexicon):
            return Passed(code="EX10", why=f"‘{told}’ is read as a well-known person of that name.")
        return meant(Severity.BLOCK)
    if naming.form is Form.TITLE:
        return meant(Severity.BLOCK) if _titled(part, naming, person, lexicon) else None
    if naming.form is Form.INITIAL:
        return meant(Severity.BLOCK) if _initialled(part, naming, lexicon) else None
    if not person.standing or person.role == "national":
        return _by_surname_elsewhere(part, naming, person, lexicon, meant)
    if naming.form is Form.PLURAL:
        rare = not any(one in lexicon.ordinary or one in lexicon.common_surnames for one in person.surname)
        return meant(Severity.BLOCK) if rare or (len(people) > 1 and _ward_near(part, naming, people)) else None
    if naming.form is Form.SURNAME:
        return _surname(part, naming, people, lexicon, meant)
    if naming.form is Form.BEGINNING:
        return (
            meant(Severity.BLOCK) if _ward_near(part, naming, people) and not _another_follows(part, naming) else None
        )
    return _forename(part, naming, people, lexicon, meant)


def _another_follows(part: FieldReading, naming: Naming) -> bool:
    """Whether another surname follows a forename, so that somebody else is named."""
    following = next((one for one in part.tokens if one.start >= naming.end), None)
    if following is None or part.raw[naming.end : following.start] not in {" ", "-"}:
        return False
    return following.capital or following.word in {"ab", "ap", "ferch", "de", "van", "von", "al", "mac"}


def _by_surname_elsewhere(part, naming, person, lexicon, meant):  # type: ignore[no-untyped-def]
    return None


def _with_title(part: FieldReading, naming: Naming) -> int:
    """Where the mention begins with its titles (*Council leader*, *the Town Mayor, Cllr*)."""
    return naming.start


def _continues(part: FieldReading, naming: Naming) -> bool:
    """Whether the name goes on to be somebody else's: another surname after it, another forename before it."""
    after = part.raw[naming.end : naming.end + 2]
    following = next((token for token in part.tokens if token.start >= naming.end), None)
    if after[:1] in {"-", "‑"} and following is not None and following.start == naming.end + 1 and following.capital:
        return True
    return False


def _as_place(part: FieldReading, naming: Naming, lexicon: Lexicon) -> str:
    """The place or thing as which a full name is read, or nothing."""
    covering = next((one for one in part.of("place") if one.start <= naming.start and one.end >= naming.end), None)
    before = part.words_before(naming.start, 2)
    the = before[-1:] == ["the"] or before[-1:] == ["y"]
    following = next((token for token in part.tokens if token.start >= naming.end), None)
    adjoining = following is not None and part.raw[naming.end : following.start] == " "
    longer = covering is not None and (covering.end - covering.start) > naming.end - naming.start
    if longer:
        return str(covering.entry.phrase) if covering else ""
    if adjoining and following is not None and following.capital and following.word in lexicon.place_words:
        return f"{part.raw[naming.start : following.end]}"
    if covering is None:
        return ""
    if the or (before[-1:] and before[-1] in _PLACE_BEFORE):
        return covering.entry.phrase
    if before[-1:] == ["by"] and len(before) > 1 and not before[-2].endswith(("ed", "en", "led", "un")):
        return covering.entry.phrase
    if naming.title or _person_after(part, naming) or (before[-1:] and before[-1] in _PERSON_BEFORE):
        return ""
    start, end = part.sentence(naming.start)
    about = any(start <= one.start < end for one in part.cues("service", "emergency", "notice"))
    return covering.entry.phrase if about or part.opens_sentence(naming.start) else ""


_PLACE_BEFORE: Final = frozenset(
    [
        "of",
        "friends",
        "bowls",
        "club",
        "clwb",
        "at",
        "in",
        "on",
        "from",
        "along",
        "near",
        "via",
        "outside",
        "inside",
        "between",
        "past",
        "off",
        "behind",
        "through",
        "into",
        "down",
        "up",
        "around",
        "opposite",
        "towards",
        "ar",
        "ger",
        "yn",
        "i",
        "o",
    ]
)
_PRONOUNS: Final = re.compile(r"^(?:,? (?:she|he|who|they|her|his)\b|'s (?:been|got|asked))")


def _person_after(part: FieldReading, naming: Naming) -> bool:
    rest = part.raw[naming.end : naming.end + 24].lower()
    if re.match(
        r" (?:will be|is|are|has been|was|to be) (?:closed|open|shut|reopen|resurfaced|partly|fully|currently|blocked|dug)",
        rest,
    ):
        return False
    return bool(_PRONOUNS.match(rest)) or any(0 <= one.start - naming.end <= 2 for one in part.cues("person-verb"))


def _written_as_name(part: FieldReading, naming: Naming, lexicon: Lexicon) -> bool:
    """Whether it is written as a name: capitals, unless no word of it means anything else."""
    words = [token for token in part.tokens if token.start < naming.end and token.end > naming.start]
    if not words:
        return True
    if all(
        token.capital
        for token in words
        if len(token.word) > 1 and token.word not in {"de", "ap", "ab", "ferch", "van", "der", "von"}
    ):
        return True
    odd = [
        token for token in words if token.word not in lexicon.ordinary and token.word not in lexicon.common_forenames
    ]
    return bool(odd) and (len(words) > 1 or words[0].capital) and any(len(token.word) > 3 for token in odd)


def _everyday(part: FieldReading, naming: Naming, lexicon: Lexicon) -> bool:
    """Whether a name that is two everyday words stands in service or safety information, and nothing shows a person."""
    words = [token for token in part.tokens if token.start < naming.end and token.end > naming.start]
    last = words[-1].word if words else ""
    if not words or last not in lexicon.place_words and not all(token.word in lexicon.ordinary for token in words):
        return False
    start, end = part.sentence(naming.start)
    serving = any(start <= one.start < end for one in part.cues("service", "emergency")) or bool(
        _STREETS.search(part.text)
    )
    before = part.words_before(naming.start, 2)
    return (
        serving
        and not naming.title
        and not _person_after(part, naming)
        and before[-1:] not in (["thanks"], ["cllr"], ["with"], ["by"], ["from"], ["said"])
    )


_STREETS: Final = re.compile(
    r"\b(?:swept|resurfac|gritted|cordoned|gusts|met office|diversion|road closed|will be closed|flooded|parking restrictions|yellow lines)"
)


def _famous(part: FieldReading, naming: Naming, person: Person, lexicon: Lexicon) -> bool:
    """Whether somebody famous is meant: sport, stage or page in the post, and nothing local said of the name."""
    if not part.cues("namesake") and not _YEARS.search(part.raw):
        return False
    if not all(one in lexicon.ordinary or one in lexicon.common_surnames for one in person.surname):
        return False
    if any(
        one.key in {"vote-for", "campaign", "member-title", "ward-office"}
        for one in part.cues("vote-for", "campaign", "member-title", "ward-office")
    ):
        return False
    if _ward_near(part, naming, [person]):
        return False
    before = part.words_before(naming.start, 3)
    thanked = any(
        word in {"thanks", "thank", "our", "congratulations", "llongyfarchiadau", "diolch", "cllr", "meet", "with"}
        for word in before
    )
    return not thanked


_YEARS: Final = re.compile(r"\b1[5-9]\d\d ?[-–] ?1[5-9]\d\d\b")


def _titled(part: FieldReading, naming: Naming, person: Person, lexicon: Lexicon) -> bool:
    """Whether a civil title and a surname mean the candidate: a rare surname, or the ward in the same sentence."""
    surname = person.surname
    if len(surname) > 1 or not (surname[0] in lexicon.ordinary or surname[0] in lexicon.common_surnames):
        after = part.words_after(naming.end, 3)
        return not any(word in _OFFICIAL_BEFORE for word in after)
    return _ward_near(part, naming, [person])


def _initialled(part: FieldReading, naming: Naming, lexicon: Lexicon) -> bool:
    words = [token for token in part.tokens if token.start < naming.end and token.end > naming.start]
    if not words or not all(token.capital for token in words):
        return False
    long = [token.word for token in words if len(token.word) > 3] or [words[-1].word]
    dotted = "." in part.raw[naming.start : naming.end + 1]
    if words[0].word in {"a", "i", "o"} and not dotted:
        return False
    if len(words[-1].word) == 1 and words[-1].word not in {"a", "i"}:
        return words[0].word not in {"may", "will", "mark", "section", "appendix"} or dotted
    rare = any(word not in lexicon.ordinary and word not in lexicon.common_surnames for word in long)
    return rare or dotted or _political_near(part, naming)


def _ward_near(part: FieldReading, naming: Naming, people: list[Person]) -> bool:
    """Whether a ward of one of `people` is named in the same sentence, apart from the name itself."""
    areas = {area for one in people for area in one.areas}
    start, end = part.sentence(naming.start)
    for one in part.of("ward"):
        if start <= one.start < end and not (one.start < naming.end and naming.start < one.end):
            if areas & set(one.entry.key.split("|")) and part.raw[one.start].isupper():
                return True
    return False


def _political_near(part: FieldReading, naming: Naming) -> bool:
    start, end = part.sentence(naming.start)
    for one in part.found:
        if start <= one.start < end and not (one.start < naming.end and naming.start < one.end):
            if one.entry.kind == "party" and one.entry.strength in {"strong", "abbr", "capital"}:
                return True
            if one.entry.kind == "cue" and one.key in {"vote-for", "campaign", "member-title"}:
                return True
    return False


def _surname(part, naming, people, lexicon, meant):  # type: ignore[no-untyped-def]
    """A surname alone: only where it is rare, or a second sign stands beside it."""
    word = people[0].surname
    before = part.words_before(naming.start, 3)
    told = part.raw[naming.start : naming.end]
    token = next((one for one in part.tokens if one.start == naming.start), None)
    if token is None or not token.capital:
        return None
    following = next((one for one in part.tokens if one.start >= naming.end), None)
    adjoining = (
        following is not None and part.raw[naming.end : following.start] in {" ", "-", " - "} and following.capital
    )
    if adjoining and following is not None and (following.word in lexicon.place_words or not told.isupper()):
        return None
    previous = next((one for one in reversed(part.tokens) if one.end <= naming.start), None)
    if previous is not None and part.raw[previous.end : naming.start] in {" ", "-", ". "} and previous.capital:
        if (
            previous.word not in _VOTE_BEFORE
            and previous.word not in MEMBER_TITLES
            and previous.word != "and"
            and not part.opens_sentence(previous.start)
        ):
            return None
        if previous.word in lexicon.common_forenames:
            return None
    if (
        before
        and any(word in MEMBER_TITLES for word in before)
        and ("and" in before or "a" in before or "&" in part.raw)
    ):
        return meant(Severity.BLOCK)
    if any(one.start < naming.end and naming.start < one.end for one in part.of("place")):
        return None
    voting = before[-1:] and before[-1] in _VOTE_BEFORE
    listed = part.raw[naming.end : naming.end + 2] == " (" and any(
        naming.end <= one.start <= naming.end + 3 for one in part.of("party")
    )
    warded = _ward_near(part, naming, people)
    rare = not any(one in lexicon.ordinary or one in lexicon.common_surnames for one in word) or len(word) > 1
    if rare:
        if len("".join(word)) < 5 and not (voting or listed or warded or _political_near(part, naming)):
            return None
        if any(one.start < naming.end and naming.start < one.end for one in part.of("ward")):
            return None
        return meant(Severity.BLOCK)
    if voting and before[-1] not in {"for", "dros", "to", "back", "return", "support", "trust", "choose"}:
        return meant(Severity.BLOCK)
    if voting and _election_near(part, naming):
        return meant(Severity.BLOCK)
    if listed:
        return meant(Severity.BLOCK)
    after = part.words_after(naming.end, 3)
    month = told.lower() in {"may", "march", "august"}
    if warded and (
        after[:1] in (["for"], ["dros"])
        or (after[:1] in (["in"], ["yn"]) and not (month and part.opens_sentence(naming.start)))
    ):
        return meant(Severity.BLOCK)
    if (
        warded
        and part.raw[naming.end : naming.end + 2] in {"'s", "’s"}
        and part.words_before(naming.start, 1) not in (["of"], ["the"])
    ):
        return meant(Severity.BLOCK)
    if (
        told.isupper()
        and len(told) > 2
        and (warded or _election_near(part, naming))
        and not part.raw[slice(*part.sentence(naming.start))].isupper()
    ):
        return meant(Severity.BLOCK)
    return None


def _election_near(part: FieldReading, naming: Naming) -> bool:
    start, end = part.sentence(naming.start)
    return any(start <= one.start < end for one in part.cues("vote-for", "campaign", "polling-day", "ward-office"))


def _forename(part, naming, people, lexicon, meant):  # type: ignore[no-untyped-def]
    """A forename alone: only a rare one, and not where another surname follows."""
    token = next((one for one in part.tokens if one.start == naming.start), None)
    if token is not None and token.capital and previous_cheers(part, naming):
        return meant(Severity.BLOCK)
    if token is None or not token.capital or (len(token.word) < 4 and not _ward_near(part, naming, people)):
        return None
    if _another_follows(part, naming):
        return None
    previous = next((one for one in reversed(part.tokens) if one.end <= naming.start), None)
    titled = (
        previous is not None
        and previous.word in MEMBER_TITLES | {"sir", "dame", "lady", "lord"}
        and naming.start - previous.end <= 2
    )
    if titled:
        return meant(Severity.BLOCK)
    if previous is not None and previous.capital and part.raw[previous.end : naming.start] in {" ", "-"}:
        if not part.opens_sentence(previous.start):
            return None
    if _ward_right_after(part, naming, people, joint=frozenset({"from", "o"})):
        return meant(Severity.BLOCK)
    if token.word in lexicon.ordinary:
        return None
    warded = _ward_near(part, naming, people) or any(
        one.entry.kind == "ward" and set(one.key.split("|")) & {area for who in people for area in who.areas}
        for one in part.found
    )
    if (
        previous is not None
        and previous.word in {"back", "vote", "elect", "support", "dros", "team", "trust"}
        and _ward_near(part, naming, people)
    ):
        return meant(Severity.BLOCK)
    if token.word in lexicon.common_forenames:
        praised = any(
            part.same_sentence(one.start, naming.start) for one in part.cues("praise", "vote-for", "ward-office")
        )
        nearby = _ward_right_after(part, naming, people)
        return meant(Severity.BLOCK) if nearby or (_ward_near(part, naming, people) and praised) else None
    if any(one.start < naming.end and naming.start < one.end for one in (*part.of("place"), *part.of("ward"))):
        return None
    following = next((one for one in part.tokens if one.start >= naming.end), None)
    plain = following is not None and not following.capital and part.raw[naming.end : following.start] == " "
    if part.opens_sentence(naming.start) and plain and not warded and not _person_after(part, naming):
        return None
    return meant(Severity.BLOCK)


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


def previous_cheers(part: FieldReading, naming: Naming) -> bool:
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


def of_candidates(found: tuple[Mention, ...]) -> Iterator[Mention]:
    """The mentions of people who stand."""
    return (one for one in found if one.person.standing)

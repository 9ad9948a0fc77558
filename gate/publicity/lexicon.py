"""
Lexicon: every name, party, handle, domain, topic, place and cue that a post is searched for, compiled once.

One Aho-Corasick automaton holds the phrases, one index the people (`names.NameIndex`). A lexicon never changes
after it was built and may be shared by every thread. The road not taken: a regular expression a rule, whose cost
grows with each name.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ahocorasick_rs import AhoCorasick

from gate.publicity.council import Candidate, LocalTopic, Member, People
from gate.publicity.folding import fold_word
from gate.publicity.names import NameIndex, mutations, Person, handle_key, link_key, name_tokens, split_name
from gate.publicity.phrases import Pattern, compile_phrase
from gate.publicity.stems import stem, stems
from gate.publicity.terms import Terms

_SMALL_WORDS: Final = frozenset(
    ["the", "a", "an", "of", "for", "and", "at", "in", "on", "to", "y", "yr", "o", "i", "a'r"]
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a pattern means: its kind (`cue`, `party`, `topic`, `place`, `ward`), its key, and what completes it."""

    kind: str
    key: str
    phrase: str
    strength: str = ""
    stem: bool = False
    tail: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a folded text that an entry matches; `end` excluded."""

    start: int
    end: int
    entry: Entry


class Lexicon:
    """All names, parties, topics and cues, compiled once. Made by `Lexicon.build`."""

    def __init__(self, patterns: dict[str, list[Entry]], names: NameIndex, terms: Terms) -> None:
        self._patterns = list(patterns)
        self._entries = [tuple(patterns[one]) for one in self._patterns]
        self._automaton = AhoCorasick(self._patterns) if self._patterns else None
        self.names = names
        self.ordinary = terms.words("ordinary-names")
        self.common_surnames = terms.words("common-surnames")
        self.common_forenames = terms.words("forenames")
        self.place_words = terms.words("place-words")
        self.concepts = frozenset(cue.concept for cue in terms.cues)
        self.party_handles = {handle_key(one): party.key for party in terms.parties for one in party.handles}
        self.party_hashtags = {handle_key(one): party.key for party in terms.parties for one in party.hashtags}
        self.party_domains = {link_key(one): party.key for party in terms.parties for one in party.domains}
        self.party_joined = {
            fold_word(form).replace(" ", "").replace("-", ""): party.key
            for party in terms.parties
            for form in (*party.forms, *(word for word, strength in party.words if strength in {"strong", "capital"}))
            if len(form) >= 4
        }
        self.party_names = {party.key: party.name for party in terms.parties}
        self.wards: dict[str, frozenset[str]] = {}
        self.topic_labels: dict[str, str] = {}
        self.topic_stems: dict[str, tuple[str, ...]] = {}
        self.single_seats: frozenset[str] = frozenset()
        self.masked: dict[tuple[int, str], tuple[str, ...]] = {}

    @classmethod
    def build(
        cls,
        *,
        terms: Terms,
        people: People | None = None,
        topics: Iterable[LocalTopic] = (),
        places: Iterable[str] = (),
        councils: Iterable[str] = (),
    ) -> "Lexicon":
        """
        The lexicon of one council: the general terms, its people, and what it holds to be controversial.

        `places` are names of streets, halls and parks that may look like people or subjects; `councils` the names of
        the councils that serve the area, which hold words such as *Green* or *Hill*.
        """
        people = people or People()
        patterns: dict[str, list[Entry]] = {}
        place_names = tuple(places)
        for kind, key, phrase, strength in _general(terms, people):
            _enter(patterns, kind, key, phrase, strength, plain=kind not in {"cue", "topic"})
        labels = {topic.topic_id: topic.label for topic in terms.topics}
        stemmed: dict[str, list[str]] = {}
        kin = read_kin(terms)
        for topic in topics:
            for word in sorted(stems(" ".join((topic.label, *topic.terms, *topic.terms_cy)))):
                stemmed.setdefault(word, []).append(topic.topic_id)
            labels[topic.topic_id] = topic.label
            for phrase, strength in topic_terms(topic, place_names):
                _enter(patterns, "topic", topic.topic_id, phrase, strength, plain=True)
            for word in kin_of(topic, kin):
                _enter(patterns, "topic", topic.topic_id, word, "kin", plain=True)
        for member in people.members:
            for phrase in office_phrases(member):
                _enter(patterns, "office", member.name, phrase, "block" if member.standing else "flag", plain=True)
        for place in (*place_names, *councils):
            _enter(patterns, "place", place, place, "", plain=True)
        for day in sorted({day for one in people.candidates if (day := _poll_day(one.poll_id)) is not None}):
            for phrase in day_phrases(day):
                _enter(patterns, "cue", "polling-date", phrase, "", plain=True)
        wards = _wards(people)
        for word, areas in wards.items():
            _enter(patterns, "ward", "|".join(sorted(areas)), word, "capital", plain=True)
        lexicon = cls(patterns, _index(people, terms), terms)
        lexicon.wards = {word: frozenset(areas) for word, areas in wards.items()}
        lexicon.topic_labels = labels
        lexicon.topic_stems = {word: tuple(ids) for word, ids in stemmed.items()}
        lexicon.single_seats = frozenset(one.area_name for one in people.candidates if one.seats == 1)
        lexicon.masked = _by_shape([*lexicon.party_joined, *lexicon.names.surnames])
        return lexicon

    def find(self, text: str) -> Iterator[Hit]:
        """Every entry that stands in folded `text` as whole words, in the order in which they end."""
        if self._automaton is None or not text:
            return
        size = len(text)
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            open_end = end < size and text[end].isalnum() and text[end - 1].isalnum()
            for entry in self._entries[number]:
                last = end
                if entry.stem:
                    while last < size and (
                        text[last].isalnum() or (text[last] == "'" and text[last + 1 : last + 2].isalnum())
                    ):
                        last += 1
                elif open_end:
                    continue
                if entry.tail is not None:
                    rest = entry.tail.match(text, last)
                    if rest is None:
                        continue
                    last = rest.end()
                yield Hit(start, last, entry)

    def person(self, number: int) -> Person:
        """The person of that number."""
        return self.names.people[number]


def _enter(
    patterns: dict[str, list[Entry]], kind: str, key: str, phrase: str, strength: str, *, plain: bool = False
) -> None:
    """Enters a phrase; a `plain` one is a name, whose brackets and stars are letters like others."""
    for pattern in (Pattern(fold_word(phrase)),) if plain else compile_phrase(phrase):
        if pattern.head:
            entry = Entry(kind, key, phrase, strength, pattern.stem, pattern.tail)
            patterns.setdefault(pattern.head, []).append(entry)


def _general(terms: Terms, people: People) -> Iterator[tuple[str, str, str, str]]:
    for cue in terms.cues:
        if cue.concept not in _LOOKED_UP:
            yield "cue", cue.concept, cue.phrase, ""
    for party in terms.parties:
        for form in party.forms:
            yield "party", party.key, form, "strong"
        for word, strength in party.words:
            yield "party", party.key, word, strength
        for emblem in party.emblems:
            yield "emblem", party.key, emblem, ""
        for colour in party.colours:
            yield "colour", party.key, colour, ""
    for topic in terms.topics:
        for term in topic.terms:
            yield "topic", topic.topic_id, term, "strong"
        for term in topic.anchors:
            yield "topic", topic.topic_id, term, "anchor"
    for name in people.local_parties:
        yield "party", f"local:{name}", name, "abbr" if name.isupper() and len(name) <= 4 else "capital"


_LOOKED_UP: Final = frozenset({"kin", "ordinary-names", "common-surnames", "forenames", "place-words", "short-names"})


def topic_terms(topic: LocalTopic, places: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """
    The phrases of a local topic with their strength.

    A wording of the issue is `strong`. A bare place name is an `anchor`: it counts beside an argument. So is the
    proper name inside a term or in the label (*Coldwell* of *Coldwell Farm*).
    """
    known = {fold_word(place) for place in places}
    for term in (*topic.terms, *topic.terms_cy):
        words = term.split()
        named = all(word[:1].isupper() for word in words) and len(words) > 1 and fold_word(words[-1]) in _SITE_WORDS
        yield term, "site" if named or fold_word(term) in known else "strong"
        if named and len(words[0]) >= 4 and fold_word(words[0]) not in _SITE_WORDS:
            yield words[0], "anchor-capital"
    for word in re.findall(r"[A-ZÂÊÎÔÛŴŶ][\w'’]+", " ".join((topic.label, *topic.terms, *topic.terms_cy))):
        if (
            len(word) >= 5
            and fold_word(word) not in _SITE_WORDS | _PLAIN_WORDS
            and not fold_word(word).endswith(("tion", "ing", "ment", "s"))
        ):
            yield word, "scene"
    for place in places:
        if place in topic.label and not any(place == term for term in topic.terms):
            yield place, "anchor"


_PLAIN_WORDS: Final = frozenset(
    [
        "local",
        "plan",
        "council",
        "county",
        "district",
        "borough",
        "union",
        "pride",
        "asylum",
        "closure",
        "parking",
        "future",
        "library",
        "low",
        "traffic",
        "ultra",
        "emission",
        "zone",
        "school",
        "schools",
        "street",
        "streets",
        "speed",
        "welsh",
        "language",
        "second",
        "homes",
        "budget",
        "service",
        "services",
        "charges",
        "cuts",
        "house",
        "housing",
        "ward",
        "north",
        "south",
        "east",
        "west",
        "upper",
        "lower",
        "great",
        "little",
        "new",
        "old",
        "free",
        "change",
        "national",
        "union",
        "flag",
        "government",
        "unitary",
    ]
)
_SITE_WORDS: Final = frozenset(
    [
        "farm",
        "hotel",
        "house",
        "street",
        "road",
        "lane",
        "hall",
        "park",
        "school",
        "library",
        "baths",
        "pool",
        "centre",
        "field",
        "fields",
        "hill",
        "wood",
        "woods",
        "site",
        "quay",
        "barracks",
        "airfield",
        "hospital",
        "mill",
        "works",
        "yard",
        "green",
        "common",
        "meadow",
        "meadows",
        "bridge",
        "square",
        "market",
        "wharf",
        "docks",
        "estate",
        "camp",
        "inn",
        "depot",
        "quarry",
        "station",
        "theatre",
        "museum",
        "pier",
        "tower",
        "towers",
        "court",
        "gardens",
        "close",
        "avenue",
        "way",
        "rise",
    ]
)


_COMPASS: Final = {
    "north": ("y gogledd", "gogledd"), "south": ("y de",), "east": ("y dwyrain", "dwyrain"), "west": ("y gorllewin", "gorllewin"),
}  # fmt: skip


def read_kin(terms: Terms) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """The lines of the list `kin`: the words by which a subject is recognised, and its other words."""
    found = []
    for cue in terms.cues:
        if cue.concept == "kin":
            known, _, others = cue.phrase.partition(":")
            found.append(
                (
                    frozenset(stem(fold_word(word)) for word in known.split(",")),
                    tuple(word.strip() for word in others.split(",")),
                )
            )
    return tuple(found)


def kin_of(topic: LocalTopic, kin: tuple[tuple[frozenset[str], tuple[str, ...]], ...]) -> tuple[str, ...]:
    """The other words for a local subject."""
    told = " ".join((topic.label, *topic.terms, *topic.terms_cy))
    words = {stem(word) for word in fold_word(told).replace("-", " ").replace("'", " ").split()}
    return tuple(dict.fromkeys(other for known, others in kin if known & words for other in others if other))


_MAYORS: Final = ("the mayor", "our mayor", "your mayor", "madam mayor", "mr mayor", "y maer", "ein maer")


def office_phrases(member: Member) -> tuple[str, ...]:
    """How people speak of a member by the office they hold, in English and Welsh; nothing for a plain councillor."""
    pieces = [piece.strip(" )") for piece in re.split(r"[(,;]| and ", member.role.lower())]
    found: list[str] = []
    for role in pieces:
        found += _office(role, member)
    return tuple(dict.fromkeys(found))


def _office(role: str, member: Member) -> list[str]:
    if role.startswith(("the only", "directly")):
        return []
    if not role or role in {
        "councillor",
        "member",
        "alderman",
        "town councillor",
        "member of parliament",
        "member of the senedd",
        "mayor",
        "town mayor",
    }:
        found: list[str] = []
    else:
        found = [role] if len(role.split()) > 1 else []
    if "only" in member.role.lower() and member.area_name and "council" in role:
        found += [f"{noun} for {member.area_name}" for noun in ("councillor", "member", "the member", "representative")]
        found += [f"{member.area_name} {noun}" for noun in ("councillor", "member")] + [
            f"{noun} {member.area_name}" for noun in ("aelod", "cynghorydd")
        ]
    if "leader of the council" in role and "opposition" not in role:
        lead = "deputy " if role.startswith("deputy") else ""
        found += [
            f"{lead}council leader",
            f"{lead}leader of our council",
            f"{lead}leader of your council",
            f"the council's {lead}leader",
        ]
        found += (
            ["dirprwy arweinydd y cyngor", "dirprwy arweinydd", "our deputy leader"]
            if lead
            else [
                "our leader",
                "your leader",
                "ein harweinydd",
                "arweinydd y cyngor",
                "arweinydd ein cyngor",
                "arweinydd cyngor",
            ]
        )
    if "cabinet member for" in role or "portfolio" in role or "executive member for" in role:
        brief = role.split(" for ")[-1]
        found += [
            f"{noun} {brief}"
            for noun in (
                "cabinet member for",
                "cabinet lead for",
                "portfolio holder for",
                "executive member for",
                "lead member for",
                "cabinet member responsible for",
            )
        ]
        found += [
            f"{brief} {noun}"
            for noun in ("portfolio holder", "cabinet member", "lead member", "supremo", "chief", "tsar", "boss")
        ]
    if "mayor" in role and member.standing:
        found += (
            _MAYORS
            if not role.startswith("deputy")
            else ["the deputy mayor", "our deputy mayor", "y dirprwy faer", "dirprwy faer"]
        )
    return found


def _wards(people: People) -> dict[str, set[str]]:
    """The names of wards, whole and by their distinguishing last word, with the areas they may mean."""
    areas = {one.area_name for one in people.candidates if one.area_name}
    areas |= {one.area_name for one in people.members if one.area_name}
    found: dict[str, set[str]] = {}
    for area in areas:
        found.setdefault(fold_word(area), set()).add(area)
        words = area.split()
        if len(words) > 1 and len(words[-1]) >= 4 and words[0].lower() not in _SMALL_WORDS:
            found.setdefault(fold_word(words[-1]), set()).add(area)
        for mutated in mutations(fold_word(area)):
            found.setdefault(mutated, set()).add(area)
        for english, welsh in _COMPASS.items():
            if english in area.lower().split():
                for form in welsh:
                    found.setdefault(form, set()).add(area)
    return found


def _poll_day(poll_id: str) -> dt.date | None:
    """The day in an id such as `local.anytown.2027-05-06`."""
    try:
        return dt.date.fromisoformat(poll_id[-10:])
    except ValueError:
        return None


_ORDINALS: Final = {
    1: ("first", "cyntaf"), 2: ("second", "ail"), 3: ("third", "trydydd"), 4: ("fourth", "pedwerydd"), 5: ("fifth", "pumed"),
    6: ("sixth", "chweched"), 7: ("seventh", "seithfed"), 8: ("eighth", "wythfed"), 9: ("ninth", "nawfed"), 10: ("tenth", "degfed"),
}  # fmt: skip
_MONTHS: Final = (
    ("january", "ionawr"), ("february", "chwefror"), ("march", "mawrth"), ("april", "ebrill"), ("may", "mai"), ("june", "mehefin"),
    ("july", "gorffennaf"), ("august", "awst"), ("september", "medi"), ("october", "hydref"), ("november", "tachwedd"),
    ("december", "rhagfyr"),
)  # fmt: skip


def day_phrases(day: dt.date) -> tuple[str, ...]:
    """How people write a polling day, in English and Welsh."""
    number, (english, welsh) = day.day, _MONTHS[day.month - 1]
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    ordinal = f"{number}{suffix}"
    short = f"{day.year % 100:02}"
    told = [
        f"{number} {english}",
        f"{ordinal} {english}",
        f"{ordinal} of {english}",
        f"{english} {number}",
        f"{english} {ordinal}",
    ]
    told += [
        f"{english[:3]} {number}",
        f"{number} {english[:3]}",
        f"the {ordinal}",
        f"{number} {welsh}",
        f"{number} o {welsh}",
        f"{number}fed o {welsh}",
    ]
    told += [f"this {english}", f"come {english}"]
    told += [f"{number}{mark}{day.month}{mark}{year}" for mark in "./-" for year in (short, day.year)]
    told += [f"{number:02}{mark}{day.month:02}{mark}{year}" for mark in "./-" for year in (short, day.year)]
    if number in _ORDINALS:
        first, second = _ORDINALS[number]
        told += [
            f"the {first}",
            f"{first} of {english}",
            f"y {second}",
            f"{english} the {first}",
            f"{second} o {welsh}",
        ]
    return tuple(dict.fromkeys(told))


def _by_shape(words: Iterable[str]) -> dict[tuple[int, str], tuple[str, ...]]:
    found: dict[tuple[int, str], list[str]] = {}
    for word in words:
        if len(word) >= 4:
            found.setdefault((len(word), word[0]), []).append(word)
    return {shape: tuple(all_of) for shape, all_of in found.items()}


def _index(people: People, terms: Terms) -> NameIndex:
    index = NameIndex()
    short_names = short_forms(terms)
    by_person: dict[str, list[Candidate]] = {}
    for candidate in people.candidates:
        by_person.setdefault(candidate.person_id or candidate.name, []).append(candidate)
    standing = {fold_word(one.name) for one in people.candidates}
    members = {fold_word(member.name): member for member in people.members}
    for key, rows in by_person.items():
        one = rows[0]
        member = members.get(fold_word(one.name))
        names = [split_name(one.name, one.surname)]
        if one.legal_name:
            names.append(split_name(one.legal_name, one.surname))
        names += [split_name(name) for name in one.also_known_as]
        person = Person(
            number=len(index.people),
            key=key,
            name=one.name,
            standing=True,
            role=member.role if member else "",
            contests=tuple(dict.fromkeys(row.area_name for row in rows)),
            areas=tuple(dict.fromkeys([row.area_name for row in rows] + ([member.area_name] if member else []))),
            parties=tuple(dict.fromkeys(row.party_name for row in rows)),
            polls=tuple(dict.fromkeys(row.poll_id for row in rows)),
            surname=names[0][1],
            forenames=frozenset(token for forenames, _ in names for token in forenames),
            orders=tuple(dict.fromkeys((*forenames, *surname) for forenames, surname in names if surname)),
        )
        handles = [handle for row in rows for handle in row.handles] + list(member.handles if member else ())
        index.add(person, names, short_names, handles, [link for row in rows for link in row.links])
    for member in people.members:
        if fold_word(member.name) not in standing:
            _add_member(index, member, short_names)
    for leader in terms.leaders:
        if fold_word(leader.name) not in standing:
            member = Member(name=leader.name, role=leader.role, also_known_as=leader.also, party_name=leader.party)
            _add_member(index, member, short_names, national=True)
    index.seal()
    return index


def _add_member(
    index: NameIndex, member: Member, short_names: dict[str, frozenset[str]], *, national: bool = False
) -> None:
    names = [split_name(member.name), *(split_name(name) for name in member.also_known_as if " " in name)]
    person = Person(
        number=len(index.people),
        key=member.person_id or member.name,
        name=member.name,
        standing=member.standing,
        role="national" if national else member.role,
        areas=(member.area_name,) if member.area_name else (),
        parties=(member.party_name,) if member.party_name else (),
        surname=names[0][1],
        forenames=frozenset(names[0][0]),
    )
    index.add(person, names, {} if national else short_names, member.handles)


def short_forms(terms: Terms) -> dict[str, frozenset[str]]:
    """Forenames with the forms that stand for them, both ways, from lines such as `william: bill, billy, will`."""
    found: dict[str, set[str]] = {}
    for cue in terms.cues:
        if cue.concept == "short-names":
            full, _, shorts = cue.phrase.partition(":")
            forms = [name for part in shorts.split(",") for name in name_tokens(part)]
            for name in name_tokens(full):
                found.setdefault(name, set()).update(forms)
            for form in forms:
                found.setdefault(form, set()).update(name_tokens(full))
    return {name: frozenset(forms) for name, forms in found.items()}

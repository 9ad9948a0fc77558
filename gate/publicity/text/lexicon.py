"""
Lexicon: every name, party, handle, domain, topic, place and cue that a post is searched for, compiled once.

One search holds the phrases of all councils (`search.Search`), one those of this council, one index the people
(`names.NameIndex`). A lexicon never changes after it was built and may be shared by every thread. The road not taken: a
regular expression a rule, whose cost grows with each name.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from gate.publicity.council import LocalTopic, People
from gate.publicity.text.entries import Entry, Hits
from gate.publicity.text.folding import fold_word
from gate.publicity.text.names import NameIndex, Person, handle_key, index_of, link_key, name_tokens
from gate.publicity.text.phrases import Pattern, compile_phrase
from gate.publicity.text.search import Finds, Search
from gate.publicity.text.stems import stems
from gate.publicity.text.terms import Terms
from gate.publicity.text.vocabulary import (
    day_phrases,
    kin_of,
    mutated_name,
    office_phrases,
    poll_day,
    read_kin,
    to_come,
    topic_terms,
    ward_names,
)
from gate.publicity.text.words import parted


class Lexicon:
    """All names, parties, topics and cues, compiled once. Made by `Lexicon.build`."""

    def __init__(self, searches: tuple[Search, ...], names: NameIndex, terms: Terms) -> None:
        self._searches = searches
        self.names = names
        self.ordinary = terms.words("ordinary-names") | terms.words("everyday-words")
        self.common_surnames = terms.words("common-surnames")
        self.many_bear = terms.words("widespread-surnames") | self.common_surnames
        self.common_forenames = terms.words("forenames")
        self.place_words = terms.words("place-words")
        self.famous = frozenset(name_tokens(name) for name in terms.words("famous-people"))
        self.famous_surnames = frozenset(name[-1] for name in self.famous if name)
        self.likeness = terms.likeness
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
        self.topic_places: dict[tuple[str, str], str] = {}
        self.local_topics: frozenset[str] = frozenset()
        self.to_come: dict[str, frozenset[str]] = {}  # what of a topic is not there yet
        self.single_seats: frozenset[str] = frozenset()
        self.turned: dict[str, str] = {}
        self.masked: dict[tuple[int, str], tuple[str, ...]] = {}
        self.idle: set[str] = set()  # spellings that were seen to name and to hide nobody (`sieve.py`)
        self.able: dict[str, int] = {}  # what the others can do

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
        for name in people.local_parties:
            strength = "abbr" if name.isupper() and len(name) <= 4 else "capital"
            _enter(patterns, "party", f"local:{name}", name, strength, plain=True)
        labels = {topic.topic_id: topic.label for topic in terms.topics}
        stemmed: dict[str, list[str]] = {}
        kin, tongue = read_kin(terms), read_kin(terms, "tongue")
        local, planned = tuple(topics), dict[str, frozenset[str]]()
        for topic in local:
            for word in sorted(stems(fold_word(" ".join((topic.label, *topic.terms, *topic.terms_cy))))):
                stemmed.setdefault(word, []).append(topic.topic_id)
            labels[topic.topic_id] = topic.label
            if coming := to_come(topic):
                planned[topic.topic_id] = coming
            for phrase, strength in topic_terms(topic, place_names):
                _enter(patterns, "topic", topic.topic_id, phrase, strength, plain=True)
            for word in kin_of(topic, kin):
                _enter(patterns, "topic", topic.topic_id, word, "kin", plain=True)
            for word in kin_of(topic, tongue):
                _enter(patterns, "topic", topic.topic_id, word, "head")
        for member in people.members:
            for phrase in office_phrases(member):
                _enter(patterns, "office", member.name, phrase, "block" if member.standing else "flag", plain=True)
        for place in (*place_names, *councils):
            for form in (place, *mutated_name(place)):
                _enter(patterns, "place", place, form, "", plain=True)
        for day in sorted({day for one in people.candidates if (day := poll_day(one.poll_id)) is not None}):
            for phrase in day_phrases(day):
                _enter(patterns, "cue", "polling-date", phrase, "", plain=True)
        wards = ward_names(people)
        for word, areas in wards.items():
            _enter(patterns, "ward", "|".join(sorted(areas)), word, "capital", plain=True)
        lexicon = cls((_general(terms), Search(patterns)), index_of(people, terms), terms)
        lexicon.wards = {word: frozenset(areas) for word, areas in wards.items()}
        lexicon.topic_labels = labels
        lexicon.local_topics = frozenset(one for ids in stemmed.values() for one in ids)
        lexicon.to_come = planned
        lexicon.topic_stems = {word: tuple(ids) for word, ids in stemmed.items()}
        lexicon.topic_places = {
            (topic.topic_id, word): place
            for topic in local
            for place in place_names
            if place in topic.label
            for word in stems(fold_word(place))
        }
        lexicon.single_seats = frozenset(one.area_name for one in people.candidates if one.seats == 1)
        lexicon.turned = {
            word[::-1]: word
            for word in (*lexicon.party_joined, *lexicon.names.surnames)
            if len(word) >= 6 and word != word[::-1] and word not in lexicon.ordinary
        }
        lexicon.masked = _by_shape([*lexicon.party_joined, *lexicon.names.surnames])
        return lexicon

    def find(self, text: str) -> Hits:
        """Every entry that stands in folded `text` as whole words."""
        found: Finds = defaultdict(list)
        told = f" {parted(text)} "
        beginnings: set[str] = set()
        for search in self._searches:
            search.find_into(found, text, told, beginnings)
        return found

    def person(self, number: int) -> Person:
        """The person of that number."""
        return self.names.people[number]


def _enter(
    patterns: dict[str, list[Entry]], kind: str, key: str, phrase: str, strength: str, *, plain: bool = False
) -> None:
    """Enters a phrase; a `plain` one is a name, whose brackets and stars are letters like others."""
    for pattern in (Pattern(fold_word(phrase)),) if plain else compile_phrase(phrase):
        if pattern.head:
            entry = Entry(kind, key, phrase, strength, pattern.stem, pattern.tail, pattern.openings, pattern.wanted)
            patterns.setdefault(pattern.head, []).append(entry)


@functools.lru_cache(maxsize=4)
def _general(terms: Terms) -> Search:
    """The search for what every council's posts are searched for: the same for all, and by far the most."""
    patterns: dict[str, list[Entry]] = {}
    for kind, key, phrase, strength in _phrases(terms):
        _enter(patterns, kind, key, phrase, strength, plain=kind not in {"cue", "topic"})
    return Search(patterns)


def _phrases(terms: Terms) -> Iterator[tuple[str, str, str, str]]:
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


_LOOKED_UP: Final = frozenset(
    {
        "kin",
        "tongue",
        "famous-people",
        "everyday-words",
        "widespread-surnames",
        "ordinary-names",
        "common-surnames",
        "forenames",
        "place-words",
        "short-names",
    }
)


def _by_shape(words: Iterable[str]) -> dict[tuple[int, str], tuple[str, ...]]:
    found: dict[tuple[int, str], list[str]] = {}
    for word in words:
        if len(word) >= 4:
            found.setdefault((len(word), word[0]), []).append(word)
    return {shape: tuple(all_of) for shape, all_of in found.items()}

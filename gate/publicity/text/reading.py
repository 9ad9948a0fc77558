"""
Reading: a draft read once, for every rule.

Each field is folded, cut into words and sentences, and searched for all phrases and people of the lexicon; hashtags
are split, addresses taken apart, disguises undone. Every place is given in the author's own characters.
"""

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final
from urllib.parse import unquote_plus

from gate.publicity.draft import Draft
from gate.publicity.text.addresses import named_in_address
from gate.publicity.text.disguise import marks_of, other_readings
from gate.publicity.text.entries import Entry, Found, Hits
from gate.publicity.text.field_reading import FieldReading, Link
from gate.publicity.text.folding import Folded, fold, word_set
from gate.publicity.text.joined import joined_names, split_camel
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.names import handle_key, link_key
from gate.publicity.text.naming import Form, Naming, find_people, people_among
from gate.publicity.text.sieve import sift
from gate.publicity.text.stretches import Stretches, Taken
from gate.publicity.text.words import Token, pieces_of, plainly_spelt, tokens_of

_TAG: Final = re.compile(r"(?<![\w&])#([^\W_][\w]*)")
_HANDLE: Final = re.compile(r"(?<![\w.])@([a-z0-9_][\w.\-]*[\w]|[a-z0-9_])")
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')]+"
    r"|(?<![@\w.\-])[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9][a-z0-9\-]*)*\.[a-z]{2,12}(?:/[^\s<>\"')]*)?(?![\w@])"
)
_WELSH: Final = word_set(
    "y yr yn mae ac gan wrth ein eich ar gyfer bydd i'r o'r a'r ni chi dydd ddydd cyngor gyda ddim oes nid "
    "byddwn hwn hon hyn rhwng dros"
)
_DOTTED: Final = re.compile(r"\.(?<=[a-z0-9\-]\.)[a-z0-9]|\.(?<=www\.)\S")
"""What no address is without, but for one with a scheme."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """A draft read once. Nothing changes it afterwards but what is worked out from it once (`persons` and so on)."""

    draft: Draft
    fields: tuple[FieldReading, ...]
    lexicon: Lexicon
    persons: Any = None
    parties: Any = None
    topics: Any = None
    voting: Any = None

    @property
    def signs(self) -> Set[str]:
        """The signs of all fields together: what a rule may ask for before it looks (`Rule.signs`)."""
        return self.fields[0].signs.union(*(part.signs for part in self.fields[1:])) if self.fields else frozenset()

    def has(self, *concepts: str) -> bool:
        """Whether a cue of any of the ideas stands anywhere in the draft."""
        return any(concept in part.signs for part in self.fields for concept in concepts)

    def cues(self, *concepts: str) -> Iterator[tuple[FieldReading, Found]]:
        """Every cue of the ideas, with its field."""
        for part in self.fields:
            for one in part.cues(*concepts):
                yield part, one

    @property
    def welsh(self) -> bool:
        """Whether the draft is, at least in part, in Welsh."""
        words = [token.word for part in self.fields for token in part.tokens]
        return sum(word in _WELSH for word in words) * 12 > len(words)


def read(draft: Draft, lexicon: Lexicon) -> Reading:
    """`draft` read with `lexicon`. Never raises, whatever the texts hold."""
    fields = tuple(_read_field(name, text, lexicon) for name, text in draft.texts())
    if draft.thread:
        parts = [part for part in fields if part.name == "text" or part.name.startswith("thread")]
        for one, other in pairwise(parts):
            join_names(one, other, lexicon)
    return Reading(draft=draft, fields=fields, lexicon=lexicon)


_SEAM: Final = 4


def join_names(one: FieldReading, other: FieldReading, lexicon: Lexicon) -> None:
    """Finds a name that begins at the end of one part of a thread and ends at the beginning of the next, in both."""
    before = [token for token in one.tokens if not token.word.isdigit()][-_SEAM:]
    after = [token for token in other.tokens if not token.word.isdigit()][:_SEAM]
    if not before or not after:
        return
    words = [*before, *after]
    joined: list[Token] = []
    raw = ""
    for token in words:
        part = one if token in before and len(joined) < len(before) else other
        start = len(raw)
        raw += part.raw[token.start : token.end] + " "
        joined.append(Token(token.word, start, len(raw) - 1, token.capital))
    for naming in find_people(joined, lexicon, raw):
        inside = [at for at, token in enumerate(joined) if token.start < naming.end and naming.start < token.end]
        if naming.form > Form.TYPO or not inside or not inside[0] < len(before) <= inside[-1]:
            continue
        for part, ends in ((one, inside[0]), (other, inside[-1])):
            edge = words[ends]
            start, end = (edge.start, before[-1].end) if part is one else (after[0].start, edge.end)
            if not any(known.form <= Form.TYPO and known.start < end and start < known.end for known in part.people):
                split = Naming(start, end, naming.form, naming.people, naming.title, disguised=True)
                part.people = _surest([*part.people, split])


def _read_field(name: str, raw: str, lexicon: Lexicon) -> FieldReading:
    folded = fold(raw)
    text = folded.text
    marks = marks_of(text)
    part = FieldReading(name=name, raw=raw, folded=folded, marks=marks, hits=_without_idioms(lexicon.find(text)))
    pieces = pieces_of(folded)
    sifted = sift(pieces, lexicon, capitals=plainly_spelt(folded))
    if sifted.named:
        part.people.extend(people_among(sifted.named, folded, pieces, lexicon))
    if "#" in marks:
        for tag in _TAG.finditer(text):
            _read_joined(part, *folded.span(*tag.span()), tag.group(1), lexicon, part.tags)
    if "@" in marks:
        for handle in _HANDLE.finditer(text):
            _read_joined(part, *folded.span(*handle.span()), handle.group(1), lexicon, part.handles)
    if ("." in marks and _DOTTED.search(text)) or (":" in marks and "://" in text):
        for link in _LINK.finditer(text):
            _read_link(part, *folded.span(*link.span()), link.group(), lexicon)
    plain: _Plain | None = None
    long = tuple(part.vocabulary) if sifted.hidden else ()
    for other in other_readings(folded, long, marks, single=sifted.single, repeated=sifted.repeated, lexicon=lexicon):
        plain = plain or _Plain(part)
        _search_hidden(part, other, tokens_of(other), lexicon, plain)
        if " " not in other.text and len(other.text) <= 60 and (people := joined_names(other.text, lexicon)):
            part.people.append(Naming(*other.span(0, len(other.text)), Form.FULL, people, disguised=True))
            plain.enter(part.people[-1])
    part.people = _surest(_by_address(part)) if part.people else part.people
    return part


def _without_idioms(hits: Hits) -> Hits:
    """What was found, but for the words of a turn of phrase that have no meaning of their own there (`idioms.txt`)."""
    if _IDIOM not in hits:
        return hits
    told = {(start, end) for start, end, _ in hits[_IDIOM]}
    idioms = Stretches(told)
    kept = {
        sign: [one for one in found if one[:2] in told or not idioms.hold(one[0], one[1])]
        for sign, found in hits.items()
    }
    return {sign: found for sign, found in kept.items() if found}


_IDIOM: Final = "idiom"


class _Plain:
    """What a field is known to hold, so that another reading of it tells only what is new."""

    def __init__(self, part: FieldReading) -> None:
        found = [part.placed(*hit) for hits in part.hits.values() for hit in hits]
        found += [one for others in part.further.values() for one in others]
        self.exact = {(one.start, one.end, one.entry.kind, one.entry.key) for one in found}
        self.entries: dict[Entry, Taken] = {}
        self.people = Taken()
        for one in found:
            self.entries.setdefault(one.entry, Taken()).take(one.start, one.end)
        for naming in part.people:
            self.enter(naming)

    def enter(self, naming: Naming) -> None:
        if naming.form <= Form.TYPO:
            self.people.take(naming.start, naming.end)


def _search_hidden(part: FieldReading, folded: Folded, tokens: list[Token], lexicon: Lexicon, plain: _Plain) -> None:
    new = []
    for sign, hits in lexicon.find(folded.text).items():
        for first, last, entry in hits:
            start, end = folded.span(first, last)
            if (start, end, entry.kind, entry.key) in plain.exact:
                continue
            taken = plain.entries.setdefault(entry, Taken())
            if not taken.meets(start, end):
                taken.take(start, end)
                new.append((start, end, entry.kind, entry.key))
                part.further.setdefault(sign, []).append(Found(start, end, entry, disguised=True))
    plain.exact.update(new)
    for naming in find_people(tokens, lexicon, part.raw):
        if (naming.form > Form.TYPO and not _hidden(part, naming, lexicon)) or plain.people.meets(
            naming.start, naming.end
        ):
            continue
        plain.enter(naming)
        part.people.append(naming._replace(disguised=True))


def _hidden(part: FieldReading, naming: Naming, lexicon: Lexicon) -> bool:
    """Whether one name alone came to light only by undoing a disguise, so that its writer meant to hide it."""
    size = naming.end - naming.start
    told = fold(part.raw[naming.start : naming.end]).text
    return naming.form is Form.SURNAME and size >= 5 and told not in lexicon.names.surnames


def _read_joined(
    part: FieldReading, start: int, end: int, word: str, lexicon: Lexicon, into: list[tuple[int, int, str]]
) -> None:
    """A hashtag or handle: looked up whole, then split by its capitals, then by the names run together in it."""
    key = handle_key(word)
    into.append((start, end, key))
    holders = lexicon.names.handles.get(key)
    if holders:
        part.people.append(Naming(start, end, Form.HANDLE, frozenset(holders)))
        return
    pieces = split_camel(part.raw, start + 1, end)
    if len(pieces) > 1:
        told = " ".join(fold(part.raw[one:two]).text for one, two in pieces)
        places = [start + 1]
        letters: list[tuple[int, str]] = []
        for number, (one, two) in enumerate(pieces):
            if number:
                letters.append((one - 1, " "))
            letters += [(place, char) for place in range(one, two) for char in fold(part.raw[place]).text]
        split = Folded(
            part.raw, "".join(char for _, char in letters), tuple(max(place, places[0]) for place, _ in letters)
        )
        for sign, hits in lexicon.find(split.text).items():
            found = [Found(*split.span(first, last), entry) for first, last, entry in hits]
            part.further.setdefault(sign, []).extend(found)
        for naming in find_people(tokens_of(split), lexicon, " " * start + " " + told + " " * len(part.raw)):
            part.people.append(Naming(naming.start, naming.end, naming.form, naming.people, naming.title))
    if people := joined_names(key, lexicon):
        part.people.append(Naming(start, end, Form.FULL, people, disguised=len(pieces) < 2))


def _read_link(part: FieldReading, start: int, end: int, address: str, lexicon: Lexicon) -> None:
    told = link_key(unquote_plus(address))
    host, _, path = told.partition("?")[0].partition("/")
    part.links.append(Link(start, end, host, path))
    people: set[int] | frozenset[int] | None = lexicon.names.links.get(told)
    if people is None and path:
        people = next(
            (found for piece in path.split("/") if (found := lexicon.names.handles.get(handle_key(piece)))), None
        )
    if people is None:
        words = re.split(r"[^a-z]+", unquote_plus(address).lower())
        for word in words:
            if len(word) >= 6 and (joined := joined_names(word, lexicon)):
                people = set(joined)
        if people is None:
            people = named_in_address(words, lexicon)
    if people:
        part.people.append(Naming(start, end, Form.LINK, frozenset(people)))


def _by_address(part: FieldReading) -> list[Naming]:
    """The namings without those that stand inside a tag or an address that itself belongs to somebody."""
    if not part.handles and not part.links and not part.tags:
        return part.people
    owned = Counter((one.start, one.end) for one in part.people if one.form in {Form.HANDLE, Form.LINK})
    if not owned:
        return part.people
    owners = Stretches(owned)

    def belongs(one: Naming) -> bool:
        if one.form not in {Form.HANDLE, Form.LINK}:
            return owners.hold(one.start, one.end)
        return (
            owned[one.start, one.end] > 1 or owners.hold(one.start - 1, one.end) or owners.hold(one.start, one.end + 1)
        )

    return [one for one in part.people if not belongs(one)]


def _surest(people: list[Naming]) -> list[Naming]:
    """The surest naming of each stretch: a full name stands, the surname inside it does not."""
    if len(people) < 2:
        return people
    kept: list[Naming] = []
    taken = Taken()
    for one in sorted(people, key=lambda naming: (naming.form, naming.start - naming.end, naming.start)):
        if not taken.meets(one.start, one.end):
            taken.take(one.start, one.end)
            kept.append(one)
    return sorted(kept, key=lambda naming: (naming.start, naming.end))


__all__ = ["FieldReading", "Found", "Link", "Reading", "join_names", "read"]

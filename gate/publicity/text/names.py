"""
Names: the forms in which one person may be named, and the index that finds them by their surname.

A person's names are split into forenames and surname tokens. Short forms of forenames come from the list
`short-names`; Welsh mutations are undone on the text's side, so that the index stays small.
"""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from gate.publicity.council import Candidate, Member, People
from gate.publicity.text.folding import fold, fold_word, word_set
from gate.publicity.text.terms import Terms

PARTICLES: Final = word_set(
    "de da di du la le del della dos das van von der den ter ap ab ferch mac mc o al el bin ibn abu st saint san"
)
TITLES_IN_NAMES: Final = word_set(
    "mr mrs ms miss mx dr rev revd prof sir dame lord lady cllr councillor cyng mp ms mbe obe cbe jp"
)
_TOKEN: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MUTATED: Final = (
    ("ngh", ("c", "k")), ("mh", ("p",)), ("nh", ("t",)), ("ng", ("g",)), ("ph", ("p",)), ("th", ("t",)), ("ch", ("c",)),
    ("dd", ("d",)), ("b", ("p",)), ("d", ("t",)), ("g", ("c", "k")), ("f", ("b", "m")), ("v", ("b", "m")),
    ("l", ("ll",)), ("r", ("rh",)), ("m", ("b",)), ("n", ("d",)),
)  # fmt: skip


@functools.lru_cache(maxsize=65536)
def name_tokens(name: str) -> tuple[str, ...]:
    """The tokens of a name, folded, without apostrophes; a hyphen parts two tokens."""
    return tuple(token.replace("'", "") for token in _TOKEN.findall(fold(name).text))


@functools.lru_cache(maxsize=65536)
def radicals(word: str) -> tuple[str, ...]:
    """The words of which `word` may be a Welsh mutation, itself not included."""
    found = [plain + word[len(start) :] for start, plains in _MUTATED if word.startswith(start) for plain in plains]
    if word[:1] in "aeiouwylr":
        found.append("g" + word)
    return tuple(found)


_MUTATIONS: Final = {
    "p": ("b", "mh", "ph"), "t": ("d", "nh", "th"), "c": ("g", "ngh", "ch"), "b": ("f", "m"), "d": ("dd", "n"),
    "g": ("", "ng"),
    "m": ("f",), "ll": ("l",), "rh": ("r",),
}  # fmt: skip


def mutations(name: str) -> tuple[str, ...]:
    """The forms that a Welsh name takes after a word that mutates; `name` itself is not included."""
    for start in ("ll", "rh", *"ptcbdgm"):
        if name.startswith(start):
            if (start in {"c", "p", "t"} and name[1:2] == "h") or (start == "d" and name[1:2] == "d"):
                return ()
            return tuple(form + name[len(start) :] for form in _MUTATIONS[start] if len(form + name[len(start) :]) > 3)
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom a post may name. `number` is the place in the index; `standing` says that they are a candidate."""

    number: int
    key: str
    name: str
    standing: bool
    role: str = ""
    areas: tuple[str, ...] = ()
    contests: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    polls: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    forenames: frozenset[str] = frozenset()
    orders: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Surname:
    """All who share a surname, by forename and by initial."""

    tokens: tuple[str, ...]
    people: set[int] = field(default_factory=set)
    by_forename: dict[str, set[int]] = field(default_factory=dict)
    by_initial: dict[str, set[int]] = field(default_factory=dict)


def split_name(name: str, surname: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Forenames and surname tokens of `name`. Without a given `surname` the last word is it, with its particles."""
    tokens = [token for token in name_tokens(name) if token not in TITLES_IN_NAMES]
    if "," in name:
        last, _, rest = name.partition(",")
        return name_tokens(rest), name_tokens(last)
    known = name_tokens(surname)
    if known and tuple(tokens[-len(known) :]) == known and len(tokens) > len(known):
        return tuple(tokens[: -len(known)]), known
    words = [word for word in name.split() if name_tokens(word) and name_tokens(word)[0] not in TITLES_IN_NAMES]
    if not words:
        return (), ()
    at = len(words) - 1
    while at > 1 and name_tokens(words[at - 1])[0] in PARTICLES:
        at -= 1
    last_word = tuple(part for word in words[at:] for part in name_tokens(word))
    return tuple(tokens[: len(tokens) - len(last_word)]), last_word


def initials(person: Person) -> frozenset[str]:
    """The initials under which a person may go: first forename and surname, all names, both halves of a surname."""
    found = set()
    for order in person.orders:
        size = len(person.surname) if order[-len(person.surname) :] == person.surname else 1
        last = order[-size:]
        found |= {
            order[0][:1] + last[0][:1],
            "".join(word[:1] for word in order),
            order[0][:1] + "".join(word[:1] for word in last),
        }
    return frozenset(found)


class NameIndex:
    """Everyone whom posts may name, found by surname or by forename. Built once, then only read."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.contests: dict[str, set[str]] = {}
        self.initials: dict[str, list[Person]] = {}
        self.surnames: dict[str, list[Surname]] = {}
        self.forenames: dict[str, set[int]] = {}
        self.handles: dict[str, set[int]] = {}
        self.beginnings: dict[str, set[int]] = {}
        self.links: dict[str, set[int]] = {}
        self.known: frozenset[str] = frozenset()
        self.longest = 0  # letters of the longest forename or surname
        self._neighbours: dict[str, set[str]] = {}
        self._spelt: set[str] = set()
        self._given: set[str] = set()
        self._entries: dict[tuple[str, ...], Surname] = {}

    def add(
        self,
        person: Person,
        names: Iterable[tuple[tuple[str, ...], tuple[str, ...]]],
        short_names: dict[str, frozenset[str]],
        handles: Iterable[str] = (),
        links: Iterable[str] = (),
    ) -> None:
        """Adds a person under each of `names` (forenames, surname), with the short forms of the forenames."""
        self.people.append(person)
        if person.standing:
            for area in person.contests:
                self.contests.setdefault(area, set()).add(person.key)
            for letters in initials(person):
                self.initials.setdefault(letters, []).append(person)
        for forenames, surname in names:
            if not surname:
                continue
            forms = set(forenames)
            for one in forenames[:2]:
                forms |= short_names.get(one, frozenset())
            forms |= {pet for one in tuple(forms) for pet in _pet_names(one)}
            if "-" in person.name and len(forenames) > 1:
                forms.add("".join(forenames[:2]))
            for spelling in self._spellings(surname):
                self._enter(spelling, person.number, forms, {name[0] for name in forenames if name})
            for one in forenames[:1]:
                if person.standing and len(one) >= 5:
                    for size in (3, 4):
                        self.beginnings.setdefault(one[:size], set()).add(person.number)
                told = {one, *short_names.get(one, frozenset())}
                self._given |= told
                for form in told | {*_pet_names(one)}:
                    self.forenames.setdefault(form, set()).add(person.number)
        for account in filter(None, map(handle_key, handles)):
            self.handles.setdefault(account, set()).add(person.number)
        for address in set(map(link_key, links)) - _PLATFORMS:
            self.links.setdefault(address, set()).add(person.number)

    @staticmethod
    def _spellings(surname: tuple[str, ...]) -> set[tuple[str, ...]]:
        joined = "".join(surname)
        found = {surname, (joined,)}
        if len(surname) == 1:
            for start in ("o", "d", "l", "mc", "mac"):
                if joined.startswith(start) and len(joined) > len(start) + 3:
                    found.add((start, joined[len(start) :]))
        return found

    def _enter(self, tokens: tuple[str, ...], number: int, forms: set[str], initials: set[str]) -> None:
        entry = self._entries.get(tokens)
        if entry is None:
            entry = self._entries[tokens] = Surname(tokens)
            self.surnames.setdefault(tokens[0], []).append(entry)
        entry.people.add(number)
        for form in forms:
            entry.by_forename.setdefault(form, set()).add(number)
        for initial in initials:
            entry.by_initial.setdefault(initial, set()).add(number)

    def seal(self) -> None:
        """Prepares the search for joined names and for misspelt ones: those of five letters or more, one left out."""
        for word in {*self.surnames, *self._given}:
            if len(word) >= 5 and word.isalpha():
                self._spelt.add(word)
                for shorter in _one_less(word):
                    self._neighbours.setdefault(shorter, set()).add(word)
        self.known = frozenset((*self.surnames, *self.forenames, *(one for one in self.handles if len(one) >= 7)))
        self.longest = max(map(len, (*self.surnames, *self.forenames)), default=0)
        for entries in self.surnames.values():
            entries.sort(key=lambda entry: -len(entry.tokens))

    def nearly(self, word: str) -> set[str]:
        """The names from which `word` differs by one letter left out, put in, changed or swapped with the next."""
        if len(word) < 4:
            return set()
        found = set(self._neighbours.get(word, ()))
        for shorter in _one_less(word):
            if shorter in self._spelt:
                found.add(shorter)
            found |= {name for name in self._neighbours.get(shorter, ()) if _one_apart(name, word)}
        found.discard(word)
        return found


def _pet_names(forename: str) -> tuple[str, ...]:
    """A short forename with *-ie* or *-y*: *Nell* is *Nellie*, *Tom* is *Tommy*, *Rose* is *Rosie*."""
    if not 3 <= len(forename) <= 5 or not forename.isalpha() or forename[-1] in "yiaou":
        return ()
    stem = forename.removesuffix("e")
    doubled = stem + stem[-1] if len(stem) <= 3 and stem[-1] not in "aeiouwxyhkrs" and stem == forename else stem
    return (doubled + "ie", doubled + "y")


def handle_key(handle: str) -> str:
    """A handle as it is looked up: small letters, no @, dots or underscores."""
    return re.sub(r"[^a-z0-9]", "", fold(handle).text)


_PLATFORMS: Final = word_set(
    "facebook.com fb.com instagram.com threads.com threads.net tiktok.com bsky.app x.com twitter.com youtube.com "
    "linkedin.com linktr.ee"
) | {""}
"""Addresses that lead to everybody."""
_NUMBERED: Final = re.compile(r"(?:\.(?:php|aspx?)|/watch)$")
_NUMBER: Final = re.compile(r"(?:^|&)((?:u|p|m|c|fb|story_fb|person|member)?id|v)=([\w\-]+)")


def link_key(link: str) -> str:
    """
    An address as it is looked up: host and path without scheme, `www.` or a closing slash.

    What stands behind its `?` is left out but for the number by which alone some pages are told apart
    (*profile.php?id=61*, *mgUserInfo.aspx?UID=12*).
    """
    address, _, rest = re.sub(r"^(https?://)?(www\.|m\.)?", "", fold(link).text).partition("?")
    address = address.rstrip("/")
    numbers = sorted(found.group(1, 2) for found in _NUMBER.finditer(rest)) if _NUMBERED.search(address) else ()
    return address + "".join(f"?{name}={number}" for name, number in numbers)


def _one_less(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _one_apart(one: str, other: str) -> bool:
    """Whether two words of equal length differ in one letter, or in two neighbours swapped."""
    if len(one) != len(other):
        return False
    apart = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(apart) == 1:
        return True
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )


def index_of(people: People, terms: Terms) -> NameIndex:
    """Everyone whom posts of a council may name: those who stand, its members, and the leaders of the list."""
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

"""Naming: which people a text names, in whatever form: by full name, title, initials, nickname, handle, or misspelt."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from gate.publicity.text.folding import Folded, word_set
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.names import PARTICLES, NameIndex, Surname, radicals
from gate.publicity.text.sounds import sound
from gate.publicity.text.words import Placed, Token, tokens_of

TITLES: Final = word_set(
    "cllr cllrs councillor councillors clr coun cyng cynghorydd gynghorydd chynghorydd cynghorwyr mr mrs ms "
    "miss mx dr sir dame lord lady ald alderman mayor maer faer rev revd prof mp"
)
MEMBER_TITLES: Final = word_set(
    "cllr cllrs councillor councillors clr coun cyng cynghorydd gynghorydd chynghorydd cynghorwyr ald"
)
WELSH_BEFORE_MUTATION: Final = word_set("i o am ar at dros drwy gan heb hyd wrth dan a ac yn chan na gyda efo")


class Form(IntEnum):
    """How somebody is named, the surest first."""

    FULL = 1  # forename or its short form, and surname
    HANDLE = 2
    LINK = 3
    TITLE = 4  # title and surname
    INITIAL = 5  # initials and surname, or forename and initial
    TYPO = 6  # misspelt by one letter in a name of two words
    SURNAME = 7
    FORENAME = 8
    PLURAL = 9
    BEGINNING = 10  # the first letters of a forename (*Geth*)


class Naming(NamedTuple):
    """A stretch that names `people` (several where they share the name). `title` is the title used, if any."""

    start: int
    end: int
    form: Form
    people: frozenset[int]
    title: str = ""
    disguised: bool = False


def begins_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word with a capital can begin what `find_people` yields; one without must be among the names known."""
    names = lexicon.names
    return (
        word in names.known
        or word in names.beginnings
        or (word[-1:] == "s" and word[:-1] in names.surnames)
        or (len(word) >= 4 and (bool(names.nearly(word)) or any(plain in names.forenames for plain in radicals(word))))
    )


def find_people(
    tokens: Sequence[Token], lexicon: Lexicon, raw: str, among: Iterable[int] | None = None
) -> Iterator[Naming]:
    """
    Everyone whom `tokens` name. Stretches may overlap: the longest and surest wins later.

    `among` are the numbers of the words that may begin a name, in order, where that is known.
    """
    names = lexicon.names
    skip = -1
    known = names.known
    for at in range(len(tokens)) if among is None else among:
        token = tokens[at]
        word = token.word
        if not token.capital and word not in known:
            continue
        entries = names.surnames.get(word)
        if entries is not None:
            found = _by_surname(tokens, at, entries, raw, names)
            if found is not None and not (
                found.form is Form.SURNAME
                and word in names.forenames
                and not any(lexicon.person(number).standing for number in found.people)
            ):
                yield found
                if found.form is not Form.SURNAME:
                    skip = max(skip, found.end)
        if word[-1:] == "s" and (entries := names.surnames.get(word[:-1])) and at and token.capital:
            people = frozenset(number for entry in entries if len(entry.tokens) == 1 for number in entry.people)
            if people and tokens[at - 1].word in {"the", "both", "two", "our", "those", "y"}:
                yield Naming(token.start, token.end, Form.PLURAL, people)
        holders = names.forenames.get(word)
        if len(word) >= 7 and word in names.handles:
            yield Naming(token.start, token.end, Form.HANDLE, frozenset(names.handles[word]))
        if holders is not None and token.capital and token.start >= skip:
            yield from _by_forename(tokens, at, holders, lexicon, raw)
        elif (
            entries is None
            and token.capital
            and 3 <= len(word) <= 4
            and token.start >= skip
            and word in names.beginnings
        ):
            yield from _by_forename(tokens, at, names.beginnings[word], lexicon, raw, begun=True)
        elif entries is None and token.capital and token.start >= skip and len(word) >= 4:
            found = _misspelt(tokens, at, lexicon) or _mutated(tokens, at, lexicon)
            if found is not None:
                yield found
                skip = max(skip, found.end)


def people_among(numbers: Iterable[int], folded: Folded, pieces: list[str], lexicon: Lexicon) -> Iterator[Naming]:
    """Everyone whom a text names, where only the pieces of these numbers can begin a name (`sieve.py`)."""
    if "''" in folded.text:  # two words in one piece
        return find_people(tokens_of(folded), lexicon, folded.raw)
    placed = Placed(folded, pieces)
    return find_people(placed, lexicon, folded.raw, placed.at_pieces(numbers))


def _by_surname(tokens: Sequence[Token], at: int, entries: list[Surname], raw: str, index: NameIndex) -> Naming | None:
    best: Naming | None = None
    for entry in entries:
        size = len(entry.tokens)
        last = at + size - 1
        if last >= len(tokens) or any(tokens[at + step].word != entry.tokens[step] for step in range(1, size)):
            continue
        if any(not _joined(raw, tokens[at + step - 1], tokens[at + step]) for step in range(1, size)):
            continue
        found = _before(tokens, at, last, entry, raw, index) or _after(tokens, at, last, entry, raw)
        if found is None:
            if not (tokens[at].capital or tokens[last].capital):
                continue
            found = Naming(tokens[at].start, tokens[last].end, Form.SURNAME, frozenset(entry.people))
        if best is None or found.form < best.form:
            best = found
    return best


_PARTING: Final = frozenset(",;:!?()")


def _joined(raw: str, left: Token, right: Token) -> bool:
    """Whether nothing but space, a hyphen, a mark or an emoji stands between two words."""
    between = raw[left.end : right.start]
    return between == " " or (len(between) <= 6 and _PARTING.isdisjoint(between))


def _before(tokens: Sequence[Token], at: int, last: int, entry: Surname, raw: str, index: NameIndex) -> Naming | None:
    step = at - 1
    people: frozenset[int] | None = None
    initial_only = True
    first = at
    following = tokens[at]
    while step >= 0 and at - step <= 4:
        token = tokens[step]
        if not _joined(raw, token, following):
            break
        following = token
        word, capital = token.word, token.capital
        holders = entry.by_forename.get(word) or next(
            (entry.by_forename[plain] for plain in radicals(word) if plain in entry.by_forename), None
        )
        if holders is None and people is None and len(word) >= 3 and capital and len(entry.by_forename) <= 40:
            holders = next(
                (entry.by_forename[name] for name in sorted(entry.by_forename) if name.startswith(word)), None
            )
        if holders is None and people is None and len(word) >= 5 and capital:
            holders = next(
                (entry.by_forename[name] for name in sorted(index.nearly(word)) if name in entry.by_forename), None
            )
            if holders is None and len(entry.by_forename) <= 40:
                holders = next((entry.by_forename[own] for own in sorted(entry.by_forename) if _heard(own, word)), None)
        if holders is None and word in PARTICLES and step == at - 1 and not (len(word) == 1 and capital):
            step -= 1
            continue
        if holders is None and len(word) <= 3 and word[0] in entry.by_initial and capital:
            if len(word) == 1 or (
                all(letter in entry.by_initial for letter in word[:1]) and raw[token.start : token.end].isupper()
            ):
                holders = entry.by_initial[word[0]]
        elif holders is not None:
            initial_only = False
        if holders is None:
            break
        both = frozenset(holders) if people is None else people & frozenset(holders)
        people = both or people
        first = step
        step -= 1
    title = ""
    start = tokens[first].start
    if step >= 0:
        token = tokens[step]
        if token.word in TITLES and raw[token.end : start].strip(" .\n\u00a0") == "":
            title, start = token.word, token.start
    if people:
        form = Form.INITIAL if initial_only else Form.FULL
        return Naming(start, tokens[last].end, form, people, title)
    if title:
        return Naming(start, tokens[last].end, Form.TITLE, frozenset(entry.people), title)
    return None


def _after(tokens: Sequence[Token], at: int, last: int, entry: Surname, raw: str) -> Naming | None:
    """Surname first, as on a notice (SMITH, Jane) or in the order of another tongue (Park Sung-min)."""
    step = last + 1
    if step >= len(tokens):
        return None
    between = raw[tokens[last].end : tokens[step].start]
    if between.strip(" ") not in {"", ",", "("} or len(between) > 3:
        return None
    people: frozenset[int] | None = None
    if (holders := _initial_behind(tokens, last, entry, raw)) is not None:
        return Naming(tokens[at].start, tokens[step].end, Form.INITIAL, frozenset(holders))
    while step < len(tokens) and step - last <= 3:
        holders = entry.by_forename.get(tokens[step].word)
        if holders is None or (not tokens[step].capital and people is None):
            break
        people = (people & frozenset(holders) or people) if people else frozenset(holders)
        step += 1
    if not people or not tokens[at].capital:
        return None
    return Naming(tokens[at].start, tokens[step - 1].end, Form.FULL, people)


_CLOSED: Final = re.compile(r"(?:\.|:| ?\(|;|,|\n|$)")


def _initial_behind(tokens: Sequence[Token], last: int, entry: Surname, raw: str) -> set[int] | None:
    """Who is meant where an initial follows the surname, and ends there (*Sawyer, D.*; *Sexton J (Ind)*)."""
    initial = tokens[last + 1]
    if len(initial.word) != 1 or not (initial.capital and tokens[last].capital and _CLOSED.match(raw, initial.end)):
        return None
    return entry.by_initial.get(initial.word)


def _by_forename(
    tokens: Sequence[Token], at: int, holders: set[int], lexicon: Lexicon, raw: str, *, begun: bool = False
) -> Iterator[Naming]:
    token = tokens[at]
    last = at
    initial = token
    rest = {number: lexicon.person(number).orders for number in sorted(holders)[:200]}
    while last + 1 < len(tokens) and last - at < 4:
        following = tokens[last + 1]
        if not following.capital or following.start - initial.end > 2 or not _joined(raw, initial, following):
            break
        word = following.word
        if not any(
            part.startswith(word) if len(word) == 1 else part == word
            for orders in rest.values()
            for order in orders
            for part in order[1:]
        ):
            break
        last += 1
        initial = following
    if last > at and len(initial.word) == 1:
        people = frozenset(
            number
            for number, orders in rest.items()
            if any(part.startswith(initial.word) for order in orders for part in order[1:])
        )
        if people:
            yield Naming(token.start, initial.end, Form.INITIAL, people)
            return
    told = [one.word for one in tokens[at : last + 1]]
    if last > at and len(told[0]) >= 3 and len(told[-1]) >= 3:
        people = frozenset(number for number, orders in rest.items() if any(_fits(told, order) for order in orders))
        if people:
            double = _near_surname(tokens, at, holders, lexicon) if raw[initial.end : initial.end + 1] == "-" else None
            yield double or Naming(token.start, initial.end, Form.FULL, people)
            return
    if begun:
        yield Naming(token.start, token.end, Form.BEGINNING, frozenset(holders))
        return
    if (close := _near_surname(tokens, at, holders, lexicon)) is not None:
        yield close
        return
    yield Naming(token.start, token.end, Form.FORENAME, frozenset(holders))


def _fits(told: list[str], order: tuple[str, ...]) -> bool:
    """Whether every word is one of the person's names, or the first letter of one (*Heledd P Bright*)."""
    return all(word in order or (len(word) == 1 and any(name[0] == word for name in order)) for word in told)


def _near_surname(tokens: Sequence[Token], at: int, holders: set[int], lexicon: Lexicon) -> Naming | None:
    """A right forename before a surname of one or two words that is nearly, but not quite, the person's own."""
    for many in (2, 1):
        parts = tokens[at + 1 : at + 1 + many]
        if len(parts) < many or not all(one.capital for one in parts) or parts[0].start - tokens[at].end > 2:
            continue
        told = "".join(one.word for one in parts)
        if len(told) < 6:
            continue
        common = {one.word for one in parts} & lexicon.common_surnames
        people = frozenset(
            number
            for number in sorted(holders)[:200]
            if (own := "".join(lexicon.person(number).surname))
            and own != told
            and common <= set(lexicon.person(number).surname)
            and _nearly_its(own, told)
        )
        if people:
            return Naming(tokens[at].start, parts[-1].end, Form.TYPO, people)
    return None


def _nearly_its(own: str, told: str) -> bool:
    """Whether a surname is spelt nearly as a person's own, or sounds the same."""
    most = 3 if len(own) >= 11 else 2 if len(own) >= 7 else 1
    if own[0] == told[0] and OSA.distance(own, told, score_cutoff=most) <= most:
        return True
    return len(own) >= 7 and sound(own) == sound(told)


def _heard(own: str, told: str) -> bool:
    """Whether a forename is a person's own as it is heard: *Brioni*, *Bryony*; *Parvin*, *Parveen*."""
    alike = len(own) >= 5 and own[0] == told[0] and sound(own) == sound(told)
    return alike and OSA.distance(own, told, score_cutoff=2) <= 2


def _bearers(surnames: Iterable[str], names: NameIndex) -> frozenset[int]:
    """Everybody who bears one of the surnames, where it is a single word."""
    entries = (entry for one in surnames for entry in names.surnames.get(one, ()) if len(entry.tokens) == 1)
    return frozenset(number for entry in entries for number in entry.people)


def _misspelt(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Naming | None:
    """A surname with one letter wrong after a forename that is right, or wrong by one letter itself."""
    token = tokens[at]
    names = lexicon.names
    close = names.nearly(token.word)
    if not close:
        return None
    if len(token.word) >= 9 and (at == 0 or not tokens[at - 1].capital or token.start - tokens[at - 1].end > 1):
        people = _bearers(close, names)
        if people:
            return Naming(token.start, token.end, Form.TYPO, people)
    if at == 0:
        return None
    before = tokens[at - 1]
    if before.word in MEMBER_TITLES:
        people = _bearers(close, names)
        if people and len(token.word) >= 6:
            return Naming(before.start, token.end, Form.TYPO, people, before.word)
    if not before.capital or token.start - before.end > 3:
        return None
    forenames = {before.word, *names.nearly(before.word)}
    for word in sorted(close):
        for entry in names.surnames.get(word, ()):
            people = frozenset(number for name in forenames for number in entry.by_forename.get(name, ()))
            if people and len(entry.tokens) == 1:
                return Naming(before.start, token.end, Form.TYPO, people)
    return None


def _mutated(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Naming | None:
    """A Welsh mutated forename alone, after a word that mutates."""
    if not at or tokens[at - 1].word not in WELSH_BEFORE_MUTATION:
        return None
    token = tokens[at]
    people = frozenset(number for plain in radicals(token.word) for number in lexicon.names.forenames.get(plain, ()))
    return Naming(token.start, token.end, Form.FORENAME, people) if people else None

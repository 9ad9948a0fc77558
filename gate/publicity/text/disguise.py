"""
Disguise: other readings of a text in which something may hide.

Each test is cheap and says no for almost every post; only then is the other reading made and searched.
"""

import re
from collections.abc import Iterator
from typing import Final

from gate.publicity.text.folding import Folded, fold
from gate.publicity.text.joined import hides_name, joined_names
from gate.publicity.text.lexicon import Lexicon

_SPACED: Final = re.compile(r"(?<!\w)[^\W_](?:[ .\-_*•|/,~+]{1,3}[^\W_]){2,}(?!\w)")
_LEET: Final = re.compile(
    r"(?<![a-z0-9@$!|€+£])(?=[a-z0-9@$!|€+£]{3,60}(?![a-z0-9@$!|€+£]))(?=[a-z0-9@$!|€+£]*[a-z])"
    r"[a-z0-9@$!|€+£]*(?:[a-z][013457890@$!|€+£]+[a-z]|[013457890@$€|][a-z]{2,})[a-z0-9@$!|€+£]*"
)
_STARRED: Final = re.compile(
    r"(?<![\w*])[a-z]+(?:[*#_%•?.\-][a-z*#%•]*)+[a-z](?!\w)|(?<![\w*])[a-z][*#%•]+[a-z]+(?!\w)"
)
_BROKEN: Final = re.compile(r"(?<!\w)[a-z]+(?:[\-._•~^|/+:][a-z]+)+(?!\w)")
_INVISIBLE: Final = re.compile(r"(?<=\w)[\u00ad\u200b-\u200f\u2060-\u2064\ufeff](?=\w)")
_MEASURE: Final = re.compile(
    r"[£€$]?\d+(?:am|pm|mph|st|nd|rd|th|km|kg|cm|mm|ml|gb|mb|ft|in|hr|hrs|min|mins|bn|ish|fed|ydd|eg|ain|mya|[smkpxdgly])?|covid\d+|[a-z]\d+"
)
_LETTERS: Final = b"abcdefghijklmnopqrstuvwxyz "
_OF_OTHERS: Final = dict.fromkeys(_LETTERS)
_ODD: Final = frozenset("0134578@$|€+£")
_INNER: Final = re.compile(r"!(?=\w)")
_SWAPPED: Final = re.compile(r"[013457890@$!|€+£](?:(?<=[a-z].)[013457890@$!|€+£]*[a-z]|(?<=[013457890@$€|])[a-z]{2})")
"""What no leet is without: a figure for a letter between letters, or before two."""
_MASKS: Final = frozenset("*#_%•?.-~^|/+:")
_MASKED: Final = {
    mark: re.compile(rf"{re.escape(mark)}{'' if mark in '*#_%•' else '(?<=[a-z].)(?=[a-z])'}")
    for mark in sorted(_MASKS)
}
"""Where each of them may stand for a letter, or part two; one by one: most texts have but a full stop."""
_REPEATED: Final = re.compile(r"([a-z])\1{2,}")
_DIGITS: Final = str.maketrans("013457890@$!|€+£", "oieastbgoasiieel"[:16])
_DIGITS_L: Final = str.maketrans("013457890@$!|€+£", "oleastbgoasllete"[:16])


_IN_PLACE: Final = 12  # letters: a longer row is no single word


def marks_of(text: str) -> frozenset[str]:
    """What stands in a folded text beside plain letters and spaces."""
    if text.isascii():
        return frozenset(text.encode().translate(None, _LETTERS).decode())
    return frozenset(text.translate(_OF_OTHERS))


def other_readings(
    folded: Folded, words: tuple[str, ...], marks: frozenset[str], *, single: bool, repeated: bool, lexicon: Lexicon
) -> Iterator[Folded]:
    """
    Readings of `folded` with spaced letters joined, leet undone, stars filled in and repetitions dropped.

    `words` are the words of the text as they were read plainly, where one of them may hide a name; `marks` those of
    the text; `single` whether a letter or figure stands alone in it, `repeated` whether a letter stands there three
    times in a row.
    """
    text = folded.text
    if (
        not folded.raw.isascii()
        and (parted := _INVISIBLE.sub(" ", folded.raw)) != folded.raw
        and len(parted) == len(folded.raw)
    ):
        other = fold(parted)
        yield Folded(folded.raw, other.text, other.places or tuple(range(len(other.text))))
    for run in _SPACED.finditer(text) if single else ():
        letters = [(run.start() + at, char) for at, char in enumerate(run.group()) if char.isalnum()]
        while letters and letters[0][1].isdigit():  # the price or number that ends the sentence before
            letters.pop(0)
        if len(letters) >= 3:
            yield folded.part(letters)
            yield from _spaced_words(folded, run)
            if len(letters) <= _IN_PLACE and len(text) <= 1_000:
                before, after = range(run.start()), range(run.end(), len(text))
                yield folded.part([*((at, text[at]) for at in before), *letters, *((at, text[at]) for at in after)])
            yield from _turned(folded, letters, lexicon)
            yield from _inner_names(folded, letters, lexicon)
    odd = not _ODD.isdisjoint(marks) or ("!" in marks and _INNER.search(text))
    if (
        odd
        and _SWAPPED.search(text)
        and (found := [run for run in _LEET.finditer(text) if not _MEASURE.fullmatch(run.group())])
    ):
        for table in (_DIGITS, _DIGITS_L):
            chars = list(text)
            for run in found:
                chars[run.start() : run.end()] = run.group().translate(table)
            yield Folded(folded.raw, "".join(chars), folded.places)
    if repeated and (first := _REPEATED.search(text)) and not (first.group() == "www" and text.count("www") == 1):
        for keep in (1, 2):
            pieces, at = [], 0
            for run in _REPEATED.finditer(text):
                pieces += [(place, text[place]) for place in range(at, run.start() + keep)]
                at = run.end()
            pieces += [(place, text[place]) for place in range(at, len(text))]
            yield folded.part(pieces)
    for word in words:
        if hides_name(word, lexicon) and (at := text.find(word)) >= 0:
            read = lexicon.turned.get(word, word)
            yield folded.part([(at + step, char) for step, char in enumerate(read)])
    for mark in marks & _MASKS:
        if _MASKED[mark].search(text):
            yield from _unmasked(folded, lexicon)
            break
    if folded.raw.count("\n") >= 3:
        yield from _by_first_letters(folded, lexicon)


def _unmasked(folded: Folded, lexicon: Lexicon) -> Iterator[Folded]:
    """Words parted by marks as one, and words with marks for letters filled in, where a name then stands there."""
    text = folded.text
    for run in _BROKEN.finditer(text):
        joined = re.sub(r"[^a-z]", "", run.group())
        if (
            len(joined) >= 5
            and joined not in {"reform", "labour", "greens"}
            and (joined in lexicon.party_joined or joined in lexicon.names.surnames)
        ):
            yield folded.part([(run.start() + at, char) for at, char in enumerate(run.group()) if char.isalpha()])
    for run in _STARRED.finditer(text):
        for word in lexicon.masked.get((len(run.group()), run.group()[0]), ()):
            shape = re.sub(r"[^a-z]", ".", run.group())
            if re.fullmatch(shape, word) and sum(char != "." for char in shape) * 2 >= len(shape):
                yield folded.part([(run.start() + at, char) for at, char in enumerate(word)])


_WIDER: Final = re.compile(r"[^\W_]([ .\-_*•|/,~+]{1,3})(?=[^\W_])")


def _spaced_words(folded: Folded, run: re.Match[str]) -> Iterator[Folded]:
    """A row of single letters as the words it spells, where a wider gap parts one word from the next."""
    gaps = [gap.group(1) for gap in _WIDER.finditer(run.group())]
    if len(gaps) < 5 or len(set(gaps)) == 1:
        return
    usual = max(gaps[:200], key=gaps[:200].count)
    letters: list[tuple[int, str]] = []
    last = 0
    for at, char in enumerate(run.group()):
        if char.isalnum():
            gap = run.group()[last + 1 : at]
            if letters and gap != usual and " " in gap:
                letters.append((run.start() + at - 1, " "))
            letters.append((run.start() + at, char))
            last = at
    yield folded.part(letters)


def _turned(folded: Folded, letters: list[tuple[int, str]], lexicon: Lexicon) -> Iterator[Folded]:
    """A row of single letters read from its end, where a name then stands in it."""
    word = "".join(letter for _, letter in letters[:60])[::-1]
    if word in lexicon.party_joined or word in lexicon.names.surnames or joined_names(word, lexicon):
        places = [place for place, _ in letters]
        yield folded.part([(places[at], char) for at, char in enumerate(word)])


def _inner_names(folded: Folded, letters: list[tuple[int, str]], lexicon: Lexicon) -> Iterator[Folded]:
    """Names of parties inside a row of single letters that goes on."""
    word = "".join(letter for _, letter in letters[:60])
    for first in range(len(word) - 4):
        for last in range(first + 5, min(len(word), first + 24) + 1):
            if last - first < len(word) and word[first:last] in lexicon.party_joined:
                yield folded.part(letters[first:last])
                return


_ASKED: Final = ("vote", "back", "elect")
_COLOURS: Final = frozenset({"red", "blue", "green", "yellow", "orange", "purple", "turquoise", "reform", "tory"})


_FIRST_OF_LINES: Final = re.compile(r"(?m)^\W*(\w)")
_FIRST_OF_SENTENCES: Final = re.compile(r"(?m)(?:^|(?<=[.!?] ))\W*(\w)")


def _by_first_letters(folded: Folded, lexicon: Lexicon) -> Iterator[Folded]:
    """The first letters of the lines, or of their sentences too, where they spell a name that we look for."""
    places = folded.places or tuple(range(len(folded.text)))
    back = {place: at for at, place in reversed(list(enumerate(places)))}
    for first in (_FIRST_OF_LINES, _FIRST_OF_SENTENCES):
        letters = [
            (at, folded.text[at]) for one in first.finditer(folded.raw) if (at := back.get(one.start(1))) is not None
        ]
        if (spelt := _spelt(letters, lexicon)) is not None:
            yield folded.part(spelt)
            return


def _spelt(letters: list[tuple[int, str]], lexicon: Lexicon) -> list[tuple[int, str]] | None:
    """The letters of a call to vote, other lines before or behind it, or of a name that first letters spell."""
    word = "".join(letter for _, letter in letters)
    for ask in _ASKED:
        at = word.find(ask)
        behind = at + len(ask)
        rest = word[behind:]
        known = rest in lexicon.party_joined or rest in lexicon.names.surnames
        size = len(rest) if known else max((len(one) for one in _COLOURS if rest.startswith(one)), default=0)
        if at >= 0 and size >= 3 and (at == 0 or not known):
            named = letters[behind : behind + size]
            return [*letters[at:behind], (named[0][0] - 1, " "), *named]
    if len(word) >= 4 and (word in lexicon.party_joined or word in lexicon.names.surnames):
        return letters
    return None

"""
Folding: one spelling for everything that looks or reads the same, with a way back to the author's characters.

NFKC and case folding, accents dropped, look-alike letters of other scripts and styled alphabets read as the
Latin letter they imitate (after Unicode's confusables), marks that nobody sees left out, every white space a
single space, curly quotes and dashes straight. Sources: Unicode Standard Annex 15 and Technical Standard 39.
"""

import functools
import re
import unicodedata
from typing import Final, NamedTuple

_LOOKS_LIKE: Final = {
    # Cyrillic
    "а": "a", "в": "b", "е": "e", "ё": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t",
    "у": "y", "х": "x", "і": "i", "ї": "i", "ј": "j", "ѕ": "s", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ь": "b", "һ": "h",
    "ӏ": "l", "г": "r", "п": "n", "з": "3", "ғ": "f", "ү": "y", "ө": "o", "ӧ": "o", "ɡ": "g", "л": "n", "и": "u",
    "я": "r",
    # Greek
    "α": "a", "β": "b", "γ": "y", "δ": "d", "ε": "e", "ζ": "z", "η": "n", "ι": "i", "κ": "k", "λ": "l", "μ": "u",
    "ν": "v", "ο": "o", "ρ": "p", "σ": "o", "ς": "s", "τ": "t", "υ": "u", "χ": "x", "ω": "w", "ϲ": "c", "ϳ": "j",
    # Latin letters that do not decompose, small capitals and turned letters
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "ɩ": "i", "ɑ": "a", "ɒ": "a", "ʙ": "b", "ɓ": "b", "ƈ": "c", "ɗ": "d", "ɖ": "d", "ɛ": "e", "ɜ": "e", "ǝ": "e",
    "ƒ": "f", "ɢ": "g", "ɠ": "g", "ʜ": "h", "ɦ": "h", "ɪ": "i", "ɨ": "i", "ʝ": "j", "ƙ": "k", "ʟ": "l", "ɭ": "l",
    "ɱ": "m", "ɴ": "n", "ŋ": "n", "ƞ": "n", "ɵ": "o", "ɔ": "o", "ƥ": "p", "ʀ": "r", "ɾ": "r", "ɽ": "r", "ʂ": "s",
    "ꜱ": "s", "ƨ": "s", "ƭ": "t", "ʈ": "t", "ʊ": "u", "ʉ": "u", "ʋ": "v", "ᴠ": "v", "ɯ": "w", "ᴡ": "w", "ʏ": "y",
    "ƴ": "y", "ᴢ": "z", "ʐ": "z", "ƶ": "z", "ᴀ": "a", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ᴊ": "j", "ᴋ": "k", "ᴍ": "m",
    "ᴏ": "o", "ᴘ": "p", "ᴛ": "t", "ᴜ": "u", "ꞁ": "l", "ȷ": "j", "ǃ": "!", "ⅼ": "l",
    # Cherokee and Armenian letters seen in disguises
    "ꭰ": "d", "ꭱ": "r", "ꭲ": "t", "ꮃ": "w", "ꮇ": "m", "ꮋ": "h", "ꮍ": "y", "ꮓ": "z", "ꮯ": "c", "ꮲ": "p", "ꮪ": "s",
    "ꮮ": "l", "ꮩ": "v", "օ": "o", "ս": "u", "հ": "h", "ո": "n", "ց": "g", "յ": "j", "ք": "p",
    # punctuation
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'", "ʼ": "'", "ʻ": "'", "ʹ": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "﹘": "-", "－": "-",
    "…": ".", "·": "·", "•": "•", "＃": "#", "﹟": "#", "＠": "@", "﹫": "@",
}  # fmt: skip
_IMITATES: Final = frozenset(char for char in _LOOKS_LIKE if char.isalpha() and char not in "łøđðþßæœıħŧ")
_ENCLOSED: Final = ((0x1F130, "squared"), (0x1F150, "negative circled"), (0x1F170, "negative squared"))
_PLAIN: Final = bytes(code for code in range(128) if chr(code).isprintable() and chr(code) != "`")
_REGIONAL: Final = re.compile("[\U0001f1e6-\U0001f1ff]+")
_REGIONAL_A: Final = 0x1F1E6
_COMBINING_TAIL: Final = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f]+")


@functools.cache
def fold_character(char: str) -> str:
    """What `char` is read as: mostly one character, none for a mark that nobody sees."""
    if char.isascii():
        return char.lower() if char.isprintable() else (" " if char.isspace() else "")
    if (known := _LOOKS_LIKE.get(char)) is not None:
        return known
    category = unicodedata.category(char)
    if category in {"Cf", "Mn", "Me"}:
        return ""
    if category in {"Cs", "Co", "Cn"}:
        return "\ufffd"
    if category in {"Zs", "Zl", "Zp", "Cc"}:
        return " "
    code = ord(char)
    for first, _ in _ENCLOSED:
        if first <= code < first + 26:
            return chr(ord("a") + code - first)
    plain = unicodedata.normalize("NFKC", char).casefold()
    bare = "".join(part for part in unicodedata.normalize("NFD", plain) if unicodedata.category(part) != "Mn")
    if len(bare) == 1 and bare in _LOOKS_LIKE:
        return _LOOKS_LIKE[bare]
    return "".join(_LOOKS_LIKE.get(part, part) for part in bare) if bare != char else char


class Folded(NamedTuple):
    """A folded text. `places[i]` is where its i-th character stands in the author's text; None: at i itself."""

    raw: str
    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the author's text, marks on its last letter included."""
        if self.places is None:
            return start, end
        first, last = self.places[start], self.places[end - 1] + 1
        if tail := _COMBINING_TAIL.match(self.raw, last):
            last = tail.end()
        return first, last

    def part(self, pieces: list[tuple[int, str]]) -> "Folded":
        """Another reading of this text: `pieces` are strings and where each stands in the folded text, in order."""
        text = "".join(piece for _, piece in pieces)
        inner = [at + min(step, 0 if len(piece) == 1 else step) for at, piece in pieces for step in range(len(piece))]
        limit = len(self.text) - 1
        places = self.places
        return Folded(self.raw, text, tuple(places[min(at, limit)] if places else min(at, limit) for at in inner))


def fold(text: str) -> Folded:
    """`text` folded. Never raises, whatever the text holds; linear in its length."""
    if text.isascii() and "  " not in text and not text.encode().translate(None, _PLAIN):
        return Folded(text, text.lower())
    table = {char: fold_character(char) for char in set(text)}
    plain = all(len(one) == 1 for one in table.values())
    if plain and not _REGIONAL.search(text):
        folded = text.translate({ord(char): one for char, one in table.items()})
        if "  " not in folded:
            return Folded(text, folded)
    letters = _regional_letters(text)
    parts: list[str] = []
    places: list[int] = []
    last = ""
    for at, char in enumerate(text):
        for one in letters.get(at, table[char]):
            if one == " " and last == " ":
                continue
            parts.append(one)
            places.append(at)
            last = one
    return Folded(text, "".join(parts), tuple(places))


def _regional_letters(text: str) -> dict[int, str]:
    """Regional indicators read as letters, but for a pair, which is a flag and reads as a space."""
    found: dict[int, str] = {}
    for run in _REGIONAL.finditer(text):
        for at in range(run.start(), run.end()):
            flag = run.end() - run.start() == 2
            found[at] = " " if flag else chr(ord("a") + ord(text[at]) - _REGIONAL_A)
    return found


def styled(text: str) -> bool:
    """Whether `text` holds letters that only look like plain ones, or marks that nobody sees."""
    return any(
        not char.isascii()
        and (
            char in _IMITATES
            or unicodedata.category(char) == "Cf"
            or ((plain := unicodedata.normalize("NFKC", char)) != char and plain.isalnum())
        )
        for char in text
    ) or any(_REGIONAL_A - 0xB6 <= ord(char) < _REGIONAL_A + 26 for char in text)


def word_set(told: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(told.split())


def fold_word(word: str) -> str:
    """A word of a list, folded as posts are."""
    return " ".join(fold(word).text.split())

"""Words: a folded text cut into words, and a text into sentences. Each is done when it is first asked for."""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from gate.publicity.text.folding import Folded, fold

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SUFFIXES: Final = ("'s", "'n", "'r")
_ENDING: Final = re.compile(r"(?<=[^\W_])'[snr](?![^\W_]|'[^\W_])")
_MARKS: Final = {code: " " for code in range(128) if not chr(code).isalnum()}
_MARK: Final = re.compile(r"[\W_]")
_OTHERS: Final = {code: mark for code, mark in _MARKS.items() if code != ord("'")}
_OTHER: Final = re.compile(r"[^\w']|_")
_CAPITAL: Final = re.compile(r"[A-Z](?<![A-Za-z0-9].)(?<![A-Za-z0-9]'.)[A-Za-z0-9]*(?:'[A-Za-z0-9]+)*")
_SENTENCE_END: Final = re.compile(r"[.!?\n](?:(?<=\n)\n*|(?<!\n)[.!?]*[\"')\]]*(?=\s|$))")
_SHORT: Final = re.compile(r"(?:\b(?:cllr|cyng|mr|mrs|ms|dr|st|rev)|[ .]\w)$", re.IGNORECASE)


class Token(NamedTuple):
    """A word of a field, without apostrophes and possessive ending; places in the author's text, `end` excluded."""

    word: str
    start: int
    end: int
    capital: bool


_token: Final[Callable[[tuple[str, int, int, bool]], Token]] = functools.partial(tuple.__new__, Token)  # the quick way


def tokens_of(folded: Folded) -> list[Token]:
    """Every word of a text, in order."""
    raw, plain = folded.raw, folded.raw.isascii()
    found: list[Token] = []
    at = 0
    for piece in _apart(folded.text).split(" "):
        end = at + len(piece)
        if "'" in piece or (piece and folded.places is not None):
            found += _inside(folded, piece, at)
        elif piece:
            char = raw[at]
            found.append(_token((piece, at, end, char.isupper() or (not plain and _styled_capital(char)))))
        at = end + 1
    return found


def _inside(folded: Folded, piece: str, at: int) -> Iterator[Token]:
    """The words of a piece with apostrophes, or of a text whose places are others than the author's."""
    for word in _WORD.finditer(piece):
        start, end = word.span()
        told = word.group()
        if "'" in told:
            if told.endswith(_SUFFIXES):
                told, end = told[:-2], end - 2
            told = told.replace("'", "")
        first, last = folded.span(at + start, at + end)
        char = folded.raw[first]
        yield Token(told, first, last, char.isupper() or (not char.isascii() and _styled_capital(char)))


def _apart(text: str) -> str:
    """A text as `parted` gives it, but for its apostrophes."""
    return text.translate(_OTHERS) if text.isascii() else _OTHER.sub(" ", text)


def parted(text: str) -> str:
    """A text with a space in place of each character that is no letter or figure, as long as it was."""
    return text.translate(_MARKS) if text.isascii() else _MARK.sub(" ", text)


def words_of(text: str, told: str | None = None) -> list[str]:
    """The words of a folded text, as its tokens have them, without their places: at a tenth of the cost.

    `told` is the text as `parted` gives it, where that is known.
    """
    if "'" not in text:
        return (told or parted(text)).split()
    text = _ENDING.sub("", text)
    return (
        [word.replace("'", "") for word in _WORD.findall(text)]
        if "''" in text
        else parted(text.replace("'", "")).split()
    )


def capitals_of(folded: Folded) -> list[str]:
    """The words that begin with a capital, at least: of a text with other letters or spaces than plain ones, all."""
    if folded.places is not None or not folded.raw.isascii():
        return words_of(folded.text)
    found = _CAPITAL.findall(folded.raw)
    return words_of(" ".join(found).lower()) if found else found


def _styled_capital(char: str) -> bool:
    return fold(char).text != char and (
        "CAPITAL" in _name(char) or "SQUARED LATIN" in _name(char) or "REGIONAL" in _name(char)
    )


def _name(char: str) -> str:
    return unicodedata.name(char, "")


def sentences_of(raw: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    found, start = [], 0
    for stop in _SENTENCE_END.finditer(raw):
        first, last = stop.span()
        if raw[first] != "\n" and _SHORT.search(raw[max(0, first - 6) : first]):
            continue
        if raw[start:first].strip():
            found.append((start, last))
            start = last
    if start < len(raw):
        found.append((start, len(raw)))
    return found

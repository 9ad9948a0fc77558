"""Words: a folded text cut into words, and a text into sentences. Each is done when it is first asked for."""

import functools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, compress, count
from typing import Final, NamedTuple, overload

from gate.publicity.text.folding import Folded, fold

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SUFFIXES: Final = ("'s", "'n", "'r")
_ENDING: Final = re.compile(r"(?<=[^\W_])'[snr](?![^\W_]|'[^\W_])")
_MARKS: Final = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)) + bytes(range(128, 256))
_MARK: Final = re.compile(r"[\W_]")
_OTHERS: Final = bytes(code if code == ord("'") else one for code, one in enumerate(_MARKS))
_OTHER: Final = re.compile(r"[^\w']|_")
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


class Placed(Sequence[Token]):
    """
    The words of a text with their places, as `tokens_of` gives them, each worked out when it is asked for.

    Who looks for a name needs those round the words that may begin one, and no others. `pieces` are those of the text.
    """

    __slots__ = ("_ends", "_folded", "_known", "_pieces", "_whole")

    def __init__(self, folded: Folded, pieces: list[str]) -> None:
        self._folded = folded
        self._pieces = pieces
        self._ends = [*accumulate(map(len, pieces))]  # without the spaces between them
        self._whole = [*compress(count(), (piece.strip("'") for piece in pieces) if "'" in folded.text else pieces)]
        self._known: dict[int, Token] = {}

    def at_pieces(self, numbers: Iterable[int]) -> list[int]:
        """The numbers that the words have which stand at some pieces."""
        return [bisect_left(self._whole, number) for number in numbers]

    def __len__(self) -> int:
        return len(self._whole)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self._whole)))]
        found = self._known.get(at)
        if found is None:
            found = self._known[at] = self._placed(self._whole[at])
        return found

    def _placed(self, number: int) -> Token:
        folded, piece = self._folded, self._pieces[number]
        end = self._ends[number] + number
        start = end - len(piece)
        if "'" in piece or folded.places is not None:
            return next(_inside(folded, folded.text[start:end], start))
        char = folded.raw[start]
        capital = char.isupper() or (not char.isascii() and _styled_capital(char))
        return _token((folded.text[start:end], start, end, capital))


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
    return text.encode().translate(_OTHERS).decode() if text.isascii() else _OTHER.sub(" ", text)


def parted(text: str) -> str:
    """A text with a space in place of each character that is no letter or figure, as long as it was."""
    return text.encode().translate(_MARKS).decode() if text.isascii() else _MARK.sub(" ", text)


def words_of(text: str) -> list[str]:
    """The words of a folded text, as its tokens have them, without their places: at a tenth of the cost."""
    if "'" not in text:
        return parted(text).split()
    text = _ENDING.sub("", text)
    return (
        [word.replace("'", "") for word in _WORD.findall(text)]
        if "''" in text
        else parted(text.replace("'", "")).split()
    )


def pieces_of(folded: Folded) -> list[str]:
    """
    A text cut at each mark and space: its words as they are spelt, and nothing between two of these.

    An apostrophe belongs to its word. Capitals are kept where `plainly_spelt`.
    """
    return _apart(folded.raw if plainly_spelt(folded) else folded.text).split(" ")


def plainly_spelt(folded: Folded) -> bool:
    """Whether a text has no other letters and spaces than plain ones, so that its words stand there as they are."""
    return folded.places is None and folded.raw.isascii() and "`" not in folded.raw


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

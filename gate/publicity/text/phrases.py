"""
Phrases: the small language in which lists are written, compiled.

`(a|b|)` offers alternatives, `*` at the end of a word takes any ending, ` ... ` is up to six other words of the same
sentence, `~` before a Welsh word also stands for its soft, nasal and aspirate mutations. The beginning of a phrase
becomes literals for the automaton, what is left a regular expression that is only tried where its beginning was found.
"""

import functools
import re
from dataclasses import dataclass
from typing import Final

from calendars.errors import ExplainedError
from gate.publicity.text.folding import fold_word

_MOST_HEADS: Final = 64
_GAP: Final = r"[^\w.!?;\n]{0,3}(?:(?:[^\s!?;]*[^\s.!?;]|\w\.) ){0,6}?(?<!\w)"
_PART: Final = re.compile(r"\(([^()]*)\)|([^()]+)")
_INSIDE: Final = r"a-zA-Z0-9âêîôûŵŷáéïöÂÊÎÔÛŴŶ ,;:!?&£€'’.*~"
_PLAINLY_READABLE: Final = re.compile(
    rf"(?:[a-z]|\([a-z][{_INSIDE}-]*(?:\|[a-z][{_INSIDE}-]*)*\))(?:[{_INSIDE}-]|\([{_INSIDE}|-]*\))*"
)
"""Nearly every phrase: it begins with a letter, or with choices that all do, and its brackets match. Seen at once, so
that nothing need be put together to know that it can be read: a server reads every list before it answers."""


class PhraseError(ExplainedError):
    """A phrase that cannot be read."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A literal, whether its last word may go on, and what must follow it.

    `openings` are the first letters, without spaces, one of which what follows begins with; `wanted` are what a word
    behind a gap begins with (a shorter one is the whole word). Either is empty where nothing can be said so cheaply.
    """

    head: str
    stem: bool = False
    tail: re.Pattern[str] | None = None
    openings: frozenset[str] = frozenset()
    wanted: frozenset[str] = frozenset()


def require_readable(phrase: str) -> None:
    """Raises PhraseError where brackets do not match or a phrase does not begin with a word. Compiles nothing."""
    if not _PLAINLY_READABLE.fullmatch(phrase):
        _beginnings(phrase)


@functools.lru_cache(maxsize=32768)
def compile_phrase(phrase: str) -> tuple[Pattern, ...]:
    """The patterns of one phrase. Raises PhraseError where brackets do not match or it does not begin with a word."""
    found = {}
    followed: dict[str, tuple[str, re.Pattern[str] | None, tuple[frozenset[str], frozenset[str]]]] = {}
    for literal, behind in _beginnings(phrase):
        if behind not in followed:  # the same for most beginnings of a phrase, and dear to compile
            tail = _regex(behind)
            followed[behind] = (tail, re.compile(tail) if tail else None, _first_seen(behind))
        tail, compiled, seen = followed[behind]
        found[literal, tail] = Pattern(literal.rstrip("*"), literal.endswith("*"), compiled, *seen)
    return tuple(found.values())


def _beginnings(phrase: str) -> list[tuple[str, str]]:
    """Each literal with which a phrase may begin, and what must follow it."""
    told = fold_word(phrase)
    if "".join(_PART.findall(told) and [part.group() for part in _PART.finditer(told)]) != told or not told.strip(
        "*. ()|~"
    ):
        raise PhraseError(f"‘{phrase}’ cannot be read.", remedy="Close every bracket, and begin with a word.")
    heads = [""]
    rest = ""
    for part in _PART.finditer(told):
        choices = _mutated(part[1].split("|") if part[1] is not None else [part[2]])
        full = heads != [""] and len(heads) * len(choices) > _MOST_HEADS
        if rest or full or any(" ... " in head or "* " in head for head in heads):
            rest += part.group()
        else:
            heads = [head + choice for head in heads for choice in choices]
    found = []
    for head in heads:
        start, after = _cut(head)
        literal = " ".join(start.split())
        if not literal.strip("* "):
            raise PhraseError(f"‘{phrase}’ cannot be read.", remedy="Begin it with a word.")
        found.append((literal, after + rest))
    return found


_MUTATIONS: Final = (
    ("ll", ("l",)), ("rh", ("r",)), ("p", ("b", "mh", "ph")), ("t", ("d", "nh", "th")), ("c", ("g", "ngh", "ch")),
    ("b", ("f", "m")), ("d", ("dd", "n")), ("g", ("", "ng")), ("m", ("f",)),
)  # fmt: skip
_UNCHANGED: Final = ("ch", "th", "ph", "dd")


def _mutated(choices: list[str]) -> list[str]:
    """The choices, those marked `~` with the mutations of their first letter beside them."""
    found: list[str] = []
    for choice in choices:
        word = choice.lstrip("~")
        found.append(word)
        if word != choice and not word.startswith(_UNCHANGED):
            first, others = next(((one, to) for one, to in _MUTATIONS if word.startswith(one)), ("", ()))
            found += [other + word[len(first) :] for other in others]
    return found


def _cut(head: str) -> tuple[str, str]:
    """The literal part of a head, up to the first gap or open ending, and what is left."""
    places = [place for place in (head.find(" ... "), head.find("* ")) if place >= 0]
    if not places:
        return head, ""
    at = min(places)
    return (head[: at + 1], head[at + 1 :]) if head[at] == "*" else (head[:at], head[at:])


def _regex(rest: str) -> str:
    if not rest.strip():
        return ""
    told = []
    for piece in re.split(r"( \.\.\. )", " " + rest if not rest.startswith(" ") else rest):
        if piece == " ... ":
            told.append(_GAP)
            continue
        for part in _PART.finditer(piece):
            if part[1] is not None:
                told.append("(?:" + "|".join(_literal(choice) for choice in _mutated(part[1].split("|"))) + ")")
            else:
                told.append(_literal(part[2]))
    return "".join(told) + r"(?!\w)"


BEGUN: Final = 6
"""Letters by which what follows is known before it is read."""
_MOST_BEGUN: Final = 400


def _first_seen(rest: str) -> tuple[frozenset[str], frozenset[str]]:
    """The openings of what follows a head, or the beginnings of a word wanted behind the gap with which it begins."""
    gap = rest.startswith(" ... ")
    begun, seen, ended = {""}, set[str](), set[str]()
    parts = [*_PART.finditer(rest[5:] if gap else rest)]
    for part in parts:
        choices = _mutated(part[1].split("|")) if part[1] is not None else [part[2]]
        grown = {one + choice for one in begun for choice in choices}
        if part is parts[-1]:
            begun, ended = set(), grown
            break
        told = {one for one in grown if _LOOSE.search(one) or (_begins(one) if gap else len(_letters(one)) >= BEGUN)}
        seen |= told
        begun = grown - told
        if not begun or len(begun) > _MOST_BEGUN:
            break
    if gap:
        known = [_begins(one, whole=one in ended) for one in seen | begun | ended]
        return frozenset(), frozenset[str]().union(*known) if all(known) else frozenset()
    openings = frozenset(_letters(_LOOSE.split(one)[0])[:BEGUN] for one in seen | begun | ended)
    return (openings if all(openings) else frozenset()), frozenset()


_LOOSE: Final = re.compile(r"\*| \.\.\. ")
"""Where nothing is known of the letters that follow: an open ending, or a gap."""


_BETWEEN: Final = re.compile(r"[^\w ]|_")
"""A mark, which parts two words in every text; a space may be left out."""


def _letters(told: str) -> str:
    return told.replace(" ", "")


def _begins(told: str, *, whole: bool = False) -> frozenset[str]:
    """
    What a word begins with in every text in which some words stand: the longest of them, which the text may have joined
    to those round it. Nothing where that is not sure. `whole` says that the last of the words cannot go on.
    """
    literal = _LOOSE.split(told)[0]
    *closed, last = [group.split() for group in _BETWEEN.split(literal)]
    whole = (whole or " ... " in told) and told.find("*") != len(literal)
    known = [(_longest(words), words, True) for words in closed if words]
    known += [(_longest(last), last, whole)] if last else []
    for longest, words, ends in sorted(known, key=lambda one: -len(one[1][one[0]])):
        if found := _joined(words, longest, whole=ends):
            return found
    return frozenset()


def _longest(words: list[str]) -> int:
    return max(range(len(words)), key=lambda at: (len(words[at]), at), default=0)


def _joined(words: list[str], longest: int, *, whole: bool) -> frozenset[str]:
    """What the word begins with in which one of some words stands, whichever spaces between them are left out."""
    found = set()
    for first in range(longest + 1):
        joined = "".join(words[first : longest + 1])
        found.add(joined[:BEGUN])
        for word in words[longest + 1 :]:
            joined += word
            found.add(joined[:BEGUN])
        if len(joined) < BEGUN and not whole:
            return frozenset()
    return frozenset(found)


def _literal(text: str) -> str:
    return re.escape(text).replace(r"\ ", " *").replace(r"\*", r"\w*")

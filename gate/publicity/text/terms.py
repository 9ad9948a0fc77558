"""
Terms: the lists a council can read and extend (cues, parties, topics, leaders), as text in and values out. With them
go the weights of likeness.

A list of cues is plain text: a heading in square brackets names the idea, then one phrase a line, English and
Welsh together. In a phrase `(a|b|)` offers alternatives, `*` at the end of a word takes any ending, and ` ... `
stands for up to six other words of the same sentence. `#` begins a comment.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from calendars.errors import ExplainedError
from gate.publicity.text.likeness import Likeness
from gate.publicity.text.phrases import PhraseError, require_readable

_HEADING: Final = re.compile(r"\[([a-z][a-z0-9-]*)\]\s*(.*)")
WORD_STRENGTHS: Final = frozenset({"strong", "capital", "context", "abbr"})


class TermError(ExplainedError):
    """A line of a list that cannot be read. Nothing of that list is used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A phrase that carries an idea. `concept` names the idea, `phrase` is as written in the list."""

    concept: str
    phrase: str
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A registered party and the ways in which it is named.

    `forms` name nothing else; `words` also mean something else, each with what it then takes to be read as the
    party: `capital` (a capital where grammar asks for none), `context` (a political word near by), `abbr`.
    """

    key: str
    name: str
    forms: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    hashtags: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    emblems: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject on which parties divide. `terms` mean it by themselves; `anchors` only beside an argument."""

    topic_id: str
    label: str
    terms: tuple[str, ...]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A national or regional politician, wherever the council is. `as_of` says when that was last known."""

    name: str
    also: tuple[str, ...] = ()
    role: str = ""
    party: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All lists together."""

    cues: tuple[Cue, ...] = ()
    parties: tuple[Party, ...] = ()
    topics: tuple[Topic, ...] = ()
    leaders: tuple[Leader, ...] = ()
    likeness: Likeness = field(default_factory=Likeness)

    def words(self, concept: str) -> frozenset[str]:
        """The phrases under one heading, lower case."""
        return frozenset(cue.phrase.lower() for cue in self.cues if cue.concept == concept)


def read_cues(text: str, *, where: str) -> tuple[Cue, ...]:
    """The phrases of one list. Raises TermError for a line that stands under no heading or cannot be read."""
    found: list[Cue] = []
    concept = ""
    for number, line in enumerate(text.splitlines(), 1):
        phrase = line.split(" #", 1)[0].strip()
        if not phrase or phrase.startswith("#"):
            continue
        place = f"{where}, line {number}"
        if phrase.startswith("["):
            heading = _HEADING.fullmatch(phrase)
            if heading is None:
                raise TermError(
                    f"‘{phrase}’ is not a heading.", where=place, remedy="Write it as [small-letters] and a title."
                )
            concept = heading[1]
            continue
        if not concept:
            raise TermError(
                f"‘{phrase}’ stands under no heading.", where=place, remedy="Put a line such as [praise] above it."
            )
        _check(phrase, place)
        found.append(Cue(concept=concept, phrase=phrase, where=place))
    return tuple(found)


def read_parties(text: str, *, where: str) -> tuple[Party, ...]:
    """The parties of a CSV. Raises TermError naming the line and what to do."""
    found = []
    for place, row in _rows(text, where, ("key", "name", "forms", "words")):
        words = []
        for item in _items(row["words"]):
            word, _, strength = item.rpartition(":")
            if strength not in WORD_STRENGTHS or not word:
                raise TermError(
                    f"‘{item}’ does not say how strong the word is.",
                    where=place,
                    remedy=f"End it with a colon and one of: {', '.join(sorted(WORD_STRENGTHS))}.",
                )
            words.append((word, strength))
        found.append(
            Party(
                key=row["key"],
                name=row["name"],
                forms=_items(row["forms"]),
                words=tuple(words),
                hashtags=_items(row.get("hashtags", "")),
                handles=_items(row.get("handles", "")),
                domains=_items(row.get("domains", "")),
                emblems=_items(row.get("emblems", "")),
                colours=_items(row.get("colours", "")),
            )
        )
    return tuple(found)


def read_topics(text: str, *, where: str) -> tuple[Topic, ...]:
    """The topics of a CSV, English and Welsh terms together. Raises TermError naming the line and what to do."""
    found = []
    for place, row in _rows(text, where, ("topic", "label", "terms")):
        terms, anchors = _items(row["terms"]), _items(row.get("anchors", ""))
        for item in (*terms, *anchors):
            _check(item, place)
        if not terms and not anchors:
            raise TermError(f"the topic ‘{row['topic']}’ has no terms.", where=place, remedy="Give it at least one.")
        found.append(Topic(topic_id=row["topic"], label=row["label"], terms=terms, anchors=anchors))
    return tuple(found)


def read_leaders(text: str, *, where: str) -> tuple[Leader, ...]:
    """The leaders of a CSV. Raises TermError naming the line and what to do."""
    return tuple(
        Leader(
            name=row["name"],
            also=_items(row.get("also", "")),
            role=row.get("role", ""),
            party=row.get("party", ""),
            as_of=row.get("as_of", ""),
        )
        for _, row in _rows(text, where, ("name",))
    )


def _check(phrase: str, where: str) -> None:
    try:
        require_readable(phrase)
    except PhraseError as error:
        raise TermError(error.what, where=where, remedy=error.remedy) from None


def _items(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _rows(text: str, where: str, needed: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    header = reader.fieldnames or []
    if missing := [name for name in needed if name not in header]:
        raise TermError(
            f"the column ‘{missing[0]}’ is missing.", where=f"{where}, line 1", remedy="Restore the header of the file."
        )
    for row in reader:
        place = f"{where}, line {reader.line_num}"
        if None in row or any(value is None for value in row.values()):
            raise TermError(
                "the row has not as many cells as the header.",
                where=place,
                remedy="Put quotes round a cell with a comma.",
            )
        if not all(row[name].strip() or name in {"forms", "words", "terms"} for name in needed):
            raise TermError("a cell that must be filled is empty.", where=place, remedy="Fill it, or remove the row.")
        yield place, {key: value.strip() for key, value in row.items()}

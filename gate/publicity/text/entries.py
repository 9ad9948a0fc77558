"""Entries: what is looked for in a text, and what of it was found where."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Entry:
    """What a pattern means: its kind (`cue`, `party`, `topic`, `place`, `ward`), its key, and what completes it.

    `openings` and `wanted` are those of its pattern (`phrases.Pattern`).
    """

    kind: str
    key: str
    phrase: str
    strength: str = ""
    stem: bool = False
    tail: re.Pattern[str] | None = None
    openings: frozenset[str] = field(default=frozenset(), compare=False)
    wanted: frozenset[str] = field(default=frozenset(), compare=False)


class Found(NamedTuple):
    """A stretch of a field, in the author's characters (`end` excluded), and the entry it matches."""

    start: int
    end: int
    entry: Entry
    disguised: bool = False

    @property
    def key(self) -> str:
        """The key of the entry: a concept, a party, a topic."""
        return self.entry.key


Hits = dict[str, list[tuple[int, int, Entry]]]
"""What stands in a folded text, by its sign: where it begins and ends (excluded), and the entry it matches."""


def sign_of(entry: Entry) -> str:
    """The sign under which an entry is found: the idea of a cue, the kind of all else in capitals."""
    return entry.key if entry.kind == "cue" else entry.kind.upper()

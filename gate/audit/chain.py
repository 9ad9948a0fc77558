"""Holding a chain of entries to its own digests."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import NamedTuple

from gate.audit.checkpoint import Checkpoint, CheckpointError
from gate.audit.entry import START, EntryError, Told, digest_of, digest_of_words, told_by


# Tuples, as a record of a million entries is read as so many of them, and a tuple is made in a fifth of the time.
class KeptWords(NamedTuple):
    """Words that stand beside an entry. An erased field keeps its row, with neither salt nor text."""

    field: str
    salt: str | None
    text: str | None

    @property
    def erased(self) -> bool:
        """Whether words and salt are both gone."""
        return self.salt is None and self.text is None


class KeptEntry(NamedTuple):
    """A row of the record as it is stored: the bytes as hashed, and every other column beside them."""

    council: str
    sequence: int
    raw: bytes
    digest: str
    previous: str
    at: str
    actor: str
    role: str
    event: str
    subject: str
    words: tuple[KeptWords, ...] = ()


_SAID_TWICE = ("council", "sequence", "previous", "at", "actor", "role", "event", "subject")
"""What the columns of a row say, and its bytes say again."""

_by_columns, _by_bytes = attrgetter(*_SAID_TWICE), itemgetter(*_SAID_TWICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What holding one chain to itself found.

    `first_bad` is the sequence of the first entry that fails, `why` the reason.

    `words` counts the fields that stand beside the entries, `erased` those whose words were lawfully erased. `tip` is
    the last good digest.
    """

    council: str
    entries: int
    words: int = 0
    first_bad: int | None = None
    why: str = ""
    erased: int = 0
    tip: str = START

    @property
    def verifies(self) -> bool:
        """Whether nothing failed."""
        return self.first_bad is None


def verify(council: str, entries: Iterable[KeptEntry], against: Checkpoint | None = None) -> Verification:
    """Hold the entries of one council, in order, to their bytes, links, columns and standing words.

    With a checkpoint, also to that: a chain shorter than it, or with another digest there, fails. Raises
    CheckpointError for a checkpoint of another council.
    """
    if against is not None and against.council != council:
        raise CheckpointError(
            f"This checkpoint is of the record of ‘{against.council}’, not of ‘{council}’.",
            remedy="Give the checkpoint that was printed for this council.",
        )
    previous, fault, count, words, erased = START, "", 0, 0, 0
    gone = _Gone()
    reached = against is None
    rest = iter(entries)
    for entry in rest:
        count += 1
        told, fault = _told_or_fault(entry, council, count, previous)
        if not fault and against is not None and entry.sequence == against.sequence:
            reached = True
            if (entry.digest, entry.at) != (against.digest, against.at):
                fault = "it is not the entry on the checkpoint"
        if fault or told is None:
            break
        words += len(entry.words)
        for kept in entry.words:
            if kept.erased:
                erased += 1
                gone.note(entry.sequence, kept.field)
        if entry.event == "erase":
            gone.excuse(told)
        previous = entry.digest
    for later in rest:  # behind a fault: a lawful erasure may be told of further on
        gone.excuse(_told_at_all(later))
    found = Verification(council=council, entries=count, words=words, erased=erased, tip=previous)
    if first := gone.first():
        return replace(found, first_bad=first[0], why=first[1])
    if fault:
        return replace(found, first_bad=count, why=fault)
    if not reached and against is not None:
        why = (
            f"the checkpoint was made at entry {against.sequence}, and the record now ends at {count}: its tail was cut"
        )
        return replace(found, first_bad=count + 1, why=why)
    return found


class _Gone:
    """The fields whose words are gone, until an entry says that they were erased."""

    def __init__(self) -> None:
        self._fields: dict[tuple[str, str], int] = {}

    def note(self, sequence: int, field: str) -> None:
        """The words of that field of that entry are gone."""
        self._fields[str(sequence), field] = sequence

    def excuse(self, told: Told | None) -> None:
        """Take it that what an entry says was erased is lawfully gone."""
        if told is not None and told["event"] == "erase":
            self._fields.pop((told["subject"], told["values"].get("field", "")), None)

    def first(self) -> tuple[int, str] | None:
        """The first entry with words gone and nothing said of it, and that as the end of a sentence."""
        if not self._fields:
            return None
        (_, field), sequence = min(self._fields.items(), key=lambda one: one[1])
        return sequence, f"the words of ‘{field}’ are gone and no entry says that they were erased"


def _told_at_all(entry: KeptEntry) -> Told | None:
    """What an entry says, wherever it stands; None where its bytes cannot be read."""
    try:
        return told_by(entry.raw)
    except EntryError:
        return None


def _told_or_fault(entry: KeptEntry, council: str, expected: int, previous: str) -> tuple[Told | None, str]:
    """What one entry says, and what is wrong with it as the end of a sentence; empty when nothing is."""
    if digest_of(entry.raw, previous) != entry.digest:
        return None, "it does not follow from the entry before it"
    try:
        told = told_by(entry.raw)
    except EntryError:
        return None, "its bytes cannot be read"
    if _by_columns(entry) != _by_bytes(told):
        return told, "the columns beside it do not say what its bytes say"
    if told["council"] != council or told["sequence"] != expected or told["previous"] != previous:
        return told, f"it is not entry {expected} of this record"
    return told, _fault_of_words(entry.words, told["words"])


def _fault_of_words(beside: tuple[KeptWords, ...], digests: dict[str, str]) -> str:
    fresh = {
        field: digest_of_words(salt, text) for field, salt, text in beside if salt is not None and text is not None
    }
    if fresh == digests and len(beside) == len(digests):
        return ""
    if sorted(kept.field for kept in beside) != sorted(digests):
        return "words beside it were added or removed"
    for kept in beside:
        if not kept.erased and fresh.get(kept.field) != digests[kept.field]:
            return f"the words of ‘{kept.field}’ are not those that were recorded"
    return ""

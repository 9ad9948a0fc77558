"""Holding a chain of entries to its own digests."""

from collections.abc import Iterable
from dataclasses import dataclass

from gate.audit.checkpoint import Checkpoint, CheckpointError
from gate.audit.entry import START, EntryError, Facts, digest_of, digest_of_words, facts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWords:
    """Words that stand beside an entry. An erased field keeps its row, with neither salt nor text."""

    field: str
    salt: str | None
    text: str | None

    @property
    def erased(self) -> bool:
        """Whether words and salt are both gone."""
        return self.salt is None and self.text is None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEntry:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What holding one chain to itself found.

    `first_bad` is the sequence of the first entry that fails, `why` the reason.

    `erased` counts fields whose words were lawfully erased. `tip` is the last good digest.
    """

    council: str
    entries: int
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
    previous, count, erased = START, 0, 0
    excused: set[tuple[str, str]] = set()
    unexcused: dict[tuple[str, str], int] = {}
    reached = against is None
    for entry in entries:
        count += 1
        facts, fault = _facts_or_fault(entry, council, count, previous)
        if not fault and against is not None and entry.sequence == against.sequence:
            reached = True
            if (entry.digest, entry.at) != (against.digest, against.at):
                fault = "it is not the entry on the checkpoint"
        if fault or facts is None:
            return Verification(council=council, entries=count, first_bad=count, why=fault, erased=erased, tip=previous)
        for kept in entry.words:
            if kept.erased:
                erased += 1
                unexcused[str(entry.sequence), kept.field] = entry.sequence
        if facts.event == "erase":
            excused.add((facts.subject, facts.values.get("field", "")))
        previous = entry.digest
    for place, sequence in unexcused.items():
        if place not in excused:
            why = f"the words of ‘{place[1]}’ are gone and no entry says that they were erased"
            return Verification(
                council=council, entries=count, first_bad=sequence, why=why, erased=erased, tip=previous
            )
    if not reached and against is not None:
        why = (
            f"the checkpoint was made at entry {against.sequence}, and the record now ends at {count}: its tail was cut"
        )
        return Verification(council=council, entries=count, first_bad=count + 1, why=why, erased=erased, tip=previous)
    return Verification(council=council, entries=count, erased=erased, tip=previous)


def _facts_or_fault(entry: KeptEntry, council: str, expected: int, previous: str) -> tuple[Facts | None, str]:
    """What one entry says, and what is wrong with it as the end of a sentence; empty when nothing is."""
    if digest_of(entry.raw, previous) != entry.digest:
        return None, "it does not follow from the entry before it"
    try:
        facts, named = facts_of(entry.raw)
    except EntryError:
        return None, "its bytes cannot be read"
    return facts, _fault(entry, facts, named, council, expected, previous)


def _fault(entry: KeptEntry, facts: Facts, named: str, council: str, expected: int, previous: str) -> str:
    columns = (
        entry.council,
        entry.sequence,
        entry.previous,
        entry.at,
        entry.actor,
        entry.role,
        entry.event,
        entry.subject,
    )
    if columns != (facts.council, facts.sequence, named, facts.at, facts.actor, facts.role, facts.event, facts.subject):
        return "the columns beside it do not say what its bytes say"
    if facts.council != council or facts.sequence != expected or named != previous:
        return f"it is not entry {expected} of this record"
    if sorted(kept.field for kept in entry.words) != sorted(facts.words):
        return "words beside it were added or removed"
    for kept in entry.words:
        if kept.erased:
            continue
        if kept.salt is None or kept.text is None or digest_of_words(kept.salt, kept.text) != facts.words[kept.field]:
            return f"the words of ‘{kept.field}’ are not those that were recorded"
    return ""

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
    gone = _Gone()
    reached = against is None
    rest = iter(entries)
    for entry in rest:
        count += 1
        facts, fault = _facts_or_fault(entry, council, count, previous)
        if not fault and against is not None and entry.sequence == against.sequence:
            reached = True
            if (entry.digest, entry.at) != (against.digest, against.at):
                fault = "it is not the entry on the checkpoint"
        if fault or facts is None:
            for later in rest:  # a lawful erasure may be told of further on
                gone.excuse(_facts_at_all(later))
            first = gone.first()
            return Verification(
                council=council,
                entries=count,
                first_bad=first[0] if first else count,
                why=first[1] if first else fault,
                erased=erased,
                tip=previous,
            )
        for kept in entry.words:
            if kept.erased:
                erased += 1
                gone.note(entry.sequence, kept.field)
        if facts.event == "erase":
            gone.excuse(facts)
        previous = entry.digest
    if first := gone.first():
        return Verification(
            council=council, entries=count, first_bad=first[0], why=first[1], erased=erased, tip=previous
        )
    if not reached and against is not None:
        why = (
            f"the checkpoint was made at entry {against.sequence}, and the record now ends at {count}: its tail was cut"
        )
        return Verification(council=council, entries=count, first_bad=count + 1, why=why, erased=erased, tip=previous)
    return Verification(council=council, entries=count, erased=erased, tip=previous)


class _Gone:
    """The fields whose words are gone, until an entry says that they were erased."""

    def __init__(self) -> None:
        self._fields: dict[tuple[str, str], int] = {}

    def note(self, sequence: int, field: str) -> None:
        """The words of that field of that entry are gone."""
        self._fields[str(sequence), field] = sequence

    def excuse(self, facts: Facts | None) -> None:
        """Take it that what an entry says was erased is lawfully gone."""
        if facts is not None and facts.event == "erase":
            self._fields.pop((facts.subject, facts.values.get("field", "")), None)

    def first(self) -> tuple[int, str] | None:
        """The first entry with words gone and nothing said of it, and that as the end of a sentence."""
        if not self._fields:
            return None
        (_, field), sequence = min(self._fields.items(), key=lambda one: one[1])
        return sequence, f"the words of ‘{field}’ are gone and no entry says that they were erased"


def _facts_at_all(entry: KeptEntry) -> Facts | None:
    """What an entry says, wherever it stands; None where its bytes cannot be read."""
    try:
        return facts_of(entry.raw)[0]
    except EntryError:
        return None


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

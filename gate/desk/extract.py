"""
An extract of the record: the entries asked for, what was blacked out and why, and what the record cannot show.

An extract is a copy. Blacking out changes the copy alone, is marked where it was done with its ground, and can be
undone by taking the extract again.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from gate.audit.chain import KeptEntry, Verification
from gate.audit.checkpoint import Checkpoint
from gate.audit.entry import facts_of

NOT_RECORDED = (
    "What was read on a screen, except for exports and readings of the record itself.",
    "What somebody typed and never submitted.",
    "What was said on the telephone, in a meeting or by e-mail, unless somebody entered it as advice or as a reason.",
    "What people did directly on a network, past this program, unless somebody logged it here.",
    "What a network did with a post after it took it: edits there, replies, views, removal by the network.",
    "Words that were lawfully erased: their place, their time and who erased them stand, the words do not.",
    "Who was at the keyboard: an act is recorded under the person who was signed in.",
    "Anything from before this program was in use.",
)
"""What no export can show, in the words that every export carries."""

VERIFY_NOTE = (
    "Each entry's digest is SHA-256 over the digest of the entry before it and the entry's own bytes. The JSON form "
    "carries those bytes, and ‘gate audit verify --export FILE’ holds it to them, with no database. Whether the "
    "record as a whole is unbroken and complete is shown by ‘gate audit verify --against CHECKPOINT’ where it is kept."
)


class SelectionError(ExplainedError):
    """A choice of entries or of what to black out that cannot be followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which entries: between two London days, both included, and about one subject or all."""

    first: dt.date | None = None
    last: dt.date | None = None
    subject: str = ""

    def __str__(self) -> str:
        days = [f"{name} {day:%-d %B %Y}" for name, day in (("from", self.first), ("to", self.last)) if day]
        about = [f"about post {self.subject}"] if self.subject else []
        return " ".join((*days, *about)) or "the whole record"

    def takes(self, entry: KeptEntry) -> bool:
        """Whether the entry is among those asked for."""
        day = civil_day(dt.datetime.fromisoformat(entry.at))
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What to black out, on which ground: a phrase wherever it stands, or (with `entry`) one field of one entry.

    A phrase is found in whole words, in capitals or not, over any space.
    """

    what: str
    why: str
    entry: int | None = None

    @property
    def mark(self) -> str:
        """What stands in the place of what was blacked out."""
        return f"[REDACTED: {self.why}]"

    @property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as it may stand in a text."""
        phrase = r"\s+".join(map(re.escape, self.what.split()))
        return re.compile(rf"(?<!\w){phrase}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Words that stand beside an entry. `text` is None where they were erased; `salt` where it would say too much."""

    field: str
    text: str | None
    salt: str | None
    redacted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One entry. `raw` are the bytes that were hashed, as text; None where something in them was blacked out."""

    sequence: int
    at: str
    london: str
    actor: str
    role: str
    event: str
    subject: str
    codes: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    words: tuple[Word, ...]
    previous: str
    digest: str
    raw: str | None

    @property
    def who(self) -> str:
        """The person's name as it was recorded, or their id where the name was erased."""
        return next((word.text for word in self.words if word.field == "actor" and word.text), self.actor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What is given out. `redacted` counts, for each ground, the places that were blacked out.

    `unused` is what was to be blacked out and was found nowhere; `pictures` are files by name, for the archive alone.
    """

    council_id: str
    council: str
    selection: Selection
    made_at: dt.datetime
    made_by: str
    entries: tuple[Extracted, ...]
    verification: Verification
    checkpoint: Checkpoint | None
    redacted: tuple[tuple[str, int], ...] = ()
    unused: tuple[str, ...] = ()
    pictures: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """What stands at the head of every form, as name and text."""
        record = self.verification
        state = (
            f"{record.entries} entries, unbroken"
            if record.verifies
            else f"does not verify from entry {record.first_bad} on: {record.why}"
        )
        span = f"{self.entries[0].sequence} to {self.entries[-1].sequence}" if self.entries else "none"
        marks = "; ".join(f"{why}: {count}" for why, count in self.redacted) or "nothing"
        return (
            ("Council", f"{self.council} ({self.council_id})"),
            ("What this is", f"An extract of the publishing record: {self.selection}"),
            ("Entries in it", f"{len(self.entries)} ({span})"),
            ("Made", f"{self.made_at.isoformat(timespec='seconds')} by {self.made_by}"),
            ("The record then", state),
            ("Checkpoint", str(self.checkpoint).replace("\n", "; ") if self.checkpoint else "none"),
            ("Blacked out", marks),
            ("To verify", VERIFY_NOTE),
        )


def extracted(entry: KeptEntry) -> Extracted:
    """An entry as an extract shows it, read from its own bytes."""
    facts, previous = facts_of(entry.raw)
    return Extracted(
        sequence=facts.sequence,
        at=facts.at,
        london=facts.london,
        actor=facts.actor,
        role=facts.role,
        event=facts.event,
        subject=facts.subject,
        codes=facts.codes,
        values=tuple(sorted(facts.values.items())),
        words=tuple(Word(field=kept.field, text=kept.text, salt=kept.salt) for kept in entry.words),
        previous=previous,
        digest=entry.digest,
        raw=entry.raw.decode("utf-8", "replace"),
    )


def blacked_out(
    entries: Iterable[Extracted], redactions: tuple[Redaction, ...]
) -> tuple[tuple[Extracted, ...], tuple[tuple[str, int], ...], tuple[str, ...]]:
    """The entries without what is to be blacked out; the places by ground; and what was found nowhere."""
    counts: dict[Redaction, int] = dict.fromkeys(redactions, 0)
    done = []
    for entry in entries:
        changed = entry
        for one in redactions:
            changed, found = _without(changed, one)
            counts[one] += found
        done.append(changed)
    by_ground: dict[str, int] = {}
    for one, count in counts.items():
        by_ground[one.why] = by_ground.get(one.why, 0) + count
    return tuple(done), tuple(by_ground.items()), tuple(one.what for one, count in counts.items() if not count)


def _without(entry: Extracted, one: Redaction) -> tuple[Extracted, int]:
    if one.entry is not None:
        return _without_field(entry, one) if one.entry == entry.sequence else (entry, 0)
    found = 0
    pattern = one.pattern

    def clean(text: str) -> str:
        nonlocal found
        out, times = pattern.subn(lambda _: one.mark, text)
        found += times
        return out

    cleaned = replace(
        entry,
        actor=clean(entry.actor),
        subject=clean(entry.subject),
        codes=tuple(clean(code) for code in entry.codes),
        values=tuple((name, clean(value)) for name, value in entry.values),
    )
    if found:
        cleaned = replace(cleaned, raw=None)
    words = []
    for word in entry.words:
        text = clean(word.text) if word.text else word.text
        if text == word.text:
            words.append(word)
        else:  # with the salt, a short text could be guessed back from its digest
            words.append(replace(word, text=text, salt=None, redacted=True))
    return replace(cleaned, words=tuple(words)), found


def _without_field(entry: Extracted, one: Redaction) -> tuple[Extracted, int]:
    hit = [word for word in entry.words if word.field == one.what and word.text is not None]
    words = tuple(
        replace(word, text=one.mark, salt=None, redacted=True) if word in hit else word for word in entry.words
    )
    return replace(entry, words=words), len(hit)

"""Holding an extract that was given out to its own digests, with no database."""

import json
from dataclasses import dataclass
from typing import Any

from calendars.errors import ExplainedError
from gate.audit.entry import EntryError, digest_of, digest_of_words, facts_of


class ExtractError(ExplainedError):
    """A file that is not an extract of the record in JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What holding an extract to itself found. `proved` entries carry their bytes; the others had words blacked out.

    `first_bad` is the sequence of the first that fails, `why` the reason.
    """

    entries: int
    proved: int
    first_bad: int | None = None
    why: str = ""

    @property
    def verifies(self) -> bool:
        """Whether there is something in it and nothing failed: what is empty proves nothing."""
        return self.entries > 0 and self.first_bad is None


def verify_extract(text: str, *, source: str) -> Held:
    """Hold each entry to its bytes, its words to their salts, and neighbours to each other.

    It cannot show that entries were left out between two that are not neighbours. Raises ExtractError.
    """
    entries = _entries(text, source)
    proved, previous = 0, None
    for entry in entries:
        try:
            why = _fault(entry, previous)
        except (KeyError, TypeError, AttributeError, EntryError) as error:
            raise ExtractError(
                f"An entry in it cannot be read ({error}).", where=source, remedy="Ask for the extract again."
            ) from error
        if why:
            return Held(entries=len(entries), proved=proved, first_bad=entry["sequence"], why=why)
        proved += entry["bytes"] is not None
        previous = entry
    return Held(entries=len(entries), proved=proved)


def _fault(entry: dict[str, Any], before: dict[str, Any] | None) -> str:
    neighbours = before is not None and before["sequence"] + 1 == entry["sequence"]
    if before is not None and neighbours and entry["previous"] != before["digest"]:
        return "it does not follow from the entry before it"
    if before is not None and entry["sequence"] <= before["sequence"]:
        return "it is out of order"
    if entry["bytes"] is None:
        return ""
    raw = entry["bytes"].encode()
    if digest_of(raw, entry["previous"]) != entry["digest"]:
        return "its bytes do not have its digest"
    facts, named = facts_of(raw)
    shown = (entry["at"], entry["actor"], entry["role"], entry["event"], entry["subject"], entry["previous"])
    if shown != (facts.at, facts.actor, facts.role, facts.event, facts.subject, named):
        return "what it shows is not what its bytes say"
    if (entry["sequence"], entry["codes"], entry["values"]) != (facts.sequence, list(facts.codes), facts.values):
        return "what it shows is not what its bytes say"
    if set(entry["words"]) != set(facts.words):
        return "words were added or left out"
    for field, salt in entry["salts"].items():
        if digest_of_words(salt, entry["words"][field]) != facts.words[field]:
            return f"the words of ‘{field}’ are not those that were recorded"
    for field in set(entry["words"]) - set(entry["salts"]) - set(entry["redacted"]):
        if entry["words"][field] is not None:
            return f"the words of ‘{field}’ come without what proves them"
    return ""


def _entries(text: str, source: str) -> list[dict[str, Any]]:
    try:
        told = json.loads(text)
        found = told["entries"] if isinstance(told, dict) and "entries" in told else None
    except ValueError:
        try:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            found = None
    except RecursionError:
        found = None
    if not isinstance(found, list) or not all(isinstance(entry, dict) and "sequence" in entry for entry in found):
        raise ExtractError(
            "This is not an extract of the record.",
            where=source,
            remedy="Give the file that ‘gate audit export --form json’ wrote.",
        )
    return found

"""One entry of the record, and the bytes that are hashed for it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypedDict

import rfc8785
from pydantic_core import from_json

from calendars.errors import ExplainedError

DOMAIN = b"purdah-gate entry v1\n"
"""No other document can have an entry's digest."""

WORDS_DOMAIN = b"purdah-gate words v1\n"

START = "0" * 64
"""What stands for the entry before the first."""


class EntryError(ExplainedError):
    """Facts that cannot be an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one entry says. Instants are ISO 8601: `at` in UTC, `london` the same on London's clock.

    `words` maps a field (‘reason’, ‘draft’, ‘actor’) to the salted digest of the words that stand beside
    the entry. `codes` are rule codes, states, grounds and the like; `values` short facts without personal data.
    """

    council: str
    sequence: int
    at: str
    london: str
    actor: str
    role: str
    event: str
    subject: str
    codes: tuple[str, ...]
    values: Mapping[str, str]
    words: Mapping[str, str]


def bytes_of(facts: Facts, previous: str) -> bytes:
    """The entry as canonical JSON, the digest before it included. No floats: 1 and 1.0 would differ.

    Raises EntryError for facts that have no such form: a sequence below 1, text that is not valid Unicode.
    """
    if facts.sequence < 1:
        raise EntryError(f"An entry's sequence starts at 1, not {facts.sequence}.")
    told: dict[str, Any] = {
        "council": facts.council,
        "sequence": facts.sequence,
        "at": facts.at,
        "london": facts.london,
        "actor": facts.actor,
        "role": facts.role,
        "event": facts.event,
        "subject": facts.subject,
        "codes": list(facts.codes),
        "values": dict(facts.values),
        "words": dict(facts.words),
        "previous": previous,
    }
    try:
        return rfc8785.dumps(told)
    except rfc8785.CanonicalizationError as error:
        raise EntryError(f"Entry {facts.sequence} has no canonical form ({error}).") from error


class Told(TypedDict):
    """An entry as its bytes say it, in the order of canonical JSON."""

    actor: str
    at: str
    codes: list[str]
    council: str
    event: str
    london: str
    previous: str
    role: str
    sequence: int
    subject: str
    values: dict[str, str]
    words: dict[str, str]


_NAMES = tuple(Told.__annotations__)
_TYPES = (str, str, list, str, str, str, str, str, int, str, dict, dict)
_TEXT_ALONE = {str}


def told_by(raw: bytes) -> Told:
    """What an entry's bytes say, as they say it. Raises EntryError for other bytes."""
    try:
        told: Told = from_json(raw, allow_inf_nan=False)
        if tuple(told) != _NAMES or tuple(map(type, told.values())) != _TYPES:
            raise EntryError(_NO_ENTRY)
        if not _TEXT_ALONE.issuperset(map(type, chain(told["codes"], told["values"].values(), told["words"].values()))):
            raise EntryError(_NO_ENTRY)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise EntryError(_NO_ENTRY) from error
    return told


_NO_ENTRY = "These bytes are not an entry of the record."


def facts_of(raw: bytes) -> tuple[Facts, str]:
    """What an entry's bytes say, and the digest they name as the one before. Raises EntryError for other bytes."""
    told = told_by(raw)
    facts = Facts(
        council=told["council"],
        sequence=told["sequence"],
        at=told["at"],
        london=told["london"],
        actor=told["actor"],
        role=told["role"],
        event=told["event"],
        subject=told["subject"],
        codes=tuple(told["codes"]),
        values=told["values"],
        words=told["words"],
    )
    return facts, told["previous"]


def digest_of(raw: bytes, previous: str) -> str:
    """SHA-256 of the prefix, the previous digest and the entry's bytes, in hexadecimal."""
    return hashlib.sha256(DOMAIN + previous.encode("ascii", "replace") + b"\n" + raw).hexdigest()


def digest_of_words(salt: str, text: str) -> str:
    """The salted digest of words that stand beside an entry. Without the salt a short text cannot be guessed back."""
    return hashlib.sha256(WORDS_DOMAIN + salt.encode() + b"\n" + text.encode("utf-8", "surrogatepass")).hexdigest()

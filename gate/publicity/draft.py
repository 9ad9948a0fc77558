"""A draft: all of what an account is to say, whoever wrote it, and the digest that pins it."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, NewType

import regex

from calendars.civil_time import require_aware

Digest = NewType("Digest", str)
"""SHA-256 in lower-case hexadecimal."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
"""RFC 8785 for what a draft is made of: texts and lists, no numbers, keys of plain letters. A test holds it to that."""
_DOMAIN = b"purdah-gate draft v1\n"  # no other document can have a draft's digest


_SEEN = regex.compile(r"[^\p{Z}\p{Cc}\p{Cf}\p{Cn}\p{M}\p{Default_Ignorable_Code_Point}\u2800]")  # last: Braille's blank


class Action(StrEnum):
    """What the account does. A bare like or share has no words of its own."""

    POST = "post"
    SHARE = "share"
    REPLY = "reply"
    LIKE = "like"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture, a film or a link that goes with the words. `digest` is that of the file's bytes."""

    kind: str
    alt_text: str = ""
    ocr_text: str = ""
    url: str = ""
    digest: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one account is to say, and when.

    `publish_at` is an aware instant, or None for *as soon as may be*. `attestations` are the author's
    answers to what was asked, as (key, answer), in the order of the keys.
    """

    account_id: str
    words: str
    action: Action = Action.POST
    thread: tuple[str, ...] = ()
    shared_text: str = ""
    attachments: tuple[Attachment, ...] = ()
    attestations: tuple[tuple[str, str], ...] = ()
    publish_at: dt.datetime | None = None

    def __post_init__(self) -> None:
        """Refuse a naive time with ValueError: it would mean another instant on another machine."""
        if self.publish_at is not None:
            require_aware(self.publish_at)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every non-empty text of the draft with the name of its field, in reading order."""
        if self.words:
            yield "text", self.words
        for number, part in enumerate(self.thread):
            if part:
                yield f"thread[{number}]", part
        if self.shared_text:
            yield "shared_text", self.shared_text
        for number, item in enumerate(self.attachments):
            for name in ("alt_text", "ocr_text", "url"):
                if text := getattr(item, name):
                    yield f"attachments[{number}].{name}", text

    @property
    def says_something(self) -> bool:
        """Whether a reader would see anything of its texts; of a picture nothing is known but its description."""
        return any(says_something(text) for _, text in self.texts())

    @property
    def pictures(self) -> tuple[str, ...]:
        """The digests of the pictures that go with it, in their order."""
        return tuple(item.digest for item in self.attachments if item.digest)

    @property
    def digest(self) -> Digest:
        """SHA-256 over every field, as canonical JSON (RFC 8785) behind a fixed prefix."""
        return Digest(hashlib.sha256(_DOMAIN + _CANONICAL.encode(self.facts()).encode()).hexdigest())

    def facts(self) -> dict[str, Any]:
        """The draft as plain values, exactly as it is hashed and stored. Instants are in UTC."""
        return {
            "account_id": self.account_id,
            "words": _hashable(self.words),
            "action": str(self.action),
            "thread": [_hashable(part) for part in self.thread],
            "shared_text": _hashable(self.shared_text),
            "attachments": [
                {f.name: _hashable(getattr(item, f.name)) for f in fields(item)} for item in self.attachments
            ],
            "attestations": [[_hashable(key), _hashable(answer)] for key, answer in self.attestations],
            "publish_at": self.publish_at.astimezone(dt.UTC).isoformat() if self.publish_at else None,
        }

    @classmethod
    def of(cls, facts: dict[str, Any]) -> "Draft":
        """The draft that `facts` describes; the inverse of `facts()` for text that is valid Unicode."""
        return cls(
            account_id=facts["account_id"],
            words=facts["words"],
            action=Action(facts["action"]),
            thread=tuple(facts["thread"]),
            shared_text=facts["shared_text"],
            attachments=tuple(Attachment(**item) for item in facts["attachments"]),
            attestations=tuple((key, answer) for key, answer in facts["attestations"]),
            publish_at=dt.datetime.fromisoformat(facts["publish_at"]) if facts["publish_at"] else None,
        )


def says_something(text: str) -> bool:
    """Whether a reader would see anything of it: spaces and invisible characters are nothing."""
    return _SEEN.search(text) is not None


ERASED = "[erased by law]"
"""What stands in the place of words that were lawfully erased."""


def without_words(draft: Draft) -> Draft:
    """The draft as it is left after a lawful erasure: which account, what kind, when; nothing of what it said."""
    return Draft(account_id=draft.account_id, words=ERASED, action=draft.action, publish_at=draft.publish_at)


def _hashable(text: str) -> str:
    """`text` with any lone surrogate spelled out, since UTF-8 cannot carry one."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def same_said(one: Draft, other: Draft) -> bool:
    """Whether two drafts say the same through the same account, whenever and with whatever answers."""
    return replace(one, publish_at=None, attestations=()) == replace(other, publish_at=None, attestations=())

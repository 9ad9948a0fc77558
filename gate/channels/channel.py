"""What every channel promises, and the four things it may answer."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import regex

from gate.publicity.draft import Draft, says_something


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one platform takes. `characters` counts graphemes, as a reader would; None is no limit."""

    characters: int | None = None
    pictures: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The platform has it. `address` is where it stands, `sent` the words as they were sent."""

    address: str
    sent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """The platform said: later, and documents that it then took nothing. `until` is an aware instant."""

    until: dt.datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """The platform said no. `why` is a sentence for the officer."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """The platform may have it. `why` is a sentence for the officer."""

    why: str


NO_PICTURES: Mapping[str, bytes] = {}

Outcome = Accepted | Deferred | Rejected | Unknown


class Channel(Protocol):
    """One way out. `by_hand` channels show the words to be copied, and wait for the address to be pasted back."""

    @property
    def by_hand(self) -> bool:
        """Whether a person does the posting."""

    def limits(self, network: str) -> Limits:
        """What may be sent to `network` through this channel."""

    def find(self, key: str) -> Accepted | None:
        """What stands under `key`, or None when the channel looked and nothing does.

        Raises CannotLookError where the channel has no means of looking.
        """

    def publish(self, draft: Draft, *, key: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> Outcome:
        """Post `draft` once. `key` was stored before the first attempt, so that asking twice is asking once.

        `pictures` are the bytes of the draft's pictures by their digests.
        """


class CannotLookError(Exception):
    """This channel cannot tell whether something was posted; a person must look."""


def misfits(draft: Draft, limits: Limits) -> tuple[str, ...]:
    """Every reason why the platform would not take the draft as it is; empty when it fits."""
    found: list[str] = []
    for number, part in enumerate((draft.words, *draft.thread)):
        length = len(regex.findall(r"\X", part))
        if number and not says_something(part):
            found.append(f"Part {number + 1} of the thread is empty. Write it, or remove it.")
        if limits.characters is not None and length > limits.characters:
            name = "The text" if number == 0 else f"Part {number + 1} of the thread"
            found.append(f"{name} has {length} characters; this account takes {limits.characters}. Shorten it.")
    pictures = sum(item.kind in ("image", "video") for item in draft.attachments)
    if limits.pictures is not None and pictures > limits.pictures:
        found.append(f"There are {pictures} pictures; this account takes {limits.pictures}. Remove some.")
    if not draft.says_something and not draft.attachments:
        found.append("There is nothing to say. Write the text, or name what is shared.")
    return tuple(found)

"""Three lines to keep where the gate cannot reach: they prove later that the record's tail was not cut."""

import re
from dataclasses import dataclass

from calendars.errors import ExplainedError

_FORM = re.compile(
    r"\Apurdah-gate checkpoint of (?P<council>\S+)\n"
    r"entry (?P<sequence>[1-9]\d*) at (?P<at>\S+)\n"
    r"(?P<digest>[0-9a-f]{64})\Z"
)


class CheckpointError(ExplainedError):
    """A text that is not a checkpoint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The record as it stood: how many entries, and the digest of the last. `at` is that entry's instant, in UTC."""

    council: str
    sequence: int
    at: str
    digest: str

    def __str__(self) -> str:
        return f"purdah-gate checkpoint of {self.council}\nentry {self.sequence} at {self.at}\n{self.digest}"


def read_checkpoint(text: str, *, source: str = "") -> Checkpoint:
    """The checkpoint that `text` holds; space around it is forgiven, and a byte order mark.

    Raises CheckpointError for anything else.
    """
    found = _FORM.match(text.removeprefix("\ufeff").replace("\r\n", "\n").strip())
    if found is None:
        raise CheckpointError(
            "This is not a checkpoint of three lines.",
            where=source,
            remedy="Give the three lines exactly as ‘gate audit checkpoint’ printed them.",
        )
    return Checkpoint(council=found["council"], sequence=int(found["sequence"]), at=found["at"], digest=found["digest"])

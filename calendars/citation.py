"""Where a claim about the law comes from, and how sure we are that we read it there."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How a provision was established."""

    VERIFIED = "verified"  # read in the text behind the link
    FITTED = "fitted"  # reproduces every published date found; the words were not read
    RECALLED = "recalled"  # known, not seen: shown as unverified wherever it is cited


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A provision of one source. `source` is a key of `data/statutes.toml`."""

    source: str
    provision: str = ""
    standing: Standing = Standing.VERIFIED

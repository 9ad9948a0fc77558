"""A finding: a rule points at the author's own words and says why they matter."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from calendars.citation import Citation
from gate.publicity.draft import Digest


class Severity(StrEnum):
    """How sure the gate is. Advise stops nothing; flag and block hold the post."""

    ADVISE = "advise"
    FLAG = "flag"
    BLOCK = "block"

    @property
    def holds(self) -> bool:
        """Whether a standing finding of this severity holds the post."""
        return self is not Severity.ADVISE

    @property
    def rank(self) -> int:
        """0 for advise, 1 for flag, 2 for block."""
        return _RANK[self]


_RANK = {Severity.ADVISE: 0, Severity.FLAG: 1, Severity.BLOCK: 2}


class Authority(StrEnum):
    """What a rule rests on, strongest first. The person who answers sees it."""

    STATUTE = "statute"
    CODE = "code"
    GUIDANCE = "guidance"
    POLICY = "council policy"


class Family(StrEnum):
    """What a finding is about, in the words of `gate check --json`."""

    CANDIDATE = "candidate"
    CONTROVERSIAL = "controversial"
    PARTY = "party"
    ELECTIONEERING = "electioneering"
    PERSONAL_DATA = "personal_data"
    CONFIDENTIAL = "confidential"
    ABUSIVE = "abusive"
    PREDETERMINATION = "predetermination"
    PUBLICITY = "publicity"  # approvals and attestations a council's own policy asks for


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one field, in code points of that field as it was given. `end` is excluded."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule points at words. `polls` are the ids of the polls because of which it matters.

    `curable` is known only while a post is being read: that without these words the rest may go. `asked_of` is the
    person for whose part in the words a policy asks for this approval; empty where it is asked of the post as a whole.
    """

    code: str
    name: str
    family: Family
    severity: Severity
    authority: Authority
    citation: Citation
    span: Span
    words: str
    message: str
    cure: str = ""
    rewrite: str = ""
    title: str = ""
    polls: tuple[str, ...] = ()
    subject: str = ""
    answered_by: tuple[str, ...] = ()
    asked_of: str = ""
    curable: bool = False

    @property
    def told(self) -> str:
        """What the rule found, as a clerk reads it: ‘names a candidate’."""
        return self.title or self.name.replace("-", " ")

    @property
    def digest(self) -> Digest:
        """Over code, field, words, subject and polls: a second person named later is another finding."""
        parts = (self.code, self.span.field, self.words, self.subject, *self.polls)
        told = b"".join(b"%d:" % len(raw) + raw for raw in (part.encode("utf-8", "backslashreplace") for part in parts))
        return Digest(hashlib.sha256(b"purdah-gate finding v1\n" + told).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Why a finding was lowered or not made: always named in the result. `spared` are the codes it spared."""

    code: str
    why: str
    spared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What only the author can know, asked when the post is submitted."""

    key: str
    question: str
    answers: tuple[str, ...] = ("yes", "no")

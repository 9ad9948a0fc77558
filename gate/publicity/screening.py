"""A screening: what the rules found in one draft, in one situation."""

import datetime as dt
from dataclasses import dataclass

from gate.publicity.draft import Digest
from gate.publicity.finding import Ask, Exemption, Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """The result of reading one draft once. Findings stand in the order of their words.

    `undecided` says what could not be decided, and then the post is held whatever the findings.
    `notes` are warnings that hold nothing (lists incomplete, data old). `draft` and `rules` are the
    digests of what was read and of the ruleset that read it.
    """

    at: dt.datetime
    draft: Digest
    rules: Digest
    findings: tuple[Finding, ...]
    exemptions: tuple[Exemption, ...] = ()
    asks: tuple[Ask, ...] = ()
    undecided: str = ""
    notes: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """`allow`, `flag` or `block`: the strongest severity left; undecided is `block`."""
        if self.undecided:
            return str(Severity.BLOCK)
        held = [finding.severity for finding in self.findings if finding.severity.holds]
        return str(max(held, key=lambda severity: severity.rank)) if held else "allow"

    @property
    def holding(self) -> tuple[Finding, ...]:
        """The findings that hold the post."""
        return tuple(finding for finding in self.findings if finding.severity.holds)

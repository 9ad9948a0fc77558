"""
Rules: what a rule is, and how one is written.

A rule is a function that points at words; the decorator beside it says everything else: code, family, severity in
and out of a period, authority, source, and the sentences a clerk reads. Codes are those of the rule catalogue and
are never used again for something else.
"""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from calendars.citation import Citation
from calendars.errors import ExplainedError
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading


class RuleError(ExplainedError):
    """A rule that cannot work: it stops the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a field that a rule points at, in the author's characters; `end` excluded.

    `severity` stands where the words themselves settle it, else the rule's own holds. `subject` is who or what is
    meant, `polls` the polls it concerns, where they are fewer than all in force. `cut` says that without these words
    the rest may go. `everyday` words need a second signal: they hold only where the sentence is like those that had to
    be held (`text/likeness.py`), else they advise.
    """

    field: str
    start: int
    end: int
    severity: Severity | None = None
    subject: str = ""
    polls: tuple[str, ...] = ()
    cut: bool = False
    everyday: bool = False


Finder = Callable[[Reading, Situation], Iterator[Mark]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `name` is for machines, `title` says after ‘the post’ what it does.

    `inside` and `outside` are its severities in and out of a period; None: it is not applied there.

    `needs` names the cue lists without which it can never match. `signs` are those of which at least one stands in
    every post at which it points (`FieldReading.signs`), so that it is not asked about the others; none: it always is.
    The one that is `last` is asked only where no other holds the post.
    """

    code: str
    name: str
    title: str
    family: Family
    inside: Severity | None
    outside: Severity | None
    authority: Authority
    cites: Citation
    what: str
    message: str
    cure: str
    needs: tuple[str, ...]
    find: Finder
    signs: frozenset[str] = frozenset()
    last: bool = False

    def may_match(self, signs: Set[str]) -> bool:
        """Whether a post with these signs can hold what it points at."""
        return not self.signs or not self.signs.isdisjoint(signs)

    def severity(self, *, in_period: bool) -> Severity | None:
        """Its severity in or out of a period."""
        return self.inside if in_period else self.outside


def rule(
    *,
    code: str,
    name: str,
    title: str,
    family: Family,
    inside: Severity | None,
    outside: Severity | None,
    authority: Authority,
    cites: Citation,
    message: str,
    cure: str,
    needs: tuple[str, ...] = (),
    signs: tuple[str, ...] = (),
    last: bool = False,
) -> Callable[[Finder], Rule]:
    """Makes a function into a rule. Its docstring is what `gate rules` shows."""

    def made(find: Finder) -> Rule:
        told = " ".join((find.__doc__ or "").split())
        if not told:
            raise RuleError(
                f"the rule {code} does not say what it finds.", where=find.__module__, remedy="Write its docstring."
            )
        if inside is None and outside is None:
            raise RuleError(f"the rule {code} is never applied.", where=find.__module__, remedy="Give it a severity.")
        return Rule(
            code=code,
            name=name,
            title=title,
            family=family,
            inside=inside,
            outside=outside,
            authority=authority,
            cites=cites,
            what=told,
            message=message,
            cure=cure,
            needs=needs,
            signs=frozenset(signs),
            last=last,
            find=find,
        )

    return made

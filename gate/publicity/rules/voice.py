"""
Voice (YR1, YR5): with whose voice a post speaks. Opinion put as fact, a member's or a private voice on the council's
account, statements in its name, matters on which it has yet to decide.

Publicity Code 2011, paras 15 and 16: objective, and no comment that may be taken for one person's; councils' own
social media policies say who may speak for them.
"""

from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.issues import issues
from gate.publicity.pointing import pointed
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import FieldReading, Found, Reading

_OBJECTIVE: Final = Citation("publicity-code-2011", "paras 15 and 16")
_POLICY: Final = Citation("council-decision", "who may speak on its accounts")


@rule(
    code="YR103",
    name="opinion-as-fact-or-council-view",
    title="puts an opinion as a fact",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=Severity.ADVISE,
    authority=Authority.CODE,
    cites=_OBJECTIVE,
    message="‘{words}’ reads as an opinion. Say what was decided and where it can be read, or leave it out.",
    cure="Give the decision, with its date or minute.",
    needs=("opinion", "decision-behind"),
    signs=("opinion",),
)
def opinion_as_fact(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An opinion put as a fact or as the council's view, where no decision, policy or figure is named."""
    yield from pointed(reading, "opinion", unless=("decision-behind",))


@rule(
    code="YR208",
    name="pending-sensitive-matter",
    title="speaks of a sensitive matter not yet decided",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=Severity.ADVISE,
    authority=Authority.POLICY,
    cites=Citation("council-decision", "who may speak on matters to be decided"),
    message="‘{words}’ is a sensitive matter that is still to be decided. Leave it to the clerk or the chair.",
    cure="Say when and where it will be decided, and no more.",
    needs=("pending",),
    signs=("pending",),
)
def pending_sensitive_matter(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A controversial subject in the same sentence with a meeting or decision that is still to come."""
    for one in issues(reading):
        if not one.quiet and one.part.told_beside(one.start, "pending"):
            yield Mark(field=one.part.name, start=one.start, end=one.end)


@rule(
    code="YR501",
    name="wrong-account",
    title="speaks with a private or a member’s voice",
    family=Family.PUBLICITY,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.POLICY,
    cites=_POLICY,
    message="‘{words}’ belongs on a personal or a member's account. Post it there, or say it as the council.",
    cure="Post it from the other account, or say it as the council.",
    needs=("own-account", "account-clear"),
    signs=("own-account",),
)
def wrong_account(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A personal view, or a member speaking of their own ward work, on the council's account."""
    for part in reading.fields:
        if part.name == "shared_text" or part.name.startswith("attachments"):
            continue
        for one in part.cues("own-account"):
            if not _within(part, one, "account-clear"):
                yield Mark(field=part.name, start=one.start, end=one.end)


@rule(
    code="YR503",
    name="unauthorised-spokesperson",
    title="makes a statement for the council",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=Severity.ADVISE,
    authority=Authority.POLICY,
    cites=_POLICY,
    message="‘{words}’ makes a statement in the council's name. Check that somebody who may speak for it agreed.",
    cure="Let the clerk or the chair agree the words.",
    needs=("spokesperson", "statutory-notice-of-council"),
    signs=("spokesperson",),
)
def unauthorised_spokesperson(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A statement on behalf of the council as a body; a notice that the law has it make is none."""
    yield from pointed(reading, "spokesperson", unless=("statutory-notice-of-council",))


def _within(part: FieldReading, one: Found, idea: str) -> bool:
    return any(clear.start < one.end and one.start < clear.end for clear in part.cues(idea))

"""
Quotation and early lists (PE1): words put into a politician's mouth, and candidates told before they are known.

Publicity Code 2011, para. 34: in a period no views identified with members, and no publicity for individuals.
"""

import re
from collections.abc import Iterator
from typing import Final

from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.mentions import mentions
from gate.publicity.meaning.strangers import people_in
from gate.publicity.rule import Mark, rule
from gate.publicity.rules.people import CODE_34
from gate.publicity.situation import Situation
from gate.publicity.text.reading import FieldReading, Reading

_NEAR: Final = 45  # characters between a name and the word that quotes it
_QUOTED: Final = re.compile(r"[\"“”]|(?<!\w)['‘](?=\w)")


@rule(
    code="PE109",
    name="member-quotation",
    title="quotes a member or candidate",
    family=Family.CANDIDATE,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message="‘{words}’ quotes somebody in or standing for office. In a period, quote an officer or nobody.",
    cure="Take the quotation out, or give an officer's words.",
    needs=("said", "political-office", "member-title"),
    signs=("said",),
)
def member_quotation(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Words attributed to a candidate, a member or the holder of a political office; surer of a candidate."""
    named = mentions(reading)[0]
    for part in reading.fields:
        said = part.cues("said")
        if not said:
            continue
        for one in named:
            if one.part is part and (verb := _quoted(part, one.start, one.end, said_at(part))) is not None:
                yield Mark(
                    field=part.name,
                    start=min(one.start, verb[0]),
                    end=max(one.end, verb[1]),
                    severity=one.sure if one.person.standing else Severity.FLAG,
                    subject=one.person.name,
                    polls=one.person.polls,
                )
        if _QUOTED.search(part.raw):
            for office in part.of("office"):
                verb = _quoted(part, office.start, office.end, said_at(part))
                if verb is not None:
                    yield Mark(field=part.name, start=min(office.start, verb[0]), end=max(office.end, verb[1]))


def said_at(part: FieldReading) -> list[tuple[int, int]]:
    """Where words of saying stand in a field."""
    return [(one.start, one.end) for one in part.cues("said")]


def _quoted(part: FieldReading, start: int, end: int, said: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The word that quotes whoever stands at `start`: near them and in their sentence, or just after a quotation."""
    for first, last in said:
        apart = first - end if first >= end else start - last
        if 0 <= apart <= _NEAR and part.same_sentence(min(first, start), max(first, start)):
            return first, last
    return None


@rule(
    code="PE121",
    name="candidate-list-before-statement",
    title="lists candidates too early",
    family=Family.CANDIDATE,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=CODE_34,
    message=(
        "‘{words}’ lists people who stand before the statement of persons nominated is loaded. Wait for it, and "
        "link it."
    ),
    cure="Wait for the statement of persons nominated, and link to it.",
    needs=("candidate-list",),
    signs=("candidate-list",),
)
def candidate_list_before_statement(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Two people or more told as standing, while the statement of a poll in force is not loaded."""
    if not situation.incomplete:
        return
    for part in reading.fields:
        listed = part.cues("candidate-list")
        people = list(people_in(part, reading.lexicon)) if listed else []
        if len(people) >= 2:
            yield Mark(field=part.name, start=listed[0].start, end=listed[0].end)

"""
Referendums (RF): statutory bans on publicity, under which even ‘go and vote’ is forbidden.

In the last 28 days before a UK or national referendum no public body publishes information on it, puts arguments,
or encourages voting: Political Parties, Elections and Referendums Act 2000, s. 125. Neighbourhood planning
referendums: SI 2012/2031, reg. 5; governance referendums: SI 2012/323, reg. 5; council tax: SI 2012/444. Each kind of
poll is a rule of its own, so that a finding cites its own law.

No statute restricts publicity because of a parish poll (Local Government Act 1972, Sch. 12, and SI 1987/1 say how it is
held), so it gives no period. The Publicity Code 2011, para. 35, asks of any vote that a council takes no side, and a
second person looks: from when the poll stands in the calendar (it is called a few weeks ahead) until its day is over.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from calendars.citation import Citation
from calendars.period import PeriodKind
from calendars.poll import PollKind
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading

_NATIONAL: Final = frozenset({PollKind.PPERA_REFERENDUM})


def _polls(situation: Situation, kinds: frozenset[PollKind]) -> tuple[str, ...]:
    return tuple(
        one.poll_id for one in situation.periods if one.kind is PeriodKind.REFERENDUM and one.poll_kind in kinds
    )


@rule(
    code="RF601",
    name="ppera-referendum",
    title="touches a referendum",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=Citation("ppera-2000", "s. 125"),
    message=(
        "‘{words}’ is about the referendum, and in its last 28 days a council may not even say ‘go and vote’. "
        "Leave it to the counting officer."
    ),
    cure="Leave it to the counting officer.",
    needs=("referendum", "vote-for", "neutral-vote"),
    signs=("referendum", "vote-for", "neutral-vote"),
)
def ppera_referendum(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Anything on a national referendum, or encouragement to vote in it, in its last 28 days."""
    polls = _polls(situation, _NATIONAL)
    if not polls:
        return
    for part, one in reading.cues("referendum", "vote-for", "neutral-vote"):
        if not part.cues("other-vote"):
            yield Mark(field=part.name, start=one.start, end=one.end, polls=polls)


def _sides(reading: Reading) -> Iterator[Mark]:
    """Where a draft takes a side on a referendum: a call to vote, or argument and praise beside the question."""
    for part in reading.fields:
        asked = part.cues("referendum")
        for one in part.cues("vote-for"):
            yield Mark(field=part.name, start=one.start, end=one.end)
        for one in part.cues("argue", "praise", "blame", "verdict") if asked else ():
            if part.within(asked, *part.sentence(one.start)):
                yield Mark(field=part.name, start=min(one.start, asked[0].start), end=max(one.end, asked[0].end))


def _local(kind: PollKind) -> Callable[[Reading, Situation], Iterator[Mark]]:
    def find(reading: Reading, situation: Situation) -> Iterator[Mark]:
        if polls := _polls(situation, frozenset({kind})):
            for mark in _sides(reading):
                yield replace(mark, polls=polls)

    return find


_NEEDS: Final = ("referendum", "vote-for", "argue", "praise", "verdict")
_SAY: Final = "Say only when, where and on what people vote."


@rule(
    code="RF602",
    name="neighbourhood-plan-referendum",
    title="takes a side on a neighbourhood plan",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=Citation("si-2012-2031", "reg. 5"),
    message="‘{words}’ takes a side on a neighbourhood plan. Say only when, where and on what people vote.",
    cure=_SAY,
    needs=_NEEDS,
    signs=("referendum", "vote-for"),
)
def neighbourhood_plan_referendum(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Support for or opposition to an answer while a referendum on a neighbourhood plan runs."""
    yield from _local(PollKind.NP_REFERENDUM)(reading, situation)


@rule(
    code="RF603",
    name="governance-referendum",
    title="takes a side on how the council is governed",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=Citation("si-2012-323", "reg. 5"),
    message=(
        "‘{words}’ takes a side in the referendum on how the council is governed. Say only when, where and on what "
        "people vote."
    ),
    cure=_SAY,
    needs=_NEEDS,
    signs=("referendum", "vote-for"),
)
def governance_referendum(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Support for or opposition to an answer while a referendum on mayor, leader or committees runs."""
    yield from _local(PollKind.GOVERNANCE_REFERENDUM)(reading, situation)


@rule(
    code="RF604",
    name="council-tax-referendum",
    title="takes a side on a council tax referendum",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=Citation("si-2012-444"),
    message="‘{words}’ takes a side in the council tax referendum. Say only when, where and on what people vote.",
    cure=_SAY,
    needs=_NEEDS,
    signs=("referendum", "vote-for"),
)
def council_tax_referendum(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Support for or opposition to an answer while a referendum on an increase of council tax runs."""
    yield from _local(PollKind.COUNCIL_TAX_REFERENDUM)(reading, situation)


@rule(
    code="RF605",
    name="parish-poll",
    title="takes a side in a parish poll",
    family=Family.ELECTIONEERING,
    inside=Severity.FLAG,
    outside=Severity.FLAG,
    authority=Authority.CODE,
    cites=Citation("publicity-code-2011", "para. 35"),
    message="‘{words}’ takes a side in a parish poll. Say only when, where and on what people vote.",
    cure=_SAY,
    needs=_NEEDS,
    signs=("referendum", "vote-for"),
)
def parish_poll(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Support for or opposition to an answer in a parish poll that stands in the calendar, until its day is over."""
    if situation.parish_polls:
        for mark in _sides(reading):
            yield replace(mark, polls=situation.parish_polls)

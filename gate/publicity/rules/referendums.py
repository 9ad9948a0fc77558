"""
Referendums (RF): statutory bans on publicity, under which even ‘go and vote’ is forbidden.

In the last 28 days before a UK or national referendum no public body publishes information on it, puts arguments,
or encourages voting: Political Parties, Elections and Referendums Act 2000, s. 125. Neighbourhood planning
referendums: SI 2012/2031, reg. 4; governance referendums: SI 2012/323, reg. 5; council tax: SI 2012/444.
"""

from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from calendars.period import PeriodKind
from calendars.poll import PollKind
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.reading import Reading
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation

_NATIONAL: Final = frozenset({PollKind.PPERA_REFERENDUM})
_LOCAL: Final = frozenset(
    {PollKind.NP_REFERENDUM, PollKind.GOVERNANCE_REFERENDUM, PollKind.COUNCIL_TAX_REFERENDUM, PollKind.PARISH_POLL}
)


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
)
def ppera_referendum(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Anything on a national referendum, or encouragement to vote in it, in its last 28 days."""
    polls = _polls(situation, _NATIONAL)
    if not polls:
        return
    for part, one in reading.cues("referendum", "vote-for", "neutral-vote"):
        if not part.cues("other-vote"):
            yield Mark(field=part.name, start=one.start, end=one.end, polls=polls)


@rule(
    code="RF602",
    name="local-referendum",
    title="touches a local referendum",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=Severity.BLOCK,
    authority=Authority.STATUTE,
    cites=Citation("si-2012-2031", "reg. 5"),
    message="‘{words}’ takes a side in a referendum now running. Say only when, where and on what people vote.",
    cure="Say only when, where and on what people vote.",
    needs=("referendum", "vote-for", "argue", "praise"),
)
def local_referendum(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Support for or opposition to an answer in a neighbourhood plan, governance, council tax or parish poll."""
    polls = _polls(situation, _LOCAL)
    if not polls:
        return
    for part in reading.fields:
        asked = part.cues("referendum")
        for one in part.cues("vote-for"):
            yield Mark(field=part.name, start=one.start, end=one.end, polls=polls)
        if asked:
            for one in part.cues("argue", "praise", "blame"):
                if any(part.same_sentence(one.start, about.start) for about in asked):
                    yield Mark(
                        field=part.name,
                        start=min(one.start, asked[0].start),
                        end=max(one.end, asked[0].end),
                        polls=polls,
                    )

"""
The administration (PE2, PE3): who moved and voted what, claims about tax and budget, news of the government, and praise
of those who govern in the council's own voice.

In a period no views or proposals identified with members or groups (Publicity Code 2011, para. 34); at any time
publicity is objective and no advertisement of a party's record (paras 15, 16 and 19).
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.mentions import mentions
from gate.publicity.meaning.partisan import party_mentions, takes_sides
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import FieldReading, Found, Reading

_CODE_34: Final = Citation("publicity-code-2011", "para. 34")
_AS_BODY: Final = "Say what the council decided, and where the minutes are."


@rule(
    code="PE208",
    name="decision-attributed",
    title="tells who moved or voted what",
    family=Family.PARTY,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=_CODE_34,
    message="‘{words}’ ties a decision to members or groups. Say what the council decided as a body.",
    cure=_AS_BODY,
    needs=("attributed",),
    signs=("attributed",),
)
def decision_attributed(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A mover, seconder or vote told of a member, group or party, in place of the decision of the body."""
    for part, one in reading.cues("attributed"):
        who = _somebody(reading, part, one)
        if who is not None and not part.cues("history"):
            yield Mark(field=part.name, start=min(one.start, who[0]), end=max(one.end, who[1]))


def _somebody(reading: Reading, part: FieldReading, one: Found) -> tuple[int, int] | None:
    """A member, group or party in the sentence of a cue."""
    meant = [(who.start, who.end) for who in mentions(reading)[0] if who.part is part]
    meant += [(party.start, party.end) for party in party_mentions(reading) if party.part is part]
    meant += [(title.start, title.end) for title in part.cues("member-title") if title.start >= one.end]
    return next((told for told in meant if part.same_sentence(told[0], one.start)), None)


@rule(
    code="PE209",
    name="budget-claim",
    title="praises the council's tax or budget",
    family=Family.CONTROVERSIAL,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=_CODE_34,
    message="‘{words}’ judges tax, spending or debt while a poll is running. Give the figures and how to pay, no more.",
    cure="Give the figures and how to pay.",
    needs=("budget-claim",),
    signs=("budget-claim",),
)
def budget_claim(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Council tax, precept, budget, savings or debt judged (lowest, frozen, balanced), not merely told."""
    for part, one in reading.cues("budget-claim"):
        if not part.cues("how-to", "history"):
            yield Mark(field=part.name, start=one.start, end=one.end, cut=True)


@rule(
    code="PE213",
    name="government-announcement",
    title="passes on news of the government",
    family=Family.PARTY,
    inside=Severity.FLAG,
    outside=None,
    authority=Authority.CODE,
    cites=Citation("publicity-code-2011", "para. 15"),
    message="‘{words}’ relays or judges what the government does. Say only what residents can use, and from when.",
    cure="Say only what residents can use, and from when.",
    needs=("government-news", "government"),
    signs=("government-news",),
)
def government_announcement(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """An announcement, pledge or policy of the government of the day relayed as news, unless people are told to act."""
    for part, one in reading.cues("government-news"):
        if part.cues("emergency", "how-to", "history", "notice"):
            continue
        side = takes_sides(part, one.start, one.end)
        yield Mark(
            field=part.name,
            start=min(one.start, side.start) if side else one.start,
            end=max(one.end, side.end) if side else one.end,
        )


@rule(
    code="PE315",
    name="praise-in-the-council-s-voice",
    title="praises politicians in the council's own voice",
    family=Family.PARTY,
    inside=Severity.BLOCK,
    outside=Severity.FLAG,
    authority=Authority.CODE,
    cites=Citation("publicity-code-2011", "para. 16"),
    message="‘{words}’ is the council praising those who govern. Say what was done, without the praise.",
    cure="Say what was done, without the praise.",
    needs=("praise", "governors"),
    signs=("governors",),
)
def praise_in_the_councils_voice(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """*Proud of our leader*, *brilliant work by our administration*: first person, praise, and those who govern."""
    for part in reading.fields:
        for one in part.cues("governors"):
            first, last = part.sentence(one.start)
            if not _OURS.search(part.raw[first:last].lower()):
                continue
            for word in part.cues("praise"):
                if part.same_sentence(word.start, one.start) and abs(word.start - one.start) <= 70:
                    yield Mark(field=part.name, start=min(one.start, word.start), end=max(one.end, word.end))
                    break


_OURS: Final = re.compile(r"\b(?:we|we're|we've|our|us|proud|delighted|thanks|thank you|ein|ni|balch|falch|diolch)\b")

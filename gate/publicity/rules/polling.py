"""
Polling (PE1, PE4): voter information that is not neutral, lists that leave candidates out, and what the law forbids to
tell before the poll has closed or the result is declared.

Telling people how to vote is a duty and allowed (Electoral Administration Act 2006, s. 69) as long as it favours nobody
(Publicity Code 2011, paras 34 and 35). Exit polls and the secrecy of the vote: Representation of the People Act 1983,
ss. 66A and 66.
"""

import re
from collections.abc import Iterator
from typing import Final

from calendars.citation import Citation
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.meaning.issues import issues
from gate.publicity.meaning.mentions import mentions
from gate.publicity.meaning.partisan import party_mentions
from gate.publicity.rule import Mark, rule
from gate.publicity.situation import Situation
from gate.publicity.text.reading import FieldReading, Reading

_CODE_34: Final = Citation("publicity-code-2011", "para. 34")


@rule(
    code="PE120",
    name="partial-candidate-list",
    title="lists some of the candidates",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=_CODE_34,
    message="‘{words}’ lists some of the candidates for {subject}, not all. List all of them alike, as on the ballot.",
    cure="List all candidates with the same facts, in the order of the statement of persons nominated.",
    needs=("election-list",),
    signs=("PERSON",),
)
def partial_candidate_list(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Candidates of one contest named as a list, while others who stand there are left out of the whole post."""
    named = [one for one in mentions(reading)[0] if one.person.standing]
    told = {person.key for one in named for person in (one.person, *one.others)}
    for part in reading.fields:
        here = [one for one in named if one.part is part]
        areas = sorted({area for one in here for area in one.person.contests if area})
        for area in areas:
            listed = [one for one in here if area in one.person.contests]
            if not reading.lexicon.names.contests[area] <= told and (
                len(listed) > 2 or (listed and part.cues("election-list"))
            ):
                yield Mark(field=part.name, start=listed[0].start, end=listed[-1].end, subject=area)


@rule(
    code="PE402",
    name="voter-information-not-neutral",
    title="mixes voter information with politics",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=Citation("publicity-code-2011", "para. 35"),
    message="‘{words}’ stands in a post that tells people how to vote. Take it out: such a post favours nobody.",
    cure="Say how, when and where people can vote, and nothing else.",
    needs=("voter-info", "neutral-vote", "vote-handler"),
    signs=("voter-info", "neutral-vote", "vote-handler"),
)
def voter_information_not_neutral(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Information on voting in one post with a candidate, a side taken for a party, an emblem or an argued subject."""
    for part in reading.fields:
        told = part.cues("voter-info", "neutral-vote")
        for helper in part.cues("vote-handler"):
            if part.tells(_BALLOT):
                yield Mark(field=part.name, start=helper.start, end=helper.end)
        if not told or part.cues("history", "past-election", "notice"):
            continue
        for who in mentions(reading)[0]:
            if who.part is part and who.person.standing and not who.disguised:
                yield Mark(field=part.name, start=who.start, end=who.end)
        for party in party_mentions(reading):
            if party.part is part and party.how in {"colour", "nickname", "hashtag", "handle", "link"}:
                yield Mark(field=part.name, start=party.start, end=party.end)
        for one in issues(reading):
            if one.part is part and one.argued is not None and not one.quiet:
                yield Mark(field=part.name, start=one.start, end=one.end)
        for emblem in part.of("emblem"):
            if len(part.tokens) <= 20:
                yield Mark(field=part.name, start=emblem.start, end=emblem.end)


_BALLOT: Final = re.compile(
    r"\b(?:postal (?:votes?|ballots?|packs?)|ballot papers?|voting pack|proxy|(?:p|b|ph)leidlais bost"
    r"|[bp]apur pleidleisio)\b"
)
"""What only voters themselves may fill in, and campaigners may not carry (Elections Act 2022)."""


@rule(
    code="PE405",
    name="exit-poll",
    title="tells how people have voted",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.STATUTE,
    cites=Citation("rpa-1983", "s. 66A"),
    message="‘{words}’ tells how people have voted. Before the polls close, that is an offence. Take it out.",
    cure="Take it out.",
    needs=("exit-poll",),
    signs=("exit-poll",),
)
def exit_poll(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """How people have voted, or a forecast made of it, before the close of the poll."""
    for part, one in reading.cues("exit-poll"):
        if not part.told_beside(one.start, "other-vote", "past-election"):
            yield Mark(field=part.name, start=one.start, end=one.end, cut=True)


@rule(
    code="PE406",
    name="ballot-picture",
    title="shows a ballot paper or the inside of a polling station",
    family=Family.ELECTIONEERING,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.STATUTE,
    cites=Citation("rpa-1983", "s. 66"),
    message="‘{words}’ shows how somebody votes, or people voting. The vote is secret. Take the picture out.",
    cure="Show the outside of the polling station.",
    needs=("ballot-picture",),
    signs=("ballot-picture",),
)
def ballot_picture(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A picture of a marked ballot paper or of voters inside a polling station; asking people not to is no picture."""
    for part, one in reading.cues("ballot-picture"):
        if not _FORBIDS.search(part.text) and not part.told_beside(one.start, "past-election", "history"):
            yield Mark(field=part.name, start=one.start, end=one.end)


_FORBIDS: Final = re.compile(
    r"\b(?:don't|do not|never|no selfies|no photos|not allowed|please leave|against the law|offence|sample|specimen"
    r"|example|peidiwch|enghraifft|sampl)\b"
)


@rule(
    code="PE408",
    name="result-before-declaration",
    title="tells a result before it is declared",
    family=Family.CANDIDATE,
    inside=Severity.BLOCK,
    outside=None,
    authority=Authority.CODE,
    cites=_CODE_34,
    message="‘{words}’ tells a result while the poll is open. Wait for the returning officer's declaration.",
    cure="Wait for the declaration.",
    needs=("won-seat",),
    signs=("won-seat",),
)
def result_before_declaration(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """A win, a hold or a gain of somebody who stands, or of a party, before the poll has closed."""
    for part in reading.fields:
        won = [
            one
            for one in part.cues("won-seat")
            if not part.told_beside(one.start, "history", "past-election", "other-vote")
        ]
        if not won:
            continue
        meant = [(one.start, one.end) for one in mentions(reading)[0] if one.part is part and one.person.standing]
        meant += [(one.start, one.end) for one in party_mentions(reading) if one.part is part and one.how == "name"]
        for start, end in meant:
            for one in won:
                if _taken_by(part, one.end, start):
                    continue
                if part.same_sentence(start, one.start) and _near(start, end, one.start, one.end):
                    yield Mark(field=part.name, start=min(start, one.start), end=max(end, one.end))


_SEAT: Final = re.compile(r"\b(?:seats?|wards?|divisions?|elections?|by-elections?|polls?)\b")
_BY: Final = re.compile(r"\bby\b")


def _taken_by(part: FieldReading, end: int, start: int) -> bool:
    """Whether a hall or a stall, and no seat, is *taken by* somebody."""
    return end <= start and bool(_BY.search(part.raw, end, start)) and not part.sought(_SEAT, *part.sentence(start))


def _near(start: int, end: int, first: int, last: int) -> bool:
    return max(first - end, start - last) <= 40


@rule(
    code="PE411",
    name="neutral-encouragement",
    title="encourages everyone to vote",
    family=Family.PUBLICITY,
    inside=Severity.ADVISE,
    outside=None,
    authority=Authority.STATUTE,
    cites=Citation("eaa-2006", "s. 69"),
    message="‘{words}’ encourages everyone to vote, which is allowed. Keep it free of every name, party and subject.",
    cure="Nothing to do.",
    needs=("neutral-vote",),
    signs=("neutral-vote",),
)
def neutral_encouragement(reading: Reading, situation: Situation) -> Iterator[Mark]:
    """Encouragement to vote or to register that favours nobody: shown, and allowed (EX03)."""
    for part in reading.fields:
        if not part.cues("other-vote", "vote-for") and (told := _encouraged(part)) is not None:
            yield Mark(field=part.name, start=told[0], end=told[1])


def _encouraged(part: FieldReading) -> tuple[int, int] | None:
    return next(((one.start, one.end) for one in part.cues("neutral-vote")), None)

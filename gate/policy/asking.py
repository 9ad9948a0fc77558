"""
What a council's adopted policy adds to a reading: its house rules, the approvals it asks for, what it asks the author.

An approval is a finding of the policy, answered by the role it names; a question is put only where the post gives
cause. Who wrote, when, and whether a meeting is on are given as values: nothing here looks them up.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from calendars.citation import Citation
from calendars.civil_time import london
from gate.publicity.draft import Action, Draft
from gate.publicity.finding import Ask, Authority, Family, Finding, Severity, Span
from gate.publicity.house_rules import HOUSE
from gate.publicity.policy import Approval, Attestation, Policy
from gate.publicity.rule import Mark, Rule
from gate.publicity.ruleset import LAST
from gate.publicity.screening import Screening
from gate.publicity.situation import Situation
from gate.publicity.text.reading import Reading, read
from gate.workflow.role import Actor, Capacity, Role

NIGHT = (22, 6)
"""From which hour to which, on London's clock, a post counts as written late at night."""

ADVICE = "advice"
"""The attestation with which an author asks for advice before a post goes (`wanted`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One who wrote the post or gave it words, as they may act now.

    `standing` says that they stand for election. `reachable` are the roles of which somebody who may answer for their
    posts is there: of a line manager, their own.
    """

    actor: Actor
    standing: bool = False
    reachable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """What no words show: who wrote, at which instant (aware), and the name of the council's meeting that is on."""

    writers: tuple[Writer, ...] = ()
    written_at: dt.datetime | None = None
    meeting: str = ""


def with_policy(
    screening: Screening, draft: Draft, situation: Situation, here: Circumstance, *, submitted: bool = False
) -> Screening:
    """`screening` with what the policy in `situation` adds. A policy that adds nothing leaves it as it is.

    A post that was `submitted` before its author was asked is held for what they have not said.
    """
    policy = situation.policy
    house = [rule for rule in HOUSE if rule.code in policy.severities]
    if screening.undecided or not (house or policy.approvals or policy.attestations):
        return screening
    reading = read(draft, situation.lexicon)
    named = tuple(one for one in screening.findings if one.code not in LAST)
    by_house = [one for rule in house for one in _house_findings(rule, reading, situation, here, named)]
    said = any(one.severity.holds for one in by_house)
    found = [*(named if said else screening.findings), *by_house]
    for approval in policy.approvals:
        found += _approvals(approval, reading, situation, here)
    asks = tuple(_asks(policy.attestations, reading, found))
    if submitted:
        unsaid = {ask.key for ask in asks}
        found += [_unsaid(one, draft, situation) for one in policy.attestations if one.key in unsaid]
    return replace(screening, findings=tuple(found), asks=screening.asks + asks)


def clause_told(policy: Policy, carrier: str) -> str:
    """The clause of the adopted document that asks for this, as a person cites it; empty where none does."""
    number = policy.clauses.get(carrier, "")
    return f"{policy.title}, {number}" if number else ""


def _house_findings(
    rule: Rule, reading: Reading, situation: Situation, here: Circumstance, others: tuple[Finding, ...]
) -> Iterator[Finding]:
    if rule.severity(in_period=situation.in_period) is None:
        return
    marks = list(rule.find(reading, situation))
    if rule.code == "MT801" and _in_meeting(here):
        marks += [Mark(field="text", start=0, end=len(reading.draft.words))]
    for mark in marks:
        text = next((part.raw for part in reading.fields if part.name == mark.field), "")
        span = Span(mark.field, mark.start, mark.end)
        severity = mark.severity or situation.policy.severities[rule.code]
        if any(_same_place(span, one.span) and one.severity.rank >= max(severity.rank, 1) for one in others):
            continue  # what holds these words already, and no less, says it better
        words = text[mark.start : mark.end]
        yield Finding(
            code=rule.code,
            name=rule.name,
            title=rule.title,
            family=rule.family,
            severity=severity,
            authority=Authority.POLICY,
            citation=Citation("council-decision", clause_told(situation.policy, rule.code) or rule.cites.provision),
            span=span,
            words=words,
            message=rule.message.replace("{words}", words),
            cure=rule.cure,
            polls=situation.polls,
        )


def _same_place(one: Span, other: Span) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end


def _in_meeting(here: Circumstance) -> bool:
    return bool(here.meeting) and any(one.actor.capacity is Capacity.MEMBER for one in here.writers)


def _binds(approval: Approval, writer: Writer) -> bool:
    """Whether an approval is asked of this writer: of their capacity, and not excused by a role that is not paused."""
    if approval.of and writer.actor.capacity not in approval.of:
        return False
    excused = any(str(role) in approval.excused for role in writer.actor.roles)
    return not excused or writer.standing


def _wanted(approval: Approval, writer: Writer, reading: Reading, situation: Situation, here: Circumstance) -> bool:
    when = approval.when
    hour = london(here.written_at).hour if here.written_at else 12
    holds = {
        "always": True,
        "in a period": situation.in_period,
        "advice wanted": dict(reading.draft.attestations).get(ADVICE) == "wanted",
        "at night": hour >= NIGHT[0] or hour < NIGHT[1],
        "own account": bool(situation.account and situation.account.owner),
        "terms not accepted": writer.actor.accepted != situation.policy.version,
        "no council address": not writer.actor.address,
        "during a meeting": bool(here.meeting),
    }
    return holds[when] if when in holds else reading.has(when.removeprefix("cue:"))


def _approvals(approval: Approval, reading: Reading, situation: Situation, here: Circumstance) -> tuple[Finding, ...]:
    """The approval, where it is wanted of anyone who wrote the post: a line manager's for each of them apart.

    Whoever puts words to a post puts them out for the council, and a line manager answers for their own staff alone.
    """
    bound = [one for one in here.writers if _binds(approval, one) and _wanted(approval, one, reading, situation, here)]
    if not bound:
        return ()
    if Role.LINE_MANAGER not in approval.answered_by:
        return (_approval(approval, bound[0], reading.draft, situation),)
    if len(bound) == 1:
        return (_approval(approval, bound[0], reading.draft, situation, asked_of=bound[0].actor.person_id),)
    return tuple(
        replace(
            _approval(approval, writer, reading.draft, situation, asked_of=writer.actor.person_id),
            title=f"{approval.title} for {writer.actor.name}",
        )
        for writer in bound
    )


def _approval(approval: Approval, writer: Writer, draft: Draft, situation: Situation, *, asked_of: str = "") -> Finding:
    named = approval.answered_by
    given_by = named if writer.reachable & set(named) else tuple(dict.fromkeys((*named, *approval.stands_in)))
    clause = f"{situation.policy.title}, {approval.clause}"
    return Finding(
        code=approval.code,
        name=approval.key,
        title=approval.title,
        family=Family.PUBLICITY,
        severity=Severity.FLAG,
        authority=Authority.POLICY,
        citation=Citation("council-decision", clause),
        span=Span("text", 0, len(draft.words)),
        words=draft.words,
        message=approval.message,
        cure="Nothing in the words needs to change; the approval is what is missing.",
        polls=situation.polls,
        subject=f"{approval.key} {asked_of}".rstrip(),
        answered_by=given_by,
        asked_of=asked_of,
    )


def _asks(attestations: tuple[Attestation, ...], reading: Reading, found: list[Finding]) -> Iterator[Ask]:
    answered = dict(reading.draft.attestations)
    for one in attestations:
        if answered.get(one.key) not in one.answers and any(_causes(cause, reading, found) for cause in one.causes):
            yield Ask(key=one.key, question=one.question, answers=one.answers)


def _causes(cause: str, reading: Reading, found: list[Finding]) -> bool:
    kind, _, what = cause.partition(":")
    if kind == "rule":
        return any(finding.code == what for finding in found)
    if kind == "cue":
        return reading.has(what)
    draft = reading.draft
    return {
        "picture": any(item.kind == "image" for item in draft.attachments),
        "video": any(item.kind == "video" for item in draft.attachments),
        "shared": draft.action is Action.SHARE,
        "reply": draft.action is Action.REPLY,
        "figures": any(char in "%£" for char in draft.words),
        "link": any(part.links for part in reading.fields),
    }[cause]


def _unsaid(attestation: Attestation, draft: Draft, situation: Situation) -> Finding:
    """That the author was never asked: the policy came after the post."""
    return Finding(
        code=attestation.code,
        name=attestation.key,
        title="lacks an answer of its author",
        family=Family.PUBLICITY,
        severity=Severity.FLAG,
        authority=Authority.POLICY,
        citation=Citation("council-decision", clause_told(situation.policy, attestation.key) or situation.policy.title),
        span=Span("text", 0, len(draft.words)),
        words=draft.words,
        message=f"The policy asks the author: {attestation.question} Nobody has said.",
        cure="Amend the post and answer the question.",
        polls=situation.polls,
        subject=attestation.key,
    )

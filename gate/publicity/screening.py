"""A screening: what the rules found in one draft, in one situation."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Final

from calendars.period import PeriodKind
from gate.publicity.authorities import basis_in
from gate.publicity.doubt import Doubts
from gate.publicity.draft import Digest, Draft
from gate.publicity.exemptions import grants, passed_names
from gate.publicity.finding import Ask, Exemption, Family, Finding, Severity, Span
from gate.publicity.policy import Policy
from gate.publicity.rewrite import cut_out
from gate.publicity.rule import Mark, Rule
from gate.publicity.rules.voter_information import checked_days
from gate.publicity.ruleset import RULESET, Applied
from gate.publicity.situation import Situation
from gate.publicity.text.reading import FieldReading, Reading, read
from gate.publicity.text.stretches import Taken

LONGEST = 200_000
"""Characters in all fields together beyond which a draft is not read but held."""
_BROKEN: Final = re.compile("[\ud800-\udfff]")
"""What is left of bytes that are no UTF-8, and half a character: either may stand in the middle of a name."""


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


def screen(draft: Draft, situation: Situation) -> Screening:
    """
    Reads `draft` as it would go out in `situation`. Pure: the same input gives the same result, in the same order.

    Never raises on any words: what cannot be read is undecided, and so held.
    """
    notes = _notes(situation)
    undecided = _unreadable(draft, situation)
    if undecided:
        return Screening(
            at=situation.at, draft=draft.digest, rules=RULESET, findings=(), undecided=undecided, notes=notes
        )
    reading = read(draft, situation.lexicon)
    findings, spared = _found(reading, situation)
    findings = _with_rewrite(findings, reading, situation)
    return Screening(
        at=situation.at,
        draft=draft.digest,
        rules=RULESET,
        findings=findings,
        exemptions=tuple(
            Exemption(code=code, why=why, spared=tuple(sorted(set(codes))))
            for (code, why), codes in sorted(spared.items())
        ),
        asks=_asks(draft, situation),
        undecided=_broken(draft) or _empty(draft),
        notes=notes,
    )


def _found(reading: Reading, situation: Situation) -> tuple[tuple[Finding, ...], dict[tuple[str, str], list[str]]]:
    """What the rules find in a reading, in order, and which exemptions spared what."""
    holding = tuple(grants(reading))
    parts = {part.name: part for part in reversed(reading.fields)}
    spared: dict[tuple[str, str], list[str]] = {}
    findings: list[Finding] = []
    doubts = Doubts(situation.weights)
    for rule, default in (_INSIDE if situation.in_period else _OUTSIDE).to_ask(reading.signs):
        if rule.last and any(one.severity.holds for one in findings):
            continue
        for mark in rule.find(reading, situation):
            grant = next((one for one in holding if one.spares(rule, mark)), None)
            if grant is not None:
                spared.setdefault((grant.code, grant.why), []).append(rule.code)
                continue
            part = parts[mark.field]
            doubted = mark.everyday and not doubts.holds(part, mark.start)
            told = replace(mark, severity=Severity.ADVISE) if doubted else mark
            findings.append(_finding(rule, told, default, part, situation))
    for code, why in passed_names(reading):
        spared.setdefault((code, why), [])
    if situation.voting and any(not one.wrong for _, one in checked_days(reading, situation)):
        spared.setdefault(("EX03", "The days and hours for voters are those of the poll's timetable."), [])
    return _ordered(findings, reading), spared


_INSIDE: Final = Applied(in_period=True)
_OUTSIDE: Final = Applied(in_period=False)
_CURABLE = 3_000  # characters: in a longer text nobody takes a rewrite unread


def _with_rewrite(findings: tuple[Finding, ...], reading: Reading, situation: Situation) -> tuple[Finding, ...]:
    """The findings, with what the post could say instead where a cut alone cures all that holds it.

    Only the council's own words are cut, and nothing is offered that would itself be held.
    """
    held = [one for one in findings if one.severity.holds]
    fields = {one.span.field for one in held}
    if len(fields) != 1 or not all(one.curable for one in held):
        return tuple(replace(one, curable=False) if one.curable else one for one in findings)
    (name,) = fields
    part = next(one for one in reading.fields if one.name == name)
    told = ""
    if (name == "text" or name.startswith("thread[")) and len(part.raw) <= _CURABLE:
        for left in cut_out(part, [(one.span.start, one.span.end) for one in held]):
            again = read(_replaced(reading.draft, name, left), situation.lexicon)
            if not any(one.severity.holds for one in _found(again, situation)[0]):
                told = left
                break
    return tuple(
        replace(one, curable=False, rewrite=told if one.severity.holds else "")
        if one.severity.holds or one.curable
        else one
        for one in findings
    )


def _replaced(draft: Draft, field: str, words: str) -> Draft:
    """The draft with other words in one of its fields."""
    if field == "text":
        return replace(draft, words=words)
    number = int(field.removeprefix("thread[").removesuffix("]"))
    return replace(draft, thread=tuple(words if at == number else one for at, one in enumerate(draft.thread)))


def _unreadable(draft: Draft, situation: Situation) -> str:
    if situation.account is None and draft.account_id:
        return (
            "The account is not known, so it cannot be said which polls touch it. Choose one of the council's accounts."
        )
    if sum(len(text) for _, text in draft.texts()) > LONGEST:
        return f"The post is longer than {LONGEST:,} characters and was not read. Shorten it."
    return ""


def _broken(draft: Draft) -> str:
    if any(_BROKEN.search(text) for _, text in draft.texts()):
        return "Some characters of the post are broken and could not be read. Type or paste those words again."
    return ""


def _empty(draft: Draft) -> str:
    if draft.says_something:
        return ""
    if draft.attachments:
        return "There is nothing to read: nothing tells what the picture shows. Say it in a sentence."
    return "There is nothing to read. Write the text, or name what is shared."


def _notes(situation: Situation) -> tuple[str, ...]:
    notes = [
        f"Nobody has loaded the statement of persons nominated for {poll}: the list of candidates is incomplete."
        for poll in situation.incomplete
    ]
    notes += situation.stale
    notes += [
        f"{period.title}: a sensitive period, declared by the council. Check that the tone fits."
        for period in situation.periods
        if period.kind is PeriodKind.SENSITIVE
    ]
    if situation.doubt:
        notes.append(f"Read as inside a pre-election period: {situation.doubt}")
    return tuple(notes)


_WHO = Ask(key="people-in-picture", question="Is a candidate or a member in the picture?", answers=("no", "yes"))
_CONSENT = Ask(
    key="picture-consent",
    question="Have the people who can be recognised agreed, and a parent for each child?",
    answers=("yes", "nobody can be recognised"),
)
PICTURE_ASKS: Final = (_WHO, _CONSENT)
"""What only the author knows of a picture: who is in it, asked inside a period, and whether they agreed."""


def _asks(draft: Draft, situation: Situation) -> tuple[Ask, ...]:
    pictures = [item for item in draft.attachments if item.kind != "link"]
    answered = dict(draft.attestations)
    asks = (PICTURE_ASKS if situation.in_period else (_CONSENT,)) if pictures else ()
    return tuple(ask for ask in asks if answered.get(ask.key) not in ask.answers)


def _finding(rule: Rule, mark: Mark, default: Severity, part: FieldReading, situation: Situation) -> Finding:
    start, end = _whole(part, mark)
    words = part.raw[start:end]
    severity = _severity(rule, mark.severity or default, situation.policy, in_period=situation.in_period)
    subject = mark.subject
    authority, cites = basis_in(situation.nation, rule.authority, rule.cites)
    return Finding(
        code=rule.code,
        name=rule.name,
        title=rule.title,
        family=rule.family,
        severity=severity,
        authority=authority,
        citation=cites,
        span=Span(part.name, start, end),
        words=words,
        message=rule.message.replace("{words}", words).replace("{subject}", subject or "somebody"),
        cure=rule.cure,
        curable=mark.cut,
        polls=tuple(poll for poll in (*situation.polls, *situation.parish_polls) if poll in mark.polls)
        or situation.polls,
        subject=subject,
    )


_NEVER_BELOW_FLAG = frozenset({Family.CANDIDATE, Family.CONTROVERSIAL, Family.PARTY, Family.ELECTIONEERING})


def _severity(rule: Rule, severity: Severity, policy: Policy, *, in_period: bool) -> Severity:
    """The severity under a council's policy: raised freely, lowered only where the law leaves it room."""
    chosen = policy.severities.get(rule.code)
    if chosen is None or chosen.rank >= severity.rank:
        return chosen or severity
    if rule.authority == "statute":
        return severity
    if in_period and rule.family in _NEVER_BELOW_FLAG and chosen is Severity.ADVISE and severity.holds:
        return Severity.FLAG
    return chosen


def _whole(part: FieldReading, mark: Mark) -> tuple[int, int]:
    """The stretch without white space at its ends, never outside the field."""
    start, end = max(0, min(mark.start, len(part.raw))), max(0, min(mark.end, len(part.raw)))
    told = part.raw[start:end]
    start += len(told) - len(told.lstrip())
    end -= len(told) - len(told.rstrip())
    return (start, end) if start < end else (mark.start, mark.end)


def _ordered(findings: list[Finding], reading: Reading) -> tuple[Finding, ...]:
    """In the order of the fields and of the words; of two of one rule that overlap, the stronger, then longer."""
    place = {part.name: number for number, part in enumerate(reading.fields)}
    kept: list[Finding] = []
    taken: dict[tuple[str, str], Taken] = {}
    for one in sorted(
        findings, key=lambda f: (-f.severity.rank, f.span.start - f.span.end, place[f.span.field], f.span.start, f.code)
    ):
        same = taken.setdefault((one.code, one.span.field), Taken())
        if not same.meets(one.span.start, one.span.end):
            same.take(one.span.start, one.span.end)
            kept.append(one)
    return tuple(sorted(kept, key=lambda f: (place[f.span.field], f.span.start, f.span.end, f.code)))


def spans_of(screening: Screening) -> tuple[str, ...]:
    """The words to underline: those of the holding findings, each stretch once, the inner ones left out."""
    found = sorted({finding.span: finding.words for finding in screening.holding}.items())
    kept = []
    for span, words in found:
        if not any(
            other != span and other.field == span.field and other.start <= span.start and other.end >= span.end
            for other, _ in found
        ):
            kept.append(words)
    return tuple(dict.fromkeys(kept))


__all__ = ["PICTURE_ASKS", "Screening", "screen", "spans_of"]

"""
Reading packs, cards and settings from TOML. All or nothing: the first thing that cannot be used stops the reading,
and is told with the line it stands in.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError

from calendars.errors import ExplainedError
from gate.policy.pack import MOMENTS, MOMENTS_OF, SETTINGS_OF, Card, Clause, Kind, Pack, Setting
from gate.publicity.finding import Authority, Family, Severity
from gate.publicity.policy import CAUSES, WHENS, Approval, Attestation
from gate.publicity.rule import Rule
from gate.workflow.role import Capacity, Role

Value = TypeVar("Value")

BINDS = frozenset({"officer", "councillor", "official account", "clerk", "chairman", "third party"})
TIMES = frozenset({"always", "pre-election", "council meeting"})
NEVER_ADVICE = frozenset({Family.CANDIDATE, Family.CONTROVERSIAL, Family.PARTY, Family.ELECTIONEERING})


ALWAYS_ASKED = frozenset({"people-in-picture", "picture-consent"})
"""What is asked of every author whose post has a picture, whatever the policy."""


class PackError(ExplainedError):
    """A pack that cannot be used: none of it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a clause may name. `rules` are all there are, by code; `lines` the kinds of line in the record."""

    rules: Mapping[str, Rule]
    concepts: frozenset[str]
    lines: frozenset[str]
    cards: frozenset[str]
    settings: tuple[Setting, ...]
    attestations: tuple[Attestation, ...]
    asked_always: frozenset[str]


def read_cards(text: str, *, where: str) -> tuple[Card, ...]:
    """The cards of a file. Raises PackError with the line."""
    file = _Lines(text, where)
    cards = file.tables("card", Card)
    for number, card in enumerate(cards):
        for moment in card.moments:
            if moment not in MOMENTS and not moment.startswith(MOMENTS_OF):
                file.fail(
                    "card", number, "moments", f"‘{moment}’ is no moment at which a card is shown.", _one_of(MOMENTS)
                )
    return cards


def read_settings(text: str, *, where: str) -> tuple[Setting, ...]:
    """The settings of a file. Raises PackError with the line."""
    file = _Lines(text, where)
    settings = file.tables("setting", Setting)
    for number, setting in enumerate(settings):
        if setting.of not in SETTINGS_OF:
            file.fail("setting", number, "of", f"‘{setting.of}’ has no settings.", _one_of(SETTINGS_OF))
    return settings


def read_attestations(text: str, *, where: str, concepts: frozenset[str]) -> tuple[Attestation, ...]:
    """The attestations of a file. Raises PackError with the line."""
    file = _Lines(text, where)
    found = file.tables("attestation", Attestation)
    for number, one in enumerate(found):
        for cause in one.causes:
            kind, _, what = cause.partition(":")
            if cause in CAUSES or kind == "rule" or (kind == "cue" and what in concepts):
                continue
            file.fail("attestation", number, "causes", f"‘{cause}’ is no cause to ask.", _one_of(CAUSES))
    return found


def read_pack(text: str, *, where: str, known: Known) -> Pack:
    """The pack of a file. Raises PackError, naming the line and what to do, for the first thing that is wrong."""
    file = _Lines(text, where)
    head = file.told
    for name in ("policy", "title", "whose", "source", "authority"):
        if not isinstance(head.get(name), str) or not head[name].strip():
            raise PackError(f"The pack has no ‘{name}’.", where=f"{where}, line 1", remedy=f'Add {name} = "...".')
    approvals = file.tables("approval", Approval)
    for number, approval in enumerate(approvals):
        _check_approval(file, number, approval, known)
    severities = _severities(file, known)
    clauses = _clauses(file)
    _check_clauses(file, clauses, approvals, known)
    asked = {carrier for clause in clauses if clause.kind is Kind.ATTESTATION for carrier in clause.by}
    set_up = {carrier for clause in clauses if clause.kind is Kind.SETTING for carrier in clause.by}
    return Pack(
        policy_id=head["policy"],
        title=head["title"],
        whose=head["whose"],
        source=head["source"],
        authority=head["authority"],
        clauses=clauses,
        approvals=approvals,
        attestations=tuple(one for one in known.attestations if one.key in asked),
        settings=tuple(one for one in known.settings if one.key in set_up),
        severities=severities,
        review_days=int(head.get("review_days", 0)),
    )


def _clauses(file: "_Lines") -> tuple[Clause, ...]:
    """The clauses; a missing or repeated number is told by its line."""
    numbers: dict[str, int] = {}
    for place, table in enumerate(file.told.get("clause", [])):
        number = table.get("number", "")
        if not isinstance(number, str) or not number.strip():
            file.fail(
                "clause", place, "number", "The clause has no number.", "Give it the number it has in the document."
            )
        if number in numbers:
            said = f"The number ‘{number}’ was given already, in line {file.line('clause', numbers[number], 'number')}."
            file.fail("clause", place, "number", said, "Give each clause its own number.")
        numbers[number] = place
    return file.tables("clause", Clause)


def _check_clauses(file: "_Lines", clauses: tuple[Clause, ...], approvals: tuple[Approval, ...], known: Known) -> None:
    carriers: dict[Kind, tuple[str, frozenset[str]]] = {
        Kind.TEXT: ("rule", frozenset(known.rules)),
        Kind.MEDIA: ("rule", frozenset(known.rules)),
        Kind.ATTESTATION: ("attestation", frozenset(one.key for one in known.attestations) | known.asked_always),
        Kind.APPROVAL: ("approval", frozenset(one.key for one in approvals) | {"emergency"}),
        Kind.RECORD: ("line of the record", known.lines),
        Kind.SETTING: ("setting", frozenset(one.key for one in known.settings)),
        Kind.GUIDANCE: ("card", known.cards),
        Kind.OUT_OF_SCOPE: ("", frozenset()),
    }
    for place, clause in enumerate(clauses):
        name, there = carriers[clause.kind]
        told = f"Clause {clause.number}"
        if not clause.says.strip():
            file.fail("clause", place, "says", f"{told} says nothing.", "Say in your own words what it asks.")
        for one in clause.binds:
            if one not in BINDS:
                file.fail("clause", place, "binds", f"{told} binds ‘{one}’.", _one_of(BINDS))
        if clause.when not in TIMES:
            file.fail("clause", place, "when", f"{told} binds ‘{clause.when}’.", _one_of(TIMES))
        if clause.kind is Kind.OUT_OF_SCOPE and (clause.by or not clause.why.strip()):
            file.fail("clause", place, "kind", f"{told} is out of scope and does not say why.", 'Add why = "...".')
        if clause.kind.carried and not clause.by:
            file.fail("clause", place, "kind", f"{told} names nothing that carries it.", f"Name a {name} in ‘by’.")
        for carrier in clause.by:
            if carrier not in there:
                said = f"{told} is carried by the {name} ‘{carrier}’, and there is none of that name."
                file.fail("clause", place, "by", said, "Name one that exists; see ‘gate rules’ for the rules.")


def _severities(file: "_Lines", known: Known) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    for code, told in file.told.get("severities", {}).items():
        rule = known.rules.get(code)
        if rule is None:
            file.fail_at(code, f"There is no rule ‘{code}’.", "See ‘gate rules’ for all of them.")
        try:
            severity = Severity(told)
        except ValueError:
            file.fail_at(code, f"‘{told}’ is no severity.", _one_of(Severity))
        if why := too_low(rule, severity):
            file.fail_at(code, f"{code} cannot be lowered to ‘{severity}’: {why}", "Leave it out, or make it stricter.")
        found[code] = severity
    return found


def too_low(rule: Rule, severity: Severity) -> str:
    """Why a council may not give `rule` this severity, in a sentence; empty when it may."""
    defaults = [one for one in (rule.inside, rule.outside) if one is not None]
    if rule.authority is Authority.STATUTE and any(severity.rank < one.rank for one in defaults):
        return f"it rests on statute, and is ‘{max(defaults, key=lambda one: one.rank)}’."
    if rule.family in NEVER_ADVICE and rule.inside is not None and rule.inside.holds and not severity.holds:
        return "inside a period what it finds is never less than ‘flag’."
    return ""


def _check_approval(file: "_Lines", place: int, approval: Approval, known: Known) -> None:
    kind, _, what = approval.when.partition(":")
    if approval.when not in WHENS and not (kind == "cue" and what in known.concepts):
        file.fail("approval", place, "when", f"‘{approval.when}’ is no time to ask for an approval.", _one_of(WHENS))
    roles = frozenset(str(role) for role in Role if role is not Role.GATE)
    for name in ("answered_by", "excused", "stands_in"):
        for one in getattr(approval, name):
            if one not in roles:
                file.fail("approval", place, name, f"There is no role ‘{one}’.", _one_of(roles))
    if not approval.answered_by:
        file.fail("approval", place, "answered_by", "The approval is given by nobody.", "Name the role that gives it.")
    for one in approval.of:
        if one not in frozenset(Capacity):
            file.fail("approval", place, "of", f"Nobody is here as ‘{one}’.", _one_of(Capacity))


def _one_of(names: Any) -> str:
    return f"Choose one of: {', '.join(sorted(str(name) for name in names))}."


class _Lines:
    """A TOML file that knows in which line each of its tables and keys stands."""

    def __init__(self, text: str, where: str) -> None:
        self.where = where
        self.lines = text.splitlines()
        try:
            self.told: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise PackError(f"This is not TOML ({error}).", where=where, remedy="Correct that line.") from error

    def line(self, table: str, number: int, key: str) -> int:
        """The line of a key in the table of that number, or of its heading where the key is not there."""
        heads = [place for place, line in enumerate(self.lines) if line.strip() == f"[[{table}]]"]
        start = heads[number]
        for place in range(start + 1, len(self.lines)):
            line = self.lines[place].strip()
            if line.startswith("[[") and line.endswith("]]"):
                break
            if line.split("=", 1)[0].strip() == key:
                return place + 1
        return start + 1

    def fail(self, table: str, number: int, key: str, what: str, remedy: str) -> NoReturn:
        """Raise PackError for a key of a table."""
        raise PackError(what, where=f"{self.where}, line {self.line(table, number, key)}", remedy=remedy)

    def fail_at(self, key: str, what: str, remedy: str) -> NoReturn:
        """Raise PackError for a key that stands in one place alone."""
        number = next((n for n, line in enumerate(self.lines, 1) if line.split("=", 1)[0].strip() == key), 1)
        raise PackError(what, where=f"{self.where}, line {number}", remedy=remedy)

    def tables(self, name: str, kind: type[Value]) -> tuple[Value, ...]:
        """Every table of that name as a value of `kind`."""
        adapter: TypeAdapter[Value] = TypeAdapter(kind)
        found = []
        for number, table in enumerate(self.told.get(name, [])):
            try:
                found.append(adapter.validate_python(table))
            except ValidationError as error:
                first = error.errors()[0]
                key = str(first["loc"][0]) if first["loc"] else ""
                told = f"‘{key}’: {first['msg'][:1].lower()}{first['msg'][1:]}."
                self.fail(name, number, key, told, "Correct it.")
        return tuple(found)

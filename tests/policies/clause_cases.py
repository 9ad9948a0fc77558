"""The cases of every clause, and the policy of each document read as a council would have it."""

import datetime as dt
import functools
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from calendars.civil_time import instant_of
from gate.policy.asking import Circumstance, Writer, with_policy
from gate.policy.pack import Bookshelf, Clause, Pack, policy_of
from gate.policy.show_cards import cards_at
from gate.publicity.council import Account
from gate.publicity.draft import Action, Attachment, Draft
from gate.publicity.policy import Policy
from gate.publicity.screening import Screening, screen
from gate.publicity.situation import Situation
from gate.publicity.text.reading import read
from gate.reference import read_reference
from gate.workflow.role import Actor, Capacity, Role
from tests.gate.publicity.labelled import situations

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "policies"
ADOPTED = dt.date(2027, 1, 4)
WRITTEN = dt.date(2027, 1, 12)

ATTESTED = {"advice": "advice", "copyright": "copyright", "children": "children"}
AUTHORS = {
    "officer": (Capacity.OFFICER, {Role.AUTHOR}),
    "member": (Capacity.MEMBER, {Role.AUTHOR}),
    "chairman": (Capacity.MEMBER, {Role.AUTHOR, Role.CHAIRMAN}),
    "standing chairman": (Capacity.MEMBER, {Role.AUTHOR, Role.CHAIRMAN}),
    "clerk": (Capacity.OFFICER, {Role.AUTHOR, Role.CLERK}),
    "partner": (Capacity.PARTNER, {Role.AUTHOR}),
}


@dataclass(frozen=True)
class Told:
    """One side of a case: its words, and what else is so."""

    words: str
    more: dict[str, str]

    def says(self, name: str, otherwise: str = "") -> str:
        return self.more.get(name, otherwise)


@dataclass(frozen=True)
class ClauseCase:
    """A clause with words that it lets be, and words or a case in which it bites."""

    pack: Pack
    clause: Clause
    goes: Told
    held: Told


@functools.cache
def shelf() -> Bookshelf:
    return read_reference().bookshelf


@functools.cache
def policy_in(pack_id: str) -> Policy:
    pack = shelf().pack(pack_id)
    assert pack is not None
    return policy_of(pack, on=ADOPTED, before=Policy())


def cases_of(pack: Pack) -> list[ClauseCase]:
    told = tomllib.loads((FOLDER / f"{pack.policy_id}.toml").read_text("utf-8"))
    found = []
    for one in told["case"]:
        clause = pack.clause(one["clause"])
        assert clause is not None, one["clause"]
        found.append(ClauseCase(pack=pack, clause=clause, goes=_told(one["goes"]), held=_told(one["held"])))
    return found


def _told(one: str | dict[str, str]) -> Told:
    return Told(one, {}) if isinstance(one, str) else Told(one["words"], one)


def draft_of(told: Told) -> Draft:
    alt = told.says("alt")
    attested = {key: told.says(name) for name, key in ATTESTED.items() if told.says(name) not in ("", "unsaid")}
    if alt and told.says("pictured") != "unsaid":
        attested["people-in-picture"] = "no"
    if alt and told.says("consent") != "unsaid":
        attested["picture-consent"] = "yes"
    return Draft(
        account_id="main",
        words=told.words,
        action=Action(told.says("action", "post")),
        shared_text=told.says("shared"),
        attachments=(Attachment(kind="image", alt_text=alt, digest="0" * 64),) if alt else (),
        attestations=tuple(sorted(attested.items())),
    )


def situation_of(told: Told, policy: Policy) -> Situation:
    inside, outside = situations()
    situation = inside if told.says("period") else outside
    own = Account(
        account_id="main", council_id="aldmere", name="An account", channel="outbox", area=situation.council.area,
        owner="writer" if told.says("account") == "own" else "",
    )  # fmt: skip
    return replace(situation, policy=policy, account=own)


def circumstance_in(told: Told, policy: Policy) -> Circumstance:
    capacity, roles = AUTHORS[told.says("as", "officer")]
    hour, minute = map(int, told.says("at", "12:00").split(":"))
    author = Actor(
        person_id="writer",
        name="A Writer",
        roles=frozenset(roles),
        capacity=capacity,
        accepted=policy.version if told.says("terms") else "",
        address="writer@aldmere.example.gov.uk" if told.says("address") == "yes" else "",
    )
    writer = Writer(
        actor=author,
        standing=told.says("as").startswith("standing"),
        reachable=frozenset({"line-manager", "chairman", "clerk", "reviewer"}),
    )
    return Circumstance(
        writers=(writer,),
        written_at=instant_of(WRITTEN, dt.time(hour, minute)),
        meeting="full council" if told.says("meeting") else "",
    )


def screened(told: Told, policy: Policy) -> Screening:
    draft, situation = draft_of(told), situation_of(told, policy)
    return with_policy(screen(draft, situation), draft, situation, circumstance_in(told, policy))


def codes(told: Told, policy: Policy) -> set[str]:
    return {finding.code for finding in screened(told, policy).findings}


def cards_shown(told: Told, policy: Policy) -> set[str]:
    moments = frozenset({told.says("when")} - {""})
    situation = situation_of(told, policy)
    reading = read(draft_of(told), situation.lexicon)
    return {card.key for card in cards_at(shelf().cards, moments, reading=reading, screening=screened(told, policy))}


def as_facts(told: Told) -> dict[str, Any]:
    return {"words": told.words, **told.more}

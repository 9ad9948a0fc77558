"""The council of the rule cases: its situation in and out of a period, built once."""

import functools
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from calendars.nation import Nation
from calendars.period import PeriodKind
from calendars.poll import PollKind
from gate.publicity.candidates import read_candidates
from gate.publicity.council import People
from gate.publicity.draft import Action, Attachment, Draft
from gate.publicity.place import read_place
from gate.publicity.situation import Situation
from gate.reference import read_reference

RULES = Path(__file__).resolve().parents[2] / "cases" / "rules"


@functools.cache
def situations(folder: Path = RULES) -> tuple[Situation, Situation]:
    """The place in `folder` inside and outside its period."""
    terms = read_reference().terms
    place = read_place((folder / "council.json").read_text("utf-8"), where="council.json")
    listed = read_candidates((folder / "candidates.csv").read_text("utf-8"), where="candidates.csv")
    people = People(
        candidates=listed.candidates, members=place.members, ballots=listed.ballots, local_parties=place.local_parties
    )
    lexicon = place.lexicon(terms, people)
    return place.situation(people, lexicon, in_period=True), place.situation(people, lexicon, in_period=False)


@dataclass(frozen=True)
class Case:
    """One post of a rule's case file: its words, the stretches marked in it, and where it is read.

    `pictured` is a post with a picture; `described` one whose words stand in the picture's description; `shared` one
    whose words are those of somebody else.
    """

    code: str
    why: str
    words: str
    marked: tuple[tuple[int, int], ...]
    situation: Situation
    action: str
    pictured: bool = False
    described: bool = False
    shared: bool = False

    @property
    def draft(self) -> Draft:
        """The post as it is put before the gate."""
        alt = self.words if self.described else "A street on a sunny morning."
        items = (Attachment(kind="image", alt_text=alt),) if self.pictured or self.described else ()
        words = "" if self.described or self.shared else self.words
        said = self.words if self.shared else ""
        return Draft(account_id="main", words=words, shared_text=said, action=Action(self.action), attachments=items)


def cases_of(code: str) -> list[Case]:
    """The cases of one rule."""
    told = tomllib.loads((RULES / f"{code}.toml").read_text("utf-8"))
    inside, outside = situations()
    situation = outside if told.get("outside") else inside
    if told.get("incomplete"):
        situation = replace(situation, incomplete=("local.aldmere.2027-05-06",))
    if "nation" in told:
        situation = replace(situation, council=replace(situation.council, nation=Nation(told["nation"])))
    if told.get("parish_poll"):
        situation = replace(outside, parish_polls=("parish-poll.aldmere.2027-05-20",))
    if "referendum" in told:
        kind = PollKind(told["referendum"])
        period = replace(
            inside.periods[0], kind=PeriodKind.REFERENDUM, poll_kind=kind, poll_id=f"{kind}.aldmere.2027-05-06"
        )
        situation = replace(inside, periods=(period,))
    if "by_election" in told:
        ward = told["by_election"]
        period = replace(
            inside.periods[0], poll_id=f"local.aldmere.{ward.lower()}.by.2027-05-06", areas=frozenset({ward})
        )
        situation = replace(inside, periods=(period,))
    return [_case(code, one, situation, told) for one in told["case"]]


def _case(code: str, one: dict[str, Any], situation: Situation, told: dict[str, Any]) -> Case:
    words, marked, start = "", [], -1
    for char in one["words"]:
        if char == "⟦":
            start = len(words)
        elif char == "⟧":
            marked.append((start, len(words)))
        else:
            words += char
    return Case(
        code=code,
        why=one["why"],
        words=words,
        marked=tuple(marked),
        situation=situation,
        action=told.get("action", "post"),
        pictured=bool(told.get("pictured")),
        described=bool(told.get("described")),
        shared=bool(told.get("shared")),
    )

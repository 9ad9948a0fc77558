"""Opens each file of `data/` once and hands its text to the parser beside the type."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from calendars.bank_holidays import BankHolidays
from calendars.citation import Statutes
from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from gate.policy.pack import Bookshelf
from gate.policy.read_pack import ALWAYS_ASKED, Known, read_attestations, read_cards, read_pack, read_settings
from gate.policy.register import CARRIERS
from gate.publicity.house_rules import HOUSE
from gate.publicity.in_welsh import WelshRule, read_welsh
from gate.publicity.ruleset import RULES
from gate.publicity.text.likeness import read_likeness
from gate.publicity.text.terms import Cue, Terms, read_cues, read_leaders, read_parties, read_topics

LEADERS_LAST = dt.timedelta(days=180)
"""How long a list of party leaders and ministers is taken as current before it is called old."""


class ReferenceDataError(ExplainedError):
    """A file of reference data that is missing or cannot be read: the program does not start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationFiles:
    """The texts of the demonstration council's three files."""

    council: str
    candidates: str
    posts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What the world publishes and we copied, read once. `leaders_as_of` is the newest day in the list of leaders."""

    holidays: BankHolidays
    statutes: Statutes
    terms: Terms
    demonstration: DemonstrationFiles
    leaders_as_of: dt.date
    bookshelf: Bookshelf = field(default_factory=Bookshelf)
    one_offs: str = ""
    holidays_text: str = ""
    welsh: Mapping[str, WelshRule] = field(default_factory=dict)

    def holidays_with(self, govuk_json: str) -> BankHolidays:
        """The bank holidays of a newer copy of GOV.UK's JSON, with the same one-off holidays laid over it.

        Raises BankHolidayError, naming the place, for anything that cannot be read.
        """
        return _holidays(govuk_json, self.one_offs)

    def stale(self, at: dt.datetime) -> tuple[str, ...]:
        """What of this is old at `at` (aware), each a sentence; empty when nothing is."""
        if civil_day(at) > self.leaders_as_of + LEADERS_LAST:
            told = f"{self.leaders_as_of:%-d %B %Y}"
            return (f"The list of party leaders and ministers is of {told}: check names by hand.",)
        return ()


def _bookshelf(terms: Terms) -> Bookshelf:
    """The packs of `data/policies`, with the cards, settings and attestations that they share."""
    shared = {name: _text("policies", "shared", f"{name}.toml") for name in ("cards", "settings", "attestations")}
    concepts = frozenset(cue.concept for cue in terms.cues)
    cards = read_cards(shared["cards"], where="policies/shared/cards.toml")
    settings = read_settings(shared["settings"], where="policies/shared/settings.toml")
    attestations = read_attestations(
        shared["attestations"], where="policies/shared/attestations.toml", concepts=concepts
    )
    known = Known(
        rules={rule.code: rule for rule in (*RULES, *HOUSE)},
        concepts=concepts,
        lines=CARRIERS,
        cards=frozenset(card.key for card in cards),
        settings=settings,
        attestations=attestations,
        asked_always=ALWAYS_ASKED,
    )
    files = sorted(file.name for file in data_folder().joinpath("policies").iterdir() if file.name.endswith(".toml"))
    packs = tuple(read_pack(_text("policies", name), where=f"policies/{name}", known=known) for name in files)
    return Bookshelf(packs=packs, cards=cards, settings=settings)


def read_reference() -> Reference:
    """All of `data/`. Raises ExplainedError, with file, line and cure, for the first thing that cannot be read."""
    leaders = read_leaders(_text("leaders.csv"), where="leaders.csv")
    days = [dt.date.fromisoformat(leader.as_of) for leader in leaders if len(leader.as_of) == len("2026-01-01")]
    terms = Terms(
        cues=tuple(_cues()),
        parties=read_parties(_text("parties.csv"), where="parties.csv"),
        topics=read_topics(_text("topics.csv"), where="topics.csv"),
        leaders=leaders,
        likeness=read_likeness(_text("likeness.csv"), where="likeness.csv"),
    )
    return Reference(
        holidays=BankHolidays.of(_text("bank-holidays.json"), _text("one-off-holidays.csv")),
        statutes=Statutes.of(_text("statutes.toml")),
        terms=terms,
        demonstration=DemonstrationFiles(
            council=_text("demonstration", "council.toml"),
            candidates=_text("demonstration", "candidates.csv"),
            posts=_text("demonstration", "posts.toml"),
        ),
        leaders_as_of=max(days),
        bookshelf=_bookshelf(terms),
        one_offs=_text("one-off-holidays.csv"),
        holidays_text=_text("bank-holidays.json"),
        welsh=read_welsh(_text("rules-cy.toml"), where="rules-cy.toml"),
    )


@lru_cache(maxsize=2)
def read_font(file: str) -> bytes:
    """A font of `data/fonts`, read when something is first printed with it. Raises ReferenceDataError."""
    return _bytes("fonts", file)


@lru_cache(maxsize=8)
def _holidays(govuk_json: str, one_offs: str) -> BankHolidays:
    return BankHolidays.of(govuk_json, one_offs)


def data_folder() -> Traversable:
    """The folder of reference data: inside an installed wheel, else beside the packages."""
    packaged = files("gate") / "_data"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parent.parent / "data"


def _cues() -> Iterator[Cue]:
    for file in sorted(data_folder().joinpath("terms").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".txt"):
            yield from read_cues(file.read_text(encoding="utf-8"), where=f"terms/{file.name}")


def _text(*parts: str) -> str:
    try:
        return _bytes(*parts).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReferenceDataError(
            f"The file is not UTF-8 ({error}).",
            where="/".join(("data", *parts)),
            remedy="Restore it from the version you installed.",
        ) from error


def _bytes(*parts: str) -> bytes:
    place = data_folder().joinpath(*parts)
    try:
        return place.read_bytes()
    except OSError as error:
        raise ReferenceDataError(
            f"The file cannot be read ({error}).",
            where="/".join(("data", *parts)),
            remedy="Restore it from the version you installed.",
        ) from error

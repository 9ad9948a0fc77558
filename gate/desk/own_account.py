"""Advice on words for somebody's own account. Nothing of it is stored, unless whoever asks wants it kept."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from calendars.citation import Statutes
from gate.desk.desk import Desk, SignedIn
from gate.desk.note_line import Line, note_line
from gate.desk.policy_reading import meeting_at
from gate.desk.situate import situate
from gate.desk.telling import finding_facts, verdict_facts
from gate.policy.own_account import OwnAccount, OwnAdvice, advise
from gate.policy.pack import Card
from gate.policy.show_cards import cards_at
from gate.publicity.draft import Action, Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Advice with the cards that go with it."""

    advice: OwnAdvice
    cards: tuple[Card, ...]


def check_own_words(
    desk: Desk,
    words: str,
    account: OwnAccount,
    *,
    at: dt.datetime | None = None,
    action: Action = Action.POST,
    shared: str = "",
    display_name: str = "",
) -> Told:
    """What may be said of `words` for an own account of that kind, at `at` (aware) or now. Stores nothing."""
    draft = Draft(account_id="", words=words, action=action, shared_text=shared)
    return advise_on(desk, draft, account, at=at, display_name=display_name)


def advise_on(
    desk: Desk, draft: Draft, account: OwnAccount, *, at: dt.datetime | None = None, display_name: str = ""
) -> Told:
    """The same for a draft with all that goes with it, threads and pictures too; its `account_id` does not count."""
    with desk.look() as work:
        when = at or work.at
        situation = situate(desk, work, None, when)
        advice = advise(draft, situation, account, display_name=display_name, meeting=meeting_at(work, when))
    named = frozenset(card.key for card in desk.reference.bookshelf.cards)
    pack = desk.reference.bookshelf.pack(situation.policy.pack)
    if pack is not None:
        named = frozenset(carrier for clause in pack.clauses for carrier in clause.by)
    shown = cards_at(
        tuple(card for card in desk.reference.bookshelf.cards if card.key in named),
        frozenset({"own account"}),
        screening=advice.screening,
    )
    return Told(advice=advice, cards=shown)


def advice_facts(told: Told, statutes: Statutes) -> dict[str, Any]:
    """Advice as facts for other programs: the shape of a verdict, which is always ‘allow’."""
    return {
        "id": None,
        **verdict_facts(told.advice.screening, statutes),
        "verdict": "allow",
        "advice": True,
        "capacity": str(told.advice.account),
        "findings": [
            {**finding_facts(point.finding, statutes), "subject": str(point.subject), "clause": point.clause or None}
            for point in told.advice.points
        ],
        "cards": [{"title": card.title, "text": card.text} for card in told.cards],
    }


def keep_own_words(desk: Desk, by: SignedIn, words: str, told: Told) -> Line:
    """Keep the words and the points of advice in the record, because their author wants them kept."""
    points = "\n".join(f"{point.subject}: {point.finding.message}" for point in told.advice.points)
    return note_line(desk, by, kind="advice", words=f"{words}\n{points}".strip())

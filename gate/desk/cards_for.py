"""Guidance at the right moment: before an election, on a first post, when a rule fires, for a comment or a share."""

import datetime as dt
from dataclasses import dataclass

from gate.desk.desk import Desk, SignedIn
from gate.desk.reading import read_draft
from gate.desk.situate import election_calendar, situate
from gate.policy.pack import Bookshelf, Card
from gate.policy.show_cards import cards_at
from gate.publicity.draft import Draft
from gate.publicity.policy import Policy
from gate.publicity.text.reading import read
from gate.store.work import Work
from gate.workflow.lifecycle import State

NEAR = dt.timedelta(days=28)
"""How long before a period begins an election counts as near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A card with the clause of the adopted policy that it carries; empty where no document was adopted."""

    card: Card
    clause: str


def cards_for_draft(desk: Desk, by: SignedIn, draft: Draft) -> tuple[Shown, ...]:
    """The cards to show beside a draft that somebody writes: by what it says and does, and by the moment it is.

    None where the council adopted no document.
    """
    with desk.look() as work:
        moments = _moments(desk, work, by)
        account = work.registers.account(draft.account_id) if draft.account_id else None
        situation = situate(desk, work, account, draft.publish_at or work.at)
        screening = read_draft(desk, work, draft, at=work.at)
    shelf = desk.reference.bookshelf
    if shelf.pack(situation.policy.pack) is None:
        return ()
    reading = read(draft, situation.lexicon)
    return _with_clauses(shelf, situation.policy, cards_at(shelf.cards, moments, reading=reading, screening=screening))


def cards_at_moment(desk: Desk, moment: str) -> tuple[Shown, ...]:
    """The cards of one moment: a checklist before a share, a like, or when a comment has come in."""
    with desk.look() as work:
        policy = work.registers.policy
    shelf = desk.reference.bookshelf
    return _with_clauses(shelf, policy, cards_at(shelf.cards, frozenset({moment})))


def _with_clauses(shelf: Bookshelf, policy: Policy, cards: tuple[Card, ...]) -> tuple[Shown, ...]:
    """Those of `cards` that the adopted policy names, or all where there is none; an election's always."""
    named = shelf.pack(policy.pack) is not None
    return tuple(
        Shown(card=card, clause=policy.clauses.get(card.key, ""))
        for card in cards
        if not named or card.key in policy.clauses or "election near" in card.moments
    )


def _moments(desk: Desk, work: Work, by: SignedIn) -> frozenset[str]:
    found = set()
    if not any(by.person_id in post.writers for post in work.posts.in_states(tuple(State))):
        found.add("first post")
    calendar = election_calendar(desk, work)
    soon = [calendar.answer(at, area=work.registers.council.area) for at in (work.at, work.at + NEAR)]
    if any(period.poll_kind is not None for answer in soon for period in answer.periods):
        found.add("election near")
    version = work.registers.policy.version
    if version and work.registers.person(by.person_id).accepted != version:
        found.add("acceptance")
    return frozenset(found)

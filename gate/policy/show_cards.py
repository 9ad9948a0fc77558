"""Which cards to show: those whose moment it is, by what a draft does and says, and by what was found in it."""

from gate.policy.pack import Card
from gate.publicity.draft import Action
from gate.publicity.screening import Screening
from gate.publicity.text.reading import Reading


def cards_at(
    cards: tuple[Card, ...],
    moments: frozenset[str] = frozenset(),
    *,
    reading: Reading | None = None,
    screening: Screening | None = None,
) -> tuple[Card, ...]:
    """Of `cards` those to show now. `moments` are what no draft shows: a first post, an election near, a comment."""
    now = set(moments)
    if reading is not None:
        draft = reading.draft
        now |= {name for action, name in _BY_ACTION.items() if draft.action is action}
        now |= {"picture"} if any(item.kind != "link" for item in draft.attachments) else set()
        now |= {f"cue:{sign}" for part in reading.fields for sign in part.signs}
    if screening is not None:
        now |= {f"rule:{finding.code}" for finding in screening.findings}
        now |= {f"ask:{ask.key}" for ask in screening.asks}
    return tuple(card for card in cards if now & set(card.moments))


_BY_ACTION = {Action.REPLY: "reply", Action.SHARE: "share", Action.LIKE: "share"}

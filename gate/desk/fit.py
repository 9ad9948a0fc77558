"""Whether a draft fits the account it is for, asked while it is being written."""

from dataclasses import dataclass

import regex

from gate.channels.channel import misfits
from gate.desk.desk import Desk
from gate.publicity.draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How long the text is, as a reader counts characters, how long it may be, and all that does not fit.

    `most` is None where the account takes any length.
    """

    characters: int
    most: int | None
    reasons: tuple[str, ...]


def fit_of(desk: Desk, draft: Draft) -> Fit:
    """How `draft` fits its account's channel. Raises UnknownError where there is no such account."""
    with desk.look() as work:
        account = work.registers.account(draft.account_id)
    limits = desk.channels[account.channel].limits(account.network)
    return Fit(
        characters=len(regex.findall(r"\X", draft.words)), most=limits.characters, reasons=misfits(draft, limits)
    )

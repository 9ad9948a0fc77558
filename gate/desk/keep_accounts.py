"""Keeping the council's accounts: where it speaks, for which area, and how a post leaves."""

import re
import unicodedata
from dataclasses import dataclass, replace

from calendars.area import Gazetteer
from calendars.errors import ExplainedError
from calendars.identifiers import require_plain
from gate.channels import handover
from gate.desk.candidacy import objections_to_candidate
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded, require
from gate.desk.reread import reread_for
from gate.publicity.council import Account
from gate.store.work import Work
from gate.workflow.lifecycle import Post
from gate.workflow.permission import Act
from gate.workflow.role import OFFICERS, Actor, in_words

NETWORKS: dict[str, str] = {
    "website": "The council’s own website",
    **{network: name for network, (name, _, _) in handover.NETWORKS.items()},
    "": "Another",
}
"""The networks that pages offer, by the name that an account carries."""


class AccountError(ExplainedError):
    """An account that cannot be kept; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAccount:
    """The account as it is now, and the posts whose state the change moved."""

    account: Account
    moved: tuple[Post, ...]


def account_id_of(name: str) -> str:
    """An id made of an account's name: ‘town-council-on-facebook’."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters.casefold()))[:60]


def keep_account(desk: Desk, account: Account, by: SignedIn) -> KeptAccount:
    """Keep an account, new or changed; without an id one is made of its name. The queue is read again.

    Raises AccountError for one without a name, of an unknown channel, or whose new name gives an id that is taken;
    AreaError for an unknown area; NotPermittedError, for a new area of an account too where no officer gives it.
    """
    with refusals_recorded(desk, Act.KEEP_ACCOUNTS, by, account.account_id or "new"), desk.work() as work:
        actor = acting(work, by)
        require(Act.KEEP_ACCOUNTS, actor)
        known = {one.account_id: one for one in work.registers.accounts}
        name = account.name.strip()
        account_id = account.account_id or account_id_of(name)
        if not name or not account_id:
            raise AccountError("An account needs a name.", remedy="Give the name by which people know it.")
        if not account.account_id and account_id in known:
            raise AccountError(
                f"There is an account ‘{account_id}’ already: {known[account_id].name}.",
                remedy="Give the new one another name, or change the one there is.",
            )
        require_plain(account_id, of="an account")
        if account.channel not in desk.channels:
            raise AccountError(
                f"There is no channel ‘{account.channel}’.", remedy=f"Channels: {', '.join(sorted(desk.channels))}."
            )
        Gazetteer(work.registers.areas).get(account.area)
        kept = replace(
            account, account_id=account_id, council_id=work.council_id, name=name, handle=account.handle.strip()
        )
        before = known.get(account_id)
        if kept == before:
            return KeptAccount(account=kept, moved=())
        if before is not None and before.area != kept.area:
            require(Act.KEEP_ACCOUNTS, actor, *_objections_to_area(work, actor))
        work.registers.put_account(kept)
        event = "change account" if before else "add account"
        values = {"name": name, "channel": kept.channel, "area": kept.area, "network": kept.network}
        work.record.append(event, actor, account_id, values=values)
        moved = reread_for(desk, work, actor)
        work.commit()
        return KeptAccount(account=kept, moved=moved)


def _objections_to_area(work: Work, actor: Actor) -> tuple[str, ...]:
    """Why this person may not give an account another area: it decides which periods its posts are held by."""
    found = objections_to_candidate(work, actor)
    if not actor.roles & OFFICERS:
        found += (f"An account's area says which periods apply to it: that needs the role {in_words(OFFICERS)}.",)
    return found

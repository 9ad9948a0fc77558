"""
What an account did, or had done to it, outside the gate: logged by hand, so that the record is whole.

A like or a follow made in the network's own application cannot be held. It is read by the same rules afterwards,
and what they find is kept with it.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from calendars.civil_time import london
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.reading import read_draft
from gate.desk.refusal import refusals_recorded, require
from gate.desk.taking import NotTakenError
from gate.publicity.draft import Action, Draft
from gate.publicity.screening import Screening
from gate.workflow.permission import Act

EVENT = "outside"


class Outside(StrEnum):
    """What happened outside the gate. A comment is somebody else's, under a post of ours: not in our control."""

    LIKE = "like"
    FOLLOW = "follow"
    UNFOLLOW = "unfollow"
    SHARE = "share"
    REPLY = "reply"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One thing that happened outside: the number of its entry, and what the rules say of it."""

    sequence: int
    screening: Screening


def log_outside(
    desk: Desk, by: SignedIn, *, account_id: str, what: Outside, whom: str, at: dt.datetime, words: str = ""
) -> Logged:
    """Log what the account did to `whom` (a name, handle or address) at the instant `at`, outside the gate.

    `words` are those that were liked, shared, answered or said. Raises NotTakenError for a time to come or nobody
    named, NotPermittedError where the person may not write for the account.
    """
    with refusals_recorded(desk, Act.LOG_OUTSIDE, by, account_id), desk.work() as work:
        account = work.registers.account(account_id)
        actor = acting(work, by, account_id=account_id)
        require(Act.LOG_OUTSIDE, actor)
        reasons = []
        if at > work.at:
            reasons.append("It cannot have happened yet. Give the time at which it did.")
        if not whom.strip():
            reasons.append("Say whose post or page it was.")
        if reasons:
            raise NotTakenError(tuple(reasons))
        action = Action(str(what)) if str(what) in {"like", "share", "reply"} else Action.LIKE
        draft = Draft(account_id=account.account_id, words="", action=action, shared_text=f"{whom}\n{words}".strip())
        screening = read_draft(desk, work, draft, at=at)
        sequence = work.record.append(
            EVENT,
            actor,
            account.account_id,
            codes=tuple(dict.fromkeys(finding.code for finding in screening.findings)),
            values={"what": str(what), "happened": london(at).isoformat(), "verdict": screening.verdict},
            words={"whom": whom.strip(), **({"words": words.strip()} if words.strip() else {})},
        )
        work.commit()
        return Logged(sequence=sequence, screening=screening)

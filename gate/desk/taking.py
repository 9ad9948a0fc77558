"""What a draft must be before it is taken: from a writer, fit for its channel, every question answered."""

import datetime as dt

from calendars.errors import ExplainedError
from gate.channels.channel import misfits
from gate.desk.circumstances import PAID
from gate.desk.desk import Desk
from gate.desk.reading import Reading
from gate.desk.refusal import require
from gate.publicity.draft import Action, Draft, says_something
from gate.store.work import Work
from gate.workflow.permission import Act
from gate.workflow.role import Actor


class NotTakenError(ExplainedError):
    """A draft that cannot be taken as it is. `reasons` holds every one, each a sentence."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons), remedy="Nothing was queued.")


def require_writer(actor: Actor) -> None:
    """Raise NotPermittedError unless `actor` may put words before the gate for this account."""
    require(Act.SUBMIT, actor)


def require_fit(desk: Desk, work: Work, draft: Draft) -> None:
    """Raise NotTakenError with every reason why the account's channel, or the store, would not take `draft`."""
    account = work.registers.account(draft.account_id)
    reasons = list(misfits(draft, desk.channels[account.channel].limits(account.network)))
    answers = (("asks", f"{key}={answer}") for key, answer in draft.attestations)
    if draft.action is Action.LIKE and not says_something(draft.shared_text):
        reasons.append("A like needs what is liked: paste its text, or its address, as what is shared.")
    for field, text in (*draft.texts(), *answers):
        if any("\ud800" <= character <= "\udfff" or character == "\x00" for character in text):
            reasons.append(f"The field ‘{field}’ holds characters that are not text. Paste it again from the source.")
    for number, item in enumerate(draft.attachments, 1):
        if item.kind in ("image", "video") and not says_something(item.alt_text):
            reasons.append(f"Picture {number} has no description. Say in a sentence what it shows.")
        if item.kind == "image" and not work.pictures.has(item.digest):
            reasons.append(f"Picture {number} is not kept here. Choose its file again.")
    least = work.registers.policy.least_minutes_before
    if least and (draft.publish_at or work.at) < work.at + dt.timedelta(minutes=least):
        reasons.append(f"Your council asks for {least} minutes between queueing and posting. Choose a later time.")
    if reasons:
        raise NotTakenError(tuple(reasons))


def require_answers(draft: Draft, reading: Reading) -> None:
    """Raise NotTakenError with every question that the author has still to answer."""
    answered = dict(draft.attestations)
    open_questions = [
        f"{ask.question} Answer with --asks {ask.key}={'|'.join(ask.answers)}." for ask in reading.screening.asks
    ]
    if answered.get(PAID, "no") not in ("yes", "no"):
        open_questions.append(f"Is money paid for showing this post? Answer with --asks {PAID}=yes|no.")
    if open_questions:
        raise NotTakenError(tuple(open_questions))


def draft_in_words(draft: Draft) -> str:
    """Every text of a draft, as the record keeps it beside an entry."""
    return "\n".join(f"{field}: {text}" for field, text in draft.texts())

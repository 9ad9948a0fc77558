"""Putting a draft before the gate."""

import datetime as dt
from dataclasses import replace

from calendars.election_calendar import ElectionCalendar
from calendars.errors import ExplainedError
from gate.channels.channel import misfits, says_something
from gate.desk.circumstances import PAID
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.reading import Reading, read_post
from gate.desk.refusal import refusals_recorded, require
from gate.desk.warnings import warnings_in
from gate.publicity.draft import Draft
from gate.publicity.picture import Picture
from gate.publicity.situation import Situation
from gate.store.work import Work
from gate.workflow.lifecycle import Because, Event, Post, State
from gate.workflow.permission import Act
from gate.workflow.role import THE_GATE, Actor


class NotTakenError(ExplainedError):
    """A draft that cannot be taken as it is. `reasons` holds every one, each a sentence."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons), remedy="Nothing was queued.")


def submit_draft(desk: Desk, draft: Draft, by: SignedIn, *, pictures: tuple[Picture, ...] = (), form: str = "") -> Post:
    """Put `draft` before the gate: it is born held, and queued only if a fresh reading is clear.

    A draft without a time is wanted now. `pictures` are those of its attachments that are not kept here yet.
    `form` is drawn when a page shows the form: sent twice, it gives the post that it gave the first time.
    Raises NotTakenError with every reason why the channel would not take it or what the author has still to
    answer, NotPermittedError where the person may not write.
    """
    with refusals_recorded(desk, Act.SUBMIT, by), desk.work() as work:
        if form and (sent := work.posts.of_form(form)):
            return sent
        post = take_in(desk, work, draft, by, pictures=pictures, form=form)
        work.commit()
        return post


def take_in(
    desk: Desk,
    work: Work,
    draft: Draft,
    by: SignedIn,
    *,
    pictures: tuple[Picture, ...] = (),
    repeat_of: str = "",
    form: str = "",
    calendar: ElectionCalendar | None = None,
    warned: tuple[str, ...] | None = None,
) -> Post:
    """What `submit_draft` does, within a transaction that may take in more than one draft.

    `warned` are its warnings, where whoever takes in many has them already.
    """
    account = work.registers.account(draft.account_id)
    author = acting(work, by, account_id=account.account_id)
    require_writer(author)
    due_at = draft.publish_at or work.at
    post = Post(
        post_id=work.posts.next_id(),
        council_id=work.council_id,
        state=State.HELD,
        draft=draft,
        author=author.person_id,
        edited_by=author.person_id,
        due_at=due_at,
        created_at=work.at,
        repeat_of=repeat_of,
        form=form,
    )
    for picture in pictures:
        work.pictures.put(picture, at=work.at)
    require_fit(desk, work, draft)
    reading = read_post(desk, work, post, calendar=calendar)
    require_answers(draft, reading)
    if warned is None:
        warned = warnings_in(work, draft, repeat_of=repeat_of)
    work.posts.add(post)
    work.record.append(
        "submit",
        author,
        post.post_id,
        values={
            "to": "held",
            "version": "1",
            "account": account.account_id,
            "due": due_at.isoformat(),
            "paid": dict(draft.attestations).get("paid", "not said"),
            **({"repeat": repeat_of} if repeat_of else {}),
        },
        words={"draft": draft_in_words(draft), **({"warnings": "\n".join(warned)} if warned else {})},
    )
    return settle_reading(work, post, reading)


def require_writer(actor: Actor) -> None:
    """Raise NotPermittedError unless `actor` may put words before the gate for this account."""
    require(Act.SUBMIT, actor)


def require_fit(desk: Desk, work: Work, draft: Draft) -> None:
    """Raise NotTakenError with every reason why the account's channel, or the store, would not take `draft`."""
    account = work.registers.account(draft.account_id)
    reasons = list(misfits(draft, desk.channels[account.channel].limits(account.network)))
    answers = (("asks", f"{key}={answer}") for key, answer in draft.attestations)
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


def settle_reading(work: Work, post: Post, reading: Reading) -> Post:
    """Queue a held post that the reading clears, or keep it held and say why. Records the reading."""
    work.posts.add_screening(post.post_id, reading.screening)
    late = is_late(post.due_at, work.at, reading.situation)
    codes = tuple(finding.code for finding in reading.screening.holding)
    digests = {"rules": reading.screening.rules, "verdict": reading.screening.verdict}
    if late:
        return work.advance(
            post, Event.HOLD, THE_GATE, because=Because.MISSED, note=MISSED_NOTE, codes=codes, values=digests
        )
    if reading.decision.clear:
        return work.advance(post, Event.CLEAR, THE_GATE, codes=codes, values=digests)
    return work.advance(post, Event.HOLD, THE_GATE, note=reading.decision.summary, codes=codes, values=digests)


MISSED_NOTE = "its time has passed; give it a new one"


def is_late(due_at: dt.datetime, now: dt.datetime, situation: Situation) -> bool:
    """Whether a post due at `due_at` is too late to go by itself at `now` (both aware)."""
    return now > due_at + dt.timedelta(minutes=situation.policy.grace_minutes)


def draft_in_words(draft: Draft) -> str:
    """Every text of a draft, as the record keeps it beside an entry."""
    return "\n".join(f"{field}: {text}" for field, text in draft.texts())


def with_new_draft(post: Post, draft: Draft, *, by: Actor, now: dt.datetime) -> Post:
    """`post` with `draft` as its next version, last edited by `by`, due when the draft wants (or now)."""
    said_alike = _said(draft) == _said(post.draft)
    return replace(
        post,
        draft=draft,
        version=post.version + 1,
        edited_by=by.person_id,
        worded_by=(post.worded_by or post.edited_by) if said_alike else by.person_id,
        due_at=draft.publish_at or now,
    )


def _said(draft: Draft) -> tuple[object, ...]:
    """What a draft shows the public, whenever and wherever it does."""
    return (draft.action, *draft.texts(), *draft.pictures)

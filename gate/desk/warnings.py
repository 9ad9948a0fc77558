"""
What an author may have overlooked: the same words twice, posts too close together, another account meant.

A warning is shown before a post is submitted and kept in its entry. It never holds a post.
"""

import datetime as dt
import re
import unicodedata

from calendars.area import Gazetteer
from gate.desk.dates_in_words import hour_and_day
from gate.desk.desk import Desk
from gate.publicity.draft import Draft
from gate.publicity.picture import Picture
from gate.store.work import Work
from gate.workflow.lifecycle import Post, State

SAME_WORDS_WITHIN = dt.timedelta(days=7)
"""How far apart the same words on one account may stand before nobody minds."""

_NO_WORD = re.compile(r"[\W_]+")

ON_THEIR_WAY = (State.HELD, State.QUEUED, State.RELEASING, State.PUBLISHED)


def warnings_of(desk: Desk, draft: Draft, *, post_id: str = "", pictures: tuple[Picture, ...] = ()) -> tuple[str, ...]:
    """What to tell the author of `draft` before it is submitted, each a sentence. `post_id` is its own, if it has one.

    Raises UnknownError where the council has no such account.
    """
    with desk.look() as work:
        return warnings_in(work, draft, post_id=post_id) + _told_place(pictures)


def warnings_in(work: Work, draft: Draft, *, post_id: str = "", repeat_of: str = "") -> tuple[str, ...]:
    """The same, within a transaction. Occurrences of one repeat do not warn of each other."""
    wanted = draft.publish_at or work.at
    near = [
        post
        for post in work.posts.near(draft.account_id, wanted, SAME_WORDS_WITHIN, ON_THEIR_WAY)
        if post.post_id != post_id and not (repeat_of and post.repeat_of == repeat_of)
    ]
    return (*_same_words(draft, near), *_too_close(work, wanted, near), *_another_account(work, draft))


def _same_words(draft: Draft, near: list[Post]) -> list[str]:
    mine = said_plainly(draft)
    return [
        f"Post {post.post_id} says the same on this account, {hour_and_day(post.due_at)}."
        for post in near
        if mine and said_plainly(post.draft) == mine
    ]


def _too_close(work: Work, wanted: dt.datetime, near: list[Post]) -> list[str]:
    minutes = work.registers.policy.close_minutes
    close = [post for post in near if abs(post.due_at - wanted) < dt.timedelta(minutes=minutes)]
    return [
        f"Post {post.post_id} goes out on this account less than {minutes} minutes away, {hour_and_day(post.due_at)}."
        for post in close
    ]


def _another_account(work: Work, draft: Draft) -> list[str]:
    """Words that carry the area, name or handle of another account, and not of this one."""
    own = work.registers.account(draft.account_id)
    gazetteer = Gazetteer(work.registers.areas)
    said = f" {said_plainly(draft)} "

    def named(text: str) -> bool:
        folded = _fold(text)
        return bool(folded) and f" {folded} " in said

    def marks(area_id: str, name: str, handle: str) -> tuple[str, ...]:
        return (gazetteer.get(area_id).name, name, handle)

    if any(named(mark) for mark in marks(own.area, own.name, own.handle)):
        return []
    found = []
    for account in work.registers.accounts:
        if account.account_id == own.account_id:
            continue
        by = next((mark for mark in marks(account.area, account.name, account.handle) if named(mark)), None)
        if by:
            found.append(f"The text names ‘{by}’, which is {account.name}. This post is for {own.name}.")
    return found[:1]


def _told_place(pictures: tuple[Picture, ...]) -> tuple[str, ...]:
    return tuple(
        f"The file of picture {number} tells where it was taken. Save it without its location if that is private."
        for number, picture in enumerate(pictures, 1)
        if picture.tells_place
    )


def said_plainly(draft: Draft) -> str:
    """All the draft says, without case, marks, spacing or its time, so that small changes do not hide a double."""
    return " ".join(filter(None, (_fold(text) for field, text in draft.texts() if not field.startswith("attachments"))))


def _fold(text: str) -> str:
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()

"""
What a person needs who posts by hand: the words and pictures, for as long as a fresh reading still lets them go.

Where it no longer does, or everything is stopped, the text is hidden and one question remains: was it posted already?
"""

import datetime as dt
from dataclasses import dataclass

from calendars.election_calendar import ElectionCalendar
from gate.channels.handover import page_of
from gate.desk.desk import Desk
from gate.desk.reading import Reading, read_or_why, read_post
from gate.publicity.council import Account
from gate.publicity.picture import Picture
from gate.store.work import Work
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import NotPermittedError
from gate.workflow.role import THE_GATE

REMIND_AFTER = dt.timedelta(minutes=30)
"""How long a post may wait to be posted by hand before its owner is reminded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """One post waiting to be posted by hand, as its page may show it now.

    `texts` are its texts in reading order, each with the name of its field; both they and `pictures` are empty
    where `hidden` says why they are not to be posted any more. `page` is where its network takes posts.
    """

    post: Post
    account: Account
    reading: Reading
    page: str
    texts: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[Picture, str], ...] = ()
    hidden: str = ""
    overdue: bool = False


def hand_over(desk: Desk, post_id: str) -> HandOver:
    """The post as it may be handed over at this instant, read afresh.

    Raises PostError where there is no such post, NotPermittedError where it does not wait to be posted by hand.
    """
    with desk.look() as work:
        post = work.posts.get(post_id)
        account = work.registers.account(post.draft.account_id)
        if post.state is not State.RELEASING or not desk.channels[account.channel].by_hand:
            raise NotPermittedError((f"Post {post_id} does not wait to be posted by hand.",))
        reading = read_post(desk, work, post, at=work.at)
        hidden = _why_hidden(work, reading)
        shown = not hidden
        return HandOver(
            post=post,
            account=account,
            reading=reading,
            page=page_of(account.network),
            texts=tuple(post.draft.texts()) if shown else (),
            pictures=tuple(
                (work.pictures.get(item.digest), item.alt_text) for item in post.draft.attachments if item.digest
            )
            if shown
            else (),
            hidden=hidden,
            overdue=waits_too_long(post, work.at),
        )


def is_by_hand(desk: Desk, work: Work, post: Post) -> bool:
    """Whether a person posts it; False where nobody knows its account's way out any more."""
    channel = desk.channels.get(work.registers.account(post.draft.account_id).channel)
    return channel is not None and channel.by_hand


def waits_too_long(post: Post, now: dt.datetime) -> bool:
    """Whether nobody has said, by `now` (aware), within half an hour what became of a post that was taken."""
    return post.taken_at is not None and now >= post.taken_at + REMIND_AFTER


def _why_hidden(work: Work, reading: Reading) -> str:
    halt = work.registers.halt
    if halt:
        return f"everything is stopped by {halt.by}: {halt.why}"
    return "" if reading.decision.clear else reading.decision.summary


def reread_handed_over(desk: Desk, work: Work, calendar: ElectionCalendar) -> tuple[Post, ...]:
    """Read again what waits to be posted by hand, as of the change just made, and record where that hides it.

    Gives the posts whose text is now hidden and was not. A post that is shown again leaves an entry too.
    """
    hidden: list[Post] = []
    for post in work.posts.in_states((State.RELEASING,)):
        if not is_by_hand(desk, work, post):
            continue
        reading = read_or_why(desk, work, post, at=work.at, calendar=calendar)
        if isinstance(reading, str):
            continue  # nor can it be shown
        before = work.posts.last_screening(post.post_id)
        standing = {finding.digest for finding in reading.screening.holding}
        if before is not None and {finding.digest for finding in before.holding} == standing:
            continue
        work.posts.add_screening(post.post_id, reading.screening)
        clear = reading.decision.clear
        codes = tuple(finding.code for finding in reading.decision.standing)
        work.record.append("hand-over shown" if clear else "hand-over hidden", THE_GATE, post.post_id, codes=codes)
        if not clear:
            hidden.append(post)
    return tuple(hidden)

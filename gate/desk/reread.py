"""Reading the whole queue again, in the transaction that changed what it was read under."""

from gate.desk.desk import Desk
from gate.desk.hand_over import reread_handed_over
from gate.desk.reading import read_or_why
from gate.desk.situate import election_calendar
from gate.store.work import Work
from gate.workflow.lifecycle import Event, Post, State
from gate.workflow.override import NotPermittedError
from gate.workflow.permission import FRESH, FRESH_MINUTES
from gate.workflow.role import THE_GATE, Actor


def reread_queue(desk: Desk, work: Work) -> tuple[Post, ...]:
    """Read every queued post, and every post that only a reading holds, as of the change just made.

    What waits to be posted by hand is read again too: it stays where it is, and may be hidden.

    Gives the posts whose state changed. What is clear is queued, what no longer is is held, and the new
    reading is kept wherever what holds a post has changed. A post that cannot be read is held, and stops no other.
    """
    calendar = election_calendar(desk, work)
    reread_handed_over(desk, work, calendar)
    moved: list[Post] = []
    posts = [
        post
        for post in work.posts.in_states((State.QUEUED, State.HELD))
        if post.state is State.QUEUED or post.waits_for_reading_alone
    ]
    numbers = [post.post_id for post in posts]
    answers, last = work.posts.overrides_of(numbers), work.posts.last_holding(numbers)
    for post in posts:
        reading = read_or_why(desk, work, post, calendar=calendar, overrides=answers.get(post.post_id, ()))
        if isinstance(reading, str):
            if post.state is State.QUEUED:
                moved.append(work.advance(post, Event.HOLD, THE_GATE, note=reading))
            continue
        clear, queued = reading.decision.clear, post.state is State.QUEUED
        same = last.get(post.post_id) == frozenset(finding.digest for finding in reading.screening.holding)
        if clear == queued and same:
            continue
        work.posts.add_screening(post.post_id, reading.screening)
        codes = tuple(finding.code for finding in reading.screening.holding)
        digests = {"rules": reading.screening.rules, "verdict": reading.screening.verdict}
        if clear and queued:
            continue
        event = Event.CLEAR if clear else Event.HOLD
        after = work.advance(post, event, THE_GATE, note=reading.decision.summary, codes=codes, values=digests)
        if after.state is not post.state:
            moved.append(after)
    return tuple(moved)


class OldSignInError(NotPermittedError):
    """A change that lets held posts go, by somebody who signed in too long ago to answer for one."""


def reread_for(desk: Desk, work: Work, actor: Actor) -> tuple[Post, ...]:
    """As `reread_queue`, for a change that `actor` makes in a browser.

    Raises OldSignInError where it lets held posts go and the sign-in is too old to answer for one: a period that
    ends, a list or an account that changes does for a post what an answer does.
    """
    moved = reread_queue(desk, work)
    freed = [post.post_id for post in moved if post.state is State.QUEUED]
    if freed and actor.sign_in_age is not None and actor.sign_in_age > FRESH:
        told = f"post {freed[0]}" if len(freed) == 1 else f"{len(freed)} posts"
        asked = f"that needs a sign-in no older than {FRESH_MINUTES} minutes"
        raise OldSignInError((f"Sign in again: this would let {told} go, and {asked}.",))
    return moved

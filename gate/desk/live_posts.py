"""What was published before a period began and still stands in it, each with its address."""

import datetime as dt
from dataclasses import dataclass, replace

from calendars.election_calendar import Holds
from gate.desk.desk import Desk
from gate.desk.reading import read_post
from gate.desk.situate import election_calendar
from gate.publicity.finding import Finding
from gate.workflow.lifecycle import Post, State


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePost:
    """A post that stands at `address` since before the period. `findings` would hold it if it were put out now."""

    post: Post
    address: str
    findings: tuple[Finding, ...]
    period: str


def live_posts(desk: Desk, *, at: dt.datetime | None = None) -> tuple[LivePost, ...]:
    """The published posts that would still be live in the periods that hold at `at` (aware; default now).

    Those that would now be held come first, then by when they came to stand. Where the calendar cannot tell, all
    that is published counts.
    """
    found: list[LivePost] = []
    with desk.look() as work:
        wanted = at or work.at
        calendar = election_calendar(desk, work)
        for post in work.posts.in_states((State.PUBLISHED,)):
            account = work.registers.account(post.draft.account_id)
            answer = calendar.answer(wanted, area=account.area, account=account.account_id)
            starts = min((period.starts_at for period in answer.periods), default=wanted)
            if answer.holds is Holds.NO or post.receipt is None or post.receipt.at >= starts:
                continue
            once = replace(post, repeat_of="")  # that it was to repeat is no fault in what stands
            holding = read_post(desk, work, once, at=wanted, calendar=calendar).screening.holding
            named = ", ".join(period.title or period.poll_id for period in answer.periods) or answer.why
            found.append(LivePost(post=post, address=post.receipt.address, findings=holding, period=named))
    return tuple(sorted(found, key=lambda live: (not live.findings, live.post.receipt.at if live.post.receipt else 0)))

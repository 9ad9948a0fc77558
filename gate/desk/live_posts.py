"""What was published before a period began and still stands in it, each with its address."""

import datetime as dt
from dataclasses import dataclass

from calendars.election_calendar import ElectionCalendar, Holds
from gate.desk.circumstances import with_circumstances
from gate.desk.desk import Desk
from gate.desk.situate import election_calendar, situate
from gate.publicity.council import Account
from gate.publicity.finding import Finding
from gate.publicity.screening import screen
from gate.publicity.situation import Situation
from gate.store.work import Work
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
    found: list[tuple[dt.datetime, LivePost]] = []
    with desk.look() as work:
        wanted = at or work.at
        calendar = election_calendar(desk, work)
        around = {
            account.account_id: _around(desk, work, account, wanted, calendar) for account in work.registers.accounts
        }
        standing = work.posts.in_states((State.PUBLISHED,)) if any(around.values()) else ()
        for post in standing:
            here = around.get(post.draft.account_id)
            if here is None or post.receipt is None or post.receipt.at >= here.starts_at:
                continue
            screening = with_circumstances(screen(post.draft, here.situation), post.draft, here.situation)
            live = LivePost(post=post, address=post.receipt.address, findings=screening.holding, period=here.named)
            found.append((post.receipt.at, live))
    return tuple(live for _, live in sorted(found, key=lambda one: (not one[1].findings, one[0])))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """The periods that hold for one account: since when, their names, and how posts are read in them."""

    situation: Situation
    starts_at: dt.datetime
    named: str


def _around(desk: Desk, work: Work, account: Account, at: dt.datetime, calendar: ElectionCalendar) -> _Around | None:
    answer = calendar.answer(at, area=account.area, account=account.account_id)
    if answer.holds is Holds.NO:
        return None
    return _Around(
        situation=situate(desk, work, account, at, calendar=calendar),
        starts_at=min((period.starts_at for period in answer.periods), default=at),
        named=", ".join(period.title or period.poll_id for period in answer.periods) or answer.why,
    )

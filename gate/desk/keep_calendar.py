"""Keeping the election calendar: polls added, changed, imported; notices recorded; the whole confirmed complete."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from calendars import poll_changes
from calendars.area import Gazetteer
from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from calendars.identifiers import require_plain, write_identifier
from calendars.nation import Nation
from calendars.ordinary_polls import OrdinaryPoll, ordinary_polls
from calendars.period import Period
from calendars.poll import Poll, PollKind, PollStatus
from calendars.poll_periods import timetable_doubt
from calendars.sensitive_period import sensitive_period
from gate.desk.candidacy import objections_to_candidate
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded, require
from gate.desk.reread import reread_for
from gate.desk.situate import election_calendar, holidays_of, merged
from gate.store.work import Work
from gate.workflow.lifecycle import Post
from gate.workflow.permission import Act
from gate.workflow.role import Actor

CONFIRMED_AHEAD = dt.timedelta(days=1827)
"""Five years: longer than any ordinary term, and no calendar is known to be complete further ahead."""

_ANOTHER_ID = "Nothing was changed. Give this one another id."
_CHECK_YEAR = "Nothing was changed. Check the year."


class CalendarError(ExplainedError):
    """A change to the calendar that cannot be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a change to the calendar did: the polls it touched, and the posts whose state it changed."""

    polls: tuple[Poll, ...]
    moved: tuple[Post, ...]


def add_polls(desk: Desk, polls: tuple[Poll, ...], by: SignedIn) -> Kept:
    """Add polls to the calendar, all or none. Raises CalendarError when one is there already."""
    with refusals_recorded(desk, Act.KEEP_CALENDAR, by), desk.work() as work:
        kept = put_polls(desk, work, keeper_of(work, by), polls)
        work.commit()
        return kept


def put_polls(desk: Desk, work: Work, keeper: Actor, polls: tuple[Poll, ...]) -> Kept:
    """As `add_polls`: a part of an act, which goes on."""

    def added(known: tuple[Poll, ...]) -> tuple[Poll, ...]:
        there = {poll.poll_id for poll in known}
        twice = [poll.poll_id for poll in polls if poll.poll_id in there]
        if twice:
            raise CalendarError(
                f"The calendar already has {', '.join(twice)}.",
                remedy="Nothing was added. Amend it instead, or give the new poll another id.",
            )
        return (*known, *polls)

    for poll in polls:
        work.record.append("add poll", keeper, poll.poll_id, values=_facts(poll))
    return _keep(desk, work, keeper, added, polls)


def merge_polls(desk: Desk, polls: tuple[Poll, ...], by: SignedIn) -> Kept:
    """Add polls, and bring those known already up to date, all or none. What people recorded about them stays."""
    with refusals_recorded(desk, Act.KEEP_CALENDAR, by), desk.work() as work:
        keeper = keeper_of(work, by, frozenset(poll.poll_id for poll in polls))
        for poll in polls:
            work.record.append("import poll", keeper, poll.poll_id, values=_facts(poll))
        kept = _keep(desk, work, keeper, lambda known: merged(known, polls), polls)
        work.commit()
        return kept


def record_notice(desk: Desk, poll_id: str, day: dt.date, by: SignedIn) -> Kept:
    """Record that the notice of election was, or by the returning officer's plan will be, published on `day`."""
    return _change(
        desk, poll_id, by, "notice", lambda poll, at, who: poll_changes.record_notice(poll, day, at=at, by=who)
    )


def adopt_start(desk: Desk, poll_id: str, day: dt.date, reason: str, by: SignedIn) -> Kept:
    """Record that the council itself starts the period on `day`."""

    def adopted(poll: Poll, at: dt.datetime, who: str) -> Poll:
        return poll_changes.adopt_start(poll, day, at=at, by=who, reason=reason)

    return _change(desk, poll_id, by, "adopt start", adopted, reason)


def move_poll(
    desk: Desk, poll_id: str, day: dt.date, by: SignedIn, *, reason: str = "", new_notice: bool = False
) -> Kept:
    """Move polling day to `day`; with `new_notice` the old notice no longer counts, and a new one is awaited."""

    def moved(poll: Poll, at: dt.datetime, who: str) -> Poll:
        return poll_changes.move_poll(poll, day, at=at, by=who, reason=reason, new_notice=new_notice)

    return _change(desk, poll_id, by, "move poll", moved, reason)


def set_status(desk: Desk, poll_id: str, status: PollStatus, by: SignedIn, *, reason: str = "") -> Kept:
    """Record what has become of a poll. That alone never ends its period."""

    def changed(poll: Poll, at: dt.datetime, who: str) -> Poll:
        return poll_changes.change_status(poll, status, at=at, by=who, reason=reason)

    return _change(desk, poll_id, by, "poll status", changed, reason)


def set_end(desk: Desk, poll_id: str, ends_at: dt.datetime, by: SignedIn, *, reason: str = "") -> Kept:
    """Let the period end at `ends_at` (aware, not included) instead of at the close of poll."""

    def ended(poll: Poll, at: dt.datetime, who: str) -> Poll:
        return poll_changes.end_period(poll, ends_at, at=at, by=who, reason=reason)

    return _change(desk, poll_id, by, "period end", ended, reason)


def new_poll(
    desk: Desk,
    kind: PollKind,
    nation: Nation,
    polling_day: dt.date,
    *,
    areas: tuple[str, ...] = (),
    poll_id: str | None = None,
    title: str = "",
    accounts: tuple[str, ...] = (),
    from_writ: dt.date | None = None,
) -> Poll:
    """A poll from what a person answers: without areas the council's own, without an id one made from them."""
    with desk.look() as work:
        for account in accounts:
            work.registers.account(account)
        home, gazetteer = work.registers.council.area, Gazetteer(work.registers.areas)
    return Poll(
        poll_id=poll_id or id_for(gazetteer, kind, polling_day, areas or (home,), by_election=bool(accounts)),
        kind=kind,
        nation=nation,
        areas=frozenset(areas or (home,)),
        polling_day=polling_day,
        title=title,
        accounts=frozenset(accounts),
        from_writ=from_writ,
    )


def id_for(
    gazetteer: Gazetteer, kind: PollKind, polling_day: dt.date, areas: tuple[str, ...], *, by_election: bool = False
) -> str:
    """The id of a poll in these areas, by the first of them: none of them may be unknown."""
    names = [gazetteer.get(area).name for area in areas]
    return write_identifier(kind, polling_day, organisation=names[0], by_election=by_election)


def confirm_calendar(desk: Desk, until: dt.date, by: SignedIn) -> Kept:
    """Confirm that no poll which touches the council is missing up to and including `until`.

    Raises CalendarError for a day past or too far off; NotPermittedError.
    """
    with refusals_recorded(desk, Act.KEEP_CALENDAR, by), desk.work() as work:
        keeper = keeper_of(work, by)
        put_confirmed(work, keeper, until)
        kept = Kept(polls=work.calendar.current().polls, moved=reread_for(desk, work, keeper))
        work.commit()
        return kept


def put_confirmed(work: Work, keeper: Actor, until: dt.date) -> None:
    """As `confirm_calendar`: a part of an act, which goes on."""
    if until < civil_day(work.at):
        raise CalendarError(
            f"{until:%-d %B %Y} has passed.", remedy="Confirm the calendar up to a day that is still to come."
        )
    if until > civil_day(work.at) + CONFIRMED_AHEAD:
        raise CalendarError(
            f"Nobody can know today which polls there will be up to {until:%-d %B %Y}.", remedy=_CHECK_YEAR
        )
    book = work.calendar.current()
    work.calendar.keep(replace(book, confirmed_until=until), by=keeper.name)
    work.record.append(
        "confirm calendar", keeper, "calendar", values={"until": str(until), "before": str(book.confirmed_until)}
    )


def declare_period(desk: Desk, period: Period, by: SignedIn) -> Kept:
    """Keep a sensitive period that no poll gives (mourning, a consultation), or put another in its place.

    `calendars.sensitive_period` makes one. The queue is read again. Raises CalendarError for an id that a poll has, or
    an end too far off; NotPermittedError.
    """
    with refusals_recorded(desk, Act.KEEP_CALENDAR, by), desk.work() as work:
        keeper = keeper_of(work, by)
        book = work.calendar.current()
        require_plain(period.poll_id, of="a period")
        if period.poll_id in {poll.poll_id for poll in book.polls}:
            raise CalendarError(f"A poll is called ‘{period.poll_id}’ already.", remedy=_ANOTHER_ID)
        if civil_day(period.ends_at) > civil_day(work.at) + poll_changes.FURTHEST:
            raise CalendarError(f"The period would end on {civil_day(period.ends_at):%-d %B %Y}.", remedy=_CHECK_YEAR)
        others = tuple(one for one in book.sensitive if one.poll_id != period.poll_id)
        work.calendar.keep(replace(book, sensitive=(*others, period)), by=keeper.name)
        values = {"starts": period.starts_at.isoformat(), "ends": period.ends_at.isoformat()}
        work.record.append("declare period", keeper, period.poll_id, values=values, words={"title": period.title})
        kept = Kept(polls=(), moved=reread_for(desk, work, keeper))
        work.commit()
        return kept


def declare_sensitive(
    desk: Desk,
    period_id: str,
    title: str,
    *,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    areas: tuple[str, ...],
    reason: str,
    by: SignedIn,
) -> Kept:
    """Declare a period that no poll gives, from what a person answers. Raises ExplainedError for one that cannot be."""
    with desk.look() as work:
        gazetteer = Gazetteer(work.registers.areas)
        for area in areas:
            gazetteer.get(area)
        name = work.registers.person(by.person_id).name
    period = sensitive_period(
        period_id, title, starts_at=starts_at, ends_at=ends_at, areas=frozenset(areas), by=name, reason=reason
    )
    return declare_period(desk, period, by)


def coming_ordinary_polls(desk: Desk) -> tuple[OrdinaryPoll, ...]:
    """The ordinary polling days of the coming years in the council's nation, offered as a start."""
    with desk.look() as work:
        return ordinary_polls(work.registers.council.nation, civil_day(work.at))


def _change(
    desk: Desk,
    poll_id: str,
    by: SignedIn,
    event: str,
    change: Callable[[Poll, dt.datetime, str], Poll],
    reason: str = "",
) -> Kept:
    with refusals_recorded(desk, Act.KEEP_CALENDAR, by, poll_id), desk.work() as work:
        keeper = keeper_of(work, by, frozenset({poll_id}))
        after = change(the_poll(work, poll_id), work.at, keeper.name)
        past = after.history[-1]
        values = {"field": past.field, "before": past.before, "after": past.after}
        work.record.append(event, keeper, poll_id, values=values, words={"reason": reason} if reason else {})

        def swapped(known: tuple[Poll, ...]) -> tuple[Poll, ...]:
            return tuple(after if poll.poll_id == poll_id else poll for poll in known)

        kept = _keep(desk, work, keeper, swapped, (after,))
        work.commit()
        return kept


def _keep(
    desk: Desk,
    work: Work,
    keeper: Actor,
    change: Callable[[tuple[Poll, ...]], tuple[Poll, ...]],
    touched: tuple[Poll, ...],
) -> Kept:
    book = work.calendar.current()
    work.calendar.keep(replace(book, polls=change(book.polls)), by=keeper.name)
    gazetteer = Gazetteer(work.registers.areas)
    for poll in touched:
        poll_changes.require_sensible(poll, today=civil_day(work.at))
        if poll.poll_id in {period.poll_id for period in book.sensitive}:
            raise CalendarError(f"A declared period is called ‘{poll.poll_id}’ already.", remedy=_ANOTHER_ID)
        for area in poll.areas:
            gazetteer.get(area)
        doubt = timetable_doubt(poll, holidays_of(desk, book))
        if doubt is not None and poll.notice_day is None:
            raise doubt
    election_calendar(desk, work)  # refuses two polls of one id, and a period that ends before it starts
    return Kept(polls=touched, moved=reread_for(desk, work, keeper))


def the_poll(work: Work, poll_id: str) -> Poll:
    """The kept poll of that id. Raises CalendarError, naming it and those there are."""
    polls = {poll.poll_id: poll for poll in work.calendar.current().polls}
    if poll_id not in polls:
        raise CalendarError(
            f"There is no poll ‘{poll_id}’ in the calendar.", remedy=f"Known: {', '.join(sorted(polls)) or 'none yet'}."
        )
    return polls[poll_id]


def keeper_of(work: Work, by: SignedIn, polls: frozenset[str] = frozenset()) -> Actor:
    """The person who may keep the calendar and the lists, as far as they touch the polls of these ids.

    Raises NotPermittedError for one who may not, or who stands in one of them.
    """
    actor = acting(work, by)
    require(Act.KEEP_CALENDAR, actor, *objections_to_candidate(work, actor, polls))
    return actor


def _facts(poll: Poll) -> dict[str, str]:
    return {
        "kind": str(poll.kind),
        "nation": str(poll.nation),
        "day": str(poll.polling_day),
        "areas": ", ".join(sorted(poll.areas)),
        "notice": str(poll.notice_day or ""),
    }

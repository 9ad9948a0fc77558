"""
Polls, steps and periods as iCalendar text (RFC 5545), for Outlook, Google and Apple calendars.

A feed is asked for again and again: so an event keeps its UID for ever, its SEQUENCE rises with each change
to its poll, and a poll that is not held stays in the feed as cancelled, or subscribers would keep the old day.
The same calendar always gives the same text: nothing in it is the time of asking.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event, vDuration

from calendars.civil_time import civil_day, day_in_words, end_in_words, hour_in_words, require_aware
from calendars.election_calendar import ElectionCalendar
from calendars.errors import ExplainedError
from calendars.period import Period, PeriodKind
from calendars.poll import Poll, PollStatus
from calendars.poll_timetable import compute
from calendars.statutory_step import StatutoryStep
from calendars.timetable import Bound, Step
from calendars.working_days import ONE_DAY

PRODUCT = "-//Purdah Gate//Election calendar//EN"
ADVICE = "The published notice of the returning officer always wins over a computed day."
NOT_HELD = frozenset({PollStatus.POSTPONED, PollStatus.COUNTERMANDED, PollStatus.UNCONTESTED, PollStatus.ABANDONED})


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEvent:
    """One entry of the feed: a London day, or days; `last_day` is included."""

    key: str
    first_day: dt.date
    last_day: dt.date
    summary: str
    description: str
    status: str
    poll: Poll | None
    kind: str


def calendar_to_ics(
    calendar: ElectionCalendar,
    *,
    name: str,
    domain: str,
    changed_at: dt.datetime,
    revision: int = 0,
    area: str | None = None,
    account: str | None = None,
) -> str:
    """The feed of one calendar. `domain` is the council's, and part of every UID: it must never change.

    `changed_at` (aware) is when the calendar last changed, whoever asks; `revision` counts changes that no
    poll's history shows, such as newer bank holidays. With `area` or `account` only what concerns it.
    """
    feed = Calendar()
    feed.add("prodid", PRODUCT)
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", name)
    feed.add("x-wr-timezone", "Europe/London")
    feed.add("refresh-interval", vDuration(dt.timedelta(hours=1)), parameters={"value": "DURATION"})
    feed.add("x-published-ttl", "PT1H")
    for event in events_of(calendar, area=area, account=account):
        feed.add_component(_component(event, domain, require_aware(changed_at), revision))
    text: bytes = feed.to_ical()
    return text.decode()


def events_of(
    calendar: ElectionCalendar, *, area: str | None = None, account: str | None = None
) -> tuple[FeedEvent, ...]:
    """Everything the feed says, before it is written, in the order of days."""
    polls = [poll for poll in calendar.polls if calendar.concerns(poll.areas, poll.accounts, area, account)]
    named = {poll.poll_id: poll for poll in polls}
    events = [event for poll in polls for event in _steps(poll, calendar)]
    events.extend(
        _period(period, named.get(period.poll_id))
        for period in calendar.periods
        if calendar.concerns(period.areas, period.accounts, area, account)
    )
    return tuple(sorted(events, key=lambda event: (event.first_day, event.key)))


def _steps(poll: Poll, calendar: ElectionCalendar) -> Iterable[FeedEvent]:
    name = poll.title or poll.poll_id
    yield FeedEvent(
        key=f"{poll.poll_id}/poll",
        first_day=poll.polling_day,
        last_day=poll.polling_day,
        summary=f"Polling day: {name}" if poll.status not in NOT_HELD else f"Polling day ({poll.status}): {name}",
        description=ADVICE,
        status="CANCELLED" if poll.status in NOT_HELD else "CONFIRMED",
        poll=poll,
        kind="poll",
    )
    try:
        steps = compute(poll.kind, poll.nation, poll.polling_day, calendar.holidays, from_writ=poll.from_writ).steps
    except ExplainedError:
        return
    off_since = _not_held_since(poll)
    for step in steps:
        if step.step is Step.POLL:
            continue
        places = "".join(f"-{nation}" for nation in step.nations)
        yield FeedEvent(
            key=f"{poll.poll_id}/{step.step}-{step.bound}{places}",
            first_day=step.day,
            last_day=step.day,
            summary=f"{step_in_words(step)}: {name}",
            description=f"{step.explanation} {ADVICE}",
            status="CANCELLED" if off_since is not None and step.day >= off_since else "CONFIRMED",
            poll=poll,
            kind="step",
        )


def _not_held_since(poll: Poll) -> dt.date | None:
    if poll.status not in NOT_HELD:
        return None
    changes = [change.at for change in poll.history if change.field == "status"]
    return civil_day(changes[-1]) if changes else dt.date.min


def step_in_words(step: StatutoryStep) -> str:
    """A step as a calendar shows it: `Last day for the notice of election, by 4pm`."""
    if step.bound is Bound.EXACT:
        return step.step.words.capitalize()
    edge = "Last" if step.bound is Bound.LATEST else "First"
    hour = f", {'by' if step.bound is Bound.LATEST else 'from'} {hour_in_words(step.time)}" if step.time else ""
    places = f" ({', '.join(nation.value for nation in step.nations)})" if step.nations else ""
    return f"{edge} day for {step.step.words}{hour}{places}"


def _period(period: Period, poll: Poll | None) -> FeedEvent:
    titles = {
        PeriodKind.PRE_ELECTION: "Pre-election period",
        PeriodKind.REFERENDUM: "Restriction on referendum publicity",
        PeriodKind.SENSITIVE: "Sensitive period",
    }
    last = civil_day(period.ends_at - dt.timedelta(microseconds=1))
    first = civil_day(period.starts_at)
    starts = "; ".join(f"{day_in_words(start.day)}, {start.basis}" for start in period.starts)
    provisional = " Provisional: no notice has been recorded." if period.provisional else ""
    return FeedEvent(
        key=f"{period.poll_id}/period",
        first_day=first,
        last_day=max(first, last),
        summary=f"{titles[period.kind]}: {period.title}",
        description=f"From midnight on {day_in_words(first)} until {end_in_words(period.ends_at)}. "
        f"Possible starts: {starts or 'declared'}.{provisional} {ADVICE}",
        status="TENTATIVE" if period.provisional else "CONFIRMED",
        poll=poll,
        kind="period",
    )


def _component(event: FeedEvent, domain: str, changed_at: dt.datetime, revision: int) -> Event:
    history = event.poll.history if event.poll is not None else ()
    written = Event()
    written.add("uid", f"{event.key}@{domain}")
    written.add("dtstamp", changed_at)
    written.add("last-modified", changed_at)
    written.add("sequence", len(history) + revision)
    written.add("dtstart", event.first_day)
    written.add("dtend", event.last_day + ONE_DAY)
    written.add("summary", event.summary)
    written.add("description", event.description)
    written.add("status", event.status)
    written.add("transp", "TRANSPARENT")
    written.add("x-gate-entry", event.kind)
    if event.poll is not None and event.kind == "poll":
        _add_poll(written, event.poll)
    return written


def _add_poll(written: Event, poll: Poll) -> None:
    facts = {
        "x-gate-poll": poll.poll_id,
        "x-gate-kind": poll.kind.value,
        "x-gate-nation": poll.nation.value,
        "x-gate-areas": " ".join(sorted(poll.areas)),
        "x-gate-title": poll.title,
        "x-gate-status": poll.status.value,
        "x-gate-notice": poll.notice_day.isoformat() if poll.notice_day else "",
        "x-gate-writ": poll.from_writ.isoformat() if poll.from_writ else "",
        "x-gate-accounts": " ".join(sorted(poll.accounts)),
    }
    for field, value in facts.items():
        if value:
            written.add(field, value)

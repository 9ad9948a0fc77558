"""
What may happen to a poll, each as a new value with the change added to its history.

No change here ends a period by itself: a poll that is postponed, countermanded, uncontested or abandoned
keeps its period until a person says that it ends, because no code of practice says that it does.
"""

import datetime as dt
from dataclasses import replace

from calendars.civil_time import civil_day, london, require_aware
from calendars.errors import ExplainedError
from calendars.identifiers import require_plain
from calendars.poll import AdoptedStart, Poll, PollChange, PollStatus
from calendars.timetables import IN_USE

FURTHEST = dt.timedelta(days=3653)
"""Ten years: no poll is entered further ahead."""

AROUND_A_POLL = dt.timedelta(days=731)
"""Two years: no notice, start or end is further from its polling day, even where a poll was put off."""


class PollChangeError(ExplainedError):
    """A change that would make a poll contradict itself."""


def record_notice(poll: Poll, day: dt.date, *, at: dt.datetime, by: str) -> Poll:
    """The notice of election was, or by the returning officer's own plan will be, published on `day`.

    `at` (aware) is when that was entered, here and below. Raises PollChangeError for a day after polling day.
    """
    if day > poll.polling_day:
        raise PollChangeError(
            f"The notice cannot be published on {day:%-d %B %Y}, after polling day, {poll.polling_day:%-d %B %Y}.",
            where=poll.poll_id,
            remedy="Check both days.",
        )
    return _changed(replace(poll, notice_day=day), poll, "notice_day", str(poll.notice_day or ""), str(day), at, by)


def adopt_start(poll: Poll, day: dt.date, *, at: dt.datetime, by: str, reason: str) -> Poll:
    """The council chose for itself to start on `day`.

    Raises PollChangeError without a reason, after polling day, or for a poll that has no period to start.
    """
    table = IN_USE.get((poll.kind, poll.nation))
    if table is not None and table.period is None:
        raise PollChangeError(
            "The law gives such a poll no period, so none can start earlier.",
            where=poll.poll_id,
            remedy="Nothing was changed.",
        )
    if not reason.strip():
        raise PollChangeError("An adopted start needs a reason.", where=poll.poll_id, remedy="Say who decided and why.")
    if day > poll.polling_day:
        raise PollChangeError(
            f"A period cannot start on {day:%-d %B %Y}, after polling day, {poll.polling_day:%-d %B %Y}.",
            where=poll.poll_id,
            remedy="Choose an earlier day.",
        )
    before = str(poll.adopted.day) if poll.adopted else ""
    adopted = AdoptedStart(day=day, by=by, reason=reason)
    return _changed(replace(poll, adopted=adopted), poll, "adopted", before, str(day), at, by, reason)


def move_poll(poll: Poll, day: dt.date, *, at: dt.datetime, by: str, reason: str, new_notice: bool) -> Poll:
    """The poll is held on another day. Its identifier stays, so that nothing that names it is lost.

    With `new_notice` the day of the old notice no longer counts and the new one is awaited. A poll that
    was postponed is planned again. An end set for the old day is taken back.
    """
    moved = replace(
        poll,
        polling_day=day,
        status=PollStatus.PLANNED if poll.status is PollStatus.POSTPONED else poll.status,
        notice_day=None if new_notice else poll.notice_day,
        adopted=None if new_notice else poll.adopted,
        ends_at=None,
    )
    return _changed(moved, poll, "polling_day", str(poll.polling_day), str(day), at, by, reason)


def change_status(poll: Poll, status: PollStatus, *, at: dt.datetime, by: str, reason: str) -> Poll:
    """What has become of the poll. Its period goes on: `end_period` is another act."""
    return _changed(replace(poll, status=status), poll, "status", poll.status.value, status.value, at, by, reason)


def end_period(poll: Poll, ends_at: dt.datetime, *, at: dt.datetime, by: str, reason: str) -> Poll:
    """The period ends at `ends_at` (aware): later than the close of poll, or earlier for good.

    Raises PollChangeError without a reason, or for an end before the notice.
    """
    if not reason.strip():
        raise PollChangeError(
            "An end that is not the close of poll needs a reason.",
            where=poll.poll_id,
            remedy="Say who decided and why.",
        )
    ends_at = require_aware(ends_at)
    if poll.notice_day is not None and civil_day(ends_at) < poll.notice_day:
        raise PollChangeError(
            f"The period would end on {london(ends_at):%-d %B %Y}, before its notice of {poll.notice_day:%-d %B %Y}.",
            where=poll.poll_id,
            remedy="Choose a later end.",
        )
    before = london(poll.ends_at).isoformat() if poll.ends_at else "close of poll"
    return _changed(
        replace(poll, ends_at=ends_at), poll, "ends_at", before, london(ends_at).isoformat(), at, by, reason
    )


def require_sensible(poll: Poll, *, today: dt.date) -> None:
    """Raise PollChangeError where a day of `poll` can only be a slip of the hand, or its id cannot be one."""
    require_plain(poll.poll_id, of="a poll")
    furthest = today + FURTHEST
    if poll.polling_day > furthest:
        raise PollChangeError(
            f"No poll is planned for {poll.polling_day:%-d %B %Y} yet.", where=poll.poll_id, remedy="Check the year."
        )
    days = {
        "notice": poll.notice_day,
        "adopted start": poll.adopted.day if poll.adopted else None,
        "end": civil_day(poll.ends_at) if poll.ends_at else None,
    }
    for name, day in days.items():
        if day is not None and abs(day - poll.polling_day) > AROUND_A_POLL:
            raise PollChangeError(
                f"The {name} on {day:%-d %B %Y} is more than two years from polling day, {poll.polling_day:%-d %B %Y}.",
                where=poll.poll_id,
                remedy="Check both years.",
            )


def open_questions(poll: Poll) -> tuple[str, ...]:
    """What a person should be asked about a poll; until answered, its period is kept."""
    if poll.ends_at is not None or poll.status is PollStatus.PLANNED:
        return ()
    name = poll.title or poll.poll_id
    asked = {
        PollStatus.POSTPONED: f"{name} is postponed. On which day will it be held? Its period stays until "
        "that is known.",
        PollStatus.COUNTERMANDED: f"The poll for {name} is countermanded. Does its period end, and from when? It stays "
        "until you say so; the new poll is entered as a poll of its own.",
        PollStatus.UNCONTESTED: f"{name} is uncontested. Does its period end with the declaration? No code says so; it "
        "stays until you say so.",
        PollStatus.ABANDONED: f"The poll for {name} is abandoned. Does its period end, and from when? It stays until "
        "you say so.",
    }
    return (asked[poll.status],)


def _changed(
    new: Poll,
    old: Poll,
    field: str,
    before: str,
    after: str,
    at: dt.datetime,
    by: str,
    reason: str = "",
) -> Poll:
    change = PollChange(at=require_aware(at), by=by, field=field, before=before, after=after, reason=reason)
    return replace(new, history=(*old.history, change))

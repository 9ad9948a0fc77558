"""From a poll as it is recorded to the period it gives: the earliest of its possible starts, its own end."""

import datetime as dt

from calendars.bank_holidays import BankHolidayError, BankHolidays
from calendars.citation import Citation
from calendars.civil_time import instant_of
from calendars.day_plan import LONGEST_LEAD, table_of
from calendars.errors import ExplainedError
from calendars.period import Period, PeriodKind, Start, StartBasis
from calendars.poll import Poll
from calendars.poll_timetable import PollPeriod, compute
from calendars.timetable import TimetableError


class PeriodError(ExplainedError):
    """A period that ends before it starts."""


def close_of_poll(poll: Poll) -> dt.datetime:
    """The instant at which that poll closes. Raises TimetableError when its kind has no timetable there."""
    return instant_of(poll.polling_day, table_of(poll.kind, poll.nation).closes)


def periods_of(poll: Poll, holidays: BankHolidays) -> tuple[Period, ...]:
    """The periods that a poll gives: one, or none where its law gives none.

    Where the lawful days cannot be counted, a day recorded for the notice is enough; a start that the
    council adopted holds from its day, and before it the start is in doubt. Otherwise raises what stopped
    the count: TimetableError or BankHolidayError; PeriodError for one that ends before it starts.
    """
    try:
        computed = compute(poll.kind, poll.nation, poll.polling_day, holidays, from_writ=poll.from_writ).period
    except (TimetableError, BankHolidayError):
        rule = table_of(poll.kind, poll.nation).period
        if rule is None:
            return ()
        if rule.kind is not PeriodKind.PRE_ELECTION or (poll.notice_day is None and poll.adopted is None):
            raise
        return (_joined(poll, None, rule.kind, rule.cites),)
    if computed is None:
        return ()
    return (_joined(poll, computed, computed.kind, computed.citation),)


def _joined(poll: Poll, computed: PollPeriod | None, kind: PeriodKind, citation: Citation) -> Period:
    starts: list[Start] = []
    if computed is not None:
        starts.append(Start(day=computed.start_day, basis=computed.basis, citation=computed.citation))
    if poll.notice_day is not None:
        starts.append(Start(day=poll.notice_day, basis=StartBasis.NOTICE, citation=citation))
    if poll.adopted is not None:
        starts.append(
            Start(
                day=poll.adopted.day,
                basis=StartBasis.ADOPTED,
                by=poll.adopted.by,
                reason=poll.adopted.reason,
            )
        )
    first = min(starts, key=lambda start: (start.day, start.basis is not StartBasis.NOTICE))
    starts_at = instant_of(first.day)
    ends_at = poll.ends_at or close_of_poll(poll)
    if ends_at <= starts_at and poll.ends_at is None:
        raise PeriodError(
            f"The period of {poll.poll_id} would end on {poll.polling_day:%-d %B %Y}, "
            f"before it starts on {first.day:%-d %B %Y}.",
            remedy="Correct the day of the notice, the adopted start or the polling day.",
        )
    noticed = poll.notice_day is not None
    doubtful_day = computed.doubtful_day if computed is not None else poll.polling_day - LONGEST_LEAD
    if noticed:
        doubtful_day = None
    return Period(
        poll_id=poll.poll_id,
        poll_kind=poll.kind,
        kind=kind,
        title=poll.title or poll.poll_id,
        areas=poll.areas,
        starts_at=starts_at,
        ends_at=ends_at,
        starts=tuple(starts),
        basis=first.basis,
        provisional=kind is PeriodKind.PRE_ELECTION and not noticed,
        citation=citation,
        doubtful_from=instant_of(doubtful_day) if doubtful_day is not None else None,
        accounts=poll.accounts,
    )


def timetable_doubt(poll: Poll, holidays: BankHolidays) -> ExplainedError | None:
    """What stops this poll's days from being counted; None when nothing does."""
    try:
        compute(poll.kind, poll.nation, poll.polling_day, holidays, from_writ=poll.from_writ)
    except (TimetableError, BankHolidayError) as error:
        return error
    return None

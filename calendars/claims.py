"""
What each poll and period claims of the time around it: that a period holds, or that it cannot be told.

Each doubt is one cause of *cannot tell*, with who can end it and how.
"""

import datetime as dt
from dataclasses import dataclass

from calendars.answer import Doubt, Upcoming
from calendars.civil_time import civil_day, day_in_words, end_in_words, instant_of
from calendars.day_plan import LONGEST_LEAD
from calendars.errors import ExplainedError
from calendars.period import Period, PeriodKind, StartBasis
from calendars.poll import Poll
from calendars.poll_periods import close_of_poll
from calendars.stretches import Span
from calendars.timetable import TimetableError
from calendars.working_days import ONE_DAY

_CLERK = "The clerk"


@dataclass(frozen=True, slots=True)
class Claim:
    """A period that holds, or with `doubt` one that may hold; without `period` its start is not known at all."""

    period: Period | None
    doubt: Doubt | None
    areas: frozenset[str]
    accounts: frozenset[str]


def claims_of_period(period: Period) -> list[Span[Claim]]:
    """The period itself, and before it the days on which its notice may be up already."""
    held = Claim(period, None, period.areas, period.accounts)
    spans = [Span(period.starts_at, period.ends_at, held)]
    if period.doubtful_from is not None and period.doubtful_from < period.starts_at:
        doubt = Doubt(
            what=f"The notice of election for {period.title} may be up already, and nobody has recorded it.",
            who_can_end_it=_CLERK,
            how="ask the returning officer on which day the notice is or will be published, and record it.",
            poll_id=period.poll_id,
        )
        until = min(period.starts_at, period.ends_at)
        spans.append(Span(period.doubtful_from, until, Claim(period, doubt, period.areas, period.accounts)))
    return spans


def claim_of_unknown_start(poll: Poll, error: ExplainedError) -> Span[Claim]:
    """A poll whose days cannot be counted: for as long as any law could reach back from it, nobody can tell."""
    try:
        end = poll.ends_at or close_of_poll(poll)
    except TimetableError:
        end = poll.ends_at or instant_of(poll.polling_day + ONE_DAY)
    doubt = Doubt(
        what=f"It cannot be computed from when {poll.title or poll.poll_id} asks for care: {error.what}",
        who_can_end_it=_CLERK,
        how=f"record the day of the notice of election. {error.remedy}",
        poll_id=poll.poll_id,
    )
    start = instant_of(poll.polling_day - LONGEST_LEAD)
    return Span(start, end, Claim(None, doubt, poll.areas, poll.accounts))


def doubt_of_place(area: str) -> Doubt:
    """The area is not in the gazetteer."""
    return Doubt(
        what=f"The area ‘{area}’ is not known, so it cannot be told which polls touch it.",
        who_can_end_it=_CLERK,
        how="add the area and what it lies within, or correct its name.",
    )


def doubt_of_no(
    day: dt.date, *, empty: bool, confirmed_until: dt.date | None, complete_from: dt.date | None
) -> Doubt | None:
    """Why *no* cannot be claimed for a London day; None where it can.

    It needs polls, and a confirmation to a later day than the one asked about.
    """
    how = "enter every poll up to a later day and confirm the calendar complete to it."
    if empty:
        what = "No poll has been entered, and an empty calendar cannot say that none is near."
        how = "enter the next ordinary election and any by-election, then confirm the calendar complete."
    elif confirmed_until is None:
        what = "Nobody has confirmed that the calendar of polls is complete."
    elif day >= confirmed_until:
        what = f"The calendar of polls is confirmed complete only to {day_in_words(confirmed_until)}."
    elif complete_from is not None and day < complete_from:
        what = f"The calendar of polls is complete only from {day_in_words(complete_from)} on."
        how = "enter the polls of that time."
    else:
        return None
    return Doubt(what=what, who_can_end_it=_CLERK, how=how)


def told_as_holding(period: Period) -> str:
    """One sentence on a period that holds: for what, since when and why then, until when."""
    since = day_in_words(civil_day(period.starts_at))
    kinds = {
        PeriodKind.PRE_ELECTION: "A pre-election period holds",
        PeriodKind.REFERENDUM: "A statutory restriction on referendum publicity holds",
        PeriodKind.SENSITIVE: "A sensitive period holds",
    }
    bases = {
        StartBasis.COMPUTED: "the last lawful day for the notice of election",
        StartBasis.NOTICE: "the day of the notice of election",
        StartBasis.ADOPTED: "the start that the council adopted",
        StartBasis.STATUTORY_BAN: "the first day of the statutory restriction",
        StartBasis.DECLARED: "the day declared",
    }
    provisional = " Provisional: the notice has not been recorded." if period.provisional else ""
    return (
        f"{kinds[period.kind]} for {period.title}, from {since} ({bases[period.basis]}) "
        f"until {end_in_words(period.ends_at)}.{provisional}"
    )


def upcoming_start(span: Span[Claim]) -> Upcoming:
    """What begins with a claim."""
    period, doubt = span.claim.period, span.claim.doubt
    if doubt is None and period is not None:
        return Upcoming(at=span.start, what=f"The period for {period.title} starts.", poll_id=period.poll_id)
    if period is not None:
        what = f"From this day the notice of election for {period.title} may be up."
        return Upcoming(at=span.start, what=what, poll_id=period.poll_id)
    return Upcoming(at=span.start, what=doubt.what if doubt else "", poll_id=doubt.poll_id if doubt else "")


def upcoming_end(period: Period) -> Upcoming:
    """The end of a period."""
    return Upcoming(at=period.ends_at, what=f"The period for {period.title} ends.", poll_id=period.poll_id)

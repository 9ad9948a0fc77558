"""Periods that no poll gives: mourning, a consultation, a case in court. The council declares them itself."""

import datetime as dt

from calendars.citation import Citation, Standing
from calendars.civil_time import civil_day, require_aware
from calendars.period import Period, PeriodKind, Start, StartBasis
from calendars.poll_periods import PeriodError

OWN_DECISION = Citation("council-decision", "", Standing.VERIFIED)


def sensitive_period(
    period_id: str,
    title: str,
    *,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    areas: frozenset[str],
    by: str,
    reason: str,
    accounts: frozenset[str] = frozenset(),
    citation: Citation = OWN_DECISION,
) -> Period:
    """A declared period, half-open between two aware instants. Raises PeriodError when it ends before it starts."""
    starts_at, ends_at = require_aware(starts_at), require_aware(ends_at)
    if ends_at <= starts_at:
        raise PeriodError(
            f"‘{title}’ would end before it starts.", where=period_id, remedy="Correct one of the two days."
        )
    start = Start(day=civil_day(starts_at), basis=StartBasis.DECLARED, citation=citation, by=by, reason=reason)
    return Period(
        poll_id=period_id,
        poll_kind=None,
        kind=PeriodKind.SENSITIVE,
        title=title,
        areas=areas,
        starts_at=starts_at,
        ends_at=ends_at,
        starts=(start,),
        basis=StartBasis.DECLARED,
        provisional=False,
        citation=citation,
        accounts=accounts,
    )

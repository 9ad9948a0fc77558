"""Periods that the council declares itself."""

import pytest

from calendars.civil_time import read_instant
from calendars.period import StartBasis
from calendars.poll_periods import PeriodError
from calendars.sensitive_period import sensitive_period


def test_a_declared_period_is_half_open_and_says_who_declared_it() -> None:
    period = sensitive_period(
        "mourning.2027",
        "National mourning",
        starts_at=read_instant("2027-06-01T12:00"),
        ends_at=read_instant("2027-06-11T00:00"),
        areas=frozenset(),
        by="Town Clerk",
        reason="operation plan",
    )
    assert (period.basis, period.starts[0].by, period.starts[0].reason) == (
        StartBasis.DECLARED,
        "Town Clerk",
        "operation plan",
    )
    assert period.covers(read_instant("2027-06-01T12:00"))
    assert not period.covers(read_instant("2027-06-11T00:00"))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(PeriodError, match="‘Court case’ would end before it starts"):
        sensitive_period(
            "court.2027",
            "Court case",
            starts_at=read_instant("2027-06-02"),
            ends_at=read_instant("2027-06-01"),
            areas=frozenset(),
            by="Clerk",
            reason="x",
        )

"""Time cut at every change: the quick look agrees with asking every span."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from calendars.stretches import Span, Stretches

START = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
hours = st.integers(0, 24 * 20)


def instant(hour: int) -> dt.datetime:
    return START + dt.timedelta(hours=hour)


@given(pairs=st.lists(st.tuples(hours, hours), max_size=8), marks=st.lists(hours, max_size=2), asked=st.lists(hours))
def test_any_instant_finds_exactly_the_spans_that_cover_it(
    pairs: list[tuple[int, int]], marks: list[int], asked: list[int]
) -> None:
    spans = [Span(instant(start), instant(end), number) for number, (start, end) in enumerate(pairs)]
    stretches = Stretches(spans, [instant(mark) for mark in marks])
    table = stretches.table(lambda found: frozenset(span.claim for span in found))
    for hour in [-30, *asked, 24 * 30]:
        at = instant(hour)
        expected = frozenset(span.claim for span in spans if span.start <= at < span.end)
        assert table.at(at) == expected
        assert frozenset(span.claim for span in stretches.spans[stretches.number(at)]) == expected


def test_without_spans_there_is_one_stretch_for_ever() -> None:
    stretches: Stretches[int] = Stretches([])
    assert stretches.number(START) == 0
    assert stretches.table(len).at(START) == 0

"""The calendar as it stands, and as it stood at any time before."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calendars.nation import Nation
from calendars.poll import AdoptedStart, Poll, PollChange, PollKind, PollStatus
from gate.store.calendar_book import NOTHING_KEPT
from gate.store.document import DocumentError

HOUR = dt.timedelta(hours=1)


def poll(poll_id: str = "local.anytown.2027-05-06", **more) -> Poll:
    told = {
        "poll_id": poll_id,
        "kind": PollKind.LOCAL,
        "nation": Nation.ENGLAND,
        "areas": frozenset({"anytown"}),
        "polling_day": dt.date(2027, 5, 6),
    }
    return Poll(**{**told, **more})


def keep(begin, at, *polls, until=None):
    with begin(at) as work:
        work.calendar.keep(replace(NOTHING_KEPT, polls=polls, confirmed_until=until), by="clare")
        work.commit()


def test_before_anything_is_kept_there_is_an_empty_calendar(begin, noon):
    with begin(writing=False) as work:
        assert work.calendar.current() == NOTHING_KEPT
        assert work.calendar.as_of(noon) == NOTHING_KEPT


def test_a_change_adds_a_version_and_none_is_lost(begin, noon):
    keep(begin, noon, poll())
    keep(begin, noon + HOUR, poll(), poll("parl.anytown.2027-05-06"), until=dt.date(2027, 6, 30))
    with begin(writing=False) as work:
        stands, stood = work.calendar.current(), work.calendar.as_of(noon)
    assert (stands.version, len(stands.polls), stands.confirmed_until) == (2, 2, dt.date(2027, 6, 30))
    assert (stood.version, stood.polls, stood.at, stood.by, stood.confirmed_until) == (
        1,
        (poll(),),
        noon,
        "clare",
        None,
    )


def test_a_change_counts_from_its_instant_on(begin, noon):
    keep(begin, noon, poll())
    instants = (noon - dt.timedelta(microseconds=1), noon, noon + HOUR)
    with begin(writing=False) as work:
        assert [work.calendar.as_of(at).version for at in instants] == [0, 1, 1]


def test_an_instant_on_london_clocks_is_the_same_instant(begin, noon):
    keep(begin, noon, poll())
    bst = noon.astimezone(dt.timezone(HOUR))
    with begin(writing=False) as work:
        assert [work.calendar.as_of(at).version for at in (bst, bst - dt.timedelta(microseconds=1))] == [1, 0]


def test_a_naive_instant_is_refused(begin, noon):
    with begin(writing=False) as work, pytest.raises(Exception, match="has no time zone"):
        work.calendar.as_of(noon.replace(tzinfo=None))
    with pytest.raises(ValueError, match="has no time zone"):
        keep(begin, noon.replace(tzinfo=None), poll())


def test_a_clock_that_stepped_back_loses_no_change(begin, noon):
    keep(begin, noon, poll())
    keep(begin, noon - HOUR)  # later in truth, earlier by the clock
    with begin(writing=False) as work:
        assert work.calendar.current().version == 2
        assert work.calendar.as_of(noon).version == 2


def test_a_calendar_that_cannot_be_read_says_which_version(engine, begin, noon):
    keep(begin, noon, poll())
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE calendar SET polls = replace(polls, 'england', 'atlantis')")
    with (
        pytest.raises(DocumentError, match=r"^calendar version 1: What is stored here cannot be read"),
        begin() as work,
    ):
        work.calendar.current()


days = st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1))
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
instants = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC))
polls = st.builds(
    Poll,
    poll_id=words,
    kind=st.sampled_from(PollKind),
    nation=st.sampled_from(Nation),
    areas=st.frozensets(words, max_size=3),
    polling_day=days,
    title_cy=words,
    status=st.sampled_from(PollStatus),
    notice_day=st.none() | days,
    adopted=st.none() | st.builds(AdoptedStart, day=days, by=words, reason=words),
    ends_at=st.none() | instants,
    accounts=st.frozensets(words, max_size=2),
    from_writ=st.none() | days,
    history=st.lists(
        st.builds(PollChange, at=instants, by=words, field=words, before=words, after=words), max_size=2
    ).map(tuple),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.lists(polls, max_size=3).map(tuple), until=st.none() | days)
def test_any_polls_come_back_as_they_were(begin, noon, kept, until):
    keep(begin, noon, *kept, until=until)
    with begin(writing=False) as work:
        found = work.calendar.current()
    assert (found.polls, found.confirmed_until) == (kept, until)

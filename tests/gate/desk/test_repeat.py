import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.civil_time import CivilTimeError, instant_of, london
from gate.desk.desk import Desk
from gate.desk.enquiries import queue, verify_record
from gate.desk.override import override_findings
from gate.desk.release import release_due
from gate.desk.repeat import MOST, Every, occurrences, repeat_draft, stop_repeat
from gate.desk.taking import NotTakenError
from gate.store.posts import PostError
from gate.workflow.lifecycle import State
from gate.workflow.override import Ground, NotPermittedError
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, OLU, PLAIN, RAVI, SAM, TUESDAY, saying


def days(found: tuple[dt.datetime, ...]) -> list[str]:
    return [f"{london(at):%-d %b %H:%M%z}" for at in found]


def test_a_weekly_post_keeps_nine_oclock_over_both_changes_of_the_clocks() -> None:
    # summer time begins on 28 March 2027 and ends on 31 October 2027
    spring = occurrences(instant_of(dt.date(2027, 3, 21), dt.time(9)), Every.WEEK, dt.date(2027, 4, 4))
    assert days(spring) == ["21 Mar 09:00+0000", "28 Mar 09:00+0100", "4 Apr 09:00+0100"]
    autumn = occurrences(instant_of(dt.date(2027, 10, 24), dt.time(9)), Every.WEEK, dt.date(2027, 11, 7))
    assert days(autumn) == ["24 Oct 09:00+0100", "31 Oct 09:00+0000", "7 Nov 09:00+0000"]


def test_a_repeat_that_would_fall_in_the_hour_that_the_clocks_skip_is_refused_with_that_day_named() -> None:
    with pytest.raises(CivilTimeError, match="01:30 on 28 March 2027 does not exist in London"):
        occurrences(instant_of(dt.date(2027, 3, 27), dt.time(1, 30)), Every.DAY, dt.date(2027, 3, 29))


@pytest.mark.parametrize(
    ("every", "until", "wanted"),
    [
        (Every.DAY, dt.date(2027, 1, 31), ["29 Jan", "30 Jan", "31 Jan"]),
        (Every.WEEKDAY, dt.date(2027, 2, 2), ["29 Jan", "1 Feb", "2 Feb"]),  # 29 January 2027 is a Friday
        (Every.FORTNIGHT, dt.date(2027, 2, 28), ["29 Jan", "12 Feb", "26 Feb"]),
        (Every.MONTH, dt.date(2027, 4, 30), ["29 Jan", "28 Feb", "29 Mar", "29 Apr"]),  # February 2027 has 28 days
        (Every.YEAR, dt.date(2028, 1, 29), ["29 Jan", "29 Jan"]),
    ],
)
def test_how_often_is_what_it_says_and_the_last_day_is_included(
    every: Every, until: dt.date, wanted: list[str]
) -> None:
    found = occurrences(instant_of(dt.date(2027, 1, 29), dt.time(9)), every, until)
    assert [f"{london(at):%-d %b}" for at in found] == wanted


@given(
    st.dates(dt.date(2025, 1, 1), dt.date(2029, 1, 1)),
    st.times().filter(lambda time: time.hour not in (0, 1, 2)),
    st.sampled_from(Every),
    st.integers(0, 59),
)
def test_every_occurrence_stands_at_the_same_wall_time_once_a_day_at_most(
    day: dt.date, time: dt.time, every: Every, more: int
) -> None:
    found = occurrences(instant_of(day, time), every, day + dt.timedelta(days=more))
    walls = [london(at) for at in found]
    assert {wall.time() for wall in walls} <= {time.replace(microsecond=0)}
    assert len({wall.date() for wall in walls}) == len(walls) <= MOST


@pytest.mark.parametrize(
    ("every", "until", "told"),
    [
        (
            Every.DAY,
            dt.date(2027, 9, 1),
            "A repeat may make 60 posts; this one would make more. Give an earlier last day.",
        ),
        (Every.WEEK, dt.date(2028, 9, 1), "A repeat may run for a year; this one runs until 1 September 2028."),
        (Every.WEEK, dt.date(2027, 4, 1), "The repeat ends on 1 April 2027, before it begins. Give a later last day."),
    ],
)
def test_repeats_are_capped(desk: Desk, every: Every, until: dt.date, told: str) -> None:
    before = queue(desk)
    with pytest.raises(NotTakenError) as refused:
        repeat_draft(desk, saying(PLAIN), SAM, every=every, until=until)
    assert refused.value.reasons == (told,)
    assert queue(desk) == before


def test_repeats_stop_inside_a_period_and_go_on_after_it(desk: Desk) -> None:
    # the poll of Thursday 22 April 2027 is running
    made = repeat_draft(desk, saying(PLAIN), SAM, every=Every.WEEK, until=dt.date(2027, 5, 4))
    assert [(f"{london(post.due_at):%-d %b}", post.state, post.note) for post in made.posts] == [
        ("13 Apr", State.HELD, "repeats inside a period"),
        ("20 Apr", State.HELD, "repeats inside a period"),
        ("27 Apr", State.QUEUED, ""),
        ("4 May", State.QUEUED, ""),
    ]


def test_a_second_person_clears_one_occurrence_and_no_other(desk: Desk, clock: HandClock) -> None:
    made = repeat_draft(desk, saying(PLAIN), SAM, every=Every.WEEK, until=dt.date(2027, 4, 20))
    first, second = made.posts
    with pytest.raises(NotPermittedError):  # its author may not
        override_findings(desk, first.post_id, SAM, ground=Ground.OTHER, reason="It is only the opening hours")
    override_findings(desk, first.post_id, RAVI, ground=Ground.OTHER, reason="It is only the opening hours")
    clock.at = first.due_at
    done = {released.post.post_id: released.post.state for released in release_due(desk)}
    assert done[first.post_id] is State.PUBLISHED
    assert {post.post_id: post.state for post in queue(desk)}[second.post_id] is State.HELD


def test_the_same_repeat_asked_for_twice_is_made_once(desk: Desk) -> None:
    made = repeat_draft(desk, saying(PLAIN), SAM, every=Every.WEEK, until=dt.date(2027, 5, 4))
    with pytest.raises(NotTakenError, match=f"This repeat is there already: {made.repeat_id}"):
        repeat_draft(desk, saying(PLAIN), SAM, every=Every.WEEK, until=dt.date(2027, 5, 4))
    assert len([post for post in queue(desk) if post.repeat_of]) == 4


def test_stopping_a_repeat_withdraws_what_has_not_left(desk: Desk, clock: HandClock) -> None:
    made = repeat_draft(desk, saying(PLAIN, day=dt.date(2027, 5, 4)), SAM, every=Every.WEEK, until=dt.date(2027, 5, 18))
    clock.at = made.posts[0].due_at
    release_due(desk)
    with pytest.raises(NotPermittedError):
        stop_repeat(desk, made.repeat_id, OLU)
    stopped = stop_repeat(desk, made.repeat_id, ANN, reason="The library has closed")
    assert [post.post_id for post in stopped] == [post.post_id for post in made.posts[1:]]
    states = {post.post_id: post.state for post in queue(desk)}
    assert [states[post.post_id] for post in made.posts] == [State.PUBLISHED, State.WITHDRAWN, State.WITHDRAWN]
    with pytest.raises(PostError, match=r"is waiting to go out. Nothing was changed."):
        stop_repeat(desk, made.repeat_id, ANN)
    assert verify_record(desk).verifies


def test_a_repeat_with_words_that_no_channel_takes_makes_nothing(desk: Desk) -> None:
    before = queue(desk)
    with pytest.raises(NotTakenError, match="this account takes 280"):
        repeat_draft(desk, saying("word " * 80, account="town-x"), SAM, every=Every.DAY, until=TUESDAY)
    assert queue(desk) == before

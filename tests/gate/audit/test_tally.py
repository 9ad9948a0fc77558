"""What the record says happened, counted by hand beside each test."""

import datetime as dt
from collections.abc import Mapping

from gate.audit.entry import Facts
from gate.audit.tally import Week, tally

MONDAY = dt.date(2027, 4, 5)


def _said(event: str, post: str, day: dt.date, hour: int, *codes: str, **values: str) -> tuple[Facts, dt.date]:
    at = dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC)
    told: Mapping[str, str] = values
    facts = Facts(
        council="anytown",
        sequence=1,
        at=at.isoformat(),
        london=at.isoformat(),
        actor="someone",
        role="",
        event=event,
        subject=post,
        codes=codes,
        values=told,
        words={},
    )
    return facts, day


def test_posts_are_counted_in_the_week_of_their_first_day_by_their_first_verdict() -> None:
    sunday, third_week = MONDAY + dt.timedelta(days=6), MONDAY + dt.timedelta(days=14)
    counted = tally(
        [
            _said("submit", "1", MONDAY, 9),
            _said("clear", "1", MONDAY, 9, verdict="allow"),
            _said("submit", "2", sunday, 9),
            _said("hold", "2", sunday, 9, "PE101", verdict="block"),
            _said("hold", "2", sunday, 10, "PE107", verdict="flag"),  # read again: the first reading counts
            _said("submit", "3", third_week, 9),
            _said("hold", "3", third_week, 9, "PE201", verdict="flag"),
        ]
    )
    assert counted.weeks == (
        Week(starts=MONDAY, allow=1, block=1),
        Week(starts=MONDAY + dt.timedelta(days=7)),  # a week without a post is a week
        Week(starts=third_week, flag=1),
    )
    assert counted.posts == 3


def test_a_rule_counts_once_for_each_post_that_it_ever_held() -> None:
    counted = tally(
        [
            _said("submit", "1", MONDAY, 9),
            _said("hold", "1", MONDAY, 9, "PE101", "PE101", verdict="block"),
            _said("hold", "1", MONDAY, 10, "PE101", "PE301", verdict="block"),
            _said("submit", "2", MONDAY, 9),
            _said("hold", "2", MONDAY, 9, "PE101", verdict="block"),
        ]
    )
    assert counted.rules == (("PE101", 2), ("PE301", 1))


def test_the_wait_runs_from_held_to_the_first_decision_and_again_if_held_again() -> None:
    counted = tally(
        [
            _said("submit", "1", MONDAY, 9),
            _said("hold", "1", MONDAY, 9, "PE101", verdict="block"),
            _said("hold", "1", MONDAY, 10, "PE101", verdict="block"),  # still waiting since nine
            _said("amend", "1", MONDAY, 11),  # two hours
            _said("hold", "1", MONDAY, 11, "PE101", verdict="block"),
            _said("override", "1", MONDAY, 15, ground="other"),  # four hours
        ]
    )
    assert dict(counted.waits) == {"within the hour": 0, "within 4 hours": 2, "within a day": 0, "later": 0}
    assert counted.median_wait == dt.timedelta(hours=3)


def test_a_post_that_nobody_decided_about_has_no_wait_yet() -> None:
    counted = tally(
        [_said("submit", "1", MONDAY, 9), _said("hold", "1", MONDAY, 9, "PE101", verdict="block")],
    )
    assert counted.median_wait is None
    assert counted.outcomes == {"not out": 1}


def test_what_became_of_each_post_is_counted_once() -> None:
    lives = {
        "went out as written": ("publish",),
        "went out after a change": ("amend", "publish"),
        "went out on an officer's answer": ("amend", "override", "publish"),
        "withdrawn": ("withdraw",),
        "not out": ("return",),
    }
    told = [
        step
        for number, events in enumerate(lives.values())
        for step in (
            _said("submit", str(number), MONDAY, 9),
            *(_said(event, str(number), MONDAY, 10, ground="other") for event in events),
        )
    ]
    told += [_said("submit", "9", MONDAY, 9), _said("withdraw", "9", MONDAY, 10, refused="yes")]
    assert tally(told).outcomes == {**dict.fromkeys(lives, 1), "refused": 1}


def test_entries_about_anything_else_are_not_counted() -> None:
    counted = tally([_said("add poll", "local.anytown", MONDAY, 9), _said("publish", "7", MONDAY, 9)])
    assert counted.posts == 0
    assert counted.weeks == ()

"""Yes, no or cannot tell: for any area, account and instant, past or future."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from calendars.area import Gazetteer
from calendars.bank_holidays import BankHolidays
from calendars.civil_time import read_instant
from calendars.election_calendar import Answer, CalendarError, ElectionCalendar, Holds
from calendars.nation import Nation
from calendars.period import Period, PeriodKind
from calendars.poll import AdoptedStart, Poll, PollKind, PollStatus
from calendars.sensitive_period import sensitive_period

YES, NO, CANNOT_TELL = Holds.YES, Holds.NO, Holds.CANNOT_TELL
CONFIRMED = dt.date(2028, 1, 1)
Ask = Callable[..., Answer]


@pytest.fixture
def ask(gazetteer: Gazetteer, holidays: BankHolidays) -> Ask:
    """Ask a calendar of these polls, confirmed to the end of 2027 unless told otherwise."""

    def asked(
        when: str,
        *polls: Poll,
        area: str | None = "clunmoor",
        account: str | None = None,
        confirmed_until: dt.date | None = CONFIRMED,
        sensitive: tuple[Period, ...] = (),
    ) -> Answer:
        calendar = ElectionCalendar(
            polls=polls,
            gazetteer=gazetteer,
            holidays=holidays,
            confirmed_until=confirmed_until,
            sensitive=sensitive,
        )
        return calendar.answer(read_instant(when), area=area, account=account)

    return asked


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ("2019-01-01T12:00", NO),  # a past day
        ("2027-03-07T23:59", NO),
        ("2027-03-08T00:00", CANNOT_TELL),  # 15 working days before 31 March
        ("2027-03-28T01:30+01:00", CANNOT_TELL),  # the night the clocks go forward
        ("2027-03-30T23:59:59", CANNOT_TELL),
        ("2027-03-31T00:00", YES),  # still 30 March in UTC
        ("2027-03-31T00:59", YES),
        ("2027-05-06T21:59:59", YES),
        ("2027-05-06T22:00", NO),
        ("2027-10-31T01:30+01:00", NO),  # the hour that comes twice
        ("2027-10-31T01:30+00:00", NO),
    ],
)
def test_an_unrecorded_notice_makes_no_then_cannot_tell_then_yes(
    when: str, holds: Holds, ask: Ask, district_poll: Poll
) -> None:
    assert ask(when, district_poll).holds is holds


@pytest.mark.parametrize(
    ("when", "holds"),
    [("2027-03-21T23:59", NO), ("2027-03-22T00:00", YES), ("2027-03-30T12:00", YES), ("2027-05-06T22:00", NO)],
)
def test_a_recorded_notice_ends_the_doubt(when: str, holds: Holds, ask: Ask, district_poll: Poll) -> None:
    assert ask(when, replace(district_poll, notice_day=dt.date(2027, 3, 22))).holds is holds


def test_winter_time_starts_a_period_at_midnight_too(ask: Ask, district_poll: Poll) -> None:
    """Thursday 2 December 2027: by hand 1 Dec 1, 30-29 Nov 3, 26-22 8, 19-15 13, 12-8 18, 5-1 23, 29, 28 Oct 25."""
    winter = replace(district_poll, polling_day=dt.date(2027, 12, 2))
    assert ask("2027-10-27T23:59", winter).holds is CANNOT_TELL
    assert ask("2027-10-28T00:00", winter).holds is YES


def test_an_adopted_start_is_yes_before_the_notice(ask: Ask, district_poll: Poll) -> None:
    adopted = AdoptedStart(day=dt.date(2027, 3, 12), by="Full Council", reason="six weeks")
    poll = replace(district_poll, adopted=adopted)
    assert ask("2027-03-12T00:00", poll).holds is YES
    assert ask("2027-03-11T23:00", poll).holds is CANNOT_TELL
    assert "the start that the council adopted" in ask("2027-03-15T09:00", poll).why


@pytest.mark.parametrize(
    ("area", "poll_area", "holds"),
    [
        ("hafrenbridge", "clunmoor", YES),  # the district's poll touches a parish in it
        ("hafrenbridge", "marchshire", YES),  # and so does the county's
        ("clunmoor", "east", YES),  # a by-election in one ward touches the council
        ("west", "east", NO),  # but not the ward beside it
        ("anytown", "hafrenbridge", NO),
        ("teme", "clunmoor", NO),
        (None, "east", YES),  # no area asked: every poll counts
    ],
)
def test_a_poll_counts_where_it_covers_all_or_part_of_the_area(
    area: str | None, poll_area: str, holds: Holds, ask: Ask, district_poll: Poll
) -> None:
    poll = replace(district_poll, areas=frozenset({poll_area}))
    assert ask("2027-04-20T09:00", poll, area=area).holds is holds


@pytest.mark.parametrize(("account", "holds"), [("ward-news", YES), ("main", NO), (None, YES)])
def test_a_by_election_may_be_limited_to_the_accounts_that_serve_it(
    account: str | None, holds: Holds, ask: Ask, district_poll: Poll
) -> None:
    poll = replace(district_poll, areas=frozenset({"east"}), accounts=frozenset({"ward-news"}))
    assert ask("2027-04-20T09:00", poll, account=account).holds is holds


def test_overlapping_periods_are_all_named(ask: Ask, district_poll: Poll) -> None:
    county = replace(
        district_poll, poll_id="pcc.marchshire.2027-05-06", areas=frozenset({"marchshire"}), title="Marchshire PCC"
    )
    answer = ask("2027-04-20T09:00", district_poll, county)
    assert [period.poll_id for period in answer.periods] == ["local.clunmoor.2027-05-06", "pcc.marchshire.2027-05-06"]
    assert "Clunmoor District Council" in answer.why
    assert "Marchshire PCC" in answer.why


def test_one_period_that_ends_leaves_the_other_running(ask: Ask, district_poll: Poll) -> None:
    ended = replace(district_poll, ends_at=read_instant("2027-04-15T09:00"))
    other = replace(district_poll, poll_id="parish.hafrenbridge.2027-05-06", areas=frozenset({"hafrenbridge"}))
    answer = ask("2027-04-20T09:00", ended, other)
    assert [period.poll_id for period in answer.periods] == ["parish.hafrenbridge.2027-05-06"]


def test_an_empty_calendar_never_answers_no(ask: Ask) -> None:
    answer = ask("2027-01-04T09:00")
    assert answer.holds is CANNOT_TELL
    assert "an empty calendar cannot say that none is near" in answer.why


@pytest.mark.parametrize(
    ("confirmed_until", "holds"),
    [(None, CANNOT_TELL), (dt.date(2027, 1, 4), CANNOT_TELL), (dt.date(2027, 1, 5), NO)],
)
def test_no_needs_a_calendar_confirmed_to_a_later_day(
    confirmed_until: dt.date | None, holds: Holds, ask: Ask, district_poll: Poll
) -> None:
    assert ask("2027-01-04T09:00", district_poll, confirmed_until=confirmed_until).holds is holds


def test_yes_needs_no_confirmation(ask: Ask, district_poll: Poll) -> None:
    assert ask("2027-04-20T09:00", district_poll, confirmed_until=None).holds is YES


def test_an_unknown_area_cannot_be_told_and_the_answer_names_it(ask: Ask, district_poll: Poll) -> None:
    answer = ask("2027-01-04T09:00", district_poll, area="narnia")
    assert answer.holds is CANNOT_TELL
    assert "The area ‘narnia’ is not known" in answer.why
    assert ask("2027-04-20T09:00", district_poll, area="narnia").holds is CANNOT_TELL


def test_a_poll_in_an_unknown_place_counts_everywhere(ask: Ask, district_poll: Poll) -> None:
    assert ask("2027-04-20T09:00", replace(district_poll, areas=frozenset({"narnia"}))).holds is YES


@pytest.mark.parametrize(
    ("when", "holds"),
    [("2031-04-20T09:00", CANNOT_TELL), ("2031-05-01T21:59", CANNOT_TELL), ("2031-05-01T22:00", NO)],
)
def test_a_start_that_cannot_be_computed_is_cannot_tell_never_no(
    when: str, holds: Holds, ask: Ask, district_poll: Poll
) -> None:
    far = replace(district_poll, polling_day=dt.date(2031, 5, 1))
    answer = ask(when, far, confirmed_until=dt.date(2032, 1, 1))
    assert answer.holds is holds


@pytest.mark.parametrize(
    ("when", "holds"), [("2031-02-20T09:00", CANNOT_TELL), ("2031-03-03T00:00", YES), ("2031-05-01T22:00", NO)]
)
def test_an_adopted_start_holds_where_the_law_cannot_be_computed_and_before_it_nobody_can_tell(
    when: str, holds: Holds, ask: Ask, district_poll: Poll
) -> None:
    adopted = AdoptedStart(day=dt.date(2031, 3, 3), by="Full Council", reason="six weeks")
    far = replace(district_poll, polling_day=dt.date(2031, 5, 1), adopted=adopted)
    assert ask(when, far, confirmed_until=dt.date(2032, 1, 1)).holds is holds


def test_a_far_poll_does_not_cloud_today(ask: Ask, district_poll: Poll) -> None:
    far = replace(district_poll, polling_day=dt.date(2031, 5, 1))
    assert ask("2027-01-04T09:00", far).holds is NO


@pytest.mark.parametrize("kind", [PollKind.PARL_BY, PollKind.SP])
def test_a_poll_without_writ_or_table_is_cannot_tell(kind: PollKind, ask: Ask, district_poll: Poll) -> None:
    assert ask("2027-04-20T09:00", replace(district_poll, kind=kind)).holds is CANNOT_TELL


@pytest.mark.parametrize(
    "broken",
    [
        {"polls": 0},
        {"confirmed_until": None},
        {"area": "narnia"},
        {"when": "2027-03-10T09:00"},
        {"kind": PollKind.PARL_BY, "when": "2027-04-20T09:00"},
    ],
)
def test_every_doubt_says_who_can_end_it_and_how(broken: dict[str, object], ask: Ask, district_poll: Poll) -> None:
    poll = replace(district_poll, kind=PollKind(broken.get("kind", PollKind.LOCAL)))
    polls = () if "polls" in broken else (poll,)
    rest = {name: broken[name] for name in ("confirmed_until", "area") if name in broken}
    answer = ask(str(broken.get("when", "2027-01-04T09:00")), *polls, **rest)
    assert answer.holds is CANNOT_TELL
    assert answer.in_period
    assert answer.doubts
    assert all(doubt.what and doubt.who_can_end_it and doubt.how for doubt in answer.doubts)


@pytest.mark.parametrize("status", [PollStatus.UNCONTESTED, PollStatus.COUNTERMANDED, PollStatus.ABANDONED])
def test_a_period_never_ends_silently(status: PollStatus, ask: Ask, district_poll: Poll) -> None:
    assert ask("2027-04-20T09:00", replace(district_poll, status=status)).holds is YES


def test_a_parish_poll_alone_makes_no_period(ask: Ask, district_poll: Poll) -> None:
    assert ask("2027-05-05T09:00", replace(district_poll, kind=PollKind.PARISH_POLL)).holds is NO


def mourning(ends: str = "2027-02-11T00:00") -> Period:
    return sensitive_period(
        "mourning.2027-02-01",
        "National mourning",
        starts_at=read_instant("2027-02-01"),
        ends_at=read_instant(ends),
        areas=frozenset({"clunmoor"}),
        by="Town Clerk",
        reason="operation plan",
    )


def test_a_sensitive_period_is_named_and_makes_no_yes(ask: Ask, district_poll: Poll) -> None:
    answer = ask("2027-02-05T09:00", district_poll, sensitive=(mourning(),))
    assert answer.holds is NO
    assert [period.kind for period in answer.periods] == [PeriodKind.SENSITIVE]
    assert "A sensitive period holds for National mourning" in answer.why


def test_what_comes_next_is_told_in_order(ask: Ask, district_poll: Poll) -> None:
    coming = ask("2027-01-04T09:00", district_poll).next
    assert [(one.day.isoformat(), one.what) for one in coming] == [
        ("2027-03-08", "From this day the notice of election for Clunmoor District Council may be up."),
        ("2027-03-31", "The period for Clunmoor District Council starts."),
        ("2027-05-06", "The period for Clunmoor District Council ends."),
        ("2028-01-01", "From this day on nobody has confirmed that no poll is missing: a no becomes cannot tell."),
    ]


def test_two_polls_with_one_identifier_are_refused(
    gazetteer: Gazetteer, holidays: BankHolidays, district_poll: Poll
) -> None:
    with pytest.raises(CalendarError, match=r"Two polls are called ‘local\.clunmoor\.2027-05-06’"):
        ElectionCalendar(polls=[district_poll, district_poll], gazetteer=gazetteer, holidays=holidays)


def test_a_naive_instant_is_an_error_below_the_entrances(
    gazetteer: Gazetteer, holidays: BankHolidays, district_poll: Poll
) -> None:
    calendar = ElectionCalendar(polls=[district_poll], gazetteer=gazetteer, holidays=holidays)
    with pytest.raises(ValueError, match="no time zone"):
        calendar.answer(dt.datetime(2027, 4, 20, 9))


def test_the_digest_changes_with_whatever_can_change_an_answer(
    gazetteer: Gazetteer, holidays: BankHolidays, district_poll: Poll
) -> None:
    def digest(*polls: Poll, confirmed_until: dt.date | None = CONFIRMED, known: BankHolidays = holidays) -> str:
        return ElectionCalendar(
            polls=polls, gazetteer=gazetteer, holidays=known, confirmed_until=confirmed_until
        ).digest

    same = digest(district_poll)
    assert digest(replace(district_poll)) == same
    changed = {
        digest(replace(district_poll, notice_day=dt.date(2027, 3, 22))),
        digest(replace(district_poll, polling_day=dt.date(2027, 5, 13))),
        digest(replace(district_poll, nation=Nation.WALES)),
        digest(district_poll, confirmed_until=None),
        digest(),
    }
    assert len(changed | {same}) == 6


def test_the_fast_question_agrees_with_the_answer(
    gazetteer: Gazetteer, holidays: BankHolidays, district_poll: Poll
) -> None:
    calendar = ElectionCalendar(
        polls=[district_poll], gazetteer=gazetteer, holidays=holidays, confirmed_until=CONFIRMED
    )
    start = read_instant("2027-02-20")
    for hours in range(0, 24 * 90, 7):
        at = start + dt.timedelta(hours=hours)
        answer = calendar.answer(at, area="hafrenbridge")
        held = calendar.periods_at(at, area="hafrenbridge")
        assert bool(held) == (answer.holds is YES)

"""
The calendar's speed, as ratios measured in one run: only these mean anything on another machine.

Run it as `python -m benchmarks.calendar_questions`. Targets: the question within 5 times a table by day; a
timetable at least 200 times faster than uk-election-timetables; a feed served from its cached text.
"""

import datetime as dt
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from uk_election_timetables.calendars import Country
from uk_election_timetables.elections import LocalElection

from calendars.area import Area, AreaKind, Gazetteer
from calendars.bank_holidays import BankHolidays
from calendars.civil_time import civil_day, instant_of
from calendars.election_calendar import ElectionCalendar
from calendars.ics_feed import calendar_to_ics
from calendars.nation import Nation
from calendars.period import Period
from calendars.poll import Poll, PollKind
from calendars.poll_timetable import compute
from calendars.timetable import TimetableError

DATA = Path(__file__).parents[1] / "data"
POLLS = 10_000
AREAS = 200
SEED = 20261121
ROUNDS = 15


def holidays() -> BankHolidays:
    return BankHolidays.of(
        (DATA / "bank-holidays.json").read_text(encoding="utf-8"),
        (DATA / "one-off-holidays.csv").read_text(encoding="utf-8"),
    )


def many_polls(known: BankHolidays) -> tuple[list[Poll], Gazetteer]:
    """Ten thousand by-elections of recent years over two hundred areas, each area by itself."""
    drawn = random.Random(SEED)
    polls: list[Poll] = []
    while len(polls) < POLLS:
        day = dt.date(2016, 6, 2) + dt.timedelta(weeks=drawn.randrange(640))
        poll = Poll(
            poll_id=f"local.a{len(polls)}.by.{day}",
            kind=PollKind.LOCAL,
            nation=Nation.ENGLAND,
            areas=frozenset({f"a{drawn.randrange(AREAS)}"}),
            polling_day=day,
        )
        try:
            compute(poll.kind, poll.nation, day, known)
        except TimetableError:
            continue
        polls.append(poll)
    return polls, Gazetteer(Area(area_id=f"a{n}", name=f"A{n}", kind=AreaKind.DISTRICT) for n in range(AREAS))


def table_by_day(calendar: ElectionCalendar, area: str) -> dict[dt.date, tuple[Period, ...]]:
    """The floor: for one area, every day's periods written out beforehand. Hours within a day are lost."""
    table: dict[dt.date, tuple[Period, ...]] = {}
    for period in calendar.periods:
        if area in period.areas:
            day = civil_day(period.starts_at)
            while day <= civil_day(period.ends_at):
                table[day] = (*table.get(day, ()), period)
                day += dt.timedelta(days=1)
    return table


def seconds(work: Callable[[], object], times: int) -> float:
    """The quickest of several rounds, each the mean of `times` calls: other work on the machine only ever adds."""
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(times):
            work()
        rounds.append((time.perf_counter() - started) / times)
    return min(rounds)


def show(what: str, taken: float, floor: float, target: str) -> None:
    print(f"{what:58} {taken * 1e6:12,.2f} µs  {taken / floor:10,.2f}  {target}")


def questions(calendar: ElectionCalendar) -> None:
    area = "a7"
    table = table_by_day(calendar, area)
    drawn = random.Random(SEED)
    instants = [instant_of(dt.date(2017, 1, 1) + dt.timedelta(days=drawn.randrange(4000))) for _ in range(1000)]
    days = [civil_day(at) for at in instants]
    place = calendar.at_place(area)

    def by_table() -> None:
        for day in days:
            table.get(day, ())

    def by_question() -> None:
        for at in instants:
            place.periods_at(at)

    def by_answer() -> None:
        for at in instants:
            place.answer(at)

    def by_scan() -> None:
        for at in instants[:10]:
            tuple(period for period in calendar.periods if area in period.areas and period.covers(at))

    floor = seconds(by_table, 20) / len(instants)
    print(f"Periods that hold for one area among {POLLS:,} polls")
    show("  table by day (the floor)", floor, floor, "")
    show("  periods_at: which periods hold", seconds(by_question, 20) / len(instants), floor, "at most 5")
    show("  answer: with why, doubts and what comes next", seconds(by_answer, 3) / len(instants), floor, "")
    show("  scan of all", seconds(by_scan, 1) / 10, floor, "")


def timetables(known: BankHolidays) -> None:
    days = [dt.date(2027, 5, 6) + dt.timedelta(weeks=n) for n in range(50)]
    days = [day for day in days if not _refused(day, known)]

    def ours() -> None:
        for day in days:
            compute(PollKind.LOCAL, Nation.ENGLAND, day, known)

    def theirs() -> None:
        for day in days[:5]:
            LocalElection(day, Country.ENGLAND).timetable  # noqa: B018

    def dressed() -> None:
        for day in days:
            compute(PollKind.LOCAL, Nation.ENGLAND, day, known).steps  # noqa: B018

    floor = seconds(ours, 20) / len(days)
    peer = seconds(theirs, 1) / 5
    print("One timetable")
    show("  ours: the days of ten steps", floor, floor, "")
    show("  ours: the same with hour, bound and citation each", seconds(dressed, 5) / len(days), floor, "")
    show("  uk-election-timetables: six steps", peer, floor, "at least 200")


def _refused(day: dt.date, known: BankHolidays) -> bool:
    try:
        compute(PollKind.LOCAL, Nation.ENGLAND, day, known)
    except TimetableError:
        return True
    return False


def feeds(polls: list[Poll], gazetteer: Gazetteer, known: BankHolidays) -> None:
    calendar = ElectionCalendar(polls=polls[:90], gazetteer=gazetteer, holidays=known)
    changed_at = instant_of(dt.date(2026, 11, 21))

    def write() -> str:
        return calendar_to_ics(calendar, name="Anytown", domain="anytown.example", changed_at=changed_at)

    text = write()
    cached = {calendar.digest: text}
    floor = seconds(lambda: cached[calendar.digest], 1000)
    print(f"A feed of {text.count('BEGIN:VEVENT'):,} events")
    show("  served from its cached text", floor, floor, "")
    show("  written anew after a change", seconds(write, 1), floor, "")


def main() -> None:
    known = holidays()
    polls, gazetteer = many_polls(known)
    started = time.perf_counter()
    calendar = ElectionCalendar(polls=polls, gazetteer=gazetteer, holidays=known)
    built = time.perf_counter() - started
    print(f"Python {sys.version.split()[0]}; {POLLS:,} polls read into a calendar in {built:.2f} s")
    print(f"{'':58} {'once':>15}  {'ratio':>10}  target")
    questions(calendar)
    timetables(known)
    feeds(polls, gazetteer, known)


if __name__ == "__main__":
    main()

"""The situation in which a draft would be read: which periods, which people, under which terms and policy."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Generic, TypeVar

from calendars.area import Gazetteer
from calendars.bank_holidays import BankHolidays
from calendars.civil_time import civil_day
from calendars.election_calendar import Answer, ElectionCalendar, Holds
from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from calendars.poll_timetable import PollTimetable, compute
from calendars.timetable import Bound, Step, TimetableError
from gate.desk.desk import Desk
from gate.publicity.council import Account, Council, LocalTopic, People
from gate.publicity.meaning.voting_days import VotingDays
from gate.publicity.policy import Policy
from gate.publicity.situation import Situation
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.terms import Terms
from gate.store.calendar_book import KeptCalendar
from gate.store.work import Work

Value = TypeVar("Value")


def election_calendar(
    desk: Desk, work: Work, kept: KeptCalendar | None = None, *, polls: tuple[Poll, ...] | None = None
) -> ElectionCalendar:
    """The calendar of the council: as kept now, as `kept` says, or with `polls` in the place of those kept."""
    book = work.calendar.current() if kept is None else kept
    began = work.calendar.began_at()
    return ElectionCalendar(
        polls=book.polls if polls is None else polls,
        gazetteer=Gazetteer(work.registers.areas),
        holidays=holidays_of(desk, book),
        confirmed_until=book.confirmed_until,
        complete_from=civil_day(began) if began else None,  # of days before it was kept, nobody has said a thing
        sensitive=book.sensitive,
    )


def holidays_of(desk: Desk, kept: KeptCalendar) -> BankHolidays:
    """The bank holidays that the calendar counts by: the newer ones taken in, else those that came with the program."""
    return desk.reference.holidays_with(kept.holidays) if kept.holidays else desk.reference.holidays


def calendar_with(desk: Desk, work: Work, poll: Poll) -> ElectionCalendar:
    """The calendar of the council as it would be with one poll more."""
    return election_calendar(desk, work, polls=(*work.calendar.current().polls, poll))


def merged(known: tuple[Poll, ...], newer: tuple[Poll, ...]) -> tuple[Poll, ...]:
    """The known polls with the newer ones in their places, or after them. What people recorded here stays."""
    fresh = {poll.poll_id: poll for poll in newer}
    kept = [_brought_up(poll, fresh.pop(poll.poll_id)) if poll.poll_id in fresh else poll for poll in known]
    return (*kept, *fresh.values())


def _brought_up(poll: Poll, newer: Poll) -> Poll:
    return replace(
        newer,
        title=newer.title or poll.title,
        title_cy=newer.title_cy or poll.title_cy,
        notice_day=newer.notice_day or poll.notice_day,
        adopted=newer.adopted or poll.adopted,
        ends_at=newer.ends_at or poll.ends_at,
        accounts=newer.accounts or poll.accounts,
        history=poll.history,
    )


def situate(
    desk: Desk,
    work: Work,
    account: Account | None,
    at: dt.datetime,
    *,
    calendar: ElectionCalendar | None = None,
    policy: Policy | None = None,
) -> Situation:
    """What holds for `account` at `at` (aware); without an account, for the council as a whole.

    `policy` is one that is only thought of; without it, the policy in force holds.

    Whenever the calendar cannot tell, posts are read as inside a period. The candidates are those of the
    polls whose periods hold or may hold; where no poll is named in the doubt, those of every poll to come.
    """
    council = work.registers.council
    area = account.area if account else council.area
    elections = calendar or election_calendar(desk, work)
    answer = elections.answer(at, area=area, account=account.account_id if account else None)
    policy = work.registers.policy if policy is None else policy
    people = people_of(answer, work.registers.people, work.calendar.current().polls)
    book = work.calendar.current()
    whole = whole_lists(people, book.polls)
    in_force = tuple(period.poll_id for period in answer.periods if period.poll_kind is not None)
    awaited = tuple(one.poll_id for one in answer.periods if one.poll_kind is not None and one.poll_kind.has_candidates)
    old = {ballot.poll_id for ballot in people.ballots if ballot.complete} - whole
    topics = tuple(one for one in policy.local_topics if one.holds_on(civil_day(at)))
    return Situation(
        at=at,
        council=council,
        account=account,
        people=people,
        lexicon=_lexicon(_Same(people), topics, _Same(desk.reference.terms), council),
        policy=policy,
        periods=answer.periods,
        in_period=answer.holds is not Holds.NO,
        doubt=answer.why if answer.holds is Holds.CANNOT_TELL else "",
        incomplete=tuple(poll_id for poll_id in awaited if poll_id not in whole),
        stale=desk.reference.stale(at)
        + tuple(_GROWN_OLD.format(poll=poll_id) for poll_id in awaited if poll_id in old),
        voting=voting_days(desk, work, in_force),
        parish_polls=_parish_polls(elections, area, account.account_id if account else None, at),
    )


_GROWN_OLD = "The list of candidates for {poll} is of before its polling day was changed: load the new statement."


def whole_lists(people: People, polls: tuple[Poll, ...]) -> frozenset[str]:
    """The polls whose statement of persons nominated is loaded, and has not grown old.

    It grows old when the poll is moved to another day: nominations may have been taken again, so that somebody who
    stands now need not be on it. Those whom it names stay known.
    """
    moved_at = {poll.poll_id: change.at for poll in polls for change in poll.history if change.field == "polling_day"}
    return frozenset(
        ballot.poll_id
        for ballot in people.ballots
        if ballot.complete
        and (ballot.poll_id not in moved_at or (ballot.imported_at and moved_at[ballot.poll_id] < ballot.imported_at))
    )


def _parish_polls(calendar: ElectionCalendar, area: str, account: str | None, at: dt.datetime) -> tuple[str, ...]:
    """The parish polls that concern the place, from when they stand in the calendar until their day is over."""
    return tuple(
        poll.poll_id
        for poll in calendar.polls
        if poll.kind is PollKind.PARISH_POLL
        and civil_day(at) <= poll.polling_day
        and calendar.concerns(poll.areas, poll.accounts, area, account)
    )


def voting_days(desk: Desk, work: Work, in_force: tuple[str, ...]) -> tuple[VotingDays, ...]:
    """What voters of the polls in force are to be told, by their own timetables; none where a poll has no table."""
    book = work.calendar.current()
    found = []
    for poll in book.polls:
        if poll.poll_id in in_force:
            with suppress(TimetableError):
                found.append(_voting(poll, compute(poll.kind, poll.nation, poll.polling_day, holidays_of(desk, book))))
    return tuple(found)


def _voting(poll: Poll, timetable: PollTimetable) -> VotingDays:
    days = {step.step: step.day for step in reversed(timetable.steps) if step.bound is Bound.LATEST}
    in_ireland = Nation.NORTHERN_IRELAND in {poll.nation, timetable.nation}
    return VotingDays(
        poll_id=poll.poll_id,
        polling_day=poll.polling_day,
        register_by=days.get(Step.REGISTRATION_DEADLINE),
        postal_by=days.get(Step.POSTAL_VOTE_DEADLINE),
        proxy_by=days.get(Step.PROXY_DEADLINE),
        card_by=days.get(Step.VAC_DEADLINE),
        opens=timetable.opens,
        closes=timetable.closes,
        photo_id=None if in_ireland or poll.nation is Nation.UK else Step.VAC_DEADLINE in days,
    )


def people_of(answer: Answer, people: People, polls: tuple[Poll, ...]) -> People:
    """The people who matter under `answer`: its polls' candidates, and every member."""
    in_force = {period.poll_id for period in answer.periods}
    if answer.holds is Holds.CANNOT_TELL and not in_force:
        in_force = {poll.poll_id for poll in polls if poll.polling_day >= civil_day(answer.at)}
    return _standing_in(_Same(people), frozenset(in_force))


@dataclass(frozen=True, slots=True, eq=False)
class _Same(Generic[Value]):
    """A large value as the key of a cache: by being the very same one, since to compare its parts would take longer."""

    value: Value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=64)
def _standing_in(people: _Same[People], polls: frozenset[str]) -> People:
    """`people` with the candidates of `polls` alone."""
    standing = tuple(candidate for candidate in people.value.candidates if candidate.poll_id in polls)
    return replace(people.value, candidates=standing)


@lru_cache(maxsize=32)
def _lexicon(people: _Same[People], topics: tuple[LocalTopic, ...], terms: _Same[Terms], council: Council) -> Lexicon:
    """The compiled index of these people, topics and terms: built once and shared."""
    councils = {council.name, council.name_cy, *(member.body for member in people.value.members)} - {""}
    return Lexicon.build(
        terms=terms.value, people=people.value, topics=topics, places=council.places, councils=sorted(councils)
    )

"""
Which periods hold for an area at an instant: yes, no, or cannot tell and why.

Everything that changes an answer happens at a known instant: a start, an end, the day from which a notice
may be up, the day to which someone confirmed the calendar. So each area's time is cut at those instants
once, and a question is one search in a sorted list.
"""

import bisect
import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from calendars.area import Gazetteer
from calendars.bank_holidays import BankHolidayError, BankHolidays
from calendars.civil_time import instant_of, london, require_aware
from calendars.errors import ExplainedError
from calendars.period import Period, PeriodKind, StartBasis
from calendars.poll import Poll
from calendars.poll_periods import close_of_poll, periods_of
from calendars.timetable import TimetableError
from calendars.working_days import ONE_DAY

LONGEST_LEAD = dt.timedelta(days=182)  # no table, doubt included, reaches further back from its poll than this
_NOBODY = ""  # stands for every account that no poll is limited to, so that all of them share one index


class CalendarError(ExplainedError):
    """A calendar that contradicts itself."""


class Holds(StrEnum):
    """Whether a pre-election period holds."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One cause of *cannot tell*: what is not known, who can end the doubt and how."""

    what: str
    who_can_end_it: str
    how: str
    poll_id: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.who_can_end_it} can end the doubt: {self.how}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """Something that will change the answer. `at` is the instant from which it does."""

    at: dt.datetime
    what: str
    poll_id: str = ""

    @property
    def day(self) -> dt.date:
        """The London day on which it happens."""
        return london(self.at).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What holds at `at`, why, by which periods, what is in doubt, and what comes next.

    `periods` are those that hold and those that may, of every kind; a sensitive period alone makes no
    *yes*. Posts are read as inside a period unless the answer is no.
    """

    holds: Holds
    at: dt.datetime
    why: str
    periods: tuple[Period, ...]
    doubts: tuple[Doubt, ...]
    next: tuple[Upcoming, ...]

    @property
    def in_period(self) -> bool:
        """Whether posts are read as inside a pre-election period: yes, and also when it cannot be told."""
        return self.holds is not Holds.NO


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of time in which one thing is claimed: a period that holds, or a doubt."""

    start: dt.datetime
    end: dt.datetime
    period: Period | None
    doubt: Doubt | None
    areas: frozenset[str]
    accounts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Index:
    bounds: list[dt.datetime]
    spans: list[tuple[_Span, ...]]
    holding: list[tuple[Period, ...]]


class ElectionCalendar:
    """Polls, the periods they give, and the answers that follow. Immutable; indexes are built once for each area.

    `confirmed_until` is the day to which someone confirmed the calendar complete: *no* is answered only for
    instants on days before it (and from `complete_from` on, when given). Raises CalendarError for two polls
    with one identifier, and PeriodError for a period that ends before it starts.
    """

    def __init__(
        self,
        *,
        polls: Iterable[Poll],
        gazetteer: Gazetteer,
        holidays: BankHolidays,
        confirmed_until: dt.date | None = None,
        complete_from: dt.date | None = None,
        sensitive: Iterable[Period] = (),
    ) -> None:
        self.polls = tuple(sorted(polls, key=lambda poll: (poll.polling_day, poll.poll_id)))
        self.gazetteer = gazetteer
        self.holidays = holidays
        self.confirmed_until = confirmed_until
        self.complete_from = complete_from
        seen: set[str] = set()
        for poll in self.polls:
            if poll.poll_id in seen:
                raise CalendarError(
                    f"Two polls are called ‘{poll.poll_id}’.", remedy="Give one of them another identifier."
                )
            seen.add(poll.poll_id)
        spans: list[_Span] = []
        found: list[Period] = []
        for poll in self.polls:
            try:
                periods = periods_of(poll, holidays)
            except (TimetableError, BankHolidayError) as error:
                spans.append(_unknown(poll, error))
                continue
            for period in periods:
                found.append(period)
                spans.extend(_spans_of(period))
        for period in sensitive:
            found.append(period)
            spans.extend(_spans_of(period))
        self.periods = tuple(sorted(found, key=_in_order))
        self._spans = tuple(spans)
        self._named_accounts = frozenset(account for span in spans for account in span.accounts)
        self._indexes: dict[tuple[str | None, str | None], _Index] = {}
        self.digest = self._digest()

    def _digest(self) -> str:
        """SHA-256 over everything that can change an answer, as canonical text."""
        said = {
            "polls": [_told(poll) for poll in self.polls],
            "periods": [_told(period) for period in self.periods],
            "areas": sorted((area.area_id, area.kind.value, sorted(area.within)) for area in self.gazetteer),
            "confirmed_until": str(self.confirmed_until),
            "complete_from": str(self.complete_from),
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    def _index(self, area: str | None, account: str | None) -> _Index:
        place = area if area is not None and area in self.gazetteer else None
        limited = account if account is None or account in self._named_accounts else _NOBODY
        key = (place, limited)
        index = self._indexes.get(key)
        if index is None:
            concerned = [span for span in self._spans if self.concerns(span.areas, span.accounts, place, limited)]
            index = _cut(concerned)
            self._indexes[key] = index
        return index

    def concerns(self, areas: frozenset[str], accounts: frozenset[str], area: str | None, account: str | None) -> bool:
        """Whether what holds in `areas`, for `accounts`, concerns this area and account; None asks for all.

        A place that is not known may lie anywhere, and so concerns everyone.
        """
        if account is not None and accounts and account not in accounts:
            return False
        if area is None or area not in self.gazetteer or not areas:
            return True
        return any(place not in self.gazetteer or self.gazetteer.touch(place, area) for place in areas)

    def periods_at(self, at: dt.datetime, *, area: str | None = None, account: str | None = None) -> tuple[Period, ...]:
        """The periods that hold at `at`, in the order of their starts. Doubts are not asked."""
        index = self._indexes.get((area, account)) or self._index(area, account)
        return index.holding[bisect.bisect_right(index.bounds, at)]

    def answer(self, at: dt.datetime, *, area: str | None = None, account: str | None = None) -> Answer:
        """Whether a pre-election period holds at `at`, past or future, as far as this calendar knows.

        Without `area` every poll counts; without `account` every poll of the area does. Raises ValueError
        for a naive instant.
        """
        at = require_aware(at)
        index = self._index(area, account)
        spans = index.spans[bisect.bisect_right(index.bounds, at)]
        holding = sorted((span.period for span in spans if span.period and not span.doubt), key=_in_order)
        doubtful = [span for span in spans if span.doubt is not None and not self._is_held(span, holding)]
        doubts = [span.doubt for span in doubtful if span.doubt is not None]
        doubts.extend(self._doubts_of_place(area))
        care = [period for period in holding if period.kind is not PeriodKind.SENSITIVE]
        may_hold = sorted((span.period for span in doubtful if span.period), key=_in_order)
        if not care:
            doubts.extend(self._doubts_of_no(at))
        if care and (area is None or area in self.gazetteer):
            holds = Holds.YES
            why = " ".join(_told_as_holding(period) for period in care)
        elif doubts:
            holds = Holds.CANNOT_TELL
            why = " ".join(doubt.what for doubt in doubts)
        else:
            holds = Holds.NO
            why = "No pre-election period holds."
        sensitive = [period for period in holding if period.kind is PeriodKind.SENSITIVE]
        if sensitive and not care:
            why = " ".join([why, *(_told_as_holding(period) for period in sensitive)])
        return Answer(
            holds=holds,
            at=at,
            why=why,
            periods=(*holding, *may_hold),
            doubts=tuple(doubts),
            next=self._next(index, at),
        )

    def _is_held(self, span: _Span, holding: list[Period]) -> bool:
        return span.period is not None and any(period.poll_id == span.period.poll_id for period in holding)

    def _doubts_of_place(self, area: str | None) -> list[Doubt]:
        doubts = []
        if area is not None and area not in self.gazetteer:
            doubts.append(
                Doubt(
                    what=f"The area ‘{area}’ is not known, so it cannot be told which polls touch it.",
                    who_can_end_it="The clerk",
                    how="add the area and what it lies within, or correct its name.",
                )
            )
        return doubts

    def _doubts_of_no(self, at: dt.datetime) -> list[Doubt]:
        if not self.polls:
            return [
                Doubt(
                    what="No poll has been entered, and an empty calendar cannot say that none is near.",
                    who_can_end_it="The clerk",
                    how="enter the next ordinary election and any by-election, then confirm the calendar complete.",
                )
            ]
        day = london(at).date()
        confirm = "enter every poll up to a later day and confirm the calendar complete to it."
        if self.confirmed_until is None:
            return [
                Doubt(
                    what="Nobody has confirmed that the calendar of polls is complete.",
                    who_can_end_it="The clerk",
                    how=confirm,
                )
            ]
        if day >= self.confirmed_until:
            return [
                Doubt(
                    what=f"The calendar of polls is confirmed complete only to {self.confirmed_until:%-d %B %Y}.",
                    who_can_end_it="The clerk",
                    how=confirm,
                )
            ]
        if self.complete_from is not None and day < self.complete_from:
            return [
                Doubt(
                    what=f"The calendar of polls is complete only from {self.complete_from:%-d %B %Y} on.",
                    who_can_end_it="The clerk",
                    how="enter the polls of that time.",
                )
            ]
        return []

    def _next(self, index: _Index, at: dt.datetime) -> tuple[Upcoming, ...]:
        coming: dict[tuple[dt.datetime, str], Upcoming] = {}
        first = bisect.bisect_right(index.bounds, at)
        for bound, before, after in zip(
            index.bounds[first : first + 6], index.spans[first : first + 6], index.spans[first + 1 :], strict=False
        ):
            for span in after:
                if span.start == bound:
                    coming.setdefault((bound, f"start {span.period or span.doubt}"), _starting(span))
            for span in before:
                if span.end == bound and span.period is not None and span.doubt is None:
                    coming.setdefault((bound, f"end {span.period.poll_id}"), _ending(span.period, bound))
        if self.confirmed_until is not None and self.polls:
            lapse = instant_of(self.confirmed_until)
            if lapse > at:
                coming[lapse, "lapse"] = Upcoming(
                    at=lapse, what="The calendar is not confirmed complete from this day on: the answer no ends."
                )
        return tuple(sorted(coming.values(), key=lambda one: (one.at, one.poll_id)))


def _in_order(period: Period) -> tuple[dt.datetime, str]:
    return period.starts_at, period.poll_id


def _unknown(poll: Poll, error: ExplainedError) -> _Span:
    try:
        end = poll.ends_at or close_of_poll(poll)
    except TimetableError:
        end = poll.ends_at or instant_of(poll.polling_day + ONE_DAY)
    start = instant_of(poll.polling_day - LONGEST_LEAD)
    if poll.adopted is not None:
        start = min(start, instant_of(poll.adopted.day))
    doubt = Doubt(
        what=f"It cannot be computed from when {poll.title or poll.poll_id} asks for care: {error.what}",
        who_can_end_it="The clerk",
        how="record the day of the notice of election. " + error.remedy,
        poll_id=poll.poll_id,
    )
    return _Span(start, end, None, doubt, poll.areas, poll.accounts)


def _spans_of(period: Period) -> list[_Span]:
    spans = [_Span(period.starts_at, period.ends_at, period, None, period.areas, period.accounts)]
    if period.doubtful_from is not None and period.doubtful_from < period.starts_at:
        doubt = Doubt(
            what=f"The notice of election for {period.title} may be up already, and nobody has recorded it.",
            who_can_end_it="The clerk",
            how="ask the returning officer on which day the notice is or will be published, and record it.",
            poll_id=period.poll_id,
        )
        until = min(period.starts_at, period.ends_at)
        spans.append(_Span(period.doubtful_from, until, period, doubt, period.areas, period.accounts))
    return [span for span in spans if span.start < span.end]


def _cut(spans: list[_Span]) -> _Index:
    bounds = sorted({bound for span in spans for bound in (span.start, span.end)})
    place = {bound: number for number, bound in enumerate(bounds, start=1)}
    starting: dict[int, list[_Span]] = {}
    ending: dict[int, list[_Span]] = {}
    for span in spans:
        starting.setdefault(place[span.start], []).append(span)
        ending.setdefault(place[span.end], []).append(span)
    now: dict[int, _Span] = {}
    cut: list[tuple[_Span, ...]] = [()]
    for number in range(1, len(bounds) + 1):
        for span in ending.get(number, ()):
            now.pop(id(span))
        for span in starting.get(number, ()):
            now[id(span)] = span
        cut.append(tuple(now.values()))
    holding = [
        tuple(sorted((span.period for span in stretch if span.period and not span.doubt), key=_in_order))
        for stretch in cut
    ]
    return _Index(bounds, cut, holding)


def _told_as_holding(period: Period) -> str:
    since, until = london(period.starts_at), london(period.ends_at)
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
        f"{kinds[period.kind]} for {period.title}, from {since:%-d %B %Y} ({bases[period.basis]}) "
        f"until {until:%H:%M} on {until:%-d %B %Y}.{provisional}"
    )


def _starting(span: _Span) -> Upcoming:
    if span.doubt is not None and span.period is not None:
        what = f"From this day the notice of election for {span.period.title} may be up."
        return Upcoming(at=span.start, what=what, poll_id=span.period.poll_id)
    if span.period is not None:
        return Upcoming(at=span.start, what=f"The period for {span.period.title} starts.", poll_id=span.period.poll_id)
    doubt = span.doubt
    return Upcoming(at=span.start, what=doubt.what if doubt else "", poll_id=doubt.poll_id if doubt else "")


def _ending(period: Period, at: dt.datetime) -> Upcoming:
    return Upcoming(at=at, what=f"The period for {period.title} ends.", poll_id=period.poll_id)


def _told(value: Poll | Period) -> str:
    return json.dumps({name: _plain(getattr(value, name)) for name in value.__slots__}, sort_keys=True)


def _plain(value: object) -> str:
    return str(sorted(value)) if isinstance(value, frozenset) else str(value)

"""The answers for one area, and one account of it: cut once, then looked up."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from calendars.answer import Answer, Doubt, Holds, Upcoming
from calendars.civil_time import civil_day, instant_of, require_aware
from calendars.claims import Claim, doubt_of_no, doubt_of_place, told_as_holding, upcoming_end, upcoming_start
from calendars.period import Period, PeriodKind
from calendars.stretches import Span, Stretches

LOOK_AHEAD = 6  # cuts of time whose changes are told as coming next


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """What is known of the calendar as a whole: whether it has any poll, and between which days it is complete."""

    empty: bool
    confirmed_until: dt.date | None
    complete_from: dt.date | None

    @property
    def marks(self) -> list[dt.datetime]:
        """The instants at which the answer *no* becomes possible, and ceases to be."""
        return [instant_of(day) for day in (self.complete_from, self.confirmed_until) if day is not None]


class PlaceAnswers:
    """Every answer for one place, past and future. `unknown_area` names an area that is not in the gazetteer."""

    __slots__ = ("_answers", "_completeness", "_held", "_stretches", "_unknown_area", "periods_at")

    def __init__(
        self, spans: Sequence[Span[Claim]], completeness: Completeness, *, unknown_area: str | None = None
    ) -> None:
        self._completeness = completeness
        self._unknown_area = unknown_area
        self._stretches = Stretches(spans, completeness.marks)
        self._held = self._stretches.table(_held)
        self._answers: dict[int, Answer] = {}
        self.periods_at = self._held.at

    def answer(self, at: dt.datetime) -> Answer:
        """Whether a pre-election period holds at `at`. Raises ValueError for a naive instant."""
        at = require_aware(at)
        number = self._stretches.number(at)
        known = self._answers.get(number)
        if known is None:
            known = self._answers[number] = self._work_out(number, at)
        return Answer(
            holds=known.holds, at=at, why=known.why, periods=known.periods, doubts=known.doubts, next=known.next
        )

    def _work_out(self, number: int, at: dt.datetime) -> Answer:
        holding = _held(self._stretches.spans[number])
        held = {period.poll_id for period in holding}
        doubtful = [
            span.claim
            for span in self._stretches.spans[number]
            if span.claim.doubt is not None and (span.claim.period is None or span.claim.period.poll_id not in held)
        ]
        doubts = [claim.doubt for claim in doubtful if claim.doubt is not None]
        care = [period for period in holding if period.kind is not PeriodKind.SENSITIVE]
        doubts.extend(self._further_doubts(at, care))
        if care and self._unknown_area is None:
            holds, told = Holds.YES, [told_as_holding(period) for period in care]
        elif doubts:
            holds, told = Holds.CANNOT_TELL, [doubt.what for doubt in doubts]
        else:
            holds, told = Holds.NO, ["No pre-election period holds."]
        if not care:
            told.extend(told_as_holding(period) for period in holding)
        may_hold = sorted((claim.period for claim in doubtful if claim.period), key=in_order)
        return Answer(
            holds=holds,
            at=at,
            why=" ".join(told),
            periods=(*holding, *may_hold),
            doubts=tuple(doubts),
            next=self._next(number),
        )

    def _further_doubts(self, at: dt.datetime, care: Sequence[Period]) -> list[Doubt]:
        doubts = [doubt_of_place(self._unknown_area)] if self._unknown_area is not None else []
        if not care:
            doubt = doubt_of_no(
                civil_day(at),
                empty=self._completeness.empty,
                confirmed_until=self._completeness.confirmed_until,
                complete_from=self._completeness.complete_from,
            )
            doubts.extend([doubt] if doubt is not None else [])
        return doubts

    def _next(self, number: int) -> tuple[Upcoming, ...]:
        bounds, spans = self._stretches.bounds, self._stretches.spans
        coming: list[Upcoming] = []
        for place in range(number, min(number + LOOK_AHEAD, len(bounds))):
            coming.extend(upcoming_start(span) for span in spans[place + 1] if span.start == bounds[place])
            coming.extend(
                upcoming_end(span.claim.period)
                for span in spans[place]
                if span.end == bounds[place] and span.claim.period is not None and span.claim.doubt is None
            )
        lapse = self._completeness.confirmed_until
        if lapse is not None and not self._completeness.empty and instant_of(lapse) in bounds[number:]:
            what = "From this day on nobody has confirmed that no poll is missing: a no becomes cannot tell."
            coming.append(Upcoming(at=instant_of(lapse), what=what))
        return tuple(sorted(coming, key=lambda one: (one.at, one.poll_id)))


def in_order(period: Period) -> tuple[dt.datetime, str]:
    """The order in which periods are told."""
    return period.starts_at, period.poll_id


def _held(spans: Sequence[Span[Claim]]) -> tuple[Period, ...]:
    held = (span.claim.period for span in spans if span.claim.doubt is None and span.claim.period is not None)
    return tuple(sorted(held, key=in_order))

"""
Which periods hold for an area at an instant: yes, no, or cannot tell and why.

Everything that changes an answer happens at a known instant: a start, an end, the day from which a notice
may be up, the day to which someone confirmed the calendar. So each place's time is cut at those instants
once, and a question is one look.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from functools import cached_property

from calendars.answer import Answer, Doubt, Holds, Upcoming
from calendars.area import Gazetteer
from calendars.bank_holidays import BankHolidayError, BankHolidays
from calendars.claims import Claim, claim_of_unknown_start, claims_of_period
from calendars.errors import ExplainedError
from calendars.period import Period
from calendars.place_answers import Completeness, PlaceAnswers, in_order
from calendars.poll import Poll
from calendars.poll_periods import periods_of
from calendars.stretches import Span
from calendars.timetable import TimetableError

__all__ = ["Answer", "CalendarError", "Doubt", "ElectionCalendar", "Holds", "Upcoming"]

_NOBODY = ""  # stands for every account that no poll is limited to, so that all of them share one index


class CalendarError(ExplainedError):
    """A calendar that contradicts itself."""


class ElectionCalendar:
    """Polls, the periods they give, and the answers that follow. Immutable; each place is indexed once.

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
        self._require_distinct()
        spans: list[Span[Claim]] = []
        found: list[Period] = list(sensitive)
        for poll in self.polls:
            try:
                found.extend(periods_of(poll, holidays))
            except (TimetableError, BankHolidayError) as error:
                spans.append(claim_of_unknown_start(poll, error))
        self.periods = tuple(sorted(found, key=in_order))
        spans.extend(span for period in self.periods for span in claims_of_period(period))
        self._spans = tuple(spans)
        self._limited = frozenset(account for span in spans for account in span.claim.accounts)
        self._places: dict[tuple[str | None, str | None], PlaceAnswers] = {}

    def _require_distinct(self) -> None:
        seen: set[str] = set()
        for poll in self.polls:
            if poll.poll_id in seen:
                raise CalendarError(
                    f"Two polls are called ‘{poll.poll_id}’.", remedy="Give one of them another identifier."
                )
            seen.add(poll.poll_id)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over everything that can change an answer, as canonical text."""
        said = {
            "polls": [_told(poll) for poll in self.polls],
            "periods": [_told(period) for period in self.periods],
            "areas": sorted((area.area_id, area.kind.value, sorted(area.within)) for area in self.gazetteer),
            "confirmed_until": str(self.confirmed_until),
            "complete_from": str(self.complete_from),
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    def at_place(self, area: str | None = None, account: str | None = None) -> PlaceAnswers:
        """Every answer for one area and account, to be asked often; None asks for all of them."""
        if area is not None and area not in self.gazetteer:
            return self._answers_for(None, account, unknown_area=area)
        limited = account if account is None or account in self._limited else _NOBODY
        found = self._places.get((area, limited))
        if found is None:
            found = self._places[area, limited] = self._answers_for(area, limited)
        return found

    def _answers_for(self, area: str | None, account: str | None, unknown_area: str | None = None) -> PlaceAnswers:
        spans = [span for span in self._spans if self.concerns(span.claim.areas, span.claim.accounts, area, account)]
        completeness = Completeness(
            empty=not self.polls, confirmed_until=self.confirmed_until, complete_from=self.complete_from
        )
        return PlaceAnswers(spans, completeness, unknown_area=unknown_area)

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
        """The periods that hold at `at` (aware), in the order of their starts. Doubts are not asked."""
        return self.at_place(area, account).periods_at(at)

    def answer(self, at: dt.datetime, *, area: str | None = None, account: str | None = None) -> Answer:
        """Whether a pre-election period holds at `at`, past or future, as far as this calendar knows.

        Without `area` every poll counts; without `account` every poll of the area does. Raises ValueError
        for a naive instant.
        """
        return self.at_place(area, account).answer(at)


def _told(value: Poll | Period) -> str:
    return json.dumps({name: _plain(getattr(value, name)) for name in value.__slots__}, sort_keys=True)


def _plain(value: object) -> str:
    return str(sorted(value)) if isinstance(value, frozenset) else str(value)

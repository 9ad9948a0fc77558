"""The council's calendar as it stands, and as it stood at any time before."""

import datetime as dt
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlmodel import Session, col

from calendars.period import Period
from calendars.poll import Poll
from gate.store.document import read_shared, written
from gate.store.tables import CalendarRow


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCalendar:
    """The polls a council knows of, and the last day up to which someone confirmed that none is missing.

    `at` is the instant from which it stood so, `version` counts from 1; an empty one has version 0. `sensitive`
    are the periods that no poll gives; `holidays` is GOV.UK's JSON where a newer one was taken in, else empty.
    """

    version: int
    at: dt.datetime | None
    by: str
    polls: tuple[Poll, ...]
    confirmed_until: dt.date | None
    sensitive: tuple[Period, ...] = ()
    holidays: str = ""


NOTHING_KEPT = KeptCalendar(version=0, at=None, by="", polls=(), confirmed_until=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarBook:
    """The calendar of one council, within one transaction. A change adds a version; none is lost."""

    session: Session
    council_id: str
    at: dt.datetime
    _current: list[KeptCalendar] = field(default_factory=list)

    def current(self) -> KeptCalendar:
        """The calendar as it stands."""
        if not self._current:
            self._current.append(self._newest(None))
        return self._current[0]

    def began_at(self) -> dt.datetime | None:
        """The instant of the first version: of the time before it nobody has said anything. None while empty."""
        first = select(col(CalendarRow.at)).where(col(CalendarRow.council_id) == self.council_id)
        return self.session.scalars(first.order_by(col(CalendarRow.version)).limit(1)).first()

    def as_of(self, at: dt.datetime) -> KeptCalendar:
        """The calendar as it stood at `at` (aware)."""
        return self._newest(at)

    def keep(self, calendar: KeptCalendar, *, by: str) -> KeptCalendar:
        """Make this the calendar from now on, as the next version."""
        kept = replace(calendar, version=self.current().version + 1, at=self.at, by=by)
        self.session.add(
            CalendarRow(
                council_id=self.council_id,
                version=kept.version,
                at=self.at,
                by=by,
                confirmed_until=kept.confirmed_until,
                polls=written(tuple[Poll, ...], kept.polls),
                sensitive=written(tuple[Period, ...], kept.sensitive),
                holidays=kept.holidays,
            )
        )
        self.session.flush()
        self._current.clear()
        return kept

    def _newest(self, at: dt.datetime | None) -> KeptCalendar:
        wanted = select(CalendarRow).where(col(CalendarRow.council_id) == self.council_id)
        if at is not None:
            wanted = wanted.where(col(CalendarRow.at) <= at)
        row = self.session.scalars(wanted.order_by(col(CalendarRow.version).desc()).limit(1)).first()
        if row is None:
            return NOTHING_KEPT
        return KeptCalendar(
            version=row.version,
            at=row.at,
            by=row.by,
            polls=read_shared(tuple[Poll, ...], row.polls, where=f"calendar version {row.version}"),
            confirmed_until=row.confirmed_until,
            sensitive=read_shared(tuple[Period, ...], row.sensitive, where=f"calendar version {row.version}"),
            holidays=row.holidays,
        )

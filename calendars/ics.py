"""
iCalendar text to polls: all of it or nothing.

The parser forgives a broken event and keeps the fault where nobody reads it. An election calendar must not:
so lines are counted first, and every fault is told with its line and its cure.
"""

import datetime as dt
import re
from dataclasses import dataclass

from icalendar import Component, Event

from calendars.civil_time import LONDON, wall_day
from calendars.errors import ExplainedError
from calendars.identifiers import IdentifierError, read_identifier
from calendars.nation import Nation
from calendars.poll import Poll, PollKind, PollStatus
from calendars.poll_csv import require_distinct, require_size
from calendars.working_days import ONE_DAY

NOTHING = "Nothing was imported."
_PROPERTY = re.compile(r"[A-Za-z0-9-]+(?=[;:])")
_EXCERPT = 60


class CalendarFeedError(ExplainedError):
    """An iCalendar file that cannot be read as polls. Nothing of it is imported."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str

    @property
    def name(self) -> str:
        found = _PROPERTY.match(self.text)
        return found.group().upper() if found else ""


@dataclass(frozen=True, slots=True)
class _Written:
    """One event as it stands in the file, without the alarms inside it."""

    lines: tuple[_Line, ...]
    source: str

    def where(self, name: str = "") -> str:
        number = next((line.number for line in self.lines if line.name == name), self.lines[0].number)
        return f"{self.source}, line {number}"

    def value(self, name: str) -> str:
        """What stands after the colon of that property."""
        return next((line.text.partition(":")[2] for line in self.lines if line.name == name), "")

    def count(self, name: str) -> int:
        return sum(line.name == name for line in self.lines)


def polls_from_ics(
    text: str, source: str, *, nation: Nation = Nation.ENGLAND, areas: frozenset[str] = frozenset()
) -> tuple[Poll, ...]:
    """The polls of an iCalendar file, in its order.

    An event is a poll when its UID begins with an identifier as Democracy Club writes them, or X-GATE-POLL
    gives one; where that leaves the kind open, CATEGORIES or X-GATE-KIND names it. `nation` and `areas`
    serve where the file names none. The steps and periods of our own feed are passed over: they follow
    from the poll. Raises CalendarFeedError, naming the line, and then gives nothing.
    """
    require_size(text, source)
    read: list[tuple[Poll, str]] = []
    for written in _events(text, source):
        event = _parsed(written)
        if str(event.get("X-GATE-ENTRY", "poll")) in {"step", "period"}:
            continue
        read.append((_poll(event, written, nation, areas), written.where("UID")))
    require_distinct(read)
    return tuple(poll for poll, _ in read)


def _events(text: str, source: str) -> list[_Written]:
    lines = _unfolded(text, source)
    if not lines or lines[0].text.strip().upper() != "BEGIN:VCALENDAR":
        raise CalendarFeedError(
            "This is not an iCalendar file: it does not begin with BEGIN:VCALENDAR.",
            where=f"{source}, line 1",
            remedy=f"{NOTHING} Save the calendar as .ics and import that.",
        )
    events: list[_Written] = []
    open_parts: list[_Line] = []
    begun = 0
    for place, line in enumerate(lines):
        if not line.name:
            raise CalendarFeedError(
                f"The line ‘{line.text[:_EXCERPT]}’ has no name before a colon.",
                where=f"{source}, line {line.number}",
                remedy=f"{NOTHING} Correct that line, or begin it with a space if it goes on from the one before.",
            )
        part = line.text.partition(":")[2].strip().upper()
        if line.name == "BEGIN":
            open_parts.append(_Line(line.number, part))
            if part == "VEVENT":
                begun = place
        elif line.name == "END":
            if not open_parts or open_parts[-1].text != part:
                raise CalendarFeedError(
                    f"END:{part} closes nothing that is open.",
                    where=f"{source}, line {line.number}",
                    remedy=f"{NOTHING} The file may have been cut or joined: export the calendar again.",
                )
            open_parts.pop()
            if part == "VEVENT":
                events.append(_Written(_own_lines(lines[begun : place + 1]), source))
    if open_parts:
        raise CalendarFeedError(
            f"BEGIN:{open_parts[-1].text} is never closed.",
            where=f"{source}, line {open_parts[-1].number}",
            remedy=f"{NOTHING} The file may have been cut: export the calendar again.",
        )
    return events


def _unfolded(text: str, source: str) -> list[_Line]:
    lines: list[_Line] = []
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if raw[:1] in {" ", "\t"} and lines:
            lines[-1] = _Line(lines[-1].number, lines[-1].text + raw[1:])
        elif raw.strip():
            if "\x00" in raw:
                raise CalendarFeedError(
                    "The line has a null character in it.",
                    where=f"{source}, line {number}",
                    remedy=f"{NOTHING} The file is damaged: export the calendar again.",
                )
            lines.append(_Line(number, raw))
    return lines


def _parsed(written: _Written) -> Component:
    try:
        event = Event.from_ical("\r\n".join(line.text for line in written.lines) + "\r\n")
    except ValueError as error:
        raise CalendarFeedError(
            f"The event cannot be read ({error}).", where=written.where(), remedy=f"{NOTHING} Correct it."
        ) from error
    for field, _ in event.errors:  # the parser's own reason is left out: it is not written for clerks
        name = str(field).upper()
        raise CalendarFeedError(
            f"The event has an unreadable {name}, ‘{written.value(name)[:_EXCERPT]}’.",
            where=written.where(name),
            remedy=f"{NOTHING} Correct that line and import the file again.",
        )
    return event


def _own_lines(lines: list[_Line]) -> tuple[_Line, ...]:
    """The lines of an event without the alarms inside it."""
    own: list[_Line] = []
    depth = 0
    for line in lines:
        if line.name == "BEGIN":
            depth += 1
        if depth == 1:
            own.append(line)
        if line.name == "END":
            depth -= 1
    return tuple(own)


def _poll(event: Component, written: _Written, nation: Nation, areas: frozenset[str]) -> Poll:
    for name in ("UID", "DTSTART", "DTEND"):
        if written.count(name) > 1 or (name != "DTEND" and not written.count(name)):
            raise CalendarFeedError(
                f"The event has {'no' if not written.count(name) else 'more than one'} {name}.",
                where=written.where(),
                remedy=f"{NOTHING} Give it one.",
            )
    if "RRULE" in event or "RDATE" in event:
        raise CalendarFeedError(
            "The event repeats, and a poll does not.",
            where=written.where("RRULE"),
            remedy=f"{NOTHING} Give each poll an event of its own.",
        )
    polling_day = _polling_day(event, written)
    poll_id = str(event.get("X-GATE-POLL") or str(event["UID"]).partition("@")[0].removesuffix("/poll"))
    try:
        identifier = read_identifier(poll_id)
    except IdentifierError as error:
        raise CalendarFeedError(
            f"The event does not say which poll it is: {error.what}",
            where=written.where("X-GATE-POLL" if "X-GATE-POLL" in event else "UID"),
            remedy=f"{NOTHING} Add a line such as X-GATE-POLL:local.anytown.2027-05-06, or take the event out.",
        ) from error
    if identifier.polling_day != polling_day and not event.get("X-GATE-POLL"):
        raise CalendarFeedError(
            f"The identifier says {identifier.polling_day:%-d %B %Y} and the event {polling_day:%-d %B %Y}.",
            where=written.where("DTSTART"),
            remedy=f"{NOTHING} Correct the one that is wrong.",
        )
    kind = _kind(event, written, identifier.kinds)
    named = str(event.get("X-GATE-AREAS", "")).split()
    places = frozenset(named) or areas or frozenset(filter(None, [identifier.organisation]))
    return Poll(
        poll_id=poll_id,
        kind=kind,
        nation=_nation(event, written, identifier.nation or nation),
        areas=places,
        polling_day=polling_day,
        title=str(event.get("X-GATE-TITLE" if "X-GATE-ENTRY" in event else "SUMMARY", "")),
        status=_status(event, written),
        notice_day=_gate_day(event, written, "X-GATE-NOTICE"),
        accounts=frozenset(str(event.get("X-GATE-ACCOUNTS", "")).split()),
        from_writ=_gate_day(event, written, "X-GATE-WRIT"),
    )


def _polling_day(event: Component, written: _Written) -> dt.date:
    first = _london_value(event, written, "DTSTART")
    if written.count("DTEND"):
        last = _london_value(event, written, "DTEND")
        all_day = not isinstance(first, dt.datetime)
        if isinstance(last, dt.datetime) == all_day:
            raise CalendarFeedError(
                "The event starts on a day and ends at an hour, or the other way round.",
                where=written.where("DTEND"),
                remedy=f"{NOTHING} Write both as days or both with hours.",
            )
        if last < first:
            raise CalendarFeedError(
                "The event ends before it starts.",
                where=written.where("DTEND"),
                remedy=f"{NOTHING} Correct one of the two days.",
            )
        end_day = last if all_day else _day_of(last)
        if end_day > _day_of(first) + ONE_DAY or (end_day > _day_of(first) and not all_day):
            raise CalendarFeedError(
                "The event lasts more than a day, and a poll is held on one.",
                where=written.where("DTEND"),
                remedy=f"{NOTHING} Give the polling day alone; the period is computed from it.",
            )
    return _day_of(first)


def _day_of(value: dt.date) -> dt.date:
    return wall_day(value) if isinstance(value, dt.datetime) else value


def _london_value(event: Component, written: _Written, name: str) -> dt.date:
    """The value as a London day or hour; without an offset it is London's."""
    field = event[name]
    value = getattr(field, "dt", None)
    zone = getattr(field, "params", {}).get("TZID")
    if isinstance(value, dt.datetime):
        if value.tzinfo is None and zone is not None:
            raise CalendarFeedError(
                f"The time zone ‘{zone}’ is not known.",
                where=written.where(name),
                remedy=f"{NOTHING} Write the day alone, as {name};VALUE=DATE:20270506.",
            )
        return value.replace(tzinfo=LONDON) if value.tzinfo is None else value.astimezone(LONDON)
    if isinstance(value, dt.date):
        return value
    raise CalendarFeedError(
        f"The {name} is not a day.",
        where=written.where(name),
        remedy=f"{NOTHING} Write it as {name};VALUE=DATE:20270506.",
    )


def _kind(event: Component, written: _Written, kinds: tuple[PollKind, ...]) -> PollKind:
    categories = event.get("CATEGORIES")
    named = [str(event["X-GATE-KIND"])] if "X-GATE-KIND" in event else []
    if categories is not None:
        groups = categories if isinstance(categories, list) else [categories]
        named.extend(str(name) for group in groups for name in group.cats)
    known = [PollKind(name.strip().lower()) for name in named if name.strip().lower() in set(PollKind)]
    if "X-GATE-KIND" in event and not known:
        raise CalendarFeedError(
            f"The kind of poll ‘{event['X-GATE-KIND']}’ is not known.",
            where=written.where("X-GATE-KIND"),
            remedy=f"{NOTHING} It is one of: {', '.join(kind.value for kind in PollKind)}.",
        )
    if known:
        return known[0]
    if len(kinds) > 1:
        raise CalendarFeedError(
            f"The identifier leaves open which kind of poll it is: {' or '.join(kind.value for kind in kinds)}.",
            where=written.where("UID"),
            remedy=f"{NOTHING} Add a line such as CATEGORIES:{kinds[0].value}.",
        )
    return kinds[0]


def _nation(event: Component, written: _Written, otherwise: Nation) -> Nation:
    named = str(event.get("X-GATE-NATION") or otherwise.value)
    if named not in set(Nation):
        raise CalendarFeedError(
            f"The nation ‘{named}’ is not known.",
            where=written.where("X-GATE-NATION"),
            remedy=f"{NOTHING} It is one of: {', '.join(nation.value for nation in Nation)}.",
        )
    return Nation(named)


def _status(event: Component, written: _Written) -> PollStatus:
    named = str(event.get("X-GATE-STATUS", ""))
    if named and named not in set(PollStatus):
        raise CalendarFeedError(
            f"The status ‘{named}’ is not known.",
            where=written.where("X-GATE-STATUS"),
            remedy=f"{NOTHING} It is one of: {', '.join(status.value for status in PollStatus)}.",
        )
    if not named and str(event.get("STATUS", "")).upper() == "CANCELLED":
        raise CalendarFeedError(
            "The event is cancelled, but not why: postponed, countermanded, uncontested and abandoned differ.",
            where=written.where("STATUS"),
            remedy=f"{NOTHING} Add a line such as X-GATE-STATUS:postponed, or take the event out.",
        )
    return PollStatus(named) if named else PollStatus.PLANNED


def _gate_day(event: Component, written: _Written, name: str) -> dt.date | None:
    text = str(event.get(name, ""))
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise CalendarFeedError(
            f"The {name} ‘{text}’ is not a date.",
            where=written.where(name),
            remedy=f"{NOTHING} Write it as 2027-03-30.",
        ) from None

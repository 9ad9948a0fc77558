"""Polls as rows of CSV, in and out. A file is read whole or not at all."""

import csv
import datetime as dt
import io
from collections.abc import Iterable

from calendars.civil_time import london, read_instant
from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.poll import AdoptedStart, Poll, PollKind, PollStatus

MOST_CHARACTERS = 5_000_000
COLUMNS = (
    "poll_id",
    "kind",
    "nation",
    "polling_day",
    "areas",
    "title",
    "title_cy",
    "status",
    "notice_day",
    "adopted_day",
    "adopted_by",
    "adopted_reason",
    "ends_at",
    "accounts",
    "from_writ",
)
_NEEDED = ("poll_id", "kind", "nation", "polling_day")


class PollFileError(ExplainedError):
    """A file of polls that cannot be read. Nothing of it is imported."""


def require_size(text: str, source: str) -> None:
    """Raise PollFileError for a text far longer than any calendar of polls."""
    if len(text) > MOST_CHARACTERS:
        raise PollFileError(
            f"The file has {len(text):,} characters; a calendar of polls has at most {MOST_CHARACTERS:,}.",
            where=source,
            remedy="Nothing was imported. Check that it is the right file.",
        )


def require_distinct(polls: Iterable[tuple[Poll, str]]) -> None:
    """Raise PollFileError where two polls, each with the place it was read at, have one identifier."""
    seen: dict[str, str] = {}
    for poll, where in polls:
        if poll.poll_id in seen:
            raise PollFileError(
                f"Two polls are called ‘{poll.poll_id}’; the other is at {seen[poll.poll_id]}.",
                where=where,
                remedy="Nothing was imported. Give one of them another identifier.",
            )
        seen[poll.poll_id] = where


def polls_from_csv(text: str, source: str) -> tuple[Poll, ...]:
    """Polls from CSV with a line of column names; areas and accounts are separated by spaces or semicolons.

    Raises PollFileError, naming the line, and then imports nothing.
    """
    require_size(text, source)
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        names = [name.strip() for name in rows.fieldnames or ()]
        missing = [name for name in _NEEDED if name not in names]
        unknown = [name for name in names if name not in COLUMNS]
        if missing or unknown:
            what = f"The column ‘{missing[0]}’ is missing." if missing else f"The column ‘{unknown[0]}’ is not known."
            raise PollFileError(
                what, where=f"{source}, line 1", remedy=f"Nothing was imported. Columns are: {', '.join(COLUMNS)}."
            )
        rows.fieldnames = names
        read = [(_poll(row, f"{source}, line {rows.line_num}"), f"{source}, line {rows.line_num}") for row in rows]
    except csv.Error as error:
        raise PollFileError(
            f"The line is not CSV ({error}).",
            where=f"{source}, line {rows.line_num + 1}",  # the number is that of the last line read well
            remedy="Nothing was imported. Correct the quotation marks of that line.",
        ) from error
    require_distinct(read)
    return tuple(poll for poll, _ in read)


def _poll(row: dict[str, str | None], where: str) -> Poll:
    if None in row or any(value is None for value in row.values()):
        raise PollFileError(
            "The line has more or fewer fields than there are columns.",
            where=where,
            remedy="Nothing was imported. Put quotation marks round a field with a comma in it.",
        )
    cells = {name: _bare((value or "").strip()) for name, value in row.items()}
    for name in _NEEDED:
        if not cells[name]:
            raise PollFileError(
                f"The {name.replace('_', ' ')} is empty.", where=where, remedy="Nothing was imported. Fill it in."
            )
    adopted_day = _day(cells, "adopted_day", where)
    adopted = None
    if adopted_day is not None:
        adopted = AdoptedStart(day=adopted_day, by=cells.get("adopted_by", ""), reason=cells.get("adopted_reason", ""))
        if not adopted.by or not adopted.reason:
            raise PollFileError(
                "A start that was adopted needs who adopted it and why.",
                where=where,
                remedy="Nothing was imported. Fill in adopted_by and adopted_reason.",
            )
    polling_day = _day(cells, "polling_day", where)
    if polling_day is None:
        raise AssertionError
    try:
        ends_at = read_instant(cells["ends_at"]) if cells.get("ends_at") else None
    except ExplainedError as error:
        raise PollFileError(error.what, where=where, remedy=f"Nothing was imported. {error.remedy}") from error
    return Poll(
        poll_id=cells["poll_id"],
        kind=PollKind(_one_of(cells["kind"], [kind.value for kind in PollKind], "kind of poll", where)),
        nation=Nation(_one_of(cells["nation"], [nation.value for nation in Nation], "nation", where)),
        areas=_several(cells.get("areas", "")),
        polling_day=polling_day,
        title=cells.get("title", ""),
        title_cy=cells.get("title_cy", ""),
        status=PollStatus(
            _one_of(cells.get("status") or PollStatus.PLANNED, [status.value for status in PollStatus], "status", where)
        ),
        notice_day=_day(cells, "notice_day", where),
        adopted=adopted,
        ends_at=ends_at,
        accounts=_several(cells.get("accounts", "")),
        from_writ=_day(cells, "from_writ", where),
    )


def _several(cell: str) -> frozenset[str]:
    return frozenset(cell.replace(";", " ").split())


def _day(cells: dict[str, str], name: str, where: str) -> dt.date | None:
    cell = cells.get(name, "")
    if not cell:
        return None
    try:
        return dt.date.fromisoformat(cell)
    except ValueError:
        raise PollFileError(
            f"The {name.replace('_', ' ')} ‘{cell}’ is not a date.",
            where=where,
            remedy="Nothing was imported. Write it as 2027-05-06.",
        ) from None


def _one_of(cell: str, known: list[str], what: str, where: str) -> str:
    if cell not in known:
        raise PollFileError(
            f"The {what} ‘{cell}’ is not known.",
            where=where,
            remedy=f"Nothing was imported. It is one of: {', '.join(known)}.",
        )
    return cell


def polls_to_csv(polls: Iterable[Poll]) -> str:
    """The polls as `polls_from_csv` reads them, in the order given; their histories are left out.

    What a spreadsheet would take for a formula has an apostrophe before it, which comes off on the way in.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for poll in polls:
        adopted = poll.adopted
        cells = (
            poll.poll_id,
            poll.kind.value,
            poll.nation.value,
            poll.polling_day.isoformat(),
            ";".join(sorted(poll.areas)),
            poll.title,
            poll.title_cy,
            poll.status.value,
            poll.notice_day.isoformat() if poll.notice_day else "",
            adopted.day.isoformat() if adopted else "",
            adopted.by if adopted else "",
            adopted.reason if adopted else "",
            london(poll.ends_at).isoformat() if poll.ends_at else "",
            ";".join(sorted(poll.accounts)),
            poll.from_writ.isoformat() if poll.from_writ else "",
        )
        rows.writerow([f"'{cell}" if cell[:1] in _FORMULA else cell for cell in cells])
    return out.getvalue()


_FORMULA = frozenset("=+-@")


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell

"""
Posts in a file, as councils keep them: a row is read whole, or it has faults that say where and what to do.

Columns are known by their headings, in any order and case. Dates are read day first, times on London's clocks.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from calendars.civil_time import CivilTimeError, read_instant, wall_day
from calendars.errors import ExplainedError
from gate.desk.post_cells import Cell, Line, PostFileError, cells_of
from gate.desk.typed_time import read_typed_clock, read_typed_day, read_typed_moment
from gate.publicity.draft import Action, Draft
from gate.publicity.picture import Picture, look_at

COLUMNS = {
    # what it is, and the headings by which it is known
    "account": ("account", "channel", "page"),
    "when": ("when", "at", "date and time", "date/time", "scheduled"),
    "date": ("date", "day"),
    "time": ("time",),
    "text": ("text", "post", "copy", "caption", "message", "words"),
    "thread": ("thread", "thread 2", "thread 3", "thread 4", "thread 5"),
    "action": ("action", "kind"),
    "shared": ("shared", "shared text"),
    "picture": ("picture", "image", "picture file"),
    "alt": ("alt", "alt text", "picture description"),
    "paid": ("paid", "paid advert"),
    "answers": ("answers",),
}
HEADING_WITHIN = 10
"""A title may stand above the headings, within so many rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row as the draft it asks for; None where `faults` say why it cannot be read."""

    number: int
    draft: Draft | None = None
    pictures: tuple[Picture, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFile:
    """The rows of a file in their order, and the headings of the columns that nothing reads."""

    rows: tuple[Row, ...]
    ignored: tuple[str, ...] = ()


def read_post_file(content: bytes, *, name: str, picture: Callable[[str], bytes] | None = None) -> PostFile:
    """The posts of a CSV (UTF-8 or Windows-1252) or of the first sheet of an Excel workbook.

    `picture` gives the bytes of a picture that a row names, or raises OSError; without it a row may name none.
    Raises PostFileError where the file as a whole cannot be read.
    """
    lines = cells_of(content, name=name)
    heading = next((at for at, line in enumerate(lines[:HEADING_WITHIN]) if _is_heading(line)), None)
    if heading is None:
        raise PostFileError(
            "No row of the file has the headings account and text.",
            where=name,
            remedy="Head the columns: account, date, time, text (or account, when, text).",
        )
    columns, ignored = _columns(lines[heading][1])
    if "when" not in columns and not {"date", "time"} <= columns.keys():
        raise PostFileError(
            "The file does not say when each post is wanted.",
            where=name,
            remedy="Add a column when, or the columns date and time.",
        )
    rows = tuple(_row(line, columns, picture) for line in lines[heading + 1 :])
    if not rows:
        raise PostFileError("There is no post under the headings.", where=name, remedy="Nothing was imported.")
    return PostFile(rows=rows, ignored=ignored)


def _is_heading(line: Line) -> bool:
    known = _columns(line[1])[0]
    return "account" in known and "text" in known


def _columns(cells: tuple[Cell, ...]) -> tuple[dict[str, list[int]], tuple[str, ...]]:
    """Which columns hold what, by number; and the headings that nothing reads."""
    found: dict[str, list[int]] = {}
    ignored: list[str] = []
    for number, cell in enumerate(cells):
        told = " ".join(cell.text.casefold().split())
        what = next((what for what, names in COLUMNS.items() if told in names), None)
        if what:
            found.setdefault(what, []).append(number)
        elif told:
            ignored.append(cell.text)
    return found, tuple(ignored)


def _row(line: Line, columns: dict[str, list[int]], picture: Callable[[str], bytes] | None) -> Row:
    number, cells = line
    read = {what: tuple(_at(cells, at) for at in places) for what, places in columns.items()}
    faults = [cell.fault for some in read.values() for cell in some if cell.fault]
    if faults:
        return Row(number=number, faults=tuple(faults))
    try:
        draft = Draft(
            account_id=_only(read, "account"),
            words=_only(read, "text"),
            thread=tuple(cell.text for cell in read.get("thread", ()) if cell.text),
            action=_action(_only(read, "action")),
            shared_text=_only(read, "shared"),
            attestations=tuple(sorted(_answers(_only(read, "answers"), _only(read, "paid")))),
            publish_at=_when(read),
        )
        pictures = tuple(_pictures(read, picture))
    except ExplainedError as error:
        return Row(number=number, faults=(str(error),))
    attached = tuple(one.attached(alt_text=_only(read, "alt")) for one in pictures)
    return Row(
        number=number,
        draft=replace(draft, attachments=attached),
        pictures=pictures,
        faults=() if draft.account_id else ("No account is named.",),
    )


def _at(cells: tuple[Cell, ...], number: int) -> Cell:
    return cells[number] if number < len(cells) else Cell(place="")


def _only(read: dict[str, tuple[Cell, ...]], what: str) -> str:
    return next((cell.text for cell in read.get(what, ()) if cell.text), "")


def _when(read: dict[str, tuple[Cell, ...]]) -> dt.datetime:
    """The instant wanted. Raises CivilTimeError where none is named, or one that the clocks skip or repeat."""
    for cell in read.get("when", ()):
        if isinstance(cell.value, dt.datetime):
            if cell.value.time() == dt.time(0):  # a date alone looks the same, and nobody means midnight by it
                raise CivilTimeError(f"{cell.place} has no time of day.", remedy="Add it, as in 20/04/2027 09:00.")
            return read_instant(cell.value.isoformat())
        if cell.text:
            return read_typed_moment(cell.text)
    day, clock = (next((one for one in read.get(what, ()) if one.text), None) for what in ("date", "time"))
    if day is None or clock is None:
        raise CivilTimeError("No day and time are given.", remedy="Say when the post is wanted.")
    on = wall_day(day.value) if isinstance(day.value, dt.datetime) else read_typed_day(day.text)
    at = clock.value.time() if isinstance(clock.value, dt.datetime) else clock.value
    wanted = at if isinstance(at, dt.time) else read_typed_clock(clock.text)
    return read_instant(dt.datetime.combine(on, wanted).isoformat())


def _action(text: str) -> Action:
    try:
        return Action(text.casefold()) if text else Action.POST
    except ValueError:
        raise ExplainedError(
            f"‘{text}’ is nothing that an account does.", remedy=f"Write {', '.join(map(str, Action))}."
        ) from None


def _answers(answers: str, paid: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, (one.strip() for one in answers.split(";"))):
        key, equals, answer = pair.partition("=")
        if not equals:
            raise ExplainedError(f"‘{pair}’ is not an answer.", remedy="Write key=yes, parted by semicolons.")
        yield key.strip(), answer.strip()
    if paid:
        if paid.casefold() not in ("yes", "no", "true", "false"):
            raise ExplainedError(f"‘{paid}’ does not say whether the post is paid for.", remedy="Write yes or no.")
        yield "paid", "yes" if paid.casefold() in ("yes", "true") else "no"


def _pictures(read: dict[str, tuple[Cell, ...]], picture: Callable[[str], bytes] | None) -> Iterator[Picture]:
    for cell in read.get("picture", ()):
        if not cell.text:
            continue
        if picture is None:
            raise ExplainedError(
                f"{cell.place} names a picture, and pictures do not come with a file here.",
                remedy="Add it to the post afterwards.",
            )
        try:
            content = picture(cell.text)
        except OSError as error:
            raise ExplainedError(
                f"The picture ‘{cell.text}’ cannot be read ({error.strerror}).", remedy="Put it beside the file."
            ) from error
        yield look_at(content, name=cell.text)

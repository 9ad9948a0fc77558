"""The cells of a CSV or an Excel workbook, each with its place and, where it cannot be trusted, its fault."""

import csv
import datetime as dt
import io
import warnings
import zipfile
from dataclasses import dataclass

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as WorkbookCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from calendars.errors import ExplainedError

MOST_BYTES = 10 * 1024 * 1024
"""How large a file may be."""

MOST_UNPACKED = 100 * 1024 * 1024
"""How large a workbook may be when unpacked; a small file that is more is made to fill the memory."""

MOST_ROWS = 300
"""How many rows one file may hold: all of them are taken in at once, and nothing else is written meanwhile."""

MOST_COLUMNS = 60
"""How many columns are looked at."""

Value = str | dt.datetime | dt.date | dt.time


class PostFileError(ExplainedError):
    """A file of posts that cannot be read at all; nothing of it was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one cell: text, or a day or time that the workbook keeps as one (naive, on London's clocks).

    `fault` says why the value is not to be trusted.
    """

    place: str
    value: Value = ""
    fault: str = ""

    @property
    def text(self) -> str:
        """What stands there, as text without spaces around it."""
        return self.value.strip() if isinstance(self.value, str) else str(self.value)


Line = tuple[int, tuple[Cell, ...]]
"""The number of a row, as a spreadsheet counts it from 1, and its cells."""


def cells_of(content: bytes, *, name: str) -> tuple[Line, ...]:
    """The rows that are not empty. Raises PostFileError for a file that is neither CSV nor a workbook."""
    if len(content) > MOST_BYTES:
        raise PostFileError(
            f"The file has {len(content) / 1024 / 1024:.0f} MB; a file of posts may have 10 MB.",
            where=name,
            remedy="Split it.",
        )
    if content.startswith(b"\xd0\xcf\x11\xe0"):  # Microsoft's compound file: Excel before 2007, or under a password
        raise PostFileError(
            "This is an old Excel file or one under a password.", where=name, remedy="Save it as .xlsx or CSV."
        )
    lines = _workbook(content, name) if content.startswith(b"PK\x03\x04") else _csv(content, name)
    if len(lines) > MOST_ROWS + 1:
        raise PostFileError(f"The file has more than {MOST_ROWS} rows.", where=name, remedy="Split it.")
    return lines


def _csv(content: bytes, name: str) -> tuple[Line, ...]:
    """The rows of a CSV in UTF-8 or, as Excel writes it, Windows-1252; parted by comma, semicolon or tab."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError as error:
            raise PostFileError(
                "The file is neither text nor an Excel workbook.", where=name, remedy="Save it as .xlsx or CSV UTF-8."
            ) from error
    if "\x00" in text:
        raise PostFileError(
            "The file is neither text nor an Excel workbook.", where=name, remedy="Save it as .xlsx or CSV UTF-8."
        )
    heading = text.partition("\n")[0]
    parted_by = max(",;\t", key=heading.count)
    lines: list[Line] = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=parted_by, strict=True), 1):
            if any(value.strip() for value in row):
                cells = (Cell(place=f"row {number}, column {at}", value=value) for at, value in enumerate(row, 1))
                lines.append((number, tuple(cells)))
    except csv.Error as error:
        raise PostFileError(
            f"Row {len(lines) + 1} is not CSV ({error}).", where=name, remedy="Look for a quotation mark left open."
        ) from error
    return tuple(lines)


def _workbook(content: bytes, name: str) -> tuple[Line, ...]:
    """The rows of a workbook's first sheet. A formula, a merged cell and an error value are faults of their cell."""
    try:
        sheet = _first_sheet(content) if _unpacked_size(content) <= MOST_UNPACKED else None
    except Exception as error:  # the library has no error of its own for a file that is broken inside
        raise PostFileError(
            "This is not an Excel workbook that can be read.", where=name, remedy="Save it as .xlsx or CSV UTF-8."
        ) from error
    if sheet is None:
        raise PostFileError("The workbook is too large unpacked.", where=name, remedy="Save it as CSV.")
    merged = {
        place for block in sheet.merged_cells.ranges for row in block.rows for place in row
    }  # (row, column) pairs
    lines: list[Line] = []
    for row in sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS * 4), max_col=min(sheet.max_column, MOST_COLUMNS)):
        cells = tuple(_cell(one, merged=(one.row, one.column) in merged) for one in row)
        if any(cell.text or cell.fault for cell in cells):
            lines.append((row[0].row or 0, cells))
    return tuple(lines)


def _unpacked_size(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(one.file_size for one in archive.infolist())


def _first_sheet(content: bytes) -> Worksheet:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that are not looked at
        return load_workbook(io.BytesIO(content), data_only=False).worksheets[0]


def _cell(cell: WorkbookCell | MergedCell, *, merged: bool) -> Cell:
    place = cell.coordinate
    kept = cell.value
    if merged:
        told = "" if kept is None else str(kept)
        return Cell(place=place, value=told, fault=f"{place} is a merged cell. Unmerge it and fill each row.")
    if cell.data_type == "f":
        return Cell(place=place, fault=f"{place} holds a formula. Paste its value in its place.")
    if cell.data_type == "e":
        return Cell(place=place, fault=f"{place} holds the error {kept}. Correct it in the workbook.")
    if isinstance(kept, dt.datetime):  # Excel keeps fractions of a day: to the nearest second
        return Cell(place=place, value=(kept + dt.timedelta(microseconds=500_000)).replace(microsecond=0))
    if isinstance(kept, dt.time):
        return Cell(place=place, value=kept.replace(microsecond=0))
    if isinstance(kept, dt.date):
        return Cell(place=place, value=kept)
    if isinstance(kept, float) and kept.is_integer():
        return Cell(place=place, value=str(int(kept)))
    return Cell(place=place, value="" if kept is None else str(kept))

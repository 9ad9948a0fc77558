"""
An extract as tables: CSV, Excel, JSON.

A cell that a spreadsheet would take for a formula is given to it as text: in CSV behind an apostrophe, in Excel as a
cell of type text. The JSON form keeps every character as it was.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gate.desk.extract import NOT_RECORDED, Extract, Extracted

COLUMNS = (
    ("Entry", 8),
    ("Time (UTC)", 33),
    ("Time (London)", 27),
    ("Person", 14),
    ("Name", 22),
    ("Role", 18),
    ("Act", 18),
    ("Subject", 22),
    ("Codes", 18),
    ("Facts", 50),
    ("Words", 80),
    ("Digest before", 20),
    ("Digest", 20),
)
"""Columns of the table, with their width in Excel."""

_WRAPPED = Alignment(wrap_text=True, vertical="top")
_WRAPPED_FROM = 80  # characters; digests stay on one line
_LONGEST = 32_000  # Excel takes 32,767 characters in a cell
_FORMULA = re.compile(r"\A[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|\A[\t\r\n]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_csv(extract: Extract) -> bytes:
    """UTF-8 with its mark, so that Excel reads Welsh letters; the last rows are what stands about the extract."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(name for name, _ in COLUMNS)
    for entry in extract.entries:
        writer.writerow(_harmless(cell) for cell in _cells(entry))
    for name, text in _closing(extract):
        writer.writerow(("", "", "", "", "", "", _harmless(name), "", "", "", _harmless(text), "", ""))
    return out.getvalue().encode("utf-8-sig", "backslashreplace")


def as_workbook(extract: Extract) -> bytes:
    """An Excel workbook: the entries, and a sheet about the extract. No cell is a formula."""
    book = Workbook()
    entries = book.active
    if not isinstance(entries, Worksheet):
        raise TypeError("a new workbook has a sheet")
    entries.title = "Entries"
    for column, (name, width) in enumerate(COLUMNS, 1):
        _put(entries, 1, column, name, bold=True)
        entries.column_dimensions[get_column_letter(column)].width = width
    entries.freeze_panes = "A2"
    for row, entry in enumerate(extract.entries, 2):
        for column, text in enumerate(_cells(entry), 1):
            _put(entries, row, column, text)
    about = book.create_sheet("About this extract")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 28, 120
    for row, (name, text) in enumerate(_closing(extract), 1):
        _put(about, row, 1, name, bold=True)
        _put(about, row, 2, text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_json(extract: Extract) -> bytes:
    """Everything, characters untouched: with the bytes of each entry that can be held to its digest."""
    told = {
        "about": dict(extract.about),
        "not_recorded": list(NOT_RECORDED),
        "entries": [entry_told(entry) for entry in extract.entries],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def as_lines(extract: Extract) -> bytes:
    """One line of JSON an entry."""
    lines = (json.dumps(entry_told(entry), ensure_ascii=False) for entry in extract.entries)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def entry_told(entry: Extracted) -> dict[str, Any]:
    """One entry as JSON. `words` are texts, null where erased; `salts` prove them; `bytes` are what was hashed."""
    return {
        "sequence": entry.sequence,
        "at": entry.at,
        "london": entry.london,
        "actor": entry.actor,
        "role": entry.role,
        "event": entry.event,
        "subject": entry.subject,
        "codes": list(entry.codes),
        "values": dict(entry.values),
        "words": {word.field: word.text for word in entry.words},
        "salts": {word.field: word.salt for word in entry.words if word.salt is not None},
        "redacted": [word.field for word in entry.words if word.redacted],
        "previous": entry.previous,
        "digest": entry.digest,
        "bytes": entry.raw,
    }


def _cells(entry: Extracted) -> tuple[str, ...]:
    return (
        str(entry.sequence),
        entry.at,
        entry.london,
        entry.actor,
        entry.who,
        entry.role,
        entry.event,
        entry.subject,
        ", ".join(entry.codes),
        "\n".join(f"{name}: {value}" for name, value in entry.values),
        "\n".join(f"{word.field}: {'[erased]' if word.text is None else word.text}" for word in entry.words),
        entry.previous,
        entry.digest,
    )


def _closing(extract: Extract) -> Iterator[tuple[str, str]]:
    yield from extract.about
    for sentence in NOT_RECORDED:
        yield "Not recorded", sentence


def _harmless(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _put(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False) -> None:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError("a new sheet has no merged cells")
    kept = _NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    if len(kept) > _LONGEST:
        kept = f"{kept[:_LONGEST]} [cut here: the whole text is in the JSON form]"
    cell.value = kept
    cell.data_type = "s"  # text, whatever it begins with
    if _FORMULA.match(kept):
        cell.quotePrefix = True  # so that it stays text when somebody edits it
    if "\n" in kept or len(kept) > _WRAPPED_FROM:
        cell.alignment = _WRAPPED
    if bold:
        cell.font = Font(bold=True)

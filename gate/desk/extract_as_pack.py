"""An extract as one archive: every form of it, its checkpoint, and the pictures that its posts carried."""

import io
import zipfile
from collections.abc import Iterator

from gate.desk.extract import NOT_RECORDED, Extract
from gate.desk.extract_as_page import as_html
from gate.desk.extract_as_pdf import as_pdf
from gate.desk.extract_as_tables import as_csv, as_json, as_workbook

_MADE = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows: the same extract gives the same bytes


def as_pack(extract: Extract) -> bytes:
    """A zip archive that somebody can be sent as the answer to a request."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _files(extract):
            archive.writestr(zipfile.ZipInfo(name, _MADE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    about = [f"{name}: {text}" for name, text in extract.about]
    pictures = [f"pictures/{name}" for name, _ in extract.pictures]
    lines = (*about, "", "Not recorded:", *(f"- {sentence}" for sentence in NOT_RECORDED))
    if pictures:
        lines = (*lines, "", "Pictures, each named by the SHA-256 of its bytes:", *pictures)
    yield "README.txt", "\r\n".join(lines).encode()
    if extract.checkpoint:
        yield "checkpoint.txt", f"{extract.checkpoint}\n".encode()
    yield "record.pdf", as_pdf(extract)
    yield "record.html", as_html(extract)
    yield "record.xlsx", as_workbook(extract)
    yield "record.csv", as_csv(extract)
    yield "record.json", as_json(extract)
    for name, content in extract.pictures:
        yield f"pictures/{name}", content

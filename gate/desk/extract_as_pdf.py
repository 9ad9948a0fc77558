"""An extract as PDF. Welsh letters print; a character that the font does not have stands as its number."""

import io
from collections.abc import Iterator
from functools import lru_cache
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus.doctemplate import BaseDocTemplate

from gate.desk.extract import NOT_RECORDED, Extract, Extracted
from gate.reference import read_font

_PLAIN, _BOLD = "DejaVuSans", "DejaVuSans-Bold"
_TEXT = ParagraphStyle("text", fontName=_PLAIN, fontSize=9, leading=12.5, spaceAfter=2)
_SMALL = ParagraphStyle("small", parent=_TEXT, fontSize=6.5, leading=8.5, textColor=colors.HexColor("#444444"))
_QUOTED = ParagraphStyle("quoted", parent=_TEXT, leftIndent=5 * mm)
_HEAD = ParagraphStyle("head", parent=_TEXT, fontName=_BOLD, fontSize=9.5, leading=13, spaceBefore=4, keepWithNext=1)
_SECTION = ParagraphStyle("section", parent=_HEAD, fontSize=12, leading=16, spaceBefore=8)
_TITLE = ParagraphStyle("title", parent=_HEAD, fontSize=15, leading=19, spaceAfter=6)


def as_pdf(extract: Extract) -> bytes:
    """A document in A4 with page numbers. The same extract gives the same bytes."""
    _register_fonts()
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=18 * mm,
        rightMargin=18 * mm,
        topMargin=18 * mm,
        bottomMargin=18 * mm,
        title=f"{extract.council}: the publishing record",
        author=extract.council,
        subject=str(extract.selection),
        lang="en-GB",
        invariant=1,
    )
    document.build(list(_parts(extract)), onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()


def _parts(extract: Extract) -> Iterator[Flowable]:
    yield _paragraph(f"{extract.council}: the publishing record", _TITLE)
    for name, text in extract.about:
        yield Paragraph(f"<b>{_printable(name)}.</b> {_printable(text)}", _TEXT)
    yield _paragraph("What the record cannot show", _SECTION)
    for sentence in NOT_RECORDED:
        yield _paragraph(f"• {sentence}", _TEXT)
    yield _paragraph(f"Entries ({len(extract.entries)})", _SECTION)
    for entry in extract.entries:
        yield from _entry(entry)


def _entry(entry: Extracted) -> Iterator[Flowable]:
    yield HRFlowable(width="100%", thickness=0.4, color=colors.HexColor("#767676"), spaceBefore=4)
    role = f" ({entry.role})" if entry.role else ""
    yield _paragraph(f"{entry.sequence}. {entry.who}{role}: {entry.event}, {entry.subject}", _HEAD)
    yield _paragraph(f"{entry.london} (London), {entry.at} (UTC)", _TEXT)
    if entry.codes:
        yield _paragraph(f"Rules and grounds: {', '.join(entry.codes)}", _TEXT)
    if entry.values:
        yield _paragraph("; ".join(f"{name}: {value}" for name, value in entry.values), _TEXT)
    for word in entry.words:
        if word.field != "actor":
            yield _paragraph(f"{word.field.capitalize()}:", _TEXT)
            yield _paragraph("[erased by law]" if word.text is None else word.text, _QUOTED)
    yield _paragraph(f"{entry.previous} → {entry.digest}", _SMALL)
    yield Spacer(0, 1 * mm)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(_printable(text).replace("\n", "<br/>"), style)


def _printable(text: str) -> str:
    """The text as the font can print it, safe inside a paragraph's own markup."""
    if text.isascii() and text.isprintable():
        return escape(text)
    glyphs = _register_fonts()
    return escape(
        "".join(
            character if ord(character) in glyphs or character == "\n" else f"[U+{ord(character):04X}]"
            for character in text
        )
    )


def _number(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont(_PLAIN, 7.5)
    canvas.drawCentredString(A4[0] / 2, 10 * mm, f"{document.page}")


@lru_cache(maxsize=1)
def _register_fonts() -> frozenset[int]:
    """Make both fonts known, once; gives the code points that can be printed."""
    plain = TTFont(_PLAIN, io.BytesIO(read_font("DejaVuSans.ttf")))
    pdfmetrics.registerFont(plain)
    pdfmetrics.registerFont(TTFont(_BOLD, io.BytesIO(read_font("DejaVuSans-Bold.ttf"))))
    pdfmetrics.registerFontFamily(_PLAIN, normal=_PLAIN, bold=_BOLD, italic=_PLAIN, boldItalic=_BOLD)
    return frozenset(plain.face.charToGlyph)

"""Words in pictures: read where Tesseract is installed, and said aloud where it is not."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from gate.desk import words_in_pictures
from gate.desk.words_in_pictures import can_read, words_in
from gate.publicity.draft import Draft
from gate.publicity.picture import Picture, look_at
from gate.publicity.screening import screen
from gate.reference import read_font
from tests.gate.publicity.labelled import situations


def poster(*lines: str) -> Picture:
    """A poster of 1,000 by 500 pixels, black on white, in the font that comes with the program."""
    image = Image.new("RGB", (1000, 500), "white")
    font = ImageFont.truetype(BytesIO(read_font("DejaVuSans.ttf")), 60)
    for number, line in enumerate(lines):
        ImageDraw.Draw(image).text((60, 60 + 110 * number), line, fill="black", font=font)
    out = BytesIO()
    image.save(out, "PNG")
    return look_at(out.getvalue(), name="poster.png")


def test_a_candidate_on_a_poster_is_found_by_the_words_in_the_picture() -> None:
    words = words_in(poster("Come to the fair", "with Jane Okafor"))
    if not can_read():
        assert words == ""  # the end of the run says so
        return
    assert "Jane Okafor" in words
    picture = poster("Come to the fair", "with Jane Okafor")
    draft = Draft(
        account_id="main", words="See you there!", attachments=(picture.attached(alt_text="", words_in_it=words),)
    )
    found = [one for one in screen(draft, situations()[0]).findings if one.severity.holds]
    assert [(one.code, one.span.field) for one in found] == [("PE101", "attachments[0].ocr_text")]


def test_a_picture_without_words_gives_none() -> None:
    assert words_in(poster()) == ""


def test_without_the_program_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_in_pictures, "_program", lambda: "")
    assert (can_read(), words_in(poster("Come to the fair"))) == (False, "")


def test_a_program_that_fails_keeps_no_post_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_in_pictures, "_program", lambda: "/bin/false")
    assert words_in(poster("Come to the fair")) == ""

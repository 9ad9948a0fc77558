import contextlib
import hashlib
import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from gate.publicity.picture import MOST_BYTES, PictureError, look_at


def drawn(kind: str, **how: object) -> bytes:
    into = io.BytesIO()
    Image.new("RGB", (24, 16), "navy").save(into, format=kind, **how)
    return into.getvalue()


@pytest.mark.parametrize(
    ("kind", "media_type", "suffix"),
    [("JPEG", "image/jpeg", ".jpg"), ("PNG", "image/png", ".png"), ("WEBP", "image/webp", ".webp")],
)
def test_jpeg_png_and_webp_are_taken_and_known_by_the_sha_256_of_their_bytes(
    kind: str, media_type: str, suffix: str
) -> None:
    content = drawn(kind)
    seen = look_at(content, name="whatever.txt")
    assert (seen.media_type, seen.suffix, seen.width, seen.height) == (media_type, suffix, 24, 16)
    assert seen.digest == hashlib.sha256(content).hexdigest()
    assert not seen.tells_place


def test_a_picture_that_tells_where_it_was_taken_says_so() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"  # GPSLatitudeRef, Exif 2.32 table 66
    assert look_at(drawn("JPEG", exif=exif), name="fair.jpg").tells_place


def test_a_picture_of_8_mb_is_taken_and_one_byte_more_is_not() -> None:
    whole = drawn("JPEG")
    padded = whole + b"\x00" * (MOST_BYTES - len(whole))  # what follows the end of a JPEG is not read
    assert look_at(padded, name="large.jpg").width == 24
    with pytest.raises(PictureError, match="a picture may have 8 MB"):
        look_at(padded + b"\x00", name="large.jpg")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            b"\x00" * (10 * 1024 * 1024),
            "‘x.png’ has 10.0 MB; a picture may have 8 MB. Save it smaller and choose it again.",
        ),
        (
            b"MZ\x90\x00\x03\x00\x00\x00",
            "‘x.png’ is a Windows program, not a picture that can be posted. Choose a JPEG, PNG or WebP.",
        ),
        (
            b"\x7fELF\x02\x01\x01\x00",
            "‘x.png’ is a Linux program, not a picture that can be posted. Choose a JPEG, PNG or WebP.",
        ),
        (
            b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
            (
                "‘x.png’ is an SVG drawing, which may hold programs and words that the gate cannot read. "
                "Save it as PNG and choose it again."
            ),
        ),
        (
            b"just words",
            "‘x.png’ is not a whole JPEG, PNG or WebP picture, whatever its name says. Choose a JPEG, PNG or WebP.",
        ),
        (
            b"",
            "‘x.png’ is not a whole JPEG, PNG or WebP picture, whatever its name says. Choose a JPEG, PNG or WebP.",
        ),
        (drawn("GIF"), "‘x.png’ is a GIF, not a picture that can be posted. Choose a JPEG, PNG or WebP."),
        (
            drawn("PNG")[:50],
            "‘x.png’ is not a whole JPEG, PNG or WebP picture, whatever its name says. Choose a JPEG, PNG or WebP.",
        ),
    ],
    ids=["10 MB", "a renamed Windows program", "a renamed Linux program", "SVG", "text", "nothing", "GIF", "cut short"],
)
def test_what_is_no_picture_is_refused_in_one_sentence_whatever_its_name(content: bytes, told: str) -> None:
    with pytest.raises(PictureError) as refused:
        look_at(content, name="x.png")
    assert str(refused.value) == told


def test_a_small_file_that_unpacks_to_fill_the_memory_is_refused_unread() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 9_000, 9_000, 8, 2, 0, 0, 0))  # 81 million points
    bomb = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00")) + chunk(b"IEND", b"")
    with pytest.raises(PictureError, match="has 9000 by 9000 points"):
        look_at(bomb, name="small.png")


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_no_damage_to_a_picture_ends_in_anything_but_a_sentence(data: st.DataObject) -> None:
    spoilt = bytearray(data.draw(st.sampled_from(WHOLE)))
    start = data.draw(st.integers(0, len(spoilt) - 1))
    spoilt[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=20))
    with contextlib.suppress(PictureError):
        assert look_at(bytes(spoilt), name="x.png").digest == hashlib.sha256(spoilt).hexdigest()


def _with_place() -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"  # GPSLatitudeRef
    return exif


WHOLE = tuple(drawn(kind, exif=_with_place()) for kind in ("JPEG", "PNG", "WEBP"))

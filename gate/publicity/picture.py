"""A picture: looked at by its bytes, never by its name, and known by their digest."""

import hashlib
import io
import struct
import warnings
from dataclasses import dataclass

from PIL import Image

from calendars.errors import ExplainedError
from gate.publicity.draft import Attachment, Digest

MOST_BYTES = 8 * 1024 * 1024
"""8 MB: the largest picture that is taken."""

MOST_PIXELS = 50_000_000
"""More than any phone takes; a small file that unpacks to more is made to fill the memory."""

MEDIA_TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
"""What is taken. MPO is the JPEG of phones that keep a second picture behind the first."""

SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}

_GPS = 0x8825  # Exif 2.32, tag of the block that says where a picture was taken

_KNOWN = (
    # first bytes, what they are
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"\xcf\xfa\xed\xfe", "a Mac program"),
    (b"#!", "a program"),
    (b"%PDF", "a PDF document"),
    (b"GIF8", "a GIF"),
    (b"BM", "a bitmap"),
    (b"II*\x00", "a TIFF"),
    (b"MM\x00*", "a TIFF"),
    (b"PK\x03\x04", "an Office document or an archive"),
)


class PictureError(ExplainedError):
    """A file that is not taken as a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that may go with a post. `tells_place` says that its file tells where it was taken."""

    content: bytes
    media_type: str
    width: int
    height: int
    tells_place: bool = False

    @property
    def digest(self) -> Digest:
        """SHA-256 of the bytes: the name under which it is kept."""
        return Digest(hashlib.sha256(self.content).hexdigest())

    @property
    def suffix(self) -> str:
        """How the name of its file ends."""
        return SUFFIXES[self.media_type]

    def attached(self, *, alt_text: str, words_in_it: str = "") -> Attachment:
        """The picture as a draft carries it. `words_in_it` are those that a reader sees in the picture."""
        return Attachment(
            kind="image", alt_text=alt_text, ocr_text=words_in_it, digest=self.digest, media_type=self.media_type
        )


def look_at(content: bytes, *, name: str) -> Picture:
    """The picture that `content` is, whole. `name` is used only to say which file is meant.

    Raises PictureError, with one sentence, for anything but a JPEG, PNG or WebP of at most 8 MB.
    """
    if len(content) > MOST_BYTES:
        raise PictureError(
            f"‘{name}’ has {len(content) / 1024 / 1024:.1f} MB; a picture may have {MOST_BYTES // 1024 // 1024} MB.",
            remedy="Save it smaller and choose it again.",
        )
    if b"<svg" in content[:4096].lower():
        raise PictureError(
            f"‘{name}’ is an SVG drawing, which may hold programs and words that the gate cannot read.",
            remedy="Save it as PNG and choose it again.",
        )
    for opening, told in _KNOWN:
        if content.startswith(opening):
            raise PictureError(f"‘{name}’ is {told}, not a picture that can be posted.", remedy=_TAKEN)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a broken comment in a whole picture, and a size that is judged below
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as seen:
                width, height = seen.size
                if width * height > MOST_PIXELS:
                    raise PictureError(
                        f"‘{name}’ has {width} by {height} points, more than can be posted.",
                        remedy="Save it smaller and choose it again.",
                    )
                media_type = MEDIA_TYPES[seen.format or ""]
                tells_place = bool(seen.getexif().get_ifd(_GPS))
                seen.load()
    except (OSError, SyntaxError, ValueError, KeyError, struct.error, Image.DecompressionBombError) as error:
        raise PictureError(
            f"‘{name}’ is not a whole JPEG, PNG or WebP picture, whatever its name says.", remedy=_TAKEN
        ) from error
    return Picture(content=content, media_type=media_type, width=width, height=height, tells_place=tells_place)


_TAKEN = "Choose a JPEG, PNG or WebP."

"""
Words in pictures: read by Tesseract where it is installed on this machine, so that nobody has to type them.

They only add to what is screened: a word that was not read is no proof that there is none, and the author sees what
was read. Without the program nothing is read, and whoever asked is told so.
"""

import logging
import shutil
import subprocess
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from gate.publicity.picture import Picture

_log = logging.getLogger(__name__)

NOT_INSTALLED: Final = (
    "Nobody has read the words in it: Tesseract is not installed on this machine. Say them in the description."
)
_LANGUAGES: Final = ("eng", "cym")
_SECONDS: Final = 20  # a poster takes one or two
_SMALLEST: Final = 1_000  # pixels of the longer side: below it letters are too small, and the picture is enlarged
_LARGEST: Final = 3_000


def can_read() -> bool:
    """Whether Tesseract is installed here."""
    return bool(_program())


def words_in(picture: Picture) -> str:
    """The words that can be read in `picture`, in one line; empty where there are none or nothing can read them."""
    program = _program()
    if not program:
        return ""
    try:
        read = subprocess.run(  # noqa: S603 - the program is Tesseract, the picture our own PNG
            [program, "stdin", "stdout", "-l", _languages(program), "--psm", "3"],
            input=_prepared(picture.content),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        _log.warning("The words in a picture were not read: %s", error)
        return ""
    return " ".join(read.stdout.decode("utf-8", "replace").split())


@lru_cache(maxsize=1)
def _program() -> str:
    return shutil.which("tesseract") or ""


@lru_cache(maxsize=1)
def _languages(program: str) -> str:
    """Those of English and Welsh for which this Tesseract has its data."""
    told = subprocess.run(  # noqa: S603 - the same program
        [program, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False
    )
    known = told.stdout.decode("utf-8", "replace").split()
    return "+".join(one for one in _LANGUAGES if one in known) or _LANGUAGES[0]


def _prepared(content: bytes) -> bytes:
    """The picture upright, grey and of a readable size, as a PNG: Tesseract is never handed what a stranger made."""
    with Image.open(BytesIO(content)) as opened:
        picture = ImageOps.exif_transpose(opened).convert("L")
        longer = max(picture.size)
        if longer < _SMALLEST or longer > _LARGEST:
            factor = (_SMALLEST if longer < _SMALLEST else _LARGEST) / longer
            picture = picture.resize((max(1, round(picture.width * factor)), max(1, round(picture.height * factor))))
        out = BytesIO()
        picture.save(out, "PNG")
    return out.getvalue()

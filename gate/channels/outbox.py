"""The outbox: publishes to a folder, one file a post, named by its key."""

import contextlib
import errno
import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gate.channels.channel import NO_PICTURES, Accepted, CannotLookError, Limits, Outcome, Rejected, Unknown
from gate.publicity.draft import Draft
from gate.publicity.picture import SUFFIXES

_KEY = re.compile(r"[A-Za-z0-9_-]{1,100}")
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV)  # such a disk took nothing, and never will
_TAKES_NOTHING = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EMLINK)


@dataclass(frozen=True, slots=True)
class Outbox:
    """A folder that stands for a platform: for trying things out, and for councils whose website reads it.

    A file appears whole or not at all, and only once for a key.
    """

    folder: Path
    by_hand: bool = False

    def limits(self, network: str) -> Limits:
        """A folder takes anything."""
        return Limits()

    def find(self, key: str) -> Accepted | None:
        """What stands under `key`. Raises CannotLookError when a file is there that cannot be read."""
        place = self._place(key)
        try:
            told = json.loads(place.read_text(encoding="utf-8"))
            sent = "\n\n".join((told["text"], *told["thread"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CannotLookError(f"{place} cannot be read ({error}).") from error
        return Accepted(address=place.absolute().as_uri(), sent=sent)

    def publish(self, draft: Draft, *, key: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> Outcome:
        """Write the post's file, unless it is there already; its pictures stand beside it before it appears."""
        place = self._place(key)
        unfinished = _beside(place)
        facts = draft.facts()
        told = {"key": key, "text": facts.pop("words"), **facts}
        try:
            if standing := self.find(key):
                return standing
            self.folder.mkdir(parents=True, exist_ok=True)
            told["files"] = self._put_pictures(draft, key, pictures)
            _write(unfinished, json.dumps(told, ensure_ascii=False, indent=1).encode())
        except CannotLookError as error:
            return Unknown(why=str(error))
        except KeyError:
            return Rejected(why="One of its pictures is not kept here. Choose it again.")
        except OSError as error:
            _remove(unfinished)
            return Rejected(
                why=f"The outbox folder cannot be written to ({error.strerror}). Free some room, then move it."
            )
        try:
            os.link(unfinished, place)  # fails where the key is there: a second attempt changes nothing
            _keep_names(self.folder)
        except FileExistsError:
            pass
        except OSError as error:
            return _answer_to(error)
        finally:
            _remove(unfinished)
        try:
            return self.find(key) or Unknown(why="The outbox took the post, and then it was gone.")
        except CannotLookError as error:
            return Unknown(why=str(error))

    def _put_pictures(self, draft: Draft, key: str, pictures: Mapping[str, bytes]) -> list[str]:
        """Write each picture under the key and its number; gives the names of the files, in the draft's order."""
        names = []
        for number, item in enumerate((one for one in draft.attachments if one.digest), 1):
            place = self.folder / f"{key}-{number}{SUFFIXES[item.media_type]}"
            unfinished = _beside(place)
            try:
                _write(unfinished, pictures[item.digest])
                unfinished.replace(place)
            finally:
                _remove(unfinished)
            names.append(place.name)
        return names

    def _place(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"‘{key}’ is not a key: it would name a file elsewhere")
        return self.folder / f"{key}.json"


def _beside(place: Path) -> Path:
    """Where a file is written before it appears: another name for each attempt, so that two never mix."""
    return place.with_name(f".{place.name}.{secrets.token_hex(8)}.unfinished")


def _write(place: Path, content: bytes) -> None:
    with place.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _remove(place: Path) -> None:
    with contextlib.suppress(OSError):  # what is left over is hidden, and read by nobody
        place.unlink(missing_ok=True)


def _keep_names(folder: Path) -> None:
    """Put the folder's own list of names on disk: without it a file could be gone after a power cut."""
    listing = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(listing)
    finally:
        os.close(listing)


def _answer_to(error: OSError) -> Outcome:
    """What it means that the last step failed."""
    if error.errno in _NO_LINKS:
        return Rejected(
            why=f"The disk of the outbox folder cannot take a file whole and only once ({error.strerror})."
            " Choose a folder on this machine's own disk, then move it."
        )
    if error.errno in _TAKES_NOTHING:
        return Rejected(why=f"The outbox folder cannot be written to ({error.strerror}). Free some room, then move it.")
    return Unknown(why=f"The outbox did not answer clearly ({error.strerror}).")

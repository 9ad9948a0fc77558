"""The outbox: publishes to a folder, one file a post, named by its key."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gate.channels.channel import NO_PICTURES, Accepted, Limits, Outcome, Rejected, Unknown
from gate.publicity.draft import Draft
from gate.publicity.picture import SUFFIXES


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
        """What stands under `key`."""
        place = self._place(key)
        try:
            sent = json.loads(place.read_text(encoding="utf-8"))["text"]
        except FileNotFoundError:
            return None
        return Accepted(address=place.absolute().as_uri(), sent=sent)

    def publish(self, draft: Draft, *, key: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> Outcome:
        """Write the post's file, unless it is there already; its pictures stand beside it before it appears."""
        place = self._place(key)
        unfinished = place.with_suffix(f".{os.getpid()}.unfinished")
        facts = draft.facts()
        told = {"key": key, "text": draft.words, **{name: facts[name] for name in facts if name != "words"}}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            told["files"] = self._put_pictures(draft, key, pictures)
            with unfinished.open("w", encoding="utf-8") as file:
                json.dump(told, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            return Rejected(
                why=f"The outbox folder cannot be written to ({error.strerror}). Free some room, then move it."
            )
        try:
            os.link(unfinished, place)  # fails where the key is there: a second attempt changes nothing
        except FileExistsError:
            pass
        except OSError as error:
            return Unknown(why=f"The outbox did not answer clearly ({error.strerror}).")
        finally:
            unfinished.unlink(missing_ok=True)
        return Accepted(address=place.absolute().as_uri(), sent=draft.words)

    def _put_pictures(self, draft: Draft, key: str, pictures: Mapping[str, bytes]) -> list[str]:
        """Write each picture under the key and its number; gives the names of the files, in the draft's order."""
        names = []
        for number, item in enumerate((one for one in draft.attachments if one.digest), 1):
            place = self.folder / f"{key}-{number}{SUFFIXES[item.media_type]}"
            unfinished = place.with_suffix(f".{os.getpid()}.unfinished")
            with unfinished.open("wb") as file:
                file.write(pictures[item.digest])
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(place)
            names.append(place.name)
        return names

    def _place(self, key: str) -> Path:
        return self.folder / f"{key}.json"

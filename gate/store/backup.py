"""
A consistent copy of the database while it is in use, and putting one back.

SQLite's online backup copies page by page under its own locks, so that writers and release workers go on. The copy
is written beside its final name, checked, brought to disk, and only then takes the name. Putting a copy back goes
through the same locks: a worker that has the database open sees the restored one, never a mixture.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from gate.store.engine import StoreError

_HEADER = b"SQLite format 3\x00"
_PATIENCE = 20.0  # seconds that a lock is waited for


def sqlite_file(url: str) -> Path:
    """The file that the database at `url` is kept in. Raises StoreError where it is not in a file of its own."""
    parsed = make_url(url)
    name = parsed.database
    if parsed.get_backend_name() != "sqlite" or not name or name == ":memory:":
        raise StoreError(
            "Only a database in a file can be backed up and restored by this program.",
            remedy="For PostgreSQL use pg_dump and pg_restore; docs/running.md says how.",
        )
    return Path(name)


def copy_database(source: Path, target: Path) -> None:
    """Copy the database at `source`, in use or not, to `target`, whole or not at all. Raises StoreError."""
    if target.exists() and target.samefile(source):
        raise StoreError("That is the database itself.", where=str(target), remedy="Name another file.")
    if target.exists() and not target.is_file():
        raise StoreError("That is no file that a copy could replace.", where=str(target), remedy="Name another file.")
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with closing(_opened(source)) as taken_from, closing(_opened(part)) as copy:
            taken_from.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
            _require_sound(copy, target)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(target)
        _to_disk(target.parent)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"The copy could not be made ({error}).",
            where=str(target),
            remedy="Nothing was written under that name. Check that the disk has room and may be written to.",
        ) from error
    finally:
        part.unlink(missing_ok=True)


def put_back(copy: Path, target: Path) -> None:
    """Make `target`, in use or not, hold what `copy` holds. Raises StoreError; then it holds what it held."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(_opened(copy)) as source, closing(_opened(target)) as into:
            source.backup(into)
            into.execute("PRAGMA journal_mode=WAL")
            _require_sound(into, target)
        _to_disk(target.parent)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"The backup could not be put back ({error}).",
            where=str(target),
            remedy="The database is as it was. Stop what uses it, check the disk, and try again.",
        ) from error


def require_database(place: Path) -> None:
    """Raise StoreError unless `place` is a sound SQLite database."""
    try:
        with place.open("rb") as file:
            found = file.read(len(_HEADER))
        if found != _HEADER:
            raise StoreError("This is not a backup.", where=str(place), remedy="Name a file that ‘gate backup’ wrote.")
        with closing(_opened(place)) as opened:
            _require_sound(opened, place)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"The file cannot be read as a database ({getattr(error, 'strerror', None) or error}).",
            where=str(place),
            remedy="Nothing was changed. Take an older backup.",
        ) from error


def move_aside(target: Path, name: str) -> Path:
    """Move a database that cannot be read any more out of the way, under `name` in its folder."""
    aside = target.with_name(name)
    for suffix in ("", "-wal", "-shm"):
        part = target.with_name(target.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    return aside


def _opened(place: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(place, timeout=_PATIENCE)
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _require_sound(connection: sqlite3.Connection, place: Path) -> None:
    told = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if told != ["ok"]:
        raise StoreError(
            f"The database is damaged ({told[0]}).", where=str(place), remedy="Nothing was kept. Take an older backup."
        )


def _to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

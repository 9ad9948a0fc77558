"""What columns hold that no database type says by itself: instants, bytes as they were hashed, numbers of rows."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, Table, Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from calendars.civil_time import require_aware


class Instant(TypeDecorator[dt.datetime]):
    """An aware instant, kept as ISO 8601 text in UTC, so that it sorts as it runs. Refuses a naive one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        """Text for the database."""
        return None if value is None else require_aware(value).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        """The instant, in UTC."""
        return None if value is None else dt.datetime.fromisoformat(value)


class AsHashed(LargeBinary):
    """Bytes as they were hashed. What someone has put in their place reads as some bytes, so that it can be judged."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], bytes]:
        """Bytes, whatever stands there."""
        return lambda value: bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


Rowid = BigInteger().with_variant(Integer, "sqlite")


def table_of(row: type[SQLModel]) -> Table:
    """The table behind a row's class, for statements that move many rows or run often."""
    found: Table = row.__table__  # type: ignore[attr-defined]  # made by SQLModel
    return found

"""Values to JSON and back, checked on the way in, by the types themselves."""

from functools import cache, lru_cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from calendars.errors import ExplainedError

Value = TypeVar("Value")


class DocumentError(ExplainedError):
    """A document that cannot be stored, or a stored one that its type does not accept."""


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def written(kind: type[Value], value: Value) -> str:
    """`value` as JSON. Instants keep their offset. Raises DocumentError for text that is not valid Unicode."""
    try:
        return _adapter(kind).dump_json(value).decode()  # type: ignore[arg-type]  # a type is hashable
    except (PydanticSerializationError, UnicodeEncodeError) as error:
        raise DocumentError(
            "Text that is not valid Unicode cannot be kept.", remedy="Nothing was changed. Type the text again."
        ) from error


def read(kind: type[Value], text: str, *, where: str) -> Value:
    """The value that `text` holds. Raises DocumentError, naming `where`, when it is not one."""
    try:
        found: Value = _adapter(kind).validate_json(text)  # type: ignore[arg-type]  # a type is hashable
    except ValidationError as error:
        first = error.errors()[0]
        raise DocumentError(
            f"What is stored here cannot be read ({'.'.join(map(str, first['loc']))}: {first['msg']}).",
            where=where,
            remedy="Restore it from a backup; nothing goes out until then.",
        ) from error
    return found


def read_shared(kind: type[Value], text: str, *, where: str) -> Value:
    """As `read`, and the same value for the same text: for what every reading needs and seldom changes."""
    found: Value = _shared(kind, text, where)  # type: ignore[arg-type]  # a type is hashable
    return found


@lru_cache(maxsize=4096)
def _shared(kind: type[Value], text: str, where: str) -> Value:
    return read(kind, text, where=where)

"""A grant: an exemption that holds in one draft."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gate.publicity.rule import Mark, Rule
from gate.publicity.text.reading import FieldReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """An exemption that holds in one draft: which marks of which rules it spares, and why."""

    code: str
    why: str
    spares: Callable[[Rule, Mark], bool]


def grant_of(code: str, why: str, part: FieldReading, codes: Iterable[str]) -> Grant:
    """An exemption that spares the marks of the rules `codes` in one field."""
    chosen = frozenset(codes)

    def spares(rule: Rule, mark: Mark) -> bool:
        return rule.code in chosen and mark.field == part.name

    return Grant(code=code, why=why, spares=spares)

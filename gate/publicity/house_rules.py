"""
Every house rule, in the order of the codes.

A code that is a rule for every council is not one of the house: where both have it, the rule for everyone stands.
"""

import importlib
import pkgutil
from typing import Final

from gate.publicity import house
from gate.publicity.rule import Rule, RuleError
from gate.publicity.ruleset import RULES


def _collect() -> tuple[Rule, ...]:
    everyones = {rule.code for rule in RULES}
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(house.__path__):
        loaded = importlib.import_module(f"{house.__name__}.{module.name}")
        for one in vars(loaded).values():
            if not isinstance(one, Rule) or one.code in everyones:
                continue
            if one.code in found:
                raise RuleError(
                    f"two house rules have the code {one.code}.", where=loaded.__name__, remedy="Give one another."
                )
            found[one.code] = one
    return tuple(found[code] for code in sorted(found))


HOUSE: Final[tuple[Rule, ...]] = _collect()

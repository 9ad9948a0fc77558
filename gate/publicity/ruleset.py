"""The ruleset: every rule of the package `rules`, in the order of their codes, and the digest that pins them."""

import hashlib
import importlib
import pkgutil
from collections.abc import Set
from typing import Final

from gate.publicity import rules
from gate.publicity.draft import Digest
from gate.publicity.finding import Severity
from gate.publicity.rule import Rule, RuleError


def _collect() -> tuple[Rule, ...]:
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(rules.__path__):
        loaded = importlib.import_module(f"{rules.__name__}.{module.name}")
        for one in vars(loaded).values():
            if isinstance(one, Rule):
                if one.code in found:
                    raise RuleError(
                        f"two rules have the code {one.code}.", where=loaded.__name__, remedy="Give one another."
                    )
                found[one.code] = one
    return tuple(found[code] for code in sorted(found))


RULES: Final[tuple[Rule, ...]] = _collect()
LAST: Final = frozenset(one.code for one in RULES if one.last)
"""What yields to whatever else holds a post, a council's own rules too."""


class Applied:
    """The rules that are applied in or out of a period, each with its severity there, by their signs."""

    def __init__(self, *, in_period: bool) -> None:
        severities = ((one, one.severity(in_period=in_period)) for one in sorted(RULES, key=lambda one: one.last))
        self._rules = [(one, severity) for one, severity in severities if severity is not None]
        self._always = frozenset(at for at, (one, _) in enumerate(self._rules) if not one.signs)
        self._signs = frozenset(sign for one, _ in self._rules for sign in one.signs)
        self._of = {sign: [at for at, (one, _) in enumerate(self._rules) if sign in one.signs] for sign in self._signs}

    def to_ask(self, signs: Set[str]) -> list[tuple[Rule, Severity]]:
        """Those that may match a post with these signs (`Rule.may_match`) by their codes, the last rule last."""
        return [self._rules[at] for at in sorted(self._always.union(*map(self._of.__getitem__, self._signs & signs)))]


def check_rules(concepts: frozenset[str]) -> None:
    """Raises RuleError, naming it, for a rule whose cue lists are not among `concepts`: it could never match."""
    for one in RULES:
        for concept in one.needs:
            if concept not in concepts:
                raise RuleError(
                    f"the rule {one.code} needs the list ‘{concept}’, and no file of terms has it.",
                    where="data/terms",
                    remedy=f"Restore the heading [{concept}] with its phrases.",
                )


def ruleset_digest() -> Digest:
    """SHA-256 over the code, severities, source and words of every rule."""
    told = hashlib.sha256(b"purdah-gate ruleset v1\n")
    for one in RULES:
        severities = (str(one.inside), str(one.outside))
        source = (str(one.authority), one.cites.source, one.cites.provision)
        said = (one.what, one.message, one.cure)
        parts = (one.code, one.name, one.title, str(one.family), *severities, str(one.last), *source, *said, *one.needs)
        for part in parts:
            raw = part.encode("utf-8")
            told.update(b"%d:" % len(raw) + raw)
    return Digest(told.hexdigest())


RULESET: Final = ruleset_digest()

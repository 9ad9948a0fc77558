"""The ruleset: every rule of the package `rules`, in the order of their codes, and the digest that pins them."""

import hashlib
import importlib
import pkgutil
from typing import Final

from gate.publicity import rules
from gate.publicity.draft import Digest
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
        parts = (one.code, one.name, one.title, str(one.family), *severities, *source, *said, *one.needs)
        for part in parts:
            raw = part.encode("utf-8")
            told.update(b"%d:" % len(raw) + raw)
    return Digest(told.hexdigest())


RULESET: Final = ruleset_digest()

"""
The gate's peers, each given the same names and posts: pyahocorasick, google-re2, one `re` alternation, proselint.

A peer that is not installed is left out and named. None does more than find exact names (proselint: lint prose), so
their figures say what a plain search costs, not what the gate could be replaced by.
"""

import importlib
import importlib.util
import re
import statistics
import time
from collections.abc import Callable

MOST_FOR_ALTERNATION = 1_000
"""Names beyond which one regular expression of all of them takes longer than anybody would wait."""
MOST_FOR_RE2 = 10_000
PROSELINTED = 20


def each(work: Callable[[str], object], texts: list[str], rounds: int = 3) -> list[float]:
    """Microseconds a post: for each post the best of some rounds, for other load on the machine only ever adds."""
    best = [float("inf")] * len(texts)
    for _ in range(rounds):
        for at, text in enumerate(texts):
            start = time.perf_counter()
            work(text)
            best[at] = min(best[at], (time.perf_counter() - start) * 1e6)
    return best


def peers(forms: list[str], texts: list[str], names: int) -> dict[str, float]:
    """Mean microseconds a post for each peer that is here and can be built for so many names."""
    found: dict[str, float] = {}
    if importlib.util.find_spec("ahocorasick") is not None:
        found["pyahocorasick"] = statistics.mean(each(_automaton(forms), texts))
    if names <= MOST_FOR_RE2 and importlib.util.find_spec("re2") is not None:
        found["google-re2"] = statistics.mean(each(_re2(forms), texts))
    if names <= MOST_FOR_ALTERNATION:
        few = texts[:60]
        one = re.compile(rf"\b(?:{'|'.join(re.escape(form) for form in forms)})\b")
        found["one re"] = statistics.mean(each(one.findall, few, rounds=1))
    if importlib.util.find_spec("proselint") is not None:
        found["proselint"] = statistics.mean(each(_proselint(), texts[:PROSELINTED], rounds=2))
    return found


def _automaton(forms: list[str]) -> Callable[[str], object]:
    automaton = importlib.import_module("ahocorasick").Automaton()
    for form in forms:
        automaton.add_word(form, form)
    automaton.make_automaton()
    return lambda text: list(automaton.iter(text))


def _re2(forms: list[str]) -> Callable[[str], object]:
    re2 = importlib.import_module("re2")
    options = re2.Options()
    options.max_mem = 1 << 30
    pattern = re2.compile("|".join(re2.escape(form) for form in forms), options)
    return lambda text: [match.span() for match in pattern.finditer(text)]


def _proselint() -> Callable[[str], object]:
    registry = importlib.import_module("proselint.registry").CheckRegistry()
    if not registry.checks:
        registry.register_many(importlib.import_module("proselint.checks").__register__)
    lint_file = importlib.import_module("proselint.tools").LintFile
    return lambda text: lint_file("post", text).lint()

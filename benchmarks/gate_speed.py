"""
How fast the gate reads and screens posts, beside its peers in the same run.

    python benchmarks/gate_speed.py [--quick]

Only ratios measured in one run mean anything: every figure is a multiple of one bare ahocorasick_rs scan of the same
folded posts for the same names. Peers that are not installed are left out and named. Posts and names are made up from
a fixed seed: 50 to 600 characters, none to two names each.
"""

import datetime as dt
import gc
import importlib
import importlib.util
import random
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable

from ahocorasick_rs import AhoCorasick

from gate.publicity.council import Account, Candidate, Council, People
from gate.publicity.draft import Draft
from gate.publicity.folding import fold
from gate.publicity.lexicon import Lexicon
from gate.publicity.reading import read
from gate.publicity.screening import screen
from gate.publicity.situation import Situation
from gate.reference import read_reference

START = dt.datetime(2027, 4, 12, 9, tzinfo=dt.UTC)
QUICK = "--quick" in sys.argv
POSTS = 200 if QUICK else 600
SIZES = (100, 1_000, 10_000) if QUICK else (100, 1_000, 10_000, 100_000)
SYLLABLES = [first + last for first in "bdklmnrs" for last in "aeiou"]
WORDS = fold(
    "the council bins market road library on and open monday closed from park people help with new your will be at"
    " river meeting street report swimming school walk volunteers thanks please tickets spring garden notice"
).text.split()


def names(many: int, rng: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < many:
        first = "".join(rng.choices(SYLLABLES, k=2)).capitalize()
        last = "".join(rng.choices(SYLLABLES, k=rng.choice((3, 4)))).capitalize()
        found[f"{first} {last}"] = None
    return list(found)


def posts(known: list[str], rng: random.Random) -> list[str]:
    made = []
    for _ in range(POSTS):
        words = rng.choices(WORDS, k=rng.randint(9, 95))
        for _ in range(rng.choice((0, 0, 1, 2))):
            words.insert(rng.randrange(len(words)), rng.choice(known))
        made.append(" ".join(words).capitalize() + ".")
    return made


def each(work: Callable[[str], object], texts: list[str]) -> list[float]:
    """Microseconds a post, the best of three rounds for each post."""
    best = [float("inf")] * len(texts)
    for _ in range(3):
        for at, text in enumerate(texts):
            start = time.perf_counter()
            work(text)
            best[at] = min(best[at], (time.perf_counter() - start) * 1e6)
    return best


def main() -> None:
    terms = read_reference().terms
    council = Council(council_id="c", name="Aldmere", area="Aldmere")
    account = Account(account_id="a", council_id="c", name="a", channel="outbox", area="Aldmere")
    print(
        f"{'names':>8} {'bare µs':>8} {'read':>7} {'screen':>7} {'p99':>7} "
        f"{'one re':>8} {'build s':>8} {'memory MB':>10}"
    )
    for many in SIZES:
        rng = random.Random(many)
        known = names(many, rng)
        texts = posts(known, rng)
        people = People(
            candidates=tuple(
                Candidate(person_id=str(number), name=name, poll_id="local.aldmere.2027-05-06", area_name="Northgate")
                for number, name in enumerate(known)
            )
        )
        gc.collect()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        lexicon = Lexicon.build(terms=terms, people=people)
        built = time.perf_counter() - start
        memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        situation = Situation(
            at=START, council=council, account=account, people=people, lexicon=lexicon, in_period=True
        )
        folded = [fold(text).text for text in texts]
        scan = AhoCorasick([fold(name).text for name in known])
        bare = statistics.mean(
            each(lambda text, scan=scan: scan.find_matches_as_indexes(text, overlapping=True), folded)
        )
        reading = each(lambda text, lexicon=lexicon: read(Draft(account_id="a", words=text), lexicon), texts)
        screening = each(lambda text, situation=situation: screen(Draft(account_id="a", words=text), situation), texts)
        alternation = ""
        if many <= 1_000:
            alternatives = "|".join(re.escape(fold(name).text) for name in known)
            pattern = re.compile(rf"\b(?:{alternatives})\b")
            alternation = f"{statistics.mean(each(pattern.findall, folded)) / bare:.0f}"
        ninety_nine = sorted(screening)[int(len(screening) * 0.99)]
        print(
            f"{many:>8,} {bare:>8.1f} {statistics.mean(reading) / bare:>7.0f}"
            f" {statistics.median(screening) / bare:>7.0f}"
            f" {ninety_nine / bare:>7.0f} {alternation:>8} {built:>8.2f} {memory:>10.0f}"
        )
    for peer in ("ahocorasick", "proselint"):
        if importlib.util.find_spec(peer) is None:
            print(f"{peer}: not installed, left out")
        else:
            peer_figures(peer, texts, known, bare)


def peer_figures(peer: str, texts: list[str], known: list[str], bare: float) -> None:
    """One peer on the last posts, as a multiple of the bare scan."""
    module = importlib.import_module(peer)
    if peer == "ahocorasick":
        automaton = module.Automaton()
        for name in known:
            automaton.add_word(fold(name).text, name)
        automaton.make_automaton()
        told = each(lambda text: list(automaton.iter(text)), [fold(text).text for text in texts])
    else:
        told = each(module.tools.lint, texts[:20])
    print(f"{peer}: {statistics.mean(told) / bare:.1f} times the bare scan")


if __name__ == "__main__":
    main()

"""
How fast the gate finds names and screens posts, beside its peers in the same run.

    PYTHONPATH=. python benchmarks/gate_speed.py [--quick]

Only ratios measured in one run mean anything: every figure is a multiple of one bare ahocorasick_rs scan of the same
folded posts for the same names in five forms, with all parties and subjects. Posts and names are made up from a fixed
seed: 50 to 600 characters, none to two names each. Targets: `docs/gate.md`.
"""

import datetime as dt
import gc
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from benchmarks.floor import tell
from benchmarks.gate_peers import each, peers
from gate.publicity.council import Account, Candidate, Council, People
from gate.publicity.draft import Draft
from gate.publicity.screening import screen
from gate.publicity.situation import Situation
from gate.publicity.text.folding import fold
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.reading import read
from gate.publicity.text.terms import Terms
from gate.reference import read_reference

START = dt.datetime(2027, 4, 12, 9, tzinfo=dt.UTC)
POSTS = 300
SIZES = (100, 1_000, 10_000, 100_000)
SYLLABLES = [first + last for first in "bdklmnrs" for last in "aeiou"]
WORDS = fold(
    "the council bins market road library on and open monday closed from park people help with new your will be at"
    " river meeting street report swimming school walk volunteers thanks please tickets spring garden notice"
).text.split()
PAGE = 4096


def made_names(many: int, rng: random.Random) -> list[str]:
    """So many names, all different."""
    found: dict[str, None] = {}
    while len(found) < many:
        first = "".join(rng.choices(SYLLABLES, k=2)).capitalize()
        last = "".join(rng.choices(SYLLABLES, k=rng.choice((3, 4)))).capitalize()
        found[f"{first} {last}"] = None
    return list(found)


def made_posts(known: list[str]) -> list[str]:
    """The same posts for any list of names, but for the names."""
    rng = random.Random(7)
    made = []
    for _ in range(POSTS):
        words = rng.choices(WORDS, k=rng.randint(9, 95))
        for _ in range(rng.choice((0, 0, 1, 2))):
            words.insert(rng.randrange(len(words)), known[int(rng.random() * len(known))])
        made.append(" ".join(words).capitalize() + ".")
    return made


def forms_of(name: str) -> tuple[str, ...]:
    """The five forms in which the bare scan looks for a name."""
    first, _, last = fold(name).text.partition(" ")
    return f"{first} {last}", f"cllr {last}", f"{first} {last}'s", f"{first}{last}", f"{last}, {first}"


def resident() -> float:
    """Megabytes that this process holds now, or 0 where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * PAGE / 1e6 if told.exists() else 0.0


def scanning(scan: AhoCorasick) -> Callable[[str], object]:
    """A bare scan of a folded text."""
    return lambda text: scan.find_matches_as_indexes(text, overlapping=True)


def reading_with(lexicon: Lexicon) -> Callable[[str], object]:
    """A post read, without any rule."""
    return lambda text: read(Draft(account_id="a", words=text), lexicon)


def screening_in(situation: Situation) -> Callable[[str], object]:
    """A post read and put to every rule."""
    return lambda text: screen(Draft(account_id="a", words=text), situation)


def main() -> None:
    """Print the table, the targets and whether each is met."""
    terms = read_reference().terms
    general = [fold(form).text for party in terms.parties for form in party.forms]
    general += [fold(term).text for topic in terms.topics for term in topic.terms if not set(term) & set("(|*~.")]
    cues = tuple(one for one in terms.cues if one.concept in _OF_NAMES)
    plain = Terms(cues=cues, parties=terms.parties, topics=terms.topics)
    council = Council(council_id="c", name="Aldmere", area="Aldmere")
    account = Account(account_id="a", council_id="c", name="a", channel="outbox", area="Aldmere")
    sizes = SIZES[:3] if "--quick" in sys.argv else SIZES
    print(
        f"{'names':>8} {'bare µs':>8} {'find':>6} {'read':>6} {'screen':>7} {'p99':>6} {'build s':>8} {'MB':>6}  peers"
    )
    finding: dict[int, float] = {}
    median = top = built = 0.0
    Lexicon.build(terms=terms)  # the phrases of the lists are compiled once in the life of a process
    for many in sizes:
        known = made_names(many, random.Random(many))
        texts = made_posts(known)
        folded = [fold(text).text for text in texts]
        forms = list(dict.fromkeys([form for name in known for form in forms_of(name)] + general))
        scan = AhoCorasick([form for form in forms if form])
        bare = statistics.mean(each(scanning(scan), folded))
        people = People(
            candidates=tuple(
                Candidate(person_id=str(number), name=name, poll_id="local.aldmere.2027-05-06", area_name="Northgate")
                for number, name in enumerate(known)
            )
        )
        gc.collect()
        before, start = resident(), time.perf_counter()
        lexicon = Lexicon.build(terms=terms, people=people)
        built, held = time.perf_counter() - start, resident() - before
        names_only = Lexicon.build(terms=plain, people=people)
        situation = Situation(
            at=START, council=council, account=account, people=people, lexicon=lexicon, in_period=True
        )
        found = statistics.mean(each(reading_with(names_only), texts))
        reading = statistics.mean(each(reading_with(lexicon), texts))
        times = sorted(each(screening_in(situation), texts))
        finding[many] = reading
        median, top = statistics.median(times) / bare, times[int(len(times) * 0.99)] / bare
        beside = ", ".join(f"{peer} {cost / bare:.1f}" for peer, cost in peers(forms, folded, many).items())
        print(
            f"{many:>8,} {bare:>8.1f} {found / bare:>6.1f} {reading / bare:>6.1f} {median:>7.1f} {top:>6.0f}"
            f" {built:>8.2f} {held:>6.0f}  {beside}",
            flush=True,
        )
        if many == sizes[0]:
            tell("all rules and exemptions, median", median, of="a bare scan", aim=30, most=150)
            tell("all rules and exemptions, 99th percentile", top, of="a bare scan", most=750)
            tell("names, parties and subjects in all forms", found / bare, of="a bare scan", aim=6, most=12)
            tell("the index of one council, in seconds", built, of="a second", aim=0.3, most=1)
    tell("reading, from 1,000 names to the most", finding[sizes[-1]] / finding[1_000], of="its cost at 1,000", most=1.2)


_OF_NAMES = frozenset(
    {"ordinary-names", "everyday-words", "common-surnames", "forenames", "short-names", "place-words"}
)

if __name__ == "__main__":
    main()

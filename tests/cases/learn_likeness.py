"""Learn the weights of likeness (`data/likeness.csv`) from the labelled posts. `make likeness` runs it.

Learned from are posts and their single sentences: of a post that must be held those with labelled words, of one that
may go all. It is printed first how well such weights do on places that they were not learned from, each fifth of the
places left out in turn. From the same places come the two bounds: the likeness above which a post is held by it alone,
and that below which everyday words hold no sentence. The posts set aside are never read. Posts that only name a
candidate are left out: names are what the rules know.
"""

import csv
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from gate.publicity.bulk import draft_of
from gate.publicity.ruleset import RULES
from gate.publicity.screening import screen
from gate.publicity.situation import Situation
from gate.publicity.text.likeness import Likeness, letters_of, pairs_of, spread
from gate.publicity.text.reading import FieldReading, read
from tests.gate.publicity.labelled import situations

HERE: Final = Path(__file__).resolve().parent
WEIGHTS: Final = HERE.parents[1] / "data" / "likeness.csv"
PLACES: Final = 5  # in so many places a word must stand to be weighed: else it is the name of somebody or something
STRENGTH: Final = 2.0  # the inverse of the penalty
OUTSIDE: Final = 0.7  # how much what is only so outside a period counts beside what is always so
FALSE: Final = 0.005  # of what may go, so much is held by likeness alone
DOUBTED: Final = 0.03  # of what everyday words alone hold rightly, so much is let go
FOLDS: Final = 5
_SCALE: Final = {"idea": 1 / 3, "word": 1 / 9, "pair": 1 / 9, "letters": 1 / 9}

Shown = Counter[tuple[str, str]]


class Example(NamedTuple):
    """A post or a sentence: its place, whether it must be held, what stands in it, and how often it is learned from.

    `doubtful` says that it is held, and its post by nothing but everyday words.
    """

    place: str
    post: str
    held: bool
    in_period: bool
    shown: Shown
    words: int
    ideas: int
    whole: bool
    learned: bool
    doubtful: bool = False


def examples() -> list[Example]:
    """Every post, and every sentence, of the places that may be learned from."""
    own = [path for kind in ("corpus-own", "rounds") for path in sorted((HERE / kind).iterdir()) if path.is_dir()]
    return [one for place in (HERE / "corpus", *own) for one in _of(place)]


def _of(place: Path) -> Iterator[Example]:
    inside, outside = situations(place)
    for at in (inside, outside):
        at.lexicon.likeness = Likeness()  # what rules hold without it
    for line in (place / "posts.jsonl").read_text("utf-8").splitlines():
        post = json.loads(line)
        yield from _of_post(place.name, post, inside if post["period"] else outside)


def _of_post(place: str, post: dict[str, Any], at: Situation) -> Iterator[Example]:
    draft = draft_of(post, account_id="main")
    reading = read(draft, at.lexicon)
    held = post["verdict"] != "allow"
    usable = not held or set(post["families"]) != {"candidate"}
    shown = _shown([part.vocabulary for part in reading.fields], reading.signs)
    yield Example(place, post["id"], held, at.in_period, *shown, whole=True, learned=usable)
    holding = {(one.span.field, one.span.start) for one in screen(draft, at).holding}
    if not holding <= {(mark.field, mark.start) for rule in RULES for mark in rule.find(reading, at) if mark.everyday}:
        holding = set()
    many = sum(len(part.sentences) for part in reading.fields)
    for part in reading.fields:
        for start, end in part.sentences:
            words = [token.word for token in part.tokens_in(start, end)]
            marked = _overlaps(part, start, end, post.get("spans") or ())
            yield Example(
                place,
                post["id"],
                held and marked,
                at.in_period,
                *_shown([words], part.signs_in(start, end)),
                whole=False,
                learned=usable and many > 1 and marked == held,
                doubtful=held and any(name == part.name and start <= place < end for name, place in holding),
            )


def _shown(fields: list[list[str]], ideas: Set[str]) -> tuple[Shown, int, int]:
    shown = Shown(("idea", idea) for idea in ideas)
    words = {word for told in fields for word in told}
    shown.update(("word", word) for word in words)
    shown.update(("letters", letters) for word in words for letters in letters_of(word))
    shown.update(("pair", pair) for pair in {pair for told in fields for pair in pairs_of(told)})
    return shown, len(words), len(ideas)


def _overlaps(part: FieldReading, start: int, end: int, spans: Iterable[str]) -> bool:
    found = ((part.raw.find(words), len(words)) for words in spans if words)
    return any(0 <= at < end and at + size > start for at, size in found)


class Table:
    """The examples as rows, what stands in them as columns, each value as it enters the likeness."""

    def __init__(self, found: list[Example]) -> None:
        places: dict[tuple[str, str], set[str]] = defaultdict(set)
        often = Shown()
        for one in found:
            often.update(one.shown.keys())
            for thing in one.shown:
                places[thing].add(one.place)
        self.columns = sorted(thing for thing, seen in places.items() if len(seen) >= PLACES)
        rare = [math.log((1 + len(found)) / (1 + often[thing])) + 1 for thing in self.columns]
        self.scale = np.array([_SCALE[thing[0]] for thing in self.columns]) * np.array(rare)
        number = {thing: at for at, thing in enumerate(self.columns)}
        rows, columns, values = [], [], []
        for at, one in enumerate(found):
            for thing, many in one.shown.items():
                if thing in number:
                    rows.append(at)
                    columns.append(number[thing])
                    values.append(many / spread(one.ideas if thing[0] == "idea" else one.words))
        shape = (len(found), len(self.columns))
        both = sparse.csr_matrix((values, (rows, columns)), shape=shape) @ sparse.diags(self.scale)
        out = sparse.diags([0.0 if one.in_period else OUTSIDE for one in found])
        period = sparse.csr_matrix([[float(one.in_period)] for one in found])
        self.rows = sparse.hstack([both, out @ both, period]).tocsr()
        self.held = np.array([one.held for one in found])
        self.learned = np.array([one.learned for one in found])

    def learn(self, rows: np.ndarray) -> LogisticRegression:
        """The weights by these rows."""
        model = LogisticRegression(C=STRENGTH, l1_ratio=1, solver="liblinear", max_iter=2000, random_state=1)
        return model.fit(self.rows[rows], self.held[rows])


def left_out(found: list[Example], table: Table) -> np.ndarray:
    """The likeness of each example by weights learned without its place."""
    fold = np.array([int(hashlib.sha256(one.place.encode()).hexdigest(), 16) % FOLDS for one in found])
    likeness = np.zeros(len(found))
    for number in range(FOLDS):
        model = table.learn(table.learned & (fold != number))
        likeness[fold == number] = model.decision_function(table.rows[fold == number])
    return likeness


def bounds(found: list[Example], table: Table) -> tuple[float, float]:
    """The likeness from which a post is held, and below which everyday words are not; prints what both come to."""
    likeness = left_out(found, table)
    whole = np.array([one.whole for one in found])
    goes, stays = likeness[whole & ~table.held], likeness[whole & table.held & table.learned]
    print(f"{whole.sum()} posts of {len({one.place for one in found})} places, {len(table.columns)} things weighed")
    for share in (0.0025, 0.005, 0.01, 0.02):
        least = np.quantile(goes, 1 - share)
        print(f"of what may go {share:.2%} held: of what must be held {np.mean(stays > least):.1%}")
    alike: dict[tuple[str, str], float] = {}
    for at, one in enumerate(found):
        if one.doubtful:
            alike[one.place, one.post] = max(likeness[at], alike.get((one.place, one.post), -math.inf))
    print(f"{len(alike)} posts rightly held by everyday words alone")
    return float(np.quantile(goes, 1 - FALSE)), float(np.quantile(list(alike.values()), DOUBTED))


def main() -> None:
    """Print how good the weights are on places left out, and write those learned from all."""
    found = examples()
    table = Table(found)
    held_from, doubted_below = bounds(found, table)
    model = table.learn(table.learned)
    both, out, period = np.split(model.coef_[0], [len(table.columns), 2 * len(table.columns)])
    start = float(model.intercept_[0]) - held_from
    least = doubted_below - held_from
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["kind", "what", "inside", "outside"])
        rows.writerow(["start", "", f"{start + period[0]:.2f}", f"{start:.2f}"])
        rows.writerow(["least", "", f"{least:.2f}", f"{least:.2f}"])
        for (kind, what), inside, outside in zip(
            table.columns, both * table.scale, (both + OUTSIDE * out) * table.scale, strict=True
        ):
            if round(inside, 2) or round(outside, 2):
                rows.writerow([kind, what, f"{inside:.2f}", f"{outside:.2f}"])


if __name__ == "__main__":
    main()

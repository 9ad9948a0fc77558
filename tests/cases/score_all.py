"""Score the gate on every set of labelled posts and print the figures side by side. `make score` runs it.

The set-aside third is scored like the others, but no text of it is ever printed. Exit 1 when a figure is under its
floor, or when the set-aside third is more than five points below the posts the rules were made with.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SETS = {
    "corpus": ("corpus",),
    "own": ("corpus-own/wales", "corpus-own/london", "corpus-own/unitary", "corpus-own/town"),
    "own, later": (
        *("corpus-own/aberdulas", "corpus-own/wetherdale", "corpus-own/ravensbourne", "corpus-own/marlock"),
        *("corpus-own/penllech", "corpus-own/kelmarsh", "corpus-own/rhosfawr"),
        *("corpus-own/penhurst", "corpus-own/eskmouth"),
        *("corpus-own/county", "corpus-own/borough", "corpus-own/community", "corpus-own/glynhafod"),
        *("corpus-own/thornwick", "corpus-own/dyffrynalaw"),
        *("corpus-own/quillmarsh", "corpus-own/lundale"),
        *("corpus-own/meirwen", "corpus-own/carregwen"),
        *("corpus-own/ellingham", "corpus-own/corbridge"),
        *("corpus-own/pellmouth", "corpus-own/lowmoor"),
        *("corpus-own/nantgarreg", "corpus-own/sandwick", "corpus-own/gwynfryn", "corpus-own/hollinscar"),
        "corpus-own/skelbeck",
    ),
    "set aside": ("corpus-set-aside/wales", "corpus-set-aside/london"),
}
FLOORS = {  # figure: (floor, at least or at most)
    "plain held": (0.97, "at least"),
    "adversarial held": (0.75, "at least"),
    "Welsh and mixed held": (0.85, "at least"),
    "may go, held": (0.03, "at most"),
    "hard ones held": (0.06, "at most"),
    "exact verdict": (0.88, "at least"),
    "flags blocked": (0.15, "at most"),
    "spans overlap": (0.95, "at least"),
    "span length": (2.0, "at most"),
}
FARTHEST_BELOW = 0.05


def figures(folders: tuple[str, ...]) -> dict[str, Any]:
    """The figures of one set, its places scored together."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        posts, verdicts = [], []
        for name in folders:
            corpus = HERE / name
            said = subprocess.run(
                [
                    *(sys.executable, "-m", "gate", "screen", str(corpus / "posts.jsonl")),
                    *("--council", str(corpus / "council.json"), "--candidates", str(corpus / "candidates.csv")),
                ],
                check=True,
                capture_output=True,
                text=True,
            )
            posts += (corpus / "posts.jsonl").read_text("utf-8").splitlines()
            verdicts += said.stdout.splitlines()
        (place / "posts.jsonl").write_text("\n".join(posts) + "\n", "utf-8")
        (place / "verdicts.jsonl").write_text("\n".join(verdicts) + "\n", "utf-8")
        subprocess.run(
            [
                *(sys.executable, str(HERE / "score.py"), str(place), str(place / "verdicts.jsonl")),
                *("--no-text", "--json", str(place / "figures.json")),
            ],
            check=True,
            capture_output=True,
        )
        found: dict[str, Any] = json.loads((place / "figures.json").read_text("utf-8"))
    return found


def table(scored: dict[str, Any]) -> dict[str, float | None]:
    """The figures that are promised, and one line for each family, difficulty and language."""
    overall, groups = scored["overall"], scored["groups"]
    rows: dict[str, float | None] = {
        "all held": overall["hold_recall"],
        "blocks blocked": overall["block_recall"],
        "may go, held": overall["false_hold"],
        "plain held": scored["plain_hold_recall"],
        "adversarial held": scored["adversarial_hold_recall"],
        "Welsh and mixed held": scored["welsh_hold_recall"],
        "hard ones held": scored["hard_hold"],
        "exact verdict": overall["exact"],
        "flags blocked": scored["over_blocked"],
        "spans overlap": scored["span_overlap"],
        "span length": scored["span_length"],
    }
    for family, one in scored["families"].items():
        rows[f"{family.replace('_', ' ')}: held"] = one["held"]
    for title, key in (("By difficulty", "exact"), ("By language", "exact")):
        for name, one in groups[title].items():
            rows[f"{name}: exact"] = one[key]
    return rows


def main() -> int:
    """Print the table; 1 when something promised does not hold."""
    sets = dict(SETS)
    if "--rounds" in sys.argv:
        sets["rounds"] = tuple(f"rounds/{place.name}" for place in sorted((HERE / "rounds").iterdir()))
    tables = {name: table(figures(folders)) for name, folders in sets.items()}
    print(f"{'':<28}" + "".join(f"{name:>12}" for name in tables) + "   promised")
    for row in tables["corpus"]:
        cells = "".join(_shown(row, one.get(row)) for one in tables.values())
        floor = FLOORS.get(row)
        print(f"{row:<28}{cells}" + (f"   {floor[1]} {_shown(row, floor[0]).strip()}" if floor else ""))
    short = [
        f"{name}: {row} is {_shown(row, value).strip()}"
        for name, one in tables.items()
        for row, value in one.items()
        if row in FLOORS and value is not None and not _holds(row, value)
    ]
    for row in ("all held", "exact verdict"):
        gap = (tables["corpus"][row] or 0) - (tables["set aside"][row] or 0)
        if gap > FARTHEST_BELOW:
            short.append(f"set aside: {row} is {100 * gap:.1f} points below the corpus: the rules are tuned")
    for line in short:
        print("NOT AS PROMISED: " + line)
    return 1 if short else 0


def _holds(row: str, value: float) -> bool:
    floor, sense = FLOORS[row]
    return value >= floor if sense == "at least" else value <= floor


def _shown(row: str, value: float | None) -> str:
    if value is None:
        return f"{'n/a':>12}"
    return f"{value:>12.2f}" if row == "span length" else f"{100 * value:>11.1f}%"


if __name__ == "__main__":
    sys.exit(main())

"""How quiet the house rules are: what they point at in the labelled posts that may go, read outside a period.

PYTHONPATH=. python benchmarks/house_rules.py
"""

import json
from collections import Counter
from pathlib import Path

from gate.publicity.candidates import read_candidates
from gate.publicity.council import People
from gate.publicity.draft import Draft
from gate.publicity.finding import Severity
from gate.publicity.house_rules import HOUSE
from gate.publicity.place import read_place
from gate.publicity.text.reading import read
from gate.reference import read_reference

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases"


def main() -> None:
    terms = read_reference().terms
    posts = advised = held = 0
    codes: Counter[str] = Counter()
    for folder in (CASES / "corpus", *sorted(place for place in (CASES / "corpus-own").iterdir() if place.is_dir())):
        place = read_place((folder / "council.json").read_text("utf-8"), where="council.json")
        listed = read_candidates((folder / "candidates.csv").read_text("utf-8"), where="candidates.csv")
        people = People(
            candidates=listed.candidates,
            members=place.members,
            ballots=listed.ballots,
            local_parties=place.local_parties,
        )
        lexicon = place.lexicon(terms, people)
        situation = place.situation(people, lexicon, in_period=False)
        for line in (folder / "posts.jsonl").read_text("utf-8").splitlines():
            told = json.loads(line)
            if told.get("verdict") != "allow":
                continue
            posts += 1
            words = Draft(account_id="", words=told["text"], shared_text=told.get("shared_text") or "")
            reading = read(words, lexicon)
            found = {
                (rule.code, mark.severity or rule.outside) for rule in HOUSE for mark in rule.find(reading, situation)
            }
            codes.update({code for code, _ in found})
            held += any(severity is not Severity.ADVISE for _, severity in found)
            advised += bool(found) and all(severity is Severity.ADVISE for _, severity in found)
    print(f"{posts} posts that may go: {held} held by a house rule, {advised} with advice alone; {dict(codes)}")


if __name__ == "__main__":
    main()

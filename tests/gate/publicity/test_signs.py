"""What is left out for the sake of speed is nothing: signs of rules, the sieve of names, the first cut into words."""

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rfc8785

from gate.publicity.bulk import draft_of
from gate.publicity.draft import Attachment, Draft
from gate.publicity.meaning import issues, stances
from gate.publicity.rule import Rule
from gate.publicity.ruleset import RULES, Applied
from gate.publicity.situation import Situation
from gate.publicity.text.folding import fold
from gate.publicity.text.joined import hides_name
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.naming import find_people, people_among
from gate.publicity.text.reading import Reading, read
from gate.publicity.text.sieve import sift
from gate.publicity.text.words import Placed, pieces_of, plainly_spelt, tokens_of, words_of
from gate.reference import read_reference
from tests.gate.publicity.labelled import cases_of, situations

CASES = Path(__file__).resolve().parents[2] / "cases"
PLACES = [CASES / "corpus", *sorted(path.parent for path in (CASES / "corpus-own").glob("*/posts.jsonl"))]
KINDS = {"PARTY", "TOPIC", "PLACE", "WARD", "OFFICE", "EMBLEM", "COLOUR", "PERSON", "LINK", "TAG", "HANDLE"}
ODD = (
    "Rock''n''roll at O'Neill's, the dogs' home and Siân's café: D'Arcy Mc-Donald's `quote`",
    "l a b o u r  and  V0TE l4bour, J@ne Sm1th, f*ck, www.example.org/x http://x.y 🌹 ＭＰ Ⓥⓞⓣⓔ",
    "ᴊᴀɴᴇ ꜱᴍɪᴛʜ; Jane_Smith; j.a.n.e; enaj htims; votejanesmith @jane.smith #VoteJane 'tis 'n' 'r",
    "tabs\tand\nlines\r\n and\u200bnothing \u0301 \ud83d alone, 'Tis! ''Quoted'' x's's o'reilly's",
)


@functools.cache
def readings() -> tuple[tuple[Reading, Situation], ...]:
    """Every post of the places that the rules were made with, and every case of every rule, read."""
    found = []
    for place in PLACES:
        for line in (place / "posts.jsonl").read_text("utf-8").splitlines():
            for situation in situations(place):
                draft = draft_of(json.loads(line), account_id="main")
                found.append((read(draft, situation.lexicon), situation))
    for one in RULES:
        found += [(read(case.draft, case.situation.lexicon), case.situation) for case in cases_of(one.code)]
    return tuple(found)


def texts() -> Iterator[str]:
    """The words of all of them, and some that are odd."""
    yield from ODD
    yield from {part.raw for reading, _ in readings() for part in reading.fields}


@pytest.mark.parametrize("rule", [one for one in RULES if one.signs], ids=lambda one: one.code)
def test_a_rule_finds_nothing_in_a_post_without_its_signs(rule: Rule) -> None:
    spared = [(reading, at) for reading, at in readings() if not rule.may_match(reading.signs)]
    found = [reading.draft.words for reading, at in spared if list(rule.find(reading, at))]
    assert found == [], f"{rule.code} points at these without one of its signs: name the sign that they have"


@pytest.mark.parametrize("in_period", [True, False])
def test_a_post_is_put_to_every_rule_that_may_match_it_and_to_no_other(in_period: bool) -> None:
    applied = Applied(in_period=in_period)
    severities = [(one, one.severity(in_period=in_period)) for one in RULES]
    for reading, _ in readings():
        may = [(one, severity) for one, severity in severities if severity and one.may_match(reading.signs)]
        assert applied.to_ask(reading.signs) == may


def test_every_sign_is_an_idea_of_the_lists_or_a_kind_or_a_mark() -> None:
    ideas = Lexicon.build(terms=read_reference().terms).concepts
    signs = {sign for rule in RULES for sign in rule.signs if len(sign) > 1}
    assert signs - ideas - KINDS == {"polling-date"}  # made from the polls of a council


def test_an_ordinary_post_is_put_to_a_third_of_the_rules_at_most() -> None:
    asked = [sum(rule.may_match(reading.signs) for rule in RULES) for reading, _ in readings()]
    assert sum(asked) / len(asked) < len(RULES) / 3


def test_the_words_of_a_text_are_those_of_its_tokens() -> None:
    for text in texts():
        folded = fold(text)
        words = [token.word for token in tokens_of(folded)]
        assert words_of(folded.text) == words, text
        assert [word for piece in pieces_of(folded) for word in words_of(piece.lower())] == words, text


def test_a_word_has_its_place_whenever_it_is_asked_for() -> None:
    for text in [*texts(), "'It's' ' -- 'n' rock'n'roll O'Brien's", " \u2019Tis  O\u2019Brien\u2019s ", "", "'"]:
        folded = fold(text)
        if "''" in folded.text:
            continue
        tokens, placed = tokens_of(folded), Placed(folded, pieces_of(folded))
        assert len(placed) == len(tokens)
        assert [placed[at] for at in reversed(range(len(tokens)))][::-1] == tokens, text
        assert placed[1:3] == tokens[1:3]


def test_nobody_is_named_but_at_the_words_that_the_sieve_tells() -> None:
    lexicon = situations()[0].lexicon
    for text in texts():
        folded = fold(text)
        pieces = pieces_of(folded)
        sifted = sift(pieces, lexicon, capitals=plainly_spelt(folded))
        tokens = tokens_of(folded)
        all_named = list(find_people(tokens, lexicon, text))
        assert list(people_among(sifted.named, folded, pieces, lexicon)) == all_named, text
        assert sifted.hidden or not any(hides_name(token.word, lexicon) for token in tokens), text
        assert sifted.single == any(len(token.word) == 1 for token in tokens), text
        assert sifted.repeated or not re.search(r"([a-z])\1\1", folded.text), text


def test_no_subject_is_touched_by_a_stretch_that_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [(part, reading.lexicon) for reading, _ in readings() for part in reading.fields]
    told = [issues._in_field(part, lexicon) for part, lexicon in parts]
    monkeypatch.setattr(issues, "_WANTS", ())
    for (part, lexicon), one in zip(parts, told, strict=True):
        assert issues._in_field(part, lexicon) == one, part.raw


def test_no_slogan_stands_in_a_text_without_one_of_its_turns() -> None:
    for text in texts():
        turned = stances._TURNS.find_matches_as_indexes(fold(text).text)
        assert turned or not stances._SLOGAN.search(text.lower()), text


def test_the_digest_of_a_draft_is_that_of_its_canonical_json() -> None:
    for text in texts():
        draft = Draft(
            account_id="é", words=text, thread=('\x00\x1f\x7f\u2028/\\"',), attachments=(Attachment(kind="image"),)
        )
        told = json.dumps(draft.facts(), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        assert told == rfc8785.dumps(draft.facts())

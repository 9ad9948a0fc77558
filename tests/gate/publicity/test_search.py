"""The search for phrases loses nothing by looking only where one can stand, and nothing stands inside a longer word."""

import re
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate.publicity.text.entries import Entry
from gate.publicity.text.folding import fold
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.phrases import Pattern, compile_phrase
from gate.publicity.text.search import Search
from gate.publicity.text.terms import Terms, read_cues
from gate.publicity.text.words import parted

PHRASES = (
    *(
        "in",
        "in on",
        "in-on",
        "o'clock",
        "clock",
        "'s in",
        "ion*",
        "in* on",
        "(in|on) (the |)ion",
        "£",
        "🌹",
        "🌹 in",
        "on£",
    ),
    *(
        "in ... on",
        "in ... (o'clock|ionised* on)",
        "on ... in* the",
        "the ... (in on|on in)",
        "in ... the ... on",
        "é in",
    ),
    *(
        "the (on|in|onion|in the onion|£)",
        "the* ... ('s|on)",
        "onion ... *",
        "(the|) on ... in the onion",
        "in ... i on",
    ),
)
PIECES = (
    *("in", "on", "the", "ion", "onion", "ionised", "clock", "o", "s", "i", "é", "2"),
    *["", "'", "-", ".", ",", "£", "🌹", "_", "\n"],
    " ",
)


def found(patterns: dict[str, list[Entry]], text: str) -> set[tuple[str, int, int]]:
    hits: defaultdict[str, list[tuple[int, int, Entry]]] = defaultdict(list)
    Search(patterns).find_into(hits, text, f" {parted(text)} ", set())
    return {(sign, start, end) for sign, all_of in hits.items() for start, end, _ in all_of}


def standing(phrase: str, pattern: Pattern, text: str) -> set[tuple[str, int, int]]:
    """Where a pattern stands, looked for at every place."""
    stands = set()
    for head in re.finditer(f"(?={re.escape(pattern.head)})", text):
        start, end = head.start(), head.start() + len(pattern.head)
        if pattern.head[0].isalnum() and text[:start][-1:].isalnum():
            continue
        if pattern.stem:
            go_on = re.compile(r"(?:[^\W_]|'(?=[^\W_])|(?<=\d)[.,](?=\d))*").match(text, end)
            assert go_on is not None
            end = go_on.end()
        elif pattern.head[-1].isalnum() and text[end : end + 1].isalnum():
            continue
        rest = pattern.tail.match(text, end) if pattern.tail else None
        if pattern.tail is None or rest is not None:
            stands.add((phrase, start, rest.end() if rest else end))
    return stands


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24), st.sampled_from(["", " "]))
def test_what_stands_at_any_place_is_found_and_nothing_else(pieces: list[str], between: str) -> None:
    text = fold(between.join(pieces)).text
    patterns: dict[str, list[Entry]] = {}
    want = set()
    for phrase in PHRASES:
        for one in compile_phrase(phrase):
            entry = Entry("cue", phrase, phrase, "", one.stem, one.tail, one.openings, one.wanted)
            patterns.setdefault(one.head, []).append(entry)
            want |= standing(phrase, one, text)
    assert found(patterns, text) == want


@pytest.mark.parametrize(
    ("told", "openings", "wanted"),
    [
        ("kick* the (ball|ballot)", {"thebal"}, set()),
        ("kick* (it |)out", {"itout", "out"}, set()),
        ("kick ... out", set(), {"out"}),
        ("kick ... (outside|in the box)", set(), {"outsid", "box", "thebox", "intheb"}),
        ("kick ... off*", set(), set()),  # what begins with these three letters is not looked up
        ("kick ... isn't", set(), {"isn"}),
        (
            "kick ... (at|on) (a|the) (bin|tin)",
            set(),
            {
                "bin",
                "tin",
                "thebin",
                "thetin",
                "abin",
                "atin",
                "atabin",
                "atatin",
                "attheb",
                "atthet",
                "onabin",
                "onatin",
                "ontheb",
                "onthet",
            },
        ),
        ("kick ... £*", set(), set()),
    ],
)
def test_what_follows_a_beginning_is_known_by_its_first_letters(
    told: str, openings: set[str], wanted: set[str]
) -> None:
    (pattern,) = compile_phrase(told)
    assert (set(pattern.openings), pattern.wanted) == (openings, wanted)


def test_the_phrases_that_all_councils_share_are_compiled_once() -> None:
    terms = Terms(cues=read_cues("[idea] A title\nwell done\n", where="x.txt"))
    one, other = Lexicon.build(terms=terms), Lexicon.build(terms=terms, places=["Mill Lane"])
    assert one._searches[0] is other._searches[0]
    assert sorted(other.find("well done, mill lane")) == ["PLACE", "idea"]

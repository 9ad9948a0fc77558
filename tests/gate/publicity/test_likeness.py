"""Likeness: how much a post reads like posts that had to be held, and what comes of it."""

from dataclasses import replace

import pytest

from gate.publicity.doubt import Doubts
from gate.publicity.draft import Draft
from gate.publicity.finding import Severity
from gate.publicity.meaning.issues import issues
from gate.publicity.ruleset import RULES
from gate.publicity.screening import Screening, screen
from gate.publicity.situation import Situation
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.likeness import Likeness, LikenessError, Weights, letters_of, read_likeness
from gate.publicity.text.reading import read
from gate.reference import read_reference
from tests.gate.publicity.labelled import situations

KINDS = {"PARTY", "TOPIC", "PLACE", "WARD", "OFFICE", "EMBLEM", "COLOUR", "PERSON", "LINK", "TAG", "HANDLE"}
HEADER = "kind,what,inside,outside\n"
BOUNDS = "start,,-1,-2\nleast,,-0.5,-0.5\n"


def weighed_by(weights: Weights) -> Situation:
    """The council of the rule cases in its period, with other weights."""
    terms = replace(read_reference().terms, likeness=Likeness(inside=weights, outside=weights))
    inside, _ = situations()
    lexicon = Lexicon.build(terms=terms, people=inside.people)
    return replace(inside, lexicon=lexicon)


def screened(words: str, at: Situation) -> Screening:
    return screen(Draft(account_id="main", words=words), at)


def test_the_letters_of_a_word_are_its_stretches_of_three_to_five_with_its_edges() -> None:
    assert list(letters_of("bin")) == ["_bi", "bin", "in_", "_bin", "bin_", "_bin_"]
    assert list(letters_of("of")) == []


def test_a_likeness_is_the_sum_of_the_weights_over_the_root_of_what_is_said_and_four() -> None:
    weights = Weights(
        start=-1.0, words={"lot": 3.0}, pairs={"that lot": 1.5}, letters={"_lo": 1.5}, ideas={"mock": 6.0, "?": 9.0}
    )
    # five words: (3 + 1.5 + 1.5) / √9 = 2; no idea: 0
    assert weights.likeness([["we", "know", "that", "lot", "well"]], set()) == pytest.approx(-1 + 2)
    # the same beside five ideas, of which one weighs: 6 / √9 = 2
    ideas = {"mock", "praise", "TAG", "!", "PARTY"}
    assert weights.likeness([["we", "know", "that", "lot", "well"]], ideas) == pytest.approx(-1 + 2 + 2)
    # words of two fields are no pair: (3 + 1.5) / √9
    assert weights.likeness([["we", "know", "that"], ["lot", "well"]], set()) == pytest.approx(-1 + 1.5)


def test_nothing_said_has_the_likeness_to_start_from() -> None:
    assert Weights(start=-4.0, words={"lot": 3.0}).likeness([], set()) == -4.0


def test_weights_are_read_for_both_sides_of_the_period() -> None:
    read = read_likeness(HEADER + BOUNDS + "word,lot,1.5,0\nidea,mock,2,3\n", where="x.csv")
    assert (read.inside.start, read.outside.start, read.inside.least) == (-1.0, -2.0, -0.5)
    assert (read.inside.words, read.outside.words) == ({"lot": 1.5}, {})
    assert (read.inside.ideas, read.outside.ideas) == ({"mock": 2.0}, {"mock": 3.0})


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "x.csv, line 1"),
        ("kind,what\n", "x.csv, line 1"),
        (HEADER + BOUNDS + "word,lot,1.5\n", "x.csv, line 4"),
        (HEADER + BOUNDS + "word,lot,heavy,1\n", "x.csv, line 4"),
        (HEADER + BOUNDS + "word,lot,nan,1\n", "x.csv, line 4"),
        (HEADER + BOUNDS + "word,,1,1\n", "x.csv, line 4"),
        (HEADER + BOUNDS + "colour,red,1,1\n", "x.csv, line 4"),
        (HEADER + "start,now,1,1\n", "x.csv, line 2"),
        (HEADER + "start,,-1,-2\n", "x.csv"),
    ],
)
def test_a_file_of_weights_that_cannot_be_read_says_where(text: str, where: str) -> None:
    with pytest.raises(LikenessError) as raised:
        read_likeness(text, where="x.csv")
    assert raised.value.where == where
    assert raised.value.remedy


def test_every_idea_that_weighs_is_one_that_the_lists_still_have() -> None:
    terms = read_reference().terms
    ideas = {one for one in terms.likeness.ideas if len(one) > 1}
    assert ideas - Lexicon.build(terms=terms).concepts - KINDS - {"polling-date"} == set()


def test_a_post_that_no_rule_holds_is_flagged_for_the_words_that_weigh_most() -> None:
    weights = Weights(start=-1.0, words={"grumpy": 9.0, "heron": 9.0, "pond": -3.0})
    found = screened("Feed the ducks at the pond. A grumpy heron sits there.", weighed_by(weights))
    # ten words: (9 + 9 - 3) / √14 = 4.0, above the one it starts below
    assert [(one.code, one.words, one.severity) for one in found.findings] == [("YR901", "grumpy heron", Severity.FLAG)]


def test_words_of_no_weight_leave_a_post_alone() -> None:
    assert screened("Feed the ducks at the pond.", weighed_by(Weights(start=-1.0, words={"heron": 9.0}))).findings == ()


def test_a_post_that_a_rule_holds_gets_no_second_reason_from_its_likeness() -> None:
    at = weighed_by(Weights(start=9.0))
    assert {one.code for one in screened("The ducks are back.", at).holding} == {"YR901"}
    assert {one.code for one in screened("Vote Labour on Thursday.", at).holding} & {"YR901"} == set()


def test_only_the_rule_of_likeness_is_asked_last() -> None:
    assert [one.code for one in RULES if one.last] == ["YR901"]


EVERYDAY = "What a joke of a library."


def test_everyday_words_hold_only_where_their_sentence_is_like_held_ones() -> None:
    sure, unsure = weighed_by(Weights(start=-1.0, least=-1.5)), weighed_by(Weights(start=-1.0, least=-0.5))
    reading = read(Draft(account_id="main", words=EVERYDAY), sure.lexicon)
    assert [one.everyday for one in issues(reading) if one.argued] == [True]
    assert [(one.code, one.severity) for one in screened(EVERYDAY, sure).holding] == [("PE215", Severity.BLOCK)]
    assert {one.severity for one in screened(EVERYDAY, unsure).findings if one.code == "PE215"} == {Severity.ADVISE}


@pytest.mark.parametrize("line", ["The bins are emptied on Friday.", "Mae'r llyfrgell ar agor.", "Open 9am to 5pm."])
def test_plain_lines_before_and_behind_take_nothing_from_everyday_words(line: str) -> None:
    weights = Weights(start=-1.0, words={"joke": 6.0, "bins": -50.0, "llyfrgell": -50.0, "open": -50.0}, least=0.5)
    at = weighed_by(weights)
    for words in (EVERYDAY, f"{line}\n{EVERYDAY}", f"{EVERYDAY}\n{line}", f"{line} {EVERYDAY} {line}"):
        assert "PE215" in {one.code for one in screened(words, at).holding}, words


def test_of_a_sentence_without_an_end_each_place_is_weighed_by_what_stands_near() -> None:
    at = weighed_by(Weights(start=-1.0, words={"joke": 60.0}, least=0.5))
    words = "bins are emptied and " * 28 + "a joke " + "bins are emptied and " * 28  # the joke stands at 590
    (part,) = read(Draft(account_id="main", words=words), at.lexicon).fields
    doubts = Doubts(at.weights)
    # what counts is 400 characters either way: the same beginning for both, the joke beside the second alone
    assert [doubts.holds(part, 10), doubts.holds(part, 350)] == [False, True]

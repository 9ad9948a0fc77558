"""The lists a council can extend: what a line means, and what is said of a line that cannot be read."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.phrases import PhraseError, compile_phrase, require_readable
from gate.publicity.text.terms import TermError, Terms, read_cues, read_leaders, read_parties, read_topics
from gate.reference import read_reference


def found(phrase: str, text: str) -> list[str]:
    lexicon = Lexicon.build(terms=Terms(cues=read_cues(f"[idea] A title\n{phrase}\n", where="x.txt")))
    return [text[start:end] for hits in lexicon.find(text).values() for start, end, _ in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "want"),
    [
        ("well done", "well done, all", ["well done"]),
        ("well done", "farewell donetsk", []),
        ("(big|huge) thanks", "a huge thanks", ["huge thanks"]),
        ("campaign*", "they campaigned hard", ["campaigned"]),
        ("kick ... out", "kick this lot out", ["kick this lot out"]),
        ("kick ... out", "kick a ball. it is out", []),
        ("(a |)vote for", "a vote for us", ["a vote for", "vote for"]),
        ("🌹", "hello 🌹", ["🌹"]),
    ],
)
def test_a_phrase_finds_whole_words_with_its_choices_endings_and_gaps(phrase: str, text: str, want: list[str]) -> None:
    assert sorted(found(phrase, text)) == sorted(want)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hello\n", "x.txt, line 1: ‘hello’ stands under no heading"),
        ("[Idea\n", "x.txt, line 1: ‘[Idea’ is not a heading"),
        ("[idea]\n(a|b\n", "x.txt, line 2: ‘(a|b’ cannot be read"),
        ("[idea]\n***\n", "x.txt, line 2: ‘***’ cannot be read"),
    ],
)
def test_a_bad_line_of_cues_is_named_with_its_cure(text: str, told: str) -> None:
    with pytest.raises(TermError) as error:
        read_cues(text, where="x.txt")
    assert told in str(error.value)
    assert error.value.remedy


def test_a_party_word_must_say_how_strong_it_is() -> None:
    with pytest.raises(TermError, match="line 2"):
        read_parties("key,name,forms,words\na,A,,Green\n", where="parties.csv")


def test_a_topic_needs_terms() -> None:
    with pytest.raises(TermError, match="has no terms"):
        read_topics("topic,label,terms,anchors\na,A,,\n", where="topics.csv")


def test_a_short_row_is_named() -> None:
    with pytest.raises(TermError, match="line 2"):
        read_leaders("name,also\nA\n", where="leaders.csv")


def test_every_phrase_of_our_lists_can_be_read() -> None:
    for cue in read_reference().terms.cues:
        assert compile_phrase(cue.phrase)


@given(st.lists(st.sampled_from(["a", "tŷ", "~gardd", " ", "(", "|", ")", "*", " ... ", ".", ",", "'", "-", "2", "é"])))
def test_a_phrase_said_to_be_readable_is_one_that_can_be_put_together_and_no_other(parts: list[str]) -> None:
    phrase = "".join(parts)

    def raised(ask: Callable[[str], object]) -> bool:
        try:
            ask(phrase)
        except PhraseError:
            return True
        return False

    assert raised(require_readable) == raised(compile_phrase)


@pytest.mark.parametrize("phrase", ["(vote", "vote)", "((vote))", "", "...", "* vote", "(|) vote (for", "( | )"])
def test_a_phrase_that_cannot_be_read_is_refused_before_it_is_compiled(phrase: str) -> None:
    with pytest.raises(PhraseError):
        require_readable(phrase)

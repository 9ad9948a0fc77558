"""Reading: what stands in a text, and what of it means nothing there."""

import pytest

from gate.publicity.council import LocalTopic
from gate.publicity.draft import Draft
from gate.publicity.meaning.issues import issues
from gate.publicity.text.lexicon import Lexicon
from gate.publicity.text.reading import read
from gate.publicity.text.vocabulary import to_come
from gate.reference import read_reference


def lexicon(*topics: LocalTopic) -> Lexicon:
    return Lexicon.build(terms=read_reference().terms, topics=topics)


@pytest.mark.parametrize(
    ("words", "blamed"),
    [
        ("At last, they are gone.", ["At last"]),
        ("The pool opened at last week's fair.", []),
        ("At last week's fair, and at last in the sun.", ["at last"]),
    ],
)
def test_the_words_of_a_turn_of_phrase_have_no_meaning_of_their_own(words: str, blamed: list[str]) -> None:
    (part,) = read(Draft(account_id="main", words=words), lexicon()).fields
    assert [words[one.start : one.end] for one in part.cues("blame")] == blamed


@pytest.mark.parametrize(
    ("terms", "planned"),
    [
        (("Fen reservoir", "new reservoir"), {"reservoir"}),
        (("proposed relief road",), {"road"}),
        (("maes parcio", "ffordd newydd"), {"ffordd"}),
        (("New Street baths", "future of the baths"), set()),
    ],
)
def test_what_a_council_calls_new_or_proposed_is_still_to_come(terms: tuple[str, ...], planned: set[str]) -> None:
    assert to_come(LocalTopic(topic_id="x", label="A matter of ours", terms=terms)) == planned


def test_works_at_what_is_still_to_come_are_about_the_subject_and_works_at_what_is_there_are_service() -> None:
    words = "Engineers are drilling test holes for the Fen reservoir."
    planned = LocalTopic(topic_id="fen", label="Water for the county", terms=("Fen reservoir", "new reservoir"))
    there = LocalTopic(topic_id="fen", label="Water for the county", terms=("Fen reservoir",))
    told = [issues(read(Draft(account_id="main", words=words), lexicon(one))) for one in (planned, there)]
    assert [[one.quiet for one in found] for found in told] == [[""], ["service"]]

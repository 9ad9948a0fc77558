"""What does not fit a platform, told before anything is queued."""

import pytest

from gate.channels.channel import Limits, misfits
from gate.publicity.draft import Action, Attachment, Draft

FAMILY = "👨‍👩‍👧"  # five code points, one grapheme (UAX 29): a man, a woman and a girl, joined
WELSH_FLAG = "🏴󠁧󠁢󠁷󠁬󠁳󠁿"  # seven code points, one grapheme
SHORT = Limits(characters=10, pictures=1)


def draft(words: str = "Good news.", **more) -> Draft:
    return Draft(account_id="town-page", words=words, **more)


@pytest.mark.parametrize(
    "words", ["1234567890", "w\u0302" * 10, FAMILY * 10, WELSH_FLAG * 10, "\r\n" * 9 + "x", "ŵŷâêîôûẃẁẅ"]
)
def test_ten_characters_as_a_reader_counts_them_fit_ten(words):
    assert misfits(draft(words), SHORT) == ()


@pytest.mark.parametrize("words", ["12345678901", "w\u0302" * 11, FAMILY * 11, WELSH_FLAG * 11])
def test_eleven_do_not_fit_ten_and_the_officer_reads_both_numbers(words):
    assert misfits(draft(words), SHORT) == ("The text has 11 characters; this account takes 10. Shorten it.",)


def test_each_part_of_a_thread_is_counted_by_itself():
    assert misfits(draft(thread=("1234567890", "12345678901")), SHORT) == (
        "Part 3 of the thread has 11 characters; this account takes 10. Shorten it.",
    )


@pytest.mark.parametrize("part", ["", "  \n"])
def test_an_empty_part_of_a_thread_is_named(part):
    assert misfits(draft(thread=("one", part)), Limits()) == ("Part 3 of the thread is empty. Write it, or remove it.",)


def test_pictures_and_films_are_counted_together_and_links_are_not():
    attachments = tuple(Attachment(kind=kind, alt_text="x") for kind in ("image", "video", "link"))
    assert misfits(draft(attachments=attachments), SHORT) == (
        "There are 2 pictures; this account takes 1. Remove some.",
    )


@pytest.mark.parametrize("words", ["", "   ", "\n\t", "\u200b\ufe0f", "\u3164\u2800"])
def test_a_post_that_says_nothing_is_refused(words):
    assert misfits(draft(words), Limits()) == ("There is nothing to say. Write the text, or name what is shared.",)


@pytest.mark.parametrize(
    "said",
    [
        {"shared_text": "The minutes."},
        {"attachments": (Attachment(kind="image", digest="0" * 64),)},
        {"thread": ("The minutes.",)},
    ],
)
def test_a_post_without_words_of_its_own_may_still_say_something(said):
    assert misfits(draft("", action=Action.SHARE, **said), Limits()) == ()


def test_every_misfit_is_told_at_once():
    attachments = tuple(Attachment(kind="image") for _ in range(2))
    found = misfits(draft("12345678901", thread=("12345678901",), attachments=attachments), SHORT)
    assert len(found) == 3


def test_no_limit_takes_any_length():
    assert misfits(draft("x" * 100_000), Limits()) == ()

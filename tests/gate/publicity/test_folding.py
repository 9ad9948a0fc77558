"""Folding: one spelling for what reads the same, and the way back to the author's characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate.publicity.text.folding import fold, fold_word, styled


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("LABOUR", "labour"),
        ("Lаbоur", "labour"),  # Cyrillic a and o, as Unicode's confusables list them
        ("𝐋𝐚𝐛𝐨𝐮𝐫", "labour"),  # mathematical bold: NFKC
        ("Ｌａｂｏｕｒ", "labour"),  # full width: NFKC
        ("Ⓛⓐⓑⓞⓤⓡ", "labour"),  # enclosed letters: NFKC
        ("🅻🅰🅱🅾🆄🆁", "labour"),  # negative squared letters
        ("🇱🇦🇧🇴🇺🇷", "labour"),  # regional indicators, more than a flag
        ("ʟᴀʙᴏᴜʀ", "labour"),  # small capitals
        ("La\u200bbour", "labour"),  # zero-width space
        ("La\u00adbour", "labour"),  # soft hyphen
        ("Zieliński", "zielinski"),
        ("Łukasz", "lukasz"),
        ("O’Rourke", "o'rourke"),
        ("Siân", "sian"),
        ("Sia\u0302n", "sian"),  # the accent as a mark of its own
        ("two  spaces\n and a line", "two spaces and a line"),
    ],
)
def test_what_reads_the_same_folds_to_the_same(written: str, read: str) -> None:
    assert fold(written).text == read


def test_a_flag_is_no_word() -> None:
    assert "gb" not in fold("Hello 🇬🇧 there").text


def test_a_stretch_leads_back_to_the_authors_characters() -> None:
    folded = fold("Thanks to Al\u200bison M\u200bay!")
    start = folded.text.index("alison may")
    first, last = folded.span(start, start + len("alison may"))
    assert folded.raw[first:last] == "Al\u200bison M\u200bay"


def test_styled_letters_are_told_from_accents() -> None:
    assert [styled(word) for word in ("Labour", "Siân", "Łukasz", "Lаbour", "𝐋abour", "La\u200bbour")] == [
        False,
        False,
        False,
        True,
        True,
        True,
    ]


@given(st.text(alphabet=st.characters(), max_size=200))
def test_every_place_of_the_folded_text_lies_in_the_text(text: str) -> None:
    folded = fold(text)
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(max_size=200))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_word(text)
    assert fold_word(once) == once

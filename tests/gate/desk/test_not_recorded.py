"""The page says of the record what every export says of it."""

from pathlib import Path

from gate.desk.extract import NOT_RECORDED

PAGE = Path(__file__).parents[3] / "docs" / "record.md"


def test_the_page_lists_what_is_not_recorded_in_the_words_of_every_export():
    """T61."""
    told = PAGE.read_text("utf-8")
    for sentence in NOT_RECORDED:
        assert f"- {sentence}\n" in told

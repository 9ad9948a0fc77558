"""Sources: each is named, linked, and honest about what was read."""

import pytest

from calendars.citation import Citation, CitationError, Standing, Statutes

TEXT = '[si-1]\ntitle = "Some Rules 2006"\nlink = "https://example.org"\nread = "2026-11-21"\n'


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (Standing.VERIFIED, "Some Rules 2006, r. 1"),
        (Standing.FITTED, "Some Rules 2006, r. 1 (fits every published date found; its words were not read)"),
        (Standing.RECALLED, "Some Rules 2006, r. 1 (unverified)"),
    ],
)
def test_a_citation_says_how_sure_we_are(standing: Standing, told: str) -> None:
    assert Statutes.of(TEXT).told(Citation("si-1", "r. 1", standing)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[si-1", "statutes.toml: This is not TOML"),
        ('[si-1]\ntitle = "x"\n', "statutes.toml: The source ‘si-1’ has no title or no link."),
    ],
)
def test_a_list_of_sources_that_cannot_be_read_is_refused(text: str, told: str) -> None:
    with pytest.raises(CitationError) as refused:
        Statutes.of(text)
    assert str(refused.value).startswith(told)


def test_a_source_that_is_not_listed_is_named() -> None:
    with pytest.raises(CitationError, match="No source is called ‘si-2’"):
        Statutes.of(TEXT).told(Citation("si-2"))

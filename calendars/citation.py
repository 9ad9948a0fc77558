"""Where a claim about the law comes from, and how sure we are that we read it there."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from calendars.errors import ExplainedError


class CitationError(ExplainedError):
    """A list of statutes that cannot be read, or a source that is not in it."""


class Standing(StrEnum):
    """How a provision was established."""

    VERIFIED = "verified"  # read in the text behind the link
    FITTED = "fitted"  # reproduces every published date found; the words were not read
    RECALLED = "recalled"  # known, not seen: shown as unverified wherever it is cited


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A provision of one source. `source` is a key of `data/statutes.toml`."""

    source: str
    provision: str = ""
    standing: Standing = Standing.VERIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """One source: what it is called and where it can be read. `read_on` is empty where it was not opened."""

    source: str
    title: str
    link: str
    read_on: str = ""


class Statutes:
    """The sources that are cited, by their keys. Immutable."""

    def __init__(self, statutes: Mapping[str, Statute]) -> None:
        self._statutes = dict(statutes)

    @classmethod
    def of(cls, text: str, *, source: str = "statutes.toml") -> "Statutes":
        """Read `data/statutes.toml`. Raises CitationError, naming the entry, for one without title or link."""
        try:
            entries = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise CitationError(f"This is not TOML ({error}).", where=source, remedy="Correct that line.") from error
        found: dict[str, Statute] = {}
        for key, entry in entries.items():
            if not isinstance(entry, dict) or not entry.get("title") or not entry.get("link"):
                raise CitationError(
                    f"The source ‘{key}’ has no title or no link.", where=source, remedy="Give it both."
                )
            found[key] = Statute(
                source=key, title=str(entry["title"]), link=str(entry["link"]), read_on=str(entry.get("read", ""))
            )
        return cls(found)

    def __contains__(self, citation: object) -> bool:
        return isinstance(citation, Citation) and citation.source in self._statutes

    def __iter__(self) -> Iterator[Statute]:
        return iter(self._statutes.values())

    def of_source(self, source: str) -> Statute:
        """The statute of that key. Raises CitationError, naming it, when there is none."""
        try:
            return self._statutes[source]
        except KeyError:
            raise CitationError(
                f"No source is called ‘{source}’.", where="statutes.toml", remedy="Add it with its title and link."
            ) from None

    def told(self, citation: Citation) -> str:
        """The citation in words: title, provision, and a warning where nobody has read the text."""
        statute = self.of_source(citation.source)
        words = f"{statute.title}, {citation.provision}" if citation.provision else statute.title
        if citation.standing is Standing.FITTED:
            return f"{words} (fits every published date found; its words were not read)"
        if citation.standing is Standing.RECALLED:
            return f"{words} (unverified)"
        return words

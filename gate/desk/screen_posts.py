"""Screening many posts from files, with no database: one result a line, in the order of the lines."""

import json
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from calendars.errors import ExplainedError
from gate.desk.exchange_calendar import read_text
from gate.publicity.bulk import screen_line
from gate.publicity.candidates import read_candidates
from gate.publicity.council import People
from gate.publicity.place import read_place
from gate.publicity.situation import Situation
from gate.reference import Reference, read_reference

_CHUNK = 64  # lines handed to a process at once: few enough to share out, many enough to be worth it


class _Screener:
    """The two situations of a place, in a period and out of one, built once a process."""

    def __init__(self, council: str, candidates: str, reference: Reference) -> None:
        place = read_place(council, where="the council file")
        listed = read_candidates(candidates, where="the candidates file")
        people = People(
            candidates=listed.candidates,
            members=place.members,
            ballots=listed.ballots,
            local_parties=place.local_parties,
        )
        lexicon = place.lexicon(reference.terms, people)
        self.inside: Situation = place.situation(people, lexicon, in_period=True)
        self.outside: Situation = place.situation(people, lexicon, in_period=False)
        self.statutes = reference.statutes

    def screen(self, line: str) -> dict[str, Any]:
        """What `gate screen` prints for one line of posts."""
        try:
            post = json.loads(line)
        except (ValueError, RecursionError) as error:
            return {"id": None, "error": f"The line is not JSON ({error}). Write one post a line, in braces."}
        return screen_line(post, inside=self.inside, outside=self.outside)


def screen_file(
    posts: Path, council: Path, candidates: Path, reference: Reference, *, jobs: int = 1
) -> Iterator[dict[str, Any]]:
    """Each line of `posts` screened under the council and candidates given, by `jobs` processes.

    A line that cannot be read gives `{id, error}` and the rest goes on. Raises ExplainedError when the council or
    the candidates cannot be read.
    """
    council_text, candidates_text = read_text(council), read_text(candidates)
    screener = _Screener(council_text, candidates_text, reference)
    lines = _lines(posts)
    if jobs == 1:
        yield from map(screener.screen, lines)
        return
    context = get_context("spawn")
    with context.Pool(jobs, initializer=_begin, initargs=(council_text, candidates_text)) as pool:
        yield from pool.imap(_screen, lines, chunksize=_CHUNK)


def _lines(posts: Path) -> Iterator[str]:
    try:
        with posts.open(encoding="utf-8", errors="surrogateescape") as file:
            for line in file:
                if line.strip():
                    yield line
    except OSError as error:
        raise ExplainedError(f"The file cannot be read ({error.strerror}).", where=str(posts)) from error


_at_work: _Screener | None = None


def _begin(council: str, candidates: str) -> None:
    global _at_work  # noqa: PLW0603 - one screener a process, built by the pool's initializer
    _at_work = _Screener(council, candidates, read_reference())


def _screen(line: str) -> dict[str, Any]:
    if _at_work is None:
        raise RuntimeError("the process was not begun")
    return _at_work.screen(line)

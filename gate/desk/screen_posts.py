"""Screening many posts from files, with no database: one result a line, in the order of the lines."""

import datetime as dt
import json
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from calendars.civil_time import CivilTimeError, civil_day, read_instant
from calendars.errors import ExplainedError
from gate.desk.exchange_calendar import read_text
from gate.publicity.bulk import screen_line
from gate.publicity.candidates import read_candidates
from gate.publicity.council import LocalTopic, People
from gate.publicity.place import A_WEEK, read_place
from gate.publicity.situation import Situation
from gate.reference import Reference, read_reference

_CHUNK = 64  # lines handed to a process at once: few enough to share out, many enough to be worth it


class _Screener:
    """A place in a period and out of one, as it is on the day of each line: a local subject may have its last day."""

    def __init__(self, council: str, candidates: str, reference: Reference) -> None:
        self._place = read_place(council, where="the council file")
        listed = read_candidates(candidates, where="the candidates file")
        self._people = People(
            candidates=listed.candidates,
            members=self._place.members,
            ballots=listed.ballots,
            local_parties=self._place.local_parties,
        )
        self._terms = reference.terms
        self._built: dict[tuple[LocalTopic, ...], dict[bool, Situation]] = {}

    def screen(self, line: str) -> dict[str, Any]:
        """What `gate screen` prints for one line of posts."""
        try:
            post = json.loads(line)
        except (ValueError, RecursionError) as error:
            return {"id": None, "error": f"The line is not JSON ({error}). Write one post a line, in braces."}
        first = self._place.first_day
        day = _day_of(post)
        return screen_line(
            post,
            inside=self._situations(day or first)[True],
            outside=self._situations(day or first - A_WEEK)[False],
        )

    def _situations(self, day: dt.date) -> dict[bool, Situation]:
        """In a period and out of it, with the local subjects of that day: built once for each set of subjects."""
        place = self._place.on(day)
        if place.topics not in self._built:
            lexicon = place.lexicon(self._terms, self._people)
            self._built[place.topics] = {
                inside: place.situation(self._people, lexicon, in_period=inside) for inside in (True, False)
            }
        return self._built[place.topics]


def _day_of(post: Any) -> dt.date | None:
    """The day that a line names for itself, where it can be read; what cannot is told when the line is screened."""
    told = post.get("at") if isinstance(post, dict) else None
    try:
        return None if told is None else civil_day(read_instant(str(told)))
    except CivilTimeError:
        return None


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

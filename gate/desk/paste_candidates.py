"""Candidates from a pasted statement of persons nominated: one ward at a time, read first, then kept."""

import re
from dataclasses import dataclass

from gate.desk.desk import Desk, SignedIn
from gate.desk.keep_people import keep_candidates, preview_candidates
from gate.publicity.candidates import read_nominated
from gate.publicity.council import Candidate
from gate.workflow.lifecycle import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """Who was read from the statement, and the posts whose state that changed. `kept` is false after a dry run."""

    candidates: tuple[Candidate, ...]
    moved: tuple[Post, ...]
    kept: bool


def paste_candidates(
    desk: Desk,
    text: str,
    by: SignedIn,
    *,
    poll_id: str,
    area_name: str = "",
    seats: int = 0,
    whole: bool = False,
    dry_run: bool = False,
) -> Pasted:
    """Keep the candidates of a pasted statement of persons nominated. No home address is kept.

    `area_name` is the ward it is for, empty where the whole area votes as one; `whole` says that with these everybody
    who stands in the poll is known. Raises PeopleFileError with the line and the cure, CalendarError for a poll that
    is not in the calendar, NotPermittedError; then nothing was kept.
    """
    ward = "-".join(re.findall(r"\w+", area_name.casefold()))
    found = read_nominated(
        text,
        poll_id=poll_id,
        area_name=area_name.strip(),
        where="the statement",
        seats=seats,
        ballot_id=f"{poll_id}.{ward}" if ward else "",
    )
    if dry_run:
        preview_candidates(desk, found)
        return Pasted(candidates=found, moved=(), kept=False)
    kept = keep_candidates(desk, found, by, complete=whole)
    return Pasted(candidates=found, moved=kept.moved, kept=True)

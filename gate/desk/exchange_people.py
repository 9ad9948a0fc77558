"""Candidates and members in from a file, all or nothing."""

from dataclasses import replace
from pathlib import Path

from gate.desk.desk import Desk, SignedIn
from gate.desk.exchange_calendar import read_text
from gate.desk.keep_people import KeptPeople, keep_candidates, keep_members, preview_candidates
from gate.publicity.candidates import CandidateList, read_candidates, read_members
from gate.publicity.council import Candidate


def import_people(
    desk: Desk, file: Path, by: SignedIn, *, dry_run: bool = False, statement: bool = False
) -> KeptPeople:
    """Import Democracy Club's CSV of candidates (either shape), or a CSV of members (columns name and role).

    `statement` says that a person declares it to be the statement of persons nominated; otherwise a poll's list
    is complete only where all its ballots are locked. Raises ExplainedError, with line and cure; then nothing
    was imported.
    """
    text = read_text(file)
    header = {name.strip().strip('"') for name in text.partition("\n")[0].split(",")}
    if {"name", "role"} <= header:
        members = read_members(text, where=file.name)
        if dry_run:
            return KeptPeople(per_poll=(("members", len(members)),), moved=())
        return keep_members(desk, members, by)
    found = _placed(desk, read_candidates(text, where=file.name, at=desk.clock()))
    if dry_run:
        return preview_candidates(desk, found.candidates)
    complete = frozenset(ballot.poll_id for ballot in found.ballots if ballot.complete)
    return keep_candidates(desk, found.candidates, by, complete=statement, polls_complete=complete)


def _placed(desk: Desk, found: CandidateList) -> CandidateList:
    """The list with each poll under the identifier that the calendar has for it: the election's, or the ballot's."""
    with desk.look() as work:
        known = {poll.poll_id for poll in work.calendar.current().polls}

    def place(candidate: Candidate) -> str:
        alone = candidate.poll_id not in known and candidate.ballot_id in known
        return candidate.ballot_id if alone else candidate.poll_id

    placed = tuple(replace(candidate, poll_id=place(candidate)) for candidate in found.candidates)
    under = {candidate.poll_id: place(candidate) for candidate in found.candidates}
    ballots = tuple(replace(ballot, poll_id=under.get(ballot.poll_id, ballot.poll_id)) for ballot in found.ballots)
    return CandidateList(candidates=placed, ballots=ballots)

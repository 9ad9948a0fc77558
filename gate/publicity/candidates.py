"""
Candidates and members from files, all or nothing: the text of a file in, values out.

Democracy Club's CSV comes in two shapes (its current export and its older file per election); columns are found by
name, never by place. No e-mail address, birth date or gender is kept. A list counts as complete for a poll only
where every one of its ballots is locked. Source: https://candidates.democracyclub.org.uk/data/.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from calendars.errors import ExplainedError
from gate.publicity.council import Ballot, Candidate, Member
from gate.publicity.text.folding import word_set

_CURRENT: Final = ("person_id", "person_name", "election_id", "ballot_paper_id")
_OLDER: Final = ("id", "name", "election", "ballot_paper_id")
_HANDLES: Final = ("twitter_username", "mastodon_username")
_LINKS: Final = (
    "facebook_page_url", "facebook_personal_url", "homepage_url", "blog_url", "linkedin_url", "party_ppc_page_url",
    "youtube_profile", "instagram_url", "blue_sky_url", "threads_url", "tiktok_url", "other_url",
)  # fmt: skip
_ACCOUNT: Final = re.compile(
    r"(?<![\w\-])(?:(?:facebook|fb|instagram|threads|tiktok|x|twitter|youtube)\.com|threads\.net|bsky\.app)/"
    r"(?:(?:profile|people|pages|pg|public|c|user|channel)/)?@?([\w.\-]+)",
    re.IGNORECASE,
)
_NO_ACCOUNT: Final = word_set(
    "groups share sharer watch events event photo photos video videos story stories reel reels media posts p i search "
    "hashtag status intent home playlist shorts live feed results marketplace messages category profile people pages "
    "pg public c user channel login help about"
)
"""Pages that platforms have for everybody: *facebook.com/groups/…* is nobody's account of that name."""
_TRUE: Final = frozenset({"t", "true", "yes", "1"})
_FALSE: Final = frozenset({"f", "false", "no", "0", ""})


class PeopleFileError(ExplainedError):
    """A file of people that cannot be used. Nothing of it was imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateList:
    """The candidates of a file, and for each of its polls whether the list is complete."""

    candidates: tuple[Candidate, ...]
    ballots: tuple[Ballot, ...]


def decode(raw: bytes, *, where: str) -> str:
    """The text of a file as people save it: UTF-8 with or without its mark, or Windows-1252 from a spreadsheet.

    Raises PeopleFileError for what is no text.
    """
    if b"\x00" in raw[:1000]:
        raise PeopleFileError(
            "this is not a text file.", where=where, remedy="Save the sheet as CSV (UTF-8) and import that."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def read_candidates(text: str, *, where: str, at: dt.datetime | None = None) -> CandidateList:
    """
    The candidates of a Democracy Club CSV of either shape.

    `at` (aware) is when it was imported. Raises PeopleFileError naming the line and what to do; then there is none.
    """
    header, rows = _table(text, where)
    if all(name in header for name in _CURRENT):
        person_id, name, poll = "person_id", "person_name", "election_id"
    elif all(name in header for name in _OLDER):
        person_id, name, poll = "id", "name", "election"
    else:
        missing = next((one for one in _CURRENT if one not in header), "person_id")
        raise PeopleFileError(
            f"the column ‘{missing}’ is missing.",
            where=f"{where}, line 1",
            remedy="Export the candidates from Democracy Club as CSV, and import that file unchanged.",
        )
    found: list[Candidate] = []
    locked: dict[str, bool] = {}
    for place, row in rows:
        for needed in (person_id, name, poll):
            if not row[needed]:
                raise PeopleFileError(
                    f"the cell ‘{needed}’ is empty.", where=place, remedy="Fill it, and import the file again."
                )
        if _truth(row.get("cancelled_poll", ""), "cancelled_poll", place) and not row[name]:
            continue
        sure = _truth(row.get("candidates_locked", ""), "candidates_locked", place)
        locked[row[poll]] = locked.get(row[poll], True) and sure
        seats = row.get("seats_contested", "")
        if seats and not seats.isdigit():
            raise PeopleFileError(f"‘{seats}’ is not a number of seats.", where=place, remedy="Write it in figures.")
        legal = f"{row.get('sopn_first_names', '')} {row.get('sopn_last_name', '')}".strip()
        links = tuple(row[column] for column in _LINKS if row.get(column))
        handles = tuple(row[column].lstrip("@") for column in _HANDLES if row.get(column))
        handles += tuple(account for link in links if (account := _account_in(link)))
        found.append(
            Candidate(
                person_id=row[person_id],
                name=row[name],
                poll_id=row[poll],
                ballot_id=row["ballot_paper_id"],
                area_name=row.get("post_label", ""),
                party_name=row.get("party_name", ""),
                party_id=row.get("party_id", ""),
                description=row.get("party_description_text", ""),
                legal_name=legal if legal != row[name] else "",
                surname=row.get("sopn_last_name", ""),
                handles=tuple(dict.fromkeys(handles)),
                links=links,
                seats=int(seats or 0),
            )
        )
    ballots = tuple(Ballot(poll_id=poll_id, complete=sure, imported_at=at) for poll_id, sure in sorted(locked.items()))
    return CandidateList(candidates=tuple(found), ballots=ballots)


def _account_in(link: str) -> str:
    """The account that the address of a profile names; nothing where it tells it by a number, or is no profile."""
    found = _ACCOUNT.search(link)
    if found is None or found[1].casefold() in _NO_ACCOUNT or found[1].endswith(".php"):
        return ""
    return found[1]


def read_members(text: str, *, where: str) -> tuple[Member, ...]:
    """
    Members from a CSV with the columns name and role, and as wanted body, area, party, standing, only_holder, handle.

    Raises PeopleFileError naming the line and what to do; then nothing is imported.
    """
    header, rows = _table(text, where)
    for needed in ("name", "role"):
        if needed not in header:
            raise PeopleFileError(
                f"the column ‘{needed}’ is missing.",
                where=f"{where}, line 1",
                remedy="The first line names the columns.",
            )
    found = []
    for place, row in rows:
        if not row["name"]:
            raise PeopleFileError("the cell ‘name’ is empty.", where=place, remedy="Fill it, or remove the line.")
        found.append(
            Member(
                name=row["name"],
                role=row["role"],
                body=row.get("body", ""),
                area_name=row.get("area", ""),
                party_name=row.get("party", ""),
                standing=_truth(row.get("standing", ""), "standing", place),
                only_holder=_truth(row.get("only_holder", ""), "only_holder", place),
                person_id=row.get("person_id", ""),
                also_known_as=tuple(part.strip() for part in row.get("also_known_as", "").split(";") if part.strip()),
                handles=tuple(part.strip().lstrip("@") for part in row.get("handle", "").split(";") if part.strip()),
            )
        )
    if not found:  # taken as it is, it would take everyone off the list that is kept
        raise PeopleFileError("nobody is in it.", where=where, remedy="Give the file with a line for each member.")
    return tuple(found)


_WORD: Final = re.compile(r"[^\W\d_]+")  # ‘O’DOWD-BEST’ is three: O’Dowd-Best
_NOMINATED: Final = re.compile(
    r"^([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þa-z'’\- ]*?),\s*([^\t|;]+?)(?:\s*\((?:commonly known as"
    r"|a elwir yn gyffredin)\s+([^)]+)\))?\s*(?:[\t|;]|\s{2,}|\s[–—-]\s)\s*(.*)$"
)


def read_nominated(
    text: str, *, poll_id: str, area_name: str, where: str, seats: int = 0, ballot_id: str = ""
) -> tuple[Candidate, ...]:
    """
    The candidates of one area from a pasted statement of persons nominated.

    One person a line: SURNAME, Forenames, then a tab, a bar or wide space, then the description; further columns are
    ignored, and with them every home address. Raises PeopleFileError for a line that is none.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        told = line.strip()
        if not told or told.lower().startswith(("name of candidate", "name\t", "enw'r ymgeisydd", "candidate name")):
            continue
        person = _NOMINATED.match(told)
        if person is None:
            raise PeopleFileError(
                f"‘{told[:60]}’ is not a person nominated.",
                where=f"{where}, line {number}",
                remedy="Write it as SURNAME, Forenames, a tab, and the description; one person a line.",
            )
        last, first, known, rest = person[1].strip(), person[2].strip(), person[3], person[4]
        columns = [part.strip() for part in re.split(r"[\t|;]|\s{2,}", rest) if part.strip()]
        description = next((part for part in reversed(columns) if not re.search(r"\d|address in", part)), "")
        surname = " ".join(
            _WORD.sub(lambda one: one[0].capitalize(), part) if part.isupper() else part for part in last.split()
        )
        legal = f"{first} {surname}"
        found.append(
            Candidate(
                person_id=f"{poll_id}:{legal}",
                name=known.strip() if known else legal,
                poll_id=poll_id,
                ballot_id=ballot_id,
                area_name=area_name,
                party_name=description,
                description=description,
                legal_name=legal if known else "",
                surname=surname,
                seats=seats,
            )
        )
    if not found:
        raise PeopleFileError("there is nobody in it.", where=where, remedy="Paste the table of persons nominated.")
    return tuple(found)


def _truth(cell: str, column: str, place: str) -> bool:
    told = cell.strip().lower()
    if told in _TRUE:
        return True
    if told in _FALSE:
        return False
    raise PeopleFileError(f"‘{cell}’ is no answer for ‘{column}’.", where=place, remedy="Write t or f.")


def _table(text: str, where: str) -> tuple[list[str], list[tuple[str, dict[str, str]]]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True)
    try:
        header = [name.strip() for name in reader.fieldnames or []]
        reader.fieldnames = header
        rows = list(_rows(reader, where))
    except csv.Error as error:
        raise PeopleFileError(
            f"the line cannot be read ({error}).",
            where=f"{where}, line {reader.line_num}",
            remedy="Correct its quotes.",
        ) from error
    if not header:
        raise PeopleFileError("the file is empty.", where=where, remedy="Export it again.")
    return header, rows


def _rows(reader: "csv.DictReader[str]", where: str) -> Iterator[tuple[str, dict[str, str]]]:
    for row in reader:
        place = f"{where}, line {reader.line_num}"
        if None in row or any(value is None for value in row.values()):
            raise PeopleFileError(
                "the row has not as many cells as the header.",
                where=place,
                remedy="Correct that line, or export the file again. Nothing was imported.",
            )
        yield place, {key: value.strip() for key, value in row.items()}

"""
Democracy Club's EveryElection: its JSON, saved to a file, to polls.

Groups hold ballots: `local.anytown.2027-05-06` is the group of that council's wards. Where a file has a
council's group, the group is the poll, for the council's period is one; a by-election's ballot stands alone.
"""

import datetime as dt
import json

from calendars.errors import ExplainedError
from calendars.identifiers import Identifier, IdentifierError, read_identifier
from calendars.nation import Nation
from calendars.poll import Poll, PollKind, PollStatus
from calendars.poll_csv import require_distinct, require_size

NOTHING = "Nothing was imported."
_NATIONS = {
    "ENG": Nation.ENGLAND,
    "WLS": Nation.WALES,
    "SCT": Nation.SCOTLAND,
    "NIR": Nation.NORTHERN_IRELAND,
    "GBN": Nation.UK,
}


class EveryElectionError(ExplainedError):
    """JSON that is not EveryElection's, or an election in it that cannot be read."""


def polls_from_every_election(text: str, source: str, *, nation: Nation = Nation.ENGLAND) -> tuple[Poll, ...]:
    """The polls of a saved answer of `/api/elections/`: one object, a list, or a page with `results`.

    A cancelled election comes in as postponed: EveryElection does not say which of the four it was, and
    a status ends no period. `nation` serves where the file names none. Raises EveryElectionError, naming
    the election, and then gives nothing.
    """
    require_size(text, source)
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EveryElectionError(
            f"This is not JSON ({error}).", where=source, remedy=f"{NOTHING} Save the page of the API as it is."
        ) from error
    if isinstance(read, dict):
        if read.get("next"):
            raise EveryElectionError(
                "This is one page of several: the file says that more follow.",
                where=source,
                remedy=f"{NOTHING} Ask for all of them, with a larger limit, and import that.",
            )
        read = read.get("results", [read] if "election_id" in read else None)
    if not isinstance(read, list):
        raise EveryElectionError(
            "There is no list of elections in it.", where=source, remedy=f"{NOTHING} Save the page of the API as it is."
        )
    found: list[tuple[Poll, str]] = []
    groups = {
        str(entry.get("election_id"))
        for entry in read
        if isinstance(entry, dict) and entry.get("group_type") == "organisation"
    }
    for number, entry in enumerate(read, start=1):
        where = f"{source}, election {number}"
        if not isinstance(entry, dict):
            raise EveryElectionError("The entry is not an election.", where=where, remedy=f"{NOTHING} Take it out.")
        if str(entry.get("group_type")) in {"election", "subtype"} or _parent(entry) in groups:
            continue
        found.append((_poll(entry, where, nation), where))
    require_distinct(found)
    return tuple(poll for poll, _ in found)


def _parent(entry: dict[str, object]) -> str:
    group = entry.get("group")
    return str(group.get("election_id") if isinstance(group, dict) else group)


def _poll(entry: dict[str, object], where: str, nation: Nation) -> Poll:
    poll_id = str(entry.get("election_id", ""))
    try:
        identifier = read_identifier(poll_id)
        polling_day = dt.date.fromisoformat(str(entry.get("poll_open_date")))
    except IdentifierError as error:
        raise EveryElectionError(error.what, where=where, remedy=f"{NOTHING} {error.remedy}") from error
    except ValueError as error:
        raise EveryElectionError(
            f"‘{poll_id}’ has no readable poll_open_date.", where=where, remedy=f"{NOTHING} Write it as 2027-05-06."
        ) from error
    organisation, division = _part(entry, "organisation"), _part(entry, "division")
    return Poll(
        poll_id=poll_id,
        kind=_kind(identifier, organisation, where),
        nation=identifier.nation or _nation(organisation, division) or nation,
        areas=_areas(identifier, organisation, division),
        polling_day=polling_day,
        title=str(entry.get("election_title") or ""),
        status=PollStatus.POSTPONED if entry.get("cancelled") else PollStatus.PLANNED,
    )


def _part(entry: dict[str, object], name: str) -> dict[str, object]:
    part = entry.get(name)
    return part if isinstance(part, dict) else {}


def _kind(identifier: Identifier, organisation: dict[str, object], where: str) -> PollKind:
    if len(identifier.kinds) == 1:
        return identifier.kinds[0]
    if PollKind.MAYOR_CA in identifier.kinds:
        combined = str(organisation.get("organisation_type")) == "combined-authority"
        return PollKind.MAYOR_CA if combined else PollKind.MAYOR_LOCAL
    raise EveryElectionError(
        f"‘{identifier.poll_id}’ does not say which kind of referendum it is.",
        where=where,
        remedy=f"{NOTHING} Take it out here and add it by hand.",
    )


def _nation(organisation: dict[str, object], division: dict[str, object]) -> Nation | None:
    return _NATIONS.get(str(division.get("territory_code") or organisation.get("territory_code") or ""))


def _areas(identifier: Identifier, organisation: dict[str, object], division: dict[str, object]) -> frozenset[str]:
    """A ballot's own division where it is one, else the whole organisation, by the names in the identifier."""
    place = str(organisation.get("slug") or identifier.organisation)
    ward = str(division.get("slug") or identifier.division)
    if ward and place:
        return frozenset({f"{place}.{ward}"})
    return frozenset(filter(None, {place or ward}))

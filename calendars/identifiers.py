"""
Identifiers as Democracy Club writes them: `local.anytown.2027-05-06`, `local.anytown.east.by.2027-02-11`.

Type of poll, then organisation and division where there are any, `by` for a by-election, then the polling
day. Polls that Democracy Club does not list are written in the same manner: `parish.hale.2027-05-06`.
"""

import datetime as dt
import re
from dataclasses import dataclass

from calendars.errors import ExplainedError
from calendars.nation import Nation
from calendars.poll import PollKind

_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
_LONGEST = 120
_KINDS: dict[str, tuple[PollKind, ...]] = {
    "local": (PollKind.LOCAL,),
    "parish": (PollKind.PARISH,),
    "mayor": (PollKind.MAYOR_LOCAL, PollKind.MAYOR_CA),
    "pcc": (PollKind.PCC,),
    "gla": (PollKind.GLA,),
    "parl": (PollKind.PARL,),
    "sp": (PollKind.SP,),
    "senedd": (PollKind.SENEDD,),
    "naw": (PollKind.SENEDD,),
    "nia": (PollKind.NIA,),
    "ref": (
        PollKind.NP_REFERENDUM,
        PollKind.GOVERNANCE_REFERENDUM,
        PollKind.COUNCIL_TAX_REFERENDUM,
        PollKind.PPERA_REFERENDUM,
    ),
    "parish-poll": (PollKind.PARISH_POLL,),
    "recall": (PollKind.RECALL,),
}
_ONE_NATION = {
    PollKind.SP: Nation.SCOTLAND,
    PollKind.SENEDD: Nation.WALES,
    PollKind.NIA: Nation.NORTHERN_IRELAND,
    PollKind.GLA: Nation.ENGLAND,
    PollKind.CITY_OF_LONDON: Nation.ENGLAND,
}


class IdentifierError(ExplainedError):
    """An identifier that is not written as Democracy Club writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """An identifier taken apart. `kinds` has several where the identifier alone does not say which."""

    poll_id: str
    kinds: tuple[PollKind, ...]
    organisation: str
    division: str
    by_election: bool
    polling_day: dt.date

    @property
    def nation(self) -> Nation | None:
        """The nation, where the kind of poll is held in one alone."""
        return _ONE_NATION.get(self.kinds[0])


def require_plain(identifier: str, *, of: str) -> str:
    """`identifier` itself, where it may stand in addresses, file names and lists; `of` says whose it is.

    Raises IdentifierError for anything but letters, digits, single dots, hyphens and underscores, and for a long one.
    """
    if len(identifier) > _LONGEST or not _PLAIN.fullmatch(identifier):
        raise IdentifierError(
            f"‘{identifier[:_LONGEST]}’ cannot be the id of {of}.",
            remedy=f"Use letters without accents, digits, hyphens, underscores and single dots, {_LONGEST} at most.",
        )
    return identifier


def read_identifier(poll_id: str) -> Identifier:
    """Take an identifier apart. Raises IdentifierError, naming what is wrong with it."""
    remedy = "Write it as local.anytown.2027-05-06, or local.anytown.east.by.2027-02-11 for a by-election."
    parts = poll_id.split(".")
    if len(parts) < 2 or parts[0] not in _KINDS:
        raise IdentifierError(f"‘{poll_id}’ does not begin with a known kind of poll.", remedy=remedy)
    try:
        polling_day = dt.date.fromisoformat(parts[-1])
    except ValueError:
        raise IdentifierError(f"‘{poll_id}’ does not end with a polling day.", remedy=remedy) from None
    if any(not _PART.fullmatch(part) for part in parts[:-1]):
        raise IdentifierError(f"‘{poll_id}’ has an empty part, a capital or a space in it.", remedy=remedy)
    middle = parts[1:-1]
    by_election = bool(middle) and middle[-1] == "by"
    if by_election:
        middle = middle[:-1]
    organisation, division = [*middle, "", ""][:2]
    return Identifier(
        poll_id=poll_id,
        kinds=_kinds(parts[0], organisation, by_election),
        organisation=organisation,
        division=division,
        by_election=by_election,
        polling_day=polling_day,
    )


def _kinds(first: str, organisation: str, by_election: bool) -> tuple[PollKind, ...]:
    if first == "mayor" and organisation == "london":
        return (PollKind.GLA,)
    if first == "local" and organisation.startswith("city-of-london"):
        return (PollKind.CITY_OF_LONDON,)
    if first == "parl" and by_election:
        return (PollKind.PARL_BY,)
    return _KINDS[first]


def slug(name: str) -> str:
    """A name as identifiers write it: small letters, hyphens for everything else."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower().replace("&", " and ").replace("’", "").replace("'", "")))


def write_identifier(
    kind: PollKind, polling_day: dt.date, *, organisation: str, division: str = "", by_election: bool = False
) -> str:
    """The identifier of a poll, from the names of its organisation and division."""
    first = {
        PollKind.MAYOR_LOCAL: "mayor",
        PollKind.MAYOR_CA: "mayor",
        PollKind.CITY_OF_LONDON: "local",
        PollKind.PARL_BY: "parl",
        PollKind.NP_REFERENDUM: "ref",
        PollKind.GOVERNANCE_REFERENDUM: "ref",
        PollKind.COUNCIL_TAX_REFERENDUM: "ref",
        PollKind.PPERA_REFERENDUM: "ref",
    }.get(kind, kind.value)
    by = "by" if by_election or kind is PollKind.PARL_BY else ""
    return ".".join(part for part in (first, slug(organisation), slug(division), by, polling_day.isoformat()) if part)

"""The council, its accounts, and the people whom its publicity could favour or harm."""

import datetime as dt
from dataclasses import dataclass

from calendars.nation import Nation


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A council that publishes. `area` is the id of the area it serves.

    `domains`, `phones` and `emails` are its own published contacts: never personal data. `places` are names of
    streets, halls and parks that may look like people.
    """

    council_id: str
    name: str
    area: str
    nation: Nation = Nation.ENGLAND
    name_cy: str = ""
    domains: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An official account. `area` is the area it serves; `channel` how posts leave (`outbox`, `handover`).

    `owner` is the id of the person whose own account it is, where one is kept here: empty for the council's.
    """

    account_id: str
    council_id: str
    name: str
    channel: str
    area: str
    network: str = ""
    handle: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One person standing in one poll. No e-mail, birth date or gender is kept.

    `person_id` is the same in every candidacy of one person. `name` is as on the ballot, `legal_name`
    as on the statement of persons nominated; `surname` is its last name, where the source tells them apart.
    """

    person_id: str
    name: str
    poll_id: str
    ballot_id: str = ""
    area_name: str = ""
    party_name: str = ""
    party_id: str = ""
    description: str = ""
    legal_name: str = ""
    also_known_as: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    seats: int = 0
    surname: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person in elected office who matters here: councillor, leader, mayor, commissioner, MP, minister.

    `person_id` ties a member to a candidacy of the same person, where known. `only_holder` is true for
    an office that one person alone holds, so that naming the office names them.
    """

    name: str
    role: str
    body: str = ""
    area_name: str = ""
    party_name: str = ""
    standing: bool = False
    only_holder: bool = False
    person_id: str = ""
    also_known_as: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What is known of one poll's candidates: whether a person or a locked import said they are all there."""

    poll_id: str
    complete: bool
    imported_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalTopic:
    """A subject that this council treats as controversial. `until` is its last day; `owner` answers for it."""

    topic_id: str
    label: str
    terms: tuple[str, ...]
    terms_cy: tuple[str, ...] = ()
    owner: str = ""
    reason: str = ""
    until: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the subject is one of the council's own on the London day `day`."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everyone whom a screening may need to recognise, and how complete the lists are."""

    candidates: tuple[Candidate, ...] = ()
    members: tuple[Member, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    local_parties: tuple[str, ...] = ()

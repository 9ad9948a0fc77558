"""Roles, the persons who hold them, and the person as they act at one instant."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may be trusted with. The gate itself is an actor too."""

    AUTHOR = "author"
    REVIEWER = "reviewer"
    CLERK = "clerk"
    DEPUTY = "deputy"
    MONITORING_OFFICER = "monitoring-officer"
    CHAIRMAN = "chairman"
    LINE_MANAGER = "line-manager"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    GATE = "gate"

    @property
    def told(self) -> str:
        """As people call it: ‘monitoring officer’."""
        return self.value.replace("-", " ")


WRITERS = frozenset({Role.AUTHOR, Role.REVIEWER, Role.CLERK, Role.DEPUTY})
"""Those who may put words before the gate, and who may halt everything."""

CLERKS = frozenset({Role.CLERK, Role.DEPUTY})
"""The clerk, and a named deputy on the days named."""

OFFICERS = CLERKS | {Role.MONITORING_OFFICER}
"""Those who may answer for what the gate blocks."""

SECOND_PERSONS = OFFICERS | {Role.REVIEWER}
"""Those who may answer for what the gate flags."""

ANSWERERS = SECOND_PERSONS | {Role.CHAIRMAN, Role.LINE_MANAGER}
"""Those who may answer for anything: the last two only for a finding that a policy gives to them."""


class Capacity(StrEnum):
    """As what a person is here, whatever their roles: what a policy asks of them may depend on it."""

    OFFICER = "officer"
    MEMBER = "member"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role given to a person. `starts` and `until` are London days, both included; None is open.

    An empty `account_id` means every account. A line manager's grant names the persons managed.
    """

    role: Role
    account_id: str = ""
    starts: dt.date | None = None
    until: dt.date | None = None
    manages: tuple[str, ...] = ()

    def holds_on(self, day: dt.date) -> bool:
        """Whether the grant holds on the London day `day`."""
        return (self.starts is None or self.starts <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who signs in. `stands_as` ties them to the person ids of candidacies that are theirs.

    `accepted` is the version of the council's policy that they accepted last, `address` the council's own e-mail
    address under which they work.
    """

    person_id: str
    name: str
    grants: tuple[Grant, ...] = ()
    stands_as: tuple[str, ...] = ()
    removed_on: dt.date | None = None
    capacity: Capacity = Capacity.OFFICER
    accepted: str = ""
    address: str = ""

    def acting(self, *, day: dt.date, account_id: str = "", standing_in: frozenset[str] = frozenset()) -> "Actor":
        """This person as they may act on the London day `day`, for one account or (empty) for any.

        A person removed on or before `day` acts with no role, and nobody ever acts as the gate.
        """
        gone = self.removed_on is not None and self.removed_on <= day
        held = frozenset(
            grant.role
            for grant in self.grants
            if not gone and grant.holds_on(day) and (not account_id or grant.account_id in ("", account_id))
        )
        managed = frozenset(
            person_id
            for grant in self.grants
            if grant.role is Role.LINE_MANAGER and not gone and grant.holds_on(day)
            for person_id in grant.manages
        )
        return Actor(
            person_id=self.person_id,
            name=self.name,
            roles=held - {Role.GATE},
            standing_in=standing_in,
            manages=managed if Role.LINE_MANAGER in held else frozenset(),
            capacity=self.capacity,
            accepted=self.accepted,
            address=self.address,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person at the instant of an act. `standing_in` are the polls in which they are a candidate.

    `system_user` is the operating system's user where the act came from a shell. `manages` are the persons
    whose line manager they are. `sign_in_age` is how long ago they proved who they are in a browser; None where
    no browser stands between, as at a shell.
    """

    person_id: str
    name: str
    roles: frozenset[Role]
    standing_in: frozenset[str] = frozenset()
    system_user: str = ""
    manages: frozenset[str] = frozenset()
    sign_in_age: dt.timedelta | None = None
    capacity: Capacity = Capacity.OFFICER
    accepted: str = ""
    address: str = ""

    def role_among(self, wanted: frozenset[Role]) -> Role | None:
        """The role by which this actor may do what needs one of `wanted`; None where none fits."""
        for role in Role:
            if role in wanted and role in self.roles:
                return role
        return None


THE_GATE = Actor(person_id="the-gate", name="The gate", roles=frozenset({Role.GATE}))


def in_words(roles: frozenset[Role]) -> str:
    """Roles as a sentence names them: ‘author, clerk or deputy’; ‘nobody’ for none."""
    names = [role.told for role in Role if role in roles]
    if not names:
        return "nobody"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"

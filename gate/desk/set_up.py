"""Setting up a council from one file: council, areas, accounts, persons, members, policy."""

import tomllib
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from calendars.area import Area, Gazetteer
from calendars.errors import ExplainedError
from gate.desk.desk import Desk
from gate.desk.keep_users import RESERVED
from gate.publicity.council import Account, Council, Member
from gate.publicity.policy import Policy
from gate.store.work import open_work
from gate.workflow.role import Actor, Person, Role

SETTING_UP = Actor(person_id="set-up", name="Set-up", roles=frozenset({Role.ADMINISTRATOR}))


class SetUpError(ExplainedError):
    """A set-up that cannot be carried out; nothing of it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilFile:
    """All that a set-up file holds. Its tables carry the field names of the types themselves."""

    council: Council
    areas: tuple[Area, ...]
    accounts: tuple[Account, ...]
    persons: tuple[Person, ...]
    members: tuple[Member, ...] = ()
    policy: Policy = field(default_factory=Policy)


def read_council_file(text: str, *, source: str) -> CouncilFile:
    """The council that a TOML file describes. Raises SetUpError, with the place and the cure."""
    try:
        told = tomllib.loads(text)
        council_id = told.get("council", {}).get("council_id", "")
        told["accounts"] = [{"council_id": council_id, **account} for account in told.get("accounts", [])]
        read = TypeAdapter(CouncilFile).validate_python(told)
    except tomllib.TOMLDecodeError as error:
        raise SetUpError(f"The file is not TOML ({error}).", where=source, remedy="Correct that line.") from error
    except (ValidationError, AttributeError, TypeError, RecursionError) as error:
        place, told_why = "the file", "it does not have the tables that a council needs"
        if isinstance(error, ValidationError):
            first = error.errors()[0]
            place, told_why = " → ".join(map(str, first["loc"])), first["msg"][:1].lower() + first["msg"][1:]
        raise SetUpError(f"{place}: {told_why}.", where=source, remedy="Correct it and run set-up again.") from error
    reserved = sorted({person.person_id for person in read.persons} & RESERVED)
    if reserved:
        raise SetUpError(f"Nobody can be called ‘{reserved[0]}’.", where=source, remedy="Give them another id.")
    gazetteer = Gazetteer(read.areas)
    for area_id in (read.council.area, *(account.area for account in read.accounts)):
        gazetteer.get(area_id)
    if not any(grant.role is Role.CLERK for person in read.persons for grant in person.grants):
        raise SetUpError("Nobody in the file has the role clerk.", where=source, remedy="Name the first clerk.")
    return read


def set_up_council(desk: Desk, file: CouncilFile) -> str:
    """Keep the council of `file` and give its id. Raises SetUpError when it is here already."""
    council_id = file.council.council_id
    if council_id in desk.councils():
        raise SetUpError(f"The council ‘{council_id}’ is set up already.", remedy="Nothing was changed.")
    unknown = sorted({account.channel for account in file.accounts} - set(desk.channels))
    if unknown:
        raise SetUpError(
            f"There is no channel ‘{', '.join(unknown)}’.", remedy=f"Channels: {', '.join(sorted(desk.channels))}."
        )
    with open_work(desk.engine, council_id, desk.clock(), writing=True) as work:
        work.registers.found(file.council, file.areas, file.policy)
        work.record.append("set up", SETTING_UP, council_id, values={"name": file.council.name})
        for account in file.accounts:
            work.registers.put_account(account)
            work.record.append("add account", SETTING_UP, account.account_id, values={"channel": account.channel})
        for person in file.persons:
            work.registers.put_person(person)
            roles = ", ".join(str(grant.role) for grant in person.grants)
            work.record.append(
                "add person", SETTING_UP, person.person_id, values={"roles": roles}, words={"name": person.name}
            )
        work.registers.put_members(file.members)
        work.commit()
    return council_id

"""Setting up a council at once, from a file or from what the set-up page asked: council, people, policy, polls."""

import datetime as dt
import tomllib
from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter, ValidationError

from calendars.area import Area, Gazetteer
from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from calendars.identifiers import require_plain
from calendars.poll import Poll, PollKind
from calendars.poll_timetable import compute
from gate.desk.adopt_policy import check_policy, pack_of, put_in_force
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.keep_calendar import id_for, put_confirmed, put_polls
from gate.desk.keep_users import RESERVED
from gate.policy.pack import policy_of
from gate.publicity.council import Account, Council, Member
from gate.publicity.policy import Policy
from gate.store.work import Work, open_work
from gate.workflow.role import Actor, Person, Role

SETTING_UP = Actor(person_id="set-up", name="Set-up", roles=frozenset({Role.ADMINISTRATOR}))


class SetUpError(ExplainedError):
    """A set-up that cannot be carried out; nothing of it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPoll:
    """A poll that is known at set-up. Without `areas` it is held in the council's own."""

    kind: PollKind
    polling_day: dt.date
    areas: tuple[str, ...] = ()
    title: str = ""
    notice_day: dt.date | None = None
    from_writ: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilFile:
    """All that a set-up file holds. Its tables carry the field names of the types themselves.

    `confirmed_until` is the last day up to which the first clerk is sure that no poll is missing; None is not sure.
    `adopt` is the policy of the shelf that is adopted at once; empty for none.
    """

    council: Council
    areas: tuple[Area, ...]
    accounts: tuple[Account, ...]
    persons: tuple[Person, ...]
    members: tuple[Member, ...] = ()
    policy: Policy = field(default_factory=Policy)
    polls: tuple[FirstPoll, ...] = ()
    confirmed_until: dt.date | None = None
    adopt: str = ""

    @property
    def clerk(self) -> Person | None:
        """The first of them who is clerk."""
        clerks = (one for one in self.persons if any(grant.role is Role.CLERK for grant in one.grants))
        return next(clerks, None)


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
    require_plain(read.council.council_id, of="a council")
    for account in read.accounts:
        require_plain(account.account_id, of="an account")
    for person in read.persons:
        require_plain(person.person_id, of="a person")
    gazetteer = Gazetteer(read.areas)
    places = (area for poll in read.polls for area in poll.areas)
    for area_id in (read.council.area, *(account.area for account in read.accounts), *places):
        gazetteer.get(area_id)
    if read.clerk is None:
        raise SetUpError("Nobody in the file has the role clerk.", where=source, remedy="Name the first clerk.")
    return read


def set_up_council(desk: Desk, file: CouncilFile) -> str:
    """Keep the council of `file`, with its polls as its clerk's first acts, all or none of it, and give its id.

    Raises SetUpError when it is here already, ExplainedError for a poll whose days cannot be counted or a policy that
    the council could not adopt; then nothing was kept.
    """
    council_id = file.council.council_id
    if council_id in desk.councils():
        raise SetUpError(f"The council ‘{council_id}’ is set up already.", remedy="Nothing was changed.")
    unknown = sorted({account.channel for account in file.accounts} - set(desk.channels))
    if unknown:
        raise SetUpError(
            f"There is no channel ‘{', '.join(unknown)}’.", remedy=f"Channels: {', '.join(sorted(desk.channels))}."
        )
    if file.adopt:
        pack_of(desk, file.adopt)
    check_policy(_policy_of(desk, file, desk.clock()), file.persons, civil_day(desk.clock()))
    for poll in file.polls:
        compute(poll.kind, file.council.nation, poll.polling_day, desk.reference.holidays, from_writ=poll.from_writ)
    if file.confirmed_until is not None and file.confirmed_until < civil_day(desk.clock()):
        raise SetUpError(
            f"{file.confirmed_until:%-d %B %Y} has passed.", remedy="Confirm the calendar up to a day still to come."
        )
    with open_work(desk.engine, council_id, desk.clock(), writing=True) as work:
        work.registers.found(file.council, file.areas, _policy_of(desk, file, work.at))
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
        _first_acts(replace(desk, council_id=council_id), work, file)
        work.commit()
    return council_id


def _first_acts(desk: Desk, work: Work, file: CouncilFile) -> None:
    """The policy adopted, the polls, and how far the clerk is sure of them: in the clerk's name, as any later ones."""
    if file.clerk is None:
        return
    clerk = acting(work, SignedIn(person_id=file.clerk.person_id))
    if file.adopt:
        adopted = policy_of(pack_of(desk, file.adopt), on=civil_day(work.at), before=work.registers.policy)
        put_in_force(work, clerk, adopted)
    if file.polls:
        put_polls(desk, work, clerk, tuple(_poll_of(file, poll) for poll in file.polls))
    if file.confirmed_until is not None:
        put_confirmed(work, clerk, file.confirmed_until)


def _poll_of(file: CouncilFile, poll: FirstPoll) -> Poll:
    areas = poll.areas or (file.council.area,)
    return Poll(
        poll_id=id_for(Gazetteer(file.areas), poll.kind, poll.polling_day, areas),
        kind=poll.kind,
        nation=file.council.nation,
        areas=frozenset(areas),
        polling_day=poll.polling_day,
        title=poll.title,
        notice_day=poll.notice_day,
        from_writ=poll.from_writ,
    )


def _policy_of(desk: Desk, file: CouncilFile, at: dt.datetime) -> Policy:
    """The policy of a file: where it names a document of the shelf, that one, with the file's own choices kept."""
    if not file.policy.pack:
        return file.policy
    pack = desk.reference.bookshelf.pack(file.policy.pack)
    if pack is None:
        known = ", ".join(one.policy_id for one in desk.reference.bookshelf.packs)
        raise SetUpError(f"There is no policy ‘{file.policy.pack}’ on the shelf.", remedy=f"Known: {known}.")
    return policy_of(pack, on=civil_day(at), before=file.policy)

"""
Who may do what: persons added, their roles changed, deputies named for certain days, persons removed.

An administrator keeps them; where nobody is one, the clerk. Nobody changes their own roles, and a change
that would leave nobody who may answer for a blocked post is refused. A removed person keeps their row, so
that an id never comes to mean somebody else, and the names in old entries stay as they were written.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from gate.desk.dates_in_words import short_day
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.pass_on import pass_on
from gate.desk.refusal import refusals_recorded, require
from gate.desk.reread import reread_queue
from gate.store.work import Work
from gate.workflow.override import NotPermittedError
from gate.workflow.permission import Act
from gate.workflow.role import OFFICERS, THE_GATE, Actor, Capacity, Grant, Person, Role

RESERVED = frozenset({THE_GATE.person_id, "set-up", "shell", "sign-in"})
"""Ids under which the program itself acts."""

_NO_LETTER = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""What may stand in no name: control signs, and those that turn the direction of what follows."""

_ID = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}", re.ASCII)


class UserError(ExplainedError):
    """A change to a person that cannot be made; nothing was changed."""


def add_person(
    desk: Desk,
    person_id: str,
    by: SignedIn,
    *,
    name: str,
    grants: tuple[Grant, ...],
    stands_as: tuple[str, ...] = (),
    capacity: Capacity | None = None,
) -> Person:
    """Add a person with their roles, or bring one back who was removed (under the same name alone).

    Who comes back is still who they were: as whom they stand and in what capacity stays unless told.
    Raises UserError or NotPermittedError with every objection.
    """
    with refusals_recorded(desk, Act.KEEP_USERS, by, person_id), desk.work() as work:
        keeper = _keeper(work, by, person_id)
        known = {person.person_id: person for person in work.registers.persons}
        before = known.get(person_id)
        if not _ID.fullmatch(person_id) or person_id in RESERVED:
            raise UserError(
                f"‘{person_id}’ cannot be a person's id.",
                remedy="Use small letters, digits, dots and hyphens, and no name that the program uses itself.",
            )
        if not name.strip():
            raise UserError("A person needs a name.", remedy="Give the name as it is to stand in the record.")
        if before is not None and (before.removed_on is None or before.name != name.strip()):
            raise UserError(
                f"‘{person_id}’ is {before.name} already.",
                remedy="Change their roles with ‘gate user roles’, or choose another id for another person.",
            )
        plain = name.strip()
        if any(unicodedata.category(letter) in _NO_LETTER for letter in plain):
            raise UserError("That name has signs in it that nobody can see.", remedy="Type the name; do not paste it.")
        if twin := [one for one in known.values() if one.person_id != person_id and _alike(one.name, plain)]:
            raise UserError(
                f"‘{twin[0].person_id}’ is {twin[0].name} already: the record could not tell them apart.",
                remedy="Change the roles of the one there is, or write what tells them apart: ‘Ann Price (finance)’.",
            )
        person = Person(
            person_id=person_id,
            name=plain,
            grants=grants,
            stands_as=stands_as or (before.stands_as if before else ()),
            capacity=capacity or (before.capacity if before else Capacity.OFFICER),
        )
        _keep(desk, work, keeper, "add person", before, person)
        return person


def _alike(one: str, other: str) -> bool:
    """Whether two names read the same."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def name_capacity(desk: Desk, person_id: str, by: SignedIn, *, capacity: Capacity) -> Person:
    """Say whether a person is here as an officer, a member or a partner: the policy may ask otherwise of each."""
    with refusals_recorded(desk, Act.KEEP_USERS, by, person_id), desk.work() as work:
        keeper = _keeper(work, by, person_id)
        before = present(work, person_id)
        person = replace(before, capacity=capacity)
        _keep(desk, work, keeper, "name capacity", before, person)
        return person


def change_roles(desk: Desk, person_id: str, by: SignedIn, *, grants: tuple[Grant, ...]) -> Person:
    """Give a person these roles in the place of those they have; a deputy's days are kept."""
    with refusals_recorded(desk, Act.KEEP_USERS, by, person_id), desk.work() as work:
        keeper = _keeper(work, by, person_id)
        before = present(work, person_id)
        dated = tuple(grant for grant in before.grants if grant.role is Role.DEPUTY)
        given = grants if any(grant.role is Role.DEPUTY for grant in grants) else (*grants, *dated)
        person = replace(before, grants=given)
        _keep(desk, work, keeper, "change roles", before, person)
        return person


def name_deputy(
    desk: Desk, person_id: str, by: SignedIn, *, starts: dt.date, until: dt.date, account_id: str = ""
) -> Person:
    """Let a person act as the clerk's deputy from the London day `starts` to `until`, both included.

    Raises UserError for days that are over or run backwards; NotPermittedError.
    """
    with refusals_recorded(desk, Act.KEEP_USERS, by, person_id), desk.work() as work:
        keeper = _keeper(work, by, person_id)
        before = present(work, person_id)
        if until < starts or until < civil_day(work.at):
            raise UserError(
                f"A deputy cannot act from {starts:%-d %B %Y} to {until:%-d %B %Y}.",
                remedy="Give a last day that is still to come and not before the first.",
            )
        grant = Grant(role=Role.DEPUTY, account_id=account_id, starts=starts, until=until)
        person = replace(before, grants=(*before.grants, grant))
        _keep(desk, work, keeper, "name deputy", before, person)
        return person


def stand_as(desk: Desk, person_id: str, by: SignedIn, *, as_ids: tuple[str, ...]) -> Person:
    """Say which candidates or members a person is, by the ids in their lists: nobody answers where they stand.

    Raises UserError for an id that is in no list; NotPermittedError.
    """
    with refusals_recorded(desk, Act.KEEP_USERS, by, person_id), desk.work() as work:
        keeper = _keeper(work, by, person_id)
        before = present(work, person_id)
        people = work.registers.people
        known = {one.person_id for one in people.candidates} | {one.person_id for one in people.members} - {""}
        if unknown := sorted(set(as_ids) - known):
            raise UserError(
                f"No candidate or member here has the id ‘{unknown[0]}’.",
                remedy="Import the list first, and take the id from it.",
            )
        person = replace(before, stands_as=tuple(dict.fromkeys(as_ids)))
        _keep(desk, work, keeper, "stand as", before, person, told=" ".join)
        return person


def remove_person(desk: Desk, person_id: str, by: SignedIn, *, hand_to: str = "") -> Person:
    """Let a person act no more, from now on. What they did stays in the record, under their name.

    Their sign-ins end, and their password and codes are good for nothing. What they had open goes to `hand_to`.
    Raises UserError where that is themselves or nobody here; NotPermittedError.
    """
    with refusals_recorded(desk, Act.KEEP_USERS, by, person_id), desk.work() as work:
        keeper = _keeper(work, by, person_id)
        before = present(work, person_id)
        if hand_to:
            if hand_to == person_id:
                raise UserError("Nobody takes over from themselves.", remedy="Name somebody who stays.")
            pass_on(work, keeper, before, present(work, hand_to))
        work.sessions.end_of(person_id, f"{before.name} no longer acts here.")
        work.passwords.drop(person_id)
        work.passwords.drop_codes(person_id)
        person = replace(before, removed_on=civil_day(work.at))
        _keep(desk, work, keeper, "remove person", before, person)
        return person


def may_keep_users(desk: Desk, by: SignedIn) -> None:
    """Raise NotPermittedError, and write the attempt down, where this person may not say who may do what.

    However old their sign-in is: to look asks for no fresh one.
    """
    with refusals_recorded(desk, Act.KEEP_USERS, by), desk.look() as work:
        _keeper(work, replace(by, signed_in_at=None), "")


def why_not_keep_users(desk: Desk, by: SignedIn) -> tuple[str, ...]:
    """Every reason why this person may not say who may do what, with whom to ask; empty when they may."""
    with desk.look() as work:
        try:
            _keeper(work, replace(by, signed_in_at=None), "")
        except NotPermittedError as refusal:
            keepers = _administrators(work) or _holding(
                work.registers.persons, frozenset({Role.CLERK}), civil_day(work.at)
            )
            asked = f"Ask {' or '.join(keepers)}." if keepers else "Nobody here may; ask who runs the server."
            return (*refusal.objections, asked)
        return ()


def users(desk: Desk) -> tuple[Person, ...]:
    """Everyone who may act here, or once could."""
    with desk.look() as work:
        return work.registers.persons


def keeper_of_users(work: Work, by: SignedIn, person_id: str) -> Actor:
    """Who may keep how this person signs in: as for their roles, but that whoever is at the shell may give themselves
    a first password. Raises NotPermittedError with every objection.
    """
    return _keeper(work, by, person_id, own=bool(by.system_user))


def _keeper(work: Work, by: SignedIn, person_id: str, *, own: bool = False) -> Actor:
    keeper = acting(work, by)
    objections = []
    if person_id == keeper.person_id and not own:
        objections.append("Nobody changes their own roles; ask somebody else who may.")
    if Role.ADMINISTRATOR not in keeper.roles and Role.CLERK in keeper.roles and _administrators(work):
        objections.append(f"{', '.join(_administrators(work))} is administrator here; ask them.")
    require(Act.KEEP_USERS, keeper, *objections)
    return keeper


def _administrators(work: Work) -> tuple[str, ...]:
    return _holding(work.registers.persons, frozenset({Role.ADMINISTRATOR}), civil_day(work.at))


def _holding(persons: tuple[Person, ...], roles: frozenset[Role], day: dt.date) -> tuple[str, ...]:
    return tuple(person.name for person in persons if person.acting(day=day).roles & roles)


def present(work: Work, person_id: str) -> Person:
    """The person, who still acts here. Raises UserError for one who was removed, UnknownError for nobody."""
    person = work.registers.person(person_id)
    if person.removed_on is not None:
        raise UserError(
            f"{person.name} was removed on {person.removed_on:%-d %B %Y}.",
            remedy="Add them again under the same id and name if they are back.",
        )
    return person


def _keep(
    desk: Desk,
    work: Work,
    keeper: Actor,
    event: str,
    before: Person | None,
    after: Person,
    *,
    told: Callable[[tuple[str, ...]], str] | None = None,
) -> None:
    """Keep the person and what changed, and read the queue again: an answer counts while its giver may give it."""
    accounts = {account.account_id for account in work.registers.accounts}
    unknown = sorted({grant.account_id for grant in after.grants} - accounts - {""})
    if unknown:
        raise UserError(f"There is no account ‘{unknown[0]}’ here.", remedy=f"Known: {', '.join(sorted(accounts))}.")
    others = tuple(person for person in work.registers.persons if person.person_id != after.person_id)
    today = civil_day(work.at)
    had = _holding((*others, before) if before else others, OFFICERS, today)
    if had and not _holding((*others, after), OFFICERS, today):
        raise UserError(
            "Then nobody would be left who may answer for a blocked post.",
            remedy="Make somebody else clerk or monitoring officer first.",
        )
    work.registers.put_person(after)
    values = {"before": roles_in_words(before), "after": roles_in_words(after)}
    if told is not None and before is not None:
        values = {"before": told(before.stands_as) or "nobody", "after": told(after.stands_as) or "nobody"}
    if after.capacity is not (before.capacity if before else Capacity.OFFICER):
        values["capacity"] = str(after.capacity)
    work.record.append(event, keeper, after.person_id, values=values, words={"name": after.name})
    reread_queue(desk, work)
    work.commit()


def roles_in_words(person: Person | None) -> str:
    """A person's roles in one line, as the record keeps them: ‘author; deputy from 12 April 2027 to 13 April 2027’."""
    if person is None:
        return "nobody"
    if person.removed_on is not None:
        return f"removed on {short_day(person.removed_on)}"
    return "; ".join(grant_in_words(grant) for grant in person.grants) or "no role"


def grant_in_words(grant: Grant) -> str:
    """One role with its limits: ‘author for town-x’, ‘deputy from 12 April 2027 to 13 April 2027’."""
    told = grant.role.told
    if grant.account_id:
        told += f" for {grant.account_id}"
    if grant.manages:
        told += f" of {', '.join(grant.manages)}"
    if grant.starts:
        told += f" from {short_day(grant.starts)}"
    if grant.until:
        told += f" {'to' if grant.starts else 'until'} {short_day(grant.until)}"
    return told

"""
Lines that the policy has people write down: acceptance, training, abuse, breaches, comments, settings, meetings.

One register of kinds, kept in the record: nothing is changed, a later line says what is so now.
"""

import datetime as dt
from dataclasses import dataclass, replace

from calendars.civil_time import civil_day
from gate.audit.entry import facts_of
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded, require
from gate.desk.reread import reread_queue
from gate.policy.pack import Setting
from gate.policy.register import LINES, LineError, LineKind, objections_to_line
from gate.publicity.picture import Picture
from gate.store.work import Work
from gate.workflow.override import NotPermittedError
from gate.workflow.permission import Act
from gate.workflow.role import OFFICERS, WRITERS, Actor

EVENT = "note"
HOLDS, OPEN = "holds", "does not hold yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the register. `words` are None where they have been erased; `day` is London's."""

    sequence: int
    kind: str
    about: str
    by: str
    day: dt.date
    told: str
    evidence: str
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A setting that nobody has confirmed, or not lately. `since` is the day of the last confirmation."""

    setting: Setting
    about: str
    since: dt.date | None


def note_line(
    desk: Desk,
    by: SignedIn,
    *,
    kind: str,
    words: str,
    about: str = "",
    told: str = "",
    evidence: str = "",
    day: dt.date | None = None,
    picture: Picture | None = None,
    starts: dt.datetime | None = None,
    ends: dt.datetime | None = None,
) -> Line:
    """Write down a line about a person, an account, a post or the council, of the London day `day` or today.

    `picture` is kept here as evidence; `starts` and `ends` (aware) are those of a meeting. Raises LineError with
    everything that is missing, NotPermittedError where the person may not.
    """
    with refusals_recorded(desk, Act.NOTE_LINE, by, f"register/{kind}"), desk.work() as work:
        actor = acting(work, by)
        found = _kind(kind)
        about = about or actor.person_id
        require(Act.NOTE_LINE, actor, *_objections_to_writer(found, actor, about))
        today = civil_day(work.at)
        if picture is not None:
            work.pictures.put(picture, at=work.at)
            evidence = picture.digest
        objections = objections_to_line(
            found, words=words, told=told, evidence=evidence, day=day or today, today=today
        ) + _objections_to_meeting(found, starts, ends)
        if objections:
            raise LineError(" ".join(objections), remedy="Nothing was written down.")
        values = {"about": about, "day": str(day or today)}
        values |= {"told": told} if told else {}
        values |= {"evidence": evidence.strip()} if evidence.strip() else {}
        if found.key == "meeting" and starts and ends:
            values |= {"starts": starts.isoformat(), "ends": ends.isoformat(), "day": str(civil_day(starts))}
        if found.key == "acceptance":
            values["version"] = _accept(work, about)
        sequence = work.record.append(EVENT, actor, f"register/{kind}", values=values, words={"words": words.strip()})
        if found.key in ("acceptance", "meeting"):
            reread_queue(desk, work)
        work.commit()
    return next(line for line in lines(desk, kind) if line.sequence == sequence)


def confirm_setting(
    desk: Desk, by: SignedIn, *, key: str, about: str, words: str, holds: bool = True, address: str = ""
) -> Line:
    """Write down whether a setting holds for an account, a person or the council.

    `address` is the council's e-mail address under which a person works. Raises LineError where the setting is not one
    the policy asks for, or the address is not the council's.
    """
    setting = next((one for one in desk.reference.bookshelf.settings if one.key == key), None)
    if setting is None:
        known = ", ".join(one.key for one in desk.reference.bookshelf.settings)
        raise LineError(f"There is no setting ‘{key}’.", remedy=f"Known: {known}.")
    if key == "council-address" and holds:
        _keep_address(desk, by, about, address)
    return note_line(desk, by, kind="setting", words=words, about=f"{about}/{key}", told=HOLDS if holds else OPEN)


def lines(desk: Desk, kind: str) -> tuple[Line, ...]:
    """Every line of a kind, oldest first. Raises LineError for a kind there is not."""
    found = []
    _kind(kind)
    with desk.look() as work:
        for kept in work.record.entries(subject=f"register/{kind}"):
            if kept.event != EVENT:
                continue
            facts, _ = facts_of(kept.raw)
            words = {one.field: one.text for one in kept.words}
            found.append(
                Line(
                    sequence=facts.sequence,
                    kind=kind,
                    about=facts.values["about"],
                    by=words.get("actor") or facts.actor,
                    day=dt.date.fromisoformat(facts.values["day"]),
                    told=facts.values.get("told", ""),
                    evidence=facts.values.get("evidence", ""),
                    words=words.get("words"),
                )
            )
    return tuple(found)


def settings_due(desk: Desk) -> tuple[Due, ...]:
    """The settings that the adopted policy asks for and nobody has confirmed, or not lately enough."""
    with desk.look() as work:
        policy, today = work.registers.policy, civil_day(work.at)
        accounts = [account.account_id for account in work.registers.accounts]
        persons = [person.person_id for person in work.registers.persons if person.removed_on is None]
        of = {"account": accounts, "person": persons, "council": [work.council_id]}
    pack = desk.reference.bookshelf.pack(policy.pack)
    if pack is None:
        return ()
    last: dict[str, Line] = {line.about: line for line in lines(desk, "setting")}
    found = []
    for setting in pack.settings:
        for about in of[setting.of]:
            line = last.get(f"{about}/{setting.key}")
            if line is None or line.told != HOLDS:
                found.append(Due(setting=setting, about=about, since=None))
            elif line.day + dt.timedelta(days=setting.every_days) <= today:
                found.append(Due(setting=setting, about=about, since=line.day))
    return tuple(found)


def not_accepted(desk: Desk) -> tuple[str, ...]:
    """The ids of those who have not accepted the policy in force; nobody where no document was adopted."""
    with desk.look() as work:
        version, today = work.registers.policy.version, civil_day(work.at)
        return tuple(
            person.person_id
            for person in work.registers.persons
            if version and person.accepted != version and person.acting(day=today).roles
        )


def review_due(desk: Desk) -> dt.date | None:
    """The day on which the yearly review of the adopted policy is due, where it asks for one: after the last review."""
    with desk.look() as work:
        policy = work.registers.policy
    pack = desk.reference.bookshelf.pack(policy.pack)
    if pack is None or policy.review_on is None:
        return None
    reviewed = [line.day for line in lines(desk, "review") if policy.adopted_on and line.day >= policy.adopted_on]
    return max(reviewed) + dt.timedelta(days=pack.review_days) if reviewed else policy.review_on


def _kind(key: str) -> LineKind:
    if key not in LINES:
        raise LineError(f"There is no kind of line ‘{key}’.", remedy=f"Known: {', '.join(LINES)}.")
    return LINES[key]


_BY_ANYONE = frozenset({"acceptance", "abuse", "advice", "correction", "training"})
_BY_WRITERS = frozenset({"moderation", "question", "feedback", "surveillance"})


def _objections_to_writer(kind: LineKind, actor: Actor, about: str) -> tuple[str, ...]:
    """Some lines anyone writes for themselves, some who posts; the others, and those about others, the officers."""
    officer = bool(actor.roles & OFFICERS)
    if officer and (kind.key != "acceptance" or about == actor.person_id):
        return ()
    if kind.key in _BY_ANYONE and about == actor.person_id:
        return ()
    if kind.key in _BY_WRITERS and actor.roles & WRITERS:
        return ()
    if kind.key == "acceptance":
        return ("Each person accepts the policy for themselves.",)
    return (f"{actor.name} may not write this line: it needs the clerk or another officer.",)


def _objections_to_meeting(kind: LineKind, starts: dt.datetime | None, ends: dt.datetime | None) -> tuple[str, ...]:
    if kind.key != "meeting":
        return ()
    if starts is None or ends is None or ends <= starts:
        return ("Say from when to when the meeting is.",)
    return () if civil_day(starts) == civil_day(ends) else ("A meeting begins and ends on one day.",)


def _accept(work: Work, person_id: str) -> str:
    """Note that a person accepts the policy in force; gives its version."""
    version = work.registers.policy.version
    if not version:
        raise LineError("No document was adopted here, so there is none to accept.", remedy="Adopt a policy first.")
    work.registers.put_person(replace(work.registers.person(person_id), accepted=version))
    return version


def _keep_address(desk: Desk, by: SignedIn, person_id: str, address: str) -> None:
    """Keep the council's address under which a person works."""
    with refusals_recorded(desk, Act.NOTE_LINE, by, person_id), desk.work() as work:
        actor = acting(work, by)
        if not actor.roles & OFFICERS:
            raise NotPermittedError((f"{actor.name} may not say under which address somebody works; the clerk may.",))
        council = work.registers.council
        domain = address.rpartition("@")[2].lower()
        if not domain or not (address.lower() in council.emails or domain in council.domains):
            raise LineError(
                f"‘{address}’ is not an address of the council.",
                remedy=f"Use one at {', '.join(council.domains) or 'the council’s own domain'}.",
            )
        work.registers.put_person(replace(work.registers.person(person_id), address=address))
        reread_queue(desk, work)
        work.commit()

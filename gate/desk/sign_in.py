"""
Signing in: with a password, with a code for the first time, or from a list while this is a demonstration.

Every attempt counts as failed before it is looked at, in the database: many guesses at once count as many, and a
restart forgives none. What was typed is never kept, not even a name nobody has: it may be a password in the wrong box.
"""

import datetime as dt
import hashlib
import math
from dataclasses import dataclass

from sqlmodel import Session as DatabaseSession

from calendars.civil_time import london
from calendars.errors import ExplainedError
from gate.desk.dates_in_words import hour
from gate.desk.desk import Desk
from gate.desk.passwords import fits, hash_of, is_outdated
from gate.desk.sessions import SIGNING_IN, Seat, begin, digest_of, seal
from gate.store.passwords import Code, code_of
from gate.store.sign_in_failures import Keys, attempt, take_back
from gate.store.work import Work
from gate.workflow.password import objections_to_password
from gate.workflow.role import Actor, Person
from gate.workflow.sign_in import Counted, Way

NOBODY = "somebody unknown"
"""The subject of an entry about an attempt that names nobody here."""


class SignInError(ExplainedError):
    """A sign-in that failed."""


class TooSoonError(SignInError):
    """Too many failed: nothing is looked at before `until` (aware)."""

    def __init__(self, until: dt.datetime, now: dt.datetime) -> None:
        self.until = until
        seconds = max(1, math.ceil((until - now).total_seconds()))
        if seconds < 120:
            wait = "1 second" if seconds == 1 else f"{seconds} seconds"
        else:
            wait = f"{math.ceil(seconds / 60)} minutes, until {hour(london(until))}"
        super().__init__("Too many sign-ins failed.", remedy=f"Wait {wait}, and try again.")


class PasswordError(ExplainedError):
    """Words that cannot be a password here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A new sign-in: whose, and the cookie that holds it."""

    council_id: str
    person_id: str
    cookie: str


def sign_in_with_password(
    desk: Desk, council_id: str, person_id: str, password: str, *, address: str, replacing: str = ""
) -> Opened:
    """Sign a person in. `address` is where they ask from; `replacing` the digest of the sign-in that this renews.

    Raises SignInError, the same for a wrong name and a wrong password, or TooSoonError; CouncilError.
    """
    chosen = desk.choose(council_id)
    if not desk.settings.sign_in.passwords:
        raise SignInError("Passwords are not used here.", remedy="Sign in with your provider.")
    keys = _keys(council_id, person_id, address)
    _counted(chosen, keys)
    with chosen.look() as work:
        person = _present(work, person_id)
        hashed = work.passwords.hash_of(person.person_id) if person else ""
    right = fits(password, hashed)
    with chosen.work() as work:
        if not right or work.passwords.hash_of(person_id) != hashed:
            failed(work, person.person_id if person else NOBODY, Way.PASSWORD, address)
            work.commit()
            raise SignInError(
                "That name and password do not belong together here.",
                remedy="Try again, or ask your administrator or clerk for a new code.",
            )
        if is_outdated(hashed):
            work.passwords.put(person_id, hash_of(password), by=person_id)
        token = begin(work, person_id, Way.PASSWORD, replacing=replacing)
        work.commit()
    take_back(desk.engine, keys)
    return Opened(council_id=council_id, person_id=person_id, cookie=seal(desk, token))


def sign_in_for_demonstration(desk: Desk, council_id: str, person_id: str, *, replacing: str = "") -> Opened:
    """Sign in as anybody of a demonstration. Raises SignInError where this is none."""
    if not desk.settings.demonstration:
        raise SignInError("This is no demonstration.", remedy="Sign in as yourself.")
    with desk.choose(council_id).work() as work:
        if _present(work, person_id) is None:
            raise SignInError("Nobody here has that name.", remedy="Choose one from the list.")
        token = begin(work, person_id, Way.DEMONSTRATION, replacing=replacing)
        work.commit()
    return Opened(council_id=council_id, person_id=person_id, cookie=seal(desk, token))


def sign_in_with_code(desk: Desk, code: str, password: str, *, address: str) -> Opened:
    """Choose a password with a code for a first sign-in, and sign in. The code is good for nothing afterwards.

    Raises SignInError for a code that is not good, TooSoonError, PasswordError with every reason.
    """
    keys = {Counted.ADDRESS: key_of("address", address)}
    found = good_code(desk, code, keys, Way.PASSWORD, address)
    chosen = desk.choose(found.council_id)
    if not desk.settings.sign_in.passwords:
        raise SignInError("Passwords are not used here.", remedy="Sign in with your provider.")
    with chosen.look() as work:
        require_password(work, work.registers.person(found.person_id), password)
    hashed = hash_of(password)
    with chosen.work() as work:
        spend(work, found)
        person = work.registers.person(found.person_id)
        set_password_of(work, person, hashed, as_themselves(person), by_code=True)
        token = begin(work, person.person_id, Way.PASSWORD)
        work.commit()
    take_back(desk.engine, keys)
    return Opened(council_id=found.council_id, person_id=found.person_id, cookie=seal(desk, token))


def change_own_password(desk: Desk, seat: Seat, current: str, new: str, *, address: str) -> None:
    """Give oneself another password. Every other sign-in of the person ends.

    Raises SignInError where `current` is wrong, TooSoonError, PasswordError with every reason.
    """
    chosen, person_id = desk.choose(seat.council_id), seat.by.person_id
    keys = _keys(seat.council_id, person_id, address)
    _counted(chosen, keys)
    with chosen.look() as work:
        hashed = work.passwords.hash_of(person_id)
    if not fits(current, hashed):
        with chosen.work() as work:
            failed(work, person_id, Way.PASSWORD, address)
            work.commit()
        raise SignInError("That is not your password as it is now.", remedy="Nothing was changed. Try again.")
    take_back(desk.engine, keys)
    with chosen.look() as work:
        require_password(work, work.registers.person(person_id), new)
    hashed = hash_of(new)
    with chosen.work() as work:
        person = work.registers.person(person_id)
        set_password_of(work, person, hashed, as_themselves(person), but=seat.digest)
        work.commit()


def set_password_of(
    work: Work, person: Person, hashed: str, by: Actor, *, but: str = "", by_code: bool = False
) -> None:
    """Keep a hash within `work`, end the person's sign-ins but the one of the digest `but`, and say so."""
    work.passwords.put(person.person_id, hashed, by=by.person_id)
    work.passwords.drop_codes(person.person_id)
    work.sessions.end_of(person.person_id, "Your password was changed.", but=but)
    values = {"with": "a code"} if by_code else {}
    work.record.append("set password", by, person.person_id, values=values, words={"name": person.name})


def require_password(work: Work, person: Person, password: str) -> None:
    """Raise PasswordError with every reason why this cannot be the person's password."""
    known = (person.person_id, person.name, work.registers.council.name, work.council_id)
    if objections := objections_to_password(password, known=known):
        raise PasswordError(" ".join(objections), remedy="Nothing was changed.")


def good_code(desk: Desk, code: str, keys: Keys, way: Way, address: str) -> Code:
    """The code that was typed, if it is good now. Raises SignInError or TooSoonError."""
    _counted(desk, keys)
    digest = digest_of("".join(code.casefold().replace("-", "").split()))
    with DatabaseSession(desk.engine) as database:
        found = code_of(database, digest)
    if found is not None and desk.clock() < found.until:
        return found
    known = desk.councils()
    if found is not None or len(known) == 1:
        council_id, subject = (found.council_id, found.person_id) if found else (known[0], NOBODY)
        with desk.choose(council_id).work() as work:
            failed(work, subject, way, address, what="code")
            work.commit()
    raise SignInError("This code is not good, or no longer.", remedy="Ask your administrator or clerk for a new one.")


def spend(work: Work, code: Code) -> None:
    """Let a code be good for nothing from now on. Raises SignInError where another spent it meanwhile."""
    still = code_of(work.session, code.digest)
    if still is None or _present(work, code.person_id) is None:
        raise SignInError("This code is not good, or no longer.", remedy="Ask for a new one.")
    work.passwords.drop_codes(code.person_id)


def failed(work: Work, subject: str, way: Way, address: str, *, what: str = "password", why: str = "") -> None:
    """Write down a sign-in that failed: of whom, how, and beside the entry from where."""
    values = {"way": str(way), "what": what} | ({"why": why} if why else {})
    work.record.append("sign-in refused", SIGNING_IN, subject, values=values, words={"address": address or "unknown"})


def as_themselves(person: Person) -> Actor:
    """The person as the actor of an entry about their own sign-in, which needs no role."""
    return Actor(person_id=person.person_id, name=person.name, roles=frozenset())


def key_of(*parts: str) -> str:
    """Under which key attempts are counted: nobody reads an address out of it at a glance."""
    return hashlib.sha256("\n".join(("gate attempt", *parts)).encode("utf-8", "replace")).hexdigest()


def keys_of(council_id: str, person_id: str) -> tuple[str, ...]:
    """The keys that make a person wait wherever they are."""
    return (key_of("person", council_id, person_id),)


def _keys(council_id: str, person_id: str, address: str) -> Keys:
    return {
        Counted.PERSON_FROM_ADDRESS: key_of("person from address", council_id, person_id, address),
        Counted.PERSON: key_of("person", council_id, person_id),
        Counted.ADDRESS: key_of("address", address),
    }


def _counted(desk: Desk, keys: Keys) -> None:
    now = desk.clock()
    if until := attempt(desk.engine, keys, now):
        raise TooSoonError(until, now)


def _present(work: Work, person_id: str) -> Person | None:
    persons = {person.person_id: person for person in work.registers.persons}
    person = persons.get(person_id)
    return person if person is not None and person.removed_on is None else None

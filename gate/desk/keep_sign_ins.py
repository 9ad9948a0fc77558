"""
How each person may sign in: a password, an identity at a provider, a code for the first time.

Kept by who keeps roles, each act in the record; nobody keeps their own but for their own password. No secret is ever in
an entry. A code is shown once: what is kept of it is a digest.
"""

import datetime as dt
import re
import secrets
from dataclasses import dataclass

from calendars.errors import ExplainedError
from gate.desk.desk import Desk, SignedIn
from gate.desk.keep_users import keeper_of_users, may_keep_users, present
from gate.desk.passwords import hash_of
from gate.desk.refusal import refusals_recorded
from gate.desk.sessions import digest_of
from gate.desk.set_up import SETTING_UP
from gate.desk.sign_in import keys_of, require_password, set_password_of
from gate.store.identities import Identity
from gate.store.sign_in_failures import forgive
from gate.workflow.permission import Act

CODE_LASTS = dt.timedelta(days=7)
"""How long a code for a first sign-in is good."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look like another
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class SignInWayError(ExplainedError):
    """A way to sign in that cannot be kept; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How one person may sign in."""

    person_id: str
    password: bool
    identities: tuple[Identity, ...]


def sign_in_ways(desk: Desk, by: SignedIn) -> tuple[Ways, ...]:
    """How everyone who acts here may sign in. Raises NotPermittedError, and writes the attempt down."""
    may_keep_users(desk, by)
    with desk.look() as work:
        identities, passwords = work.identities.tied(), work.passwords.holders()
        return tuple(
            Ways(
                person_id=person.person_id,
                password=person.person_id in passwords,
                identities=tuple(one for one in identities if one.person_id == person.person_id),
            )
            for person in work.registers.persons
            if person.removed_on is None
        )


def give_code(desk: Desk, person_id: str, by: SignedIn) -> str:
    """A code with which this person signs in for the first time, shown this once; any other of theirs ends.

    Raises NotPermittedError, UserError for one who was removed.
    """
    letters = "".join(secrets.choice(_LETTERS) for _ in range(16))  # 79 bits
    with refusals_recorded(desk, Act.KEEP_USERS, by, person_id), desk.work() as work:
        keeper = keeper_of_users(work, by, person_id)
        person = present(work, person_id)
        until = work.at + CODE_LASTS
        work.passwords.put_code(person_id, digest_of(letters), until=until, by=keeper.person_id)
        values = {"until": until.isoformat()}
        work.record.append("give code", keeper, person_id, values=values, words={"name": person.name})
        work.commit()
    forgive(desk.engine, keys_of(desk.council_id, person_id))
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def set_password(desk: Desk, person_id: str, by: SignedIn, password: str) -> None:
    """Give a person a password. Their sign-ins end.

    Raises NotPermittedError, PasswordError with every reason, UserError for one who was removed.
    """
    with refusals_recorded(desk, Act.KEEP_USERS, by, person_id), desk.look() as work:
        keeper_of_users(work, by, person_id)
        require_password(work, present(work, person_id), password)
    hashed = hash_of(password)
    with desk.work() as work:
        set_password_of(work, present(work, person_id), hashed, keeper_of_users(work, by, person_id))
        work.commit()
    forgive(desk.engine, keys_of(desk.council_id, person_id))


def set_first_password(desk: Desk, person_id: str, password: str) -> None:
    """Give the first clerk a password at set-up. Refused as soon as anybody here has a way to sign in.

    Raises SignInWayError, PasswordError with every reason.
    """
    with desk.look() as work:
        require_password(work, present(work, person_id), password)
    hashed = hash_of(password)
    with desk.work() as work:
        if work.passwords.holders() or work.identities.tied():
            raise SignInWayError(
                "Somebody can sign in here already.", remedy="Ask them, or run ‘gate user password’ on the server."
            )
        set_password_of(work, present(work, person_id), hashed, SETTING_UP)
        work.commit()


def tie_email(desk: Desk, person_id: str, by: SignedIn, *, provider: str, email: str) -> None:
    """Let the first who signs in at this provider with this verified e-mail be this person.

    Raises NotPermittedError, SignInWayError for a provider that is not used here or an e-mail that is taken.
    """
    plain = email.strip().casefold()
    known = [one.name for one in desk.settings.sign_in.providers]
    with refusals_recorded(desk, Act.KEEP_USERS, by, person_id), desk.work() as work:
        keeper = keeper_of_users(work, by, person_id)
        person = present(work, person_id)
        if provider not in known:
            raise SignInWayError(
                f"There is no provider ‘{provider}’ here.",
                remedy=f"Known: {', '.join(known) or 'none; see docs/sign-in.md'}.",
            )
        if not _EMAIL.fullmatch(plain):
            raise SignInWayError(f"‘{email}’ is not an e-mail address.", remedy="Write it as ann@anytown.gov.uk.")
        same = [one for one in work.identities.tied() if (one.provider, one.email) == (provider, plain)]
        if same:
            raise SignInWayError(
                f"That e-mail is {same[0].person_id}’s already.", remedy="Take it from them first: ‘gate user untie’."
            )
        work.identities.tie(person_id, provider=provider, email=plain, by=keeper.person_id)
        words = {"name": person.name, "email": plain}
        work.record.append("await sign-in", keeper, person_id, values={"provider": provider}, words=words)
        work.commit()


def untie(desk: Desk, person_id: str, by: SignedIn) -> int:
    """Take every way to sign in from a person, end their sign-ins, and give how many ways there were.

    Raises NotPermittedError.
    """
    with refusals_recorded(desk, Act.KEEP_USERS, by, person_id), desk.work() as work:
        keeper = keeper_of_users(work, by, person_id)
        person = work.registers.person(person_id)
        gone = work.identities.untie(person_id) + work.passwords.drop(person_id)
        gone += work.passwords.drop_codes(person_id)
        work.sessions.end_of(person_id, "Your way to sign in was taken away.")
        work.record.append("untie sign-in", keeper, person_id, values={"ways": str(gone)}, words={"name": person.name})
        work.commit()
        return gone

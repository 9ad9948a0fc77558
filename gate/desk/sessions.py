"""
Sign-ins in a browser: one row each, ended by time, by signing out, by a new password, and with the person.

A browser holds a random token, sealed with the server's secret; the database holds a digest of it. So neither a copy of
the database nor a guess makes a sign-in, and a seal that does not fit is seen before anything is looked up.
Streamlit keeps its own cookie for thirty days after a sign-in at a provider and asks nothing further: here each such
sign-in gets a row too, under a digest of what the provider signed, and ends by the same rules.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sqlmodel import Session as DatabaseSession

from calendars.errors import ExplainedError
from gate.desk.desk import Desk, SignedIn
from gate.store.sessions import say_used, session_of
from gate.store.work import Work
from gate.workflow.role import Actor
from gate.workflow.sign_in import Session, Way, why_over

COOKIE = "gate_session"
"""The name of the cookie that holds a sign-in."""

SIGNING_IN = Actor(person_id="sign-in", name="Sign-in", roles=frozenset())
"""Who acts while it is not known who somebody is."""

NOTED_EVERY = dt.timedelta(minutes=1)
"""How often the use of a sign-in is written down: each touch of a page would be too much."""


class SignedOutError(ExplainedError):
    """A sign-in that does not hold, or no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A person who is signed in, and where. `digest` names the sign-in itself."""

    council_id: str
    by: SignedIn
    way: Way
    digest: str


def begin(work: Work, person_id: str, way: Way, *, provider: str = "", replacing: str = "") -> str:
    """Start a sign-in within `work`, end the one of the digest `replacing`, and give the token for the browser."""
    token = secrets.token_urlsafe(32)
    started = Session(
        digest=digest_of(token),
        council_id=work.council_id,
        person_id=person_id,
        way=way,
        started_at=work.at,
        signed_in_at=work.at,
        seen_at=work.at,
    )
    keep(work, started, provider=provider, replacing=replacing)
    return token


def keep(work: Work, started: Session, *, provider: str = "", replacing: str = "") -> None:
    """Keep a sign-in with its entry."""
    if replacing:
        work.sessions.end(replacing, "You signed in again.")
    work.sessions.start(started)
    person = work.registers.person(started.person_id)
    actor = Actor(person_id=person.person_id, name=person.name, roles=frozenset())
    values = {"way": str(started.way)} | ({"provider": provider} if provider else {})
    work.record.append("sign in", actor, person.person_id, values=values)


def seal(desk: Desk, token: str) -> str:
    """The token as the browser keeps it: with a seal that only this server can make."""
    return f"{token}.{_seal_of(desk, token)}"


def digest_in(desk: Desk, cookie: str) -> str:
    """The digest of the sign-in in a cookie. Raises SignedOutError for one that was not sealed here."""
    token, _, mark = cookie.partition(".")
    if not hmac.compare_digest(mark.encode(), _seal_of(desk, token).encode()):
        raise SignedOutError(
            "This sign-in was not made by this server, or was altered.", remedy="Sign in, then try again."
        )
    return digest_of(token)


def seat_of(desk: Desk, cookie: str) -> Seat:
    """Who sits where, by the cookie of a sign-in. Raises SignedOutError, saying why, where it does not hold."""
    return seat_under(desk, digest_in(desk, cookie))


def seat_under(desk: Desk, digest: str) -> Seat:
    """Who sits where, by the digest of a sign-in; its use is noted. Raises SignedOutError where it does not hold."""
    now = desk.clock()
    with DatabaseSession(desk.engine) as database:
        found = session_of(database, digest)
    if found is None:
        raise SignedOutError("You are signed out.", remedy="Sign in, then try again.")
    rules = desk.settings.sign_in
    if why := why_over(found, at=now, idle=rules.idle, longest=rules.longest):
        raise SignedOutError(why, remedy="Sign in again.")
    require_still_here(desk.choose(found.council_id), found.person_id)
    if now - found.seen_at >= NOTED_EVERY:
        with DatabaseSession(desk.engine.execution_options(sqlite_begin="IMMEDIATE")) as database:
            say_used(database, digest, now)
            database.commit()
    by = SignedIn(person_id=found.person_id, signed_in_at=found.signed_in_at)
    return Seat(council_id=found.council_id, by=by, way=found.way, digest=digest)


def require_still_here(desk: Desk, person_id: str) -> None:
    """Raise SignedOutError for a person who was removed."""
    with desk.look() as work:
        person = work.registers.person(person_id)
        if person.removed_on is not None:
            council = work.registers.council.name
            raise SignedOutError(f"{person.name} no longer acts for {council}.", remedy="Ask your clerk.")


def sign_out(desk: Desk, seat: Seat) -> None:
    """End a sign-in. One that has ended already is left as it is."""
    with desk.choose(seat.council_id).work() as work:
        if work.sessions.end(seat.digest, "You signed out."):
            person = work.registers.person(seat.by.person_id)
            actor = Actor(person_id=person.person_id, name=person.name, roles=frozenset())
            work.record.append("sign out", actor, person.person_id)
            work.commit()


def digest_of(secret: str) -> str:
    """What is kept of a random token: 256 bits cannot be guessed back from it."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _seal_of(desk: Desk, token: str) -> str:
    key = desk.settings.sign_in.cookie_secret.encode()
    return hmac.new(key, f"gate session\n{token}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()

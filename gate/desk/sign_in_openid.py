"""
Signing in at a provider (OpenID Connect): what the provider said becomes a sign-in here, or is refused.

A person is tied to issuer and subject, which the provider never gives to anybody else. An e-mail address is no such
thing: it changes hands, and with some providers its owner may write what they like. So it counts once, for the first
tie, where an administrator entered it for that person and the provider says that it was verified. Microsoft Entra ID
says nothing of the kind: there the person types the code that an administrator gave them.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session as DatabaseSession

from calendars.errors import ExplainedError
from gate.desk.desk import Desk
from gate.desk.sessions import Seat, SignedOutError, keep, seat_under
from gate.desk.sign_in import NOBODY, as_themselves, failed, good_code, key_of, spend
from gate.settings import AGAIN
from gate.store.identities import councils_of, councils_waiting_for
from gate.store.sessions import session_of
from gate.store.sign_in_failures import take_back, told_first
from gate.store.work import Work
from gate.workflow.role import Person
from gate.workflow.sign_in import Counted, Session, Way

CODE_AGE = dt.timedelta(minutes=15)
"""How old a sign-in at a provider may be when it is tied to a person with a code."""


class UntiedError(ExplainedError):
    """Somebody proved to a provider who they are, and is nobody here."""


class SeveralCouncilsError(ExplainedError):
    """Somebody may act for more than one council here, and has not said for which. `councils` are their ids."""

    def __init__(self, councils: tuple[str, ...]) -> None:
        self.councils = councils
        super().__init__("You may act for several councils here.", remedy="Choose one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a provider signed about one sign-in. Instants are aware; `mark` tells it from every other sign-in.

    `proved_at` is when the person last proved who they are: the provider's own word where it gives one, else when it
    signed. `email` is in small letters, and empty unless the provider says that it was verified.
    """

    provider: str
    issuer: str
    subject: str
    signed_at: dt.datetime
    proved_at: dt.datetime
    email: str
    mark: str


def read_claims(told: Mapping[str, object]) -> Claims:
    """The claims of an identity token that was checked. Raises SignedOutError where the least of them is missing."""
    issuer, subject, signed = (told.get(name) for name in ("iss", "sub", "iat"))
    if not (isinstance(issuer, str) and isinstance(subject, str) and issuer and subject) or not _is_number(signed):
        raise SignedOutError("The provider did not say who you are.", remedy="Sign in again, or ask who runs the gate.")
    proved = told.get("auth_time")
    email = told.get("email")
    mark = json.dumps([issuer, subject, signed, str(proved), str(told.get("nonce"))])
    return Claims(
        provider=str(told.get("provider", "")).removesuffix(AGAIN),
        issuer=issuer,
        subject=subject,
        signed_at=_instant(signed),
        proved_at=_instant(proved) if _is_number(proved) else _instant(signed),
        email=email.strip().casefold() if isinstance(email, str) and told.get("email_verified") is True else "",
        mark=hashlib.sha256(mark.encode("utf-8", "replace")).hexdigest(),
    )


def seat_of_claims(desk: Desk, claims: Claims, *, council_id: str | None = None) -> Seat:
    """Who sits where, by what a provider signed. The first time, a sign-in is started for it.

    Raises UntiedError where this is nobody here, SeveralCouncilsError where it is somebody in more than one council
    and `council_id` names none of them, SignedOutError where the sign-in has ended.
    """
    with DatabaseSession(desk.engine) as database:
        mine = councils_of(database, claims.issuer, claims.subject)
    if not mine:
        mine = _tie_by_email(desk, claims)
    if not mine:
        _note_untied(desk, claims, council_id)
        raise UntiedError(
            "Your sign-in is known to nobody here.",
            remedy="Type the code that your administrator or clerk gave you, or ask them for one.",
        )
    if council_id is None and len(mine) > 1:
        raise SeveralCouncilsError(mine)
    if council_id is not None and council_id not in mine:
        raise UntiedError(
            f"You may not act for ‘{council_id}’.", remedy=f"You may act for: {', '.join(mine)}. Or ask their clerk."
        )
    chosen = desk.choose(council_id or mine[0])
    digest = hashlib.sha256(f"{chosen.council_id}\n{claims.mark}".encode()).hexdigest()
    with DatabaseSession(desk.engine) as database:
        known = session_of(database, digest)
    if known is None:
        _start(chosen, claims, digest)
    return seat_under(desk, digest)


def tie_with_code(desk: Desk, claims: Claims, code: str, *, address: str) -> str:
    """Tie what a provider signed to the person whose code this is, and give the id of their council.

    Raises SignInError for a code that is not good, TooSoonError; SignedOutError where the sign-in is not fresh.
    """
    if desk.clock() - claims.signed_at > CODE_AGE:
        raise SignedOutError(
            "You signed in at your provider too long ago.", remedy="Sign in again, then type the code."
        )
    keys = {Counted.ADDRESS: key_of("address", address)}
    found = good_code(desk, code, keys, Way.OPENID, address)
    with desk.choose(found.council_id).work() as work:
        spend(work, found)
        person = work.registers.person(found.person_id)
        if any((one.issuer, one.subject) == (claims.issuer, claims.subject) for one in work.identities.tied()):
            raise UntiedError("This sign-in is somebody's already.", remedy="Sign in with another, or ask your clerk.")
        work.identities.tie(
            person.person_id,
            provider=claims.provider,
            by=person.person_id,
            issuer=claims.issuer,
            subject=claims.subject,
            email=claims.email,
        )
        _record_tie(work, person.person_id, claims, how="code")
        work.commit()
    take_back(desk.engine, keys)
    return found.council_id


def _tie_by_email(desk: Desk, claims: Claims) -> tuple[str, ...]:
    """Tie the sign-in wherever a person waits for this verified e-mail at this provider, and give those councils."""
    if not claims.email or not claims.provider:
        return ()
    with DatabaseSession(desk.engine) as database:
        waiting = councils_waiting_for(database, claims.provider, claims.email)
    tied = []
    for council_id in dict.fromkeys(waiting):
        with desk.choose(council_id).work() as work:
            asked = (claims.provider, claims.email)
            found = [one for one in work.identities.tied() if one.waits and (one.provider, one.email) == asked]
            if len(found) == 1:
                work.identities.complete(found[0], issuer=claims.issuer, subject=claims.subject)
                _record_tie(work, found[0].person_id, claims, how="verified e-mail")
                work.commit()
                tied.append(council_id)
    return tuple(tied)


def _record_tie(work: Work, person_id: str, claims: Claims, *, how: str) -> None:
    person = work.registers.person(person_id)
    values = {"provider": claims.provider, "by": how}
    words = {"name": person.name, "issuer": claims.issuer, "subject": claims.subject, "email": claims.email}
    spoken = {field: text for field, text in words.items() if text}
    work.record.append("tie sign-in", as_themselves(person), person_id, values=values, words=spoken)


def _start(desk: Desk, claims: Claims, digest: str) -> None:
    """Start the sign-in that the provider signed, if it is not too old for one and its person still acts here."""
    with desk.look() as work:
        gone = _tied_to(work, claims).removed_on is not None
    if gone and told_first(desk.engine, key_of("gone", desk.council_id, claims.mark), desk.clock()):
        with desk.work() as work:
            failed(work, _tied_to(work, claims).person_id, Way.OPENID, "", what="provider", why="removed")
            work.commit()
    with desk.work() as work:
        if session_of(work.session, digest) is not None:
            return  # another tab was first
        began = min(claims.signed_at, work.at)
        if work.at - began >= desk.settings.sign_in.longest:
            raise SignedOutError("Your sign-in at the provider is too old.", remedy="Sign in again.")
        person = _tied_to(work, claims)
        if person.removed_on is not None:
            council = work.registers.council.name
            raise SignedOutError(f"{person.name} no longer acts for {council}.", remedy="Ask your clerk.")
        started = Session(
            digest=digest,
            council_id=desk.council_id,
            person_id=person.person_id,
            way=Way.OPENID,
            started_at=began,
            signed_in_at=min(claims.proved_at, work.at),
            seen_at=work.at,
        )
        keep(work, started, provider=claims.provider)
        work.commit()


def _tied_to(work: Work, claims: Claims) -> Person:
    tied = (claims.issuer, claims.subject)
    found = next(one.person_id for one in work.identities.tied() if (one.issuer, one.subject) == tied)
    return work.registers.person(found)


def _note_untied(desk: Desk, claims: Claims, council_id: str | None) -> None:
    """Write a refused sign-in down once, however often its page is touched."""
    known = desk.councils()
    asked = council_id if council_id in known else known[0] if len(known) == 1 else None
    if asked is None or not told_first(desk.engine, key_of("untied", asked, claims.mark), desk.clock()):
        return
    with desk.choose(asked).work() as work:
        failed(work, NOBODY, Way.OPENID, "", what="provider", why="tied to nobody")
        work.commit()


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 2**40


def _instant(value: object) -> dt.datetime:
    return dt.datetime.fromtimestamp(float(str(value)), tz=dt.UTC)

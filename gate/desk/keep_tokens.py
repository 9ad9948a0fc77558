"""
Bearer tokens for other systems: made and revoked by a person, each an act in the record.

A token is shown once, when it is made. What is kept of it is its SHA-256: 256 random bits cannot be guessed back
from that, so the slow hashing that a person's password needs would protect nothing here. The first part of a token is
its id, by which it is found; the whole is then compared in constant time.
"""

import datetime as dt
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from calendars.civil_time import civil_day
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.refusal import refusals_recorded, require
from gate.desk.sessions import digest_of
from gate.store.tokens import Token, TokenError, Use, token_of
from gate.workflow.permission import Act

LONGEST = dt.timedelta(days=2 * 365)
"""How long a token may hold at most: one that nobody renews is one that nobody looks after."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}", re.ASCII)
_FORM = re.compile(r"gate_([0-9a-f]{12})_[A-Za-z0-9_-]{43}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A new token and, this once, the secret that its holder sends."""

    token: Token
    secret: str


def create_token(
    desk: Desk,
    name: str,
    by: SignedIn,
    *,
    until: dt.date,
    account_id: str = "",
    uses: Iterable[Use] = (Use.CHECK,),
) -> Issued:
    """Make a token that holds to the end of the London day `until`, for one account or (empty) all of the council.

    Raises TokenError for a name that is taken, a day past or too far off, nothing to use it for; UnknownError for an
    account that is not there; NotPermittedError.
    """
    with refusals_recorded(desk, Act.KEEP_TOKENS, by, name), desk.work() as work:
        actor = acting(work, by)
        require(Act.KEEP_TOKENS, actor)
        today, wanted = civil_day(work.at), frozenset(uses)
        if not _NAME.fullmatch(name):
            raise TokenError(
                f"‘{name}’ cannot be a token's name.", remedy="Use small letters, digits, dots and hyphens."
            )
        if any(token.name == name and token.revoked_at is None for token in work.tokens.all()):
            raise TokenError(f"There is a token ‘{name}’ already.", remedy="Revoke it first, or choose another name.")
        if not today <= until <= today + LONGEST:
            raise TokenError(
                f"A token cannot hold until {until:%-d %B %Y}.",
                remedy=f"Give a day from today on, and not after {today + LONGEST:%-d %B %Y}.",
            )
        if not wanted:
            raise TokenError("A token must be good for something.", remedy="Say what it may do: check, record.")
        if account_id:
            work.registers.account(account_id)
        token_id = secrets.token_hex(6)
        secret = f"gate_{token_id}_{secrets.token_urlsafe(32)}"
        token = Token(
            token_id=token_id,
            council_id=work.council_id,
            name=name,
            digest=digest_of(secret),
            uses=wanted,
            account_id=account_id,
            created_at=work.at,
            created_by=actor.person_id,
            until=until,
        )
        work.tokens.put(token)
        values = {"name": name, "until": str(until), "uses": " ".join(sorted(wanted)), "account": account_id}
        work.record.append("create token", actor, token_id, values=values)
        work.commit()
        return Issued(token=token, secret=secret)


def revoke_token(desk: Desk, name: str, by: SignedIn, *, reason: str = "") -> Token:
    """Let the token of that name be used no more, from now on. Raises TokenError or NotPermittedError."""
    with refusals_recorded(desk, Act.KEEP_TOKENS, by, name), desk.work() as work:
        actor = acting(work, by)
        require(Act.KEEP_TOKENS, actor)
        token = work.tokens.revoke(work.tokens.named(name), by=actor.person_id)
        words = {"reason": reason.strip()} if reason.strip() else {}
        work.record.append("revoke token", actor, token.token_id, values={"name": name}, words=words)
        work.commit()
        return token


def tokens(desk: Desk) -> tuple[Token, ...]:
    """Every token that was ever made here, oldest first."""
    with desk.look() as work:
        return work.tokens.all()


def bearer(desk: Desk, secret: str) -> Token:
    """The token that `secret` is, whichever council's. Raises TokenError where it is none that holds now.

    What was revoked, has run out or never was is told apart for nobody who does not hold the secret.
    """
    if not secret:
        raise TokenError("No bearer token came with this.", remedy="Send it as ‘Authorization: Bearer gate_…’.")
    form = _FORM.fullmatch(secret)
    with Session(desk.engine) as session:
        token = token_of(session, form.group(1)) if form else None
    if token is None or not hmac.compare_digest(token.digest, digest_of(secret)):
        raise TokenError("This token is not known here.", remedy="Ask your clerk for one (‘gate token create’).")
    if token.revoked_at is not None:
        raise TokenError(f"The token ‘{token.name}’ was revoked.", remedy="Ask your clerk for a new one.")
    if not token.holds_on(civil_day(desk.clock())):
        raise TokenError(
            f"The token ‘{token.name}’ held until {token.until:%-d %B %Y}.", remedy="Ask your clerk for a new one."
        )
    return token

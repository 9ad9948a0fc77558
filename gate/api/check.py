"""
The verdict on one text, for a council's own systems: what `gate check --json` prints, over HTTP, for a bearer token.

Nothing of the text is kept unless the caller asks for it to be recorded. Whatever is wrong with a request is answered
with one sentence; whether it may ask at all is settled before its body is read.
"""

import json
from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from calendars.civil_time import read_instant
from calendars.errors import ExplainedError
from gate.api.pace import Pace
from gate.api.problem import (
    METHOD,
    NO_TOKEN,
    NOT_JSON,
    NOT_YOURS,
    PRIVATE,
    TOO_LARGE,
    UNAVAILABLE,
    UNREADABLE,
    Facts,
    ProblemError,
    refused,
)
from gate.desk.check_for_token import check_for_token
from gate.desk.desk import Desk
from gate.desk.keep_tokens import bearer
from gate.desk.own_account import advice_facts, advise_on
from gate.desk.telling import verdict_facts
from gate.policy.own_account import OwnAccount
from gate.publicity.bulk import draft_of
from gate.publicity.draft import Draft
from gate.store.engine import StoreError
from gate.store.tokens import Token, TokenError, Use

MOST_BYTES = 200_000
"""Far above any post, and above most articles."""

KNOWN = frozenset(
    {
        "id",
        "text",
        "account",
        "at",
        "action",
        "thread",
        "shared_text",
        "attachments",
        "council",
        "record",
        "capacity",
        "name",
    }
)
OFFICIAL = "official"
CAPACITIES = (OFFICIAL, *OwnAccount)
"""For whose account the words are: the council's, or somebody's own, which is given advice alone."""


async def answer_check(desk: Desk, pace: Pace, request: Request) -> Response:
    """The verdict; or a refusal, as 401, 403, 405, 413, 415, 422, 429 or 503."""
    try:
        _require_post(request)
        token = await run_in_threadpool(_token, desk, pace, request)
        body = await _body(request)
        return await run_in_threadpool(_answer, desk, token, body)
    except ProblemError as error:
        return refused(error)
    except ClientDisconnect:
        return refused(ProblemError(UNREADABLE, "The body broke off.", remedy="Send it again."))
    except StoreError as error:
        return refused(ProblemError(UNAVAILABLE, str(error)))


def _require_post(request: Request) -> None:
    if request.method != "POST":
        raise ProblemError(METHOD, "A text is checked by POST.", headers={"Allow": "POST"})


def _token(desk: Desk, pace: Pace, request: Request) -> Token:
    """The token that came with the request, counted. Raises ProblemError."""
    address = request.client.host if request.client else ""
    pace.require_not_guessing(address)
    scheme, _, rest = request.headers.get("authorization", "").partition(" ")
    secret = rest.strip() if scheme.lower() == "bearer" else ""
    try:
        token = bearer(desk, secret)
    except TokenError as error:
        pace.guessed(address)
        wrong = ', error="invalid_token"' if secret else ""
        raise ProblemError(
            NO_TOKEN, str(error), headers={"WWW-Authenticate": f'Bearer realm="purdah-gate"{wrong}'}
        ) from error
    pace.check(token.token_id)
    return token


async def _body(request: Request) -> bytes:
    """The body, read no further than it may be long. Raises ProblemError."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise ProblemError(
            NOT_JSON, f"The body is sent as ‘{kind or 'nothing'}’.", remedy="Send JSON as ‘application/json’."
        )
    told = request.headers.get("content-length", "")
    found = bytearray()
    if not (told.isascii() and told.isdigit() and int(told[:12]) > MOST_BYTES):
        async for part in request.stream():
            found += part
            if len(found) > MOST_BYTES:
                break
        else:
            return bytes(found)
    raise ProblemError(TOO_LARGE, f"The body is larger than {MOST_BYTES:,} bytes.", remedy="Send one post at a time.")


def _answer(desk: Desk, token: Token, body: bytes) -> Response:
    told = _object(body)
    if unknown := sorted(set(told) - KNOWN):
        raise ProblemError(
            UNREADABLE, f"There is no field ‘{unknown[0]}’.", remedy=f"Known: {', '.join(sorted(KNOWN))}."
        )
    chosen = _council(desk, token, told)
    account = _account(token, told)
    record = told.get("record", False)
    if not isinstance(record, bool):
        raise ProblemError(UNREADABLE, "‘record’ is neither true nor false.")
    own = _own_account(told, record=record)
    wanted = Use.RECORD if record else Use.CHECK
    if wanted not in token.uses:
        raise ProblemError(
            NOT_YOURS,
            f"The token ‘{token.name}’ may not {wanted}.",
            remedy=f"Ask your clerk for one made with ‘--may {wanted}’.",
        )
    try:
        at = read_instant(str(told["at"])) if told.get("at") is not None else None
        draft = draft_of(told, account_id="" if own else account)
        _require_words(draft)
        if own:
            advice = advise_on(chosen, draft, own, at=at, display_name=str(told.get("name") or ""))
            facts = {**advice_facts(advice, chosen.reference.statutes), "id": told.get("id")}
            return Facts(facts, headers=dict(PRIVATE))
        screening = check_for_token(chosen, draft, token, at=at, record=record)
    except ValueError as error:
        raise ProblemError(UNREADABLE, f"The body cannot be used: {error}.") from error
    except StoreError:
        raise
    except ExplainedError as error:
        raise ProblemError(UNREADABLE, str(error)) from error
    facts = {"id": told.get("id"), **verdict_facts(screening, chosen.reference.statutes)}
    return Facts(facts, headers=dict(PRIVATE))


def _require_words(draft: Draft) -> None:
    if not draft.says_something and not draft.attachments:
        raise ProblemError(UNREADABLE, "There is nothing to check.", remedy="Send the words as ‘text’.")


def _own_account(told: Mapping[str, Any], *, record: bool) -> OwnAccount | None:
    """Whose own account the words are for; None where they are for the council's. Raises ProblemError."""
    capacity = told.get("capacity", OFFICIAL)
    if capacity not in CAPACITIES:
        raise ProblemError(UNREADABLE, f"There is no capacity ‘{capacity}’.", remedy=f"Known: {', '.join(CAPACITIES)}.")
    if not isinstance(told.get("name", ""), str):
        raise ProblemError(UNREADABLE, "‘name’ is not text.")
    if capacity == OFFICIAL:
        if told.get("name"):
            raise ProblemError(UNREADABLE, "‘name’ goes with an own account alone.", remedy="Say its ‘capacity’ too.")
        return None
    if told.get("account"):
        raise ProblemError(
            UNREADABLE, "Words for an own account are for none of the council's.", remedy="Leave ‘account’ out."
        )
    if record:
        raise ProblemError(
            UNREADABLE, "Words for an own account are not recorded.", remedy="Leave ‘record’ out; nothing is kept."
        )
    return OwnAccount(capacity)


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ProblemError(
            UNREADABLE, "The body is not JSON in UTF-8.", remedy="Send one object, in braces."
        ) from error
    if not isinstance(told, dict):
        raise ProblemError(UNREADABLE, "The body is not one object.", remedy="Send one post, in braces.")
    if not isinstance(told.get("id"), str | int | None) or len(str(told.get("id"))) > 200:
        raise ProblemError(UNREADABLE, "‘id’ is neither a short text nor a number.")
    return told


def _council(desk: Desk, token: Token, told: Mapping[str, Any]) -> Desk:
    named = told.get("council")
    if named is not None and named != token.council_id:
        raise ProblemError(
            NOT_YOURS,
            "This token belongs to another council.",
            remedy="Leave ‘council’ out, or use that council's token.",
        )
    return desk.choose(token.council_id)


def _account(token: Token, told: Mapping[str, Any]) -> str:
    named = told.get("account")
    if named is not None and not isinstance(named, str):
        raise ProblemError(UNREADABLE, "‘account’ is not text.")
    if token.account_id and named and named != token.account_id:
        raise ProblemError(
            NOT_YOURS,
            f"The token ‘{token.name}’ is for the account ‘{token.account_id}’ alone.",
            remedy="Leave it out.",
        )
    return named or token.account_id

"""How the API refuses: one clear sentence, as `application/problem+json` (RFC 9457)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from calendars.errors import ExplainedError

FRESH: Mapping[str, str] = {"Cache-Control": "no-cache"}
"""On every answer: a copy may be kept, and is asked about before it is used again."""

PRIVATE: Mapping[str, str] = {"Cache-Control": "no-store"}
"""On what only the holder of a token may see."""

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of refusal. Its `type` in the answer is the place of the page `/api` that explains it."""

    slug: str
    status: int
    title: str
    meaning: str


QUESTION = Kind(
    slug="question", status=400, title="This cannot be asked", meaning="A part of the question cannot be read."
)
NO_TOKEN = Kind(
    slug="no-token",
    status=401,
    title="A token is needed",
    meaning="No bearer token was sent, or it is not known here, has run out or was revoked.",
)
NOT_YOURS = Kind(
    slug="not-yours",
    status=403,
    title="This token does not reach that far",
    meaning="The token belongs to another council, is for another account, or may not be used for this.",
)
NOT_THERE = Kind(
    slug="not-there", status=404, title="There is no such thing here", meaning="What is named is not here."
)
METHOD = Kind(
    slug="method", status=405, title="Not in this way", meaning="The address takes another method; ‘Allow’ names it."
)
TOO_LARGE = Kind(slug="too-large", status=413, title="Too large", meaning="The body is larger than is read here.")
NOT_JSON = Kind(
    slug="not-json", status=415, title="Not JSON", meaning="The body must be sent as ‘application/json’, in UTF-8."
)
UNREADABLE = Kind(
    slug="unreadable", status=422, title="This cannot be read", meaning="The body is JSON, but a field of it is wrong."
)
TOO_MANY = Kind(
    slug="too-many", status=429, title="Too many at once", meaning="Wait as many seconds as ‘Retry-After’ says."
)
UNAVAILABLE = Kind(
    slug="unavailable", status=503, title="The gate cannot answer now", meaning="The database does not answer."
)
KINDS = (QUESTION, NO_TOKEN, NOT_YOURS, NOT_THERE, METHOD, TOO_LARGE, NOT_JSON, UNREADABLE, TOO_MANY, UNAVAILABLE)


class ProblemError(ExplainedError):
    """A request that is not answered: of which kind, why, and what to do."""

    def __init__(self, kind: Kind, what: str, *, remedy: str = "", headers: Mapping[str, str] = _NOTHING) -> None:
        self.kind = kind
        self.headers = headers
        super().__init__(what, remedy=remedy)


class Facts(Response):
    """JSON in ASCII alone, so that text which is no valid Unicode can be told too."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return json.dumps(content, allow_nan=False, separators=(",", ":")).encode("ascii")


class Problem(Facts):
    """Facts about why there is no answer."""

    media_type = "application/problem+json"


def problem(kind: Kind, detail: str, headers: Mapping[str, str] = FRESH) -> Response:
    """The refusal as an answer."""
    told = {"type": f"/api#{kind.slug}", "title": kind.title, "status": kind.status, "detail": detail}
    return Problem(told, status_code=kind.status, headers=dict(headers))


def refused(error: ProblemError) -> Response:
    """The answer to a request that raised `error`."""
    return problem(error.kind, str(error), {**PRIVATE, **error.headers})

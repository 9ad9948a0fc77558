"""
The OpenAPI 3.1 document of the API.

Its tests send every example in it to the routes and hold each answer to the schema that stands beside it, so that it
cannot say what is not so. `EXAMPLES` stand here once and are shown in the document, on the page and in `docs/api.md`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from gate.api.check import MOST_BYTES
from gate.api.pace import ASKED_A_MINUTE, CHECKS_A_MINUTE, REFUSED_A_MINUTE
from gate.api.problem import (
    KINDS,
    METHOD,
    NO_TOKEN,
    NOT_JSON,
    NOT_THERE,
    NOT_YOURS,
    QUESTION,
    TOO_LARGE,
    TOO_MANY,
    UNAVAILABLE,
    UNREADABLE,
    Kind,
)

EXAMPLES: Mapping[str, Mapping[str, Any]] = {
    "plain": {
        "summary": "A post that may go",
        "value": {"id": "42", "text": "The library in Mill Lane opens at ten on Monday.", "at": "2027-04-20T09:00"},
    },
    "article": {
        "summary": "An article of a website, with its picture's alternative text",
        "value": {
            "id": "wp-1017",
            "text": "Play area opens\n\nThank you to Jane Okafor for opening our new play area.",
            "at": "2027-04-20T09:00:00+01:00",
            "attachments": [{"kind": "image", "alt_text": "Children on a climbing frame"}],
        },
    },
    "share": {
        "summary": "Sharing what somebody else has posted, through one account",
        "value": {
            "text": "",
            "action": "share",
            "shared_text": "Vote for the Conservatives on 22 April!",
            "account": "town-website",
            "record": False,
        },
    },
}
"""Bodies of `POST /api/v1/check`, for the demonstration council."""

_TEXT, _INSTANT = {"type": "string"}, {"type": "string", "format": "date-time"}
_TEXTS = {"type": "array", "items": _TEXT}


def _object(properties: Mapping[str, Any], *, optional: tuple[str, ...] = (), closed: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
    }
    return {**found, "additionalProperties": False} if closed else found


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas() -> dict[str, Any]:
    post = {
        "id": {"type": ["string", "integer", "null"], "description": "Comes back with the verdict."},
        "text": {**_TEXT, "description": "The words of the post."},
        "account": {**_TEXT, "description": "The account that is to say it; without it the council as a whole counts."},
        "at": {**_TEXT, "description": "When it is to go out: ISO 8601; London time without an offset. Default: now."},
        "action": {"enum": ["post", "share", "reply", "like"], "default": "post"},
        "thread": {**_TEXTS, "description": "The further parts of a thread."},
        "shared_text": {**_TEXT, "description": "What is shared, liked or replied to."},
        "attachments": {"type": "array", "items": _ref("Attachment")},
        "council": {**_TEXT, "description": "If given, it must be the token's own."},
        "record": {
            "type": "boolean",
            "default": False,
            "description": "Keep the words and the verdict in the council's record. Without it nothing is kept.",
        },
        "capacity": {
            "enum": ["official", "councillor", "member-private", "officer-private"],
            "default": "official",
            "description": "Whose account the words are for. For an own account comes advice, and nothing is kept.",
        },
        "name": {**_TEXT, "description": "The name under which an own account posts."},
    }
    finding = {
        **dict.fromkeys(("code", "name", "title", "family"), _TEXT),
        "severity": {"enum": ["advise", "flag", "block"]},
        "authority": _TEXT,
        "field": {**_TEXT, "description": "text, thread[i], shared_text, or attachments[i] with its field."},
        "start": {"type": "integer", "description": "In code points of the field as it was given."},
        "end": {"type": "integer"},
        **dict.fromkeys(("words", "message", "cure", "rewrite"), _TEXT),
        "polls": _TEXTS,
        "citation": _ref("Citation"),
    }
    return {
        "Post": _object(post, optional=tuple(post)),
        "Attachment": _object(
            {"kind": _TEXT, "alt_text": _TEXT, "ocr_text": _TEXT, "url": _TEXT},
            optional=("kind", "alt_text", "ocr_text", "url"),
        ),
        "Verdict": _object(
            {
                "id": {"type": ["string", "integer", "null"]},
                "verdict": {
                    "enum": ["allow", "flag", "block"],
                    "description": "allow: may go. flag: needs a second person. block: the clerk decides.",
                },
                "families": _TEXTS,
                "spans": {**_TEXTS, "description": "The words that hold it, exactly as they stand."},
                "findings": {"type": "array", "items": _ref("Finding")},
                "exemptions": {"type": "array", "items": _object({"code": _TEXT, "why": _TEXT, "spared": _TEXTS})},
                "asks": {
                    "type": "array",
                    "items": _object({"key": _TEXT, "question": _TEXT}),
                    "description": "What the author will have to answer when the post is submitted.",
                },
                "notes": _TEXTS,
                "undecided": {**_TEXT, "description": "Why nothing could be decided; the verdict is then block."},
                "advice": {"type": "boolean", "description": "True for an own account: the verdict is always allow."},
                "capacity": {**_TEXT, "description": "That for which the advice was given."},
                "cards": {"type": "array", "items": _object({"title": _TEXT, "text": _TEXT})},
            },
            optional=("undecided", "advice", "capacity", "cards"),
            closed=False,
        ),
        "Finding": _object(finding, closed=False),
        "Citation": _object({"source": _TEXT, "provision": _TEXT, "title": _TEXT, "link": _TEXT, "standing": _TEXT}),
        "Answer": _object(
            {
                "answer": {"enum": ["yes", "no", "cannot tell"]},
                "why": _TEXT,
                "at": _INSTANT,
                "periods": {"type": "array", "items": _ref("Period")},
                "doubts": {
                    "type": "array",
                    "items": _object({"what": _TEXT, "who": _TEXT, "how": _TEXT, "poll": _TEXT}),
                },
                "next": {"type": "array", "items": _object({"at": _INSTANT, "what": _TEXT, "poll": _TEXT})},
            },
            closed=False,
        ),
        "Period": _object(
            {
                **dict.fromkeys(("poll", "kind", "title", "area"), _TEXT),
                "starts": _INSTANT,
                "ends": _INSTANT,
                "basis": _TEXT,
                "provisional": {"type": "boolean"},
                "starts_possible": {
                    "type": "array",
                    "items": _object(
                        {"day": {**_TEXT, "format": "date"}, "basis": _TEXT, "by": _TEXT, "reason": _TEXT}
                    ),
                },
                "citation": _ref("Citation"),
            },
            closed=False,
        ),
        "Badge": _object(dict.fromkeys(("answer", "question", "headline", "lang"), _TEXT)),
        "Problem": _object(
            {
                "type": {"enum": [f"/api#{kind.slug}" for kind in KINDS]},
                "title": _TEXT,
                "status": {"type": "integer"},
                "detail": {**_TEXT, "description": "One sentence: what is wrong and what to do."},
            }
        ),
    }


def _json(schema: str, **more: Any) -> dict[str, Any]:
    return {"application/json": {"schema": _ref(schema), **more}}


def _refusals(*kinds: Kind) -> dict[str, Any]:
    headers = {
        NO_TOKEN: ("WWW-Authenticate", "Bearer, and what was wrong with the token."),
        TOO_MANY: ("Retry-After", "How many seconds to wait."),
        METHOD: ("Allow", "The method that the address takes."),
    }
    found: dict[str, Any] = {}
    for kind in kinds:
        told: dict[str, Any] = {
            "description": f"{kind.title}. {kind.meaning}",
            "content": {"application/problem+json": {"schema": _ref("Problem")}},
        }
        if kind in headers:
            name, meaning = headers[kind]
            told["headers"] = {name: {"description": meaning, "required": True, "schema": _TEXT}}
        found[str(kind.status)] = told
    return found


def _asked(name: str, meaning: str, **example: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": meaning, "schema": _TEXT, **example}


@cache
def document() -> dict[str, Any]:
    """The document, as it is served."""
    council = _asked("council", "Which council, where the server holds several.", example="thornwick")
    account = _asked("account", "For one account; else every poll that touches the council counts.", example="town-x")
    area = _asked("area", "For one area of the council, by its id.")
    at = _asked("at", "Any day, past or future: ISO 8601, London time without an offset.", example="2027-04-20T09:00")
    lang = _asked("lang", "en or cy.", example="cy")
    form = _asked("as", "json for the facts alone; else a small page for an iframe.", example="json")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Purdah Gate",
            "version": "1",
            "summary": "Does a pre-election period apply, and may this text go out?",
            "description": (
                "What is told here is advice; the clerk decides. Fields may be added, so pass over those "
                f"you do not know. At most {CHECKS_A_MINUTE} checks a minute for one token, {ASKED_A_MINUTE} open "
                f"questions a minute from one address, and {REFUSED_A_MINUTE} tokens a minute that do not hold."
            ),
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/api/v1/today": {
                "get": {
                    "operationId": "today",
                    "summary": "Does a pre-election period apply?",
                    "description": "Scripts of any website may ask too. As ‘gate today --json’ prints it.",
                    "security": [],
                    "parameters": [council, account, area, at],
                    "responses": {
                        "200": {"description": "The answer.", "content": _json("Answer")},
                        **_refusals(QUESTION, NOT_THERE, TOO_MANY),
                    },
                }
            },
            "/badge": {
                "get": {
                    "operationId": "badge",
                    "summary": "The answer in one line, to stand in a website",
                    "security": [],
                    "parameters": [council, lang, form],
                    "responses": {
                        "200": {
                            "description": "The answer.",
                            "content": {**_json("Badge"), "text/html": {"schema": _TEXT}},
                        },
                        "404": {
                            "description": "There is no such council.",
                            "content": {"text/plain": {"schema": _TEXT}},
                        },
                    },
                }
            },
            "/api/v1/check": {
                "post": {
                    "operationId": "check",
                    "summary": "The verdict on one text",
                    "description": (
                        "As ‘gate check --json’ prints it. Nothing is published or held by asking, and nothing of the "
                        f"text is kept unless ‘record’ is true. A body may have {MOST_BYTES:,} bytes."
                    ),
                    "security": [{"token": []}],
                    "requestBody": {
                        "required": True,
                        "content": _json("Post", examples={name: dict(one) for name, one in EXAMPLES.items()}),
                    },
                    "responses": {
                        "200": {"description": "The verdict.", "content": _json("Verdict")},
                        **_refusals(
                            NO_TOKEN, NOT_YOURS, METHOD, TOO_LARGE, NOT_JSON, UNREADABLE, TOO_MANY, UNAVAILABLE
                        ),
                    },
                }
            },
        },
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Made by the clerk or an administrator: ‘gate token create’. It holds for one "
                    "council, for one account or all, for what it was made for, and until a day.",
                }
            },
            "schemas": _schemas(),
        },
    }

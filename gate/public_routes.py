"""
What anyone may ask without signing in: the answer as a page, the badge, the feed, and the open part of the API.

Every answer is looked up at the instant of the question, in what stands (`gate/desk/standing.py`); nobody may use a
copy of it without asking again.
"""

import hashlib
from contextlib import suppress
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from calendars.civil_time import london, read_instant
from calendars.errors import ExplainedError
from gate.accessibility_page import statement_page
from gate.answer_page import Asked, answer_page, badge_page, refused_page
from gate.api.addresses import BADGE, HEALTH
from gate.api.check import answer_check
from gate.api.document import document
from gate.api.document_page import document_page
from gate.api.health import healthz
from gate.api.monitor import metrics
from gate.api.pace import Pace
from gate.api.problem import FRESH, METHOD, NOT_THERE, Facts, problem
from gate.api.today import OPEN, answer_today
from gate.desk.dates_in_words import Tongue
from gate.desk.desk import CouncilError, Desk
from gate.desk.standing import Standing, Standings

NOWHERE = Asked(council_id="", council_name="", areas=(), accounts=())


def public_routes(desk: Desk, pace: Pace | None = None) -> list[BaseRoute]:
    """The routes. `pace` says how often one may ask; by default as its module says."""
    standings, counted = Standings(desk), pace or Pace()

    async def check(request: Request) -> Response:
        return await answer_check(desk, counted, request)

    return [
        Route("/today", lambda request: _today_page(desk, standings, request)),
        Route(BADGE, lambda request: _badge(desk, standings, request)),
        Route("/feeds/{council}.ics", lambda request: _feed(standings, request)),
        Route("/accessibility", lambda request: _accessibility(standings, request)),
        Route(HEALTH, lambda _: healthz(desk)),
        Route("/metrics", lambda _: metrics(desk)),
        Route("/api", lambda _: HTMLResponse(document_page(), headers=dict(FRESH))),
        Route("/api/", lambda _: RedirectResponse("/api", status_code=308)),
        Route("/api/v1/openapi.json", lambda _: Facts(document(), headers=OPEN)),
        Route("/api/v1/today", lambda request: answer_today(standings, desk.clock, counted, request)),
        Route("/api/v1/check", check, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
        Route("/api/{rest:path}", _not_here, methods=["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
        Route("/feeds/{rest:path}", lambda _: _no_feed()),
    ]


ASKED_BY_GET = frozenset({"/api/v1/today", "/api/v1/openapi.json"})


def _not_here(request: Request) -> Response:
    """What no route under /api answers: a page of the app would pass for an answer."""
    path = request.url.path
    if path in ASKED_BY_GET:
        return problem(METHOD, f"{path} is asked by GET.", {**FRESH, "Allow": "GET"})
    return problem(NOT_THERE, "Nothing answers at this address. What does stands at /api.")


def _no_feed() -> Response:
    return PlainTextResponse("A feed's address is /feeds/COUNCIL.ics.", status_code=404, headers=dict(FRESH))


def _accessibility(standings: Standings, request: Request) -> Response:
    """The accessibility statement, with the council's own address where one council is here."""
    tongue, council, contact = _tongue(request), "", ""
    with suppress(ExplainedError):  # with no council, or several, the statement stands all the same
        found = standings.of(request.query_params.get("council") or None).council
        council = (found.name_cy if tongue is Tongue.WELSH else "") or found.name
        contact = found.emails[0] if found.emails else ""
    page = statement_page(tongue, council=council, contact=contact)
    return HTMLResponse(page, headers={**FRESH, "Content-Language": tongue})


def _tongue(request: Request) -> Tongue:
    return Tongue.WELSH if request.query_params.get("lang") == Tongue.WELSH else Tongue.ENGLISH


def _today_page(desk: Desk, standings: Standings, request: Request) -> Response:
    """The answer as HTML. What cannot be asked is answered with a sentence and status 400."""
    asked, tongue, now = request.query_params, _tongue(request), desk.clock()
    question = NOWHERE
    try:
        standing = standings.of(asked.get("council") or None)
        question = replace(_question(standing, request, tongue), demonstration=desk.settings.demonstration)
        at = read_instant(question.at) if question.at else now
        answer = standing.answer(at, area=question.area or None, account=question.account or None)
        words = standing.in_words(answer, tongue, now=now, area=question.area or None)
    except ExplainedError as error:
        page, status = refused_page(str(error), question, tongue), 404 if isinstance(error, CouncilError) else 400
    else:
        page, status = answer_page(words, question, desk.reference.statutes, at=london(at)), 200
    return HTMLResponse(page, status_code=status, headers={**FRESH, "Content-Language": tongue})


def _question(standing: Standing, request: Request, tongue: Tongue) -> Asked:
    asked, council = request.query_params, standing.council
    return Asked(
        council_id=council.council_id,
        council_name=(council.name_cy if tongue is Tongue.WELSH else "") or council.name,
        areas=tuple((area.area_id, area.name) for area in standing.areas),
        accounts=tuple((account.account_id, account.name) for account in standing.accounts),
        area=asked.get("area", ""),
        account=asked.get("account", ""),
        at=asked.get("at", ""),
        feed=True,
    )


def _badge(desk: Desk, standings: Standings, request: Request) -> Response:
    """The answer as a small box for a council's own website, or (`as=json`) as four facts."""
    tongue, now = _tongue(request), desk.clock()
    try:
        standing = standings.of(request.query_params.get("council") or None)
        words = standing.in_words(standing.answer(now), tongue, now=now)
    except ExplainedError as error:
        return PlainTextResponse(str(error), status_code=404, headers=OPEN)
    if request.query_params.get("as") == "json":
        told = {"answer": str(words.holds), "question": words.question, "headline": words.headline, "lang": tongue}
        return Facts(told, headers=OPEN)
    page = badge_page(words, standing.council.council_id)
    return HTMLResponse(page, headers={**OPEN, "Content-Language": tongue})


def _feed(standings: Standings, request: Request) -> Response:
    """The council's polls and periods as iCalendar, with an ETag over its bytes."""
    try:
        standing = standings.of(request.path_params["council"])
    except ExplainedError as error:
        return PlainTextResponse(str(error), status_code=404, headers=dict(FRESH))
    body = standing.feed.encode("utf-8")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {**FRESH, "ETag": tag}
    wanted = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in wanted or "*" in wanted:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="text/calendar; charset=utf-8", headers=headers)

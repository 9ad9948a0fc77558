"""
The one server process: pages, the public answer, feeds, JSON and the release loop.

Streamlit's own ASGI application serves the pages of `ui/`, which is named by its path so that an installed
wheel works; the routes here stand beside it and need no JavaScript. Everything is served from one desk.
"""

import asyncio
import contextlib
import hashlib
import logging
import threading
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import MutableHeaders, QueryParams
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from calendars.civil_time import civil_day, london, read_instant
from calendars.election_calendar import Answer
from calendars.errors import ExplainedError
from gate.answer_page import Asked, answer_page, badge_page, refused_page
from gate.clock import system_clock
from gate.desk.answer_in_words import AnswerInWords, told
from gate.desk.at_work import put_to_work
from gate.desk.dates_in_words import Tongue
from gate.desk.demonstration import make_demonstration
from gate.desk.desk import CouncilError, Desk
from gate.desk.enquiries import areas_served, kept_calendar, place, queue, today
from gate.desk.exchange_calendar import calendar_as_ics
from gate.desk.opening import open_desk
from gate.desk.release import keep_releasing
from gate.desk.reminders import OVERDUE_AFTER
from gate.desk.telling import answer_facts
from gate.desk.timeline import steps_to_come
from gate.settings import read_settings
from gate.workflow.lifecycle import State

PAGES = Path(__file__).resolve().parent.parent / "ui" / "app.py"

THIS_MACHINE = "127.0.0.1"

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""On every response. `blob:` is what Streamlit's components load from; no other host is ever asked."""

BADGE = "/badge"
BADGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *"
"""The badge alone may stand in a council's own website; it holds no form and no script."""

LOOK: Mapping[str, Any] = {
    "theme.font": "sans-serif",
    "theme.baseRadius": "none",
    "theme.linkUnderline": True,
    "theme.light.primaryColor": "#1d4f7c",
    "theme.light.backgroundColor": "#ffffff",
    "theme.light.secondaryBackgroundColor": "#f3f2f1",
    "theme.light.textColor": "#0b0c0c",
    "theme.light.linkColor": "#1d4f7c",
    "theme.light.borderColor": "#6f777b",
    "theme.dark.primaryColor": "#2e72b2",
    "theme.dark.backgroundColor": "#101314",
    "theme.dark.secondaryBackgroundColor": "#1f2425",
    "theme.dark.textColor": "#f3f2f1",
    "theme.dark.linkColor": "#8ebfe8",
    "theme.dark.borderColor": "#8a9296",
}
"""A calm, official look, light and dark: told to Streamlit here so that an installed wheel has it too."""

_FRESH = {"Cache-Control": "no-cache"}

_log = logging.getLogger(__name__)


class SecurityHeaders:
    """Puts the security headers on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and mark what comes back."""

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers[name] = value
                if scope.get("path") == BADGE:
                    headers["Content-Security-Policy"] = BADGE_POLICY
                    del headers["X-Frame-Options"]
            await send(message)

        await self.app(scope, receive, marked)


def serve(*, port: int = 8501, demo: bool = False, address: str = THIS_MACHINE) -> None:
    """Serve until stopped. With `demo`: on this machine alone, over a demonstration database of its own.

    Raises ExplainedError, with the cure, when the configuration or the database cannot be used.
    """
    desk = demonstration_desk(Path.cwd() / "var" / "demonstration") if demo else open_desk()
    application(desk).run(config=configuration(port=port, address=address, demo=demo))


def configuration(*, port: int, address: str, demo: bool) -> dict[str, Any]:
    """What Streamlit is told. A demonstration listens on this machine alone, and answers to its names alone."""
    return {
        **LOOK,
        "server.port": port,
        "server.address": THIS_MACHINE if demo else address,
        "server.allowedHosts": [THIS_MACHINE, "localhost"] if demo else [],
        "server.headless": True,
        "server.fileWatcherType": "none",
        "server.maxUploadSize": 10,
        "server.enableXsrfProtection": True,
        "browser.gatherUsageStats": False,
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
    }


def demonstration_desk(folder: Path) -> Desk:
    """A desk over the day's own demonstration database in `folder`, filled when it is new."""
    today_is = civil_day(system_clock())
    here = folder / f"{today_is:%Y-%m-%d}"
    here.mkdir(parents=True, exist_ok=True)
    settings = replace(
        read_settings(), database_url=f"sqlite:///{here / 'gate.db'}", outbox=here / "outbox", demonstration=True
    )
    desk = open_desk(settings)
    if not desk.councils():
        make_demonstration(desk)
    return desk


def application(desk: Desk) -> st.App:
    """The ASGI application over `desk`: the pages, the routes beside them, and the release loop while it runs."""
    put_to_work(desk)

    @contextlib.asynccontextmanager
    async def working(_: st.App) -> AsyncIterator[dict[str, Any]]:
        stop = threading.Event()
        loop = threading.Thread(
            target=keep_releasing, args=(desk,), kwargs={"wait": stop.wait}, name="release", daemon=True
        )
        loop.start()
        try:
            yield {}
        finally:
            stop.set()
            await asyncio.to_thread(loop.join, 10)

    return st.App(PAGES, lifespan=working, routes=routes(desk), middleware=[Middleware(SecurityHeaders)])


def routes(desk: Desk) -> list[Route]:
    """What is served beside the pages. Each answers from the database as it is now, and lets nobody keep it."""

    def healthz(_: Request) -> Response:
        try:
            desk.councils()
        except (SQLAlchemyError, ExplainedError):
            _log.exception("The database does not answer.")
            return PlainTextResponse("The database does not answer.", status_code=503)
        return PlainTextResponse("ok", headers=_FRESH)

    return [
        Route("/healthz", healthz),
        Route("/today", lambda request: _today_page(desk, request)),
        Route(BADGE, lambda request: _badge(desk, request)),
        Route("/metrics", lambda _: _metrics(desk)),
        Route("/feeds/{council}.ics", lambda request: _feed(desk, request)),
        Route("/api/v1/today", lambda request: _today_json(desk, request)),
    ]


def _today_page(desk: Desk, request: Request) -> Response:
    """The answer as HTML. What cannot be asked is answered with a sentence and status 400."""
    asked = request.query_params
    tongue = Tongue.WELSH if asked.get("lang") == Tongue.WELSH else Tongue.ENGLISH
    question = Asked(council_id="", council_name="", areas=(), accounts=())
    try:
        chosen = desk.choose(asked.get("council") or None)
        question = _question(chosen, asked)
        instant = read_instant(question.at) if question.at else None
        answer = today(chosen, area=question.area or None, account=question.account or None, at=instant)
        found, words = place(chosen), _words(chosen, answer, tongue, area=question.area or None)
    except ExplainedError as error:
        page, status = refused_page(str(error), question, tongue), 404 if isinstance(error, CouncilError) else 400
    else:
        if tongue is Tongue.WELSH and found.council.name_cy:
            question = replace(question, council_name=found.council.name_cy)
        page, status = answer_page(words, question, desk.reference.statutes, at=london(answer.at)), 200
    return HTMLResponse(page, status_code=status, headers={**_FRESH, "Content-Language": tongue})


def _question(desk: Desk, asked: QueryParams) -> Asked:
    found = place(desk)
    return Asked(
        council_id=found.council.council_id,
        council_name=found.council.name,
        areas=tuple((area.area_id, area.name) for area in areas_served(desk) if area.area_id != found.council.area),
        accounts=tuple((account.account_id, account.name) for account in found.accounts),
        area=asked.get("area", ""),
        account=asked.get("account", ""),
        at=asked.get("at", ""),
        feed=True,
    )


def _today_json(desk: Desk, request: Request) -> Response:
    """The answer as `gate today --json` prints it; where no council is set up, that it cannot be told."""
    asked = request.query_params
    try:
        if not desk.councils():
            return JSONResponse(
                {
                    "answer": "cannot tell",
                    "why": "No council is set up here yet.",
                    "at": london(desk.clock()).isoformat(),
                    "periods": [],
                    "next": [],
                },
                headers=_FRESH,
            )
        chosen = desk.choose(asked.get("council") or None)
        instant = read_instant(asked["at"]) if asked.get("at") else None
        answer = today(chosen, area=asked.get("area") or None, account=asked.get("account") or None, at=instant)
    except ExplainedError as error:
        return JSONResponse({"error": str(error)}, status_code=400, headers=_FRESH)
    return JSONResponse(answer_facts(answer, desk.reference.statutes), headers=_FRESH)


def _feed(desk: Desk, request: Request) -> Response:
    """The council's polls and periods as iCalendar, with an ETag over its bytes."""
    try:
        text = calendar_as_ics(desk.choose(request.path_params["council"]))
    except ExplainedError as error:
        return PlainTextResponse(str(error), status_code=404, headers=_FRESH)
    body = text.encode("utf-8")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {**_FRESH, "ETag": tag}
    if tag in (one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="text/calendar; charset=utf-8", headers=headers)


def _badge(desk: Desk, request: Request) -> Response:
    """The answer as a small box for a council's own website, or (`as=json`) as two lines of JSON."""
    asked = request.query_params
    tongue = Tongue.WELSH if asked.get("lang") == Tongue.WELSH else Tongue.ENGLISH
    try:
        chosen = desk.choose(asked.get("council") or None)
        words = _words(chosen, today(chosen), tongue)
    except ExplainedError as error:
        return PlainTextResponse(str(error), status_code=404, headers=_FRESH)
    if asked.get("as") == "json":
        told_as = {"answer": str(words.holds), "question": words.question, "headline": words.headline, "lang": tongue}
        return JSONResponse(told_as, headers=_FRESH)
    return HTMLResponse(badge_page(words, chosen.council_id), headers={**_FRESH, "Content-Language": tongue})


def _words(desk: Desk, answer: Answer, tongue: Tongue, *, area: str | None = None) -> AnswerInWords:
    found = place(desk)
    known = area is None or area in {one.area_id for one in areas_served(desk)}
    return told(
        answer,
        tongue=tongue,
        titles_cy={poll.poll_id: poll.title_cy for poll in kept_calendar(desk).polls},
        nation=found.council.nation,
        today=civil_day(found.now),
        steps=steps_to_come(desk, civil_day(answer.at), area=area) if known else (),
    )


def _metrics(desk: Desk) -> Response:
    """How many posts are in each state, how many are overdue and whether all is stopped, for a monitor to read."""
    lines = ["# HELP gate_posts Posts by council and state.", "# TYPE gate_posts gauge"]
    overdue = ["# HELP gate_overdue Queued posts more than five minutes past their time.", "# TYPE gate_overdue gauge"]
    halted = ["# HELP gate_halted 1 while everything is stopped.", "# TYPE gate_halted gauge"]
    for council in desk.councils():
        chosen = desk.choose(council)
        posts, found = queue(chosen), place(chosen)
        for state in State:
            count = sum(post.state is state for post in posts)
            lines.append(f'gate_posts{{council="{council}",state="{state}"}} {count}')
        late = sum(post.state is State.QUEUED and post.due_at <= found.now - OVERDUE_AFTER for post in posts)
        overdue.append(f'gate_overdue{{council="{council}"}} {late}')
        halted.append(f'gate_halted{{council="{council}"}} {int(found.halt is not None)}')
    return PlainTextResponse("\n".join([*lines, *overdue, *halted, ""]), headers=_FRESH)

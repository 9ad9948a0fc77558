"""
The one server process: pages, the public answer, feeds, JSON and the release loop.

Streamlit's own ASGI application serves the pages of `ui/`, which is named by its path so that an installed
wheel works; the routes here stand beside it and need no JavaScript. Everything is served from one desk.

What answers ‘healthy’ is loaded first: the database opened, its schema checked, rules and lists read. The routes and
the release loop are loaded by their names once the server listens, in the thread that lets posts out; whoever asks
for a page sooner waits for them.
"""

import asyncio
import contextlib
import importlib
import threading
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from calendars.civil_time import civil_day
from gate.api.addresses import BADGE, HEALTH
from gate.api.health import healthz
from gate.clock import system_clock
from gate.desk.at_work import put_to_work
from gate.desk.desk import Desk
from gate.desk.opening import open_desk
from gate.settings import SettingsError, SignInSettings, names_a_database, read_settings
from gate.sign_in.provider_login import login_settings
from gate.without_script import WordsWithoutScript

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

    Raises ExplainedError, with the cure, when the configuration or the database cannot be used, or a demonstration is
    asked for where a database is named: its sign-in asks nobody for proof.
    """
    if demo and names_a_database():
        raise SettingsError(
            "A demonstration lets anybody in, and GATE_DATABASE_URL names a database.",
            where="the environment",
            remedy="Unset GATE_DATABASE_URL to see the demonstration, or leave out --demo.",
        )
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
        "global.disableWidgetStateDuplicationWarning": True,  # what was typed before comes back over what stands there
        "runner.magicEnabled": False,  # a bare string in a page's file is no text for its reader
        "server.maxUploadSize": 10,
        "server.enableXsrfProtection": True,
        "server.enableAgentApi": False,  # other systems ask the gate's own API, with a token
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
        read_settings(),
        database_url=f"sqlite:///{here / 'gate.db'}",
        outbox=here / "outbox",
        demonstration=True,
        sign_in=SignInSettings(passwords=False),
    )
    desk = open_desk(settings)
    if not desk.councils():
        importlib.import_module("gate.desk.demonstration").make_demonstration(desk)
    return desk


class LaterRoutes(BaseRoute):
    """Routes that are loaded once, when they are first asked for or told to."""

    def __init__(self, load: Callable[[], Sequence[BaseRoute]]) -> None:
        self._load, self._lock = load, threading.Lock()
        self._loaded: Sequence[BaseRoute] = ()

    def load(self) -> Sequence[BaseRoute]:
        """The routes themselves; safe to ask from many threads."""
        with self._lock:
            self._loaded = self._loaded or tuple(self._load())
            return self._loaded

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """The first route that fits wholly, else the first that fits but for its method."""
        partly: tuple[Match, Scope] = (Match.NONE, {})
        for route in self.load():
            match, found = route.matches(scope)
            if match is Match.FULL:
                return match, {**found, _FOUND: route}
            if match is Match.PARTIAL and partly[0] is Match.NONE:
                partly = match, {**found, _FOUND: route}
        return partly

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the route that was found answer."""
        await scope[_FOUND].handle(scope, receive, send)


_FOUND = "gate.route"


def application(desk: Desk) -> st.App:
    """The ASGI application over `desk`: the pages, the routes beside them, and the release loop while it runs."""
    put_to_work(desk)
    later = LaterRoutes(lambda: routes(desk))

    def work_until(stop: threading.Event) -> None:
        later.load()
        importlib.import_module("gate.desk.release").keep_releasing(desk, wait=stop.wait)

    @contextlib.asynccontextmanager
    async def working(_: st.App) -> AsyncIterator[dict[str, Any]]:
        stop = threading.Event()
        loop = threading.Thread(target=work_until, args=(stop,), name="release", daemon=True)
        loop.start()
        try:
            yield {}
        finally:
            stop.set()
            await asyncio.to_thread(loop.join, 10)

    return st.App(
        PAGES,
        secrets=login_settings(desk.settings.sign_in) or None,
        lifespan=working,
        routes=[Route(HEALTH, lambda _: healthz(desk)), later],
        middleware=[Middleware(SecurityHeaders), Middleware(WordsWithoutScript)],
    )


def routes(desk: Desk) -> list[BaseRoute]:
    """What is served beside the pages. Each answers from the database as it is now, and lets nobody keep it."""
    public, sign_in = (importlib.import_module(name) for name in ("gate.public_routes", "gate.sign_in.routes"))
    return [*public.public_routes(desk), *sign_in.sign_in_routes(desk)]

"""A browser without a window: it keeps cookies, sends forms, and follows nothing by itself."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware

from gate.desk.desk import Desk
from gate.web import SecurityHeaders, routes


class PlainBrowser:
    """Somebody at `host` who reaches the server at `address`."""

    def __init__(self, desk: Desk, *, address: str = "http://gate.test", host: str = "192.0.2.10") -> None:
        self._app = Starlette(routes=routes(desk), middleware=[Middleware(SecurityHeaders)])
        self._address, self._host = address, host
        self.cookies = httpx.Cookies()

    def get(self, path: str, **asked: Any) -> httpx.Response:
        return self._ask("GET", path, **asked)

    def post(self, path: str, **asked: Any) -> httpx.Response:
        return self._ask("POST", path, **asked)

    def _ask(self, method: str, path: str, **asked: Any) -> httpx.Response:
        async def answered() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, client=(self._host, 50_000))
            async with httpx.AsyncClient(transport=transport, base_url=self._address, cookies=self.cookies) as client:
                answer = await client.request(method, path, **asked)
                self.cookies = client.cookies
                return answer

        with ThreadPoolExecutor(max_workers=1) as beside:  # a browser test may hold this thread's event loop
            return beside.submit(asyncio.run, answered()).result()

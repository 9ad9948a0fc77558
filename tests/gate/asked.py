"""Asking an application as a browser or another system does, without a network."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
from starlette.types import ASGIApp


def asked(app: ASGIApp, method: str, path: str, **more: Any) -> httpx.Response:
    """The answer of `app`."""

    async def answered() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://gate") as client:
            return await client.request(method, path, **more)

    with ThreadPoolExecutor(max_workers=1) as beside:  # a browser test may hold this thread's event loop
        return beside.submit(asyncio.run, answered()).result()

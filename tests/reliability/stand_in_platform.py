"""
A platform that can misbehave: a real HTTP server in its own process, which keeps every post it takes.

It takes a key with each post but does not guard by it: two posts under one key stand there twice, so that a
trial sees a program that sends twice. What it does with each request is drawn from the moods it was given.
"""

import json
import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any


class Mood(StrEnum):
    """What the platform does with one post that it is sent."""

    TAKES = "takes it and says so"
    DROPS_AFTER = "takes it, then drops the connection"
    DROPS_BEFORE = "drops the connection and takes nothing"
    FAILS_AFTER = "takes it, then answers 500"
    FAILS_BEFORE = "answers 500 and takes nothing"
    ANSWERS_LATE = "takes it, and answers when nobody waits any more"
    TAKES_LATE = "takes it when nobody waits any more"
    LATER = "answers 429 and takes nothing"
    NO = "answers 422 and takes nothing"


LATE = 0.5
"""Seconds after which the platform does what it does late; who asks must wait for less."""


class _Platform(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, moods: Sequence[Mood], seed: int) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.moods, self.random = moods, random.Random(seed)
        self.lock = threading.Lock()
        self.posts: list[dict[str, str]] = []
        self.met: dict[str, int] = {}
        self.at_work = 0

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who asked may be dead: that is what the trial is about."""


class _Answers(BaseHTTPRequestHandler):
    server: _Platform
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer leaves in one piece, not head first

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.lock:
            mood = self.server.random.choice(self.server.moods)
            self.server.met[mood] = self.server.met.get(mood, 0) + 1
            self.server.at_work += 1
        try:
            self._post(mood, sent)
        finally:
            with self.server.lock:
                self.server.at_work -= 1

    def _post(self, mood: Mood, sent: dict[str, str]) -> None:
        if mood is Mood.TAKES_LATE:
            time.sleep(LATE)
        if mood not in (Mood.DROPS_BEFORE, Mood.FAILS_BEFORE, Mood.LATER, Mood.NO):
            with self.server.lock:
                self.server.posts.append(sent)
        if mood is Mood.ANSWERS_LATE:
            time.sleep(LATE)
        match mood:
            case Mood.DROPS_AFTER | Mood.DROPS_BEFORE:
                self.close_connection = True
            case Mood.FAILS_AFTER | Mood.FAILS_BEFORE:
                self._answer(500, {})
            case Mood.LATER:
                self._answer(429, {})
            case Mood.NO:
                self._answer(422, {})
            case _:
                self._answer(200, {"address": f"https://platform.example/{sent['key']}"})

    def do_GET(self) -> None:
        with self.server.lock:
            if self.path == "/everything":
                told = {"posts": self.server.posts, "met": self.server.met, "at_work": self.server.at_work}
                self._answer(200, told)
                return
            key = self.path.removeprefix("/posts/")
            found = next((post for post in self.server.posts if post["key"] == key), None)
        self._answer(200 if found else 404, found or {})

    def _answer(self, status: int, told: Any) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _serve(pipe: Connection, moods: Sequence[Mood], seed: int) -> None:
    server = _Platform(moods, seed)
    pipe.send(server.server_address[1])
    server.serve_forever()


class Platform:
    """What a trial knows of the platform: its port, and what stands there."""

    def __init__(self, port: int) -> None:
        self.port = port

    def posts(self) -> list[dict[str, str]]:
        """Every post that was taken, once nothing is under way any more."""
        while (told := self._everything())["at_work"]:
            time.sleep(0.02)
        return list(told["posts"])

    def met(self) -> dict[str, int]:
        """How often each mood was met."""
        return dict(self._everything()["met"])

    def _everything(self) -> dict[str, Any]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/everything")
            return dict(json.loads(connection.getresponse().read()))
        finally:
            connection.close()


@contextmanager
def platform(moods: Sequence[Mood] = (Mood.TAKES,), *, seed: int = 0) -> Iterator[Platform]:
    """A platform in a process of its own."""
    context = get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, tuple(moods), seed), daemon=True)
    process.start()
    try:
        yield Platform(here.recv())
    finally:
        process.kill()
        process.join()
        here.close()
        there.close()

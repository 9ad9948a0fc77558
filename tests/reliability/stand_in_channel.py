"""The channel to the stand-in platform, written as one to a real platform would be: a table of answers."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any

from gate.channels.channel import NO_PICTURES, Accepted, Deferred, Limits, Outcome, Rejected, Unknown
from gate.clock import Clock
from gate.publicity.draft import Draft
from tests.reliability.stand_in_platform import LATE


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """Waits less long for an answer than the platform is late."""

    port: int
    clock: Clock
    by_hand: bool = False
    patience: float = LATE / 2

    def limits(self, network: str) -> Limits:
        return Limits()

    def find(self, key: str) -> Accepted | None:
        status, told = self._ask("GET", f"/posts/{key}")
        if status == 404:
            return None
        if status != 200:
            raise OSError(f"the platform answered {status}")
        return Accepted(address=f"https://platform.example/{key}", sent=told["words"])

    def publish(self, draft: Draft, *, key: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> Outcome:
        try:
            status, told = self._ask("POST", "/posts", {"key": key, "words": draft.words})
        except (OSError, HTTPException, ValueError) as error:
            return Unknown(why=f"The platform did not answer ({error}).")
        match status:
            case 200:
                return Accepted(address=told["address"], sent=draft.words)
            case 429:
                return Deferred(until=self.clock() + dt.timedelta(seconds=1), why="The platform asks to wait.")
            case 422:
                return Rejected(why="The platform does not take this.")
            case _:
                return Unknown(why=f"The platform answered {status}.")

    def _ask(self, method: str, path: str, told: Any = None) -> tuple[int, Any]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        try:
            connection.request(method, path, body=json.dumps(told) if told else None)
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()

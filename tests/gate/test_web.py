import asyncio
import datetime as dt
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route

from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk
from gate.desk.keep_calendar import adopt_start
from gate.desk.opening import open_desk
from gate.settings import read_settings
from gate.web import (
    PAGES,
    SECURITY_HEADERS,
    LaterRoutes,
    SecurityHeaders,
    application,
    configuration,
    demonstration_desk,
    routes,
)
from tests.conftest import HandClock


class Reader:
    """Someone who asks for a page."""

    def __init__(self, desk: Desk) -> None:
        self.app = Starlette(routes=routes(desk), middleware=[Middleware(SecurityHeaders)])

    def get(self, path: str, **asked: Any) -> httpx.Response:
        return self.send("GET", path, **asked)

    def send(self, method: str, path: str, **asked: Any) -> httpx.Response:
        async def answered() -> httpx.Response:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://gate") as client:
                return await client.request(method, path, **asked)

        with ThreadPoolExecutor(max_workers=1) as beside:  # a browser test may hold this thread's event loop
            return beside.submit(asyncio.run, answered()).result()


@pytest.fixture
def client(desk: Desk) -> Reader:
    return Reader(desk)


def test_the_answer_stands_on_a_page_without_a_script(client: Reader) -> None:
    page = client.get("/today")
    assert page.status_code == 200
    assert "<script" not in page.text
    assert '<html lang="en">' in page.text
    assert "Yes, until 10pm on Thursday 22 April 2027" in page.text
    assert '<link rel="alternate" hreflang="cy" href="/today?council=thornwick&amp;lang=cy">' in page.text
    assert 'href="/feeds/thornwick.ics"' in page.text


def test_the_answer_stands_in_welsh_with_its_language_named(client: Reader) -> None:
    page = client.get("/today?lang=cy")
    assert '<html lang="cy">' in page.text
    assert page.headers["content-language"] == "cy"
    assert "Oes, tan 10pm ddydd Iau 22 Ebrill 2027" in page.text
    assert "Cyngor Tref Thornwick" in page.text


def test_the_answer_of_a_demonstration_says_that_it_is_one(desk: Desk, client: Reader) -> None:
    shown = replace(desk, settings=replace(desk.settings, demonstration=True))
    assert "Demonstration: the council and everybody in it are invented." in Reader(shown).get("/today").text
    assert "Demonstration" not in client.get("/today").text


def test_any_day_may_be_asked(client: Reader) -> None:
    assert "○</span> No" in client.get("/today?at=2027-04-23T09:00").text


@pytest.mark.parametrize(
    ("asked", "told", "status"),
    [
        ("?at=tomorrow", "‘tomorrow’ is not a time.", 400),
        ("?account=nosuch", "There is no account ‘nosuch’ here.", 400),
        ("?council=nosuch", "There is no council ‘nosuch’ here.", 404),
        ("?at=2028-03-26T01:30", "does not exist in London", 400),
    ],
)
def test_what_cannot_be_asked_is_answered_with_a_sentence(client: Reader, asked: str, told: str, status: int) -> None:
    page = client.get(f"/today{asked}")
    assert page.status_code == status
    assert told in page.text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("?at=tomorrow", "Nid yw ‘tomorrow’ yn amser."),
        ("?account=nosuch", "Nid oes cyfrif ‘nosuch’ yma."),
        ("?council=nosuch", "Nid oes cyngor ‘nosuch’ yma."),
        ("?at=2028-03-26T01:30", "yn bod yn Llundain"),
        ("?at=2027-10-31T01:30", "yn digwydd ddwywaith yn Llundain"),
        ("?at=9999-01-01", "yn rhy bell o nawr"),
    ],
)
def test_what_cannot_be_asked_in_welsh_is_answered_in_welsh(client: Reader, asked: str, told: str) -> None:
    page = client.get(f"/today{asked}&lang=cy").text
    assert told in page
    assert 'lang="en">' not in page.split("<main>")[1].split("<form")[0]


def test_markup_in_a_question_is_shown_as_words(client: Reader) -> None:
    page = client.get("/today", params={"at": "<script>alert(1)</script>", "area": '"><b>'})
    assert "<script>" not in page.text
    assert '"><b>' not in page.text


def test_an_area_that_is_not_known_makes_the_answer_cannot_tell(client: Reader) -> None:
    assert client.get("/api/v1/today?area=atlantis").json()["answer"] == "cannot tell"


def test_the_json_answer_has_the_keys_of_the_command_line(client: Reader) -> None:
    answer = client.get("/api/v1/today?account=town-x").json()
    assert answer["answer"] == "yes"
    assert {"answer", "why", "at", "periods", "next"} <= set(answer)
    assert {"poll", "kind", "area", "starts", "ends", "basis", "provisional", "citation"} <= set(answer["periods"][0])
    assert answer["at"] == "2027-04-12T09:00:00+01:00"


def test_with_no_council_the_json_answer_is_cannot_tell(empty_desk: Desk) -> None:
    answer = Reader(empty_desk).get("/api/v1/today").json()
    assert (answer["answer"], answer["periods"]) == ("cannot tell", [])


def test_with_no_council_the_page_says_what_to_do(empty_desk: Desk) -> None:
    page = Reader(empty_desk).get("/today")
    assert page.status_code == 404
    assert "No council is set up here yet." in page.text


def test_an_answer_is_never_older_than_the_last_change_to_the_calendar(desk: Desk, client: Reader) -> None:
    asked = "/api/v1/today?at=2027-03-10T09:00"  # six days before the notice of 16 March
    assert client.get(asked).json()["answer"] == "cannot tell"  # the calendar was not kept then
    adopt_start(desk.choose(None), "parish.thornwick.2027-04-22", dt.date(2027, 3, 1), "Full council, minute 14", CLERK)
    assert client.get(asked).json()["answer"] == "yes"
    assert client.get(asked).headers["cache-control"] == "no-cache"


def test_an_answer_is_never_older_than_an_end_that_has_passed(client: Reader, clock: HandClock) -> None:
    clock.move_to(dt.date(2027, 4, 22), dt.time(21, 59))
    assert client.get("/api/v1/today").json()["answer"] == "yes"
    clock.move_to(dt.date(2027, 4, 22), dt.time(22, 0))
    assert client.get("/api/v1/today").json()["answer"] == "no"


def test_the_feed_has_a_tag_that_lasts_until_the_calendar_changes(desk: Desk, client: Reader) -> None:
    first = client.get("/feeds/thornwick.ics")
    assert first.headers["content-type"] == "text/calendar; charset=utf-8"
    assert first.text.startswith("BEGIN:VCALENDAR")
    again = client.get("/feeds/thornwick.ics", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    adopt_start(desk.choose(None), "parish.thornwick.2027-04-22", dt.date(2027, 3, 1), "Full council, minute 14", CLERK)
    changed = client.get("/feeds/thornwick.ics", headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200


def test_another_councils_feed_is_not_there(client: Reader) -> None:
    assert client.get("/feeds/nosuch.ics").status_code == 404


def test_a_server_is_healthy_before_it_loads_what_health_does_not_need() -> None:
    """What starts a server loads neither a page's nor a post's acts: they wait until it listens."""
    program = "import sys, gate.cli.serving; print(*sorted(sys.modules))"
    loaded = set(
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    )
    assert {"gate.desk.opening", "gate.store.engine", "gate.publicity.ruleset", "streamlit"} <= loaded
    waiting = {"gate.public_routes", "gate.sign_in.routes", "gate.desk.release", "gate.desk.submit", "gate.desk.set_up"}
    assert loaded & (waiting | {"icalendar", "openpyxl", "reportlab", "alembic", "argon2"}) == set()


def test_routes_loaded_later_answer_as_they_would_have_done(desk: Desk) -> None:
    loaded = []

    def load() -> list[BaseRoute]:
        loaded.append("once")
        return [
            Route("/one", lambda _: PlainTextResponse("read"), methods=["GET"]),
            Route("/one", lambda _: PlainTextResponse("written"), methods=["POST"]),
            Route("/of/{whom}", lambda request: PlainTextResponse(request.path_params["whom"])),
        ]

    reader = Reader(desk)
    reader.app = Starlette(routes=[LaterRoutes(load), Route("/{rest:path}", lambda _: PlainTextResponse("a page"))])
    assert loaded == []
    assert [reader.get(path).text for path in ("/one", "/of/ann", "/two")] == ["read", "ann", "a page"]
    assert (reader.send("POST", "/one").text, reader.send("PUT", "/one").status_code) == ("written", 405)
    assert loaded == ["once"]


def test_healthz_says_ok_while_the_database_answers(client: Reader) -> None:
    assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "ok")


@pytest.mark.parametrize(
    "path", ["/today", "/api/v1/today", "/healthz", "/feeds/thornwick.ics", "/nowhere", "/today?at=x"]
)
def test_every_response_carries_the_security_headers(client: Reader, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in SECURITY_HEADERS} == dict(SECURITY_HEADERS)


def test_no_policy_lets_a_page_ask_another_host() -> None:
    assert not re.search(r"https?:|\*", SECURITY_HEADERS["Content-Security-Policy"])


def test_the_pages_are_named_by_a_path_that_is_there(desk: Desk) -> None:
    assert PAGES.is_file()
    assert application(desk) is not None


def test_a_demonstration_has_a_database_of_its_own_and_is_filled_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATE_DATABASE_URL", f"sqlite:///{tmp_path / 'real.db'}")
    first = demonstration_desk(tmp_path / "demonstration")
    assert first.settings.demonstration
    assert not (tmp_path / "real.db").exists()
    assert first.councils() == ("thornwick",)
    assert demonstration_desk(tmp_path / "demonstration").councils() == ("thornwick",)


def test_the_badge_says_the_same_words_and_may_stand_in_another_website(client: Reader) -> None:
    badge = client.get("/badge")
    assert "Yes, until 10pm on Thursday 22 April 2027" in badge.text
    assert "frame-ancestors *" in badge.headers["content-security-policy"]
    assert "x-frame-options" not in badge.headers
    assert client.get("/badge?as=json&lang=cy").json() == {
        "answer": "yes",
        "question": "A oes cyfnod cyn-etholiad mewn grym?",
        "headline": "Oes, tan 10pm ddydd Iau 22 Ebrill 2027",
        "lang": "cy",
    }


def test_no_other_page_may_stand_in_another_website(client: Reader) -> None:
    assert "frame-ancestors 'none'" in client.get("/today").headers["content-security-policy"]


def test_a_monitor_reads_how_many_posts_are_where(client: Reader, clock: HandClock) -> None:
    told = client.get("/metrics").text
    assert 'gate_posts{council="thornwick",state="held"} 2' in told
    assert 'gate_overdue{council="thornwick"} 0' in told
    clock.forward(days=2)  # the post of 5am on the next day stays queued: no release loop runs here
    assert 'gate_overdue{council="thornwick"} 1' in client.get("/metrics").text


def test_a_demonstration_is_for_this_machine_alone_whatever_address_is_asked_for() -> None:
    told = configuration(port=8501, address="0.0.0.0", demo=True)  # noqa: S104 - the very thing that must not happen
    assert told["server.address"] == "127.0.0.1"
    assert told["server.allowedHosts"] == ["127.0.0.1", "localhost"]


def test_the_sign_in_of_a_demonstration_is_never_open_over_a_councils_own_database(desk: Desk) -> None:
    assert not desk.settings.demonstration
    assert not open_desk(read_settings()).settings.demonstration

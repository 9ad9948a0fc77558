from importlib.resources import files

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from gate.without_script import WORDS, WordsWithoutScript, with_words
from tests.gate.asked import asked


def test_streamlits_own_page_says_where_the_answer_is_in_both_languages() -> None:
    page = (files("streamlit") / "static" / "index.html").read_bytes()
    told = with_words(page)
    assert told.count(b"<noscript>") == 1
    assert b'<a href="/today">' in told
    assert b'<a href="/today?lang=cy" hreflang="cy">' in told
    assert b"<title>Purdah Gate</title>" in told
    without = told.split(b"<noscript>")[1].split(b"</noscript>")[0]
    assert without == WORDS
    assert b"agent" not in without


@pytest.fixture
def app() -> Starlette:
    routes = [
        Route("/", lambda _: HTMLResponse("<p>a<noscript>b</noscript>c")),
        Route("/plain", lambda _: PlainTextResponse("<noscript>b</noscript>")),
        Route("/other", lambda _: HTMLResponse("<p>no words for anyone")),
    ]
    return Starlette(routes=routes, middleware=[Middleware(WordsWithoutScript)])


def test_the_length_told_is_that_of_the_page_as_changed(app: Starlette) -> None:
    answer = asked(app, "GET", "/", headers={"Accept": "text/html"})
    assert answer.content == b"<p>a<noscript>" + WORDS + b"</noscript>c"
    assert answer.headers["content-length"] == str(len(answer.content))


def test_what_is_no_page_or_has_no_such_words_is_left_as_it_is(app: Starlette) -> None:
    assert asked(app, "GET", "/plain").text == "<noscript>b</noscript>"
    assert asked(app, "GET", "/other").text == "<p>no words for anyone"

"""The document says what the routes do: its examples are sent, and every answer is held to its schema."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gate.api.document import EXAMPLES, document
from gate.api.document_page import document_page
from gate.api.problem import KINDS
from tests.gate.api.conftest import Caller


def wrong_with(schema: str, facts: Any) -> list[str]:
    """What of `facts` is not as the schema of that name says."""
    whole = {"$ref": f"#/components/schemas/{schema}", "components": document()["components"]}
    return [f"{list(error.path)}: {error.message}" for error in Draft202012Validator(whole).iter_errors(facts)]


def references(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        if "$ref" in told:
            yield told["$ref"]
        for one in told.values():
            yield from references(one)
    elif isinstance(told, list):
        for one in told:
            yield from references(one)


def test_every_reference_in_the_document_leads_somewhere_and_every_schema_is_one() -> None:
    schemas = document()["components"]["schemas"]
    assert {one.removeprefix("#/components/schemas/") for one in references(document())} <= set(schemas)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_the_document_is_served_as_it_is_written_and_to_any_website(stranger: Caller) -> None:
    answer = stranger.get("/api/v1/openapi.json")
    assert answer.json() == document()
    assert answer.json()["openapi"] == "3.1.0"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_example_is_a_post_and_is_answered_with_a_verdict(caller: Caller, name: str) -> None:
    example = dict(EXAMPLES[name]["value"])
    assert wrong_with("Post", example) == []
    answer = caller.check(example)
    assert answer.status_code == 200
    assert wrong_with("Verdict", answer.json()) == []
    assert answer.json()["verdict"] == {"plain": "allow", "article": "block", "share": "block"}[name]


def test_advice_for_an_own_account_is_as_the_document_says(caller: Caller) -> None:
    post = {"id": 7, "text": "The committee will throw it out on Monday.", "capacity": "councillor"}
    assert wrong_with("Post", post) == []
    answer = caller.check(post).json()
    assert wrong_with("Verdict", answer) == []
    assert (answer["id"], answer["capacity"]) == (7, "councillor")


def test_every_example_of_a_question_is_answered_as_the_document_says(stranger: Caller) -> None:
    for path, schema in (("/api/v1/today", "Answer"), ("/badge", "Badge")):
        way = document()["paths"][path]["get"]
        asked = {one["name"]: one["example"] for one in way["parameters"] if "example" in one}
        answer = stranger.get(path, params=asked)
        assert answer.status_code == 200
        assert wrong_with(schema, answer.json()) == []
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("at", ["2027-01-01", "2027-03-15T12:00", "2027-04-20", "2027-04-23", "2029-01-01"])
def test_an_answer_of_any_day_is_as_the_document_says(stranger: Caller, at: str) -> None:
    assert wrong_with("Answer", stranger.get("/api/v1/today", params={"at": at}).json()) == []


def test_every_refusal_that_can_be_brought_about_is_as_the_document_says(
    stranger: Caller, caller: Caller, recorder: Caller
) -> None:
    told = [
        (stranger.get("/api/v1/today?at=x"), 400),
        (stranger.get("/api/v1/today?account=nosuch"), 400),
        (stranger.get("/api/v1/today?council=nosuch"), 404),
        (stranger.check({"text": "x"}), 401),
        (recorder.check({"text": "x", "account": "town-x"}), 403),
        (caller.get("/api/v1/check"), 405),
        (caller.check({"text": "x" * 300_000}), 413),
        (caller.ask("POST", "/api/v1/check", content=b"x"), 415),
        (caller.check({"text": 1}), 422),
    ]
    ways = document()["paths"]
    for answer, status in told:
        assert answer.status_code == status
        assert wrong_with("Problem", answer.json()) == []
        way = ways[answer.url.path]
        documented = way.get("post") or way["get"]
        needed = documented["responses"][str(status)].get("headers", {})
        assert set(map(str.lower, needed)) <= set(answer.headers)
        assert answer.headers["content-type"] == "application/problem+json"


def test_every_field_that_a_check_takes_stands_in_the_document_and_no_other(caller: Caller) -> None:
    fields = set(document()["components"]["schemas"]["Post"]["properties"])
    refused = caller.check({"text": "x", "?": 1}).json()["detail"]
    assert {one.strip() for one in refused.split("Known: ")[1].rstrip(".").split(",")} == fields


def test_the_page_shows_every_address_field_and_refusal_without_a_script_or_another_host(stranger: Caller) -> None:
    page = stranger.get("/api").text
    assert page == document_page()
    assert "<script" not in page
    assert "://" not in page
    for path in document()["paths"]:
        assert path in page
    for kind in KINDS:
        assert f'id="{kind.slug}"' in page
    for example in EXAMPLES.values():
        assert json.dumps(example["summary"], ensure_ascii=False).strip('"').replace("'", "&#x27;") in page


def test_a_problem_points_to_where_the_page_explains_it(stranger: Caller) -> None:
    place = stranger.check({"text": "x"}).json()["type"]
    assert place == "/api#no-token"
    assert f'id="{place.partition("#")[2]}"' in stranger.get("/api").text

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner

from gate.api.pace import Pace
from gate.cli import main
from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk
from gate.desk.enquiries import entries, verify_record
from gate.desk.keep_tokens import Issued, create_token, revoke_token
from gate.store.tokens import Use
from tests.conftest import HandClock
from tests.gate.api.conftest import Caller

NAMES = "Thank you to Jane Okafor for opening our new play area."
PLAIN = "The library in Mill Lane opens at ten on Monday."


def detail_of(answer: Any) -> str:
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == answer.status_code
    assert set(told) == {"type", "title", "status", "detail"}
    return str(told["detail"])


def test_a_text_that_names_a_candidate_is_stopped_and_the_words_are_told(caller: Caller) -> None:
    answer = caller.check({"text": NAMES})
    assert (answer.status_code, answer.json()["verdict"], answer.json()["spans"]) == (200, "block", ["Jane Okafor"])
    assert answer.headers["cache-control"] == "no-store"


def test_the_verdict_is_letter_for_letter_what_the_command_line_prints(
    desk: Desk, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATE_DATABASE_URL", desk.settings.database_url)
    arguments = ["check", "--json", "--account", "town-x", "--at", "2027-04-20T09:00", NAMES]
    printed = json.loads(CliRunner().invoke(main, arguments).stdout)
    answer = caller.check({"text": NAMES, "account": "town-x", "at": "2027-04-20T09:00"})
    assert answer.json() == printed
    assert list(answer.json()) == list(printed)


def test_advice_for_an_own_account_is_letter_for_letter_what_the_command_line_prints(
    desk: Desk, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATE_DATABASE_URL", desk.settings.database_url)
    words = "The planning committee will throw it out on Monday, I have made up my mind."
    arguments = [
        "check",
        "--json",
        "--capacity",
        "councillor",
        "--name",
        "Cllr Jane Okafor",
        "--at",
        "2027-04-20T09:00",
        words,
    ]
    printed = json.loads(CliRunner().invoke(main, arguments).stdout)
    before = entries(desk)
    at = "2027-04-20T09:00"
    answer = caller.check({"text": words, "capacity": "councillor", "name": "Cllr Jane Okafor", "at": at})
    assert answer.json() == printed
    assert (answer.json()["verdict"], answer.json()["advice"]) == ("allow", True)
    assert {one["subject"] for one in answer.json()["findings"]} >= {"predetermination", "capacity"}
    assert entries(desk) == before


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ({"capacity": "mayor"}, "There is no capacity ‘mayor’."),
        ({"capacity": ["councillor"]}, "There is no capacity"),
        ({"capacity": "councillor", "account": "town-x"}, "none of the council's"),
        ({"capacity": "councillor", "record": True}, "Words for an own account are not recorded."),
        ({"capacity": "councillor", "name": 7}, "‘name’ is not text."),
        ({"name": "Cllr Jane Okafor"}, "‘name’ goes with an own account alone."),
    ],
)
def test_what_does_not_go_with_an_own_account_is_refused_in_a_sentence(
    caller: Caller, field: dict[str, Any], said: str
) -> None:
    answer = caller.check({"text": PLAIN, **field})
    assert (answer.status_code, said in detail_of(answer)) == (422, True)


def test_a_text_may_go_once_the_poll_has_closed(caller: Caller) -> None:
    assert caller.check({"text": NAMES, "at": "2027-04-22T22:00"}).json()["verdict"] == "allow"  # closes at 22:00
    assert caller.check({"text": NAMES, "at": "2027-04-22T21:59"}).json()["verdict"] == "block"


def test_words_in_alternative_texts_threads_and_shares_are_read_too(caller: Caller) -> None:
    told = caller.check({"text": PLAIN, "attachments": [{"kind": "image", "alt_text": "Jane Okafor cuts a ribbon"}]})
    assert {one["field"] for one in told.json()["findings"]} == {"attachments[0].alt_text"}
    assert caller.check({"text": PLAIN, "thread": [NAMES]}).json()["verdict"] == "block"
    assert caller.check({"action": "share", "shared_text": NAMES}).json()["verdict"] == "block"


def test_markup_and_broken_unicode_are_words_like_any_others(caller: Caller) -> None:
    answer = caller.ask(
        "POST",
        "/api/v1/check",
        content=rb'{"id": "<script>", "text": "\ud800 <script>alert(1)</script> Jane Okafor"}',
        headers={"Content-Type": "application/json"},
    )
    assert answer.json()["id"] == "<script>"
    assert "Jane Okafor" in answer.json()["spans"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_nothing_of_a_text_is_kept_unless_asked(desk: Desk, caller: Caller) -> None:
    one = desk.choose(None)
    before = len(entries(one))
    caller.check({"text": NAMES})
    assert len(entries(one)) == before


def test_what_was_asked_to_be_recorded_stands_in_the_record_with_its_verdict(desk: Desk, recorder: Caller) -> None:
    answer = recorder.check({"text": NAMES, "record": True})
    assert answer.json()["verdict"] == "block"
    one = desk.choose(None)
    last = entries(one)[-1]
    assert (last.event, last.actor) == ("check", "token newsroom")
    assert {kept.field: kept.text for kept in last.words} == {"actor": "Token newsroom", "text": NAMES}
    assert verify_record(one).verifies


def test_a_token_that_may_only_check_may_not_record(caller: Caller) -> None:
    answer = caller.check({"text": PLAIN, "record": True})
    assert answer.status_code == 403
    assert detail_of(answer).startswith("The token ‘website’ may not record.")


def test_without_a_token_nothing_is_told(stranger: Caller) -> None:
    answer = stranger.check({"text": PLAIN})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="purdah-gate"'
    assert detail_of(answer).startswith("No bearer token came with this.")


@pytest.mark.parametrize("sent", ["Basic YW5uOmFubg==", "Bearer", "bearer  ", "Token abc"])
def test_another_kind_of_credential_is_none(stranger: Caller, sent: str) -> None:
    assert stranger.check({"text": PLAIN}, headers={"Authorization": sent}).status_code == 401


def test_a_token_that_is_tampered_with_is_not_known(caller: Caller, issued: Issued) -> None:
    for wrong in (issued.secret[:-1] + "~", issued.secret + "A", "gate_" + "0" * 12 + "_" + "A" * 43, "' or 1=1 --"):
        caller.token = wrong
        answer = caller.check({"text": PLAIN})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == 'Bearer realm="purdah-gate", error="invalid_token"'
        assert detail_of(answer).startswith("This token is not known here.")


def test_a_token_holds_to_the_end_of_its_last_day_in_london(caller: Caller, clock: HandClock) -> None:
    clock.move_to(dt.date(2027, 12, 31), dt.time(23, 59))
    assert caller.check({"text": PLAIN}).status_code == 200
    clock.move_to(dt.date(2028, 1, 1), dt.time(0))
    answer = caller.check({"text": PLAIN})
    assert answer.status_code == 401
    assert "held until 31 December 2027" in detail_of(answer)


def test_a_revoked_token_is_refused_at_once(desk: Desk, caller: Caller) -> None:
    assert caller.check({"text": PLAIN}).status_code == 200
    revoke_token(desk.choose(None), "website", CLERK, reason="The website was sold")
    assert "was revoked" in detail_of(caller.check({"text": PLAIN}))


def test_a_token_reaches_its_own_council_alone(caller: Caller) -> None:
    answer = caller.check({"text": PLAIN, "council": "elsewhere"})
    assert answer.status_code == 403
    assert detail_of(answer).startswith("This token belongs to another council.")
    assert caller.check({"text": PLAIN, "council": "thornwick"}).status_code == 200


def test_a_token_for_one_account_is_for_that_one(recorder: Caller) -> None:
    answer = recorder.check({"text": PLAIN, "account": "town-x"})
    assert answer.status_code == 403
    assert "for the account ‘town-website’ alone" in detail_of(answer)
    assert recorder.check({"text": PLAIN}).status_code == 200


def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(caller: Caller) -> None:
    large = json.dumps({"text": "a" * 10_000_000}).encode()  # ten megabytes
    told = {"Content-Type": "application/json"}
    answer = caller.ask("POST", "/api/v1/check", content=large, headers=told)
    assert answer.status_code == 413
    assert "larger than 200,000 bytes" in detail_of(answer)

    async def parts() -> Any:
        for start in range(0, len(large), 65_536):
            yield large[start : start + 65_536]

    assert caller.ask("POST", "/api/v1/check", content=parts(), headers=told).status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_is_not_json_is_refused(caller: Caller, kind: str) -> None:
    headers = {"Content-Type": kind} if kind else {}
    answer = caller.ask("POST", "/api/v1/check", content=b'{"text": "x"}', headers=headers)
    assert answer.status_code == 415
    assert detail_of(answer).endswith("Send JSON as ‘application/json’.")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"\xff\xfe\x00", "The body is not JSON in UTF-8."),
        (b"\x89PNG\r\n\x1a\n", "The body is not JSON in UTF-8."),  # a picture that says it is JSON
        (b"{", "The body is not JSON in UTF-8."),
        (b"[" * 100_000, "The body is not JSON in UTF-8."),
        (b"[]", "The body is not one object."),
        (b"{}", "There is nothing to check."),
        (b'{"text": ""}', "There is nothing to check."),
        (b'{"text": " \\n\\t"}', "There is nothing to check."),
        (b'{"text": "\\u200b\\u2060"}', "There is nothing to check."),
        (b'{"text": "", "thread": ["", " "], "shared_text": "\\u3164"}', "There is nothing to check."),
        (b'{"text": 7}', "The body cannot be used: ‘text’ is not text."),
        (b'{"text": "x", "words": "y"}', "There is no field ‘words’."),
        (b'{"text": "x", "action": "shout"}', "The body cannot be used: ‘shout’ is not one of"),
        (b'{"text": "x", "action": ["post"]}', "The body cannot be used:"),
        (b'{"text": "x", "thread": "y"}', "The body cannot be used: ‘thread’ is not a list of texts."),
        (b'{"text": "x", "attachments": [1]}', "The body cannot be used: ‘attachments’ is not a list of objects."),
        (b'{"text": "x", "account": "nosuch"}', "There is no account ‘nosuch’ here."),
        (b'{"text": "x", "account": 5}', "‘account’ is not text."),
        (b'{"text": "x", "record": "yes"}', "‘record’ is neither true nor false."),
        (b'{"text": "x", "id": {"a": 1}}', "‘id’ is neither a short text nor a number."),
        (b'{"text": "x", "at": "tomorrow"}', "‘tomorrow’ is not a time."),
        (b'{"text": "x", "at": "2028-03-26T01:30"}', "does not exist in London"),
        (b'{"text": "x", "at": 5}', "‘5’ is not a time."),
    ],
)
def test_what_cannot_be_read_is_answered_with_one_sentence(caller: Caller, body: bytes, told: str) -> None:
    answer = caller.ask("POST", "/api/v1/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert told in detail_of(answer)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_another_method_is_named_the_right_one(caller: Caller, method: str) -> None:
    answer = caller.ask(method, "/api/v1/check")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert detail_of(answer) == "A text is checked by POST."


def test_a_token_that_asks_too_often_waits(desk: Desk, issued: Issued) -> None:
    caller = Caller(desk, Pace(checks=2))
    caller.token = issued.secret
    assert [caller.check({"text": PLAIN}).status_code for _ in range(3)] == [200, 200, 429]
    answer = caller.check({"text": PLAIN})
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert "More than 2 requests in a minute came from this token." in detail_of(answer)
    other = create_token(desk.choose(None), "other", CLERK, until=dt.date(2027, 12, 31))
    caller.token = other.secret
    assert caller.check({"text": PLAIN}).status_code == 200


def test_an_address_that_guesses_tokens_waits_and_even_a_right_one_does_not_help(desk: Desk, issued: Issued) -> None:
    caller = Caller(desk, Pace(refused=3))
    caller.token = "gate_000000000000_" + "A" * 43
    assert [caller.check({"text": PLAIN}).status_code for _ in range(4)] == [401, 401, 401, 429]
    caller.token = issued.secret
    assert caller.check({"text": PLAIN}).status_code == 429


def test_no_script_of_another_website_may_use_a_token(caller: Caller) -> None:
    answer = caller.check({"text": PLAIN}, headers={"Origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_a_token_goes_where_its_council_goes_and_no_further(desk: Desk, issued: Issued) -> None:
    assert issued.token.council_id == "thornwick"
    assert issued.token.uses == frozenset({Use.CHECK})
    assert replace(issued.token, revoked_at=desk.clock()).holds_on(dt.date(2027, 4, 12)) is False


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize("path", ["/api/v1/chek", "/api/v2/check", "/api/v1/check/"])
def test_an_address_that_is_none_of_the_api_is_no_answer(caller: Caller, method: str, path: str) -> None:
    answer = caller.ask(method, path)
    assert (answer.status_code, answer.json()["type"]) == (404, "/api#not-there")
    assert detail_of(answer) == "Nothing answers at this address. What does stands at /api."


def test_the_open_answer_is_not_posted_to(stranger: Caller) -> None:
    answer = stranger.ask("POST", "/api/v1/today")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_an_address_of_a_feed_without_its_ending_is_no_page_of_the_app(stranger: Caller) -> None:
    answer = stranger.get("/feeds/thornwick")
    assert (answer.status_code, answer.text) == (404, "A feed's address is /feeds/COUNCIL.ics.")

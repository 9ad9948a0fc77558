from typing import Any

from gate.desk.keep_tokens import bearer
from gate.desk.opening import open_desk
from tests.gate.cli.conftest import Gate


def test_a_token_is_printed_once_and_then_only_described(gate: Gate, demo: Any) -> None:
    made = gate("token", "create", "website", "--account", "town-website", "--until", "2027-12-31", "--as", "ann")
    secret = made.out.strip()
    assert made.code == 0
    assert bearer(open_desk(), secret).account_id == "town-website"
    assert "It is shown this once" in made.err
    listed = gate("token", "list")
    assert listed.out == "website: may check, for town-website, made by ann, until 31 December 2027.\n"
    assert secret not in listed.out + gate("audit", "export", "--as", "ann").out


def test_a_revoked_token_is_listed_as_such(gate: Gate, demo: Any) -> None:
    gate("token", "create", "website", "--until", "2027-12-31", "--may", "check", "--may", "record", "--as", "ann")
    assert gate("token", "revoke", "website", "--reason", "Lost", "--as", "ann").code == 0
    assert gate("token", "list").out == (
        "website: may check and record, for every account, made by ann, revoked by ann, on 12 April 2027.\n"
    )
    assert gate("token", "revoke", "website", "--as", "ann").code == 1


def test_as_json_the_secret_is_a_field(gate: Gate, demo: Any) -> None:
    facts = gate("token", "create", "website", "--until", "2027-12-31", "--as", "ann", "--json").facts
    assert facts["may"] == ["check"]
    assert bearer(open_desk(), facts["secret"]).token_id == facts["token"]
    assert gate("token", "list", "--json").facts[0].get("secret") is None


def test_no_token_yet_says_how_to_make_one(gate: Gate, demo: Any) -> None:
    assert gate("token", "list").out == "No token was made yet. Make one with ‘gate token create’.\n"

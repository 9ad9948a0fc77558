"""Commands over how people sign in, as a shell calls them."""

from typing import Any

import pytest

from gate.desk.enquiries import entries
from gate.desk.opening import open_desk
from gate.desk.sign_in import sign_in_with_code, sign_in_with_password
from tests.gate.cli.conftest import Gate

GOOD = "harbour lemon quiet stove"


def test_the_first_clerk_gets_a_password_on_the_server_itself(gate: Gate, demo: Any) -> None:
    said = gate("user", "password", "ann", "--stdin", "--as", "ann", stdin=f"{GOOD}\n")
    assert said.code == 0
    assert GOOD not in said.out + said.err
    desk = open_desk()
    assert sign_in_with_password(desk, "thornwick", "ann", GOOD, address="").person_id == "ann"
    last = [entry for entry in entries(desk.choose(None)) if entry.event == "set password"][-1]
    assert {one.field for one in last.words} == {"actor", "name", "system_user"}  # by whom at the shell


def test_a_password_is_asked_for_twice_and_never_shown(gate: Gate, demo: Any) -> None:
    said = gate("user", "password", "sam", "--as", "ann", stdin=f"{GOOD}\n{GOOD}\n")
    assert said.code == 0
    assert GOOD not in said.out + said.err
    assert gate("user", "password", "sam", "--as", "ann", stdin=f"{GOOD}\nanother one\n").code == 1


def test_a_password_is_no_argument(gate: Gate, demo: Any) -> None:
    assert gate("user", "password", "sam", GOOD, "--as", "ann").code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("short", "at least 12 characters"),
        ("passwordpassword", "tried first"),
        ("thornwick sam", "tried first"),
        ("x" * 300, "at most 256 characters"),
    ],
)
def test_a_poor_password_is_refused_with_what_to_do(gate: Gate, demo: Any, words: str, told: str) -> None:
    said = gate("user", "password", "sam", "--stdin", "--as", "ann", stdin=words + "\n")
    assert said.code == 1
    assert told in said.err
    assert words not in said.err


def test_a_code_stands_alone_on_standard_output(gate: Gate, demo: Any) -> None:
    said = gate("user", "code", "sam", "--as", "ann")
    code = said.out.strip()
    assert len(code.split("-")) == 4
    assert sign_in_with_code(open_desk(), code, GOOD, address="").person_id == "sam"


def test_an_author_gives_nobody_a_code_or_password(gate: Gate, demo: Any) -> None:
    for arguments in (("code", "ann"), ("password", "ann", "--stdin"), ("untie", "ann"), ("is", "ann")):
        said = gate("user", *arguments, "--as", "sam", stdin=f"{GOOD}\n")
        assert (said.code, "may not say who may do what" in said.err) == (1, True), arguments


def test_nobody_is_awaited_at_a_provider_that_is_not_used(gate: Gate, demo: Any) -> None:
    said = gate("user", "await", "sam", "--provider", "google", "--email", "sam@x.example", "--as", "ann")
    assert (said.code, "There is no provider ‘google’ here." in said.err) == (1, True)


def test_a_person_is_said_to_be_a_candidate_that_is_known(gate: Gate, demo: Any) -> None:
    with open_desk().choose(None).look() as work:
        candidate = work.registers.people.candidates[0]
    assert gate("user", "is", "sam", candidate.person_id, "--as", "ann").code == 0
    said = gate("user", "is", "sam", "nobody-of-that-id", "--as", "ann")
    assert (said.code, "No candidate or member here has the id" in said.err) == (1, True)


def test_a_leavers_posts_go_to_who_takes_over(gate: Gate, demo: Any) -> None:
    post = gate("submit", "--as", "sam", "--account", "town-website", "--at", "2027-04-13T09:00", "--json", "Bins.")
    said = gate("user", "remove", "sam", "--hand-to", "ravi", "--as", "ann")
    assert said.code == 0
    with open_desk().choose(None).look() as work:
        assert work.posts.get(post.facts["post"]).passed_to == "ravi"
        assert work.posts.get(post.facts["post"]).author == "sam"  # who wrote it stays who wrote it


def test_who_stays_open_is_told_where_nobody_takes_over(gate: Gate, demo: Any) -> None:
    assert "Posts of theirs that are still open" in gate("user", "remove", "sam", "--as", "ann").err


def test_how_people_sign_in_is_listed_without_a_secret(gate: Gate, demo: Any) -> None:
    gate("user", "password", "sam", "--stdin", "--as", "ann", stdin=f"{GOOD}\n")
    said = gate("user", "sign-ins", "--as", "ann")
    assert {one["person"]: one["password"] for one in said.facts}["sam"] is True
    assert "argon2" not in said.out

"""The sign-in pages as a browser meets them: forms, cookies, and what other sites cannot do."""

import re
from dataclasses import replace

import httpx
import pytest

from gate.desk.demonstration import CLERK
from gate.desk.desk import Desk
from gate.desk.enquiries import entries
from gate.desk.keep_sign_ins import give_code, set_password
from gate.desk.keep_users import remove_person
from gate.desk.sessions import COOKIE, SignedOutError, seat_of
from gate.sign_in.form_mark import FORM_COOKIE
from gate.web import SECURITY_HEADERS
from tests.conftest import HandClock
from tests.gate.sign_in.browsing import PlainBrowser

GOOD = "harbour lemon quiet stove"
OTHER = "seven slow trains to Wick"
SHELL = replace(CLERK, system_user="root")


@pytest.fixture
def kept(desk: Desk) -> Desk:
    set_password(desk, "sam", CLERK, GOOD)
    return desk


@pytest.fixture
def client(kept: Desk) -> PlainBrowser:
    return PlainBrowser(kept)


def mark_on(page: str) -> str:
    found = re.search(r'name="mark" value="([0-9a-f]{64})"', page)
    assert found
    return found.group(1)


def send(client: PlainBrowser, path: str = "/sign-in", **fields: str) -> httpx.Response:
    shown = client.get(path.split("?", maxsplit=1)[0])
    told = {"council": "thornwick", "person": "sam", "password": GOOD, "next": "write", "mark": mark_on(shown.text)}
    return client.post(path, data={**told, **fields})


def test_a_person_signs_in_and_goes_on_to_the_page_they_came_from(kept: Desk, client: PlainBrowser) -> None:
    answer = send(client)
    assert (answer.status_code, answer.headers["location"]) == (303, "/write")
    assert seat_of(kept, client.cookies[COOKIE]).by.person_id == "sam"


def test_who_signs_in_through_the_welsh_form_goes_on_in_welsh(client: PlainBrowser) -> None:
    assert send(client, lang="cy").headers["location"] == "/write?lang=cy"
    assert send(client, lang="cy&next=//evil.test").headers["location"] == "/write"


def test_the_cookie_is_kept_from_scripts_from_other_sites_and_from_plain_http(kept: Desk) -> None:
    plain = send(PlainBrowser(kept)).headers["set-cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    assert "Secure" not in plain
    assert "Max-Age" not in plain  # it ends with the browser
    safe = send(PlainBrowser(kept, address="https://gate.test")).headers["set-cookie"]
    assert "Secure" in safe
    behind = replace(kept.settings.sign_in, address="https://gate.anytown.example")
    proxied = replace(kept, settings=replace(kept.settings, sign_in=behind))
    client = PlainBrowser(proxied)
    assert "Secure" in client.get("/sign-in").headers["set-cookie"]


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/evil", "write/../x", "javascript:alert(1)", "Write", "a" * 50],
)
def test_nobody_is_sent_on_to_another_site(client: PlainBrowser, target: str) -> None:
    assert send(client, next=target).headers["location"] == "/"


def test_a_form_without_its_mark_is_refused(client: PlainBrowser) -> None:
    client.get("/sign-in")
    answer = client.post("/sign-in", data={"council": "thornwick", "person": "sam", "password": GOOD})
    assert answer.status_code == 403
    assert COOKIE not in client.cookies
    assert "was not sent from this page" in answer.text


def test_a_mark_made_for_another_browser_is_refused(kept: Desk, client: PlainBrowser) -> None:
    foreign = mark_on(PlainBrowser(kept).get("/sign-in").text)
    assert send(client, mark=foreign).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
def test_a_form_sent_from_another_site_is_refused(client: PlainBrowser, headers: dict[str, str]) -> None:
    mark = mark_on(client.get("/sign-in").text)
    fields = {"council": "thornwick", "person": "sam", "password": GOOD, "mark": mark}
    assert client.post("/sign-in", data=fields, headers=headers).status_code == 403
    ours = {"Origin": "http://gate.test", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/sign-in", data=fields, headers=ours).status_code == 303


def test_the_cookie_of_the_form_goes_to_these_pages_alone(client: PlainBrowser) -> None:
    told = client.get("/sign-in").headers["set-cookie"]
    assert told.startswith(f"{FORM_COOKIE}=")
    assert {"HttpOnly", "SameSite=strict", "Path=/sign-in"} <= {part.strip() for part in told.split(";")}


def test_what_was_wrong_is_said_and_the_password_is_not_shown_again(client: PlainBrowser) -> None:
    answer = send(client, password="my wrong password")
    assert answer.status_code == 401
    assert "do not belong together here" in answer.text
    assert 'role="alert"' in answer.text
    assert "my wrong password" not in answer.text
    assert 'value="sam"' in answer.text  # the name is


def test_who_guesses_is_told_how_long_to_wait(client: PlainBrowser, clock: HandClock) -> None:
    for _ in range(3):
        send(client, password="wrong")
    answer = send(client)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "2")
    assert "Wait 2 seconds, and try again." in answer.text
    clock.forward(seconds=2)
    assert send(client).status_code == 303


def test_markup_in_a_form_is_shown_as_words(client: PlainBrowser) -> None:
    answer = send(client, person='"><script>alert(1)</script>')
    assert "<script>" not in answer.text


def test_a_form_far_too_large_is_refused(client: PlainBrowser) -> None:
    assert send(client, password="x" * 20_000).status_code == 413


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"&" * 5000, b"mark=%ff%00", b""])
def test_what_is_no_form_is_refused(client: PlainBrowser, body: bytes) -> None:
    client.get("/sign-in")
    assert client.post("/sign-in", content=body).status_code == 403


def test_a_foreign_councils_name_is_refused_with_a_sentence(client: PlainBrowser) -> None:
    answer = send(client, council="atlantis")
    assert answer.status_code == 400
    assert "There is no council ‘atlantis’ here." in answer.text


def test_signing_in_again_ends_the_sign_in_before(kept: Desk, client: PlainBrowser) -> None:
    send(client)
    first = client.cookies[COOKIE]
    shown = client.get("/sign-in?again=1&next=clerks-desk")
    assert "Sign in again" in shown.text
    assert 'value="sam" readonly' in shown.text
    send(client)
    assert client.cookies[COOKIE] != first
    with pytest.raises(SignedOutError, match="You signed in again"):
        seat_of(kept, first)


def test_a_first_sign_in_with_a_code(kept: Desk, client: PlainBrowser) -> None:
    code = give_code(kept, "ann", SHELL)
    refused = send(client, "/sign-in/code", code=code, new=OTHER, again="something else")
    assert "The two new passwords are not the same." in refused.text
    assert send(client, "/sign-in/code", code=code, new="short", again="short").status_code == 400
    assert send(client, "/sign-in/code", code=code, new=OTHER, again=OTHER).status_code == 303
    assert seat_of(kept, client.cookies[COOKIE]).by.person_id == "ann"


def test_a_password_is_changed_by_who_knows_it(kept: Desk, client: PlainBrowser) -> None:
    assert "Sign in with your password first." in client.get("/sign-in/password").text
    send(client)
    assert "Your password is changed" in send(client, "/sign-in/password", password=GOOD, new=OTHER, again=OTHER).text
    assert send(PlainBrowser(kept)).status_code == 401
    assert send(PlainBrowser(kept), password=OTHER).status_code == 303


def test_a_leaver_cannot_change_their_password(kept: Desk, client: PlainBrowser) -> None:
    send(client)
    remove_person(kept, "sam", CLERK)
    assert "Sign in with your password first." in client.get("/sign-in/password").text


def test_a_password_cannot_be_changed_without_a_sign_in(kept: Desk, client: PlainBrowser) -> None:
    mark = mark_on(client.get("/sign-in").text)
    answer = client.post("/sign-in/password", data={"mark": mark, "password": GOOD, "new": OTHER, "again": OTHER})
    assert answer.status_code == 400
    assert "not made by this server" in answer.text


def demonstration(desk: Desk) -> Desk:
    return replace(desk, settings=replace(desk.settings, demonstration=True))


def test_a_demonstration_lists_its_people_and_says_what_it_is(desk: Desk) -> None:
    client = PlainBrowser(demonstration(desk), address="http://127.0.0.1:8501", host="127.0.0.1")
    shown = client.get("/sign-in").text
    assert "Ann Price (clerk)" in shown
    assert "Demonstration: the council and everybody in it are invented" in shown
    assert send(client, person="ann").status_code == 303
    assert seat_of(desk, client.cookies[COOKIE]).by.person_id == "ann"


def test_a_demonstration_lists_its_people_in_welsh(desk: Desk) -> None:
    shown = PlainBrowser(demonstration(desk), address="http://127.0.0.1:8501", host="127.0.0.1").get("/sign-in?lang=cy")
    assert "Cyngor Tref Thornwick: pwy ydych chi?" in shown.text
    assert "Ann Price (clerc)" in shown.text
    assert "Arddangosiad: cyngor dychmygol yw hwn" in shown.text


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://127.0.0.1:8501", "192.0.2.10"),  # another machine
        ("http://evil.example", "127.0.0.1"),  # a page whose name was turned to point here
    ],
)
def test_a_demonstration_lets_in_nobody_from_elsewhere(desk: Desk, address: str, host: str) -> None:
    answer = send(PlainBrowser(demonstration(desk), address=address, host=host), person="ann")
    assert answer.status_code == 401
    assert "A demonstration is for this machine alone." in answer.text


def test_nobody_signs_in_from_the_list_where_this_is_no_demonstration(kept: Desk, client: PlainBrowser) -> None:
    shown = client.get("/sign-in").text
    assert "Ann Price" not in shown
    assert send(client, person="ann", password="").status_code == 401


def test_every_answer_has_the_security_headers_and_is_stored_nowhere(client: PlainBrowser) -> None:
    for answer in (client.get("/sign-in"), client.get("/sign-in/code"), send(client), send(client, password="wrong")):
        assert {name: answer.headers[name] for name in SECURITY_HEADERS} == dict(SECURITY_HEADERS)
        assert answer.headers["cache-control"] == "no-store"
        assert "<script" not in answer.text
        assert not re.findall(r'(?:src|href|action)="(?!/)', answer.text)  # nothing of another host


def test_with_no_council_the_page_says_so(empty_desk: Desk) -> None:
    assert "Nothing is set up here yet" in PlainBrowser(empty_desk).get("/sign-in").text


def test_a_failed_sign_in_names_its_address_beside_the_entry(kept: Desk, client: PlainBrowser) -> None:
    send(client, password="wrong")
    last = list(entries(kept))[-1]
    assert last.event == "sign-in refused"
    assert {words.field: words.text for words in last.words}["address"] == "192.0.2.10"

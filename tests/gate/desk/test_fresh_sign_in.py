"""An act that answers for something asks for a sign-in no older than 15 minutes, whatever it comes through."""

import ast
import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import gate
import ui
from calendars.civil_time import instant_of
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import entries, queue
from gate.desk.keep_accounts import keep_account
from gate.desk.keep_calendar import set_end
from gate.desk.keep_people import keep_members
from gate.desk.keep_tokens import create_token
from gate.desk.keep_users import add_person, change_roles, name_deputy, remove_person
from gate.desk.override import override_findings, why_not_override
from gate.desk.submit import submit_draft
from gate.desk.withdraw import refuse_post
from gate.publicity.council import Account
from gate.publicity.draft import Draft
from gate.workflow.lifecycle import State
from gate.workflow.override import Ground, NotPermittedError
from gate.workflow.permission import ASKS_FRESH_SIGN_IN, FRESH, Act
from tests.conftest import HandClock

SAM = SignedIn(person_id="sam")
POLL = "parish.thornwick.2027-04-22"
WHY = "Another Jane Okafor: the librarian, not the candidate"


@pytest.fixture
def ann(clock: HandClock) -> SignedIn:
    """The clerk, who signed in now."""
    return SignedIn(person_id="ann", signed_in_at=clock())


def held(desk: Desk) -> str:
    return next(post for post in queue(desk, states=(State.HELD,)) if post.author == "sam").post_id


def test_an_override_within_fifteen_minutes_is_taken(desk: Desk, ann: SignedIn, clock: HandClock) -> None:
    clock.forward(minutes=15)
    assert override_findings(desk, held(desk), ann, ground=Ground.MISTAKEN_IDENTITY, reason=WHY)


def test_an_override_later_is_refused_and_written_down(desk: Desk, ann: SignedIn, clock: HandClock) -> None:
    clock.forward(minutes=15, seconds=1)
    with pytest.raises(NotPermittedError, match="Sign in again to answer for what holds a post"):
        override_findings(desk, held(desk), ann, ground=Ground.MISTAKEN_IDENTITY, reason=WHY)
    assert list(entries(desk))[-1].event == "override refused"
    fresh = replace(ann, signed_in_at=clock())
    assert why_not_override(desk, held(desk), fresh) == ()
    assert "Sign in again" in why_not_override(desk, held(desk), ann)[-1]


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, by: add_person(desk, "dilys", by, name="Dilys Hart", grants=()),
        lambda desk, by: change_roles(desk, "sam", by, grants=()),
        lambda desk, by: name_deputy(desk, "ravi", by, starts=dt.date(2027, 4, 12), until=dt.date(2027, 4, 13)),
        lambda desk, by: remove_person(desk, "sam", by),
        lambda desk, by: create_token(desk, "website", by, until=dt.date(2027, 5, 1)),
    ],
)
def test_so_does_what_says_who_may(desk: Desk, ann: SignedIn, clock: HandClock, act) -> None:
    clock.forward(minutes=16)
    with pytest.raises(NotPermittedError, match="Sign in again to"):
        act(desk, ann)
    act(desk, replace(ann, signed_in_at=clock()))


def test_what_stops_a_post_asks_for_no_fresh_sign_in(desk: Desk, ann: SignedIn, clock: HandClock) -> None:
    clock.forward(hours=2)
    assert refuse_post(desk, held(desk), ann, reason="It names a candidate").state is State.WITHDRAWN


def test_whoever_is_at_the_servers_shell_is_asked_for_none(desk: Desk) -> None:
    by = SignedIn(person_id="ann", system_user="root")
    assert override_findings(desk, held(desk), by, ground=Ground.MISTAKEN_IDENTITY, reason=WHY)


def test_the_acts_that_ask_for_it_are_these() -> None:
    assert dt.timedelta(minutes=15) == FRESH
    assert {Act.OVERRIDE, Act.REVIEW, Act.KEEP_USERS, Act.KEEP_TOKENS, Act.ADOPT_POLICY} == ASKS_FRESH_SIGN_IN


def test_nothing_that_is_reached_over_http_makes_itself_somebody_at_the_shell() -> None:
    """Whoever makes a SignedIn in a page or a route says when they signed in; the rest is handed down."""
    homes = [Path(ui.__file__).parent, *(Path(gate.__file__).parent / one for one in ("api", "sign_in"))]
    files = [file for home in homes for file in home.rglob("*.py")]
    files += [Path(gate.__file__).parent / one for one in ("web.py", "public_routes.py")]
    files += [Path(gate.__file__).parent / "desk" / one for one in ("sessions.py", "sign_in_openid.py")]
    made = [
        (file.name, node)
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "SignedIn"
    ]
    assert {name for name, _ in made} >= {"session.py", "sessions.py"}
    for name, call in made:
        assert "signed_in_at" in {keyword.arg for keyword in call.keywords}, name


ENDED = instant_of(dt.date(2027, 4, 12), dt.time(9, 10))
FREEING: list[tuple[str, Callable[[Desk, SignedIn], object]]] = [
    ("Thank you to Jane Okafor.", lambda desk, by: set_end(desk, POLL, ENDED, by, reason="It is called off")),
    ("Our Mayor, Beryl Stanhope, will lay a wreath.", lambda desk, by: keep_members(desk, (), by)),
]


def _website(desk: Desk) -> Account:
    with desk.look() as work:
        return work.registers.account("town-website")


@pytest.mark.parametrize(("words", "freeing"), FREEING)
def test_a_change_that_lets_held_posts_go_asks_for_what_an_answer_asks_for(
    desk: Desk, ann: SignedIn, clock: HandClock, words: str, freeing: Callable[[Desk, SignedIn], object]
) -> None:
    post = submit_draft(desk, Draft(account_id="town-website", words=words), SAM)
    clock.forward(minutes=16)
    with pytest.raises(NotPermittedError, match=r"this would let .* go, and that needs a sign-in no older than 15"):
        freeing(desk, ann)
    assert post.post_id in {one.post_id for one in queue(desk, states=(State.HELD,))}
    assert list(entries(desk))[-1].event == "refused"
    freeing(desk, replace(ann, signed_in_at=clock()))
    assert post.post_id not in {one.post_id for one in queue(desk, states=(State.HELD,))}


def test_a_change_that_lets_nothing_go_takes_an_older_sign_in(desk: Desk, ann: SignedIn, clock: HandClock) -> None:
    clock.forward(minutes=16)
    assert keep_account(desk, replace(_website(desk), handle="@town"), ann).account.handle == "@town"

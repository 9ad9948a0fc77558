"""
A council that adopted Loughton's policy: the clerk is asked, officers use the council's addresses alone, partners sign
the terms, talk of libel goes to the clerk, and nobody does the council's business on an account of their own.
"""

import datetime as dt
from collections.abc import Callable

import pytest

from gate.desk.desk import Desk
from gate.desk.enquiries import entries, verify_record
from gate.desk.note_line import LineError, confirm_setting, not_accepted, note_line, settings_due
from gate.desk.submit import submit_draft
from gate.publicity.council import Account
from gate.publicity.draft import Action, Draft
from gate.workflow.lifecycle import State
from tests.conftest import HandClock
from tests.policies.conftest import (
    AFTER,
    CLERK,
    DURING,
    MEMBER,
    OFFICER,
    PARTNER,
    approve,
    at,
    out,
    saying,
    standing,
)


def test_three_posts_go_and_three_are_held(adopted: Callable[[str], Desk], settled: Callable[[Desk], None]) -> None:
    desk = adopted("loughton")
    settled(desk)
    go = [
        submit_draft(desk, saying("The farmers' market is on Saturday."), OFFICER),
        submit_draft(desk, saying("The museum is open from ten."), MEMBER),
        submit_draft(desk, saying("The tea dance is on Sunday at the hall."), PARTNER),
    ]
    assert [post.state for post in go] == [State.QUEUED] * 3
    held = [
        submit_draft(desk, saying("You'll be sorry you complained. We know where you live."), OFFICER),
        submit_draft(desk, saying("More at https://gab.com/town"), OFFICER),
        submit_draft(desk, saying("Not our problem, do your homework.", stand_by="yes"), OFFICER),
    ]
    assert [post.state for post in held] == [State.HELD] * 3
    assert out(desk) == {post.post_id for post in go}


def test_an_officer_without_an_address_of_the_council_waits_until_the_clerk_notes_one(
    adopted: Callable[[str], Desk],
) -> None:
    desk = adopted("loughton")
    post = submit_draft(desk, saying("The museum is open from ten."), OFFICER)
    assert (post.state, standing(desk, post)) == (State.HELD, {"GV714"})
    with pytest.raises(LineError, match="not an address of the council"):
        confirm_setting(
            desk, CLERK, key="council-address", about="officer", words="Works from home", address="olive@mail.example"
        )
    confirm_setting(
        desk,
        CLERK,
        key="council-address",
        about="officer",
        words="Works under the council's own address.",
        address="olive@westford.example.gov.uk",
    )
    assert out(desk) == {post.post_id}  # the queue was read again, and nothing holds it any more


def test_a_partner_posts_once_they_have_signed_the_terms(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("loughton")
    post = submit_draft(desk, saying("The regatta begins at noon."), PARTNER)
    assert standing(desk, post) == {"GV710"}
    assert "partner" in not_accepted(desk)
    note_line(desk, PARTNER, kind="acceptance", words="The regatta club signs the terms of the policy.")
    assert out(desk) == {post.post_id}


def test_the_clerk_is_asked_and_answers_and_libel_goes_to_the_clerk(
    adopted: Callable[[str], Desk], settled: Callable[[Desk], None]
) -> None:
    desk = adopted("loughton")
    settled(desk)
    asked = submit_draft(desk, saying("May we show who paid for the bench?", advice="wanted"), OFFICER)
    assert standing(desk, asked) == {"GV719"}
    assert approve(desk, asked, CLERK).state is State.QUEUED
    libel = Draft(
        account_id="news",
        words="We are sorry to hear it.",
        action=Action.REPLY,
        shared_text="You will hear from my solicitor.",
    )
    post = submit_draft(desk, libel, OFFICER)
    assert "GV708" in standing(desk, post)


def test_the_councils_business_on_an_own_account_is_held(
    adopted: Callable[[str], Desk], settled: Callable[[Desk], None]
) -> None:
    desk = adopted("loughton")
    settled(desk)
    own = Account(
        account_id="olive",
        council_id="westford",
        name="Olive's own",
        channel="outbox",
        area="westford",
        owner="officer",
    )
    with desk.work() as work:
        work.registers.put_account(own)
        work.commit()
    post = submit_draft(desk, Draft(account_id="olive", words="The town's fair is on Saturday."), OFFICER)
    assert "YR501P" in standing(desk, post)


def test_from_notice_to_close_of_poll_parties_and_candidates_are_held_and_afterwards_let_go(
    adopted: Callable[[str], Desk],
    settled: Callable[[Desk], None],
    nominated: Callable[[Desk], None],
    clock: HandClock,
) -> None:
    desk = adopted("loughton")
    settled(desk)
    at(clock, dt.date(2027, 3, 30), 0, 1)  # the notice is up since midnight
    nominated(desk)
    shared = Draft(
        account_id="news",
        words="",
        action=Action.LIKE,
        shared_text="The Conservatives are at the market today.",
    )
    liked = submit_draft(desk, shared, MEMBER)
    assert "PE301" in standing(desk, liked)
    at(clock, DURING)
    named = submit_draft(desk, saying("Nora Quayle opens the fair on Saturday."), MEMBER)
    assert "PE101" in standing(desk, named)
    plain = submit_draft(desk, saying("The fair opens at ten on Saturday."), MEMBER)
    assert plain.state is State.QUEUED
    at(clock, AFTER, 11)
    assert submit_draft(desk, saying("Nora Quayle opened the fair."), MEMBER).state is State.QUEUED
    assert verify_record(desk).verifies
    assert {"adopt policy", "note", "submit", "hold"} <= {entry.event for entry in entries(desk)}


def test_what_is_due_is_listed_until_it_is_confirmed(adopted: Callable[[str], Desk]) -> None:
    desk = adopted("loughton")
    due = {(one.setting.key, one.about) for one in settings_due(desk)}
    assert ("signed-out", "news") in due
    confirm_setting(desk, CLERK, key="signed-out", about="news", words="Looked at on the desk itself on Monday.")
    assert ("signed-out", "news") not in {(one.setting.key, one.about) for one in settings_due(desk)}

import datetime as dt

import pytest

from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case, entries, queue
from gate.desk.send_back import send_back
from gate.desk.typed_words import typed_before
from gate.workflow.lifecycle import Because, Post, State
from gate.workflow.override import Ground
from tests.conftest import HandClock
from tests.ui.conftest import Opened, told

REASON = "A different person of the same name, the librarian"


def naming_a_candidate(desk: Desk) -> Post:
    return next(post for post in queue(desk, states=(State.HELD,)) if "Jane Okafor" in post.draft.words)


def test_a_case_shows_the_words_marked_the_rules_and_who_wrote_it(page: Opened, demonstration: Desk) -> None:
    at = page("clerks_desk", "ann", case=naming_a_candidate(demonstration).post_id)
    assert not at.exception
    said = told(at)
    assert '<mark class="block">Jane Okafor</mark>' in said
    assert "Written by Sam Adeyemi" in said
    assert [button.label for button in at.button] == ["Override and queue", "Return with a note", "Refuse"]


def test_an_override_shows_the_sentence_that_will_stand_and_queues_the_post(page: Opened, demonstration: Desk) -> None:
    post = naming_a_candidate(demonstration)
    at = page("clerks_desk", "ann", case=post.post_id)
    at.button(key="act-override").click().run()
    assert "You, Ann Price (clerk), answer for:" in told(at)
    assert "on these exact words, until" in told(at)
    at.text_area(key=f"reason-{post.post_id}").set_value(REASON)
    at.button(key="confirm-override").click().run()
    assert case(demonstration, post.post_id).post.state is State.QUEUED
    assert [one.reason for one in case(demonstration, post.post_id).overrides] == [REASON]
    assert "One case is left." in told(at)


def test_an_override_without_a_reason_is_refused_in_words(page: Opened, demonstration: Desk) -> None:
    post = naming_a_candidate(demonstration)
    at = page("clerks_desk", "ann", case=post.post_id)
    at.button(key="act-override").click().run()
    at.button(key="confirm-override").click().run()
    assert "Give a reason that a stranger could follow" in told(at)
    assert case(demonstration, post.post_id).post.state is State.HELD


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ("sam", "You wrote or edited this post; another officer must decide."),
        ("jane", "You are a candidate in parish.thornwick.2027-04-22"),
        ("ravi", "only a clerk, deputy or monitoring officer may answer for it."),
    ],
)
def test_who_may_not_answer_sees_why_in_place_of_the_button(
    page: Opened, demonstration: Desk, person: str, why: str
) -> None:
    at = page("clerks_desk", person, case=naming_a_candidate(demonstration).post_id)
    assert not [button for button in at.button if button.key == "act-override"]
    assert why in told(at)


def test_a_return_needs_a_note_and_leaves_the_desk(page: Opened, demonstration: Desk) -> None:
    post = naming_a_candidate(demonstration)
    at = page("clerks_desk", "ann", case=post.post_id)
    at.button(key="act-return").click().run()
    at.text_area(key=f"note-{post.post_id}").set_value("Take the name out and thank the volunteers")
    at.button(key="confirm-return").click().run()
    returned = case(demonstration, post.post_id).post
    assert (returned.state, returned.because) == (State.HELD, Because.RETURNED)


def test_a_refusal_withdraws_with_its_reason_in_the_record(page: Opened, demonstration: Desk) -> None:
    post = naming_a_candidate(demonstration)
    at = page("clerks_desk", "ann", case=post.post_id)
    at.button(key="act-refuse").click().run()
    at.text_area(key=f"refusal-{post.post_id}").set_value("Not before the poll, whatever the wording")
    at.button(key="confirm-refuse").click().run()
    assert case(demonstration, post.post_id).post.state is State.WITHDRAWN
    assert [entries(demonstration)[-1].event, entries(demonstration)[-1].subject] == ["withdraw", post.post_id]


def test_a_decision_on_what_has_changed_meanwhile_is_refused(page: Opened, demonstration: Desk) -> None:
    post = naming_a_candidate(demonstration)
    at = page("clerks_desk", "ann", case=post.post_id)
    at.button(key="act-override").click().run()
    send_back(demonstration, post.post_id, SignedIn(person_id="helen"), note="Looked at this before you did")
    at.text_area(key=f"reason-{post.post_id}").set_value(REASON)
    at.button(key="confirm-override").click().run()
    assert case(demonstration, post.post_id).post.because is Because.RETURNED
    assert case(demonstration, post.post_id).overrides == ()


def test_an_empty_desk_says_what_will_stand_there(page: Opened, demonstration: Desk) -> None:
    for post in queue(demonstration, states=(State.HELD,)):
        send_back(demonstration, post.post_id, SignedIn(person_id="ann"), note="Please take the names out of this")
    assert "Nothing waits for a decision." in told(page("clerks_desk", "ann"))


def test_a_reason_typed_on_an_old_sign_in_is_there_after_the_new_one(
    page: Opened, demonstration: Desk, clock: HandClock
) -> None:
    at = page("clerks_desk", "ann", **{"signed-in-at": clock() - dt.timedelta(minutes=20)})
    at.button(key="act-override").click().run()
    post = at.session_state["act"][0]
    at.selectbox(key=f"ground-{post}").set_value(Ground.ADVICE_TAKEN).run()
    at.text_area(key=f"reason-{post}").set_value(f"{REASON} ").run()
    at.date_input(key=f"advised-{post}").set_value(dt.date(2027, 4, 9)).run()
    assert not [button for button in at.button if button.key == "confirm-override"]
    at.button(key="confirm-override-again").click().run()
    again = page("clerks_desk", "ann")
    assert again.session_state["act"] == (post, "override")
    assert again.text_area(key=f"reason-{post}").value == f"{REASON} "
    assert again.selectbox(key=f"ground-{post}").value is Ground.ADVICE_TAKEN
    assert again.date_input(key=f"advised-{post}").value == dt.date(2027, 4, 9)
    again.selectbox(key=f"ground-{post}").set_value(Ground.OTHER).run()
    again.button(key="confirm-override").click().run()
    with demonstration.look() as work:
        assert work.posts.get(post).state is State.QUEUED
    assert typed_before(demonstration, SignedIn(person_id="ann"), "clerks-desk") == {}

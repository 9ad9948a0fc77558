"""A post's whole way on PostgreSQL: held, answered for once, released once, erased; and all of it in one chain."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy.exc import DatabaseError

from gate.desk.desk import Desk
from gate.desk.enquiries import case, checkpoint, entries, verify_record
from gate.desk.erase_words import erase_post
from gate.desk.halt import halt_everything, resume_everything
from gate.desk.override import override_findings
from gate.desk.release import release_due
from gate.desk.submit import submit_draft
from gate.workflow.lifecycle import Because, State
from gate.workflow.override import Ground, NotPermittedError
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, NAMING, PLAIN, SAM, saying

WHY = "Our librarian of the same name"


def test_a_held_post_is_answered_for_and_goes_once(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    assert post.state is State.HELD
    assert override_findings(desk, post.post_id, ANN, ground=Ground.MISTAKEN_IDENTITY, reason=WHY).state is State.QUEUED
    clock.at = post.due_at
    assert post.post_id in {done.post.post_id for done in release_due(desk)}
    assert release_due(desk) == ()
    assert case(desk, post.post_id).post.state is State.PUBLISHED
    assert verify_record(desk, against=checkpoint(desk)).verifies


def test_of_two_answers_in_the_same_instant_one_counts_and_the_other_is_told(desk: Desk) -> None:
    post = submit_draft(desk, saying(NAMING), SAM)
    both, said = threading.Barrier(2), []

    def answer() -> None:
        both.wait()
        try:
            said.append(
                override_findings(desk, post.post_id, ANN, ground=Ground.MISTAKEN_IDENTITY, reason=WHY).state.value
            )
        except NotPermittedError as refusal:
            said.append(refusal.objections[0])

    threads = [threading.Thread(target=answer) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["This post was answered for already, by you, and is queued. Nothing was changed.", "queued"]
    assert len(case(desk, post.post_id).overrides) == 1


def test_workers_in_threads_send_each_post_once(desk: Desk, clock: HandClock) -> None:
    posts = [submit_draft(desk, saying(f"{PLAIN} Notice {number}."), SAM) for number in range(12)]
    clock.at = posts[0].due_at
    workers = [threading.Thread(target=release_due, args=(desk,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    release_due(desk)
    taken = [entry.subject for entry in entries(desk) if entry.event == "take"]
    assert sorted(taken) == sorted(set(taken))
    assert {case(desk, post.post_id).post.state for post in posts} == {State.PUBLISHED}


def test_a_halt_holds_there_too_and_what_was_missed_stays(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, saying(PLAIN), SAM)
    halt_everything(desk, SAM, reason="The account may have been taken over")
    clock.at = post.due_at
    assert release_due(desk) == ()
    resume_everything(desk, ANN)
    held = case(desk, post.post_id).post
    assert (held.state, held.because) == (State.HELD, Because.MISSED)


@pytest.mark.parametrize(
    "statement", ["UPDATE entry SET actor = 'nobody'", "DELETE FROM entry", "TRUNCATE entry CASCADE"]
)
def test_the_server_itself_refuses_to_change_an_entry(desk: Desk, statement: str) -> None:
    with pytest.raises(DatabaseError, match="entry"), desk.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert verify_record(desk).verifies


def test_an_erasure_leaves_the_chain_verifying(desk: Desk, clock: HandClock) -> None:
    post = submit_draft(desk, replace(saying(PLAIN), publish_at=None), SAM)
    release_due(desk)
    erase_post(desk, post.post_id, ANN, reason="Request under Article 17 of the UK GDPR")
    found = verify_record(desk)
    assert found.verifies
    assert found.erased > 0

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import text

from gate.desk.desk import Desk
from gate.desk.halt import halt_everything
from gate.desk.release import release_all
from gate.desk.reminders import Matter, waiting
from gate.desk.sender import last_at_work, say_at_work
from gate.desk.submit import submit_draft
from gate.workflow.lifecycle import Post
from tests.conftest import HandClock
from tests.gate.desk.conftest import ANN, OLU, PLAIN, SAM, saying


@pytest.fixture
def soon(desk: Desk, clock: HandClock) -> Post:
    return submit_draft(desk, replace(saying(PLAIN), publish_at=clock.at + dt.timedelta(minutes=50)), SAM)


def unattended(desk: Desk) -> tuple[str, ...]:
    return {one.matter: one.posts for one in waiting(desk, OLU)}.get(Matter.NO_SENDER, ())


def test_where_nothing_is_at_work_everyone_is_told_what_goes_out_within_the_hour(desk: Desk, soon: Post) -> None:
    assert unattended(desk) == (soon.post_id,)
    told = next(one.told for one in waiting(desk, ANN) if one.matter is Matter.NO_SENDER)
    assert told == "1 post goes out within the hour and nothing that sends is at work. Ask who runs the gate."


def test_a_round_of_release_says_that_it_is_at_work_for_ten_minutes(desk: Desk, clock: HandClock, soon: Post) -> None:
    release_all(desk)
    assert unattended(desk) == ()
    clock.forward(minutes=10)
    assert unattended(desk) == ()
    clock.forward(seconds=1)
    assert unattended(desk) == (soon.post_id,)


def test_while_everything_is_stopped_nobody_is_told_that_nothing_sends(desk: Desk, soon: Post) -> None:
    halt_everything(desk, SAM, reason="The account may have been taken over")
    assert unattended(desk) == ()


def test_a_worker_writes_twice_a_minute_and_not_at_every_round(desk: Desk, clock: HandClock) -> None:
    first = clock.at
    for seconds, seen in ((0, 0), (29, 0), (1, 30), (29, 30), (31, 90)):
        clock.forward(seconds=seconds)
        say_at_work(desk)
        with desk.look() as work:
            assert last_at_work(work) == first + dt.timedelta(seconds=seen)


def test_a_database_that_cannot_be_written_to_keeps_no_post_back(desk: Desk, clock: HandClock) -> None:
    with desk.work() as work:
        work.session.execute(text("DROP TABLE worker"))
        work.commit()
    post = submit_draft(desk, saying(PLAIN), SAM)
    clock.at = post.due_at
    assert post.post_id in [done.post.post_id for done in release_all(desk)]

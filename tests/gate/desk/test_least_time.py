import datetime as dt
from dataclasses import replace

import pytest

from gate.desk.amend import amend_draft
from gate.desk.desk import Desk
from gate.desk.submit import submit_draft
from gate.desk.taking import NotTakenError
from gate.workflow.lifecycle import State
from tests.conftest import HandClock
from tests.gate.desk.conftest import PLAIN, SAM, saying

TOLD = "Your council asks for 120 minutes between queueing and posting. Choose a later time."


@pytest.fixture
def careful(desk: Desk) -> Desk:
    with desk.work() as work:
        work.registers.adopt(replace(work.registers.policy, least_minutes_before=120))
        work.commit()
    return desk


def test_the_demonstration_asks_for_no_time_before_the_slot(desk: Desk, clock: HandClock) -> None:
    soon = replace(saying(PLAIN), publish_at=clock.at + dt.timedelta(minutes=1))
    assert submit_draft(desk, soon, SAM).state is State.QUEUED


@pytest.mark.parametrize(("minutes", "taken"), [(119, False), (120, True)])
def test_a_council_may_ask_for_time_before_the_slot(careful: Desk, clock: HandClock, minutes: int, taken: bool) -> None:
    draft = replace(saying(PLAIN), publish_at=clock.at + dt.timedelta(minutes=minutes))
    if taken:
        assert submit_draft(careful, draft, SAM).state is State.QUEUED
        return
    with pytest.raises(NotTakenError) as refused:
        submit_draft(careful, draft, SAM)
    assert refused.value.reasons == (TOLD,)


def test_moving_a_post_closer_is_no_way_round_it(careful: Desk, clock: HandClock) -> None:
    post = submit_draft(careful, saying(PLAIN), SAM)
    with pytest.raises(NotTakenError, match="120 minutes"):
        amend_draft(careful, post.post_id, replace(post.draft, publish_at=clock.at + dt.timedelta(minutes=5)), SAM)


@pytest.mark.parametrize("minutes_ago", [0, 1, None], ids=["this minute", "a minute ago", "as soon as may be"])
def test_nor_is_asking_for_it_at_once(careful: Desk, clock: HandClock, minutes_ago: int | None) -> None:
    at = None if minutes_ago is None else clock.at - dt.timedelta(minutes=minutes_ago)
    with pytest.raises(NotTakenError, match="120 minutes"):
        submit_draft(careful, replace(saying(PLAIN), publish_at=at), SAM)

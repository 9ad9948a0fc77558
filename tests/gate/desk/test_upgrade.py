"""A database of every earlier schema, with posts in its queue, goes on under this one."""

from dataclasses import replace
from importlib.resources import files

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from gate.desk.desk import Desk
from gate.desk.enquiries import queue, verify_record
from gate.desk.opening import open_desk
from gate.desk.release import release_due
from gate.workflow.lifecycle import State
from tests.conftest import HandClock


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("gate.store") / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


EARLIER = [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][1:]


def test_there_are_earlier_schemas() -> None:
    assert "0001" in EARLIER


@pytest.mark.parametrize("schema", EARLIER)
def test_posts_in_the_queue_stay_there_and_go_out_after_an_upgrade(desk: Desk, clock: HandClock, schema: str) -> None:
    before = queue(desk)
    assert {post.state for post in before} == {State.QUEUED, State.HELD}
    config = _config()
    with desk.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, schema)
    desk.engine.dispose()
    again = replace(open_desk(desk.settings, clock=clock), council_id=desk.council_id)
    assert queue(again) == before
    assert verify_record(again).verifies
    clock.forward(hours=1)
    while clock() < max(post.due_at for post in before):
        release_due(again)
        clock.forward(minutes=10)
    release_due(again)
    sent = {post.post_id for post in before if post.state is State.QUEUED}
    assert {post.post_id for post in queue(again) if post.state is State.PUBLISHED} == sent
    again.engine.dispose()

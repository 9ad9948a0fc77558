"""A post is cleared on what is known on Sunday, and held on the Monday on which the notice goes up."""

import datetime as dt
from collections.abc import Callable

from freezegun import freeze_time

from calendars.nation import Nation
from calendars.poll import Poll, PollKind
from gate.desk.desk import Desk
from gate.desk.enquiries import case, verify_record
from gate.desk.keep_calendar import add_polls, confirm_calendar
from gate.desk.release import release_due
from gate.desk.submit import submit_draft
from gate.workflow.lifecycle import State
from tests.journeys.conftest import CLERK, OFFICER, saying

BY_ELECTION = Poll(
    poll_id="parish.riverbourne.by.2026-05-07",
    kind=PollKind.PARISH,
    nation=Nation.ENGLAND,
    areas=frozenset({"riverbourne"}),
    polling_day=dt.date(2026, 5, 7),
    notice_day=dt.date(2026, 3, 30),
)

NEXT_YEAR = Poll(
    poll_id="parish.riverbourne.2027-05-06",
    kind=PollKind.PARISH,
    nation=Nation.ENGLAND,
    areas=frozenset({"riverbourne"}),
    polling_day=dt.date(2027, 5, 6),
)


def test_a_post_cleared_on_sunday_is_held_on_the_monday_of_the_notice(riverbourne: Callable[[], Desk]) -> None:
    with freeze_time("2026-03-29 22:55") as clock:  # Sunday 23:55 in London, the first evening of summer time
        desk = riverbourne()
        add_polls(desk, (NEXT_YEAR,), CLERK)
        confirm_calendar(desk, dt.date(2026, 6, 30), CLERK)
        thanks = saying("Thanks to Cllr Ada Brennan for opening the spring fair.", day=dt.date(2026, 3, 30))
        post = submit_draft(desk, thanks, OFFICER)
        assert post.state is State.QUEUED

        clock.move_to("2026-03-30 07:00")  # Monday 08:00 in London
        add_polls(desk, (BY_ELECTION,), CLERK)
        held = case(desk, post.post_id)
        assert held.post.state is State.HELD
        assert [finding.words for finding in held.reading.screening.holding] == ["Cllr Ada Brennan"]
        assert held.reading.screening.holding[0].polls == (BY_ELECTION.poll_id,)

        clock.move_to("2026-03-30 08:00")  # Monday 09:00 in London: due
        assert release_due(desk) == ()
        assert case(desk, post.post_id).post.state is State.HELD
        assert verify_record(desk).verifies

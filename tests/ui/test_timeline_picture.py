import datetime as dt

from gate.desk.desk import Desk, SignedIn
from gate.desk.keep_calendar import record_notice
from gate.desk.timeline import timeline
from ui.timeline_picture import doubt_told

TODAY = dt.date(2027, 4, 12)


def test_a_notice_of_a_day_to_come_is_planned_and_not_recorded_as_published(desk: Desk) -> None:
    record_notice(desk, "local.northmarch.2028-05-04", dt.date(2028, 3, 20), SignedIn(person_id="ann"))
    told = {row.poll.poll_id: doubt_told(row, TODAY) for row in timeline(desk).rows}
    assert "planned for Monday 20 March 2028" in told["local.northmarch.2028-05-04"]
    assert told["parish.thornwick.2027-04-22"] == "Nothing: the notice is recorded."

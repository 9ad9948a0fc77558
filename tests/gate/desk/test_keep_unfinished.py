import datetime as dt
import io

from PIL import Image

from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import entries
from gate.desk.keep_unfinished import keep_unfinished, throw_away, unfinished_text, unfinished_texts
from gate.publicity.draft import Draft
from gate.publicity.picture import Picture, look_at
from tests.conftest import HandClock

SAM, RAVI = SignedIn(person_id="sam"), SignedIn(person_id="ravi")
BINS = Draft(account_id="town-website", words="Bins go out on Thursday.")


def a_picture() -> Picture:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(buffer, "PNG")
    return look_at(buffer.getvalue(), name="fair.png")


def test_what_is_being_written_is_kept_whole_for_its_writer_and_leaves_no_entry(desk: Desk) -> None:
    before = len(entries(desk))
    picture = a_picture()
    keep_unfinished(desk, "one", BINS, SAM, also=("town-x",), pictures=(picture,))
    found = unfinished_text(desk, "one", SAM)
    assert found is not None
    assert (found.draft, found.also, found.pictures) == (BINS, ("town-x",), (picture,))
    assert len(entries(desk)) == before


def test_nobody_else_sees_it(desk: Desk) -> None:
    keep_unfinished(desk, "one", BINS, SAM)
    assert unfinished_text(desk, "one", RAVI) is None
    assert unfinished_texts(desk, RAVI) == ()


def test_two_texts_of_one_person_stand_beside_each_other_the_newest_first(desk: Desk, clock: HandClock) -> None:
    keep_unfinished(desk, "one", BINS, SAM)
    clock.forward(minutes=1)
    keep_unfinished(desk, "two", Draft(account_id="town-x", words="Roads"), SAM)
    assert [text.draft_id for text in unfinished_texts(desk, SAM)] == ["two", "one"]


def test_a_picture_that_was_taken_out_is_kept_no_longer(desk: Desk) -> None:
    keep_unfinished(desk, "one", BINS, SAM, pictures=(a_picture(),))
    kept = keep_unfinished(desk, "one", BINS, SAM)
    assert unfinished_text(desk, "one", SAM) == kept


def test_it_is_gone_once_it_is_thrown_away(desk: Desk) -> None:
    keep_unfinished(desk, "one", BINS, SAM, pictures=(a_picture(),))
    throw_away(desk, "one", SAM)
    throw_away(desk, "one", SAM)
    assert unfinished_text(desk, "one", SAM) is None


def test_it_is_kept_for_thirty_days_from_its_last_touch_and_erased_by_the_next_that_is_kept(
    desk: Desk, clock: HandClock
) -> None:
    keep_unfinished(desk, "one", BINS, SAM)
    clock.forward(days=30)
    assert unfinished_text(desk, "one", SAM) is not None
    clock.forward(minutes=1)
    assert unfinished_text(desk, "one", SAM) is None
    keep_unfinished(desk, "two", BINS, RAVI)
    with desk.look() as work:
        assert work.unfinished.get("sam", "one") is None


def test_the_instant_and_the_time_wanted_come_back_as_they_were(desk: Desk, clock: HandClock) -> None:
    wanted = Draft(account_id="town-x", words="Roads", publish_at=dt.datetime(2027, 4, 14, 8, 30, tzinfo=dt.UTC))
    keep_unfinished(desk, "one", wanted, SAM)
    found = unfinished_text(desk, "one", SAM)
    assert found is not None
    assert (found.draft, found.at) == (wanted, clock())

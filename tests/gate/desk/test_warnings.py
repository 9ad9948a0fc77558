import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from gate.desk.desk import Desk
from gate.desk.enquiries import case
from gate.desk.submit import submit_draft
from gate.desk.warnings import warnings_of
from gate.desk.withdraw import withdraw_post
from gate.publicity.council import Account
from gate.publicity.picture import Picture, look_at
from gate.workflow.lifecycle import State
from tests.gate.desk.conftest import PLAIN, SAM, TUESDAY, saying


@pytest.mark.parametrize(
    ("days", "warned"),
    [(1, True), (7, True), (8, False)],
)
def test_the_same_words_on_one_account_within_seven_days_bring_a_warning(desk: Desk, days: int, warned: bool) -> None:
    first = submit_draft(desk, saying(PLAIN), SAM)
    again = saying("  the LIBRARY opens at ten — on Saturdays!", day=TUESDAY + dt.timedelta(days=days))
    said = (f"Post {first.post_id} says the same on this account, 9am on Tuesday 13 April 2027.",)
    assert warnings_of(desk, again) == (said if warned else ())


def test_the_same_words_on_another_account_bring_none(desk: Desk) -> None:
    submit_draft(desk, saying(PLAIN), SAM)
    assert warnings_of(desk, saying(PLAIN, account="town-x")) == ()


def test_what_was_withdrawn_warns_of_nothing(desk: Desk) -> None:
    first = submit_draft(desk, saying(PLAIN), SAM)
    withdraw_post(desk, first.post_id, SAM)
    assert warnings_of(desk, saying(PLAIN)) == ()


def test_a_post_does_not_warn_of_itself(desk: Desk) -> None:
    first = submit_draft(desk, saying(PLAIN), SAM)
    assert warnings_of(desk, first.draft, post_id=first.post_id) == ()


@pytest.mark.parametrize(("minute", "warned"), [(29, True), (30, False)])
def test_two_posts_less_than_half_an_hour_apart_bring_a_warning(desk: Desk, minute: int, warned: bool) -> None:
    first = submit_draft(desk, saying(PLAIN), SAM)
    next_one = saying("The pool is closed on Monday.", time=dt.time(9, minute))
    said = f"Post {first.post_id} goes out on this account less than 30 minutes away, 9am on Tuesday 13 April 2027."
    assert warnings_of(desk, next_one) == ((said,) if warned else ())


def test_a_council_may_ask_for_a_longer_pause(desk: Desk) -> None:
    submit_draft(desk, saying(PLAIN), SAM)
    with desk.work() as work:
        work.registers.adopt(replace(work.registers.policy, close_minutes=120))
        work.commit()
    (warning,) = warnings_of(desk, saying("The pool is closed on Monday.", time=dt.time(10, 30)))
    assert "less than 120 minutes away" in warning


def test_words_that_name_another_account_bring_a_warning(desk: Desk) -> None:
    with desk.work() as work:
        harbour = Account(
            account_id="harbour",
            council_id="thornwick",
            name="Harbour ward news",
            channel="outbox",
            area="thornwick-harbour",
        )
        work.registers.put_account(harbour)
        work.commit()
    said = warnings_of(desk, saying("The Harbour market is on Friday."))
    assert said == (
        "The text names ‘Harbour’, which is Harbour ward news. This post is for Town council website news.",
    )
    assert warnings_of(desk, saying("The Harbour market in Thornwick is on Friday.")) == ()  # its own place too
    assert warnings_of(desk, saying("The harbourmaster retires.")) == ()


def test_a_picture_whose_file_tells_where_it_was_taken_brings_a_warning(
    desk: Desk, drawn: Callable[..., bytes]
) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"  # GPSLatitudeRef
    into = io.BytesIO()
    Image.new("RGB", (8, 8)).save(into, "JPEG", exif=exif)
    pictures: tuple[Picture, ...] = (look_at(drawn(), name="a"), look_at(into.getvalue(), name="b"))
    assert warnings_of(desk, saying(PLAIN), pictures=pictures) == (
        "The file of picture 2 tells where it was taken. Save it without its location if that is private.",
    )


def test_a_warning_is_kept_with_the_post_and_never_holds_it(desk: Desk) -> None:
    first = submit_draft(desk, saying(PLAIN), SAM)
    second = submit_draft(desk, saying(PLAIN), SAM)
    assert second.state is State.QUEUED
    submitted = case(desk, second.post_id).entries[0]
    told = {words.field: words.text for words in submitted.words}
    assert told["warnings"] == "\n".join(
        (
            f"Post {first.post_id} says the same on this account, 9am on Tuesday 13 April 2027.",
            f"Post {first.post_id} goes out on this account less than 30 minutes away, 9am on Tuesday 13 April 2027.",
        )
    )

import datetime as dt

from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case, place, queue
from gate.desk.halt import halt_everything
from gate.desk.release import release_due
from gate.desk.submit import submit_draft
from gate.publicity.draft import Draft
from gate.workflow.lifecycle import State
from tests.conftest import HandClock
from tests.ui.conftest import Opened, told

SAM = SignedIn(person_id="sam")


def test_the_clerk_sees_first_what_waits_for_a_decision(page: Opened) -> None:
    at = page("queue", "ann")
    assert not at.exception
    headers = [one.value for one in at.header]
    assert headers == ["Waiting for you (2)", "Held (0)", "Going out (2 in the next seven days)"]


def test_the_author_of_what_is_held_waits_for_someone_else(page: Opened) -> None:
    at = page("queue", "sam")
    assert [one.value for one in at.header][:2] == ["Waiting for you (0)", "Held (2)"]


def test_a_row_says_when_where_and_why_in_words(page: Opened) -> None:
    said = told(page("queue", "sam"))
    assert "Town council on Facebook" in said
    assert "Held</span>: names a candidate" in said
    assert "2027-04" not in said


def test_a_filter_leaves_the_posts_of_one_account(page: Opened) -> None:
    at = page("queue", "sam")
    at.selectbox(key="filter-account").select("town-x").run()
    assert [one.value for one in at.header] == [
        "Waiting for you (0)",
        "Held (1)",
        "Going out (0 in the next seven days)",
    ]


def test_a_post_is_moved_by_form_and_read_again(page: Opened, demonstration: Desk) -> None:
    queued = queue(demonstration, states=(State.QUEUED,))[0]
    at = page("queue", "sam", open=queued.post_id)
    at.date_input[0].set_value(dt.date(2027, 4, 15))
    at.time_input[0].set_value(dt.time(8, 0))
    next(button for button in at.button if button.label == "Move").click().run()
    moved = case(demonstration, queued.post_id).post
    assert (moved.due_at, moved.version) == (dt.datetime(2027, 4, 15, 7, tzinfo=dt.UTC), 2)


def test_a_post_is_withdrawn_for_good(page: Opened, demonstration: Desk) -> None:
    queued = queue(demonstration, states=(State.QUEUED,))[0]
    at = page("queue", "sam", open=queued.post_id)
    at.button(key=f"withdraw-{queued.post_id}").click().run()
    assert case(demonstration, queued.post_id).post.state is State.WITHDRAWN
    assert f"Post {queued.post_id} is withdrawn. It will not go out." in told(at)


def test_an_auditor_has_no_button_that_would_be_refused(page: Opened, demonstration: Desk) -> None:
    queued = queue(demonstration, states=(State.QUEUED,))[0]
    at = page("queue", "olu", open=queued.post_id)
    acts = {f"withdraw-{queued.post_id}", f"change-{queued.post_id}"}
    assert not acts & {button.key for button in at.button}
    assert "needs the role" in told(at)


def handed_over(desk: Desk, clock: HandClock) -> str:
    """A post for Facebook whose time has come: it waits to be posted by hand."""
    draft = Draft(
        account_id="town-facebook", words="The library is open until 7pm.", publish_at=clock.at + dt.timedelta(hours=1)
    )
    post = submit_draft(desk, draft, SAM)
    clock.forward(hours=1)
    release_due(desk)
    return post.post_id


def test_a_handed_over_post_shows_its_text_and_takes_the_address_back(
    page: Opened, demonstration: Desk, clock: HandClock
) -> None:
    post_id = handed_over(demonstration, clock)
    at = page("queue", "sam", open=post_id)
    assert [code.value for code in at.code] == ["The library is open until 7pm."]
    at.text_input(key=f"address-{post_id}").set_value("https://www.facebook.com/thornwick/posts/77")
    at.button(key=f"posted-{post_id}").click().run()
    post = case(demonstration, post_id).post
    assert post.state is State.PUBLISHED
    assert post.receipt is not None
    assert post.receipt.address == "https://www.facebook.com/thornwick/posts/77"


def test_an_address_on_another_network_is_refused_with_the_cure(
    page: Opened, demonstration: Desk, clock: HandClock
) -> None:
    post_id = handed_over(demonstration, clock)
    at = page("queue", "sam", open=post_id)
    at.text_input(key=f"address-{post_id}").set_value("https://example.org/1")
    at.button(key=f"posted-{post_id}").click().run()
    assert "is not on Facebook" in told(at)
    assert case(demonstration, post_id).post.state is State.RELEASING


def test_a_post_that_was_not_posted_is_held_for_a_new_time(page: Opened, demonstration: Desk, clock: HandClock) -> None:
    post_id = handed_over(demonstration, clock)
    at = page("queue", "sam", open=post_id)
    at.button(key=f"not-posted-{post_id}").click().run()
    assert case(demonstration, post_id).post.state is State.HELD


def test_a_handed_over_text_is_hidden_once_all_is_stopped(page: Opened, demonstration: Desk, clock: HandClock) -> None:
    post_id = handed_over(demonstration, clock)
    halt_everything(demonstration, SAM, reason="The page may have been taken over")
    at = page("queue", "sam", open=post_id)
    assert not at.code
    assert "Do not post this any more: Everything is stopped by Sam Adeyemi" in told(at)


def test_anyone_who_may_write_stops_everything_and_only_an_officer_resumes(page: Opened, demonstration: Desk) -> None:
    at = page("queue", "sam")
    at.text_input(key="halt-reason").set_value("The page may have been taken over")
    at.button(key="halt").click().run()
    assert place(demonstration).halt is not None
    assert "Everything is stopped, by Sam Adeyemi" in told(at)
    assert not [button for button in at.button if button.key == "resume"]
    at = page("queue", "ann")
    at.button(key="resume").click().run()
    assert place(demonstration).halt is None


def test_the_month_shows_each_post_on_its_day_and_the_period_over_it(page: Opened) -> None:
    at = page("queue", "sam")
    at.toggle(key="show-month").set_value(True).run()
    said = told(at)
    assert "April 2027" in said
    assert said.count('class="pg-care') == 22  # 1 to 22 April: the town's period ends at 10pm on the 22nd
    assert "queued: Bins in the Harbour area" in said


def test_an_opened_post_warns_of_another_that_goes_out_too_close(page: Opened, demonstration: Desk) -> None:
    there = queue(demonstration, states=(State.QUEUED,))[0]
    near = Draft(
        account_id=there.draft.account_id,
        words="The tip opens at noon.",
        publish_at=there.due_at + dt.timedelta(minutes=10),
    )
    submit_draft(demonstration, near, SAM)
    said = told(page("queue", "sam", open=there.post_id))
    assert "goes out on this account less than 30 minutes away" in said

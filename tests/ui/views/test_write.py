import datetime as dt
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from calendars.civil_time import london
from gate.desk.amend import amend_draft
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import case, queue
from gate.desk.keep_unfinished import unfinished_texts
from gate.workflow.lifecycle import State
from tests.ui.conftest import Opened, told

SAM = SignedIn(person_id="sam")
ANN = SignedIn(person_id="ann")  # clerk
THANKS = "Thanks to Jane Okafor for opening the fair."  # she stands in the demonstration's running poll
BINS = "Bins go out on Thursday next week."


def typing(at: AppTest, words: str) -> None:
    """Types into the field, whichever one is drawn now."""
    at.session_state[field_of(at)] = {"text": words}
    at.run()


def field_of(at: AppTest) -> str:
    state = {name: at.session_state[name] for name in ("round", "amending") if name in at.session_state}
    return f"words-{state.get('round', 0)}-{state.get('amending') or 'new'}"


def address_of(at: AppTest) -> str:
    """The id that the page's address carries."""
    found = at.query_params["draft"]
    return found if isinstance(found, str) else found[0]


def standing(at: AppTest) -> str:
    """What stands in the field."""
    return str(at.session_state[f"kept-{field_of(at)}"])


def test_nobody_writes_unsigned(page: Opened) -> None:
    at = page("write")
    assert [one.value for one in at.header] == ["Sign in first"]
    assert not at.selectbox


def test_the_verdict_stands_beside_the_text_with_the_authors_own_words_marked(page: Opened) -> None:
    at = page("write", "sam")
    typing(at, THANKS)
    said = told(at)
    assert "<mark>Jane Okafor</mark>" in said
    assert "Publicity" in said
    assert "para. 34" in said
    assert "Thornwick Town Council election" in said
    assert "This is advice. The clerk decides." in said
    assert at.button(key="send").label == "Send to the clerk"


def test_what_names_a_candidate_is_held_for_the_clerk(page: Opened, demonstration: Desk) -> None:
    at = page("write", "sam")
    typing(at, THANKS)
    at.button(key="send").click().run()
    post = queue(demonstration)[-1]
    newest = max(queue(demonstration), key=lambda one: int(one.post_id))
    assert (newest.draft.words, newest.state, newest.author) == (THANKS, State.HELD, "sam")
    assert f"Post {newest.post_id} waits for a decision." in told(at)
    assert standing(at) == ""
    assert post


def test_what_no_rule_holds_is_queued_for_its_time_in_london(page: Opened, demonstration: Desk) -> None:
    at = page("write", "sam")
    typing(at, BINS)
    at.date_input[0].set_value(dt.date(2027, 4, 14))
    at.time_input[0].set_value(dt.time(9, 30)).run()
    assert at.button(key="send").label == "Queue for Wednesday 14 April 2027, 9.30am"
    at.button(key="send").click().run()
    newest = max(queue(demonstration), key=lambda one: int(one.post_id))
    assert (newest.state, newest.due_at) == (State.QUEUED, dt.datetime(2027, 4, 14, 8, 30, tzinfo=dt.UTC))


def test_the_offset_of_the_chosen_day_is_told(page: Opened) -> None:
    at = page("write", "sam")
    at.date_input[0].set_value(dt.date(2027, 4, 14)).run()
    assert "Wednesday 14 April 2027, 9am (summer time, one hour ahead of GMT)" in told(at)


def test_an_auditor_is_told_why_they_may_not_write(page: Opened, demonstration: Desk) -> None:
    before = len(queue(demonstration))
    at = page("write", "olu")
    typing(at, BINS)
    at.button(key="send").click().run()
    assert "it needs the role author" in told(at)
    assert standing(at) == BINS
    assert len(queue(demonstration)) == before


def test_script_in_a_post_is_shown_as_words(page: Opened) -> None:
    at = page("write", "sam")
    typing(at, "<script>alert(1)</script> thanks to Jane Okafor <b>now</b>")
    assert "<script>" not in told(at)
    assert "&lt;script&gt;" in told(at)


def test_a_post_sent_back_is_changed_as_a_new_version(page: Opened, demonstration: Desk) -> None:
    held = next(post for post in queue(demonstration, states=(State.HELD,)) if "Jane Okafor" in post.draft.words)
    at = page("write", "sam", amending=held.post_id)
    assert at.title[0].value == f"Change post {held.post_id}"
    assert standing(at) == held.draft.words
    typing(at, "Thank you to everyone who came to our new play area.")
    at.button(key="send").click().run()
    changed = case(demonstration, held.post_id).post
    assert (changed.version, changed.state) == (2, State.QUEUED)


def test_one_text_goes_to_several_accounts_each_read_by_itself(page: Opened, demonstration: Desk) -> None:
    at = page("write", "sam")
    at.selectbox[0].select("town-website")
    at.multiselect[0].set_value(["town-x", "town-facebook"])
    typing(at, BINS)
    assert at.button(key="send").label == "Send to 3 accounts"
    at.button(key="send").click().run()
    sent = sorted(post.draft.account_id for post in queue(demonstration) if post.draft.words == BINS)
    assert sent == ["town-facebook", "town-website", "town-x"]


def test_a_form_sent_twice_gives_one_post(page: Opened, demonstration: Desk) -> None:
    at = page("write", "sam")
    typing(at, BINS)
    base = at.session_state["base"]
    at.button(key="send").click().run()
    again = page("write", "sam", base=base)
    typing(again, BINS)
    again.button(key="send").click().run()
    assert len([post for post in queue(demonstration) if post.draft.words == BINS]) == 1


def test_what_was_typed_comes_back_after_a_reload_with_its_account_and_time(page: Opened) -> None:
    at = page("write", "sam")
    at.selectbox[0].select("town-x")
    at.multiselect[0].set_value(["town-facebook"])
    at.date_input[0].set_value(dt.date(2027, 4, 14))
    at.time_input[0].set_value(dt.time(9, 30)).run()
    typing(at, BINS)
    assert "Kept as you type." in told(at)
    again = page("write", "sam", address={"draft": address_of(at)})
    assert standing(again) == BINS
    assert (again.selectbox[0].value, again.multiselect[0].value) == ("town-x", ["town-facebook"])
    assert (again.date_input[0].value, again.time_input[0].value) == (dt.date(2027, 4, 14), dt.time(9, 30))


def test_nobody_else_sees_what_is_not_finished_by_following_its_address(page: Opened) -> None:
    at = page("write", "sam")
    typing(at, BINS)
    other = page("write", "ravi", address={"draft": address_of(at)})
    assert standing(other) == ""
    assert "Not finished yet" not in told(other)


def test_a_new_tab_offers_what_is_not_finished_to_go_on_with(page: Opened) -> None:
    at = page("write", "sam")
    typing(at, BINS)
    draft_id = address_of(at)
    other = page("write", "sam")
    assert "Not finished yet (1)" in told(other)
    other.button(key=f"go-on-{draft_id}").click().run()
    assert standing(other) == BINS


def test_it_is_thrown_away_when_its_writer_says_so_and_when_it_is_sent(page: Opened, demonstration: Desk) -> None:
    at = page("write", "sam")
    typing(at, BINS)
    draft_id = address_of(at)
    other = page("write", "sam")
    other.button(key=f"throw-{draft_id}").click().run()
    assert unfinished_texts(demonstration, SAM) == ()
    typing(other, BINS)
    other.button(key="send").click().run()
    assert unfinished_texts(demonstration, SAM) == ()


def test_the_change_of_a_post_is_kept_too_and_left_without_a_trace(page: Opened, demonstration: Desk) -> None:
    held = next(post for post in queue(demonstration, states=(State.HELD,)) if "Jane Okafor" in post.draft.words)
    at = page("write", "sam", amending=held.post_id)
    assert unfinished_texts(demonstration, SAM) == ()
    typing(at, "Thank you to everyone.")
    again = page("write", "sam", address={"draft": f"change-{held.post_id}"})
    assert again.title[0].value == f"Change post {held.post_id}"
    assert standing(again) == "Thank you to everyone."
    again.button(key="leave").click().run()
    assert unfinished_texts(demonstration, SAM) == ()
    assert case(demonstration, held.post_id).post.version == 1


def test_a_change_made_in_another_window_is_not_overwritten_and_the_text_stays(
    page: Opened, demonstration: Desk
) -> None:
    held = next(post for post in queue(demonstration, states=(State.HELD,)) if "Jane Okafor" in post.draft.words)
    one = page("write", "sam", amending=held.post_id)
    other = page("write", "sam", amending=held.post_id)
    typing(other, "Thank you to everyone who came.")
    other.button(key="send").click().run()
    typing(one, "Thank you all.")
    one.button(key="send").click().run()
    assert any("changed meanwhile by you, in another window" in error.value for error in one.error)
    assert standing(one) == "Thank you all."
    assert case(demonstration, held.post_id).post.draft.words == "Thank you to everyone who came."


def test_an_unfinished_change_remembers_over_a_reload_from_which_version_it_began(
    page: Opened, demonstration: Desk
) -> None:
    held = next(post for post in queue(demonstration, states=(State.HELD,)) if "Jane Okafor" in post.draft.words)
    typing(page("write", "sam", amending=held.post_id), "Thank you all.")
    amend_draft(demonstration, held.post_id, replace(held.draft, words="Thank you to everyone who came."), ANN)
    again = page("write", "sam", address={"draft": f"change-{held.post_id}"})
    assert standing(again) == "Thank you all."
    assert "changed by Ann Price since you began" in told(again)
    assert "Thank you to everyone who came." in told(again)
    again.button(key="send").click().run()
    assert any("changed meanwhile by Ann Price" in error.value for error in again.error)
    assert case(demonstration, held.post_id).post.draft.words == "Thank you to everyone who came."
    again.button(key="go-on-with-mine").click().run()
    assert "since you began" not in told(again)
    again.button(key="send").click().run()
    assert case(demonstration, held.post_id).post.draft.words == "Thank you all."


def test_words_written_under_an_address_that_was_sent_already_are_a_new_post(page: Opened, demonstration: Desk) -> None:
    at = page("write", "sam")
    typing(at, BINS)
    draft_id = address_of(at)
    at.button(key="send").click().run()
    again = page("write", "sam", address={"draft": draft_id})
    typing(again, "The library opens at noon.")
    again.button(key="send").click().run()
    assert {BINS, "The library opens at noon."} <= {post.draft.words for post in queue(demonstration)}


def test_an_hour_that_the_clocks_skip_is_refused_and_the_text_stays(page: Opened, demonstration: Desk) -> None:
    before = len(queue(demonstration))
    at = page("write", "sam")
    typing(at, BINS)
    at.date_input[0].set_value(dt.date(2028, 3, 26))  # a Sunday: 1am GMT becomes 2am summer time
    at.time_input[0].set_value(dt.time(1, 30)).run()
    at.button(key="send").click().run()
    assert any("26 March 2028" in one.value for one in at.error)
    assert standing(at) == BINS
    assert len(queue(demonstration)) == before


def test_a_time_that_has_passed_is_refused_before_it_is_sent(page: Opened, demonstration: Desk) -> None:
    before = len(queue(demonstration))
    at = page("write", "sam")
    typing(at, BINS)
    at.date_input[0].set_value(london(demonstration.clock()).date())
    at.time_input[0].set_value(dt.time(0, 5)).run()
    at.button(key="send").click().run()
    assert any("That time has passed." in one.value for one in at.error)
    assert len(queue(demonstration)) == before


def test_a_period_at_the_time_wanted_is_warned_of_before_a_word_is_typed(page: Opened) -> None:
    at = page("write", "sam")
    warned = (
        "A pre-election period applies then: Thornwick Town Council election, until 10pm on Thursday 22 April 2027."
    )
    assert warned in told(at)
    at.date_input[0].set_value(dt.date(2027, 6, 1)).run()
    assert warned not in told(at)
    assert "No pre-election period applies then." in told(at)


def test_the_neutral_words_take_the_place_of_the_text_and_nothing_else_changes(page: Opened) -> None:
    at = page("write", "sam")
    at.selectbox[0].select("town-x").run()
    typing(at, "The summer fair was a great success on Saturday. Thanks to Jane Okafor for opening it.")
    at.button(key="use-0").click().run()
    assert "Okafor" not in standing(at)
    assert at.selectbox[0].value == "town-x"


def test_how_it_will_read_is_shown_for_every_account(page: Opened) -> None:
    at = page("write", "sam")
    at.multiselect[0].set_value(["town-x", "town-website"])
    typing(at, BINS)
    assert told(at).count('<article class="pg-preview">') == 3
    assert "@ThornwickTC" in told(at)


def test_the_length_is_told_against_what_the_network_takes(page: Opened) -> None:
    at = page("write", "sam")
    at.selectbox[0].select("town-x")
    typing(at, "a" * 281)
    assert "281 of 280 characters on Town council on X" in told(at)
    assert "The text has 281 characters; this account takes 280. Shorten it." in told(at)


def test_the_same_words_twice_are_warned_of(page: Opened, demonstration: Desk) -> None:
    there = next(post for post in queue(demonstration, states=(State.QUEUED,)) if "Bins" in post.draft.words)
    at = page("write", "sam")
    at.selectbox[0].select(there.draft.account_id)
    typing(at, there.draft.words)
    assert "says the same on this account" in told(at)


def test_a_paid_advert_inside_a_period_needs_a_second_person(page: Opened) -> None:
    at = page("write", "sam")
    typing(at, BINS)
    at.checkbox(key="paid-0-new").check().run()
    assert at.button(key="send").label == "Send to a second person"


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(page: Opened) -> None:
    at = page("write", "sam")
    at.file_uploader[0].upload("flyer.png", b"%PDF-1.7 not a picture", "image/png")
    at.run()
    assert any("flyer.png" in one.value and "PDF" in one.value for one in at.error)


def test_what_is_wanted_now_is_said_to_go_out_within_the_minute(page: Opened) -> None:
    at = page("write", "sam")
    at.selectbox[0].select("town-website")
    at.selectbox[2].select(False).run()
    typing(at, BINS)
    at.button(key="send").click().run()
    assert "goes out within the minute." in told(at)


def test_what_is_to_go_at_once_is_told_what_applies_now(page: Opened) -> None:
    at = page("write", "sam")
    timed = next(box for box in at.selectbox if box.label == "When")
    timed.select(False).run()
    assert "A pre-election period applies now: Thornwick Town Council election" in told(at)


@pytest.mark.parametrize(
    ("account", "label"), [("town-website", "Post it now"), ("town-facebook", "Queue it to post by hand")]
)
def test_the_button_says_whether_a_person_posts_it(page: Opened, account: str, label: str) -> None:
    at = page("write", "sam")
    next(box for box in at.selectbox if box.label == "Account").select(account)
    next(box for box in at.selectbox if box.label == "When").select(False).run()
    typing(at, BINS)
    assert at.button(key="send").label == label

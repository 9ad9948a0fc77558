import datetime as dt

from streamlit.testing.v1 import AppTest

from gate.desk.desk import Desk
from gate.desk.enquiries import case, queue
from gate.workflow.lifecycle import State
from tests.ui.conftest import Opened, told

THANKS = "Thanks to Jane Okafor for opening the fair."  # she stands in the demonstration's running poll
BINS = "Bins go out on Thursday next week."


def typing(at: AppTest, words: str) -> None:
    """Types into the field, whichever one is drawn now."""
    at.session_state[field_of(at)] = {"text": words}
    at.run()


def field_of(at: AppTest) -> str:
    state = {name: at.session_state[name] for name in ("round", "amending") if name in at.session_state}
    return f"words-{state.get('round', 0)}-{state.get('amending') or 'new'}"


def standing(at: AppTest) -> str:
    """What stands in the field."""
    return str(at.session_state[f"kept-{field_of(at)}"])


def test_nobody_writes_unsigned(page: Opened) -> None:
    at = page("write")
    assert [one.value for one in at.header] == ["Sign in first"]
    assert not at.selectbox


def test_without_a_demonstration_the_page_says_that_sign_in_is_not_set_up(page: Opened, desk: Desk) -> None:
    at = page("write", "ann", desk=desk)  # a person in the session is not believed either
    assert [one.value for one in at.header] == ["Sign-in is not set up"]
    assert not at.button


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
    form = at.session_state["form-words-0-new"]
    at.button(key="send").click().run()
    again = page("write", "sam", **{"form-words-0-new": form})
    typing(again, BINS)
    again.button(key="send").click().run()
    assert len([post for post in queue(demonstration) if post.draft.words == BINS]) == 1


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
    assert any("says the same on this account" in one.value for one in at.warning)


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

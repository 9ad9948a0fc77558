import datetime as dt

import pytest

from gate.desk.adopt_policy import policy_in_force
from gate.desk.desk import Desk
from gate.desk.enquiries import entries, queue
from gate.publicity.policy import Policy
from gate.workflow.lifecycle import State
from tests.conftest import HandClock
from tests.ui.conftest import Opened, told


def test_what_is_in_force_stands_in_plain_words_for_everyone(page: Opened) -> None:
    at = page("policy", "sam")
    said = told(at)
    assert "the law’s rules as the product reads them" in said
    assert "At most 15 minutes, after a fresh reading" in said
    assert "Sam Adeyemi may not adopt a policy" in said
    assert not at.button


def test_what_a_change_would_have_done_is_shown_before_it_is_adopted(page: Opened, demonstration: Desk) -> None:
    at = page("policy", "ann")
    at.number_input(key="choice-wanted").set_value(2)
    at.button(key="FormSubmitter:policy-choices-See what this would change").click().run()
    assert "Approvers wanted: 2; it was 1." in told(at)
    assert "Of the last 4 posts none would have been read otherwise." in told(at)
    assert policy_in_force(demonstration).approvers_wanted == 1
    at.button(key="policy-adopt").click().run()
    assert policy_in_force(demonstration).approvers_wanted == 2
    assert entries(demonstration)[-1].event == "adopt policy"
    assert "is in force. The queue was read again under it." in told(at)


def test_a_matter_in_dispute_catches_the_posts_that_speak_of_it(page: Opened, demonstration: Desk) -> None:
    at = page("policy", "ann")
    at.text_input(key="topic-label").set_value("Bin days")
    at.text_area(key="topic-terms").set_value("a day later next week\n")
    at.date_input(key="topic-until").set_value(dt.date(2027, 12, 31))
    at.button(key="FormSubmitter:policy-topic-See what this would change").click().run()
    assert "Of the last 4 posts, 1 would have been read otherwise." in told(at)
    assert "May go → <strong>" in told(at)
    at.button(key="policy-adopt").click().run()
    assert "Bin days (until 31 December 2027)" in told(at)
    bins = next(post for post in queue(demonstration) if post.draft.words.startswith("Bins"))
    assert bins.state is State.HELD


def test_a_rule_that_rests_on_statute_cannot_be_lowered_and_nothing_changes(page: Opened, demonstration: Desk) -> None:
    at = page("policy", "ann")
    at.selectbox(key="choice-rule").set_value("PE201")
    at.selectbox(key="choice-severity").select_index(1)
    at.button(key="FormSubmitter:policy-severity-See what this would change").click().run()
    at.button(key="policy-adopt").click().run()
    assert any("cannot be lowered" in one.value for one in at.error)
    assert policy_in_force(demonstration).severities == {}


def test_a_thought_is_left_and_nothing_has_changed(page: Opened, demonstration: Desk) -> None:
    at = page("policy", "ann")
    at.number_input(key="choice-grace").set_value(30)
    at.button(key="FormSubmitter:policy-choices-See what this would change").click().run()
    at.button(key="policy-drop").click().run()
    assert policy_in_force(demonstration).grace_minutes == 15
    assert "Think of a change" in told(at)


@pytest.mark.parametrize("pack", ["collier-street", "loughton"])
def test_a_document_of_the_shelf_is_adopted_and_left_again(page: Opened, demonstration: Desk, pack: str) -> None:
    at = page("policy", "ann")
    at.selectbox(key="policy-pack").set_value(pack)
    at.run()
    at.button(key="policy-see-pack").click().run()
    at.button(key="policy-adopt").click().run()
    assert policy_in_force(demonstration).pack == pack
    assert ("Its yearly review is due" in told(at)) is (pack == "collier-street")  # alone of them it asks for one
    at.button(key="policy-leave").click().run()
    at.button(key="policy-adopt").click().run()
    assert policy_in_force(demonstration) == Policy()


def test_a_change_thought_of_waits_while_its_thinker_signs_in_again(
    page: Opened, demonstration: Desk, clock: HandClock
) -> None:
    old = {"signed-in-at": clock() - dt.timedelta(minutes=20)}
    at = page("policy", "ann", **old)
    at.number_input(key="choice-wanted").set_value(2)
    at.button(key="FormSubmitter:policy-choices-See what this would change").click().run()
    at.button(key="policy-adopt-again").click().run()
    assert policy_in_force(demonstration).approvers_wanted == 1
    again = page("policy", "ann")
    assert "Approvers wanted: 2; it was 1." in told(again)
    again.button(key="policy-adopt").click().run()
    assert policy_in_force(demonstration).approvers_wanted == 2

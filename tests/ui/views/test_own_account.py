"""My own account: advice with the clause of the council's policy, never a block, and nothing kept unless asked."""

from gate.desk.adopt_policy import adopt_policy, policy_from
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import entries
from gate.desk.note_line import lines
from gate.policy.own_account import OwnAccount
from gate.publicity.draft import Action
from tests.ui.conftest import Opened

ANN = SignedIn(person_id="ann")


def _told(at: object) -> str:
    return " ".join(str(one.value) for one in (*at.main.children.values(),) if hasattr(one, "value")) + " ".join(
        str(one.body) for one in at.get("html") if hasattr(one, "body")
    )


def test_words_are_read_as_advice_with_the_councils_own_clause_and_nothing_is_kept(
    page: Opened, demonstration: Desk
) -> None:
    adopt_policy(demonstration, ANN, policy_from(demonstration, "loughton"))
    before = len(entries(demonstration))
    at = page("own_account", "sam")
    at.text_area(key="own-words").input("At full council I said that the clerk is an idiot.").run()
    assert not at.exception
    told = _told(at)
    assert "Respect" in told
    assert "Loughton Town Council" in told
    assert "‘idiot’ is abusive. Take it out.</p></div>" in told  # the cure is said once
    assert len(entries(demonstration)) == before


def test_words_that_nobody_can_see_are_told_to_be_nothing_to_read(page: Opened) -> None:
    at = page("own_account", "sam")
    at.text_area(key="own-words").input("\u200b").run()
    assert not at.exception
    assert "There is nothing to read." in _told(at)
    assert [one.value for one in at.header] == []


def test_words_are_kept_when_their_author_asks(page: Opened, demonstration: Desk) -> None:
    at = page("own_account", "sam")
    at.text_area(key="own-words").input("A day at the beach.").run()
    at.button(key="own-keep").click().run()
    assert not at.exception
    (line,) = lines(demonstration, "advice")
    assert line.about == "sam"
    assert "A day at the beach." in (line.words or "")


def test_whose_account_it_is_and_what_is_shared_stay_chosen_when_the_language_changes(page: Opened) -> None:
    at = page("own_account", "sam")
    at.radio(key="own-whose").set_value(OwnAccount.OFFICER_PRIVATE)
    at.selectbox(key="own-what").select(Action.SHARE).run()
    at.text_area(key="own-shared").input("Vote for a greener town.").run()
    at.radio(key="tongue").set_value("cy").run()
    assert at.radio(key="own-whose-cy").value is OwnAccount.OFFICER_PRIVATE
    assert at.selectbox(key="own-what-cy").value is Action.SHARE
    assert at.text_area(key="own-shared").value == "Vote for a greener town."
    at.radio(key="tongue").set_value("en").run()
    assert at.radio(key="own-whose").value is OwnAccount.OFFICER_PRIVATE

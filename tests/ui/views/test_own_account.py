"""My own account: advice with the clause of the council's policy, never a block, and nothing kept unless asked."""

from gate.desk.adopt_policy import adopt_policy, policy_from
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import entries
from gate.desk.note_line import lines
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

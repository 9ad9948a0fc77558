import json
import re

from sqlalchemy import text

from gate.desk.desk import Desk
from gate.desk.enquiries import checkpoint, entries
from tests.ui.conftest import Opened, told


def test_each_entry_is_one_line_in_plain_words(page: Opened) -> None:
    at = page("record", "olu")
    assert not at.exception
    said = told(at)
    assert "<strong>Sam Adeyemi (author)</strong> put post 1 before the gate, for Town council website news." in said
    assert "<strong>Ann Price (clerk)</strong> confirmed that no poll is missing up to" in said
    assert "added Helen Marsh (monitoring officer).<" in said
    assert "2027-04-12" not in said.split("purdah-gate checkpoint")[0]


def test_a_refusal_is_one_sentence_that_ends_once(page: Opened, demonstration: Desk) -> None:
    page("users", "sam")
    (refused,) = re.findall(r"tried to .*?<", told(page("record", "olu")))
    assert refused.startswith("tried to say who may do what and was refused: “Sam Adeyemi may not say who may do what")
    assert refused.endswith(".”<")


def test_a_search_finds_a_post(page: Opened) -> None:
    at = page("record", "olu")
    at.text_input(key="search").set_value("post 2").run()
    assert "put post 2 before the gate" in told(at)
    assert "put post 1 before the gate" not in told(at)


def test_one_button_says_that_the_record_is_unbroken(page: Opened, demonstration: Desk) -> None:
    at = page("record", "olu")
    at.button(key="verify").click().run()
    count = len(entries(demonstration))
    assert [one.value for one in at.success] == [f"{count} entries, unbroken. Verified at 9am on Monday 12 April 2027."]


def test_an_altered_record_is_told_with_its_first_bad_entry(page: Opened, demonstration: Desk) -> None:
    with demonstration.engine.begin() as connection:
        for (trigger,) in connection.execute(text("select name from sqlite_master where type = 'trigger'")).all():
            connection.execute(text(f"drop trigger {trigger}"))
        connection.execute(text("update entry set actor = 'ann' where sequence = 3"))
    at = page("record", "olu")
    at.button(key="verify").click().run()
    assert "does not verify from entry 3 on" in told(at)
    assert not at.success


def test_a_checkpoint_kept_elsewhere_is_held_against_the_record(page: Opened, demonstration: Desk) -> None:
    kept = checkpoint(demonstration)
    at = page("record", "olu")
    at.text_area(key="against").set_value(str(kept))
    at.button(key="verify").click().run()
    assert "It agrees with the checkpoint." in told(at)


def test_what_is_no_checkpoint_is_refused_with_the_cure(page: Opened) -> None:
    at = page("record", "olu")
    at.text_area(key="against").set_value("not three lines")
    at.button(key="verify").click().run()
    assert "This is not a checkpoint of three lines." in told(at)


def test_reading_the_record_leaves_one_entry_a_day(page: Opened, demonstration: Desk) -> None:
    page("record", "olu")
    page("record", "olu")
    assert [entry.actor for entry in entries(demonstration) if entry.event == "read"] == ["olu"]


def test_an_auditor_takes_the_record_out_and_an_entry_says_so(page: Opened, demonstration: Desk) -> None:
    at = page("record", "olu")
    at.selectbox(key="form").select("json").run()
    at.button(key="export").click().run()
    form, content = at.session_state["extract"]
    assert form == "json"
    assert json.loads(content)
    assert entries(demonstration)[-1].event == "export"


def test_an_author_is_told_who_may_take_the_record_out(page: Opened) -> None:
    at = page("record", "sam")
    assert not [button for button in at.button if button.key == "export"]
    assert "Sam Adeyemi may not export the record" in told(at)

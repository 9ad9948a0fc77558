from gate.desk.desk import Desk
from gate.desk.enquiries import queue
from gate.workflow.lifecycle import State
from tests.ui.conftest import Opened, told

GOOD = (
    "account,date,time,text\n"
    'town-website,20/04/2027,9.00am,"The library opens at noon on Monday."\n'
    'town-website,21/04/2027,9.00am,"Thanks to Jane Okafor for opening the fair."\n'
)
BAD = GOOD + 'town-website,28/03/2027,9.00am,"Yesterday’s news."\nnobody,22/04/2027,9.00am,"To nobody."\n'


def test_every_row_is_tried_before_anything_is_kept(page: Opened, demonstration: Desk) -> None:
    before = len(queue(demonstration))
    at = page("import_posts", "sam")
    at.file_uploader(key="import-file").upload("april.csv", GOOD.encode(), "text/csv")
    at.run()
    said = told(at)
    assert "The library opens at noon on Monday." in said
    assert "Held: names a candidate, Wednesday 21 April 2027, 9am" in said
    assert len(queue(demonstration)) == before
    at.button(key="import-take").click().run()
    assert "2 posts taken in: 1 queued, 1 held for a decision." in told(at)
    assert len(queue(demonstration)) == before + 2


def test_a_row_that_cannot_be_taken_keeps_all_out_and_says_what_to_mend(page: Opened, demonstration: Desk) -> None:
    before = len(queue(demonstration))
    at = page("import_posts", "sam")
    at.file_uploader(key="import-file").upload("april.csv", BAD.encode(), "text/csv")
    at.run()
    assert "2 rows need mending in the file before anything is imported." in told(at)
    assert "Its time has passed." in told(at)
    assert "‘nobody’" in told(at)
    assert not [button for button in at.button if button.key == "import-take"]
    assert len(queue(demonstration)) == before


def test_the_same_file_a_second_time_imports_nothing(page: Opened, demonstration: Desk) -> None:
    for _ in range(2):
        at = page("import_posts", "sam")
        at.file_uploader(key="import-file").upload("april.csv", GOOD.encode(), "text/csv")
        at.run()
        if [button for button in at.button if button.key == "import-take"]:
            at.button(key="import-take").click().run()
    assert "Every row is on its way already." in told(at)
    assert (
        len([post for post in queue(demonstration, states=(State.QUEUED,)) if "library opens" in post.draft.words]) == 1
    )


def test_a_file_that_is_none_is_refused_with_a_sentence(page: Opened) -> None:
    at = page("import_posts", "sam")
    at.file_uploader(key="import-file").upload("april.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "text/csv")
    at.run()
    assert "There is a problem" in told(at)


def test_who_may_not_write_is_told_why(page: Opened) -> None:
    at = page("import_posts", "olu")
    assert "Olu Bankole may not write a post" in told(at)
    assert not at.file_uploader

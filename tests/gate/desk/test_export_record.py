"""Giving out the record: what is in it, what is blacked out, and that nobody's spreadsheet runs it."""

import csv
import datetime as dt
import io
import json
import zipfile

import openpyxl
import pytest
from PIL import Image

from gate.audit.entry import digest_of, digest_of_words
from gate.desk.desk import Desk, SignedIn
from gate.desk.enquiries import entries, verify_record
from gate.desk.erase_words import erase_words
from gate.desk.export_record import FORMATS, MEDIA_TYPES, export_record, look_into_record
from gate.desk.extract import NOT_RECORDED, Extract, Redaction, Selection, SelectionError
from gate.desk.submit import submit_draft
from gate.desk.verify_extract import ExtractError, verify_extract
from gate.desk.withdraw import withdraw_post
from gate.publicity.draft import Attachment, Draft
from gate.publicity.picture import look_at
from gate.workflow.override import NotPermittedError
from tests.conftest import HandClock

OLU = SignedIn(person_id="olu")
SAM = SignedIn(person_id="sam")
ANN = SignedIn(person_id="ann")
FORMULA = '=HYPERLINK("https://example.com","Your refund")'
WHOLE = Selection()


def _said(desk: Desk, words: str, reason: str = "") -> str:
    post = submit_draft(desk, Draft(account_id="town-website", words=words), SAM)
    withdraw_post(desk, post.post_id, SAM, reason=reason)
    return post.post_id


def _taken(desk: Desk, *redactions: Redaction, selection: Selection = WHOLE) -> Extract:
    return export_record(desk, OLU, selection, form="json", redactions=redactions)


def test_every_form_has_its_media_type() -> None:
    assert set(FORMATS) == set(MEDIA_TYPES)


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t=", "\r=", "  =", "＝", "＋", "－", "＠"])
def test_a_text_that_starts_like_a_formula_is_no_formula_in_excel_and_unchanged_in_json(desk: Desk, lead: str) -> None:
    """T62: `=`, `+`, `-`, `@` and tab, and their full-width forms, which Excel takes for the same."""
    reason = f"{lead}HYPERLINK(1)"
    _said(desk, "The library opens at ten on Monday.", reason)
    found = _taken(desk)
    sheet = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"](found)))["Entries"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    rows = list(csv.reader(io.StringIO(FORMATS["csv"](found).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in set("=+-@＝＋－＠")]
    told = json.loads(FORMATS["json"](found))["entries"]
    assert reason in [words for entry in told for words in entry["words"].values()]


def test_a_person_whose_name_starts_like_a_formula_cannot_reach_the_clerks_spreadsheet(desk: Desk) -> None:
    with desk.work() as work:
        person = work.registers.person("sam")
        work.registers.put_person(type(person)(person_id="sam", name=FORMULA, grants=person.grants))
        work.commit()
    _said(desk, "The library opens at ten on Monday.")
    found = _taken(desk)
    assert f"'{FORMULA}" in [
        cell for row in csv.reader(io.StringIO(FORMATS["csv"](found).decode("utf-8-sig"))) for cell in row
    ]
    raw = zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"](found))).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in raw


def test_what_a_workbook_cannot_hold_is_spelled_out_and_a_long_text_says_where_the_rest_is(
    desk: Desk,
) -> None:
    _said(desk, "The library opens at ten on Monday.", "bell \x07 and " + "word " * 8000)
    sheet = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"](_taken(desk))))["Entries"]
    words = next(str(row[10].value) for row in sheet.iter_rows() if "bell" in str(row[10].value))
    assert "bell \\u0007 and" in words
    assert words.endswith("[cut here: the whole text is in the JSON form]")
    assert len(words) <= 32_767


def test_an_export_takes_the_london_days_asked_for_both_included(desk: Desk, clock: HandClock) -> None:
    clock.at = dt.datetime(2027, 4, 20, 23, 30, tzinfo=dt.UTC)  # half past midnight on the 21st in London
    late = _said(desk, "The library opens at ten on Monday.")
    clock.forward(days=1)
    _said(desk, "The pool closes at six on Sunday.")
    day = dt.date(2027, 4, 21)
    found = _taken(desk, selection=Selection(first=day, last=day))
    assert {entry.subject for entry in found.entries} == {late}
    with pytest.raises(SelectionError, match="is before"):
        _taken(desk, selection=Selection(first=day, last=dt.date(2027, 4, 20)))


def test_an_export_about_one_post_holds_its_whole_life_and_nothing_else(desk: Desk) -> None:
    """T56: one post, one document with every event."""
    post_id = _said(desk, "The library opens at ten on Monday.", "Wrong day, it opens on Tuesday")
    found = _taken(desk, selection=Selection(subject=post_id))
    assert [entry.event for entry in found.entries] == ["submit", "clear", "withdraw"]


@pytest.mark.parametrize("form", ["json", "csv", "html"])
def test_each_form_says_how_to_verify_and_what_is_not_recorded(desk: Desk, form: str) -> None:
    """T60, T61."""
    told = FORMATS[form](_taken(desk)).decode("utf-8-sig")
    assert "gate audit verify --export FILE" in told
    for sentence in NOT_RECORDED:
        assert sentence in told


def test_excel_says_how_to_verify_and_what_is_not_recorded(desk: Desk) -> None:
    about = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"](_taken(desk))))["About this extract"]
    told = [str(row[1].value) for row in about.iter_rows()]
    assert set(NOT_RECORDED) <= set(told)
    assert any("gate audit verify --export FILE" in text for text in told)


def test_the_pdf_is_one_and_the_same_for_the_same_extract_and_prints_welsh(desk: Desk) -> None:
    _said(desk, "Croeso i ŵyl y dŵr 🎉")
    found = _taken(desk)
    printed = FORMATS["pdf"](found)
    assert printed.startswith(b"%PDF-")
    assert printed == FORMATS["pdf"](found)
    assert b"(en-GB)" in printed


def test_the_page_runs_nothing_and_shows_a_script_as_text(desk: Desk) -> None:
    _said(desk, "The library opens at ten on Monday.", "<script>alert(1)</script> is what they sent us")
    page = FORMATS["html"](_taken(desk)).decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src &#x27;none&#x27;" in page


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "html"])
def test_what_is_blacked_out_stands_nowhere_in_what_is_given_out(desk: Desk, form: str) -> None:
    _said(desk, "Mrs Edith Thorpe of Mill Lane asked when the library opens.", "EDITH  Thorpe\nasked us to")
    mark = "[REDACTED: s. 40(2) third party]"
    told = FORMATS[form](_taken(desk, Redaction(what="Edith Thorpe", why="s. 40(2) third party"))).decode()
    assert "thorpe" not in told.casefold()
    assert mark in told


def test_blacking_out_is_counted_by_ground_and_what_was_found_nowhere_is_said(desk: Desk) -> None:
    _said(desk, "Mrs Edith Thorpe asked when the library opens.")
    found = _taken(
        desk,
        Redaction(what="Edith Thorpe", why="s. 40(2)"),
        Redaction(what="Thor", why="s. 40(2)"),  # no whole word
        Redaction(what="Quentin", why="s. 43"),
    )
    assert dict(found.redacted) == {"s. 40(2)": 1, "s. 43": 0}
    assert found.unused == ("Thor", "Quentin")


def test_a_name_in_the_facts_of_an_entry_takes_its_bytes_out_too(desk: Desk) -> None:
    _said(desk, "The library opens at ten on Monday.")
    told = FORMATS["json"](_taken(desk, Redaction(what="sam", why="s. 40(2)"))).decode()
    assert '"sam"' not in told
    assert verify_extract(told, source="x").verifies


def test_blacking_out_one_field_of_one_entry_leaves_the_rest_and_can_be_undone(desk: Desk) -> None:
    post_id = _said(desk, "The library opens at ten on Monday.", "Mrs Thorpe of Mill Lane telephoned")
    number = next(entry.sequence for entry in entries(desk) if entry.subject == post_id and entry.event == "withdraw")
    found = _taken(desk, Redaction(what="reason", why="s. 40(2)", entry=number))
    assert "Mill Lane" not in FORMATS["json"](found).decode()
    assert "Mill Lane" in FORMATS["json"](_taken(desk)).decode()
    assert verify_record(desk).verifies


def test_a_black_out_without_a_ground_is_refused(desk: Desk) -> None:
    with pytest.raises(SelectionError, match="on which ground"):
        _taken(desk, Redaction(what="Edith", why=" "))


def test_an_export_verifies_without_the_database_and_a_changed_one_does_not(desk: Desk) -> None:
    """T60: the export carries the chain, so that the check does not end where the export begins."""
    _said(desk, "The library opens at ten on Monday.", "Wrong day, it opens on Tuesday")
    text = FORMATS["json"](_taken(desk)).decode()
    held = verify_extract(text, source="x")
    assert (held.verifies, held.proved) == (True, held.entries)
    assert not verify_extract(text.replace("Wrong day", "Right day"), source="x").verifies
    assert not verify_extract(text.replace('"actor": "sam"', '"actor": "ann"', 1), source="x").verifies
    told = json.loads(text)
    del told["entries"][3]["salts"]["actor"]
    assert not verify_extract(json.dumps(told), source="x").verifies


def test_each_digest_in_an_export_is_sha_256_over_what_is_printed_beside_it(desk: Desk) -> None:
    told = json.loads(FORMATS["json"](_taken(desk)))["entries"]
    for entry in told:
        assert digest_of(entry["bytes"].encode(), entry["previous"]) == entry["digest"]
        facts = json.loads(entry["bytes"])
        for field, salt in entry["salts"].items():
            assert digest_of_words(salt, entry["words"][field]) == facts["words"][field]


def test_an_entry_left_out_of_the_middle_of_an_export_is_no_neighbour(desk: Desk) -> None:
    told = json.loads(FORMATS["json"](_taken(desk)))
    told["entries"][4]["previous"] = "0" * 64
    assert verify_extract(json.dumps(told), source="x").first_bad == 5


@pytest.mark.parametrize("text", ["", "{}", "[]", "not json", '{"entries": [1]}', '{"entries": {}}'])
def test_a_file_that_is_no_export_is_named(text: str) -> None:
    if text == "":
        assert verify_extract(text, source="x").entries == 0
        return
    with pytest.raises(ExtractError, match="This is not an extract"):
        verify_extract(text, source="x")


def test_an_export_is_written_down_and_stands_in_itself(desk: Desk) -> None:
    found = _taken(desk, Redaction(what="Edith", why="s. 40(2)"))
    assert found.entries[-1].event == "export"
    assert found.entries[-1].who == "Olu Bankole"
    assert dict(found.entries[-1].values)["redactions"] == "1"
    assert found.checkpoint is not None
    assert found.checkpoint.sequence == found.entries[-1].sequence


def test_reading_the_record_is_written_down_once_a_day_and_person(desk: Desk, clock: HandClock) -> None:
    for by in (OLU, OLU, ANN):
        look_into_record(desk, by, WHOLE)
    clock.forward(days=1)
    look_into_record(desk, OLU, WHOLE)
    assert [entry.actor for entry in entries(desk) if entry.event == "read"] == ["olu", "ann", "olu"]


def test_an_author_may_not_export_and_the_attempt_is_written_down(desk: Desk) -> None:
    with pytest.raises(NotPermittedError, match="may not export the record"):
        export_record(desk, SAM, WHOLE, form="json")
    last = entries(desk)[-1]
    assert (last.event, last.actor) == ("refused", "sam")


def test_erased_words_are_marked_in_every_form(desk: Desk) -> None:
    post_id = _said(desk, "The library opens at ten on Monday.", "Mrs Thorpe of Mill Lane telephoned")
    number = next(entry.sequence for entry in entries(desk) if entry.subject == post_id and entry.event == "withdraw")
    erase_words(desk, number, "reason", ANN, reason="Mrs Thorpe asked for it under Article 17")
    found = _taken(desk, selection=Selection(subject=post_id))
    assert "[erased]" in FORMATS["csv"](found).decode()
    assert "[erased by law]" in FORMATS["html"](found).decode()
    assert json.loads(FORMATS["json"](found))["entries"][2]["words"]["reason"] is None
    assert verify_extract(FORMATS["json"](found).decode(), source="x").verifies


def test_the_archive_holds_every_form_the_checkpoint_and_the_pictures_of_its_posts_alone(desk: Desk) -> None:
    posts = []
    for colour in ("navy", "gold"):
        drawn = io.BytesIO()
        Image.new("RGB", (8, 8), colour).save(drawn, format="PNG")
        picture = look_at(drawn.getvalue(), name="flowers.png")
        shown = Attachment(kind="image", alt_text="Flowers", digest=picture.digest, media_type=picture.media_type)
        draft = Draft(
            account_id="town-website",
            words="The park is in flower.",
            attachments=(shown,),
            attestations=(("people-in-picture", "no"), ("picture-consent", "nobody can be recognised")),
        )
        posts.append((submit_draft(desk, draft, SAM, pictures=(picture,)).post_id, picture))
    about = Selection(subject=posts[0][0])
    found = export_record(desk, OLU, about, form="zip")
    packed = FORMATS["zip"](found)
    archive = zipfile.ZipFile(io.BytesIO(packed))
    picture = posts[0][1]
    assert set(archive.namelist()) == {
        *("README.txt", "checkpoint.txt", "record.pdf", "record.html", "record.xlsx", "record.csv", "record.json"),
        f"pictures/{picture.digest}.png",
    }
    assert archive.read(f"pictures/{picture.digest}.png") == picture.content
    assert verify_extract(archive.read("record.json").decode(), source="x").verifies
    assert packed == FORMATS["zip"](found)
    assert export_record(desk, OLU, about, form="zip", pictures=False).pictures == ()

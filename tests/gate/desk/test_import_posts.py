import contextlib
import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from calendars.civil_time import instant_of
from gate.audit.entry import facts_of
from gate.desk.desk import Desk
from gate.desk.enquiries import case, entries, queue
from gate.desk.import_posts import import_posts
from gate.desk.post_cells import PostFileError
from gate.desk.post_file import read_post_file
from gate.workflow.lifecycle import State
from tests.gate.desk.conftest import NAMING, OLU, SAM

JUNE = dt.date(2027, 6, 1)


def workbook(*rows: tuple[object, ...], title: str | None = None, merged: str | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    if title:
        sheet.append([title])
        sheet.merge_cells("A1:D1")
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


HEAD = ("Account", "Date", "Time", "Text")


def faults(content: bytes, name: str = "june.xlsx") -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.faults) for row in read_post_file(content, name=name).rows if row.faults]


def test_every_row_of_a_csv_goes_through_the_gate(desk: Desk) -> None:
    text = (
        "account,when,text\n"
        "town-website,2027-06-01T09:00,Bins go out a day later.\n"
        f"town-website,13/04/2027 11:00,{NAMING}\n"
    )
    done = import_posts(desk, read_post_file(text.encode(), name="posts.csv"), SAM)
    assert done.kept
    assert [(row.number, row.post.state) for row in done.rows if row.post] == [(2, State.QUEUED), (3, State.HELD)]
    kept = {post.post_id: post for post in queue(desk)}
    assert kept[done.rows[0].post.post_id].due_at == instant_of(JUNE, dt.time(9))
    assert [entry.event for entry in case(desk, done.rows[1].post.post_id).entries] == ["submit", "hold"]


def test_a_csv_that_excel_wrote_in_windows_1252_keeps_its_pound_signs_and_quotation_marks(desk: Desk) -> None:
    text = 'Account;Date;Time;Text\r\ntown-website;01/06/2027;09:00;"Tickets £5 – ‘Caffi’r Llŷn’ excluded"\r\n'
    content = text.replace("ŷ", "y").encode("cp1252")  # Windows-1252 has no ŷ
    (row,) = read_post_file(content, name="posts.csv").rows
    assert row.draft.words == "Tickets £5 – ‘Caffi’r Llyn’ excluded"


def test_a_csv_in_utf_8_with_a_mark_at_its_start_is_read(desk: Desk) -> None:
    text = "account\twhen\ttext\ntown-website\t2027-06-01T09:00\tCaffi’r Llŷn\n"
    (row,) = read_post_file(b"\xef\xbb\xbf" + text.encode(), name="posts.csv").rows
    assert (row.draft.account_id, row.draft.words) == ("town-website", "Caffi’r Llŷn")


def test_a_workbook_with_two_styles_of_dates_is_read_right() -> None:
    content = workbook(
        HEAD,
        ("town-website", JUNE, dt.time(9), "A cell that is a date"),
        ("town-website", "01/06/2027", "9am", "Text, day first"),
        ("town-website", "2027-06-01", "09:00", "Text, year first"),
        ("town-website", dt.datetime(2027, 6, 1), dt.datetime(1900, 1, 1, 9), "Both kept as moments"),
        title="Content calendar, June",
    )
    rows = read_post_file(content, name="june.xlsx").rows
    assert [row.faults for row in rows] == [(), (), (), ()]
    assert {row.draft.publish_at for row in rows} == {instant_of(JUNE, dt.time(9))}
    assert [row.number for row in rows] == [3, 4, 5, 6]


def test_a_formula_is_a_fault_of_its_cell_and_never_what_it_last_showed() -> None:
    content = workbook(
        HEAD, ("town-website", JUNE, dt.time(9), '="Vote for "&A1'), ("town-website", "=TODAY()", "9am", "x")
    )
    assert faults(content) == [
        (2, ("D2 holds a formula. Paste its value in its place.",)),
        (3, ("B3 holds a formula. Paste its value in its place.",)),
    ]


def test_a_merged_cell_is_a_fault_of_every_row_that_it_covers() -> None:
    content = workbook(
        HEAD, ("town-website", JUNE, dt.time(9), "One"), (None, JUNE, dt.time(10), "Two"), merged="A2:A3"
    )
    assert faults(content) == [
        (2, ("A2 is a merged cell. Unmerge it and fill each row.",)),
        (3, ("A3 is a merged cell. Unmerge it and fill each row.",)),
    ]


def test_a_formula_in_a_column_that_nothing_reads_is_no_fault() -> None:
    content = workbook((*HEAD, "Characters"), ("town-website", JUNE, dt.time(9), "One", "=LEN(D2)"))
    read = read_post_file(content, name="june.xlsx")
    assert read.ignored == ("Characters",)
    assert read.rows[0].draft.words == "One"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            ("town-website", "06/13/2027", "09:00", "x"),
            "‘06/13/2027’ has the month first. Write the day first, or write it as 2027-04-20.",
        ),
        (
            ("town-website", 46539, "09:00", "x"),
            "‘46539’ is not a day. Write it as 20/04/2027 or 2027-04-20.",
        ),
        (("town-website", None, "09:00", "x"), "No day and time are given. Say when the post is wanted."),
        (("", JUNE, dt.time(9), "x"), "No account is named."),
        (("town-website", "#REF!", "09:00", "x"), "B2 holds the error #REF!. Correct it in the workbook."),
        (
            ("town-website", "28/03/2027", "01:30", "x"),
            (
                "01:30 on 28 March 2027 does not exist in London: the clocks go from 01:00 (+00:00) to 02:00 (+01:00). "
                "Choose a time before 01:00 or from 02:00."
            ),
        ),
    ],
    ids=["month first", "a bare number", "no day", "no account", "an error value", "the hour that the clocks skip"],
)
def test_a_cell_that_cannot_be_read_says_what_to_do(row: tuple[object, ...], told: str) -> None:
    assert faults(workbook(HEAD, row)) == [(2, (told,))]


def test_a_date_without_a_time_is_not_taken_for_midnight() -> None:
    content = workbook(("Account", "When", "Text"), ("town-website", dt.datetime(2027, 6, 1), "x"))
    assert faults(content) == [(2, ("B2 has no time of day. Add it, as in 20/04/2027 09:00.",))]


def test_one_bad_row_keeps_the_whole_file_out(desk: Desk) -> None:
    before, record = queue(desk), entries(desk)
    text = (
        "account,when,text,paid\n"
        "town-website,2027-06-01T09:00,Bins go out a day later.,no\n"
        "town-tiktok,2027-06-01T10:00,Another.,\n"
        "town-x,2027-06-01T11:00," + "word " * 80 + ",\n"
        "town-website,2027-04-11T11:00,Yesterday.,\n"
        "town-website,2027-06-01T12:00,Paid.,perhaps\n"
    )
    done = import_posts(desk, read_post_file(text.encode(), name="posts.csv"), SAM)
    assert not done.kept
    assert [(row.number, row.faults) for row in done.faulty] == [
        (3, ("There is no account ‘town-tiktok’ here. Known: town-facebook, town-website, town-x.",)),
        (4, ("The text has 399 characters; this account takes 280. Shorten it.",)),
        (5, ("Its time has passed. Give it one that is still to come.",)),
        (6, ("‘perhaps’ does not say whether the post is paid for. Write yes or no.",)),
    ]
    assert (queue(desk), entries(desk)) == (before, record)


def test_a_dry_run_says_what_would_happen_and_keeps_nothing(desk: Desk) -> None:
    before, record = queue(desk), entries(desk)
    text = f"account,when,text\ntown-website,2027-06-01T09:00,Bins.\ntown-website,2027-04-13T11:00,{NAMING}\n"
    read = read_post_file(text.encode(), name="posts.csv")
    tried = import_posts(desk, read, SAM, dry_run=True)
    assert [row.post.state for row in tried.rows if row.post] == [State.QUEUED, State.HELD]
    assert (queue(desk), entries(desk)) == (before, record)
    assert [row.post.state for row in import_posts(desk, read, SAM).rows if row.post] == [State.QUEUED, State.HELD]


def test_the_same_file_imported_twice_is_imported_once(desk: Desk) -> None:
    read = read_post_file(b"account,when,text\ntown-website,2027-06-01T09:00,Bins.\n", name="posts.csv")
    first = import_posts(desk, read, SAM)
    count = len(queue(desk))
    again = import_posts(desk, read, SAM)
    assert [row.there for row in again.rows] == [first.rows[0].post.post_id]
    assert len(queue(desk)) == count


def test_a_file_cannot_be_imported_by_someone_who_may_not_write(desk: Desk) -> None:
    read = read_post_file(b"account,when,text\ntown-website,2027-06-01T09:00,Bins.\n", name="posts.csv")
    done = import_posts(desk, read, OLU)
    assert not done.kept
    assert "may not write" in done.rows[0].faults[0]


def test_doubles_within_a_file_are_warned_of(desk: Desk) -> None:
    text = "account,when,text\ntown-website,2027-06-01T09:00,Bins.\ntown-website,2027-06-02T09:00,Bins!\n"
    done = import_posts(desk, read_post_file(text.encode(), name="posts.csv"), SAM)
    first = done.rows[0].post.post_id
    assert done.rows[1].warnings == (f"Post {first} says the same on this account, 9am on Tuesday 1 June 2027.",)


def test_pictures_named_in_a_row_come_with_their_description(desk: Desk, drawn: Callable[..., bytes]) -> None:
    there = {"door.png": drawn()}

    def picture(name: str) -> bytes:
        if name not in there:
            raise FileNotFoundError(2, "No such file or directory", name)
        return there[name]

    text = (
        "account,when,text,picture,alt,answers\n"
        "town-website,2027-06-01T09:00,Open day,door.png,A red door,"
        "people-in-picture=no; picture-consent=nobody can be recognised\n"
    )
    read = read_post_file(text.encode(), name="posts.csv", picture=picture)
    done = import_posts(desk, read, SAM)
    assert [row.faults for row in done.rows] == [()]
    (attached,) = done.rows[0].post.draft.attachments
    assert (attached.alt_text, attached.media_type) == ("A red door", "image/png")

    missing = read_post_file(text.replace("door.png", "gate.png").encode(), name="posts.csv", picture=picture)
    assert missing.rows[0].faults == (
        "The picture ‘gate.png’ cannot be read (No such file or directory). Put it beside the file.",
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "posts: This is an old Excel file or one under a password. "),
        (b"PK\x03\x04 not a workbook", "posts: This is not an Excel workbook that can be read. "),
        (b"\x00\x01\x02\x03", "posts: The file is neither text nor an Excel workbook. "),
        (b"name,words\na,b\n", "posts: No row of the file has the headings account and text. "),
        (b"account,text\ntown,b\n", "posts: The file does not say when each post is wanted. "),
        (b"account,when,text\n", "posts: There is no post under the headings. "),
        (b'account,when,text\ntown,2027-06-01T09:00,"open\n', "posts: Row 2 is not CSV "),
        (b"", "posts: No row of the file has the headings account and text. "),
        (b"account,when,text\n" + b"town,2027-06-01T09:00,x\n" * 301, "posts: The file has more than 300 rows. "),
        (b"a" * (10 * 1024 * 1024 + 1), "posts: The file has 10 MB; a file of posts may have 10 MB. "),
    ],
    ids=[
        "old Excel",
        "a broken workbook",
        "bytes",
        "other headings",
        "no time",
        "no rows",
        "open quote",
        "empty",
        "301 rows",
        "large",
    ],
)
def test_a_file_that_cannot_be_read_says_so_in_a_sentence(content: bytes, told: str) -> None:
    with pytest.raises(PostFileError) as refused:
        read_post_file(content, name="posts")
    assert str(refused.value).startswith(told)
    assert len(str(refused.value)) < 200


def test_a_workbook_made_to_fill_the_memory_is_refused_unread() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\x00" * (101 * 1024 * 1024))
    with pytest.raises(PostFileError, match="too large unpacked"):
        read_post_file(into.getvalue(), name="posts.xlsx")


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_damage_to_a_workbook_ends_in_anything_but_a_sentence(data: st.DataObject) -> None:
    whole = WORKBOOK
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    victim = data.draw(st.sampled_from(sorted(parts)))
    spoilt = bytearray(parts[victim])
    start = data.draw(st.integers(0, len(spoilt) - 1))
    spoilt[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=20))
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, bytes(spoilt) if name == victim else content)
    with contextlib.suppress(PostFileError):
        assert read_post_file(into.getvalue(), name="june.xlsx").rows


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_bytes_at_all_end_in_anything_but_a_sentence(content: bytes) -> None:
    with pytest.raises(PostFileError):
        read_post_file(content, name="june.csv")


WORKBOOK = workbook(HEAD, *(("town-website", JUNE, dt.time(9), f"Post {number}") for number in range(5)))


def test_a_file_from_who_may_not_write_leaves_one_refusal_in_the_record(desk: Desk) -> None:
    text = "account,when,text\n" + "".join(
        f"town-website,2027-06-0{day}T09:00,Bins go out a day later.\n" for day in (1, 2)
    )
    before = len(entries(desk))
    read = read_post_file(text.encode(), name="posts.csv")
    assert not import_posts(desk, read, OLU, dry_run=True).kept
    assert len(entries(desk)) == before  # a dry run asks; it does not try
    assert not import_posts(desk, read, OLU).kept
    (refused,) = entries(desk)[before:]
    facts, _ = facts_of(refused.raw)
    assert (facts.event, facts.actor, facts.values) == ("refused", "olu", {"act": "write a post"})
    (told,) = (kept.text for kept in refused.words if kept.field == "objections")
    assert told is not None
    assert "may not write a post" in told

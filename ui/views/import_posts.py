"""Import: posts from a CSV or an Excel sheet, tried first, each row through the gate, all rows or none."""

from html import escape

import streamlit as st

from calendars.errors import ExplainedError
from gate.desk.dates_in_words import moment
from gate.desk.enquiries import reason_of
from gate.desk.import_posts import Imported, ImportedRow, import_posts
from gate.desk.post_file import PostFile, read_post_file
from gate.workflow.lifecycle import State
from gate.workflow.permission import Act, objections_to_act
from ui import look
from ui.session import Sitting, done, refusals_shown, seated, show_news
from ui.words import counted, first_line

EXAMPLE = (
    "account,date,time,text\n"
    '{account},06/05/2027,9.00am,"Polling stations are open from 7am to 10pm. Bring photo ID."\n'
)


def show() -> None:
    """The page."""
    sitting = seated()
    show_news()
    st.title("Import posts", anchor=False)
    if refused := objections_to_act(Act.SUBMIT, sitting.actor):
        look.html(*(f"<p>{escape(one)}</p>" for one in refused))
        return
    accounts = "".join(
        f"<li><code>{escape(one.account_id)}</code>: {escape(one.name)}</li>" for one in sitting.place.accounts
    )
    look.html(
        "<p>A sheet with one post a row and the headings <strong>account, date, time, text</strong>; also when, "
        "thread, action, shared, paid and answers. Days are read day first, times on London’s clocks. Every row is "
        "read by the gate as if it were typed; if one row cannot be taken, none is.</p>",
        f"<p>What stands in the column account:</p><ul>{accounts}</ul>",
    )
    first = sitting.place.accounts[0].account_id if sitting.place.accounts else "town-website"
    st.download_button(
        "Save an example to fill in",
        EXAMPLE.format(account=first).encode("utf-8-sig"),  # with its mark, so that Excel reads it as UTF-8
        "posts.csv",
        "text/csv",
        key="import-example",
        on_click="ignore",
    )
    file = st.file_uploader("The file (CSV or Excel, at most 10 MB)", type=["csv", "xlsx"], key="import-file")
    if file is None:
        return
    try:
        read = read_post_file(file.getvalue(), name=file.name)
    except ExplainedError as error:
        look.problems([str(error)])
        return
    tried(sitting, read)


def tried(sitting: Sitting, read: PostFile) -> None:
    """What would become of every row; then the act."""
    with refusals_shown():
        with st.spinner(f"Reading {len(read.rows)} rows. Nothing is kept yet."):
            trial = import_posts(sitting.desk, read, sitting.by, dry_run=True)
        if read.ignored:
            look.note(f"Columns that nothing reads: {', '.join(read.ignored)}.")
        faulty = len(trial.faulty)
        if faulty:
            rows = "1 row needs" if faulty == 1 else f"{faulty} rows need"
            look.problems([f"{rows} mending in the file before anything is imported"])
        look.html(table_of(sitting, read, trial))
        count = sum(1 for row in trial.rows if row.post)
        if faulty or not count:
            if not faulty:
                look.html("<p>Every row is on its way already. There is nothing to import.</p>")
            return
        if st.button(f"Import {counted(count, 'post')}", type="primary", key="import-take"):
            with st.spinner(f"Putting {counted(count, 'post')} before the gate."):
                kept = import_posts(sitting.desk, read, sitting.by)
            if not kept.kept:
                look.problems(["Something changed meanwhile and nothing was imported. Look at the rows again"])
                return
            held = sum(1 for row in kept.rows if row.post and row.post.state is State.HELD)
            done(f"{counted(count, 'post')} taken in: {count - held} queued, {held} held for a decision.")


def table_of(sitting: Sitting, read: PostFile, trial: Imported) -> str:
    """One line a row: its words, when, what would become of it, what is wrong or worth a look."""
    words = {row.number: row.draft.words if row.draft else "" for row in read.rows}
    rows = (
        (str(row.number), escape(first_line(words.get(row.number, ""), 70)), _fate(sitting, row)) for row in trial.rows
    )
    return look.table(("Row", "Words", "What would become of it"), rows, caption="Tried, not kept")


def _fate(sitting: Sitting, row: ImportedRow) -> str:
    notes = "".join(f'<br><span class="small">{escape(one)}</span>' for one in row.warnings)
    if row.faults:
        return "<strong>Cannot be taken</strong>: " + escape(" ".join(row.faults)) + notes
    if row.there:
        return f"There already, as post {escape(row.there)}{notes}"
    if row.post is None:
        return f"Nothing{notes}"
    return f"{escape(reason_of(row.post))}, {escape(moment(row.post.due_at, sitting.place.now))}{notes}"


show()

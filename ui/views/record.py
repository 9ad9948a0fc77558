"""Record: what was done, by whom, one line an entry; whether it is unbroken; what to keep elsewhere."""

import datetime as dt
from collections.abc import Mapping
from html import escape

import streamlit as st

from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from gate.audit.chain import KeptEntry
from gate.audit.checkpoint import read_checkpoint
from gate.desk.dates_in_words import full_day, hour
from gate.desk.enquiries import checkpoint, verify_record
from gate.desk.export_record import FORMATS, MEDIA_TYPES, export_record, look_into_record
from gate.desk.extract import Selection
from gate.workflow.permission import Act, objections_to_act
from ui import look
from ui.record_lines import line_of, names_of
from ui.session import Sitting, refusals_shown, seated

SHOWN = 100


def show() -> None:
    """The page. Whoever reads the record leaves one entry a day that they did."""
    sitting = seated()
    st.title("Record", anchor=False)
    verifying(sitting)
    first, last = days(sitting)
    kept = list(look_into_record(sitting.desk, sitting.by, Selection(first=first, last=last)))
    names = names_of(sitting)
    asked = st.text_input("Search: a person, a post (‘post 4’), an account, a word", key="search")
    wanted = asked.strip().casefold()
    found = [entry for entry in reversed(kept) if not wanted or _says(entry, names, wanted)]
    st.header(f"{len(found):,} entries" if wanted else f"All {len(found):,} entries, newest first", anchor=False)
    page = 1
    if len(found) > SHOWN:
        pages = -(-len(found) // SHOWN)
        page = int(st.number_input(f"Page, of {pages}", 1, pages, 1, key="page"))
    lines = [(entry.sequence, *line_of(entry, names)) for entry in found[(page - 1) * SHOWN : page * SHOWN]]
    if lines:
        look.html(
            look.table(
                ("No.", "When", "What"),
                (
                    (str(number), escape(when), f"<strong>{escape(who)}</strong> {escape(what)}")
                    for number, when, who, what in lines
                ),
                caption="Entries",
            )
        )
    else:
        look.html("<p>No entry says that. Every act on a post, the calendar and the people leaves one here.</p>")
    keep_elsewhere(sitting, Selection(first=first, last=last))


def days(sitting: Sitting) -> tuple[dt.date | None, dt.date | None]:
    """Between which days, both included; None is open."""
    left, right = st.columns(2)
    today = civil_day(sitting.place.now)
    first = left.date_input("From (may be left empty)", None, format="DD/MM/YYYY", max_value=today, key="from")
    last = right.date_input("To (may be left empty)", None, format="DD/MM/YYYY", max_value=today, key="to")
    return first, last


def _says(entry: KeptEntry, names: Mapping[str, str], wanted: str) -> bool:
    return wanted in " ".join(line_of(entry, names)).casefold()


def verifying(sitting: Sitting) -> None:
    """One button says whether the record is unbroken, alone or against a checkpoint kept elsewhere."""
    with st.expander("Hold it against a checkpoint kept elsewhere"):
        kept = st.text_area("The three lines of the checkpoint", key="against", height=100)
    if st.button("Verify the record", type="primary", key="verify"):
        with refusals_shown("Holding every entry to its digest. A million take some minutes."):
            against = read_checkpoint(kept) if kept.strip() else None
            found = verify_record(sitting.desk, against=against)
            if found.verifies:
                beside = " It agrees with the checkpoint." if against else ""
                st.session_state["verified"] = (
                    f"{found.entries:,} entries, unbroken. Verified at {hour(sitting.place.now)} on "
                    f"{full_day(civil_day(sitting.place.now))}.{beside}"
                )
            else:
                st.session_state.pop("verified", None)
                st.error(
                    f"The record does not verify from entry {found.first_bad} on: {found.why}. Stop using it as proof, "
                    "keep a copy of the database, and tell the monitoring officer."
                )
    if told := st.session_state.get("verified"):
        st.success(told)


def keep_elsewhere(sitting: Sitting, selection: Selection) -> None:
    """The record to keep elsewhere: three lines as proof, or its entries in a form that others can read."""
    st.header("Keep it elsewhere", anchor=False)
    point = checkpoint(sitting.desk)
    if point is not None:
        st.code(str(point), language=None, wrap_lines=True)
        st.download_button(
            "Download the checkpoint", f"{point}\n", f"checkpoint-{point.sequence}.txt", "text/plain", key="checkpoint"
        )
        st.caption(
            "Three lines. Keep them where this program cannot reach: they prove later that no entry was cut off."
        )
    if refused := objections_to_act(Act.EXPORT_RECORD, sitting.actor):
        look.html(*(f'<p class="small">{escape(one)}</p>' for one in refused))
        return
    form = st.selectbox(
        "Give out the entries of these days as", list(FORMS), format_func=lambda one: FORMS[one], key="form"
    )
    look.html(
        f'<p class="small">It holds {escape(str(selection))}, and says what no record can show. It leaves an entry.</p>'
    )
    if st.button("Make the extract", key="export"):
        with refusals_shown("Making the extract."):
            extract = export_record(sitting.desk, sitting.by, selection, form=form)
            st.session_state["extract"] = (form, FORMATS[form](extract))
    if made := st.session_state.get("extract"):
        made_as, content = made
        st.download_button(
            f"Download it ({len(content) // 1024 + 1:,} KB)",
            content,
            f"record.{made_as}",
            MEDIA_TYPES[made_as],
            key="download",
            on_click="ignore",
        )


FORMS = {
    "html": "a page to read",
    "pdf": "a PDF to read",
    "csv": "CSV for a spreadsheet",
    "xlsx": "a workbook",
    "json": "JSON, with the bytes that prove it",
    "jsonl": "JSON, one entry a line",
}


try:
    show()
except ExplainedError as error:
    st.error(str(error))

"""Record: what was done, by whom, one line an entry; whether it is unbroken; what to keep elsewhere."""

import csv
import io
import json
from html import escape

import streamlit as st

from calendars.errors import ExplainedError
from gate.audit.checkpoint import read_checkpoint
from gate.desk.dates_in_words import full_day, hour
from gate.desk.enquiries import checkpoint, entries, verify_record
from gate.desk.telling import entry_facts
from ui import look
from ui.record_lines import line_of, names_of
from ui.session import Sitting, refusals_shown, seated

SHOWN = 100


def show() -> None:
    """The page."""
    sitting = seated()
    st.title("Record", anchor=False)
    verifying(sitting)
    kept = list(entries(sitting.desk))
    names = names_of(sitting)
    lines = [(entry, *line_of(entry, names)) for entry in reversed(kept)]
    asked = st.text_input("Search: a person, a post (‘post 4’), an account, a day, a word", key="search")
    wanted = asked.strip().casefold()
    found = [line for line in lines if not wanted or wanted in " ".join(line[1:]).casefold()]
    st.header(f"{len(found)} entries" if wanted else f"All {len(found)} entries, newest first", anchor=False)
    if not found:
        look.html("<p>No entry says that. Every act on a post, the calendar and the people leaves one here.</p>")
        return
    page = 1
    if len(found) > SHOWN:
        pages = -(-len(found) // SHOWN)
        page = int(st.number_input(f"Page, of {pages}", 1, pages, 1, key="page"))
    look.html(
        look.table(
            ("No.", "When", "What"),
            (
                (str(entry.sequence), escape(when), f"<strong>{escape(who)}</strong> {escape(what)}.")
                for entry, when, who, what in found[(page - 1) * SHOWN : page * SHOWN]
            ),
            caption="Entries",
        )
    )
    exports(sitting)


def verifying(sitting: Sitting) -> None:
    """One button says whether the record is unbroken, alone or against a checkpoint kept elsewhere."""
    with st.expander("Hold it against a checkpoint kept elsewhere"):
        kept = st.text_area("The three lines of the checkpoint", key="against", height=100)
    if st.button("Verify the record", type="primary", key="verify"):
        with refusals_shown():
            against = read_checkpoint(kept) if kept.strip() else None
            found = verify_record(sitting.desk, against=against)
            if found.verifies:
                beside = " It agrees with the checkpoint." if against else ""
                st.session_state["verified"] = (
                    f"{found.entries:,} entries, unbroken. Verified at {hour(sitting.place.now)} on "
                    f"{full_day(sitting.place.now.date())}.{beside}"
                )
            else:
                st.session_state.pop("verified", None)
                st.error(
                    f"The record does not verify from entry {found.first_bad} on: {found.why}. Stop using it as proof, "
                    "keep a copy of the database, and tell the monitoring officer."
                )
    if told := st.session_state.get("verified"):
        st.success(told)


def exports(sitting: Sitting) -> None:
    """The record to keep elsewhere, each saying what it holds."""
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
    st.download_button(
        "Download as JSON", lambda: as_json(sitting), "record.json", "application/json", key="json", on_click="ignore"
    )
    st.caption("Every entry with its digest, and the words that stand beside it. It leaves out words erased by law.")
    st.download_button(
        "Download as CSV", lambda: as_csv(sitting), "record.csv", "text/csv", key="csv", on_click="ignore"
    )
    st.caption("One line an entry for a spreadsheet: number, time, person, act, subject. It leaves out the words.")


def as_json(sitting: Sitting) -> str:
    """Every entry, as `gate audit export` gives it."""
    return json.dumps([entry_facts(entry) for entry in entries(sitting.desk)], ensure_ascii=False, indent=1)


def as_csv(sitting: Sitting) -> str:
    """One line an entry. A cell that a spreadsheet would take for a formula is marked as text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("entry", "at", "person", "role", "act", "subject", "codes", "digest"))
    for entry in entries(sitting.desk):
        facts = entry_facts(entry)
        cells = (facts["sequence"], facts["london"], facts["actor"], facts["role"], facts["event"], facts["subject"])
        writer.writerow([_as_text(str(cell)) for cell in (*cells, " ".join(facts["codes"]), facts["digest"])])
    return out.getvalue()


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell[:1] in "=+-@" else cell


try:
    show()
except ExplainedError as error:
    st.error(str(error))

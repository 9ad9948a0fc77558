"""
Giving out the record, as for a freedom-of-information request; and looking into it. Both leave an entry.

The export's own entry is written first, so that it is in what is given out and the extract ends where the record does.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from calendars.civil_time import civil_day
from gate.audit.chain import KeptEntry
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.extract import Extract, Redaction, Selection, SelectionError, blacked_out, extracted
from gate.desk.extract_as_pack import as_pack
from gate.desk.extract_as_page import as_html
from gate.desk.extract_as_pdf import as_pdf
from gate.desk.extract_as_tables import as_csv, as_json, as_lines, as_workbook
from gate.desk.refusal import refusals_recorded, require
from gate.desk.shell import acting_or_shell
from gate.publicity.picture import SUFFIXES, look_at
from gate.store.work import Work
from gate.workflow.override import NotPermittedError
from gate.workflow.permission import Act

FORMATS: Mapping[str, Callable[[Extract], bytes]] = {
    "jsonl": as_lines,
    "json": as_json,
    "csv": as_csv,
    "xlsx": as_workbook,
    "html": as_html,
    "pdf": as_pdf,
    "zip": as_pack,
}
"""Every form in which the record is given out."""

MEDIA_TYPES: Mapping[str, str] = {
    "jsonl": "application/x-ndjson",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "zip": "application/zip",
}

RECORD = "record"
"""The subject of entries about the record itself."""


def export_record(
    desk: Desk,
    by: SignedIn,
    selection: Selection,
    *,
    form: str,
    redactions: tuple[Redaction, ...] = (),
    pictures: bool = True,
) -> Extract:
    """Take the entries of `selection` out of the record, less what is to be blacked out; an entry says so.

    `form` is the one in FORMATS that it will be given out in; `pictures` says whether an archive holds those of its
    posts. Raises NotPermittedError or SelectionError.
    """
    with refusals_recorded(desk, Act.EXPORT_RECORD, by, RECORD), desk.work() as work:
        actor = acting_or_shell(work, by)
        require(Act.EXPORT_RECORD, actor)
        _require_sense(selection, redactions)
        work.record.append(
            "export",
            actor,
            RECORD,
            values={**_told(selection), "form": form, "redactions": str(len(redactions))},
            words={"grounds": "\n".join(sorted({one.why for one in redactions}))} if redactions else {},
        )
        found = _extract(work, selection, redactions, made_by=actor.name)
        if form == "zip" and pictures:
            found = replace(found, pictures=_pictures_of(work, found))
        work.commit()
        return found


def look_into_record(desk: Desk, by: SignedIn, selection: Selection) -> tuple[KeptEntry, ...]:
    """The entries of `selection`, for somebody who reads the record; an entry a day says that they did.

    Raises NotPermittedError.
    """
    with desk.work() as work:
        actor = acting(work, by)
        if not actor.roles:
            raise NotPermittedError((f"{actor.name} has no role here and may not read the record.",))
        today = civil_day(work.at)
        read = any(
            entry.event == "read" and entry.actor == actor.person_id and _day_of(entry) == today
            for entry in work.record.entries(subject=RECORD)
        )
        if not read:
            work.record.append("read", actor, RECORD, values=_told(selection))
            work.commit()
        return tuple(
            entry for entry in work.record.entries(subject=selection.subject or None) if selection.takes(entry)
        )


def _extract(work: Work, selection: Selection, redactions: tuple[Redaction, ...], *, made_by: str) -> Extract:
    taken = (
        extracted(entry) for entry in work.record.entries(subject=selection.subject or None) if selection.takes(entry)
    )
    entries, counts, unused = blacked_out(taken, redactions)
    council = work.registers.council
    return Extract(
        council_id=council.council_id,
        council=council.name,
        selection=selection,
        made_at=work.at,
        made_by=made_by,
        entries=entries,
        verification=work.record.verify(),
        checkpoint=work.record.checkpoint(),
        redacted=counts,
        unused=unused,
    )


def _pictures_of(work: Work, extract: Extract) -> tuple[tuple[str, bytes], ...]:
    """The pictures of every draft that the posts of the extract have had, each by its digest."""
    digests = {
        digest: None
        for post_id in dict.fromkeys(entry.subject for entry in extract.entries)
        for version in work.posts.versions(post_id)
        for digest in version.draft.pictures
    }
    kept = [digest for digest in digests if work.pictures.has(digest)]
    return tuple(
        (f"{digest}{SUFFIXES[look_at(content, name=digest).media_type]}", content)
        for digest, content in work.pictures.contents(kept).items()
    )


def _require_sense(selection: Selection, redactions: tuple[Redaction, ...]) -> None:
    if selection.first and selection.last and selection.last < selection.first:
        raise SelectionError(
            f"{selection.last:%-d %B %Y} is before {selection.first:%-d %B %Y}.", remedy="Give the earlier day first."
        )
    for one in redactions:
        if not one.what.strip() or not one.why.strip():
            raise SelectionError(
                "Say what is to be blacked out, and on which ground.",
                remedy="Write it as PHRASE=GROUND, such as ‘Jane Okafor=s. 40(2) personal data’.",
            )


def _told(selection: Selection) -> dict[str, str]:
    return {
        "from": str(selection.first or ""),
        "until": str(selection.last or ""),
        "about": selection.subject or "everything",
    }


def _day_of(entry: KeptEntry) -> dt.date:
    return civil_day(dt.datetime.fromisoformat(entry.at))

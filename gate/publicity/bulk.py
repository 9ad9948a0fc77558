"""Bulk: many posts at once, from plain values to plain values, as `gate screen` and the API read and write them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from calendars.civil_time import CivilTimeError, read_instant
from gate.publicity.draft import Action, Attachment, Draft
from gate.publicity.finding import Family, Finding
from gate.publicity.screening import Screening, screen, spans_of
from gate.publicity.situation import Situation


def draft_of(line: Mapping[str, Any], *, account_id: str = "") -> Draft:
    """The draft that a line of posts describes. Raises ValueError saying what is wrong with it."""

    def words(name: str) -> str:
        told = line.get(name)
        if told is not None and not isinstance(told, str):
            raise ValueError(f"‘{name}’ is not text")
        return told or ""

    if not isinstance(line, Mapping):
        raise ValueError("it is not an object")  # noqa: TRY004
    action = line.get("action", "post")
    if not isinstance(action, str) or action not in set(Action):
        raise ValueError(f"‘{action}’ is not one of post, share, reply, like")
    attachments = line.get("attachments") or []
    thread = line.get("thread") or []
    if not isinstance(attachments, list) or not all(isinstance(one, Mapping) for one in attachments):
        raise ValueError("‘attachments’ is not a list of objects")
    if not isinstance(thread, list) or not all(isinstance(one, str) for one in thread):
        raise ValueError("‘thread’ is not a list of texts")
    return Draft(
        account_id=account_id,
        words=words("text"),
        action=Action(action),
        thread=tuple(thread),
        shared_text=words("shared_text"),
        attachments=tuple(
            Attachment(
                kind=str(one.get("kind", "image")),
                alt_text=str(one.get("alt_text") or ""),
                ocr_text=str(one.get("ocr_text") or ""),
                url=str(one.get("url") or ""),
            )
            for one in attachments
        ),
    )


def screen_line(line: Any, *, inside: Situation, outside: Situation) -> dict[str, Any]:
    """One line of posts screened: the verdict as plain values, or `{id, error}` for a line that cannot be read."""
    told = line.get("id") if isinstance(line, Mapping) else None
    if not isinstance(line, Mapping):
        return {"id": told, "error": "The line is not an object. Write one post a line, in braces."}
    try:
        situation = _situation(line, inside, outside)
        draft = draft_of(line, account_id=situation.account.account_id if situation.account else "")
    except ValueError as error:
        return {"id": told, "error": f"The line cannot be read: {error}. Correct it and screen it again."}
    return {"id": told, **verdict_of(screen(draft, situation))}


def _situation(line: Mapping[str, Any], inside: Situation, outside: Situation) -> Situation:
    """Where a line is to be screened: at its own instant (London's clock without an offset), else as `period` says."""
    told = line.get("at")
    if told is None:
        return inside if line.get("period", True) else outside
    try:
        at = read_instant(str(told))
    except CivilTimeError as error:
        raise ValueError(str(error)) from error
    chosen = inside if any(period.covers(at) for period in inside.periods) else outside
    return replace(chosen, at=at, at_known=True)


def verdict_of(screening: Screening) -> dict[str, Any]:
    """A screening as plain values."""
    families = dict.fromkeys(str(one.family) for one in screening.holding if one.family is not Family.PUBLICITY)
    told: dict[str, Any] = {
        "verdict": screening.verdict,
        "families": list(families),
        "spans": list(spans_of(screening)),
        "findings": [finding_of(one) for one in screening.findings],
        "exemptions": [{"code": one.code, "why": one.why, "spared": list(one.spared)} for one in screening.exemptions],
        "asks": [{"key": one.key, "question": one.question} for one in screening.asks],
    }
    if screening.undecided:
        told["undecided"] = screening.undecided
    if screening.notes:
        told["notes"] = list(screening.notes)
    return told


def finding_of(finding: Finding) -> dict[str, Any]:
    """A finding as plain values; offsets count code points of its field as it was given."""
    return {
        "code": finding.code,
        "name": finding.name,
        "title": finding.told,
        "family": str(finding.family),
        "severity": str(finding.severity),
        "authority": str(finding.authority),
        "field": finding.span.field,
        "start": finding.span.start,
        "end": finding.span.end,
        "words": finding.words,
        "message": finding.message,
        "cure": finding.cure,
        "rewrite": finding.rewrite,
        "polls": list(finding.polls),
        "citation": {"source": finding.citation.source, "provision": finding.citation.provision},
    }

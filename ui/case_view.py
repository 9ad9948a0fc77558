"""What several pages show of one text: its findings as cards, what helped, what is asked, which polls it touches."""

from collections.abc import Mapping
from html import escape

from calendars.civil_time import civil_day
from calendars.poll import Poll
from gate.desk.circumstances import PAID
from gate.desk.dates_in_words import full_day, until_when
from gate.desk.desk import Desk
from gate.desk.enquiries import kept_calendar, today
from gate.publicity.draft import Action, Draft
from gate.publicity.screening import PICTURE_ASKS, Screening
from ui import look
from ui.session import Sitting
from ui.words import sentence


def polls_told(desk: Desk, screening: Screening, draft: Draft) -> Mapping[str, str]:
    """Each poll by its id, as a finding's card names it: what it is, when, from when until when care is owed."""
    answer = today(desk, account=draft.account_id or None, at=screening.at)
    told: dict[str, str] = {}
    for poll in kept_calendar(desk).polls:
        told[poll.poll_id] = _named(poll)
    for period in answer.periods:
        days = f"{full_day(civil_day(period.starts_at))} to {until_when(period.ends_at)}"
        told[period.poll_id] = f"{told.get(period.poll_id, period.title)} (care is owed from {days})"
    return told


def _named(poll: Poll) -> str:
    return f"{poll.title or poll.poll_id}, {full_day(poll.polling_day)}"


def said(draft: Draft, screening: Screening | None = None) -> str:
    """Everything the draft says, each field under its name, with the words of findings underlined."""
    findings = screening.findings if screening else ()
    pieces: list[str] = []
    for field, text in draft.texts():
        name = "" if field == "text" else f'<p class="small">{escape(field_told(field))}</p>'
        pieces.append(f"{name}<blockquote>{look.marked(text, field, findings)}</blockquote>")
    return "".join(pieces) or "<p>No words of its own.</p>"


def field_told(field: str) -> str:
    """A field's name as people read it."""
    if field == "shared_text":
        return "What it shares"
    if field.startswith("thread["):
        return f"Part {int(field[7:-1]) + 2} of the thread"
    if field.startswith("attachments["):
        number, name = field[12:].split("].", 1)
        names = {"alt_text": "description", "ocr_text": "words in it", "url": "link"}
        return f"Picture or link {int(number) + 1}: {names.get(name, name)}"
    return "Text"


def reading_told(desk: Desk, draft: Draft, screening: Screening) -> str:
    """The verdict, each finding as a card, what was allowed and why, and what else should be known."""
    texts, polls = dict(draft.texts()), polls_told(desk, screening, draft)
    cards = [
        look.finding_card(
            finding,
            desk.reference.statutes,
            text=texts.get(finding.span.field, ""),
            polls=[polls.get(poll, poll) for poll in finding.polls],
        )
        for finding in sorted(screening.findings, key=lambda one: -one.severity.rank)
    ]
    helped = "".join(f"<li>{escape(sentence(item.why))}</li>" for item in screening.exemptions)
    notes = "".join(f"<li>{escape(sentence(note))}</li>" for note in screening.notes)
    return (
        look.verdict_box(screening)
        + "".join(cards)
        + (f"<h2>Allowed</h2><ul>{helped}</ul>" if helped else "")
        + (f"<h2>Good to know</h2><ul>{notes}</ul>" if notes else "")
        + '<p class="small">This is advice. The clerk decides.</p>'
    )


def posted_by_hand(sitting: Sitting, account_id: str) -> bool:
    """Whether what goes out on that account is handed over to a person."""
    return any(one.account_id == account_id and one.channel == "handover" for one in sitting.place.accounts)


def answers_told(desk: Desk, draft: Draft) -> str:
    """What its author answered, each under the question that was asked."""
    asked = {one.key: one.question for pack in desk.reference.bookshelf.packs for one in pack.attestations}
    asked |= {one.key: one.question for one in PICTURE_ASKS} | {PAID: "Is money paid for showing it?"}
    answers = "".join(
        f"<li>{escape(asked.get(key, key))} <strong>{escape(answer)}</strong></li>"
        for key, answer in draft.attestations
    )
    return f"<ul>{answers}</ul>"


ACTION = {
    Action.POST: "A new post",
    Action.SHARE: "Share someone’s post",
    Action.REPLY: "Reply to someone",
    Action.LIKE: "Like someone’s post",
}

"""How things are drawn: one style, and small pieces of HTML. All text from people is escaped here."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from calendars.citation import Citation, Statutes
from calendars.election_calendar import Holds
from gate.desk.verdict_in_words import COULD_NOT_DECIDE, SEVERITY, VERDICT
from gate.publicity.finding import Finding, Severity, Span
from gate.publicity.screening import Screening
from gate.workflow.lifecycle import State
from gate.workflow.override import may_answer
from gate.workflow.role import in_words
from ui.words import STATE, sentence

STYLE = Path(__file__).with_name("style.css")


SHAPE = {Holds.YES: "■", Holds.NO: "○", Holds.CANNOT_TELL: "?"}
_ANSWER_CLASS = {Holds.YES: "pg-yes", Holds.NO: "pg-no", Holds.CANNOT_TELL: "pg-cannot"}
_VERDICT_LOOK = {"allow": ("pg-go", "○"), "flag": ("pg-second", "◧"), "block": ("pg-stop", "■")}
STATE_SHAPE = {
    State.HELD: "■",
    State.QUEUED: "○",
    State.RELEASING: "◔",
    State.PUBLISHED: "●",
    State.WITHDRAWN: "×",
    State.TAKEN_DOWN: "×",
}


def style() -> None:
    """The style of every page."""
    st.html(STYLE)


def html(*parts: str) -> None:
    """Pieces that are HTML already, in the page's own type."""
    st.html(f'<div class="pg">{"".join(parts)}</div>')


def masthead(council: str) -> None:
    """The band across the head of every page: what this is, and whose."""
    whose = f"<span>{escape(council)}</span>" if council else ""
    html(f'<div class="pg-mast"><strong>Purdah Gate</strong>{whose}</div>')


def problems(told: Sequence[str]) -> bool:
    """An error summary where anything is amiss; gives whether anything is."""
    if told:
        listed = "".join(f"<li>{escape(sentence(one))}</li>" for one in told)
        html(f'<div class="pg-problems" role="alert"><h2>There is a problem</h2><ul>{listed}</ul></div>')
    return bool(told)


def note(*told: str) -> None:
    """Something to heed before going on: a bar, a word in bold, no colour alone."""
    html('<div class="pg-note">', *(f"<p>{escape(one)}</p>" for one in told), "</div>")


def answer_box(holds: Holds, headline: str, *lines: str) -> str:
    """The answer, as the largest thing on the page: word, shape and border all differ."""
    told = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return (
        f'<section class="pg-answer {_ANSWER_CLASS[holds]}"><p class="head"><span aria-hidden="true">'
        f"{SHAPE[holds]}</span> {escape(headline)}</p>{told}</section>"
    )


def verdict_box(screening: Screening) -> str:
    """The verdict of one reading, and why."""
    if screening.undecided:
        look, shape, word = "pg-undecided", "?", COULD_NOT_DECIDE
        why = screening.undecided
    else:
        look, shape = _VERDICT_LOOK[screening.verdict]
        word = VERDICT[screening.verdict]
        names = ", ".join(dict.fromkeys(finding.told for finding in screening.holding))
        why = names or "No rule holds it."
    return (
        f'<section class="pg-verdict {look}"><p class="head"><span aria-hidden="true">{shape}</span> {escape(word)}'
        f"</p><p>{escape(sentence(why))}</p></section>"
    )


def source(citation: Citation, statutes: Statutes) -> str:
    """The source of a claim about the law, as a link in small type."""
    told = escape(statutes.told(citation))
    link = escape(statutes.of_source(citation.source).link)
    return f'<a class="small" href="{link}" target="_blank" rel="noopener">{told}</a>'


def finding_card(
    finding: Finding, statutes: Statutes, *, text: str, polls: Sequence[str], exempt: Iterable[str] = ()
) -> str:
    """One finding: the author's own words marked where they stand, why, which poll, source, who may answer, cure."""
    rows = [("Why", escape(sentence(finding.message)))]
    if polls:
        rows.append(("Poll", "<br>".join(escape(poll) for poll in polls)))
    rows.append(("Source", f"{source(finding.citation, statutes)} ({escape(str(finding.authority))})"))
    if finding.severity.holds and (who := may_answer(finding)):
        rows.append(("May answer", escape(sentence(f"a {in_words(who)} who did not write it"))))
    if finding.cure:
        rows.append(("Cure", escape(sentence(finding.cure))))
    if finding.rewrite:
        rows.append(("Instead", f"<blockquote>{escape(finding.rewrite)}</blockquote>"))
    rows.extend(("Allowed", escape(why)) for why in exempt)
    told = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    return (
        f'<article class="pg-card"><p class="head">{SEVERITY[finding.severity]} · {escape(finding.told)}</p>'
        f"<blockquote>{_around(text, finding)}</blockquote><dl>{told}</dl></article>"
    )


def _around(text: str, finding: Finding, reach: int = 60) -> str:
    """The marked words with a little of what stands around them."""
    span = finding.span
    if text[span.start : span.end] != finding.words:
        return f"<mark>{escape(finding.words)}</mark>"
    start, end = max(0, span.start - reach), min(len(text), span.end + reach)
    before = text[start : span.start] if start == 0 else "…" + text[start : span.start].split(" ", 1)[-1]
    after = text[span.end : end] if end == len(text) else text[span.end : end].rsplit(" ", 1)[0] + "…"
    return f"{escape(before)}<mark>{escape(finding.words)}</mark>{escape(after)}"


def marked(text: str, field: str, findings: Iterable[Finding]) -> str:
    """`text` of one field with the words of its findings underlined; where two overlap, the stronger shows."""
    strongest: list[Severity | None] = [None] * len(text)
    for finding in sorted(findings, key=lambda one: one.severity.rank):
        if finding.span.field == field:
            for place in _within(finding.span, len(text)):
                strongest[place] = finding.severity
    pieces: list[str] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or strongest[place] is not strongest[start]:
            piece, severity = escape(text[start:place]), strongest[start]
            pieces.append(f'<mark class="{severity}">{piece}</mark>' if severity else piece)
            start = place
    return "".join(pieces)


def _within(span: Span, length: int) -> range:
    return range(max(0, span.start), min(length, span.end))


def state_tag(state: State) -> str:
    """A post's state: a word first, then a shape."""
    return f'<span class="pg-tag"><span aria-hidden="true">{STATE_SHAPE[state]}</span> {STATE[state]}</span>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = "") -> str:
    """A plain table. Cells are HTML already."""
    told = "".join(
        "<tr>"
        + "".join(f'<td data-head="{escape(name)}">{cell}</td>' for name, cell in zip(head, row, strict=True))
        + "</tr>"
        for row in rows
    )
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return (
        f'<div class="pg-scroll" role="region" aria-label="{escape(caption or head[0])}" tabindex="0">'
        f"<table>{title}<thead><tr>{heads}</tr></thead><tbody>{told}</tbody></table></div>"
    )

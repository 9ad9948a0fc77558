"""
One page for committee after a poll: what was put before the gate, what was held and why, and how long that took.

Counted from the record alone, so that anybody who holds an export can count again. It names no person and no post.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from calendars.civil_time import civil_day
from calendars.errors import ExplainedError
from calendars.poll_periods import periods_of
from gate.audit.checkpoint import Checkpoint
from gate.audit.entry import Facts, facts_of
from gate.audit.tally import Tally, tally
from gate.desk.dates_in_words import full_day
from gate.desk.desk import Desk, SignedIn
from gate.desk.draw_bars import draw_bars
from gate.desk.export_record import RECORD
from gate.desk.keep_calendar import the_poll
from gate.desk.refusal import refusals_recorded, require
from gate.desk.shell import acting_or_shell
from gate.desk.situate import holidays_of
from gate.publicity.ruleset import RULES
from gate.store.work import Work
from gate.workflow.permission import Act

MOST_RULES = 6
"""How many rules fit on the page; the others are counted together."""


class ReportError(ExplainedError):
    """A report that cannot be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The numbers of one report. `first` and `last` are London days, both included."""

    council: str
    title: str
    first: dt.date
    last: dt.date
    tally: Tally
    still_owed: int
    checkpoint: Checkpoint | None


def report_to_committee(
    desk: Desk, by: SignedIn, *, poll_id: str = "", first: dt.date | None = None, last: dt.date | None = None
) -> Report:
    """Count what the record says of one poll's period, or of the days from `first` to `last`.

    Raises ReportError where neither is given, CalendarError for an unknown poll, NotPermittedError. An entry says
    that the report was drawn.
    """
    with refusals_recorded(desk, Act.EXPORT_RECORD, by, RECORD), desk.work() as work:
        actor = acting_or_shell(work, by)
        require(Act.EXPORT_RECORD, actor)
        title, starts, ends = _days(desk, work, poll_id, first, last)
        counted = tally(list(_about_posts(work, starts, ends)))
        values = {"from": str(starts), "until": str(ends), "poll": poll_id}
        work.record.append("report", actor, RECORD, values=values)
        work.commit()
        return Report(
            council=work.registers.council.name,
            title=title,
            first=starts,
            last=ends,
            tally=counted,
            still_owed=len(work.oversight.reviews()),
            checkpoint=work.record.checkpoint(),
        )


def _days(
    desk: Desk, work: Work, poll_id: str, first: dt.date | None, last: dt.date | None
) -> tuple[str, dt.date, dt.date]:
    if poll_id:
        poll = the_poll(work, poll_id)
        periods = periods_of(poll, holidays_of(desk, work.calendar.current()))
        if not periods:
            raise ReportError(
                f"‘{poll_id}’ has no pre-election period.", remedy="Give the days with --from and --until."
            )
        starts = min(civil_day(period.starts_at) for period in periods)
        return poll.title or poll_id, first or starts, last or poll.polling_day
    if first is None or last is None:
        raise ReportError("It is not said which days the report is about.", remedy="Name a poll, or both days.")
    if last < first:
        raise ReportError(f"{last:%-d %B %Y} is before {first:%-d %B %Y}.", remedy="Give the earlier day first.")
    return "", first, last


def _about_posts(work: Work, first: dt.date, last: dt.date) -> Iterator[tuple[Facts, dt.date]]:
    """The entries about posts submitted on those days, whenever they were written."""
    taken: set[str] = set()
    for entry in work.record.entries():
        day = civil_day(dt.datetime.fromisoformat(entry.at))
        if entry.event == "submit" and first <= day <= last:
            taken.add(entry.subject)
        if entry.subject in taken:
            yield facts_of(entry.raw)[0], day


_STYLE = """
@page{size:A4;margin:14mm}
body{font:14px/1.4 system-ui,sans-serif;max-width:48rem;margin:1.5rem auto;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.35rem;margin:0 0 .25rem}h2{font-size:1rem;margin:.9rem 0 .25rem}p{margin:.25rem 0}
section{break-inside:avoid;display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 1rem}
section>h2{grid-column:1/-1}
svg{width:100%;height:auto}
table{border-collapse:collapse;font-size:.8rem;align-self:start}
th,td{border-bottom:1px solid #999;padding:.1rem .4rem;text-align:left;font-weight:400}td,th+th{text-align:right}
footer{font-size:.7rem;margin-top:.75rem;overflow-wrap:anywhere}
@media (max-width:40rem){section{display:block}}
"""


def report_as_html(report: Report) -> str:
    """The page, complete in itself: pictures drawn in it, each beside the table it was drawn from."""
    return "".join(_page(report))


def _page(report: Report) -> Iterator[str]:
    counted = report.tally
    head = f"{report.council}: publicity before {report.title or 'the poll'}"
    yield (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(head)}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_STYLE}</style></head><body><main><h1>{escape(head)}</h1>"
        f"<p>{full_day(report.first)} to {full_day(report.last)}. {escape(_summary(report))}</p>"
    )
    weeks = [(f"from {week.starts:%-d %b}", (week.allow, week.flag, week.block)) for week in counted.weeks]
    yield _section("Posts by week and first verdict", weeks, ("might go", "second person", "stopped"))
    yield _section("The rules that held most", [(label, (count,)) for label, count in _rules(counted)], ("posts",))
    yield _section(
        "Answers by ground", [(ground.replace("-", " "), (count,)) for ground, count in counted.grounds], ("answers",)
    )
    yield _section("From held to decided", [(words, (count,)) for words, count in counted.waits], ("times",))
    end = str(report.checkpoint).replace("\n", "; ") if report.checkpoint else "no entry yet"
    yield (
        "<footer>Counted from the record by ‘gate report’, from the posts submitted on those days. A post is counted "
        f"once for each rule that ever held it. The record then: {escape(end)}</footer></main></body></html>\n"
    )


def _section(title: str, rows: Sequence[tuple[str, Sequence[int]]], series: tuple[str, ...]) -> str:
    picture = draw_bars(title, rows, series)
    header = "".join(f'<th scope="col">{escape(name)}</th>' for name in ("", *series))
    body = "".join(
        f'<tr><th scope="row">{escape(label)}</th>{"".join(f"<td>{part}</td>" for part in parts)}</tr>'
        for label, parts in rows
    )
    table = f"<table><thead><tr>{header}</tr></thead><tbody>{body}</tbody></table>" if rows else "<p>None.</p>"
    return f"<section><h2>{escape(title)}</h2>{picture if rows else ''}{table}</section>"


def _summary(report: Report) -> str:
    counted = report.tally
    told = [f"{counted.posts} posts were put before the gate"]
    told += [f"{count} {what}" for what, count in sorted(counted.outcomes.items(), key=lambda one: -one[1])]
    sentence = f"{told[0]}: {', '.join(told[1:])}." if len(told) > 1 else f"{told[0]}."
    if counted.median_wait is not None:
        sentence += f" Half of those held were decided within {_long(counted.median_wait)}."
    if report.still_owed:
        sentence += f" Somebody still owes a look at {report.still_owed} that went out on one person's word."
    return sentence


def _rules(counted: Tally) -> list[tuple[str, int]]:
    names = {rule.code: rule.title for rule in RULES}
    shown = [(f"{names.get(code, code)} ({code})", count) for code, count in counted.rules[:MOST_RULES]]
    rest = sum(count for _, count in counted.rules[MOST_RULES:])
    return [*shown, ("all others", rest)] if rest else shown


def _long(time: dt.timedelta) -> str:
    minutes = max(round(time.total_seconds() / 60), 1)
    if minutes < 120:
        return f"{minutes} minutes" if minutes > 1 else "a minute"
    return f"{round(minutes / 60)} hours" if minutes < 48 * 60 else f"{round(minutes / 60 / 24)} days"

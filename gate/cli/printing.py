"""How facts read on a terminal."""

from collections.abc import Mapping
from typing import Any

import click

from calendars.citation import Statutes
from calendars.civil_time import civil_day
from calendars.election_calendar import Answer, Holds
from calendars.poll_timetable import PollTimetable
from calendars.statutory_step import StatutoryStep
from gate.desk.dates_in_words import clock_told, full_day, hour_and_day
from gate.desk.desk import Desk
from gate.desk.enquiries import case, reason_of
from gate.desk.review import Owed
from gate.desk.verdict_in_words import COULD_NOT_DECIDE, SEVERITY, VERDICT
from gate.publicity.finding import Finding
from gate.publicity.rule import Rule
from gate.publicity.screening import Screening
from gate.workflow.lifecycle import Post

ANSWERS = {Holds.YES: "YES", Holds.NO: "NO", Holds.CANNOT_TELL: "CANNOT TELL"}


def print_answer(answer: Answer, statutes: Statutes) -> None:
    """Does a pre-election period apply?"""
    click.echo(f"{ANSWERS[answer.holds]}: {answer.why}")
    for period in answer.periods:
        sure = " (provisional: no notice is recorded)" if period.provisional else ""
        click.echo(f"  {period.title or period.poll_id}{sure}")
        click.echo(f"    from {hour_and_day(period.starts_at)} until {hour_and_day(period.ends_at)}")
        for start in period.starts:
            who = f" by {start.by}: {start.reason}" if start.by else ""
            click.echo(f"    possible start: {full_day(start.day)}, {start.basis}{who}")
        click.echo(f"    Source: {statutes.told(period.citation)}")
    for doubt in answer.doubts:
        click.echo(f"  {doubt}")
    for coming in answer.next[:6]:
        click.echo(f"  Next: {hour_and_day(coming.at)}: {coming.what}")
    click.echo("  This is advice. The clerk decides.")


def print_screening(screening: Screening, statutes: Statutes) -> None:
    """A verdict with its findings, what helped, and what will be asked."""
    if screening.undecided:
        click.echo(f"{COULD_NOT_DECIDE}: {screening.undecided}")
    else:
        click.echo(f"{VERDICT[screening.verdict]}.")
    for finding in screening.findings:
        print_finding(finding, statutes)
    for exemption in screening.exemptions:
        click.echo(f"  Allowed ({exemption.code}): {exemption.why}")
    for ask in screening.asks:
        click.echo(f"  You will be asked ({ask.key}): {ask.question}")
    for note in screening.notes:
        click.echo(f"  Note: {note}")
    click.echo("This is advice. The clerk decides.")


def print_verdict_line(line: Mapping[str, Any]) -> None:
    """One line of `gate screen` for people: the verdict, and the words that hold it."""
    if "error" in line:
        click.echo(f"{line['id']}  {line['error']}")
        return
    if "undecided" in line:
        click.echo(f"{line['id']}  {COULD_NOT_DECIDE}: {line['undecided']}")
        return
    words = ", ".join(f"“{words}”" for words in line["spans"])
    families = ", ".join(line["families"]).replace("_", " ")
    click.echo(f"{line['id']}  {VERDICT[line['verdict']]}{f': {families}: {words}' if words else ''}")


def print_finding(finding: Finding, statutes: Statutes) -> None:
    """One finding: the words, the rule, why, the source, the cure."""
    where = "" if finding.span.field == "text" else f" in {finding.span.field}"
    click.echo(f"  {SEVERITY[finding.severity]}: {finding.told} ({finding.code}){where}")
    click.echo(f"    “{finding.words}”")
    click.echo(f"    {finding.message}")
    if finding.polls:
        click.echo(f"    Poll: {', '.join(finding.polls)}")
    click.echo(f"    Source: {statutes.told(finding.citation)}")
    if finding.cure:
        click.echo(f"    Cure: {finding.cure}")
    if finding.rewrite:
        click.echo(f"    For example: {finding.rewrite}")


def print_rule(rule: Rule, statutes: Statutes) -> None:
    """One rule's page."""
    click.echo(f"{rule.code}: {rule.title}")
    click.echo(f"  {rule.what}")
    for place, severity in (("Inside a period", rule.inside), ("Outside a period", rule.outside)):
        click.echo(f"  {place}: {SEVERITY[severity].lower() if severity else 'not applied'}")
    click.echo(f"  What it says: {rule.message}")
    click.echo(f"  Cure: {rule.cure}")
    click.echo(f"  Rests on: {rule.authority}. Source: {statutes.told(rule.cites)}")


def print_post(desk: Desk, post: Post) -> None:
    """Where a post is, and what holds it."""
    click.echo(f"Post {post.post_id}: {reason_of(post)}")
    click.echo(f"  {post.draft.account_id}, {hour_and_day(post.due_at)}")
    found = case(desk, post.post_id)
    if found.reading and found.reading.screening.findings:
        for finding in found.reading.screening.findings:
            print_finding(finding, desk.reference.statutes)
    if found.reading:
        click.echo(f"  {found.reading.decision}")


def print_count(timetable: PollTimetable) -> None:
    """Every day between the furthest step and the poll: which number it has in the count, or why it has none.

    One list for each way of counting: the steps of one poll may be counted under two laws.
    """
    furthest: dict[int, StatutoryStep] = {}
    for step in timetable.steps:
        known = furthest.get(id(step.counter))
        if step.count_days() and (known is None or len(step.count_days()) > len(known.count_days())):
            furthest[id(step.counter)] = step
    for longest in furthest.values():
        click.echo(f"  Day by day, from {full_day(longest.counted_from or timetable.polling_day)}:")
        for counted in longest.count_days():
            here = [
                str(step.step).replace("_", " ")
                for step in timetable.steps
                if step.counter is longest.counter and step.day == counted.day
            ]
            click.echo(f"    {counted}{'  <- ' + ', '.join(here) if here else ''}")


def owed_told(owed: Owed) -> str:
    """A look that somebody owes at a post, in one line."""
    late = "overdue since" if owed.overdue else "due by"
    who = owed.reviewer or "somebody else"
    return (
        f"Post {owed.post.post_id} went out on the answer of {owed.answered_by} alone ({owed.path}): "
        f"{who} must look at it, {late} {full_day(civil_day(owed.due_at))}."
    )


def print_timetable(timetable: PollTimetable, statutes: Statutes, *, explain: bool) -> None:
    """Every statutory step of a poll, and its period."""
    click.echo(f"{timetable.kind} ({timetable.nation}), {full_day(timetable.polling_day)}")
    for step in timetable.steps:
        hour = f"{clock_told(step.time)} on " if step.time else ""
        bound = {"latest": "by", "earliest": "from", "exact": "until" if hour else "on"}[str(step.bound)]
        name = str(step.step).replace("_", " ")
        where = f" ({', '.join(str(nation) for nation in step.nations)})" if step.nations else ""
        click.echo(f"  {name:<34}{bound} {hour}{full_day(step.day)}{where}")
        click.echo(f"  {'':<34}{statutes.told(step.citation)}")
        if explain:
            click.echo(f"      {step.explanation}")
    if explain:
        print_count(timetable)
    if timetable.period is None:
        click.echo(f"  No period: {timetable.why}")
        return
    period = timetable.period
    click.echo(
        f"  {period.kind} period: from {full_day(period.start_day)} (the latest start, {period.basis}) "
        f"until {clock_told(period.closes)} on {full_day(period.end_day)}"
    )
    click.echo(f"  Source: {statutes.told(period.citation)}")
    for note in timetable.notes:
        click.echo(f"  Note: {note}")

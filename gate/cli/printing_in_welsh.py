"""How a verdict reads on a terminal in Welsh. Names of sources stay as they are published."""

from collections.abc import Mapping
from typing import Final

import click

from calendars.citation import Statutes
from gate.publicity.finding import Finding, Severity
from gate.publicity.in_welsh import ADVICE, WelshRule, in_welsh
from gate.publicity.screening import Screening

_VERDICT: Final = {"allow": "Caiff fynd", "flag": "Mae angen ail berson", "block": "Wedi'i atal"}
_SEVERITY: Final = {
    Severity.ADVISE: "Gwerth ei wybod",
    Severity.FLAG: "Mae angen ail berson",
    Severity.BLOCK: "Wedi'i atal",
}


def print_screening_in_welsh(screening: Screening, statutes: Statutes, sentences: Mapping[str, WelshRule]) -> None:
    """A verdict with its findings in Welsh; what has no Welsh is told in English."""
    click.echo(f"{_VERDICT[screening.verdict]}.{f' {screening.undecided}' if screening.undecided else ''}")
    for finding in screening.findings:
        _print_finding(finding, statutes, in_welsh(finding, sentences))
    for exemption in screening.exemptions:
        click.echo(f"  Caniateir ({exemption.code}): {exemption.why}")
    for ask in screening.asks:
        click.echo(f"  Gofynnir i chi ({ask.key}): {ask.question}")
    click.echo(ADVICE)


def _print_finding(finding: Finding, statutes: Statutes, told: WelshRule | None) -> None:
    title, message, cure = (
        (told.title, told.message, told.cure) if told else (finding.told, finding.message, finding.cure)
    )
    where = "" if finding.span.field == "text" else f" yn {finding.span.field}"
    click.echo(f"  {_SEVERITY[finding.severity]}: {title} ({finding.code}){where}")
    click.echo(f"    “{finding.words}”")
    click.echo(f"    {message}")
    if finding.polls:
        click.echo(f"    Etholiad: {', '.join(finding.polls)}")
    click.echo(f"    Ffynhonnell: {statutes.told(finding.citation)}")
    if cure:
        click.echo(f"    Beth i'w wneud: {cure}")
    if finding.rewrite:
        click.echo(f"    Er enghraifft: {finding.rewrite}")

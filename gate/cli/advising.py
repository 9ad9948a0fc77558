"""How advice on words for an own account is printed."""

from typing import Any

import click

from calendars.citation import Statutes
from gate.desk.own_account import Told
from gate.desk.telling import finding_facts, verdict_facts


def advice_facts(told: Told, statutes: Statutes) -> dict[str, Any]:
    """Advice as `gate check --capacity` prints it: the shape of a verdict, which is always ‘allow’."""
    return {
        "id": None,
        **verdict_facts(told.advice.screening, statutes),
        "verdict": "allow",
        "advice": True,
        "capacity": str(told.advice.account),
        "findings": [
            {**finding_facts(point.finding, statutes), "subject": str(point.subject), "clause": point.clause or None}
            for point in told.advice.points
        ],
        "cards": [{"title": card.title, "text": card.text} for card in told.cards],
    }


def print_advice(told: Told) -> None:
    """Each point with its subject, the words, why, the cure, and the clause of the council's policy."""
    if not told.advice.points:
        click.echo("Nothing to say. This is advice; what you post on your own account is for you to decide.")
        return
    for point in told.advice.points:
        click.echo(f"{str(point.subject).capitalize()}: {point.finding.message}")
        click.echo(f"  {point.finding.cure}")
        if point.clause:
            click.echo(f"  {point.clause}")
    click.echo("This is advice; what you post on your own account is for you to decide.")

"""How advice on words for an own account is printed."""

import click

from gate.desk.own_account import Told


def print_advice(told: Told) -> None:
    """Each point with its subject, the words, why, the cure, and the clause of the council's policy."""
    if told.advice.screening.undecided:
        click.echo(told.advice.screening.undecided)
    elif not told.advice.points:
        click.echo("No advice on these words. This is advice; what you post on your own account is for you to decide.")
        return
    for point in told.advice.points:
        click.echo(f"{str(point.subject).capitalize()}: {point.finding.message}")
        if point.cure:
            click.echo(f"  {point.cure}")
        if point.clause:
            click.echo(f"  {point.clause}")
    click.echo("This is advice; what you post on your own account is for you to decide.")

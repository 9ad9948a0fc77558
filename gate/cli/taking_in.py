"""Commands that take in what others publish: who stands and who sits, and the bank holidays."""

from pathlib import Path

import click

from gate.cli.entrance import COULD_NOT, as_option, council_option, desk_of, json_option, leaving, signed, tell
from gate.desk.dates_in_words import full_day
from gate.desk.exchange_people import import_people
from gate.desk.renew_holidays import renew_holidays


@click.group()
def people() -> None:
    """Keep the lists of who stands and who sits.

    \b
    Example:
      gate people import candidates.csv --as ann
    """


@people.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@as_option
@council_option
@json_option
@click.option("--dry-run", is_flag=True, help="Show what would be kept, and keep nothing.")
@click.option("--statement", is_flag=True, help="You say that this is the statement of persons nominated, whole.")
@leaving(COULD_NOT)
def import_people_(file: Path, person: str, council: str | None, as_json: bool, dry_run: bool, statement: bool) -> None:
    """Import candidates from Democracy Club's CSV, or members from a CSV. All or nothing.

    \b
    Example:
      gate people import candidates.csv --dry-run --as ann
    """
    kept = import_people(desk_of(council), file, signed(person), dry_run=dry_run, statement=statement)
    if as_json:
        tell({"polls": dict(kept.per_poll), "moved": [post.post_id for post in kept.moved], "dry_run": dry_run})
        return
    for poll_id, count in kept.per_poll:
        click.echo(f"{poll_id}: {count} {'would be ' if dry_run else ''}kept")
    for post in kept.moved:
        click.echo(f"Post {post.post_id} was read again and is now {post.state}.")


@click.group()
def holidays() -> None:
    """Keep the bank holidays.

    \b
    Example:
      gate holidays refresh bank-holidays.json --as ann
    """


@holidays.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@as_option
@council_option
@json_option
@leaving(COULD_NOT)
def refresh(file: Path | None, person: str, council: str | None, as_json: bool) -> None:
    """Take in newer bank holidays, from GOV.UK or a file, checked before they are used.

    \b
    Example:
      gate holidays refresh --as ann
    """
    renewed = renew_holidays(desk_of(council), signed(person), file=file)
    found = renewed.difference
    if as_json:
        tell({"added": found.added, "removed": found.removed, "known_until": str(found.known_until_after)})
        return
    click.echo(f"Bank holidays are now known until {full_day(found.known_until_after)}.")
    for mark, lines in (("+", found.added), ("-", found.removed)):
        for line in lines:
            click.echo(f"  {mark} {line}")
    for post in renewed.moved:
        click.echo(f"Post {post.post_id} was read again and is now {post.state}.")


COMMANDS = (people, holidays)

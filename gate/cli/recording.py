"""Commands over the record."""

from dataclasses import replace
from pathlib import Path

import click

from gate.audit.checkpoint import read_checkpoint
from gate.cli.entrance import COULD_NOT, REFUSED, council_option, desk_of, json_option, leaving, tell, tell_line
from gate.desk.enquiries import checkpoint, entries, verify_record
from gate.desk.opening import open_desk
from gate.desk.telling import entry_facts, verification_facts


@click.group()
def audit() -> None:
    """The record: verify it, keep a checkpoint of it, export it.

    \b
    Example:
      gate audit verify
    """


@audit.command()
@council_option
@json_option
@click.option("--against", metavar="CHECKPOINT", type=click.Path(path_type=Path), help="A file of three lines.")
@leaving(REFUSED)
def verify(council: str | None, as_json: bool, against: Path | None) -> None:
    """Hold the record to its own digests. Exit 0 it verifies, 1 it does not.

    \b
    Example:
      gate audit verify --against checkpoint.txt
    """
    kept = read_checkpoint(_text(against), source=str(against)) if against else None
    desk = open_desk()
    if kept is not None:
        council = council or kept.council
    councils = (desk.choose(council).council_id,) if council else desk.councils()
    found = tuple(verify_record(replace(desk, council_id=one), against=kept) for one in councils)
    facts = verification_facts(found)
    if as_json:
        tell(facts)
    else:
        for one in found:
            if one.verifies:
                click.echo(f"{one.council}: {one.entries} entries, unbroken.")
            else:
                click.echo(f"{one.council}: does not verify from entry {one.first_bad} on: {one.why}.")
        if not found:
            click.echo("There is no record yet.")
    raise SystemExit(0 if facts["verifies"] else REFUSED)


@audit.command("checkpoint")
@council_option
@leaving(COULD_NOT)
def checkpoint_(council: str | None) -> None:
    """Print three lines to keep where the gate cannot reach.

    \b
    Example:
      gate audit checkpoint > checkpoint.txt
    """
    kept = checkpoint(desk_of(council))
    click.echo(kept or "The record has no entry yet.", err=kept is None)


@audit.command()
@council_option
@leaving(COULD_NOT)
def export(council: str | None) -> None:
    """Print every entry as one line of JSON.

    \b
    Example:
      gate audit export > record.jsonl
    """
    for entry in entries(desk_of(council)):
        tell_line(entry_facts(entry))


def _text(place: Path) -> str:
    try:
        return place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{place} cannot be read ({error}).") from error


COMMANDS = (audit,)

"""Commands over the record."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from gate.audit.checkpoint import read_checkpoint
from gate.cli.entrance import (
    COULD_NOT,
    REFUSED,
    Day,
    council_option,
    desk_of,
    json_option,
    leaving,
    maybe_as_option,
    signed,
    tell,
)
from gate.desk.enquiries import checkpoint, verify_record
from gate.desk.export_record import FORMATS, export_record
from gate.desk.extract import Redaction, Selection
from gate.desk.opening import open_desk
from gate.desk.telling import verification_facts
from gate.desk.verify_extract import verify_extract


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
@click.option("--export", "extract", metavar="FILE", type=click.Path(path_type=Path), help="A JSON export, instead.")
@click.option(
    "--against",
    "--checkpoint",
    "against",
    metavar="CHECKPOINT",
    type=click.Path(path_type=Path),
    help="A file of three lines.",
)
@leaving(REFUSED)
def verify(council: str | None, as_json: bool, against: Path | None, extract: Path | None) -> None:
    """Hold the record, or an export of it, to its own digests. Exit 0 it verifies, 1 it does not.

    \b
    Example:
      gate audit verify --against checkpoint.txt
    """
    if extract is not None:
        _verify_extract(extract, as_json)
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
            click.echo("There is no record here: no council is set up.", err=True)
    raise SystemExit(0 if facts["verifies"] else REFUSED)


def _verify_extract(file: Path, as_json: bool) -> NoReturn:
    held = verify_extract(_text(file), source=str(file))
    if as_json:
        facts = {"entries": held.entries, "proved": held.proved, "first_bad": held.first_bad, "why": held.why}
        tell({"verifies": held.verifies, **facts})
    elif not held.entries:
        click.echo("There is no entry in this export: nothing is proved.", err=True)
    elif held.verifies:
        click.echo(f"{held.entries} entries, {held.proved} of them proved by their own bytes.")
    else:
        click.echo(f"It does not verify at entry {held.first_bad}: {held.why}.")
    raise SystemExit(0 if held.verifies else REFUSED)


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
@maybe_as_option
@click.option("--form", "--format", "form", type=click.Choice(list(FORMATS)), help="Without it, by the file's name.")
@click.option("--to", "file", type=click.Path(path_type=Path, dir_okay=False), help="Without it, standard output.")
@click.option("--from", "first", type=Day(), metavar="DAY", help="The first London day, included.")
@click.option("--until", "last", type=Day(), metavar="DAY", help="The last London day, included.")
@click.option("--post", default="", metavar="POST", help="Only what is about one post.")
@click.option(
    "--redact", multiple=True, metavar="WHAT=GROUND", help="A phrase, or ENTRY/FIELD, to black out; may be given again."
)
@click.option("--no-pictures", is_flag=True, help="Leave the pictures out of an archive.")
@leaving(COULD_NOT)
def export(
    council: str | None,
    person: str,
    form: str | None,
    file: Path | None,
    first: dt.date | None,
    last: dt.date | None,
    post: str,
    redact: tuple[str, ...],
    no_pictures: bool,
) -> None:
    """Give out the record: one line of JSON an entry, or as JSON, CSV, Excel, HTML, PDF or all in one archive.

    \b
    Example:
      gate audit export > record.jsonl
      gate audit export --from 2027-03-22 --until 2027-05-06 --redact "Jo Day=s. 40(2)" --to foi-2027-031.pdf --as olu
    """
    chosen = form or (file.suffix.lstrip(".").lower() if file else "jsonl")
    if chosen not in FORMATS:
        raise click.UsageError(
            f"The name ‘{file}’ does not say in which form the record is wanted. Give --form: {', '.join(FORMATS)}."
        )
    selection = Selection(first=first, last=last, subject=post)
    redactions = tuple(_redaction(told) for told in redact)
    desk, by = desk_of(council), signed(person)
    found = export_record(desk, by, selection, form=chosen, redactions=redactions, pictures=not no_pictures)
    content = FORMATS[chosen](found)
    for what in found.unused:
        click.echo(f"‘{what}’ was found nowhere: nothing was blacked out for it.", err=True)
    if file is None:
        click.echo(content, nl=False)
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written ({error.strerror}).") from error
    click.echo(f"{len(found.entries)} entries are in {file}.", err=True)


def _redaction(told: str) -> Redaction:
    what, _, why = told.rpartition("=")
    place = re.fullmatch(r"(\d+)/(\S.*)", what)
    return Redaction(what=place[2], entry=int(place[1]), why=why.strip()) if place else Redaction(what=what, why=why)


def _text(place: Path) -> str:
    try:
        return place.read_text(encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{place} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{place} is not text. Name the file exactly as it was given out.") from error


COMMANDS = (audit,)

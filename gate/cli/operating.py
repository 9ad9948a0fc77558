"""Commands that keep the installation safe: back up, restore."""

from pathlib import Path

import click

from gate.cli.entrance import COULD_NOT, REFUSED, json_option, leaving, maybe_as_option, signed, tell
from gate.desk.back_up import Copied, back_up, restore
from gate.desk.opening import open_desk
from gate.settings import read_settings

file_argument = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command()
@file_argument
@click.option("--replace", "in_its_place", is_flag=True, help="Put it in the place of an earlier file of that name.")
@maybe_as_option
@json_option
@leaving(COULD_NOT)
def backup(file: Path, in_its_place: bool, person: str, as_json: bool) -> None:
    """Copy everything to one file, pictures included, while the gate is at work. Keep the printed lines elsewhere.

    \b
    Example:
      gate backup /safe/gate-2027-04-12.db
    """
    copied = back_up(open_desk(), file.absolute(), signed(person), in_its_place=in_its_place)
    if as_json:
        tell({"file": str(file), "councils": [_facts(one) for one in copied]})
    else:
        click.echo(f"Everything is copied to {file}.")
        for one in copied:
            click.echo(_line(one))
            click.echo(str(one.checkpoint))
    if not all(one.verification.verifies for one in copied):
        raise SystemExit(REFUSED)


@click.command("restore")
@file_argument
@maybe_as_option
@json_option
@click.option("--although-unverified", is_flag=True, help="Restore although the record in it does not verify.")
@leaving(COULD_NOT)
def restore_(file: Path, person: str, as_json: bool, although_unverified: bool) -> None:
    """Put a backup in the place of the database. The system starts halted; what stood there is kept beside it.

    \b
    Example:
      gate restore /safe/gate-2027-04-12.db
    """
    done = restore(read_settings(), file.absolute(), signed(person), although_unverified=although_unverified)
    if as_json:
        tell(
            {
                "file": str(file),
                "halted": True,
                "kept": str(done.aside) if done.aside else None,
                "councils": [_facts(one) for one in done.councils],
            }
        )
        return
    click.echo(f"{file} is restored, and everything is stopped.")
    for one in done.councils:
        click.echo(_line(one))
    if done.aside:
        click.echo(f"What stood there before is kept in {done.aside}.")
    click.echo("See what went out or was stopped since, then let it go on: gate resume --as PERSON")


def _facts(copied: Copied) -> dict[str, object]:
    return {
        "council": copied.council_id,
        "posts": copied.posts,
        "entries": copied.verification.entries,
        "verifies": copied.verification.verifies,
        "checkpoint": str(copied.checkpoint) if copied.checkpoint else None,
    }


def _line(copied: Copied) -> str:
    found = copied.verification
    state = "unbroken" if found.verifies else f"does not verify from entry {found.first_bad} on: {found.why}"
    return f"{copied.council_id}: {copied.posts} posts, {found.entries} entries, {state}."


COMMANDS = (backup, restore_)

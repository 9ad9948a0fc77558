"""Commands for who stands, as the returning officer states it, and for where the council speaks."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from calendars.errors import ExplainedError
from gate.cli.entrance import COULD_NOT, as_option, council_option, desk_of, json_option, leave, leaving, signed, tell
from gate.desk.enquiries import place
from gate.desk.keep_accounts import keep_account
from gate.desk.paste_candidates import Pasted, paste_candidates
from gate.publicity.candidates import decode
from gate.publicity.council import Account


@click.group()
def candidates() -> None:
    """Keep who stands in a poll.

    \b
    Example:
      gate candidates paste --poll parish.anytown.2027-05-06 --as ann < statement.txt
    """


@candidates.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default="-")
@as_option
@council_option
@json_option
@click.option("--poll", required=True, metavar="P", help="The poll, by its id.")
@click.option("--area", default="", metavar="NAME", help="The ward it is for; without it the whole area votes as one.")
@click.option("--seats", type=click.IntRange(0, 99), default=0, help="How many are to be elected there.")
@click.option("--whole", is_flag=True, help="With these, everybody who stands in the poll is known.")
@click.option("--dry-run", is_flag=True, help="Show who would be kept, and keep nobody.")
@leaving(COULD_NOT)
def paste(
    file: Path,
    person: str,
    council: str | None,
    as_json: bool,
    poll: str,
    area: str,
    seats: int,
    whole: bool,
    dry_run: bool,
) -> None:
    """Take in a statement of persons nominated, from FILE or standard input. All of it or nothing.

    One person a line: SURNAME, Forenames, a tab, the description. Home addresses are read past and not kept.

    \b
    Example:
      gate candidates paste statement.txt --poll parish.anytown.2027-05-06 --area Harbour --dry-run --as ann
    """
    pasted = paste_candidates(
        desk_of(council),
        _text(file),
        signed(person),
        poll_id=poll,
        area_name=area,
        seats=seats,
        whole=whole,
        dry_run=dry_run,
    )
    if as_json:
        tell(_facts(pasted))
        return
    for one in pasted.candidates:
        known = f" (on the ballot as {one.name})" if one.legal_name else ""
        click.echo(f"  {one.legal_name or one.name}{known}: {one.description or 'no description'}")
    click.echo(f"{len(pasted.candidates)} {'were kept' if pasted.kept else 'would be kept; nothing was'}.")
    for post in pasted.moved:
        click.echo(f"Post {post.post_id} was read again and is now {post.state}.")


def _text(file: Path) -> str:
    if str(file) == "-":
        return decode(sys.stdin.buffer.read(), where="standard input")
    try:
        return decode(file.read_bytes(), where=str(file))
    except OSError as error:
        leave(
            ExplainedError(f"The file cannot be read ({error.strerror}).", where=str(file), remedy="Nothing was kept."),
            COULD_NOT,
        )


def _facts(pasted: Pasted) -> dict[str, object]:
    return {
        "kept": pasted.kept,
        "candidates": [
            {
                "name": one.name,
                "legal_name": one.legal_name or None,
                "area": one.area_name or None,
                "description": one.description or None,
            }
            for one in pasted.candidates
        ],
        "moved": [{"post": post.post_id, "state": str(post.state)} for post in pasted.moved],
    }


@click.group()
def account() -> None:
    """Keep the council's accounts: where it speaks.

    \b
    Example:
      gate account list
    """


@account.command("list")
@council_option
@json_option
@leaving(COULD_NOT)
def list_(council: str | None, as_json: bool) -> None:
    """The accounts, with their areas and how a post leaves.

    \b
    Example:
      gate account list --json
    """
    found = place(desk_of(council)).accounts
    if as_json:
        tell([asdict(one) for one in found])
        return
    for one in found:
        click.echo(f"{one.account_id}: {one.name}, {one.network or 'no network named'}, {one.area}, {one.channel}")
    if not found:
        click.echo("No account yet. Add one with ‘gate account add’.")


@account.command()
@click.argument("name")
@as_option
@council_option
@json_option
@click.option("--id", "account_id", default="", metavar="ID", help="Of one there is, to change it; else made of NAME.")
@click.option("--channel", default="handover", show_default=True, help="Posts leave by handover or outbox.")
@click.option("--area", default="", metavar="A", help="The area it speaks for; without it the council's own.")
@click.option("--network", default="", metavar="N", help="Such as facebook or x: how long a post may be there.")
@click.option("--handle", default="", metavar="TEXT", help="Such as @AnytownTC.")
@leaving(COULD_NOT)
def add(
    name: str,
    person: str,
    council: str | None,
    as_json: bool,
    account_id: str,
    channel: str,
    area: str,
    network: str,
    handle: str,
) -> None:
    """Add an account, or change the one of that id. The queue is read again.

    \b
    Example:
      gate account add "Town council on Bluesky" --network bluesky --handle @anytown.example --as ann
    """
    desk = desk_of(council)
    own = place(desk).council
    wanted = Account(
        account_id=account_id,
        council_id=own.council_id,
        name=name,
        channel=channel,
        area=area or own.area,
        network=network,
        handle=handle,
    )
    kept = keep_account(desk, wanted, signed(person))
    if as_json:
        tell({**asdict(kept.account), "moved": [post.post_id for post in kept.moved]})
        return
    click.echo(f"{kept.account.account_id}: {kept.account.name} is kept.")
    for post in kept.moved:
        click.echo(f"Post {post.post_id} was read again and is now {post.state}.")


COMMANDS = (candidates, account)

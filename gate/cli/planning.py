"""Commands that plan more than one post, and say what waits, what still stands and what was done outside."""

import datetime as dt
from pathlib import Path

import click

from calendars.civil_time import london
from calendars.errors import ExplainedError
from gate.cli.entrance import (
    COULD_NOT,
    HELD,
    REFUSED,
    Day,
    When,
    as_option,
    at_option,
    council_option,
    desk_of,
    json_option,
    leave,
    leaving,
    signed,
    tell,
    text_argument,
    words_of,
)
from gate.cli.picture_files import alt_option, picture_option, read_pictures
from gate.cli.posting import answers_of
from gate.desk.dates_in_words import hour_and_day
from gate.desk.enquiries import reason_of
from gate.desk.hand_over import hand_over
from gate.desk.import_posts import Imported, ImportedRow, import_posts
from gate.desk.live_posts import live_posts
from gate.desk.log_outside import Outside, log_outside
from gate.desk.post_file import read_post_file
from gate.desk.reminders import waiting
from gate.desk.repeat import Every, repeat_draft, stop_repeat
from gate.publicity.draft import Draft
from gate.workflow.lifecycle import State


@click.command()
@as_option
@council_option
@json_option
@click.option("--account", required=True, metavar="A", help="The account that is to say it.")
@click.option("--at", type=When(), required=True, metavar="WHEN", help="The first time, on London's clock.")
@click.option("--every", type=click.Choice([str(every) for every in Every]), required=True)
@click.option("--until", type=Day(), required=True, metavar="DAY", help="The last day on which it may go.")
@picture_option
@alt_option
@click.option("--asks", multiple=True, metavar="KEY=ANSWER", help="An answer; paid=yes says that it is an advert.")
@text_argument
def repeat(
    person: str,
    council: str | None,
    as_json: bool,
    account: str,
    at: dt.datetime,
    every: str,
    until: dt.date,
    files: tuple[Path, ...],
    alts: tuple[str, ...],
    asks: tuple[str, ...],
    text: str | None,
) -> None:
    """Put a post before the gate once for each time that it is to go. Exit 0 all queued, 1 some held, 3 not taken.

    Inside a pre-election period each is held until a second person clears that one.

    \b
    Example:
      gate repeat --as sam --account town-website --at 2027-06-01T09:00 --every week --until 2027-08-31 "Bins today"
    """
    try:
        attached, pictures = read_pictures(files, alts)
        draft = Draft(
            account_id=account,
            words=words_of(text),
            attachments=attached,
            attestations=answers_of(asks),
            publish_at=at,
        )
        made = repeat_draft(desk_of(council), draft, signed(person), every=Every(every), until=until, pictures=pictures)
    except ExplainedError as error:
        leave(error, COULD_NOT)
    if as_json:
        posts = [
            {"post": post.post_id, "state": str(post.state), "due": london(post.due_at).isoformat()}
            for post in made.posts
        ]
        tell({"repeat": made.repeat_id, "posts": posts})
    else:
        click.echo(f"{made.repeat_id}: {len(made.posts)} posts")
        for post in made.posts:
            click.echo(f"  {post.post_id:>5}  {hour_and_day(post.due_at)}: {reason_of(post)}")
    raise SystemExit(0 if all(post.state is State.QUEUED for post in made.posts) else HELD)


@click.command("stop-repeat")
@click.argument("repeat")
@as_option
@council_option
@click.option("--reason", default="", metavar="TEXT", help="Why; kept in the record.")
@leaving(REFUSED)
def stop_repeat_(repeat: str, person: str, council: str | None, reason: str) -> None:
    """Withdraw every post of a repeat that has not left.

    \b
    Example:
      gate stop-repeat repeat-12 --as sam
    """
    stopped = stop_repeat(desk_of(council), repeat, signed(person), reason=reason)
    click.echo(f"Withdrawn: {', '.join(f'post {post.post_id}' for post in stopped)}.")


@click.command("import-posts")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@as_option
@council_option
@json_option
@click.option("--dry-run", is_flag=True, help="Say what would happen and keep nothing.")
@leaving(COULD_NOT)
def import_posts_(file: Path, person: str, council: str | None, as_json: bool, dry_run: bool) -> None:
    """Take posts in from CSV or an Excel workbook, every row through the gate, all rows or none.

    Columns: account, date, time, text; also when, thread, action, shared, picture, alt, paid, answers.
    Exit 0 taken, 3 nothing imported.

    \b
    Example:
      gate import-posts april.xlsx --as sam --dry-run
    """
    read = read_post_file(file.read_bytes(), name=file.name, picture=lambda name: (file.parent / name).read_bytes())
    done = import_posts(desk_of(council), read, signed(person), dry_run=dry_run)
    if as_json:
        tell({"kept": done.kept, "ignored": list(read.ignored), "rows": [_row_facts(row) for row in done.rows]})
    else:
        _print_import(done, dry_run=dry_run)
        if read.ignored:
            click.echo(f"Columns that nothing reads: {', '.join(read.ignored)}.")
    raise SystemExit(COULD_NOT if done.faulty else 0)


def _row_facts(row: ImportedRow) -> dict[str, object]:
    state = str(row.post.state) if row.post else None
    return {
        "row": row.number,
        "state": state,
        "reason": reason_of(row.post) if row.post else "",
        "there": row.there or None,
        "warnings": list(row.warnings),
        "faults": list(row.faults),
    }


def _print_import(done: Imported, *, dry_run: bool) -> None:
    for row in done.rows:
        if row.faults:
            for fault in row.faults:
                click.echo(f"Row {row.number}: {fault}", err=True)
        elif row.there:
            click.echo(f"Row {row.number}: there already, as post {row.there}")
        elif row.post:
            click.echo(f"Row {row.number}: {reason_of(row.post)}, {hour_and_day(row.post.due_at)}")
        for warning in row.warnings:
            click.echo(f"Row {row.number}: Note: {warning}")
    count = sum(1 for row in done.rows if row.post)
    posts = "1 post" if count == 1 else f"{count} posts"
    if done.faulty:
        click.echo(f"Nothing was imported: {len(done.faulty)} of {len(done.rows)} rows need mending.", err=True)
    elif dry_run:
        click.echo(f"A dry run: {posts} would be taken in. Nothing was kept.")
    else:
        click.echo(f"{posts} {'was' if count == 1 else 'were'} taken in.")


@click.command()
@council_option
@json_option
@at_option
@leaving(COULD_NOT)
def live(council: str | None, as_json: bool, at: dt.datetime | None) -> None:
    """List what was published before a period and still stands in it, with its addresses.

    \b
    Example:
      gate live
    """
    found = live_posts(desk_of(council), at=at)
    if as_json:
        tell(
            [
                {
                    "post": one.post.post_id,
                    "account": one.post.draft.account_id,
                    "address": one.address,
                    "period": one.period,
                    "findings": [finding.name for finding in one.findings],
                }
                for one in found
            ]
        )
        return
    for one in found:
        why = ", ".join(finding.told for finding in one.findings) or "nothing found in it"
        click.echo(f"{one.post.post_id:>5}  {one.address}\n       {why}")
    if not found:
        click.echo("Nothing published earlier stands in a pre-election period.")


@click.command("log-outside")
@as_option
@council_option
@click.option("--account", required=True, metavar="A", help="The account that did it, or to which it was done.")
@click.option("--what", type=click.Choice([str(what) for what in Outside]), required=True)
@click.option("--whom", required=True, metavar="TEXT", help="Whose post or page: a name, a handle or an address.")
@click.option("--at", type=When(), required=True, metavar="WHEN", help="When it happened, on London's clock.")
@text_argument
@leaving(REFUSED)
def log_outside_(
    person: str, council: str | None, account: str, what: str, whom: str, at: dt.datetime, text: str | None
) -> None:
    """Log a like, a follow or a comment that happened outside the gate. It is read by the rules, and recorded.

    \b
    Example:
      gate log-outside --as sam --account town-facebook --what like --whom "@rivertrust" --at 2027-04-12T08:30
    """
    logged = log_outside(
        desk_of(council),
        signed(person),
        account_id=account,
        what=Outside(what),
        whom=whom,
        at=at,
        words=words_of(text),
    )
    click.echo(f"Logged as entry {logged.sequence}.")
    for finding in logged.screening.holding:
        click.echo(f"  {finding.told}: {finding.message}")


@click.command("hand-over")
@click.argument("post")
@council_option
@json_option
@leaving(REFUSED)
def hand_over_(post: str, council: str | None, as_json: bool) -> None:
    """Show a post that waits to be posted by hand, read again now. Exit 0 shown, 1 hidden: do not post it.

    \b
    Example:
      gate hand-over 41
    """
    box = hand_over(desk_of(council), post)
    if as_json:
        texts = [{"field": field, "text": text} for field, text in box.texts]
        tell({"post": post, "hidden": box.hidden, "page": box.page, "texts": texts, "pictures": len(box.pictures)})
    elif box.hidden:
        click.echo(f"Do not post this any more: {box.hidden}. Was it posted already? Say so with ‘gate settle {post}’.")
    else:
        for field, text in box.texts:
            click.echo(text if field == "text" else f"{field}: {text}")
        if box.pictures:
            click.echo(f"{len(box.pictures)} pictures: gate show {post} --pictures-into FOLDER", err=True)
        click.echo(f"Post it at {box.page or box.account.name}, then: gate settle {post} --found ADDRESS", err=True)
    raise SystemExit(REFUSED if box.hidden else 0)


@click.command("waiting")
@as_option
@council_option
@json_option
@leaving(COULD_NOT)
def waiting_(person: str, council: str | None, as_json: bool) -> None:
    """Say what waits for one person.

    \b
    Example:
      gate waiting --as ann
    """
    found = waiting(desk_of(council), signed(person))
    if as_json:
        tell([{"matter": str(one.matter), "posts": list(one.posts), "told": one.told} for one in found])
        return
    for one in found:
        click.echo(f"{one.told} ({', '.join(f'post {post}' for post in one.posts)})")
    if not found:
        click.echo("Nothing waits for you.")


COMMANDS = (repeat, stop_repeat_, import_posts_, live, log_outside_, hand_over_, waiting_)

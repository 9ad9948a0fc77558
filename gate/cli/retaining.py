"""Commands over how long things are kept: retention, legal holds, lawful erasure."""

import click

from calendars.civil_time import civil_day
from gate.cli.entrance import (
    REFUSED,
    as_option,
    council_option,
    desk_of,
    json_option,
    leaving,
    reason_option,
    signed,
    tell,
)
from gate.desk.dates_in_words import full_day
from gate.desk.erase_words import erase_post, erase_words
from gate.desk.retain import hold_for_law, keep_for, keeping, lift_hold, tidy
from gate.workflow.retention import Kind

subject_argument = click.argument("subject", metavar="POST|everything")


@click.group()
def retention() -> None:
    """How long what posts said is kept; legal holds; erasing. Nothing is erased by itself.

    \b
    Example:
      gate retention show
    """


@retention.command()
@council_option
@json_option
@leaving(REFUSED)
def show(council: str | None, as_json: bool) -> None:
    """Show how long things are kept, and what is on hold.

    \b
    Example:
      gate retention show
    """
    found = keeping(desk_of(council))
    if as_json:
        holds = [
            {"subject": hold.subject, "by": hold.by, "at": hold.at.isoformat(), "reason": hold.reason}
            for hold in found.holds
        ]
        tell({"days": {str(kind): found.days.get(kind) for kind in Kind}, "holds": holds})
        return
    for kind in Kind:
        days = found.days.get(kind)
        click.echo(f"{kind}: {'until somebody says otherwise' if days is None else f'{days} days after its end'}")
    for hold in found.holds:
        click.echo(f"Legal hold on {hold.subject}, by {hold.by}, {full_day(civil_day(hold.at))}: {hold.reason}")


@retention.command()
@click.argument("kind", type=click.Choice([str(kind) for kind in Kind]))
@click.option("--days", type=int, metavar="N", help="Days after its end; without it, until somebody says otherwise.")
@as_option
@reason_option
@council_option
@leaving(REFUSED)
def keep(kind: str, days: int | None, person: str, reason: str, council: str | None) -> None:
    """Say how long what posts of a kind said is kept.

    \b
    Example:
      gate retention keep withdrawn --days 730 --as ann --reason "Retention schedule 2026, line 14"
    """
    keep_for(desk_of(council), Kind(kind), days, signed(person), reason=reason)
    click.echo(f"What {kind} posts said is kept {'until told' if days is None else f'for {days} days'}.")


@retention.command()
@subject_argument
@as_option
@reason_option
@council_option
@leaving(REFUSED)
def hold(subject: str, person: str, reason: str, council: str | None) -> None:
    """Place a legal hold: nothing of it may be erased.

    \b
    Example:
      gate retention hold 41 --as helen --reason "Named in a complaint to the Ombudsman"
    """
    hold_for_law(desk_of(council), subject, signed(person), reason=reason)
    click.echo(f"Nothing of {subject} may be erased now.")


@retention.command()
@subject_argument
@as_option
@reason_option
@council_option
@leaving(REFUSED)
def lift(subject: str, person: str, reason: str, council: str | None) -> None:
    """Lift a legal hold.

    \b
    Example:
      gate retention lift 41 --as helen --reason "The complaint was closed on 3 June"
    """
    lift_hold(desk_of(council), subject, signed(person), reason=reason)
    click.echo(f"The legal hold on {subject} is lifted.")


@retention.command("tidy")
@click.option("--dry-run", is_flag=True, help="Show what would be erased, and erase nothing.")
@as_option
@council_option
@leaving(REFUSED)
def tidy_(dry_run: bool, person: str, council: str | None) -> None:
    """Erase what posts said that have been kept as long as they should.

    \b
    Example:
      gate retention tidy --dry-run --as ann
    """
    done = tidy(desk_of(council), signed(person), dry_run=dry_run)
    for post_id in done.erased:
        click.echo(f"Post {post_id}: what it said {'would be' if dry_run else 'is'} erased.")
    for post_id, why in done.kept:
        click.echo(f"Post {post_id} is kept: {why}")
    if not done.erased and not done.kept:
        click.echo("Nothing has been kept too long.")


@retention.command("erase-post")
@click.argument("post")
@as_option
@reason_option
@council_option
@leaving(REFUSED)
def erase_post_(post: str, person: str, reason: str, council: str | None) -> None:
    """Erase all that a post said. The record goes on verifying and says that it was erased.

    \b
    Example:
      gate retention erase-post 41 --as ann --reason "Request under Article 17 of the UK GDPR, 2027-031"
    """
    erase_post(desk_of(council), post, signed(person), reason=reason)
    click.echo(f"What post {post} said is erased. Backups and exports made before still hold it.")


@retention.command("erase-words")
@click.argument("entry", type=click.IntRange(max=2**63 - 1))
@click.argument("field")
@as_option
@reason_option
@council_option
@leaving(REFUSED)
def erase_words_(entry: int, field: str, person: str, reason: str, council: str | None) -> None:
    """Erase one field of words that stands beside one entry.

    \b
    Example:
      gate retention erase-words 207 reason --as ann --reason "Names a resident; request 2027-031"
    """
    erase_words(desk_of(council), entry, field, signed(person), reason=reason)
    click.echo(f"‘{field}’ of entry {entry} is erased. Backups and exports made before still hold it.")


COMMANDS = (retention,)

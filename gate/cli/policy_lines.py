"""Commands for the lines that a policy has people write down, its settings, and its cards."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from gate.cli.entrance import (
    REFUSED,
    Day,
    When,
    as_option,
    council_option,
    desk_of,
    json_option,
    leaving,
    signed,
    tell,
)
from gate.cli.picture_files import read_pictures
from gate.desk.cards_for import cards_at_moment
from gate.desk.note_line import (
    Line,
    confirm_setting,
    lines,
    not_accepted,
    note_line,
    review_due,
    settings_due,
)
from gate.policy.pack import MOMENTS
from gate.policy.register import LINES


@click.command()
@click.option("--words", default="I have read the policy and accept it.", metavar="TEXT", show_default=True)
@as_option
@council_option
@json_option
@leaving(REFUSED)
def accept(words: str, person: str, council: str | None, as_json: bool) -> None:
    """Accept the policy in force, for yourself.

    \b
    Example:
      gate policy accept --as sam
    """
    _say_line(note_line(desk_of(council), signed(person), kind="acceptance", words=words), as_json)


@click.command()
@click.argument("kind", type=click.Choice(tuple(LINES)))
@click.argument("words")
@click.option("--about", default="", metavar="WHOM", help="A person, an account, a post; yourself if left out.")
@click.option("--told", default="", metavar="WHOM", help="Whom it was passed on to, or by which route it goes.")
@click.option("--evidence", default="", metavar="WHERE", help="Where the evidence is kept.")
@click.option(
    "--picture", default=None, metavar="FILE", type=click.Path(path_type=Path), help="A picture, kept here as evidence."
)
@click.option("--day", type=Day(), metavar="DAY", help="The day it happened; today if left out.")
@click.option("--starts", type=When(), metavar="WHEN", help="When a meeting begins.")
@click.option("--ends", type=When(), metavar="WHEN", help="When a meeting ends.")
@as_option
@council_option
@json_option
@leaving(REFUSED)
def note(
    kind: str,
    words: str,
    about: str,
    told: str,
    evidence: str,
    picture: Path | None,
    day: dt.date | None,
    starts: dt.datetime | None,
    ends: dt.datetime | None,
    person: str,
    council: str | None,
    as_json: bool,
) -> None:
    """Write down what the policy asks to be written down: training, abuse, a breach, a comment, a meeting.

    \b
    Example:
      gate policy note abuse "Three threats under the flood post" --told police --as sam
    """
    kept = read_pictures((picture,), ())[1][0] if picture else None
    line = note_line(
        desk_of(council),
        signed(person),
        kind=kind,
        words=words,
        about=about,
        told=told,
        evidence=evidence,
        day=day,
        picture=kept,
        starts=starts,
        ends=ends,
    )
    _say_line(line, as_json)


@click.command()
@click.argument("key", metavar="SETTING")
@click.argument("about", metavar="WHOM")
@click.argument("words")
@click.option("--not-yet", is_flag=True, help="It does not hold yet.")
@click.option("--address", default="", metavar="E-MAIL", help="The council's address of a person.")
@as_option
@council_option
@json_option
@leaving(REFUSED)
def confirm(
    key: str, about: str, words: str, not_yet: bool, address: str, person: str, council: str | None, as_json: bool
) -> None:
    """Confirm a setting of an account, a person or the council.

    \b
    Example:
      gate policy confirm privacy town-facebook "Looked through on the page itself" --as ann
    """
    desk, by = desk_of(council), signed(person)
    line = confirm_setting(desk, by, key=key, about=about, words=words, holds=not not_yet, address=address)
    _say_line(line, as_json)


def line_facts(line: Line) -> dict[str, Any]:
    """One line of the register."""
    return {
        "sequence": line.sequence,
        "kind": line.kind,
        "about": line.about,
        "by": line.by,
        "day": str(line.day),
        "told": line.told or None,
        "evidence": line.evidence or None,
        "words": line.words,
    }


def _say_line(line: Line, as_json: bool) -> None:
    if as_json:
        tell(line_facts(line))
    else:
        click.echo(_line(line))


def _line(line: Line) -> str:
    told = f" ({line.told})" if line.told else ""
    return f"{line.day:%-d %B %Y}: {line.by} {LINES[line.kind].title}: {line.about}{told}: {line.words or '[erased]'}"


@click.command("lines")
@click.argument("kind", type=click.Choice(tuple(LINES)))
@council_option
@json_option
@leaving(REFUSED)
def lines_(kind: str, council: str | None, as_json: bool) -> None:
    """Show every line of a kind.

    \b
    Example:
      gate policy lines abuse
    """
    found = lines(desk_of(council), kind)
    if as_json:
        tell([line_facts(line) for line in found])
        return
    for line in found:
        click.echo(_line(line))


@click.command()
@click.option("--moment", type=click.Choice(MOMENTS), default="comment", show_default=True, help="The moment it is.")
@council_option
@json_option
@leaving(REFUSED)
def cards(moment: str, council: str | None, as_json: bool) -> None:
    """The checklist for a moment: before a share or a like, for a comment that came in, when an election is near.

    \b
    Example:
      gate policy cards --moment share
    """
    shown = cards_at_moment(desk_of(council), moment)
    if as_json:
        tell([{"title": one.card.title, "text": one.card.text, "clause": one.clause or None} for one in shown])
        return
    for one in shown:
        click.echo(f"{one.card.title}{f' ({one.clause})' if one.clause else ''}\n  {one.card.text}")


@click.command()
@council_option
@json_option
@leaving(REFUSED)
def due(council: str | None, as_json: bool) -> None:
    """What is due: settings to confirm, people who have not accepted the policy, the yearly review.

    \b
    Example:
      gate policy due
    """
    desk = desk_of(council)
    settings, people, review = settings_due(desk), not_accepted(desk), review_due(desk)
    if as_json:
        tell(
            {
                "settings": [
                    {
                        "setting": one.setting.key,
                        "about": one.about,
                        "question": one.setting.question,
                        "since": str(one.since) if one.since else None,
                    }
                    for one in settings
                ],
                "not_accepted": list(people),
                "review": str(review) if review else None,
            }
        )
        return
    for one in settings:
        click.echo(f"{one.about}: {one.setting.question} ({one.setting.key})")
    if people:
        click.echo(f"Not accepted yet by: {', '.join(people)}.")
    if review:
        click.echo(f"The policy is to be reviewed by {review:%-d %B %Y}.")
    if not (settings or people or review):
        click.echo("Nothing is due.")


COMMANDS = (accept, note, confirm, lines_, cards, due)

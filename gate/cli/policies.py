"""Commands about the council's social media policy: what there is, what it would change, adopting it, its lines."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from calendars.errors import ExplainedError
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
from gate.desk.adopt_policy import (
    Effect,
    adopt_policy,
    differences,
    effect_of_policy,
    policy_from,
    policy_in_force,
    with_choices,
)
from gate.desk.note_line import (
    Line,
    confirm_setting,
    lines,
    not_accepted,
    note_line,
    review_due,
    settings_due,
)
from gate.desk.opening import open_reference
from gate.desk.policy_pages import policy_pages
from gate.policy.pack import Clause, Pack
from gate.policy.register import LINES
from gate.publicity.finding import Severity
from gate.publicity.policy import Policy


@click.group()
def policy() -> None:
    """The council's social media policy: the documents on the shelf, and the one in force.

    \b
    Example:
      gate policy list
      gate policy compare collier-street
      gate policy adopt collier-street --as ann
    """


def pack_facts(pack: Pack) -> dict[str, Any]:
    """A pack in one line, as `policy list --json` prints it."""
    return {
        "policy": pack.policy_id,
        "title": pack.title,
        "whose": pack.whose,
        "source": pack.source,
        "clauses": len(pack.clauses),
        "carried": pack.carried,
        "kinds": {str(kind): many for kind, many in pack.counts.items()},
    }


def clause_facts(clause: Clause) -> dict[str, Any]:
    """One clause, as `policy show --json` prints it. `why_not` is null where the clause is carried."""
    return {
        "number": clause.number,
        "says": clause.says,
        "binds": list(clause.binds),
        "when": clause.when,
        "kind": str(clause.kind),
        "carried_by": list(clause.by),
        "why_not": None if clause.kind.carried else clause.why,
        "why": clause.why or None,
    }


def _pack(policy_id: str) -> Pack:
    shelf = open_reference().bookshelf
    found = shelf.pack(policy_id)
    if found is None:
        known = ", ".join(pack.policy_id for pack in shelf.packs)
        raise ExplainedError(f"There is no policy ‘{policy_id}’ on the shelf.", remedy=f"Known: {known}.")
    return found


@policy.command("list")
@json_option
@leaving(REFUSED)
def list_(as_json: bool) -> None:
    """The policies on the shelf, and how many clauses of each are carried.

    \b
    Example:
      gate policy list
    """
    packs = open_reference().bookshelf.packs
    if as_json:
        tell([pack_facts(pack) for pack in packs])
        return
    for pack in packs:
        click.echo(f"{pack.policy_id}: {pack.whose}, {pack.title}")
        counts = ", ".join(f"{kind} {many}" for kind, many in pack.counts.items() if many)
        click.echo(f"  {len(pack.clauses)} clauses, {pack.carried} carried: {counts}")


@policy.command()
@click.argument("which", metavar="POLICY")
@json_option
@leaving(REFUSED)
def show(which: str, as_json: bool) -> None:
    """Every clause of a policy, and how it is carried.

    \b
    Example:
      gate policy show loughton
    """
    pack = _pack(which)
    if as_json:
        tell({**pack_facts(pack), "clauses": [clause_facts(clause) for clause in pack.clauses]})
        return
    click.echo(f"{pack.whose}: {pack.title} ({pack.source})")
    click.echo(pack.authority)
    for clause in pack.clauses:
        carried = ", ".join(clause.by) if clause.kind.carried else clause.why
        click.echo(f"\n{clause.number}  {clause.says}")
        click.echo(f"  binds {', '.join(clause.binds)}; {clause.when}; {clause.kind}: {carried}")


@policy.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@leaving(REFUSED)
def pages(folder: Path) -> None:
    """Write a page for each document into FOLDER: every clause, how it is carried, with a link.

    \b
    Example:
      gate policy pages docs/policies
    """
    reference = open_reference()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in policy_pages(reference).items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be written ({error}).") from error
    for pack in reference.bookshelf.packs:
        counts = ", ".join(f"{kind} {many}" for kind, many in pack.counts.items() if many)
        click.echo(f"{pack.policy_id}: {counts}")


@policy.command()
@click.argument("which", metavar="POLICY")
@click.argument("other", metavar="[OTHER]", default="")
@council_option
@json_option
@leaving(REFUSED)
def compare(which: str, other: str, council: str | None, as_json: bool) -> None:
    """What a policy changes, and what it would have done to the last hundred posts. Changes nothing.

    With OTHER, two policies of the shelf side by side.

    \b
    Example:
      gate policy compare collier-street
    """
    desk = desk_of(council)
    wanted = policy_from(desk, which)
    if other:
        told = differences(wanted, policy_from(desk, other))
        if as_json:
            tell({"differences": list(told)})
        else:
            _say(told, "Nothing is different.")
        return
    _say_effect(effect_of_policy(desk, wanted), as_json)


def _say_effect(effect: Effect, as_json: bool) -> None:
    if as_json:
        tell(
            {
                "differences": list(effect.differences),
                "looked_at": effect.looked_at,
                "changed": [
                    {"post": one.post.post_id, "before": one.before, "after": one.after, "codes": list(one.codes)}
                    for one in effect.changed
                ],
            }
        )
        return
    _say(effect.differences, "Nothing is different.")
    click.echo(f"Of the last {effect.looked_at} posts, {len(effect.changed)} would have been judged otherwise.")
    for one in effect.changed:
        click.echo(f"  Post {one.post.post_id}: {one.before}, then {one.after} ({', '.join(one.codes)})")


def _say(told: tuple[str, ...], nothing: str) -> None:
    for line in told or (nothing,):
        click.echo(line)


def _severities(chosen: tuple[str, ...]) -> dict[str, Severity]:
    found = {}
    for one in chosen:
        code, _, severity = one.partition("=")
        if severity not in tuple(Severity):
            raise click.UsageError(f"‘{one}’ is no choice of a severity. Write it as YR403=block.")
        found[code.upper()] = Severity(severity)
    return found


@policy.command()
@click.argument("which", metavar="POLICY")
@click.option("--severity", "severities", multiple=True, metavar="CODE=SEVERITY", help="Another severity for a rule.")
@click.option("--without", multiple=True, metavar="APPROVAL", help="Leave out an approval that the policy asks for.")
@as_option
@council_option
@json_option
@leaving(REFUSED)
def adopt(
    which: str, severities: tuple[str, ...], without: tuple[str, ...], person: str, council: str | None, as_json: bool
) -> None:
    """Put a policy of the shelf in force, with the council's own changes; ‘default’ goes back to the product's.

    What the council chose before (persons, minutes, its own subjects, stricter severities) stays.

    \b
    Example:
      gate policy adopt collier-street --severity YR403=block --as ann
    """
    desk, by = desk_of(council), signed(person)
    wanted = Policy() if which == "default" else policy_from(desk, which)
    wanted = with_choices(wanted, severities=_severities(severities), without_approvals=without)
    told = differences(policy_in_force(desk), wanted)
    adopted = adopt_policy(desk, by, wanted)
    if as_json:
        tell({"policy": adopted.policy_id, "version": adopted.version, "changes": list(told)})
    else:
        _say(told, "Nothing was different.")
        click.echo(f"In force: {adopted.title}.")


@policy.command()
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


@policy.command()
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


@policy.command()
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


@policy.command("lines")
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


@policy.command()
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


COMMANDS = (policy,)

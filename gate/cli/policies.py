"""Commands about the council's social media policy: what there is, what it would change, adopting it, its lines."""

from pathlib import Path
from typing import Any

import click

from calendars.errors import ExplainedError
from gate.cli.entrance import (
    REFUSED,
    as_option,
    council_option,
    desk_of,
    json_option,
    leaving,
    signed,
    tell,
)
from gate.cli.policy_lines import COMMANDS as LINES_AND_SETTINGS
from gate.desk.adopt_policy import (
    Effect,
    adopt_policy,
    differences,
    effect_of_policy,
    policy_from,
    policy_in_force,
    with_choices,
)
from gate.desk.opening import open_reference
from gate.desk.policy_pages import policy_pages
from gate.desk.verdict_in_words import VERDICT
from gate.policy.pack import Clause, Pack
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
        raise click.UsageError(f"{folder} cannot be written ({error.strerror}).") from error
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
        read = f"{VERDICT[one.before]}, then {VERDICT[one.after].lower()}"
        click.echo(f"  Post {one.post.post_id}: {read} ({', '.join(one.codes)})")


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


for command in LINES_AND_SETTINGS:
    policy.add_command(command)

COMMANDS = (policy,)

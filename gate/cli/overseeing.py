"""Commands that say who may do what, and that look at posts afterwards."""

import datetime as dt
from pathlib import Path

import click

from calendars.civil_time import london
from gate.cli.entrance import (
    REFUSED,
    Day,
    as_option,
    council_option,
    desk_of,
    json_option,
    leaving,
    maybe_as_option,
    signed,
    tell,
)
from gate.cli.printing import owed_told
from gate.cli.user_sign_ins import COMMANDS as SIGN_INS
from gate.desk.keep_users import (
    add_person,
    change_roles,
    name_capacity,
    name_deputy,
    remove_person,
    roles_in_words,
    users,
)
from gate.desk.pass_on import left_open
from gate.desk.report_to_committee import report_as_html, report_to_committee
from gate.desk.review import Owed, review_post, reviews_owed
from gate.desk.telling import post_facts
from gate.workflow.role import Capacity, Grant, Person, Role

ROLES = click.Choice([str(role) for role in Role if role is not Role.GATE])
account_option = click.option("--account", default="", metavar="A", help="For this account only.")
manages_option = click.option("--manages", multiple=True, metavar="PERSON", help="Whose line manager they are.")


@click.group()
def user() -> None:
    """Who may do what, and from when. An administrator's task; the clerk's where nobody is administrator.

    \b
    Example:
      gate user add priya --name "Priya Shah" --role author --as ann
    """


def _grants(roles: tuple[str, ...], account: str, manages: tuple[str, ...]) -> tuple[Grant, ...]:
    return tuple(
        Grant(
            role=Role(role),
            account_id=account,
            manages=manages if Role(role) is Role.LINE_MANAGER else (),
        )
        for role in dict.fromkeys(roles)
    )


def _say(person: Person, as_json: bool) -> None:
    if as_json:
        tell(_facts(person))
    else:
        click.echo(_line(person))


def _facts(person: Person) -> dict[str, object]:
    return {
        "person": person.person_id,
        "name": person.name,
        "roles": [str(grant.role) for grant in person.grants] if person.removed_on is None else [],
        "grants": [
            {
                "role": str(grant.role),
                "account": grant.account_id or None,
                "from": str(grant.starts) if grant.starts else None,
                "until": str(grant.until) if grant.until else None,
                "manages": list(grant.manages),
            }
            for grant in person.grants
        ],
        "capacity": str(person.capacity),
        "removed": str(person.removed_on) if person.removed_on else None,
    }


def _line(person: Person) -> str:
    return f"{person.person_id}: {person.name}, {roles_in_words(person)}"


@user.command()
@click.argument("who", metavar="PERSON")
@click.argument("also", metavar="[ROLE]...", nargs=-1, type=ROLES)
@click.option("--name", default="", metavar="TEXT", help="As it is to stand in the record; the id if left out.")
@click.option("--role", "roles", multiple=True, type=ROLES, help="May be given again.")
@click.option("--stands-as", multiple=True, metavar="ID", help="Their person id in a list of candidates.")
@account_option
@manages_option
@as_option
@council_option
@json_option
@leaving(REFUSED)
def add(
    who: str,
    also: tuple[str, ...],
    name: str,
    roles: tuple[str, ...],
    stands_as: tuple[str, ...],
    account: str,
    manages: tuple[str, ...],
    person: str,
    council: str | None,
    as_json: bool,
) -> None:
    """Add a person.

    \b
    Example:
      gate user add priya --name "Priya Shah" --role author --as ann
    """
    grants = _grants((*also, *roles), account, manages)
    desk, by = desk_of(council), signed(person)
    _say(add_person(desk, who, by, name=name or who, grants=grants, stands_as=stands_as), as_json)


@user.command()
@click.argument("who", metavar="PERSON")
@click.argument("also", metavar="[ROLE]...", nargs=-1, type=ROLES)
@click.option("--role", "roles", multiple=True, type=ROLES, help="May be given again.")
@account_option
@manages_option
@as_option
@council_option
@json_option
@leaving(REFUSED)
def roles(
    who: str,
    also: tuple[str, ...],
    roles: tuple[str, ...],
    account: str,
    manages: tuple[str, ...],
    person: str,
    council: str | None,
    as_json: bool,
) -> None:
    """Give a person these roles in the place of those they have.

    \b
    Example:
      gate user roles priya --role author --role reviewer --as ann
    """
    if not (*also, *roles):
        raise click.UsageError("Name at least one role; ‘gate user remove’ takes a person out.")
    grants = _grants((*also, *roles), account, manages)
    _say(change_roles(desk_of(council), who, signed(person), grants=grants), as_json)


@user.command()
@click.argument("who", metavar="PERSON")
@click.option("--from", "starts", type=Day(), required=True, metavar="DAY", help="The first day, included.")
@click.option("--until", type=Day(), required=True, metavar="DAY", help="The last day, included.")
@account_option
@as_option
@council_option
@json_option
@leaving(REFUSED)
def deputy(
    who: str, starts: dt.date, until: dt.date, account: str, person: str, council: str | None, as_json: bool
) -> None:
    """Let a person act as the clerk's deputy on certain days.

    \b
    Example:
      gate user deputy ravi --from 2027-04-12 --until 2027-04-16 --as ann
    """
    desk, by = desk_of(council), signed(person)
    _say(name_deputy(desk, who, by, starts=starts, until=until, account_id=account), as_json)


@user.command()
@click.argument("who", metavar="PERSON")
@click.option("--hand-to", "heir", default="", metavar="PERSON", help="Who takes over the posts they have open.")
@as_option
@council_option
@json_option
@leaving(REFUSED)
def remove(who: str, heir: str, person: str, council: str | None, as_json: bool) -> None:
    """Let a person act no more. What they did stays in the record, under their name.

    \b
    Example:
      gate user remove sam --hand-to priya --as ann
    """
    desk, by = desk_of(council), signed(person)
    has = left_open(desk, who)
    _say(remove_person(desk, who, by, hand_to=heir), as_json)
    if has.posts and not heir:
        click.echo(f"Posts of theirs that are still open: {', '.join(one.post_id for one in has.posts)}.", err=True)
    for one in has.named:
        click.echo(one, err=True)


@user.command("capacity")
@click.argument("who", metavar="PERSON")
@click.argument("what", type=click.Choice([str(one) for one in Capacity]))
@as_option
@council_option
@json_option
@leaving(REFUSED)
def capacity(who: str, what: str, person: str, council: str | None, as_json: bool) -> None:
    """Say whether a person is here as an officer, a member or a partner: the policy may ask otherwise of each.

    \b
    Example:
      gate user capacity priya member --as ann
    """
    _say(name_capacity(desk_of(council), who, signed(person), capacity=Capacity(what)), as_json)


@user.command("list")
@council_option
@json_option
@leaving(REFUSED)
def list_(council: str | None, as_json: bool) -> None:
    """Show who may do what.

    \b
    Example:
      gate user list
    """
    found = users(desk_of(council))
    if as_json:
        tell([_facts(one) for one in found])
        return
    for one in found:
        click.echo(_line(one))


@click.command()
@click.argument("post", required=False)
@click.option("--as", "person", metavar="PERSON", help="Who looked: the id of a person.")
@click.option("--reason", default="", metavar="TEXT", help="What you found; kept in the record.")
@council_option
@json_option
@leaving(REFUSED)
def review(post: str | None, person: str | None, reason: str, council: str | None, as_json: bool) -> None:
    """Record the look afterwards that a sole officer's or an emergency release owes; without a post, list what is owed.

    \b
    Example:
      gate review 41 --as helen --reason "Read on the website: a plain warning of flooding, names nobody"
    """
    desk = desk_of(council)
    if post is None:
        _list_owed(reviews_owed(desk), as_json)
        return
    if person is None:
        raise click.UsageError("Say with --as PERSON who looked.")
    looked = review_post(desk, post, signed(person), reason=reason)
    if as_json:
        tell(post_facts(looked, desk.reference.statutes))
    else:
        click.echo(f"Post {looked.post_id} has been looked at by {person}.")


def _list_owed(owed: tuple[Owed, ...], as_json: bool) -> None:
    if as_json:
        tell(
            [
                {
                    "post": one.post.post_id,
                    "path": one.path,
                    "answered_by": one.answered_by,
                    "reviewer": one.reviewer or None,
                    "due": london(one.due_at).isoformat(),
                    "overdue": one.overdue,
                }
                for one in owed
            ]
        )
        return
    for one in owed:
        click.echo(owed_told(one))
    if not owed:
        click.echo("Nobody owes a look at any post.")


@click.command()
@click.argument("poll", required=False, default="")
@click.option("--from", "first", type=Day(), metavar="DAY", help="Another first day, included.")
@click.option("--until", "last", type=Day(), metavar="DAY", help="Another last day, included.")
@click.option("--to", "file", type=click.Path(path_type=Path, dir_okay=False), help="Without it, standard output.")
@maybe_as_option
@council_option
@leaving(REFUSED)
def report(
    poll: str, first: dt.date | None, last: dt.date | None, file: Path | None, person: str, council: str | None
) -> None:
    """Draw one page for committee after a poll: what was held and why, in pictures with their tables.

    \b
    Example:
      gate report local.anytown.2027-05-06 --to report.html --as ann
    """
    found = report_to_committee(desk_of(council), signed(person), poll_id=poll, first=first, last=last)
    page = report_as_html(found)
    if file is None:
        click.echo(page, nl=False)
        return
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written ({error.strerror}).") from error
    click.echo(f"The report on {found.tally.posts} posts is in {file}.", err=True)


for command in SIGN_INS:
    user.add_command(command)

COMMANDS = (user, review, report)

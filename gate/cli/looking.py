"""Commands that show where posts are, and one post's whole life."""

import datetime as dt
from pathlib import Path

import click

from gate.cli.entrance import COULD_NOT, REFUSED, council_option, desk_of, json_option, leaving, tell
from gate.cli.printing import owed_told, print_post
from gate.desk.dates_in_words import hour_and_day
from gate.desk.enquiries import case, place, queue, reason_of
from gate.desk.pictures import save_pictures
from gate.desk.review import reviews_owed
from gate.desk.telling import case_facts, post_facts
from gate.workflow.lifecycle import State


@click.command("queue")
@council_option
@json_option
@click.option("--state", type=click.Choice([str(state) for state in State]), help="Only posts in this state.")
@leaving(COULD_NOT)
def queue_(council: str | None, as_json: bool, state: str | None) -> None:
    """Show which posts are where.

    \b
    Example:
      gate queue --state held
    """
    desk = desk_of(council)
    posts = queue(desk, states=(State(state),) if state else tuple(State))
    if as_json:
        found = [(post, case(desk, post.post_id)) for post in posts]
        tell(
            [
                post_facts(post, desk.reference.statutes, one.reading.screening if one.reading else one.last)
                for post, one in found
            ]
        )
        return
    if not posts:
        click.echo("No posts here. Put one before the gate with ‘gate submit’.")
    if halt := place(desk).halt:
        click.echo(f"Everything is stopped, by {halt.by}, since {hour_and_day(halt.at)}: {halt.why}")
    for post in posts:
        first = post.draft.words.strip().splitlines()[0][:60] if post.draft.words.strip() else "(no words)"
        click.echo(f"{post.post_id:>5}  {post.draft.account_id:<16} {reason_of(post)}")
        click.echo(f"       {hour_and_day(post.due_at)}: {first}")
    for owed in reviews_owed(desk):
        if owed.overdue:
            click.echo(owed_told(owed), err=True)


@click.command()
@click.argument("post")
@council_option
@json_option
@click.option("--pictures-into", "folder", type=click.Path(path_type=Path), help="Save its pictures in this folder.")
@leaving(REFUSED)
def show(post: str, council: str | None, as_json: bool, folder: Path | None) -> None:
    """Show one post's whole life.

    \b
    Example:
      gate show 41 --json
    """
    desk = desk_of(council)
    facts = case_facts(case(desk, post), desk.reference.statutes)
    if folder:
        for place in save_pictures(desk, post, folder):
            click.echo(f"Saved {place}", err=True)
    if as_json:
        tell(facts)
        return
    print_post(desk, case(desk, post).post)
    for version in facts["versions"]:
        click.echo(f"  Version {version['version']} by {version['by']}, {_moment(version['at'])}: {version['text']}")
    for answer in facts["overrides"]:
        void = " (void: the post was changed)" if answer["void"] else ""
        click.echo(f"  {answer['name']} ({answer['role']}) answered: {answer['ground']}: {answer['reason']}{void}")
    for entry in facts["entries"]:
        click.echo(f"  {entry['sequence']:>5}  {_moment(entry['at'])}  {entry['words'].get('actor')}: {entry['event']}")


def _moment(told: str) -> str:
    """An instant of the record as people read it."""
    return hour_and_day(dt.datetime.fromisoformat(told))


COMMANDS = (queue_, show)

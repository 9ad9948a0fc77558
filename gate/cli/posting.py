"""Commands that put a post before the gate, and act on it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from calendars.errors import ExplainedError
from gate.cli.entrance import (
    COULD_NOT,
    HELD,
    REFUSED,
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
from gate.cli.printing import owed_told, print_post
from gate.desk.amend import amend_draft
from gate.desk.desk import Desk
from gate.desk.enquiries import case, queue, reason_of
from gate.desk.override import override_findings
from gate.desk.pictures import save_pictures
from gate.desk.review import reviews_owed
from gate.desk.send_back import send_back
from gate.desk.settle import settle_found, settle_not_found
from gate.desk.submit import submit_draft
from gate.desk.take_down import take_down
from gate.desk.taking import NotTakenError
from gate.desk.telling import case_facts, post_facts
from gate.desk.warnings import warnings_of
from gate.desk.withdraw import refuse_post, withdraw_post
from gate.publicity.draft import Action, Draft
from gate.workflow.lifecycle import Post, State
from gate.workflow.override import Advice, Ground, NotPermittedError

reason_option = click.option("--reason", required=True, metavar="TEXT", help="Why; kept in the record.")


def answers_of(pairs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The answers that were given, in the order of their keys."""
    told = []
    for pair in pairs:
        key, equals, answer = pair.partition("=")
        if not equals:
            raise click.BadParameter(f"‘{pair}’ is not KEY=ANSWER.", param_hint="--asks")
        told.append((key.strip(), answer.strip()))
    return tuple(sorted(told))


@click.command()
@as_option
@council_option
@json_option
@at_option
@click.option("--account", required=True, metavar="A", help="The account that is to say it.")
@click.option("--action", type=click.Choice([str(action) for action in Action]), default="post", show_default=True)
@click.option("--shared", default="", metavar="TEXT", help="The text shared, liked or replied to.")
@click.option("--thread", multiple=True, metavar="TEXT", help="A further part of a thread; may be given again.")
@picture_option
@alt_option
@click.option("--asks", multiple=True, metavar="KEY=ANSWER", help="An answer; paid=yes says that it is an advert.")
@text_argument
def submit(
    person: str,
    council: str | None,
    as_json: bool,
    at: dt.datetime | None,
    account: str,
    action: str,
    shared: str,
    thread: tuple[str, ...],
    files: tuple[Path, ...],
    alts: tuple[str, ...],
    asks: tuple[str, ...],
    text: str | None,
) -> None:
    """Put a post before the gate. Exit 0 queued, 1 held, 3 not taken.

    \b
    Example:
      gate submit --as sam --account town-website --at 2027-04-20T09:00 "Bins go out a day later"
    """
    try:
        attached, pictures = read_pictures(files, alts)
        draft = Draft(
            account_id=account,
            words=words_of(text),
            action=Action(action),
            thread=thread,
            shared_text=shared,
            attachments=attached,
            attestations=answers_of(asks),
            publish_at=at,
        )
        desk = desk_of(council)
        warned = warnings_of(desk, draft, pictures=pictures)
        post = submit_draft(desk, draft, signed(person), pictures=pictures)
    except ExplainedError as error:
        reasons = error.reasons if isinstance(error, NotTakenError) else (str(error),)
        if as_json:
            tell({"post": None, "state": None, "reason": "not taken", "findings": [], "objections": list(reasons)})
        leave(error, COULD_NOT)
    for warning in warned:
        click.echo(f"Note: {warning}", err=True)
    _show_outcome(desk, post, as_json, warned)
    raise SystemExit(0 if post.state is State.QUEUED else HELD)


def _show_outcome(desk: Desk, post: Post, as_json: bool, warned: tuple[str, ...] = ()) -> None:
    if as_json:
        found = case(desk, post.post_id)
        screening = found.reading.screening if found.reading else found.last
        tell({**post_facts(post, desk.reference.statutes, screening), "warnings": list(warned)})
    else:
        print_post(desk, post)


def _act(council: str | None, as_json: bool, post_id: str, act: Callable[[Desk], Post]) -> None:
    """Carry out one act on one post; a refusal prints every objection and leaves with 1."""
    desk: Desk | None = None
    try:
        desk = desk_of(council)
        post = act(desk)
    except ExplainedError as error:
        if isinstance(error, NotPermittedError):
            objections = error.objections
        else:
            objections = error.reasons if isinstance(error, NotTakenError) else (str(error),)
        if as_json and desk is not None:
            _tell_refusal(desk, post_id, objections)
        leave(error, REFUSED)
    _show_outcome(desk, post, as_json)


def _tell_refusal(desk: Desk, post_id: str, objections: tuple[str, ...]) -> None:
    try:
        found = case(desk, post_id)
    except ExplainedError:
        tell({"post": post_id, "state": None, "reason": "", "findings": [], "objections": list(objections)})
        return
    screening = found.reading.screening if found.reading else found.last
    tell(post_facts(found.post, desk.reference.statutes, screening, objections))


def _still_answered(
    draft: Draft, answers: tuple[tuple[str, str], ...], *, new_pictures: bool
) -> tuple[tuple[str, str], ...]:
    """The answers given before with those given now; what was said of other pictures no longer counts."""
    kept = {key: answer for key, answer in draft.attestations if not (new_pictures and "picture" in key)}
    return tuple(sorted({**kept, **dict(answers)}.items()))


@click.command()
@click.argument("post")
@as_option
@council_option
@json_option
@at_option
@click.option("--account", metavar="A", help="Another account to say it.")
@click.option("--shared", metavar="TEXT", help="What is shared or answered, instead.")
@click.option("--thread", multiple=True, metavar="TEXT", help="The further parts, all of them anew.")
@click.option("--no-thread", is_flag=True, help="Drop every further part.")
@picture_option
@alt_option
@click.option("--no-pictures", is_flag=True, help="Drop every picture.")
@click.option("--asks", multiple=True, metavar="KEY=ANSWER", help="An answer to what the gate asks.")
@text_argument
def amend(
    post: str,
    person: str,
    council: str | None,
    as_json: bool,
    at: dt.datetime | None,
    account: str | None,
    shared: str | None,
    thread: tuple[str, ...],
    no_thread: bool,
    files: tuple[Path, ...],
    alts: tuple[str, ...],
    no_pictures: bool,
    asks: tuple[str, ...],
    text: str | None,
) -> None:
    """Change a post's words, parts, pictures, account or time. It is read afresh, and old answers no longer count.

    \b
    Example:
      gate amend 41 --as sam "Thank you to everyone who helped"
      gate amend 41 --as sam --thread "The second part, mended" --thread "The third"
    """
    if (thread and no_thread) or (files and no_pictures):
        raise click.UsageError("Either give new ones or drop them all, not both.")

    def act(desk: Desk) -> Post:
        found = case(desk, post).post
        draft = found.draft
        attached, pictures = read_pictures(files, alts)
        changed = replace(
            draft,
            attachments=() if no_pictures else attached or draft.attachments,
            thread=() if no_thread else thread or draft.thread,
            shared_text=draft.shared_text if shared is None else shared,
            words=draft.words if text is None else words_of(text),
            account_id=account or draft.account_id,
            publish_at=at or draft.publish_at,
            attestations=_still_answered(draft, answers_of(asks), new_pictures=bool(files) or no_pictures),
        )
        return amend_draft(desk, post, changed, signed(person), pictures=pictures, version=found.version)

    _act(council, as_json, post, act)


@click.command()
@click.argument("post")
@as_option
@council_option
@json_option
@click.option("--at", type=When(), required=True, metavar="WHEN", help="The new time, on London's clock.")
def move(post: str, person: str, council: str | None, as_json: bool, at: dt.datetime) -> None:
    """Give a post another time. It is read afresh for that time.

    \b
    Example:
      gate move 41 --as sam --at 2027-05-07T09:00
    """
    _act(
        council,
        as_json,
        post,
        lambda desk: amend_draft(desk, post, replace(case(desk, post).post.draft, publish_at=at), signed(person)),
    )


@click.command()
@click.argument("post")
@as_option
@council_option
@json_option
@click.option("--reason", default="", metavar="TEXT", help="Why; kept in the record.")
def withdraw(post: str, person: str, council: str | None, as_json: bool, reason: str) -> None:
    """Take a post out of the queue for good.

    \b
    Example:
      gate withdraw 41 --as sam
    """
    _act(council, as_json, post, lambda desk: withdraw_post(desk, post, signed(person), reason=reason))


@click.command("return")
@click.argument("post")
@as_option
@council_option
@json_option
@click.option("--note", "--reason", required=True, metavar="TEXT", help="What the author should change.")
def return_(post: str, person: str, council: str | None, as_json: bool, note: str) -> None:
    """Return a held post to its author with a note.

    \b
    Example:
      gate return 41 --as ann --note "Leave the name out and it may go"
    """
    _act(council, as_json, post, lambda desk: send_back(desk, post, signed(person), note=note))


@click.command()
@click.argument("post")
@as_option
@council_option
@json_option
@reason_option
def refuse(post: str, person: str, council: str | None, as_json: bool, reason: str) -> None:
    """Withdraw a post as an officer, with a note to its author.

    \b
    Example:
      gate refuse 41 --as ann --reason "Not before the election"
    """
    _act(council, as_json, post, lambda desk: refuse_post(desk, post, signed(person), reason=reason))


@click.command()
@click.argument("post")
@as_option
@council_option
@json_option
@click.option("--ground", type=click.Choice([str(ground) for ground in Ground]), required=True)
@reason_option
@click.option("--advice", metavar="WHO,DAY,TEXT", help="What a monitoring or returning officer advised.")
def override(
    post: str, person: str, council: str | None, as_json: bool, ground: str, reason: str, advice: str | None
) -> None:
    """Answer for what holds a post, on exactly the words it has now.

    \b
    Example:
      gate override 41 --as ann --ground mistaken-identity --reason "A different person, the librarian"
    """
    taken = _advice(advice)
    _act(
        council,
        as_json,
        post,
        lambda desk: override_findings(desk, post, signed(person), ground=Ground(ground), reason=reason, advice=taken),
    )


def _advice(told: str | None) -> Advice | None:
    if told is None:
        return None
    who, day, text = (*(part.strip() for part in told.split(",", maxsplit=2)), "", "")[:3]
    try:
        return Advice(given_by=who, day=dt.date.fromisoformat(day), text=text)
    except ValueError as error:
        raise click.BadParameter(
            f"‘{told}’ is not WHO,DAY,TEXT, such as ‘Helen Marsh,2027-04-12,It is plain information’.",
            param_hint="--advice",
        ) from error


@click.command()
@click.argument("post")
@as_option
@council_option
@json_option
@click.option("--found", metavar="ADDRESS", help="Where the post stands.")
@click.option("--not-found", is_flag=True, help="Somebody looked: it was not posted.")
def settle(post: str, person: str, council: str | None, as_json: bool, found: str | None, not_found: bool) -> None:
    """Say what became of a post that was handed over.

    \b
    Example:
      gate settle 41 --as sam --found https://www.facebook.com/ThornwickTownCouncil/posts/1
    """
    if bool(found) == not_found:
        raise click.UsageError("Give either --found ADDRESS or --not-found.")
    _act(
        council,
        as_json,
        post,
        lambda desk: (
            settle_found(desk, post, signed(person), address=found)
            if found
            else settle_not_found(desk, post, signed(person))
        ),
    )


@click.command()
@click.argument("post")
@as_option
@council_option
@json_option
@reason_option
def takedown(post: str, person: str, council: str | None, as_json: bool, reason: str) -> None:
    """Record that a published post was taken down.

    \b
    Example:
      gate takedown 41 --as ann --reason "Deleted on Facebook at the monitoring officer's request"
    """
    _act(council, as_json, post, lambda desk: take_down(desk, post, signed(person), reason=reason))


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
    for post in posts:
        first = post.draft.words.strip().splitlines()[0][:60] if post.draft.words.strip() else "(no words)"
        click.echo(f"{post.post_id:>5}  {post.draft.account_id:<16} {reason_of(post)}\n       {first}")
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
        click.echo(f"  Version {version['version']} by {version['by']}, {version['at']}: {version['text']}")
    for answer in facts["overrides"]:
        void = " (void: the post was changed)" if answer["void"] else ""
        click.echo(f"  {answer['name']} ({answer['role']}) answered: {answer['ground']}: {answer['reason']}{void}")
    for entry in facts["entries"]:
        click.echo(f"  {entry['sequence']:>5}  {entry['london']}  {entry['words'].get('actor')}: {entry['event']}")


COMMANDS = (submit, amend, move, withdraw, return_, refuse, override, settle, takedown, queue_, show)

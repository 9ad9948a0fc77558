"""Commands that put a post before the gate, and with which its author changes, moves or withdraws it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click

from calendars.errors import ExplainedError
from gate.cli.entrance import (
    COULD_NOT,
    HELD,
    When,
    as_option,
    at_option,
    council_option,
    desk_of,
    json_option,
    leave,
    signed,
    tell,
    text_argument,
    words_of,
)
from gate.cli.one_act import act_on, on_post, show_outcome
from gate.cli.picture_files import alt_option, picture_option, read_pictures
from gate.desk.amend import amend_draft
from gate.desk.desk import Desk
from gate.desk.enquiries import case
from gate.desk.submit import submit_draft
from gate.desk.taking import NotTakenError
from gate.desk.warnings import warnings_of
from gate.desk.withdraw import withdraw_post
from gate.publicity.draft import Action, Draft
from gate.workflow.lifecycle import Post, State


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
    show_outcome(desk, post, as_json, warned)
    raise SystemExit(0 if post.state is State.QUEUED else HELD)


def _still_answered(
    draft: Draft, answers: tuple[tuple[str, str], ...], *, new_pictures: bool
) -> tuple[tuple[str, str], ...]:
    """The answers given before with those given now; what was said of other pictures no longer counts."""
    kept = {key: answer for key, answer in draft.attestations if not (new_pictures and "picture" in key)}
    return tuple(sorted({**kept, **dict(answers)}.items()))


@click.command()
@on_post
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

    act_on(council, as_json, post, act)


@click.command()
@on_post
@click.option("--at", type=When(), required=True, metavar="WHEN", help="The new time, on London's clock.")
def move(post: str, person: str, council: str | None, as_json: bool, at: dt.datetime) -> None:
    """Give a post another time. It is read afresh for that time.

    \b
    Example:
      gate move 41 --as sam --at 2027-05-07T09:00
    """
    act_on(
        council,
        as_json,
        post,
        lambda desk: amend_draft(desk, post, replace(case(desk, post).post.draft, publish_at=at), signed(person)),
    )


@click.command()
@on_post
@click.option("--reason", default="", metavar="TEXT", help="Why; kept in the record.")
def withdraw(post: str, person: str, council: str | None, as_json: bool, reason: str) -> None:
    """Take a post out of the queue for good.

    \b
    Example:
      gate withdraw 41 --as sam
    """
    act_on(council, as_json, post, lambda desk: withdraw_post(desk, post, signed(person), reason=reason))


COMMANDS = (submit, amend, move, withdraw)

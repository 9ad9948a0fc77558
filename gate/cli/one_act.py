"""One act on one post: carried out, and told with what became of it or why it was refused."""

from collections.abc import Callable

import click

from calendars.errors import ExplainedError
from gate.cli.entrance import REFUSED, as_option, council_option, desk_of, json_option, leave, tell
from gate.cli.printing import print_post
from gate.desk.desk import Desk
from gate.desk.enquiries import case
from gate.desk.taking import NotTakenError
from gate.desk.telling import post_facts
from gate.workflow.lifecycle import Post
from gate.workflow.override import NotPermittedError


def on_post(command: Callable[..., None]) -> Callable[..., None]:
    """Lets a command be given the post to act on, who acts, for which council, and whether to print facts."""
    return click.argument("post")(as_option(council_option(json_option(command))))


def show_outcome(desk: Desk, post: Post, as_json: bool, warned: tuple[str, ...] = ()) -> None:
    """Where the post is now, as sentences or as facts; `warned` is what its author should look at again."""
    if as_json:
        found = case(desk, post.post_id)
        screening = found.reading.screening if found.reading else found.last
        tell({**post_facts(post, desk.reference.statutes, screening), "warnings": list(warned)})
    else:
        print_post(desk, post)


def act_on(council: str | None, as_json: bool, post_id: str, act: Callable[[Desk], Post]) -> None:
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
    show_outcome(desk, post, as_json)


def _tell_refusal(desk: Desk, post_id: str, objections: tuple[str, ...]) -> None:
    try:
        found = case(desk, post_id)
    except ExplainedError:
        tell({"post": post_id, "state": None, "reason": "", "findings": [], "objections": list(objections)})
        return
    screening = found.reading.screening if found.reading else found.last
    tell(post_facts(found.post, desk.reference.statutes, screening, objections))

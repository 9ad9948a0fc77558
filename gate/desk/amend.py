"""Changing a post's words, pictures, account or time: always a new version, read afresh."""

import datetime as dt
import difflib
from dataclasses import replace

from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.reading import read_post
from gate.desk.refusal import refusals_recorded
from gate.desk.settle_reading import settle_reading
from gate.desk.taking import NotTakenError, draft_in_words, require_answers, require_fit, require_writer
from gate.publicity.draft import Draft
from gate.publicity.draft_changes import changes
from gate.publicity.picture import Picture
from gate.store.work import Work
from gate.workflow.lifecycle import Because, Event, Post
from gate.workflow.permission import Act
from gate.workflow.role import Actor


def amend_draft(
    desk: Desk,
    post_id: str,
    draft: Draft,
    by: SignedIn,
    *,
    pictures: tuple[Picture, ...] = (),
    version: int | None = None,
) -> Post:
    """Give the post `draft` in place of the one it has. Answers given for the old one no longer fit.

    `pictures` are those of its attachments that are not kept here yet. `version` is the one that was on the screen:
    where somebody has changed the post since, nothing is overwritten.
    Raises NotTakenError, NotPermittedError or PostError; then nothing has changed.
    """
    with refusals_recorded(desk, Act.AMEND, by, post_id), desk.work() as work:
        post = work.posts.get(post_id)
        require_writer(acting(work, by, account_id=post.draft.account_id))
        actor = acting(work, by, account_id=draft.account_id)
        require_writer(actor)
        if version is not None and version != post.version:
            names = {person.person_id: person.name for person in work.registers.persons}
            who = "you, in another window" if post.edited_by == by.person_id else names.get(post.edited_by, "somebody")
            raise NotTakenError(
                (f"This post was changed meanwhile by {who}. Your text is kept; look at what the post says now.",)
            )
        if draft == post.draft:
            raise NotTakenError(("Nothing about the post would change.",))
        for picture in pictures:
            work.pictures.put(picture, at=work.at)
        require_fit(desk, work, draft)
        post = _amended(work, post, draft, actor)
        reading = read_post(desk, work, post)
        require_answers(draft, reading)
        post = settle_reading(work, post, reading)
        work.commit()
        return post


def _amended(work: Work, post: Post, draft: Draft, actor: Actor) -> Post:
    changed = _with_new_draft(post, draft, by=actor, now=work.at)
    void = [override for override in work.posts.overrides(post.post_id) if post.is_covered_by(override)]
    moved = work.advance(
        post,
        Event.AMEND,
        actor,
        after=changed,
        because=Because.NEW,
        values={"account": draft.account_id, "due": changed.due_at.isoformat(), "voided": str(len(void))},
        words={
            "draft": draft_in_words(draft),
            **{
                f"{when} {change.field}": text
                for change in changes(post.draft, draft)
                for when, text in (("before", change.before), ("after", change.after))
            },
        },
    )
    work.posts.add_version(moved, by=actor.person_id, at=work.at)
    return moved


def what_changed(before: Draft, after: Draft) -> str:
    """The difference between two drafts as a person reads it: lines that went marked `-`, that came marked `+`."""
    old, new = draft_in_words(before).splitlines(), draft_in_words(after).splitlines()
    return "\n".join(line for line in difflib.ndiff(old, new) if not line.startswith("?"))


def _with_new_draft(post: Post, draft: Draft, *, by: Actor, now: dt.datetime) -> Post:
    """`post` with `draft` as its next version, last edited by `by`, due when the draft wants (or now)."""
    said_alike = _said(draft) == _said(post.draft)
    return replace(
        post,
        draft=draft,
        version=post.version + 1,
        edited_by=by.person_id,
        reworded_by=post.reworded_by if said_alike else tuple(dict.fromkeys((*post.reworded_by, by.person_id))),
        due_at=draft.publish_at or now,
    )


def _said(draft: Draft) -> tuple[object, ...]:
    """What a draft shows the public, whenever and wherever it does."""
    return (draft.action, *draft.texts(), *draft.pictures)

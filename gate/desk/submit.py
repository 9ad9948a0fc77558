"""Putting a draft before the gate."""

from calendars.election_calendar import ElectionCalendar
from gate.desk.desk import Desk, SignedIn, acting
from gate.desk.reading import read_post
from gate.desk.refusal import refusals_recorded
from gate.desk.settle_reading import settle_reading
from gate.desk.taking import draft_in_words, require_answers, require_fit, require_writer
from gate.desk.warnings import warnings_in
from gate.publicity.draft import Draft
from gate.publicity.picture import Picture
from gate.store.work import Work
from gate.workflow.lifecycle import Post, State
from gate.workflow.permission import Act


def submit_draft(desk: Desk, draft: Draft, by: SignedIn, *, pictures: tuple[Picture, ...] = (), form: str = "") -> Post:
    """Put `draft` before the gate: it is born held, and queued only if a fresh reading is clear.

    A draft without a time is wanted now. `pictures` are those of its attachments that are not kept here yet.
    `form` is drawn when a page shows the form: sent twice, it gives the post that it gave the first time.
    Raises NotTakenError with every reason why the channel would not take it or what the author has still to
    answer, NotPermittedError where the person may not write.
    """
    with refusals_recorded(desk, Act.SUBMIT, by), desk.work() as work:
        if form and (sent := work.posts.of_form(form)):
            return sent
        post = take_in(desk, work, draft, by, pictures=pictures, form=form)
        work.commit()
        return post


def take_in(
    desk: Desk,
    work: Work,
    draft: Draft,
    by: SignedIn,
    *,
    pictures: tuple[Picture, ...] = (),
    repeat_of: str = "",
    form: str = "",
    calendar: ElectionCalendar | None = None,
    warned: tuple[str, ...] | None = None,
) -> Post:
    """What `submit_draft` does, within a transaction that may take in more than one draft.

    `warned` are its warnings, where whoever takes in many has them already.
    """
    account = work.registers.account(draft.account_id)
    author = acting(work, by, account_id=account.account_id)
    require_writer(author)
    due_at = draft.publish_at or work.at
    post = Post(
        post_id=work.posts.next_id(),
        council_id=work.council_id,
        state=State.HELD,
        draft=draft,
        author=author.person_id,
        edited_by=author.person_id,
        due_at=due_at,
        created_at=work.at,
        repeat_of=repeat_of,
        form=form,
    )
    for picture in pictures:
        work.pictures.put(picture, at=work.at)
    require_fit(desk, work, draft)
    reading = read_post(desk, work, post, calendar=calendar)
    require_answers(draft, reading)
    if warned is None:
        warned = warnings_in(work, draft, repeat_of=repeat_of)
    work.posts.add(post)
    work.record.append(
        "submit",
        author,
        post.post_id,
        values={
            "to": "held",
            "version": "1",
            "account": account.account_id,
            "due": due_at.isoformat(),
            "paid": dict(draft.attestations).get("paid", "not said"),
            **({"repeat": repeat_of} if repeat_of else {}),
        },
        words={"draft": draft_in_words(draft), **({"warnings": "\n".join(warned)} if warned else {})},
    )
    return settle_reading(work, post, reading)
